"""Merged cells: what is written once holds for all of them.

Why: a reader gives the value in the first cell only. A department merged over ten rows would be
read as one row with a department and nine without.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pipeline.ingest.exports.block import without_repeats
from pipeline.ingest.header_block import HeaderBlock

Corners = tuple[tuple[int, int], tuple[int, int]]
"""First and last cell of a merged area, each as (row, column) from 0."""


@dataclass(frozen=True)
class Merged:
    """The merged areas of one sheet, by the row where they begin."""

    by_row: dict[int, list[Corners]]

    def __bool__(self) -> bool:
        return bool(self.by_row)

    def filled(self, rows: Iterator[list[str]]) -> Iterator[list[str]]:
        """The same rows, with the value of an area in its first column in each of its rows."""
        open_areas: list[tuple[int, int, str]] = []
        for number, row in enumerate(rows):
            open_areas = [area for area in open_areas if area[0] >= number]
            for _, column, text in open_areas:
                if column < len(row) and not row[column]:
                    row[column] = text
            for (_, column), (last, _) in self.by_row.get(number, ()):
                if last > number and column < len(row):
                    open_areas.append((last, column, row[column]))
            yield row

    def named(self, block: HeaderBlock, top: Sequence[Sequence[str]]) -> HeaderBlock:
        """Filled columns under a header that is merged to the right get its name too.

        Headers that are merged downwards end where the lowest of them ends.
        """
        headers, end = list(block.headers), block.last
        for corners in (one for areas in self.by_row.values() for one in areas):
            (first, left), (last, right) = corners
            if not first < block.row <= last + 1:
                continue
            end = max(end, last + 1)
            for column in range(left + 1, min(right + 1, len(headers))):
                if not headers[column] and any(row[column].strip() for row in top[block.last :]):
                    headers[column] = headers[left]
        if headers != list(block.headers):
            headers = list(without_repeats(headers))
        return replace(block, headers=tuple(headers), last=end)


def merged_cells(areas: Sequence[Corners] | None) -> Merged:
    """The areas of a sheet; none where the format does not tell."""
    by_row: dict[int, list[Corners]] = {}
    for area in areas or ():
        by_row.setdefault(area[0][0], []).append(area)
    return Merged(by_row)
