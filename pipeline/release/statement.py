"""The ledger verified and told: what was spent on whom, on what, and what is left.

Verifying opens everything that a promise rests on: chain, seals and marks of the ledger, every
booking by its hash, every frozen bundle by its signature and hash, every delivery in the kluis.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from pipeline.contracts.stored import STORED
from pipeline.release.accounting import MICRO, Ceiling, Total, total
from pipeline.release.completion import frozen_hash
from pipeline.release.door import Door
from pipeline.release.ledger import Ledger, by_cohort
from pipeline.release.post import Post
from pipeline.release.promise import Budget

SHOWN_DELTA = Fraction(1, 1_000_000)
"""At which delta the composed total of pure tables is shown."""


@dataclass(frozen=True)
class Checked:
    """What was verified. `kop`: the hash of the last debit, as its release and the page have it.

    Not how many lines and deliveries there are: who lays this beside the page should not see how
    often something came in.
    """

    kop: str
    publicaties: int
    boekingen: int


@dataclass(frozen=True)
class Account:
    """What one cohort was charged: posts by publication, totals, and the ceiling they keep to."""

    stroom: str
    cohort: str
    publicaties: tuple[tuple[str, tuple[Post, ...]], ...]
    plafond: Ceiling
    totaal: Total

    @property
    def over(self) -> int:
        """Micro-epsilon that is left; it can pay for a correction."""
        return max(0, self.plafond.micro_epsilon - self.totaal.charged)

    def to_json(self) -> dict[str, Any]:
        """Plain values; amounts in micro-epsilon."""
        return {
            "stroom": self.stroom,
            "cohort": self.cohort,
            "publicaties": {
                name: [
                    {
                        "tabel": post.tabel,
                        "mechanisme": post.mechanisme,
                        "gevoeligheid": post.gevoeligheid,
                    }
                    | ({"rho": post.rho} if post.rho else {"micro_epsilon": post.micro_epsilon})
                    for post in posts
                ]
                for name, posts in self.publicaties
            },
            "plafond": self.plafond.micro_epsilon,
            "verbruikt": self.totaal.charged,
            "over": self.over,
            "opgeteld": self.totaal.basic,
            "samengesteld": self.totaal.pld,
            "delta": float(self.totaal.delta),
        }


def verify(door: Door) -> tuple[Ledger, Checked]:
    """Everything checked. Raises LedgerRefused or KeyRefused at what does not fit."""
    ledger = door.open_ledger()
    bookings = door.completion.bookings
    for entry in ledger.debits:
        bookings.talks(entry)
        if frozen_hash(entry.inhoud["publicatie"], ledger) is None:
            bookings.answers(entry)
    for contract in STORED:
        door.kluis.deliveries(contract)
    return ledger, Checked(
        kop=ledger.debits[-1].hash if ledger.debits else "",
        publicaties=len(door.released().publicaties),
        boekingen=len(ledger.debits),
    )


def accounts(ledger: Ledger, budget: Budget) -> tuple[Account, ...]:
    """What every cohort was charged, by stream and cohort."""
    ceilings = budget.ceilings()
    found = []
    for (stroom, cohort), posts in sorted(ledger.posten().items()):
        ceiling = ledger.ceiling((stroom, cohort), ceilings[stroom])
        delta = ceiling.delta or SHOWN_DELTA
        by_publication = tuple(_by_publication(ledger, stroom, cohort))
        one = total(posts, delta)
        found.append(Account(stroom, cohort, by_publication, ceiling, one))
    return tuple(found)


def _by_publication(
    ledger: Ledger, stroom: str, cohort: str
) -> Iterable[tuple[str, tuple[Post, ...]]]:
    for entry in ledger.debits:
        if posts := by_cohort(entry.posten).get((stroom, cohort)):
            yield str(entry.inhoud["publicatie"]), posts


def amount(post: Post) -> float:
    """Epsilon of a geometric post, rho of a Gaussian one."""
    return float(post.zcdp) if post.rho else post.micro_epsilon / MICRO
