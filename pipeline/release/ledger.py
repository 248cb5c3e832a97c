"""The privacy ledger: an append-only, hash-chained book of what was spent.

One JSON line an entry, synced before anything that depends on it. It names cohorts and tables,
never persons, and keeps every amount as whole micro-epsilon or as rho in a fraction, so that sums
are exact (accounting.py). Each entry holds the hash of the one before (a chain as in Haber &
Stornetta 1991); the kluis manifest carries the length and the head, every release the head of its
debit, so a ledger that was altered, cut, removed or put back from an older copy does not fit any
more. A release never carries the length: it would tell how often something came in. Each line is
sealed under a key of the kluis, so that nobody without it can add a debit for the next run to carry
out.
"""

import hmac
import os
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from pipeline.durable import replace_synced, sync_directory
from pipeline.errors import BudgetRefused, LedgerRefused
from pipeline.release.accounting import MICRO, Ceiling, Fit, fits
from pipeline.release.entry import Entry, parse
from pipeline.release.post import Post
from pipeline.vault.kluis import NO_LEDGER

DEBIT = "debet"
_START = NO_LEDGER
Seal = Callable[[bytes], str]


@dataclass(frozen=True)
class LedgerMark:
    """How long the ledger was, and its head, when the kluis last looked."""

    lengte: int
    kop: str


class Ledger:
    """The book of one organisation. Reading verifies the chain; writing syncs before it returns."""

    def __init__(self, folder: Path, seal: Seal | None = None) -> None:
        """With `seal`, the kluis's own, every line must carry it; without it, read only."""
        self._path = folder / "grootboek.jsonl"
        self._seal = seal
        self.entries = self._read()

    @property
    def mark(self) -> LedgerMark:
        """Length and head of the ledger as it is now."""
        head = self.entries[-1].hash if self.entries else _START
        return LedgerMark(len(self.entries), head)

    def mark_at(self, length: int) -> LedgerMark:
        """The mark when the ledger was `length` long. Raises LedgerRefused when it is shorter."""
        if length > len(self.entries):
            raise _shorter()
        return LedgerMark(length, self.entries[length - 1].hash if length else _START)

    def check_against(self, mark: LedgerMark, heads: Iterable[str] = ()) -> None:
        """Raises LedgerRefused unless the mark and these heads lie on this very chain."""
        if self.mark_at(mark.lengte) != mark or set(heads) - {one.hash for one in self.entries}:
            raise LedgerRefused(
                "Het grootboek is niet hetzelfde als toen er gepubliceerd werd.",
                "Er wordt niets gepubliceerd. Zet de laatste kopie van de map vp/grootboek terug.",
            )

    def spent(self) -> Counter[tuple[str, str]]:
        """Micro-epsilon of the geometric tables by (stroom, cohort)."""
        total: Counter[tuple[str, str]] = Counter()
        for cohort, posten in self.posten().items():
            total[cohort] = sum(post.micro_epsilon for post in posten)
        return total

    def posten(self) -> dict[tuple[str, str], tuple[Post, ...]]:
        """Everything that was spent, by (stroom, cohort)."""
        return by_cohort(post for entry in self.entries for post in entry.posten)

    def debit(
        self, posten: tuple[Post, ...], ceilings: Mapping[str, Ceiling], **extra: Any
    ) -> Entry:
        """Book `posten`, durably. `ceilings`: what one person may cost, per stroom.

        A cohort that was published before keeps the ceiling of then, when that was lower.
        Raises BudgetRefused, with requested, left and short, when a cohort cannot bear it.
        """
        spent = self.posten()
        for cohort, asked in by_cohort(posten).items():
            fit = fits(asked, spent.get(cohort, ()), self.ceiling(cohort, ceilings[cohort[0]]))
            if not fit:
                raise _short(*cohort, fit)
        content = {
            "posten": [asdict(post) for post in posten],
            "plafonds": {stroom: one.to_json() for stroom, one in ceilings.items()},
        }
        return self._append(DEBIT, content | extra)

    def ceiling(self, cohort: tuple[str, str], today: Ceiling) -> Ceiling:
        """What one person of this cohort may cost: as promised `today`, or earlier if lower."""
        earlier = (
            Ceiling.from_json(entry.inhoud["plafonds"][cohort[0]])
            for entry in self.debits
            if cohort in by_cohort(entry.posten)
        )
        return today.at_most(earlier)

    @property
    def debits(self) -> tuple[Entry, ...]:
        """The entries that spend, in order."""
        return tuple(entry for entry in self.entries if entry.soort == DEBIT)

    @property
    def first_debits(self) -> tuple[Entry, ...]:
        """The debits that correct nothing: their plan and public facts are those of their day."""
        return tuple(entry for entry in self.debits if not entry.is_correction)

    def note(self, soort: str, inhoud: Mapping[str, Any]) -> Entry:
        """Book an entry that spends nothing."""
        return self._append(soort, inhoud)

    def drop_torn_tail(self) -> None:
        """Cut off a line that was broken off while it was written: no noise rests on it."""
        whole = "".join(entry.line() + "\n" for entry in self.entries).encode()
        if self._content() not in (b"", whole):
            replace_synced(self._path, whole)

    def _append(self, soort: str, inhoud: Mapping[str, Any]) -> Entry:
        mark = self.mark
        entry = Entry(mark.lengte + 1, mark.kop, soort, inhoud)
        if self._seal is not None:
            entry = replace(entry, zegel=self._seal(entry.line().encode()))
        self._path.parent.mkdir(parents=True, exist_ok=True)
        with self._path.open("ab") as file:
            file.write((entry.line() + "\n").encode())
            file.flush()
            os.fsync(file.fileno())
        sync_directory(self._path.parent)
        self.entries = (*self.entries, entry)
        return entry

    def _read(self) -> tuple[Entry, ...]:
        entries: list[Entry] = []
        head = _START
        for line in self._content().splitlines(keepends=True):
            entry = parse(line)
            if entry is None and not line.endswith(b"\n"):
                break
            if entry is None or entry.nr != len(entries) + 1 or entry.vorige != head:
                raise _altered()
            if self._seal is not None and not self._is_sealed(entry):
                raise _altered()
            entries.append(entry)
            head = entry.hash
        return tuple(entries)

    def _content(self) -> bytes:
        try:
            return self._path.read_bytes()
        except FileNotFoundError:
            return b""
        except OSError:
            raise LedgerRefused(
                "Het grootboek is niet te lezen.",
                "Sluit andere programma's die de map vp/grootboek gebruiken, of zet de laatste "
                "kopie van die map terug.",
            ) from None

    def _is_sealed(self, entry: Entry) -> bool:
        bare = replace(entry, zegel="").line().encode()
        return self._seal is not None and hmac.compare_digest(entry.zegel, self._seal(bare))


