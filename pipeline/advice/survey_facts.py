"""What the survey says about a pattern: its score, what it is laid beside, and who answered.

Why: a pattern of the survey is found again in the release by the same functions that found it, so
that every figure in an advice is the one in the list, with the cells of the wave.
"""

from dataclasses import dataclass

from pipeline.advice.catalogue import text
from pipeline.advice.concept import Fact, Line, Origin, Term
from pipeline.advice.pattern import Pattern
from pipeline.advice.surveyed import Surveyed
from pipeline.release import Release
from pipeline.signals.numbers import factor, whole
from pipeline.signals.survey.histogram import Histogram
from pipeline.signals.survey.measures import EXPERIENCED, KNOWS
from pipeline.signals.survey.score import Score
from pipeline.signals.wave.change import Subject
from pipeline.signals.wave.comparison import Comparison
from pipeline.signals.wave.lines import score_in
from pipeline.signals.wave.response import TookPart
from pipeline.signals.wave.wording import is_turned, question_label

Filled = dict[str, Fact | Term | Line]

_NAMES = {EXPERIENCED: "aandeel", KNOWS: "ja"}
_SAME = 1e-6  # points


@dataclass(frozen=True)
class SurveyFacts:
    """A pattern of the survey with the comparison behind it."""

    pattern: Pattern
    surveyed: Surveyed
    subject: Subject

    @staticmethod
    def of(pattern: Pattern, surveyed: Surveyed) -> "SurveyFacts | None":
        """None when the release holds no such comparison, or another one than the pattern is of."""
        for one in surveyed.subjects(pattern.golf):
            names = (one.code, one.seen.golf, one.eenheid, one.seen.index)
            codes = pattern.codes
            about = (pattern.code, pattern.golf, codes.get("eenheid", ""), codes.get("item", ""))
            if names == about and one.comparisons and _is_it(one, pattern):
                return SurveyFacts(pattern, surveyed, one)
        return None

    def slots(self) -> Filled:
        """All that a sentence about it may be filled with."""
        index = self.subject.seen.index
        return {
            **self._scored(),
            **self._compared(),
            **self._who_answered(),
            "vraag": Term(f"‘{question_name(index)}’", index),
            "omgekeerd": Line((text("enquete", "omgekeerd") if is_turned(index) else "",)),
        }

    def _scored(self) -> dict[str, Fact]:
        return scored(self.surveyed.release, self.subject.seen)

    def _compared(self) -> Filled:
        """Exactly one of the three: earlier waves, the other units, a national figure."""
        one, figure = self.subject.strongest, self.subject.figure
        if figure is not None:
            sector = str(figure.extra.get("sector", ""))
            group = text("enquete", "sector").format(sector=sector) if sector else ""
            return {
                "landelijk_ervaren": Term(f"{whole(one.expected)} van de 100", figure.code),
                "bron_ervaren": Term(str(figure.extra["bron"]), figure.code),
                "groep": Term(group or text("enquete", "alle_sectoren"), figure.code),
            }
        if one.kind == "eenheden":
            return {"andere_eenheden": Line((text("enquete", "andere_eenheden"),))}
        found: Filled = {"eerdere_golven": earlier_waves(one)}
        if one.elsewhere:
            key = "groter_dan_elders" if one.seen.eenheid else "groter_dan_werk"
            found["groter_dan_elders"] = Line((text("enquete", key),))
        return found

    def _who_answered(self) -> Filled:
        return who_answered(self.surveyed.took_part, self.subject.strongest)


def scored(release: Release, seen: Histogram) -> dict[str, Fact]:
    """The score (or share) of one wave and the ends of its 90 % range, by their names."""
    score: Score = score_in(release, seen)
    name = _NAMES.get(seen.maat, "score")
    low, high = score.interval()
    origin = Origin.SCORE if name == "score" else Origin.AANDEEL
    values = {name: score.value, f"{name}_laag": low, f"{name}_hoog": high}
    write = factor if whole(low) == whole(high) else whole
    return {
        slot: Fact(write(value), value, seen.cells, origin, slot) for slot, value in values.items()
    }


def question_name(index: str) -> str:
    """A question by its label, and an index by what it is about."""
    try:
        return text("enquete", "indexnamen", index)
    except KeyError:
        return question_label(index)


def earlier_waves(one: Comparison) -> Term:
    """The waves that the newest one is laid beside."""
    first, last = one.compared[0].golf, one.compared[-1].golf
    key = {1: "naam", 2: "twee"}.get(len(one.compared), "eerdere")
    return Term(
        text("enquete", key).format(golf=first, eerste=first, laatste=last), f"{first}/{last}"
    )


def who_answered(took_part: TookPart, one: Comparison) -> Filled:
    """Whether more or fewer people took part; nothing where that did not move."""
    shift = took_part.shift_of(one)
    if shift is None:
        return {}
    more = "meer" if shift.now > shift.before else "minder"
    beside = "eerder" if shift.is_earlier else "elders"
    return {"deelname": Line((text("enquete", "deelname", f"{more}_{beside}"),))}


def _is_it(subject: Subject, pattern: Pattern) -> bool:
    """Whether this comparison gave the pattern its number."""
    seen = pattern.getallen.get("waarneming")
    return seen is not None and abs(subject.strongest.value - seen) < _SAME
