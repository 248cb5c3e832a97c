"""What the next publication can measure: a question of the survey, or the series of talks itself.

Why: a yardstick that nobody will ever see is a promise that cannot be kept. A yardstick is given
only where the numbers of the newest round show that a change of a size that matters would be seen
the next time; where that is not so, the advice says that the organisation keeps it itself.

A yardstick is declared beforehand, one test by itself, so it has the level of *let op*
(release/sharing.py).
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from pipeline.advice.catalogue import Slots, fill, text
from pipeline.advice.concept import Fact, Line, Meetlat, Origin, Term
from pipeline.advice.measures import Measure
from pipeline.advice.pattern import Pattern
from pipeline.contracts import load_codelist
from pipeline.release import Release
from pipeline.release.sharing import LET_OP, TRIPLING
from pipeline.signals.numbers import factor, whole
from pipeline.signals.survey.histogram import Histogram
from pipeline.signals.survey.measures import EXPERIENCED, KNOWS
from pipeline.signals.survey.recent import is_recent
from pipeline.signals.wave.comparison import Spread, against, spread_of
from pipeline.signals.wave.lines import Waves, score_in, waves_of
from pipeline.signals.wave.spread import between_waves
from pipeline.signals.wave.wording import is_turned, question_label

LARGEST = 20.0
"""Points of 100: a question that shows only more than a large difference is no yardstick."""
_NAMES = {EXPERIENCED: "aandeel", KNOWS: "ja"}
_EXPERIENCE = "og"


@dataclass(frozen=True)
class Yardsticks:
    """What one release lets be measured again; worked out once for all concepts of it."""

    release: Release
    today: date

    def of_survey(
        self, measure: Measure, pattern: Pattern, used: Collection[str] = ()
    ) -> Meetlat | None:
        """The first question of a measure that the next round can show, or else its index.

        Of a unit only indices are published. `used` are those of other measures of this advice.
        """
        unit = pattern.codes.get("eenheid", "")
        indices = _indices(measure.meten)
        asked = indices if unit else (*measure.meten, *indices)
        for index in asked:
            waves = self._waves.get((unit, index))
            if index in used or waves is None:
                continue
            if waves.can_be_read and waves.seen.questions == 1:
                smallest = self._smallest(waves)
                if smallest <= LARGEST:
                    return self._meetlat(waves.seen, smallest, unit)
        return None

    @cached_property
    def _waves(self) -> Mapping[tuple[str, str], Waves]:
        release = self.release
        if not release.golven or not is_recent(release, release.golven[-1], self.today):
            return {}
        found = waves_of(release, release.golven[-1])
        return {(one.seen.eenheid, one.seen.index): one for one in found}

    @cached_property
    def _drift(self) -> Spread:
        """How far waves lie apart of themselves."""
        whole = [one for (unit, _), one in self._waves.items() if not unit]
        return between_waves([(w.earlier, spread_of((w.seen, *w.earlier))) for w in whole])

    def _smallest(self, waves: Waves) -> float:
        """Points that a next round like the newest one would show in 8 of 10 cases.

        Laid beside the newest one alone, as the evaluation does (evaluation/of_survey.py).
        """
        people = spread_of((waves.seen, *waves.earlier))
        following = against("golven", waves.seen, (waves.seen,), people, self._drift, True)
        return following.smallest(LET_OP)

    def _meetlat(self, seen: Histogram, smallest: float, unit: str) -> Meetlat:
        name = _NAMES.get(seen.maat, "score")
        slots: dict[str, Fact | Term | Line] = {
            **_scored(self.release, seen, name),
            "verschil": Fact(
                whole(smallest), smallest, seen.cells, Origin.VOLGENDE_RONDE, "verschil"
            ),
            "omgekeerd": Line((text("enquete", "omgekeerd") if is_turned(seen.index) else "",)),
        }
        is_index = seen.index in load_codelist("indexen").values()
        codes = [("index" if is_index else "item", seen.index)]
        return Meetlat(
            soort="enquete",
            codes=(*codes, *([("eenheid", unit)] if unit else [])),
            richting="daling" if seen.index == _EXPERIENCE else "stijging",
            stand=fill(text("meetlat", "enquete", name), slots),
            zichtbaar_vanaf=fill(text("meetlat", "enquete", "zichtbaar"), slots),
        )


def of_talks(pattern: Pattern, slots: Slots) -> Meetlat | None:
    """The pattern's own series, where less than a tripling of it would be seen."""
    smallest = slots.get("zichtbaar_vanaf")
    if pattern.is_of_survey or not isinstance(smallest, Fact) or smallest.value > TRIPLING:
        return None
    if pattern.code not in ("stijging", "daling") or "hoeveel" not in slots:
        return None
    return Meetlat(
        soort="gesprekken",
        codes=tuple(sorted(pattern.codes.items())),
        richting="stijging" if pattern.code == "daling" else "",
        stand=fill(text("meetlat", "gesprekken", "stand"), slots),
        zichtbaar_vanaf=fill(text("meetlat", "gesprekken", "zichtbaar"), slots),
    )


def kept_by_the_organisation() -> Meetlat:
    """Nothing that a publication can show."""
    return Meetlat(soort="eigen")


def in_words(meetlat: Meetlat, measure: Measure) -> str:
    """The yardstick as the advice names it."""
    if meetlat.soort == "eigen":
        return text("meetlat", "eigen", "naam").format(wat=measure.eigen)
    if meetlat.soort == "gesprekken":
        return text("meetlat", "gesprekken", "naam")
    index = dict(meetlat.codes).get("item") or dict(meetlat.codes)["index"]
    return text("meetlat", "enquete", "naam").format(hoop=hoped(index))


def hoped(index: str) -> str:
    """What one hopes to see at a question or index."""
    try:
        return text("meetlat", "hoop", index)
    except KeyError:
        return text("meetlat", "hoop", "anders").format(vraag=question_label(index))


def _scored(release: Release, seen: Histogram, name: str) -> dict[str, Fact]:
    score = score_in(release, seen)
    low, high = score.interval()
    origin = Origin.SCORE if name == "score" else Origin.AANDEEL
    write = factor if whole(low) == whole(high) else whole
    values = {name: score.value, f"{name}_laag": low, f"{name}_hoog": high}
    return {
        slot: Fact(write(value), value, seen.cells, origin, slot) for slot, value in values.items()
    }


def _indices(questions: Sequence[str]) -> tuple[str, ...]:
    """The indices that questions belong to."""
    items, indices = load_codelist("items"), load_codelist("indexen").values()
    named = (
        one if one in indices else str(items.get(one).extra["blok"])
        for one in questions
    )  # fmt: skip
    return tuple(dict.fromkeys(index for index in named if index != _EXPERIENCE))
