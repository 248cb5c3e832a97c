"""What a document of prevention is made of: what was published of one year, and public facts.

Why a value of its own: it holds frozen numbers, signed lists and public inputs, and nothing that
only a vertrouwenspersoon knows. What is not in here cannot stand in the documents.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from pipeline.advice.catalogue import text
from pipeline.advice.concept import Fact, Line, Origin
from pipeline.advice.handed_over import HandedOver
from pipeline.advice.measures import Setting
from pipeline.advice.numbers import percentage
from pipeline.advice.register import Entry
from pipeline.advice.sentences import term_line
from pipeline.advice.yearly.year import Year
from pipeline.contracts.public import Wave
from pipeline.periods import quarters_in
from pipeline.release import Release
from pipeline.release.promise import best_guess
from pipeline.signals.frozen import SignalList
from pipeline.signals.themes.counts import ThemeCount, theme_waves


@dataclass(frozen=True)
class Material:
    """The material of one year.

    register: every signal ever shown with what the organisation may know of its follow-up.
    adviezen: advice that was handed over, the newest first.
    """

    jaar: int
    organisatie: str
    is_voorbeeld: bool
    sector: str
    datum: date
    release: Release
    lijsten: tuple[SignalList, ...]
    register: tuple[Entry, ...] = ()
    adviezen: tuple[HandedOver, ...] = ()

    @cached_property
    def year(self) -> Year:
        """What was published of the year, and of those before it."""
        return Year(self.jaar, self.release)

    @property
    def perioden(self) -> tuple[str, ...]:
        """The published periods of the year, in order of time."""
        return self.year.perioden

    @property
    def golf(self) -> Wave | None:
        """The newest published wave that closed by the end of the year."""
        return self.year.golf

    @cached_property
    def of_wave(self) -> Release:
        """The release with the answers of that wave alone: nothing else is to be worked out."""
        golf, answers, themes = (self.golf or _NONE).golf, self.release.enquete, self.release.themas
        return replace(
            self.release,
            enquete=answers[answers["golf"] == golf],
            themas=themes[themes["golf"] == golf],
        )

    @cached_property
    def themas(self) -> Mapping[str, ThemeCount]:
        """The themes of that wave by their code, worked out once for all risks."""
        found = theme_waves(self.of_wave)
        return found[0].counts if found else {}

    @cached_property
    def lijst(self) -> SignalList | None:
        """The newest list that goes with a publication of something of this year."""
        ours = {publication.id for publication in self.year.publicaties}
        found = [one for one in self.lijsten if one.over["publicatie"] in ours]
        return found[-1] if found else None

    @property
    def is_leeg(self) -> bool:
        """Nothing of this year was published, and no survey before it."""
        return not self.perioden and self.golf is None

    @property
    def setting(self) -> Setting:
        """What a choice of measures rests on beside the pattern."""
        last = quarters_in(self.perioden[-1])[-1] if self.perioden else f"{self.jaar}-Q4"
        return Setting(self.sector, self.release.publiek.headcount(last))

    @property
    def belofte(self) -> Mapping[str, object]:
        """The promise of the newest publication; empty when there is none."""
        return self.release.publicaties[-1].belofte if self.release.publicaties else {}

    def counted(self) -> dict[str, Line]:
        """What one of the counted is called, for sentences."""
        unit = "gesprek" if self.belofte.get("eenheid") == "gesprek" else "traject"
        return {name: term_line(text("geteld", unit, key), unit) for name, key in _NAMES.items()}

    def guessed(self) -> Fact:
        """How often the best guesser is right about one of them, at most."""
        guess = best_guess(float(str(self.belofte.get("epsilon", 1.0))))
        return Fact(percentage(guess), guess, (), Origin.BELOFTE, "goed_geraden")


_NAMES = {"geteld": "meer", "geteld_een": "een", "geteld_uitleg": "uitleg"}
_NONE = Wave("", 0, date.min)


def newest_year(release: Release, today: date) -> int:
    """The newest year of which talks were published, or in which a published wave closed."""
    return max(published_years(release), default=today.year - 1)


def published_years(release: Release) -> frozenset[int]:
    """The years of which talks were published, or in which a published wave closed."""
    waves = {wave.golf: wave.gesloten_op.year for wave in release.publiek.waves}
    talked = (int(period[:4]) for period in release.perioden)
    asked = (waves[golf] for golf in release.golven if golf in waves)
    return frozenset((*talked, *asked))
