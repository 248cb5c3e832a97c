"""The proposed rows of a plan of action: risk, finding, measure, owner, term, yardstick, status.

What stands out gives the measures of its pattern, one a pillar, as in an advice. Where nothing
stands out there is no finding to act on: then only what prevents in any case, and what shows more.
"""

from collections.abc import Iterable, Iterator, Sequence

from pipeline.advice.catalogue import measure_groups, text
from pipeline.advice.concept import Line, Maatregel
from pipeline.advice.measures import Measure, choose_measures
from pipeline.advice.prevention.assessed import Assessed
from pipeline.advice.prevention.material import Material
from pipeline.advice.prevention.of_patterns import Found
from pipeline.advice.prevention.risks import TEXTS
from pipeline.advice.sentences import term_line
from pipeline.advice.yardsticks import in_words, kept_by_the_organisation
from pipeline.contracts import load_codelist

_MOST_FINDINGS = 2
Row = tuple[Line, ...]


def rows_of(material: Material, all_of: Iterable[Assessed]) -> tuple[Row, ...]:
    """One row a measure; the last column is empty for whoever keeps the plan."""
    return tuple(row for one in all_of for row in _rows(material, one))


def _rows(material: Material, one: Assessed) -> Iterator[Row]:
    for finding, measures in _proposed(material, one):
        for measure in measures:
            told = (measure.wat, measure.eigenaar, measure.termijn, measure.meetpunt)
            yield Line((one.risk.label,)), finding, *map(_words, told), _words("")


def _proposed(material: Material, one: Assessed) -> Iterator[tuple[Line, Sequence[Maatregel]]]:
    """Findings with their measures; of findings with the same measures only the strongest."""
    told: list[str] = []
    for found in one.found:
        if found.maatregelen and found.groep not in told and len(told) < _MOST_FINDINGS:
            told.append(found.groep)
            yield _finding(found), found.maatregelen
    if not told:
        first = TEXTS.line("overzicht", one.level) if not one.found else _finding(one.found[0])
        yield first, tuple(_in_any_case(material, one))


def _finding(found: Found) -> Line:
    level = load_codelist("niveaus").label(found.pattern.niveau)
    named = term_line(level, found.pattern.niveau)
    return TEXTS.line("gevonden_zin", titel=found.titel, niveau=named)


def _in_any_case(material: Material, one: Assessed) -> Iterator[Maatregel]:
    group = next(group for group in measure_groups() if group.code == one.risk.maatregelen)
    for measure in choose_measures(group, {}, material.setting):
        if measure.pijler == "preventie":
            yield _as_maatregel(measure)
    explore = one.risk.verkennen
    term = TEXTS.say("termijn_verkennen")
    yield Maatregel(
        "bewustwording", explore["wat"], explore["eigenaar"], term, "", explore["meetpunt"]
    )


def _as_maatregel(one: Measure) -> Maatregel:
    """Without a finding there is nothing to measure against: the organisation keeps it itself."""
    months = text("advies", "termijn", "een" if one.termijn == 1 else "meer")
    return Maatregel(
        one.pijler,
        one.wat,
        one.eigenaar,
        months.format(maanden=one.termijn),
        one.effect,
        in_words(kept_by_the_organisation(), one),
        one.code,
    )


def _words(text: str) -> Line:
    return Line((text[:1].upper() + text[1:],))
