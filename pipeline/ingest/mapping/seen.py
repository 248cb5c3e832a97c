"""What a file shows of one column before anybody decided what it is: names, words and counts.

Why: a proposal rests on the header, the text of the question, the labels and the different words.
Nothing in here leaves the VP zone, and a repr shows sizes only.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from pipeline.contracts.checks import CODE_SEPARATOR
from pipeline.contracts.codes import CodeList
from pipeline.ingest.mapping.cells import cells_of
from pipeline.ingest.mapping.model import EMPTY, word_form
from pipeline.ingest.mapping.words import is_no_answer
from pipeline.ingest.raw_table import RawTable, Source
from pipeline.ingest.translate import one

_MOST_WORDS = 3000
_BRACKETS = re.compile(r"\[([^\]]*)\]")
_CODE_AND_TEXT = "._."
_NUMBER = re.compile(r"\d+(?:[.,]0+)?")


@dataclass(frozen=True, repr=False)
class SeenColumn:
    """header: as in the file. question: full text, "" when there is none. labels: stored value to
    label. words: what is in the cells with the number of rows, without empty cells, at most
    `_MOST_WORDS` of them. distinct: how many different words there are."""

    header: str
    question: str
    labels: Mapping[str, str]
    words: Mapping[str, int]
    distinct: int

    def __repr__(self) -> str:
        return f"SeenColumn({self.distinct} words)"

    @cached_property
    def names(self) -> tuple[str, ...]:
        """Every text that may tell what the column is, the header first."""
        found = [self.header, *self.header.split(_CODE_AND_TEXT), self.question, *self.options]
        return tuple(dict.fromkeys(text.strip() for text in found if text.strip()))

    @cached_property
    def options(self) -> tuple[str, ...]:
        """What stands between brackets or after the question: a part of a question, or a choice."""
        texts = [text for name in (self.header, self.question) for text in _BRACKETS.findall(name)]
        tails = [
            name.rpartition(mark)[2]
            for name in (self.question, self.header)
            for mark in (" - ", " | ", ": ", "/")
            if mark in name
        ]
        return tuple(text.strip() for text in (*texts, *tails) if text.strip())

    @property
    def group(self) -> str:
        """The group in a header as "Betrokkene [collega]"; "" for another header."""
        return self.header.rpartition(" [")[0] if self.header.endswith("]") else ""

    @property
    def part(self) -> str:
        """The column in such a header; "" for another header."""
        return self.header.rpartition(" [")[2].removesuffix("]") if self.group else ""

    @property
    def filled(self) -> int:
        """The number of rows with a word that was counted."""
        return sum(self.words.values())

    @property
    def is_numbers_only(self) -> bool:
        """Whether all words are numbers without a label."""
        return all(_NUMBER.fullmatch(w.strip()) and w not in self.labels for w in self.words)

    def meaning(self, word: str, codes: CodeList) -> str | None:
        """The code that a word means by its label or else by itself; `EMPTY` for no answer."""
        text = self.labels.get(word, word)
        return one(text.strip(), codes) or (EMPTY if is_no_answer(text) else None)

    def meanings(self, codes: CodeList) -> dict[str, str]:
        """All words with a meaning in a list."""
        found = {word: self.meaning(word, codes) for word in self.words}
        return {word: code for word, code in found.items() if code is not None}

    def share(self, codes: CodeList) -> float:
        """The share of the answered rows that has a meaning in a list."""
        known = self.meanings(codes)
        answered = self.filled - sum(self.words[w] for w, code in known.items() if code == EMPTY)
        said = sum(self.words[w] for w, code in known.items() if code != EMPTY)
        return said / answered if answered else 0.0

    def different(self, codes: CodeList) -> int:
        """How many different codes of a list are in the column."""
        return len(set(self.meanings(codes).values()) - {EMPTY})

    def in_parts(self) -> "SeenColumn":
        """The same with cells that name several things, with ";" between them, taken apart."""
        words: dict[str, int] = {}
        for cell, n in self.words.items():
            for part in cell.split(CODE_SEPARATOR):
                if part.strip():
                    words[part.strip()] = words.get(part.strip(), 0) + n
        return replace(self, words=words, distinct=len(words))

    def to_settle(self, codes: CodeList) -> dict[str, str]:
        """The words whose meaning does not speak for itself: by a label only."""
        return {
            word: code
            for word, code in self.meanings(codes).items()
            if word in self.labels and one(word.strip(), codes) != code
        }

    def unknown(self, codes: CodeList) -> dict[str, int]:
        """The words without a meaning in a list, most rows first."""
        known = self.meanings(codes)
        rest = [(word, n) for word, n in self.words.items() if word not in known]
        return dict(sorted(rest, key=lambda pair: (-pair[1], pair[0])))


def look_at(source: Source, raw: RawTable, headers: Sequence[str]) -> list[SeenColumn]:
    """These columns of a file that was read."""
    return [_seen(source, raw, header) for header in headers]


def _seen(source: Source, raw: RawTable, header: str) -> SeenColumn:
    cells = cells_of(raw.table.column(header))
    words = cells.dictionary.to_pylist()[:_MOST_WORDS]
    counts = np.bincount(np.asarray(cells.indices), minlength=len(words))
    found: dict[str, int] = {}
    for word, n in zip(words, counts.tolist(), strict=False):
        if n and word_form(word):
            found[word] = found.get(word, 0) + n
    return SeenColumn(
        header=header,
        question=source.questions.get(header, ""),
        labels=source.labels.get(header, {}),
        words=found,
        distinct=len(cells.dictionary),
    )
