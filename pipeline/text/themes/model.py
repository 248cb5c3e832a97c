"""The linear model beside the lexicon: which themes, and in what tone.

One linear support vector machine per theme (one against the rest) on tf-idf of words, pairs and
pieces of words, with what the lexicon found as features beside them; one more for the tone of a
theme that was found. For each theme a feature weighs more the more it tells of that theme: by the
log-count ratio of naive Bayes (NB-SVM, Wang and Manning 2012), dampened. Learned from the shipped
examples alone, at first use (some five seconds), so that there is no stored model that could fall
behind the examples or the lexicon.
Why both in one: the lexicon knows what the examples never say, the examples weigh its words.
"""

from collections.abc import Sequence

import numpy as np
from scipy import sparse
from sklearn.svm import LinearSVC

from pipeline.text.themes.examples import Example
from pipeline.text.themes.features import FeatureSpace, Matrix
from pipeline.text.themes.found import Tone
from pipeline.text.themes.hits import Read

HINT, SINGLE, PHRASE = 0.5, 1.0, 1.5
_LEXICON_SCALE = 0.3
_COST = 0.5
_RATIO_POWER = 0.3  # 0 would be without ratios, 1 as in the paper
_TONE_COST = 0.4
_TOLERANCE = 0.01  # smaller takes half as long again and finds the same
_SEED = 0  # the order in which the solver walks through the examples
Array = np.ndarray[tuple[int, ...], np.dtype[np.float64]]


class ThemeModel:
    """Scores of themes in answers. codes: the themes it knows, in the order of the lexicon."""

    def __init__(
        self, codes: Sequence[str], examples: Sequence[Example], read: Sequence[Read]
    ) -> None:
        self.codes = tuple(codes)
        self._space = FeatureSpace([one.words for one in read])
        features = self._features(read)
        wanted = np.array([[code in e.themes for code in codes] for e in examples])
        ratios = _ratios(features, wanted)
        solved = [
            _solved(_scaled(features, ratio), column, _COST)
            for ratio, column in zip(ratios.T, wanted.T, strict=True)
        ]
        self._weights = np.stack([weights for weights, _ in solved], axis=1) * ratios
        self._offsets = np.array([offset for _, offset in solved])
        self._learn_tone(examples, read, features)

    def scores(self, read: Sequence[Read]) -> tuple[Array, Array]:
        """Per answer and theme (rows, columns): how far it belongs, and how well it goes.

        Above 0 the model itself would say yes, and "goed". Each row rests on its answer alone.
        """
        features = self._features(read)
        belongs = features @ self._weights + self._offsets
        tone = (features @ self._tone_weights)[:, None] + self._tone_of_theme
        return belongs, tone + self._tone_of_hits * tone_balance(read, len(self.codes))

    def _features(self, read: Sequence[Read]) -> Matrix:
        found = _LEXICON_SCALE * np.log1p(strength(read, len(self.codes)))
        text = self._space.matrix([one.words for one in read])
        return sparse.hstack([text, sparse.csr_matrix(found)], format="csr")

    def _learn_tone(
        self, examples: Sequence[Example], read: Sequence[Read], features: Matrix
    ) -> None:
        pairs = [
            (row, theme, tone == "goed")
            for row, example in enumerate(examples)
            for theme, code in enumerate(self.codes)
            if (tone := example.themes.get(code)) is not None
        ]
        rows, themes = [row for row, _, _ in pairs], [theme for _, theme, _ in pairs]
        balance = tone_balance(read, len(self.codes))[rows, themes]
        which = np.eye(len(self.codes))[themes]
        beside = sparse.csr_matrix(np.column_stack([which, balance]))
        joined = sparse.hstack([features[rows], beside], format="csr")
        weights, offset = _solved(joined, np.array([good for _, _, good in pairs]), _TONE_COST)
        width = features.shape[1]
        self._tone_weights = weights[:width]
        self._tone_of_theme = weights[width:-1] + offset
        self._tone_of_hits = weights[-1]


def strength(read: Sequence[Read], themes: int) -> Array:
    """Per answer and theme: how much the lexicon found, each place once."""
    found = np.zeros((len(read), themes))
    for row, one in enumerate(read):
        seen = set()
        weights = [0.0] * themes
        for target, first, last, _ in one.hits:
            place = (target.theme, target.subtheme, first, last, target.is_hint)
            if target.theme < themes and place not in seen:
                seen.add(place)
                weights[target.theme] += HINT if target.is_hint else _weight(first, last)
        for _, target in one.hints():
            if target.theme < themes:
                weights[target.theme] += HINT
        found[row] = weights
    return found


def _weight(first: int, last: int) -> float:
    return SINGLE if first == last else PHRASE


def tone_balance(read: Sequence[Read], themes: int) -> Array:
    """Per answer and theme: -1 to 1, how good the tone of the lexicon's hits is."""
    found = np.zeros((len(read), themes))
    sign: dict[Tone | None, int] = {"goed": 1, "zorg": -1, None: 0}
    for row, one in enumerate(read):
        for hit in one.hits:
            if hit.target.theme < themes and not hit.target.is_hint:
                found[row, hit.target.theme] += sign[hit.tone]
    return np.clip(found, -1, 1)


def _ratios(features: Matrix, wanted: Array) -> Array:
    """Per feature and theme: how much more often it stands in one of the two kinds of examples."""
    stands = features.sign()
    within = 1 + stands.T @ wanted.astype(np.float64)
    without = 2 + np.asarray(stands.sum(axis=0)).reshape(-1, 1) - within
    ratio = np.log(within / within.sum(axis=0)) - np.log(without / without.sum(axis=0))
    power: Array = np.abs(ratio) ** _RATIO_POWER
    return power


def _scaled(features: Matrix, scale: Array) -> Matrix:
    data = features.data * scale[features.indices]
    return sparse.csr_matrix((data, features.indices, features.indptr), features.shape)


def _solved(features: Matrix, wanted: Array, cost: float) -> tuple[Array, float]:
    machine = LinearSVC(C=cost, class_weight="balanced", tol=_TOLERANCE, random_state=_SEED)
    machine.fit(features, wanted)
    return machine.coef_[0], float(machine.intercept_[0])
