"""Everything a report is made of: frozen numbers, lists, advice, public facts and the form."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from pipeline.advice.handed_over import HandedOver
from pipeline.advice.told import Told
from pipeline.advice.yearly.form import Formulier
from pipeline.advice.yearly.found import lists_of, told
from pipeline.advice.yearly.scores import Measured, scores
from pipeline.advice.yearly.year import Year
from pipeline.contracts.public import PublicInputs
from pipeline.release import Release
from pipeline.release.promise import best_guess
from pipeline.signals.frozen import SignalList

_NOUNS = {"gesprek": "gesprek", "persoon_per_jaar": "persoon_per_jaar"}


@dataclass(frozen=True)
class Yearly:
    """The material of one year. `publiek` is as it is today: there may be no publication yet."""

    jaar: int
    organisatie: str
    is_voorbeeld: bool
    sector: str
    datum: date
    release: Release
    lijsten: tuple[SignalList, ...]
    adviezen: tuple[HandedOver, ...]
    publiek: PublicInputs
    formulier: Formulier = field(default_factory=Formulier)

    @cached_property
    def year(self) -> Year:
        """What was published of it."""
        return Year(self.jaar, self.release)

    @cached_property
    def lists(self) -> tuple[SignalList, ...]:
        """The lists of patterns of this year, oldest first."""
        return lists_of(self.year, self.lijsten)

    @cached_property
    def told(self) -> tuple[Told, ...]:
        """What stood out, in words, the strongest first."""
        return told(self.year, self.lists, self.sector, self.datum)

    @cached_property
    def scores(self) -> tuple[Measured, ...]:
        """The indices of every survey wave."""
        return scores(self.release)

    @property
    def belofte(self) -> Mapping[str, object]:
        """The promise of the year's newest publication; empty when there is none."""
        found = self.year.publicaties or self.release.publicaties
        return found[-1].belofte if found else {}

    @property
    def eenheid(self) -> str:
        """What is counted and protected, at its weakest."""
        units = {str(one.belofte.get("eenheid", "traject")) for one in self.year.publicaties}
        return next((_NOUNS[unit] for unit in _NOUNS if unit in units), "traject")

    @property
    def guess(self) -> float:
        """How often the best guesser is right about one of them, at most."""
        return best_guess(float(str(self.belofte.get("epsilon", 1.0))))

    @cached_property
    def offered(self) -> tuple[HandedOver, ...]:
        """Advice about this year, oldest first: it may have been offered after it."""
        return self._about(lambda year: year == self.jaar)

    @cached_property
    def earlier(self) -> tuple[HandedOver, ...]:
        """Advice about the years before, oldest first."""
        return self._about(lambda year: year < self.jaar)

    def _about(self, is_wanted: Callable[[int], bool]) -> tuple[HandedOver, ...]:
        found = [one for one in self.adviezen if is_wanted(_year_of(one))]
        return tuple(sorted(found, key=lambda one: (one.aangeboden_op, one.id)))


def _year_of(one: HandedOver) -> int:
    """The year that an advice is about: numbers of a year are published after it."""
    return int(one.concept.periode[:4] or one.aangeboden_op.year)
