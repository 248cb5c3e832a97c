"""Where the numbers of a concept come from, as the rows of a small table.

Why: the works council must be able to lay an advice beside the publication. The concept holds every
cell in full; on paper a row of quarters is written as one range.
"""

from collections.abc import Iterable, Sequence
from itertools import groupby

from pipeline.advice.catalogue import text
from pipeline.advice.concept import Concept, Fact, Origin, facts

_RANGES = (Origin.ONDERGRENS, Origin.BOVENGRENS)


def source_rows(concept: Concept) -> list[tuple[str, str, str]]:
    """Number as written, how it follows, and its cells; one row for facts that belong together."""
    listed = dict.fromkeys(facts(concept))
    grouped: dict[tuple[str, tuple[str, ...]], list[str]] = {}
    for fact in listed:
        texts = grouped.setdefault((origin_in_words(fact), fact.cells), [])
        texts += [fact.text] if fact.text not in texts else []
    return [
        (" / ".join(texts), words, cells_in_words(cells) or text("bronnen", "geen_cellen"))
        for (words, cells), texts in grouped.items()
    ]


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
    """Cells by table and codes, their periods as a range.

    >>> cells_in_words(["p0001|cluster|periode=2024-Q1|cluster=oo",
    ...                 "p0002|cluster|periode=2024-Q2|cluster=oo"])
    'cluster=oo, 2024-Q1 t/m 2024-Q2 (p0001 t/m p0002)'
    """
    split = sorted((_split(cell) for cell in cells), key=lambda parts: (parts[0], parts[1]))
    return "; ".join(
        _range(scope, [parts[1:] for parts in group])
        for scope, group in groupby(split, key=lambda parts: parts[0])
    )


def _split(cell: str) -> tuple[str, str, str]:
    """What the cell counts, its period or wave, its publication."""
    publication, table, *parts = cell.split("|")
    codes = dict(part.split("=", 1) for part in parts)
    moment = codes.pop("periode", "") or codes.pop("golf", "")
    scope = ", ".join(f"{name}={code}" for name, code in codes.items())
    return scope or table, moment, publication


def _range(scope: str, cells: Sequence[Sequence[str]]) -> str:
    moments, publications = zip(*cells, strict=True)
    return f"{scope}, {_ends(moments)} ({_ends(publications)})"


def _ends(names: Iterable[str]) -> str:
    found = sorted(set(names))
    return found[0] if len(found) == 1 else f"{found[0]} t/m {found[-1]}"
