"""What can be laid side by side of the surveys: each question, index and unit wave by wave.

Waves are cohorts, as they were frozen. A wave of a unit takes part only when (nearly) all that has
become that unit since was shown in it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from pipeline.contracts.codes import Code, load_codelist
from pipeline.periods import quarter_of
from pipeline.release import Release
from pipeline.release.lines import Lines
from pipeline.signals.survey.histogram import Histogram, histograms, item_histograms, together
from pipeline.signals.survey.index import population_of
from pipeline.signals.survey.measures import KNOWS, MEAN, Measure, item_measures
from pipeline.signals.survey.score import FEWEST_ANSWERS, Score, score_of

EARLIER_WAVES = 4
EXPERIENCE = "og"
PATTERNS = {"mb": "drempel", "pv": "klimaat", "psa": "klimaat", "lc": "klimaat", "og": "referentie"}
"""The pattern that an index, or a question of its block, belongs to."""


@dataclass(frozen=True)
class Waves:
    """The newest histogram of something and the earlier ones that can be read.

    `can_be_read`: fifty people or more answered the newest one, by the lower end of that number.
    """

    seen: Histogram
    earlier: tuple[Histogram, ...]
    can_be_read: bool

    @property
    def code(self) -> str:
        """The pattern that it belongs to."""
        index = self.seen.index
        if index in PATTERNS:
            return PATTERNS[index]
        return PATTERNS[str(load_codelist("items").get(index).extra["blok"])]


def waves_of(release: Release, newest: str) -> tuple[Waves, ...]:
    """All that the newest wave holds, the organisation before its units.

    Experience only of the whole organisation: there is no national figure of a unit.
    """
    lines: dict[tuple[str, str], list[Histogram]] = {}
    items = item_histograms(release, _measures())
    for one in (*histograms(release), *items):
        lines.setdefault((one.eenheid, one.index), []).append(one)
    for index, line in _blocks(items, newest).items():
        published = lines.get(("", index), ())
        if not published or published[-1].golf != newest:
            lines["", index] = line
    shown = _Shown.of(release)
    found = []
    for (unit, index), line in sorted(lines.items(), key=lambda pair: pair[0][0]):
        if line[-1].golf == newest and (not unit or index != EXPERIENCE):
            can = [can_be_read(release, one) for one in line]
            before = zip(line[:-1], can[:-1], strict=True)
            earlier = [one for one, is_read in before if is_read and shown.has_whole(one)]
            found.append(Waves(line[-1], tuple(earlier[-EARLIER_WAVES:]), can[-1]))
    return tuple(found)


def score_in(release: Release, one: Histogram) -> Score:
    """The score with its ranges; of questions together as if people answer all alike."""
    people = population_of(release, one.golf, one.eenheid)
    score = score_of(one, people)
    if one.questions == 1:
        return score
    n_lower = score.n_lower // one.questions
    return replace(
        score,
        spread=score.spread * one.questions if score.spread else None,
        absent=min(max(1 - one.people / people, 0.0), 1.0) if people else 1.0,
        n_lower=n_lower,
        n_upper=score.n_upper // one.questions,
        is_te_onzeker=n_lower < FEWEST_ANSWERS or 0 < people < FEWEST_ANSWERS,
    )


def can_be_read(release: Release, one: Histogram) -> bool:
    """Fifty answers, by the lower end of their range."""
    return not score_in(release, one).is_te_onzeker


def _blocks(items: Sequence[Histogram], newest: str) -> dict[str, list[Histogram]]:
    """The questions of each index together, in the waves that have all those of the newest one.

    For an index that was not published itself: several questions carry less noise than one.
    """
    waves: dict[str, dict[str, Histogram]] = {}
    for one in items:
        if one.maat == MEAN:
            waves.setdefault(one.golf, {})[one.index] = one
    found = {}
    for index in load_codelist("indexen").codes:
        asked = [item for item in waves.get(newest, {}) if item in _questions(index)]
        if len(asked) > 1:
            whole = [wave for wave in waves.values() if set(asked) <= set(wave)]
            found[index.code] = [
                together(index.code, [wave[item] for item in asked]) for wave in whole
            ]
    return found


def _questions(index: Code) -> frozenset[str]:
    listed: Any = index.extra["items"]
    return frozenset(str(item) for item in listed)


@dataclass(frozen=True)
class _Shown:
    """Which units each wave showed of an index, and the quarter in which it closed."""

    lines: Lines
    quarters: Mapping[str, str]
    units: Mapping[tuple[str, str], frozenset[str]]

    @staticmethod
    def of(release: Release) -> "_Shown":
        """Those of all waves of a release."""
        quarters = {w.golf: quarter_of(w.gesloten_op) for w in release.publiek.waves}
        groups = release.enquete.groupby(["golf", "index"])["eenheid"]
        units = {(str(golf), str(index)): frozenset(names) for (golf, index), names in groups}
        return _Shown(Lines.of(release), quarters, units)

    def has_whole(self, one: Histogram) -> bool:
        """Whether a wave showed (nearly) all that has become this unit since."""
        if not one.eenheid:
            return True
        units = self.units[one.golf, one.index]
        return self.lines.is_whole(one.eenheid, self.quarters[one.golf], units)


def _measures() -> dict[str, Measure]:
    """What is tested of each question: a share that says yes, or a mean of points."""
    found = {}
    for item in load_codelist("items").codes:
        if PATTERNS.get(str(item.extra["blok"])) in ("drempel", "klimaat"):
            by_code = {one.code: one for one in item_measures(item.code, has_options=False)}
            found[item.code] = by_code.get(MEAN) or by_code[KNOWS]
    return found
