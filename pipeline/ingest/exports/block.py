"""The header rows of an export, in the words of the survey tool.

Why: every tool says the same things in another way; the rest of the program sees only this.
"""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace

from pipeline.ingest.headers import clean_header


@dataclass(frozen=True, repr=False)
class ExportBlock:
    """`row` and `last` are indexes of the first and last header row.

    headers: one per column, no two the same, "" for a column without one. questions: header to
    full question text. personal: positions of columns that are never read.
    """

    tool: str
    headers: tuple[str, ...]
    row: int = 0
    last: int = 0
    questions: Mapping[str, str] = field(default_factory=dict)
    personal: frozenset[int] = frozenset()

    def moved(self, rows: int) -> "ExportBlock":
        """The same block, so many rows lower."""
        return replace(self, row=self.row + rows, last=self.last + rows)


def names(text: str) -> frozenset[str]:
    """Names of columns as `plain` gives them, written with spaces between them."""
    return frozenset(text.split())


def plain(text: str) -> str:
    """Only the letters and digits of a name, in lower case.

    >>> plain("Respondent-ID"), plain("Tijd van voltooien")
    ('respondentid', 'tijdvanvoltooien')
    """
    return re.sub(r"[\W_]", "", text.casefold())


def without_repeats(headers: Sequence[str]) -> tuple[str, ...]:
    """Cleaned headers; the second of two equal ones gets a number behind it.

    >>> without_repeats(["a", "a", "", ""])
    ('a', 'a (2)', '', '')
    """
    taken: set[str] = set()
    unique = []
    for header in map(clean_header, headers):
        name, number = header, 1
        while name and name in taken:
            number += 1
            name = f"{header} ({number})"
        taken.add(name)
        unique.append(name)
    return tuple(unique)


def positions(headers: Sequence[str], wanted: Collection[str]) -> frozenset[int]:
    """Where the headers are that say one of the wanted names."""
    return frozenset(i for i, name in enumerate(map(plain, headers)) if name in wanted)


def with_texts(headers: Sequence[str], texts: Sequence[str]) -> Mapping[str, str]:
    """Header to its cleaned text, for columns that have both."""
    pairs = zip(headers, map(clean_header, texts), strict=False)
    return {header: text for header, text in pairs if header and text}
