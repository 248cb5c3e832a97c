"""Two rows of headers in a sheet of one's own: groups above, columns below.

Why: "Onderwerp" stands once above six columns that each are one subject. Read as one row of
headers, the columns have no name; read from the second row, nobody knows what they are about.
"""

import re
from collections.abc import Sequence
from itertools import zip_longest

from pipeline.ingest.exports.block import without_repeats
from pipeline.ingest.headers import SURE_SCORE, Scorer, clean_header

_VALUE = re.compile(r"[\d\s.,:/€%+-]+")
_LEAST_GROUPED = 2


def find_groups(
    top: Sequence[Sequence[str]], known: Scorer
) -> tuple[tuple[str, ...], int, int] | None:
    """The first row of groups with a row of columns below it: the headers, how many of them are
    known, and the index of the row of groups. None when there is none."""
    for index in range(len(top) - 1):
        above = known([clean_header(cell) for cell in top[index]])
        headers = headers_below(top, index, known) if above else None
        score = above + known([clean_header(cell) for cell in top[index + 1]])
        if headers is not None and score >= SURE_SCORE:
            return headers, score, index
    return None


def headers_below(
    top: Sequence[Sequence[str]], index: int, known: Scorer
) -> tuple[str, ...] | None:
    """The headers of a table whose row `index` holds groups, as "group [column]".

    None when the row below is no row of headers: it has to give at least two columns a name that
    they lack, hold a known header, and have no number or date, no word twice and no word that is in
    the rows below it.

    >>> count = lambda cells: sum(c in ("Datum", "Onderwerp") for c in cells)
    >>> rows = [["", "Onderwerp", ""], ["Datum", "Pesten", "Werkdruk"], ["2024-Q1", "x", ""]]
    >>> headers_below(rows, 0, count)
    ('Datum', 'Onderwerp [Pesten]', 'Onderwerp [Werkdruk]')
    """
    if index + 1 >= len(top):
        return None
    groups, names = _of_one_width(top[index], top[index + 1])
    filled = [name for name in names if name]
    nameless = [i for i, name in enumerate(names) if name and not groups[i]]
    if len(nameless) < _LEAST_GROUPED or not known(names) or len(set(filled)) < len(filled):
        return None
    if any(_VALUE.fullmatch(name) for name in filled) or _come_back(names, top[index + 2 :]):
        return None
    return without_repeats(_joined(groups, names))


def _of_one_width(above: Sequence[str], below: Sequence[str]) -> tuple[list[str], list[str]]:
    pairs = zip_longest(above, below, fillvalue="")
    cleaned = [(clean_header(one), clean_header(other)) for one, other in pairs]
    return [one for one, _ in cleaned], [other for _, other in cleaned]


def _come_back(names: Sequence[str], rows: Sequence[Sequence[str]]) -> bool:
    """Whether a name is also in its own column below: then it is a value."""
    return any(
        name and any(clean_header(row[i]) == name for row in rows if i < len(row))
        for i, name in enumerate(names)
    )


def _joined(groups: Sequence[str], names: Sequence[str]) -> list[str]:
    """Each column with the group that stands above it or to the left of it."""
    joined, group = [], ""
    for own, name in zip(groups, names, strict=True):
        group = own or (group if name else "")
        joined.append(f"{group} [{name}]" if group and name else name or own)
    return joined
