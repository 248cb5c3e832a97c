"""Words of an answer as numbers for the linear model: word pairs and pieces of words.

tf-idf as in scikit-learn (sublinear term frequency, smoothed idf, each block scaled to length 1).
Why not its vectorizer: that cuts every word of every answer again; here each different word is cut
once, which is what makes 200,000 answers fit in a minute. The numbers are those of one answer
alone: the vocabulary and the idf come from the shipped examples.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import chain, pairwise
from typing import TypeAlias

import numpy as np
from scipy import sparse

from pipeline.text.themes.words_of import Word

_PIECES = (3, 4, 5)
_RAREST_PIECE = 2
Matrix: TypeAlias = sparse.csr_matrix


class FeatureSpace:
    """The words, pairs and pieces seen in the examples, and how common each is."""

    def __init__(self, examples: Sequence[Sequence[Word]]) -> None:
        terms = Counter(term for words in examples for term in set(_terms(words)))
        pieces = Counter(
            piece
            for words in examples
            for piece in {p for word in words if word.is_word for p in _pieces(word.text)}
        )
        kept = {piece: n for piece, n in pieces.items() if n >= _RAREST_PIECE}
        self._terms = {term: place for place, term in enumerate(sorted(terms))}
        self._pieces = {piece: place for place, piece in enumerate(sorted(kept))}
        self._terms_idf = _idf([terms[term] for term in sorted(terms)], len(examples))
        self._pieces_idf = _idf([kept[piece] for piece in sorted(kept)], len(examples))

    def matrix(self, texts: Iterable[Sequence[Word]]) -> Matrix:
        """One row a text: the block of words and pairs, then the block of pieces."""
        terms: list[list[int]] = []
        pieces: list[list[int]] = []
        cut: dict[str, list[int]] = {}
        for words in texts:
            found = (self._terms.get(term) for term in _terms(words))
            terms.append([place for place in found if place is not None])
            row: list[int] = []
            for word in words:
                if word.is_word:
                    known = cut.get(word.text)
                    if known is None:
                        places = (self._pieces.get(piece) for piece in _pieces(word.text))
                        known = cut[word.text] = [p for p in places if p is not None]
                    row += known
            pieces.append(row)
        blocks = [_weighted(terms, self._terms_idf), _weighted(pieces, self._pieces_idf)]
        return sparse.csr_matrix(sparse.hstack(blocks))


def _terms(words: Sequence[Word]) -> list[str]:
    stems = [word.stem for word in words if word.is_word]
    return [*stems, *map(" ".join, pairwise(stems))]


def _pieces(text: str) -> list[str]:
    padded = f" {text} "
    return [
        padded[at : at + size] for size in _PIECES for at in range(max(1, len(padded) - size + 1))
    ]


def _idf(counts: Sequence[int], texts: int) -> "np.ndarray[tuple[int], np.dtype[np.float64]]":
    return np.log((1 + texts) / (1 + np.asarray(counts, dtype=np.float64))) + 1


def _weighted(
    rows: Sequence[Sequence[int]], idf: "np.ndarray[tuple[int], np.dtype[np.float64]]"
) -> Matrix:
    starts = np.concatenate(([0], np.cumsum([len(row) for row in rows])))
    places = np.fromiter(chain.from_iterable(rows), np.int32, int(starts[-1]))
    matrix = sparse.csr_matrix((np.ones(len(places)), places, starts), (len(rows), len(idf)))
    matrix.sum_duplicates()
    matrix.data = (1 + np.log(matrix.data)) * idf[matrix.indices]
    lengths = np.sqrt(np.asarray(matrix.multiply(matrix).sum(axis=1))).ravel()
    scale = np.repeat(1 / np.maximum(lengths, 1e-12), np.diff(matrix.indptr))
    matrix.data *= scale
    return matrix
