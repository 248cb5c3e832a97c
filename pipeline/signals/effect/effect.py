"""Werking: what changed after an intervention or attention in the media.

Talks after the event against those before it, in the same seasons. Of an event in one unit the
difference with the units that had none (difference in differences, by rates; rate_pair.py); an
event of all has nothing beside it, and the row says so; there the VPs' hours are a rival
(readings.py), which to units side by side is the same. The event's own quarter and the next are
left out, and half a year after that is needed. For two years an event is looked at.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from pipeline.contracts.codes import load_codelist
from pipeline.contracts.public import Event
from pipeline.periods import end_of, next_quarter, quarter_of, quarters_between, quarters_in
from pipeline.release import Release
from pipeline.release.noise_law import Tail
from pipeline.release.sharing import TRIPLING
from pipeline.signals.events import labels_of
from pipeline.signals.rate_pair import RatePair
from pipeline.signals.rate_ratio import Ratio
from pipeline.signals.readings import Readings, readings
from pipeline.signals.series import Point, Scope, Series, counted
from pipeline.signals.sides import Sides
from pipeline.signals.windows import season_of, whole_years

MEDIA = "media"
_LOOKED_AT = 9  # quarters: its own and two years
_FEWEST = 2  # quarters after it


@dataclass(frozen=True)
class Happening:
    """Events of one quarter at one place: the present unit, "" for all."""

    eenheid: str
    quarter: str
    labels: tuple[str, ...]

    @property
    def text(self) -> str:
        """The events, as one text."""
        return "; ".join(self.labels)

    @property
    def read_from(self) -> str:
        """The first quarter that is read: the one after it is left out too."""
        return next_quarter(next_quarter(self.quarter))


@dataclass(frozen=True)
class Stretch:
    """The periods after an event and the same seasons before it."""

    after: tuple[Point, ...]
    before: tuple[Point, ...]

    @property
    def periods(self) -> tuple[str, ...]:
        """The periods after it."""
        return tuple(point.periode for point in self.after)


@dataclass(frozen=True)
class Effect:
    """A happening that can be tested. `others`: the units that had none, in the same periods."""

    happening: Happening
    own: Stretch
    others: tuple[Stretch, ...]
    dispersion: float

    @cached_property
    def readings(self) -> Readings:
        """After and before, by employees and by the VPs' hours where these changed."""
        return readings(self.own.after, self.own.before, self.dispersion)

    @property
    def sides(self) -> Sides:
        """After and before."""
        return self.readings.by_people

    @cached_property
    def pair(self) -> RatePair | None:
        """With the units that had none beside it, where there are such."""
        if not self.others:
            return None
        beside = Sides(
            counted(point for one in self.others for point in one.after),
            counted(point for one in self.others for point in one.before),
        )
        return RatePair(self.sides, beside, self.dispersion)

    @property
    def test(self) -> RatePair | Readings:
        """What it is tested by: the other units beside it, or else before and after alone."""
        return self.pair or self.readings

    @property
    def tail(self) -> Tail:
        """One-sided mid-p values."""
        return self.test.tail

    @property
    def p_value(self) -> float:
        """Two-sided: twice the smaller tail."""
        return self.tail.p_value

    @property
    def is_rise(self) -> bool:
        """Whether there were more after it."""
        return self.tail.is_rise

    @property
    def ratio(self) -> Ratio:
        """How many times as many as without it, with a 90 % interval."""
        return self.test.ratio

    @property
    def expected(self) -> tuple[float, float]:
        """The 90 % range of the count after it, had nothing changed."""
        return self.test.expected

    def power(self, level: float) -> float:
        """Chance of seeing a tripling at a one-sided level, from the past alone."""
        return self.test.power(TRIPLING, level)

    def smallest_factor(self, level: float) -> float:
        """The smallest rise seen in 80 of 100 cases."""
        return self.test.smallest_factor(level)

    @property
    def cells(self) -> tuple[str, ...]:
        """All cells it rests on."""
        stretches = (self.own, *self.others)
        return tuple(c for s in stretches for p in (*s.before, *s.after) for c in p.cells)


def happenings(release: Release) -> tuple[Happening, ...]:
    """What happened in the last two years that may have an effect, by place and quarter."""
    if not release.perioden:
        return ()
    last = quarters_in(release.perioden[-1])[-1]
    found: dict[tuple[str, str], list[Event]] = {}
    for event in release.publiek.events:
        quarter = quarter_of(event.datum)
        if _has_effect(event) and _age(quarter, last) in range(1, _LOOKED_AT + 1):
            found.setdefault((_place(event, release, last), quarter), []).append(event)
    return tuple(
        Happening(place, quarter, labels_of(events))
        for (place, quarter), events in sorted(found.items())
    )


def effect_of(
    happening: Happening,
    all_of_them: Sequence[Happening],
    series: Mapping[Scope, Series],
    dispersions: Mapping[Scope, float],
) -> Effect | None:
    """The test of a happening; None when there is too little before or after it."""
    scope = Scope(eenheid=happening.eenheid)
    own = _stretch(series.get(scope), happening)
    if own is None or scope not in dispersions:
        return None
    had_one = {one.eenheid for one in all_of_them}
    beside = (_stretch(s, happening) for s in _units_without(series.values(), had_one))
    others = tuple(one for one in beside if one is not None and _alike(one, own))
    return Effect(happening, own, others if happening.eenheid else (), dispersions[scope])


def _units_without(series: Iterable[Series], had_one: set[str]) -> Iterable[Series]:
    return (s for s in series if s.scope.eenheid and s.scope.eenheid not in had_one)


def _alike(one: Stretch, own: Stretch) -> bool:
    """The same periods on both sides, so that what all share falls out."""
    periods = [[p.periode for p in s.before] for s in (one, own)]
    return one.periods == own.periods and periods[0] == periods[1]


def _stretch(series: Series | None, happening: Happening) -> Stretch | None:
    """The newest year's periods after it, and their seasons in the whole years before it."""
    if series is None:
        return None
    after = tuple(p for p in series.window if quarters_in(p.periode)[0] >= happening.read_from)
    if sum(len(quarters_in(point.periode)) for point in after) < _FEWEST:
        return None
    points = {p.periode: p for p in (*series.history, *series.window)}
    earlier = [period for period in points if quarters_in(period)[-1] < happening.quarter]
    seasons = {season_of(point.periode) for point in after}
    years = whole_years(earlier)
    before = [points[p] for year in reversed(years) for p in year if season_of(p) in seasons]
    return Stretch(after, tuple(before)) if before else None


def _has_effect(event: Event) -> bool:
    kind = load_codelist("gebeurtenissoorten").get(event.soort)
    return event.soort == MEDIA or bool(kind.extra.get("is_ingreep"))


def _age(quarter: str, last: str) -> int:
    """How many quarters there are from this one to the last; 0 when it is later."""
    return len(quarters_between(quarter, last)) if quarter <= last else 0


def _place(event: Event, release: Release, last: str) -> str:
    if not event.eenheid:
        return ""
    return release.publiek.lineage.later(event.eenheid, event.datum, end_of(last))
