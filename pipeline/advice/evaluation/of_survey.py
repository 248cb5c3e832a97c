"""A question or index of the survey: the newest wave after an advice beside the one before it.

The comparison is that of the patterns (signals/wave/comparison.py): the noise of both waves with
its own tails, who took part, and how far waves lie apart of themselves.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from pipeline.advice.catalogue import Slots
from pipeline.advice.concept import Fact, Line, Meetlat, Origin, Term
from pipeline.advice.evaluation.sentences import joined, sentence
from pipeline.advice.evaluation.verdict import UNKNOWN, Seen, verdict
from pipeline.release import Release
from pipeline.release.sharing import LET_OP
from pipeline.signals.numbers import whole
from pipeline.signals.survey.histogram import Histogram
from pipeline.signals.wave.comparison import LARGE, Comparison, against, spread_of
from pipeline.signals.wave.lines import Waves, score_in, waves_of
from pipeline.signals.wave.spread import between_waves
from pipeline.signals.wave.wording import is_turned, question_label


@dataclass(frozen=True)
class SurveyNow:
    """The newest published wave, of an advice that was offered on a day."""

    release: Release
    offered: date

    def finding(self, meetlat: Meetlat) -> tuple[str, Line]:
        """The status that the yardstick points at, and the sentences with their numbers."""
        codes = dict(meetlat.codes)
        index = codes.get("item") or codes.get("index", "")
        question = Term(question_label(index), index)
        waves = self._waves().get((codes.get("eenheid", ""), index))
        if waves is None:
            return UNKNOWN, sentence("geen_enquete", {"vraag": question})
        before = self._before(waves)
        if before is None or not waves.can_be_read:
            return UNKNOWN, sentence("niet_naast_elkaar", {"vraag": question})
        compared = self._compared(waves, before)
        status, why = verdict(_seen(compared), meetlat.richting, LET_OP)
        slots = {"vraag": question, **self._slots(compared, before)}
        return status, joined("toen_en_nu", "verschil", f"conclusie.{why}", "oorzaak", slots=slots)

    def _waves(self) -> Mapping[tuple[str, str], Waves]:
        """What the newest wave holds; nothing when it closed before the advice."""
        if not self.release.golven or not self._is_after(self.release.golven[-1]):
            return {}
        found = waves_of(self.release, self.release.golven[-1])
        return {(one.seen.eenheid, one.seen.index): one for one in found}

    def _is_after(self, golf: str) -> bool:
        closed = {wave.golf: wave.gesloten_op for wave in self.release.publiek.waves}
        return closed[golf] > self.offered

    def _before(self, waves: Waves) -> Histogram | None:
        """The newest wave that had closed when the advice was offered, if it can be laid beside."""
        known = [one for one in waves.earlier if not self._is_after(one.golf)]
        alike = [one for one in known if one.questions == waves.seen.questions]
        return alike[-1] if alike else None

    def _compared(self, waves: Waves, before: Histogram) -> Comparison:
        whole_org = [one for (unit, _), one in self._waves().items() if not unit]
        drift = between_waves([(w.earlier, spread_of((w.seen, *w.earlier))) for w in whole_org])
        people = spread_of((waves.seen, *waves.earlier))
        return against("golven", waves.seen, (before,), people, drift, falls_only=False)

    def _slots(self, compared: Comparison, before: Histogram) -> Slots:
        reach = compared.law.limit(LET_OP)
        cells = (*before.cells, *compared.seen.cells)
        ends = (compared.difference - reach, compared.difference + reach)
        smallest = compared.law.smallest(LET_OP)
        turned = is_turned(compared.seen.index)
        return {
            **self._score("toen", before),
            **self._score("nu", compared.seen),
            "golf_toen": Term(before.golf, before.golf),
            "golf_nu": Term(compared.seen.golf, compared.seen.golf),
            "laag": _fact(moved(ends[0]), ends[0], cells, "laag"),
            "hoog": _fact(moved(ends[1]), ends[1], cells, "hoog"),
            "zichtbaar": _fact(f"{whole(smallest)} punten", smallest, cells, "zichtbaar"),
            "omgekeerd": sentence("omgekeerd", {}) if turned else Line(("",)),
        }

    def _score(self, name: str, one: Histogram) -> dict[str, Fact]:
        score = score_in(self.release, one)
        low, high = score.interval()
        values = {name: score.value, f"{name}_laag": low, f"{name}_hoog": high}
        return {key: _fact(whole(value), value, one.cells, key) for key, value in values.items()}


def moved(points: float) -> str:
    """A difference in points, in words.

    >>> moved(3.2), moved(-0.4), moved(-12)
    ('3 punten hoger', '0 punten hoger', '12 punten lager')
    """
    size = round(abs(points))
    unit = "punt" if size == 1 else "punten"
    return f"{size} {unit} {'lager' if round(points) < 0 else 'hoger'}"


def _seen(compared: Comparison) -> Seen:
    law, difference = compared.law, compared.difference
    reach = law.limit(LET_OP)
    return Seen(
        rise=law.above(difference),
        fall=law.above(-difference),
        lower=difference - reach,
        upper=difference + reach,
        smallest=law.smallest(LET_OP),
        largest=LARGE,
    )


def _fact(text: str, value: float, cells: tuple[str, ...], name: str) -> Fact:
    return Fact(text, value, cells, Origin.METING, name)
