"""The promise that was made, kept in the ledger: lowering it is free, raising it must be asked.

vip.toml says what the promise is, and anyone can edit that file. So the ledger holds what was
promised when the first rows came in, and every change since. A cohort that was published keeps the
ceiling it had (ledger.py); a raise holds for what is still to be published.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from fractions import Fraction
from typing import Any

from pipeline.errors import ConfigurationError
from pipeline.release.clock import DAY
from pipeline.release.ledger import Ledger
from pipeline.release.promise import Budget
from pipeline.settings import Privacy

PROMISE = "belofte"


@dataclass(frozen=True)
class Declared:
    """Micro-epsilon per protected unit for life, and per respondent and wave, with its delta.

    `golven_per_jaar` is how many waves of one year may be published.
    """

    epsilon: int
    epsilon_enquete: int
    delta_enquete: str
    golven_per_jaar: int

    @staticmethod
    def of(privacy: Privacy) -> "Declared":
        """What vip.toml says."""
        budget = Budget.of(privacy)
        waves = privacy.golven_per_jaar
        return Declared(budget.gesprekken, budget.enquete, str(budget.delta), waves)

    @staticmethod
    def from_json(values: Mapping[str, Any]) -> "Declared":
        """From an entry of the ledger."""
        names = ("epsilon", "epsilon_enquete", "delta_enquete", "golven_per_jaar")
        return Declared(**{name: values[name] for name in names})

    def allows_more_than(self, other: "Declared") -> bool:
        """Whether anyone would be protected less than under `other`."""
        return (
            self.epsilon > other.epsilon
            or self.epsilon_enquete > other.epsilon_enquete
            or Fraction(self.delta_enquete) > Fraction(other.delta_enquete)
            or self.golven_per_jaar > other.golven_per_jaar
        )


def in_force(ledger: Ledger) -> Declared | None:
    """The promise that was last written down; None before the first rows came in."""
    found = [Declared.from_json(e.inhoud) for e in ledger.entries if e.soort == PROMISE]
    return found[-1] if found else None


def keep_promise(ledger: Ledger, privacy: Privacy, today: date) -> bool:
    """Write down a first promise or a stricter one; gives whether that was done.

    Raises ConfigurationError when vip.toml allows more than was promised.
    """
    promised, wanted = in_force(ledger), Declared.of(privacy)
    if promised is not None and wanted.allows_more_than(promised):
        raise ConfigurationError(
            "vip.toml staat meer toe (epsilon, delta of golven_per_jaar) dan in het grootboek is "
            "beloofd.",
            "Zet in vip.toml onder [privacy] de oude waarden terug. Wilt u de belofte echt "
            "verruimen, bekijk dan eerst wat dat betekent met: vip privacy",
        )
    return write_promise(ledger, wanted, today)


def write_promise(ledger: Ledger, wanted: Declared, today: date) -> bool:
    """Write down a promise, unless it is the one in force; gives whether that was done."""
    if wanted == in_force(ledger):
        return False
    ledger.note(PROMISE, asdict(wanted) | {DAY: today.isoformat()})
    return True
