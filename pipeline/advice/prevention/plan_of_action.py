"""The proposed rows of a plan of action: risk, finding, measure, owner, term, yardstick, status.

What stands out gives the measures of its pattern, one a pillar, as in an advice. Where nothing
stands out there is no finding to act on: then only what prevents in any case, and what shows more.
"""

from collections.abc import Iterable, Iterator

from pipeline.advice.catalogue import MeasureGroup, choose_group, measure_groups
from pipeline.advice.concept import Line, Maatregel
from pipeline.advice.prevention.assessed import Assessed
from pipeline.advice.prevention.of_patterns import Found
from pipeline.advice.prevention.risks import TEXTS
from pipeline.advice.prevention.sentences import term_line
from pipeline.contracts import load_codelist

_MOST_FINDINGS = 2
Row = tuple[Line, ...]


def rows_of(all_of: Iterable[Assessed]) -> tuple[Row, ...]:
    """One row a measure; the last column is empty for whoever keeps the plan."""
    return tuple(row for one in all_of for row in _rows(one))


def _rows(one: Assessed) -> Iterator[Row]:
    for finding, measures in _proposed(one):
        for measure in measures:
            told = (measure.wat, measure.eigenaar, measure.termijn, measure.meetpunt)
            yield Line((one.risk.label,)), finding, *map(_words, told), _words("")


def _proposed(one: Assessed) -> Iterator[tuple[Line, tuple[Maatregel, ...]]]:
    """Findings with their measures; of findings with the same measures only the strongest."""
    told: list[str] = []
    for found in one.found:
        group = _group(found)
        if group is not None and group.code not in told and len(told) < _MOST_FINDINGS:
            told.append(group.code)
            yield _finding(found), group.maatregelen
    if not told:
        first = TEXTS.line("overzicht", one.level) if not one.found else _finding(one.found[0])
        yield first, tuple(_in_any_case(one))


def _group(found: Found) -> MeasureGroup | None:
    pattern = found.pattern
    try:
        return choose_group(pattern.code, pattern.codes, pattern.richting)
    except LookupError:
        return None


def _finding(found: Found) -> Line:
    level = load_codelist("niveaus").label(found.pattern.niveau)
    named = term_line(level, found.pattern.niveau)
    return TEXTS.line("gevonden_zin", titel=found.titel, niveau=named)


def _in_any_case(one: Assessed) -> Iterator[Maatregel]:
    group = next(group for group in measure_groups() if group.code == one.risk.maatregelen)
    yield from (measure for measure in group.maatregelen if measure.pijler == "preventie")
    explore = one.risk.verkennen
    term = TEXTS.say("termijn_verkennen")
    yield Maatregel(
        "bewustwording", explore["wat"], explore["eigenaar"], term, "", explore["meetpunt"]
    )


def _words(text: str) -> Line:
    return Line((text[:1].upper() + text[1:],))
