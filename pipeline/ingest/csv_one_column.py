"""Is a CSV file one column of sentences? Then a comma in a sentence parts nothing.

Why: a list of answers below one header has commas but no delimiter. Cut at them, the first answer
with a comma would be taken for the row of headers, and headers are shown.
"""

from collections.abc import Sequence

from pipeline.ingest.header_block import HeaderBlock
from pipeline.ingest.recognise import known_headers

ONE_COLUMN = "\x1e"
"""The delimiter of a file that has none: a sign that no text has in it."""


def is_one_column(tops: Sequence[Sequence[Sequence[str]]], rows: Sequence[Sequence[str]]) -> bool:
    """Whether the first filled row is one cell with every delimiter, and the rows below that would
    have more cells are sentences: of several lengths, or with a space behind the delimiter.

    `tops`: the first rows by every delimiter; `rows`: those by the one that seems to fit.
    """
    firsts = [next((cells for cells in top if any(cells)), []) for top in tops]
    if len(firsts) < 2 or any(len(first) != 1 for first in firsts):
        return False
    filled = [cells for cells in rows if any(cells)][1:]
    several = [cells for cells in filled if len(cells) > 1]
    if not several or any(known_headers(cells) for cells in several[:1]):
        return False
    has_spaces = any(cell[:1] == " " for cell in several[0][1:])
    return has_spaces or len({_width(cells) for cells in filled}) > 1


def _width(cells: Sequence[str]) -> int:
    """How many cells there are but for empty ones at the end."""
    return max((at for at, cell in enumerate(cells, 1) if cell.strip()), default=0)


def may_be_one_column(block: HeaderBlock) -> bool:
    """Whether what was found leaves room for it: no export of a survey tool, no known header."""
    return not block.tool and len(block.headers) > 1 and not known_headers(block.headers)
