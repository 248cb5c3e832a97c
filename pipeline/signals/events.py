"""Public events near a change: for one quarter the reading waits.

A campaign, the news or a new vertrouwenspersoon can bring people to talk without anything else
having changed. An event touches its own quarter and the next. When the newest quarter is touched
the reading is suspended; when an earlier part of the year is, only if the change does not hold
without the touched part.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial

from pipeline.contracts.codes import load_codelist
from pipeline.contracts.public import Event, PublicInputs
from pipeline.periods import end_of, next_quarter, quarter_of, quarters_in
from pipeline.signals.change.change import Change
from pipeline.signals.change.look import Look
from pipeline.signals.series import Point, Scope, Series
from pipeline.signals.windows import season_of

HOLDS = 0.05


@dataclass(frozen=True)
class Nearby:
    """The events that a change is read with; `is_suspended` when they may explain it."""

    labels: tuple[str, ...]
    is_suspended: bool

    @property
    def text(self) -> str:
        """The events, as one text."""
        return "; ".join(self.labels)


def events_near(change: Change, look: Look, publiek: PublicInputs) -> Nearby:
    """The public events that touch what is looked at of a series."""
    scope = change.series.scope
    return events_in(look.points, scope, publiek, partial(_holds_without, change, look))


def events_in(
    window: Sequence[Point],
    scope: Scope,
    publiek: PublicInputs,
    holds_without: Callable[[Sequence[Event]], bool],
) -> Nearby:
    """The public events that touch these points about a scope, of whatever pattern.

    `holds_without`: whether the pattern is there too without the periods that these touch.
    """
    until = end_of(window[-1].periode)
    events = [event for event in publiek.events if _concerns(event, scope, publiek, until)]
    last_quarter = quarters_in(window[-1].periode)[-1]
    recent = [event for event in events if last_quarter in touched(event)]
    if recent:
        return Nearby(labels_of(recent), True)
    earlier = [event for event in events if any(_is_touched(p, [event]) for p in window)]
    return Nearby(labels_of(earlier), bool(earlier) and not holds_without(earlier))


def events_of_quarter(publiek: PublicInputs, eenheid: str, day: date) -> Nearby:
    """The public events that touch the quarter of a day, for a unit ("" for all)."""
    quarter = quarter_of(day)
    found = [
        event
        for event in publiek.events
        if quarter in touched(event)
        and event.datum <= day
        and _concerns(event, Scope(eenheid=eenheid), publiek, day)
    ]
    return Nearby(labels_of(found), bool(found))


def touched(event: Event) -> tuple[str, str]:
    """The quarters in which an event can bring people to talk."""
    quarter = quarter_of(event.datum)
    return quarter, next_quarter(quarter)


def _concerns(event: Event, scope: Scope, publiek: PublicInputs, until: date) -> bool:
    """An event of all concerns every series, that of a unit the unit and those above it.

    The unit by what it has become since, so that an event under an old name is not lost.
    """
    if not event.eenheid:
        return True
    above = publiek.lineage.parents(until)
    at: str | None = publiek.lineage.later(event.eenheid, event.datum, until)
    while at is not None and at != scope.eenheid:
        at = above.get(at)
    return at is not None


def labels_of(events: Iterable[Event]) -> tuple[str, ...]:
    """What events are called, in order of time."""
    ordered = sorted(events, key=lambda event: (event.datum, event.soort, event.label))
    kinds = load_codelist("gebeurtenissoorten")
    return tuple(dict.fromkeys(event.label or kinds.label(event.soort) for event in ordered))


def _is_touched(point: Point, events: Iterable[Event]) -> bool:
    quarters = set(quarters_in(point.periode))
    return any(quarters & set(touched(event)) for event in events)


def untouched(series: Series, events: Sequence[Event]) -> Series | None:
    """The series in the seasons of the newest year that no event touches, in every year.

    None when nothing is left.
    """
    seasons = {season_of(p.periode) for p in series.window if not _is_touched(p, events)}
    years = tuple(
        tuple(p for p in year if season_of(p.periode) in seasons) for year in series.years
    )
    return Series(series.scope, series.tabel, years) if all(years) else None


def _holds_without(change: Change, look: Look, events: Sequence[Event]) -> bool:
    """Whether the untouched seasons of the newest year still differ from the same seasons before.

    A year that is published as one number cannot be taken apart: then the change stands. Less than
    a year is too short to take apart: then it does not. Of more than a year the rest is held
    against the same past.
    """
    series = change.series
    if len(look.points) > len(series.window):
        points = tuple(p for p in look.points if not _is_touched(p, events))
        return bool(points) and _tail(change, replace(look, points=points, summed=None)) < HOLDS
    if look != change.year:
        return False
    if len(series.window) == 1:
        return True
    left = untouched(series, events)
    if left is None:
        return False
    return _tail(change, Change(left, change.dispersion).year) < HOLDS


def _tail(change: Change, look: Look) -> float:
    return look.tail.rise if change.direction == "stijging" else look.tail.fall
