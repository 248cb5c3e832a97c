"""How well a finder of identifying passages does on labelled sentences.

A labelled span is found when at least 80 % of its letters and digits lie in what the finder marked;
a marked span is right when it touches a labelled one. Marking everything would have full recall and
a fair precision, so the share of innocent text that is masked is measured too.
"""

import json
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

FOUND_FROM = 0.8
NAME_CLASSES = frozenset({"naam", "voornaam_anderstalig", "naam_als_woord"})

Finder = Callable[[str], list[tuple[int, int, str]]]


@dataclass(frozen=True)
class Span:
    """A labelled passage: characters `start` up to `end` of its sentence."""

    start: int
    end: int
    klasse: str
    soort: str


@dataclass(frozen=True)
class Sentence:
    """One answer with everything in it that identifies, directly or indirectly."""

    zin: str
    register: str
    spans: tuple[Span, ...]


@dataclass(frozen=True)
class Rate:
    """So many of so many."""

    hits: int
    total: int

    @property
    def share(self) -> float:
        """Between 0 and 1; 1 where there was nothing to find."""
        return self.hits / self.total if self.total else 1.0


@dataclass(frozen=True)
class Score:
    """Recall by labelled span, precision by marked span.

    `recall_by_class` has the labelled classes, `precision_by_class` the finder's own.
    `lower_case_names`: recall on names without any capital. `innocent_masked`: letters and digits
    outside every label that were marked all the same.
    """

    direct: Rate
    indirect: Rate
    precision: Rate
    lower_case_names: Rate
    innocent_masked: Rate
    recall_by_class: Mapping[str, Rate]
    precision_by_class: Mapping[str, Rate]


def read_sentences(path: Path) -> list[Sentence]:
    """Read a file of labelled sentences, one JSON object a line."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    return [
        Sentence(row["zin"], row["register"], tuple(Span(*span) for span in row["spans"]))
        for row in rows
    ]


def score(sentences: Iterable[Sentence], find: Finder) -> Score:
    """Let `find` mark every sentence and count what it found, and what it marked wrongly.

    `find` gives `(start, end, klasse)` per passage; a passage outside its sentence is a ValueError.
    """
    recall = _Tally()
    precision = _Tally()
    innocent = _Tally()
    for sentence in sentences:
        marked = find(sentence.zin)
        masked = _positions(sentence.zin, ((start, end) for start, end, _ in marked))
        labelled = _positions(sentence.zin, ((span.start, span.end) for span in sentence.spans))
        for span in sentence.spans:
            is_found = _is_found(sentence.zin, span, masked)
            recall.add(is_found, span.klasse, f"soort {span.soort}", *_name_keys(sentence, span))
        for start, end, klasse in marked:
            is_right = any(start < span.end and span.start < end for span in sentence.spans)
            precision.add(is_right, klasse, "alle spans")
        for position in _letters(sentence.zin, 0, len(sentence.zin)) - labelled:
            innocent.add(position in masked, "tekens")
    return Score(
        direct=recall.rate("soort direct"),
        indirect=recall.rate("soort indirect"),
        precision=precision.rate("alle spans"),
        lower_case_names=recall.rate("naam zonder hoofdletter"),
        innocent_masked=innocent.rate("tekens"),
        recall_by_class=recall.without("soort direct", "soort indirect", "naam zonder hoofdletter"),
        precision_by_class=precision.without("alle spans"),
    )


class _Tally:
    """Counts hits and totals under several keys at once."""

    def __init__(self) -> None:
        self._hits: Counter[str] = Counter()
        self._totals: Counter[str] = Counter()

    def add(self, is_hit: bool, *keys: str) -> None:
        for key in keys:
            self._totals[key] += 1
            self._hits[key] += is_hit

    def rate(self, key: str) -> Rate:
        return Rate(self._hits[key], self._totals[key])

    def without(self, *keys: str) -> dict[str, Rate]:
        return {key: self.rate(key) for key in sorted(self._totals) if key not in keys}


def _name_keys(sentence: Sentence, span: Span) -> tuple[str, ...]:
    text = sentence.zin[span.start : span.end]
    is_lower = span.klasse in NAME_CLASSES and text == text.lower()
    return ("naam zonder hoofdletter",) if is_lower else ()


def _is_found(zin: str, span: Span, masked: set[int]) -> bool:
    letters = _letters(zin, span.start, span.end)
    return len(letters & masked) >= FOUND_FROM * len(letters)


def _positions(zin: str, passages: Iterable[tuple[int, int]]) -> set[int]:
    positions: set[int] = set()
    for start, end in passages:
        if not 0 <= start < end <= len(zin):
            raise ValueError(f"passage {start}-{end} outside a sentence of {len(zin)} characters")
        positions.update(range(start, end))
    return positions


def _letters(zin: str, start: int, end: int) -> set[int]:
    return {position for position in range(start, end) if zin[position].isalnum()}
