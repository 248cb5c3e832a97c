"""A series of talks: the newest periods after an advice beside the same ones of the year before.

The comparison is that of the patterns (signals/readings.py): the noise of every count, how much
counts vary of themselves, employees, and the hours of the VPs where these changed.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from math import inf, log

from pipeline.advice.concept import Fact, Line, Meetlat, Origin, Term
from pipeline.advice.evaluation.sentences import joined, sentence
from pipeline.advice.evaluation.verdict import UNKNOWN, Seen, verdict
from pipeline.periods import end_of, start_of
from pipeline.release import Release
from pipeline.release.sharing import LET_OP, TRIPLING
from pipeline.signals.change.dispersion import dispersions
from pipeline.signals.numbers import factor, stretch_label, whole
from pipeline.signals.readings import Readings, readings
from pipeline.signals.series import Point, Scope, Series
from pipeline.signals.sources import collect
from pipeline.signals.touched import why_untold
from pipeline.signals.windows import season_of
from pipeline.signals.wording import noun_of, place

_USUAL_DISPERSION = 1.5


@dataclass(frozen=True)
class TalksNow:
    """The published talks, of an advice that was offered on a day."""

    release: Release
    offered: date

    def finding(self, meetlat: Meetlat) -> tuple[str, Line]:
        """The status that the yardstick points at, and the sentences with their numbers."""
        scope = _scope(dict(meetlat.codes))
        every = [one for one in collect(self.release) if one.has_history]
        series = next((one for one in every if one.scope == scope), None)
        after, before = self._sides(series) if series else ((), ())
        if not after or not before:
            return UNKNOWN, sentence("geen_periode", {})
        why = why_untold(self.release, [point.periode for point in (*after, *before)])
        if why:
            return UNKNOWN, sentence("bestand", {"waarom": Line((why,))})
        spread = dispersions(every).get(scope, _USUAL_DISPERSION)
        compared = readings(after, before, spread)
        status, name = verdict(_seen(compared), meetlat.richting, LET_OP)
        slots = self._slots(scope, compared, after, before)
        parts = ("gesprekken", f"conclusie.{name}", "oorzaak", "lezingen")
        return status, joined(*parts, slots=slots)

    def _sides(self, series: Series) -> tuple[tuple[Point, ...], tuple[Point, ...]]:
        """The newest periods that began after the advice, a year at most, and the same seasons of
        the year before it."""
        points = series.newest(len(series.years))
        length = len(series.window)
        after = [one for one in points if start_of(one.periode) > self.offered][-length:]
        seasons = {season_of(one.periode) for one in after}
        before = [one for one in points if end_of(one.periode) < self.offered][-length:]
        alike = [one for one in before if season_of(one.periode) in seasons]
        is_whole = len(alike) == len(after)
        return (tuple(after), tuple(alike)) if is_whole else ((), ())

    def _slots(
        self, scope: Scope, compared: Readings, after: Sequence[Point], before: Sequence[Point]
    ) -> dict[str, Fact | Term | Line]:
        cells = tuple(cell for point in (*before, *after) for cell in point.cells)
        ratio, smallest = compared.ratio, compared.smallest_factor(LET_OP)
        codes = ",".join(filter(None, (scope.eenheid, scope.cluster, scope.hoofdcategorie)))
        return {
            "geteld": Line((noun_of(self.release),)),
            "plek": Term(place(scope, self.release.publiek), codes or "totaal"),
            **_counted("toen", before),
            **_counted("nu", after),
            "keer": _fact(factor(ratio.value), ratio.value, cells, "keer"),
            "laag": _fact(factor(ratio.lower), ratio.lower, cells, "laag"),
            "hoog": _upper(ratio.upper, cells),
            "zichtbaar": _smallest(smallest, cells),
        }


def _scope(codes: dict[str, str]) -> Scope:
    """The finest thing that a series of talks can be about."""
    for name in ("hoofdcategorie", "relatie", "eenheid", "cluster"):
        if codes.get(name):
            return Scope(**{name: codes[name]})
    return Scope()


def _seen(compared: Readings) -> Seen:
    """On the scale of the logarithm of the ratio, so that half as much is as far as twice."""
    ratio, smallest = compared.ratio, compared.smallest_factor(LET_OP)
    return Seen(
        rise=compared.tail.rise,
        fall=compared.tail.fall,
        lower=log(ratio.lower) if ratio.lower > 0 else -inf,
        upper=log(ratio.upper) if ratio.upper < inf else inf,
        smallest=log(smallest) if smallest < inf else inf,
        largest=log(TRIPLING),
    )


def _counted(name: str, points: Sequence[Point]) -> dict[str, Fact | Term]:
    total = sum(point.noisy_n for point in points)
    cells = tuple(cell for point in points for cell in point.cells)
    periods = [point.periode for point in points]
    return {
        name: Fact(whole(total), total, cells, Origin.SOM),
        f"periode_{name}": Term(stretch_label(periods), f"{periods[0]}/{periods[-1]}"),
    }


def _upper(value: float, cells: tuple[str, ...]) -> Fact | Line:
    """An end that is not known is said in words: an infinite number is no fact."""
    if value == inf:
        return Line(("heel veel",))
    return _fact(factor(value), value, cells, "hoog")


def _smallest(value: float, cells: tuple[str, ...]) -> Fact | Line:
    if value == inf:
        return Line(("heel veel",))
    return _fact(f"{factor(value)} keer", value, cells, "zichtbaar")


def _fact(text: str, value: float, cells: tuple[str, ...], name: str) -> Fact:
    return Fact(text, value, cells, Origin.METING, name)
