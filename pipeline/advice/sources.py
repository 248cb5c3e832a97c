"""Where the numbers of a concept come from, as the rows of a small table.

Why: the works council must be able to lay an advice beside the publication. The concept holds every
cell in full; on paper a row of quarters is written as one range.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from pipeline.advice.catalogue import text
from pipeline.advice.concept import Concept, Fact, Origin, facts

_MOMENTS = ("periode=", "golf=")
_RANGES = (Origin.ONDERGRENS, Origin.BOVENGRENS)


def source_rows(concept: Concept) -> list[tuple[str, str, str]]:
    """Number as written, how it follows, and its cells; one row for facts that belong together."""
    listed = dict.fromkeys(facts(replace(concept, reeks=None)))
    grouped: dict[tuple[str, tuple[str, ...]], list[str]] = {}
    for fact in listed:
        texts = grouped.setdefault((origin_in_words(fact), fact.cells), [])
        texts += [fact.text] if fact.text not in texts else []
    rows = [
        (" / ".join(texts), words, cells_in_words(cells) or _without_cells(words))
        for (words, cells), texts in grouped.items()
    ]
    return [*rows, *_of_picture(concept)]


def _of_picture(concept: Concept) -> Iterator[tuple[str, str, str]]:
    """One row for all points together: a row of moments is written as one range."""
    if concept.reeks is None:
        return
    cells = [cell for point in concept.reeks.punten for cell in point.cellen]
    yield text("bronnen", "grafiek"), text("bronnen", "grafiek_hoe"), cells_in_words(cells)


def _without_cells(words: str) -> str:
    for origin in (Origin.EIGEN, Origin.VOORUITBLIK):
        if words == text("herkomst", origin):
            return text("bronnen", origin)
    return text("bronnen", "geen_cellen")


def origin_in_words(fact: Fact) -> str:
    """How a fact follows from its cells, for a reader."""
    if fact.herkomst in _RANGES:
        return text("herkomst", "bereik")
    if fact.herkomst is Origin.SIGNAAL:
        return text("herkomst", _family(fact.veld))
    return text("herkomst", fact.herkomst)


def _family(column: str) -> str:
    """The two ends of a range are told together with what they are the range of."""
    return column.removesuffix("_lower").removesuffix("_upper")


def cells_in_words(cells: Sequence[str]) -> str:
    """Cells by table: the codes they share, how many they are, and their periods as a range.

    >>> cells_in_words(["p0001|cluster|periode=2024-Q1|cluster=oo",
    ...                 "p0002|cluster|periode=2024-Q2|cluster=oo"])
    'cluster=oo, 2024-Q1 t/m 2024-Q2 (p0001 t/m p0002; 2 cellen)'
    """
    split = sorted((_split(cell) for cell in cells), key=lambda cell: cell.table)
    return "; ".join(
        _range(table, list(group)) for table, group in groupby(split, key=lambda cell: cell.table)
    )


@dataclass(frozen=True)
class _Cell:
    publication: str
    table: str
    moment: str
    codes: frozenset[str]


def _split(cell: str) -> _Cell:
    publication, table, *parts = cell.split("|")
    moments = [p.partition("=")[2] for p in parts if p.startswith(_MOMENTS)]
    codes = frozenset(part for part in parts if not part.startswith(_MOMENTS))
    return _Cell(publication, table, "".join(moments), codes)


def _range(table: str, cells: Sequence[_Cell]) -> str:
    shared = frozenset.intersection(*(cell.codes for cell in cells))
    scope = ", ".join(sorted(shared)) or table
    name = scope if cells[0].codes == shared else f"{table} ({scope})" if shared else table
    where = _ends(cell.publication for cell in cells)
    return f"{name}, {_ends(cell.moment for cell in cells)} ({where}; {_number(len(cells))})"


def _number(n: int) -> str:
    return "1 cel" if n == 1 else f"{n} cellen"


def _ends(names: Iterable[str]) -> str:
    found = sorted(set(names))
    return found[0] if len(found) == 1 else f"{found[0]} t/m {found[-1]}"
