"""Find the row of column headers, and name a column without showing what may be a value.

Why: real sheets start with a title or an empty line, and a file may have no headers at all. Then
the first row holds values, and those must not end up in a message.
"""

import re
from collections.abc import Callable, Sequence

from pipeline.errors import RefusedInput
from pipeline.ingest.raw_table import ROW
from pipeline.ingest.row_lists import listed

Scorer = Callable[[Sequence[str]], int]
"""How many of these cells are known column headers."""

SEARCHED_ROWS = 20
MAX_COLUMNS = 1000
SURE_SCORE = 2
_MAX_SHOWN = 60
_LIKE_A_VALUE = re.compile(r"@|\d[\d .-]{4,}")


def clean_header(text: str) -> str:
    """A header without line breaks, control characters, hard and repeated spaces.

    >>> clean_header(" Soort\\u00a0 gesprek\\n")
    'Soort gesprek'
    """
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())


def find_header(rows: Sequence[Sequence[str]], known: Scorer) -> int | None:
    """Index of the row with most known headers; else of the first filled row; None: all empty.

    Of rows with as many known headers the first is taken that fills at least half as many cells as
    the fullest of them: a title of two cells above a table is no row of headers.
    """
    cleaned = [[clean_header(cell) for cell in row] for row in rows]
    scores = [known(cells) for cells in cleaned]
    filled = [sum(1 for cell in cells if cell) for cells in cleaned]
    best = max(scores, default=0)
    if best >= SURE_SCORE:
        ties = [i for i, score in enumerate(scores) if score == best]
        fullest = max(filled[i] for i in ties if filled[i] <= MAX_COLUMNS or i == ties[0])
        return next(i for i in ties if 2 * filled[i] >= fullest)
    return next((i for i, count in enumerate(filled) if count), None)


def filled_cells(cells: Sequence[str]) -> int:
    """The scorer for who knows no contract: any row with two filled cells can be the header."""
    return min(SURE_SCORE, sum(1 for cell in cells if cell))


def column_letter(position: int) -> str:
    """The letters above a column in a spreadsheet; `position` counts from 0.

    >>> column_letter(0), column_letter(27)
    ('A', 'AB')
    """
    letters, rest = "", position + 1
    while rest:
        rest, letter = divmod(rest - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return letters


def shown(headers: Sequence[str], position: int) -> str:
    """A column in words: its letter, and its header unless that could be somebody's data."""
    header, place = headers[position], f"kolom {column_letter(position)}"
    if not header or _LIKE_A_VALUE.search(header):
        return place
    short = header if len(header) <= _MAX_SHOWN else header[: _MAX_SHOWN - 1] + "…"
    return f"{place} ({short})"


def refuse_too_many(headers: Sequence[str], name: str) -> None:
    """Raise RefusedInput when there are too many columns; empty ones at the end do not count."""
    width = max((i for i, header in enumerate(headers, start=1) if header), default=0)
    if width > MAX_COLUMNS:
        raise RefusedInput(
            f"Het bestand {name} heeft {width} kolommen. Dat zijn er te veel "
            f"(het mogen er {MAX_COLUMNS} zijn).",
            "Kijk of dit het goede bestand is, en of de kolomkoppen in de eerste rij staan.",
        )


def refuse_repeated(headers: Sequence[str], name: str, sure: bool) -> None:
    """Raise RefusedInput when two columns have the same header; `sure`: they really are headers."""
    named = [header for header in headers if header]
    repeated = [i for i, header in enumerate(headers) if header and named.count(header) > 1]
    shown_as = headers if sure else [""] * len(headers)
    if repeated:
        raise RefusedInput(
            f"In het bestand {name} hebben deze kolommen dezelfde kop: "
            f"{listed([shown(shown_as, i) for i in repeated])}.",
            "Geef elke kolom een eigen kop, of haal de dubbele kolom weg.",
        )
    if ROW in headers:
        raise RefusedInput(
            f"In het bestand {name} heeft een kolom de kop '{ROW}'. Die naam gebruikt het "
            "programma zelf, voor de rijnummers van Excel.",
            "Haal deze kolom weg.",
        )
