"""Words of an answer as numbers for the linear model: word pairs and pieces of words.

tf-idf as in scikit-learn (sublinear term frequency, smoothed idf, each block scaled to length 1).
Why not its vectorizer: that cuts every word of every answer again; here each different word is cut
once and the rest is arithmetic on whole arrays, which is what makes 200,000 answers fit in a
minute. The numbers are those of one answer alone: the vocabulary and the idf come from the shipped
examples.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import TypeAlias, TypeVar

import numpy as np
from scipy import sparse

from pipeline.text.themes.words_of import Word

_PIECES = (3, 4, 5)
_RAREST_PIECE = 2
_Thing = TypeVar("_Thing")
Matrix: TypeAlias = sparse.csr_matrix
Numbers: TypeAlias = np.ndarray[tuple[int, ...], np.dtype[np.int64]]
Weights: TypeAlias = np.ndarray[tuple[int, ...], np.dtype[np.float64]]


class FeatureSpace:
    """The words, pairs and pieces seen in the examples, and how common each is."""

    def __init__(self, examples: Sequence[Sequence[Word]]) -> None:
        texts = _laid_out(examples)
        self._stems = _numbered(word.stem for word in texts.words)
        self._pairs = np.unique(self._pairs_in(texts, self._stems_in(texts))[1])
        self._pieces = _numbered(chain.from_iterable(_pieces(w.text) for w in texts.words))
        common = _texts_with(self._count_pieces(texts)) >= _RAREST_PIECE
        self._pieces = _numbered(piece for piece, n in self._pieces.items() if common[n])
        self._terms_idf = _idf(self._count_terms(texts))
        self._pieces_idf = _idf(self._count_pieces(texts))

    def matrix(self, answers: Sequence[Sequence[Word]]) -> Matrix:
        """One row an answer: the block of words and pairs, then the block of pieces."""
        texts = _laid_out(answers)
        terms = _weighted(self._count_terms(texts), self._terms_idf)
        pieces = _weighted(self._count_pieces(texts), self._pieces_idf)
        return sparse.hstack([terms, pieces], format="csr")

    def _count_terms(self, texts: "_Texts") -> Matrix:
        stems = self._stems_in(texts)
        rows, pairs = self._pairs_in(texts, stems)
        at = np.minimum(np.searchsorted(self._pairs, pairs), len(self._pairs) - 1)
        is_known = self._pairs[at] == pairs
        columns = np.concatenate([stems[stems >= 0], len(self._stems) + at[is_known]])
        rows = np.concatenate([texts.rows[stems >= 0], rows[is_known]])
        return _counted(rows, columns, (texts.count, len(self._stems) + len(self._pairs)))

    def _stems_in(self, texts: "_Texts") -> Numbers:
        """The number of the stem at each place, -1 where no example has it."""
        return np.array([self._stems.get(w.stem, -1) for w in texts.words], np.int64)[texts.places]

    def _pairs_in(self, texts: "_Texts", stems: Numbers) -> tuple[Numbers, Numbers]:
        """Text and number of each two neighbours that are both known."""
        first, second = stems[:-1], stems[1:]
        is_pair = (texts.rows[:-1] == texts.rows[1:]) & (first >= 0) & (second >= 0)
        return texts.rows[:-1][is_pair], (first * len(self._stems) + second)[is_pair]

    def _count_pieces(self, texts: "_Texts") -> Matrix:
        cut = [
            [n for piece in _pieces(word.text) if (n := self._pieces.get(piece)) is not None]
            for word in texts.words
        ]
        rows = _rows(cut)
        columns = np.fromiter(chain.from_iterable(cut), np.int64, len(rows))
        of_words = _counted(rows, columns, (len(cut), len(self._pieces)))
        return _counted(texts.rows, texts.places, (texts.count, len(cut))) @ of_words


@dataclass(frozen=True, repr=False)
class _Texts:
    """Texts as arrays: of each word in turn its text, and its place among the different words."""

    words: Sequence[Word]
    rows: Numbers
    places: Numbers
    count: int


def _laid_out(texts: Sequence[Sequence[Word]]) -> _Texts:
    kept = [[word for word in words if word.is_word] for words in texts]
    places = _numbered(chain.from_iterable(kept))
    rows = _rows(kept)
    flat = np.fromiter(map(places.__getitem__, chain.from_iterable(kept)), np.int64, len(rows))
    return _Texts(list(places), rows, flat, len(kept))


def _numbered(things: Iterable[_Thing]) -> dict[_Thing, int]:
    """Each different thing with a number, in the order in which they come."""
    return {thing: number for number, thing in enumerate(dict.fromkeys(things))}


def _rows(of_each: Sequence[Sequence[object]]) -> Numbers:
    """The number of its row for each thing, row after row."""
    return np.repeat(np.arange(len(of_each)), np.array([len(row) for row in of_each], np.int64))


def _counted(rows: Numbers, columns: Numbers, shape: tuple[int, int]) -> Matrix:
    return sparse.csr_matrix((np.ones(len(rows)), (rows, columns)), shape)


def _pieces(text: str) -> list[str]:
    padded = f" {text} "
    return [
        padded[at : at + size] for size in _PIECES for at in range(max(1, len(padded) - size + 1))
    ]


def _texts_with(counts: Matrix) -> Numbers:
    return np.bincount(counts.indices, minlength=counts.shape[1])


def _idf(counts: Matrix) -> Weights:
    idf: Weights = np.log((1 + counts.shape[0]) / (1 + _texts_with(counts))) + 1
    return idf


def _weighted(counts: Matrix, idf: Weights) -> Matrix:
    """The counts of texts, dampened, weighed by how rare each is, and each row of length 1."""
    counts.data = (1 + np.log(counts.data)) * idf[counts.indices]
    each = np.diff(counts.indptr)
    rows = np.repeat(np.arange(len(each)), each)
    lengths = np.sqrt(np.bincount(rows, counts.data**2, len(each)))
    counts.data /= lengths[rows]
    return counts
