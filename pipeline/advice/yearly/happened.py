"""Public events beside the numbers: what may have played a part in a year."""

from collections.abc import Sequence

from pipeline.advice.concept import Line, Term
from pipeline.advice.sentences import term
from pipeline.advice.yearly.data import Yearly
from pipeline.contracts import load_codelist
from pipeline.contracts.public import Event
from pipeline.periods import period_label, quarter_of
from pipeline.signals.wording import unit_name


def events_of(data: Yearly, years: Sequence[int]) -> tuple[Event, ...]:
    """The events of these years, in order of time."""
    ours = (event for event in data.publiek.events if event.datum.year in years)
    return tuple(sorted(ours, key=lambda event: event.datum))


def events_in(data: Yearly, years: Sequence[int]) -> tuple[tuple[str, str], ...]:
    """For a chart: (year, kind in a word) of what concerned the whole organisation, once each."""
    whole = (event for event in events_of(data, years) if not event.eenheid)
    return tuple(dict.fromkeys((str(event.datum.year), _kind(event)) for event in whole))


def events_line(data: Yearly, with_units: bool = True) -> Line | None:
    """What happened in the year of the report, in a row of names; None when nothing is known."""
    found = [e for e in events_of(data, (data.jaar,)) if with_units or not e.eenheid]
    parts: list[str | Term] = []
    for event in found:
        parts += [_named(data, event), "; "]
    return Line(tuple(parts[:-1])) if parts else None


def _named(data: Yearly, event: Event) -> Term:
    what = event.label or _kind(event).lower()
    where = f", {unit_name(event.eenheid, data.publiek)}" if event.eenheid else ""
    when = period_label(quarter_of(event.datum))
    return term(f"{what} ({when}{where})", f"{event.soort}|{event.datum.isoformat()}")


def _kind(event: Event) -> str:
    return load_codelist("gebeurtenissoorten").label(event.soort)