def by_cohort(posten: Iterable[Post]) -> dict[tuple[str, str], tuple[Post, ...]]:
    """Posts by (stroom, cohort), in the order in which they were booked."""
    found: dict[tuple[str, str], tuple[Post, ...]] = {}
    for post in posten:
        found[post.stroom, post.cohort] = (*found.get((post.stroom, post.cohort), ()), post)
    return found


def _altered() -> LedgerRefused:
    return LedgerRefused(
        "Het grootboek is veranderd: een regel past niet op de regel ervoor.",
        "Er wordt niets gepubliceerd. Zet de laatste kopie van de map vp/grootboek terug.",
    )


def _shorter() -> LedgerRefused:
    return LedgerRefused(
        "Het grootboek is korter dan toen er gepubliceerd werd, of ontbreekt.",
        "Er wordt niets gepubliceerd. Zet de laatste kopie van de map vp/grootboek terug.",
    )


def _short(stroom: str, cohort: str, fit: Fit) -> BudgetRefused:
    return BudgetRefused(
        f"Het privacybudget van {stroom} in {cohort} is niet genoeg: gevraagd "
        f"{_epsilon(fit.gevraagd)}, over {_epsilon(fit.over)}, tekort {_epsilon(fit.tekort)}.",
        "Wat al gepubliceerd is blijft staan. Maak het plan kleiner of laat deze periode zo.",
    )


def _epsilon(micro: int) -> str:
    return f"{micro / MICRO:.6g}".replace(".", ",")
