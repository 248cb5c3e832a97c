"""Names in a sentence: what a pattern is about, which periods, which events.

Why: a label in a list ("Pesten") is not yet a phrase in a sentence ("over pesten"), and four
quarters may be one year. Everything here comes from public lists and the calendar.
"""

from collections.abc import Mapping, Sequence

from pipeline.advice.catalogue import fill, text
from pipeline.advice.concept import Line, Term
from pipeline.advice.pattern import Pattern
from pipeline.advice.pattern_cells import window_periods
from pipeline.contracts import load_codelist
from pipeline.contracts.public import Event
from pipeline.periods import period_label, quarter_of, quarters_in
from pipeline.release import Release
from pipeline.release.lines import Lines
from pipeline.signals.events import touched
from pipeline.signals.numbers import stretch_label
from pipeline.signals.wording import unit_name

_GRAINS = {"Q": "kwartaal", "H": "halfjaar", "": "jaar"}
_LISTS = {"cluster": "clusters", "hoofdcategorie": "categorieen", "relatie": "relaties"}


def subject(pattern: Pattern, release: Release) -> Term:
    """What is counted, as a phrase after "trajecten": "over pesten in Locatie Zuid"."""
    return subject_of(pattern.codes, release)


def subject_of(about: Mapping[str, str], release: Release) -> Term:
    """The same of any codes by dimension."""
    finest = [name for name in ("hoofdcategorie", "cluster") if name in about][:1]
    names = [*finest, *(name for name in ("relatie", "eenheid") if name in about)]
    phrases = [_phrase(name, about[name], release) for name in names]
    codes = ",".join(f"{name}={about[name]}" for name in names)
    return Term(" ".join(phrases) or text("onderwerpen", "totaal"), codes or "totaal")


def place(pattern: Pattern, release: Release) -> Term:
    """The unit with the space before it (" in Locatie Zuid"); empty for the whole organisation."""
    code = pattern.codes.get("eenheid", "")
    return Term(f" {_phrase('eenheid', code, release)}" if code else "", code)


def unit(pattern: Pattern, release: Release) -> Term:
    """The unit by name; empty for the whole organisation."""
    code = pattern.codes.get("eenheid", "")
    return Term(unit_name(code, release.publiek) if code else "", code)


def _phrase(name: str, code: str, release: Release) -> str:
    if name == "eenheid":
        named = Term(unit_name(code, release.publiek), code)
        return fill(text("onderwerpen", "eenheid"), {"naam": named}).text
    try:
        return text("onderwerpen", name, code)
    except KeyError:
        label = Term(_label(name, code, release), code)
        return fill(text("onderwerpen", "eigen_code"), {"label": label}).text


def _label(name: str, code: str, release: Release) -> str:
    try:
        return release.publiek.code_list(_LISTS[name]).label(code).lower()
    except LookupError:  # a code that the newest publication no longer knows
        return f"‘{code}’"


def window(periods: Sequence[str]) -> Term:
    """What is looked at: "2025", "het jaar tot en met het 2e kwartaal van 2025", or less."""
    return Term(stretch_label(periods), f"{periods[0]}/{periods[-1]}")


def moment(pattern: Pattern, release: Release) -> str:
    """The last period; of a pattern of the survey alone the quarter in which its wave closed."""
    if pattern.periode:
        return pattern.periode
    waves = release.publiek.waves
    return next(quarter_of(wave.gesloten_op) for wave in waves if wave.golf == pattern.golf)


def looked_at(pattern: Pattern, release: Release) -> Term:
    """What an advice is about, for its head: a stretch of time, or a survey."""
    if pattern.is_of_survey:
        wave = Term(pattern.golf, pattern.golf)
        return Term(fill(text("enquete", "naam"), {"golf": wave}).text, pattern.golf)
    return window(window_periods(pattern, release))


def one_period(period: str) -> Term:
    """A period with its article: "het 3e kwartaal van 2024"."""
    named = Term(period_label(period), period)
    grain = _GRAINS[period.partition("-")[2][:1]]
    return Term(fill(text("perioden", grain), {"periode": named}).text, period)


def stretch(periods: Sequence[str]) -> Term:
    """Periods in a row, in order of time: "de jaren 2021 tot en met 2024".

    >>> stretch(["2024-Q3", "2024-Q4"]).text
    'het 3e kwartaal van 2024 tot en met het 4e kwartaal van 2024'
    """
    if len(periods) == 1:
        return one_period(periods[0])
    first, last = quarters_in(periods[0])[0], quarters_in(periods[-1])[-1]
    is_whole_years = first.endswith("Q1") and last.endswith("Q4")
    if is_whole_years and first[:4] == last[:4]:
        return one_period(first[:4])
    names = (first[:4], last[:4]) if is_whole_years else (periods[0], periods[-1])
    ends = [Term(n, n) if is_whole_years else one_period(n) for n in names]
    template = text("perioden", "jaren" if is_whole_years else "reeks")
    filled = fill(template, {"eerste": ends[0], "laatste": ends[1]})
    return Term(filled.text, f"{periods[0]}/{periods[-1]}")


def events_within(pattern: Pattern, periods: Sequence[str], release: Release) -> Line | None:
    """Events of the organisation or the pattern's unit that touch these periods, if any."""
    quarters = {quarter for period in periods for quarter in quarters_in(period)}
    found = [event for event in events_of(pattern, release) if quarters & set(touched(event))]
    if not found:
        return None
    parts = [part for event in found for part in (event_term(event), "; ")]
    return Line(tuple(parts[:-1]))


def events_of(pattern: Pattern, release: Release) -> tuple[Event, ...]:
    """Events of the whole organisation or of the pattern's unit."""
    lines, units = Lines.of(release), ("", pattern.codes.get("eenheid"))
    return tuple(e for e in release.publiek.events if lines.now(e.eenheid or "", e.datum) in units)


def event_term(event: Event) -> Term:
    """An event with its quarter: "training voor leidinggevenden (2e kwartaal van 2025)"."""
    label = event.label or load_codelist("gebeurtenissoorten").label(event.soort).lower()
    when = period_label(quarter_of(event.datum))
    return Term(f"{label} ({when})", f"{event.soort}|{event.datum.isoformat()}")
