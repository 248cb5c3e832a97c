"""What the finder is measured beside: each part of it alone, NMF, and counting label words."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from sklearn.decomposition import NMF
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.multiclass import OneVsRestClassifier
from sklearn.pipeline import make_union
from sklearn.svm import LinearSVC

from pipeline.text.themes import Found, Mention, Taxonomy, ThemeFinder, Words
from pipeline.text.themes.examples import Example

_COMPONENTS = 25
_SEED = 7


def lexicon_alone(taxonomy: Taxonomy, texts: Sequence[str]) -> list[Found]:
    """The words of the taxonomy without the model."""
    return ThemeFinder(replace(taxonomy, is_shipped=False)).find(texts)


def label_words(taxonomy: Taxonomy, texts: Sequence[str]) -> list[Found]:
    """A plain keyword count: an answer has a theme when it has a word of the theme's label."""
    bare = tuple(
        replace(
            theme,
            subthemes=(),
            words=Words(words=tuple(w for w in theme.label.split() if len(w) > 2)),
        )
        for theme in taxonomy.themes
    )
    return ThemeFinder(replace(taxonomy, themes=bare, is_shipped=False)).find(texts)


def supervised_alone(
    examples: Sequence[Example], codes: Sequence[str], texts: Sequence[str]
) -> list[Found]:
    """scikit-learn on n-grams of words and characters, as it comes, without the lexicon."""
    words = TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True)
    pieces = TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 5), sublinear_tf=True)
    vectorizer = make_union(words, pieces)
    learned = vectorizer.fit_transform([e.text for e in examples])
    wanted = np.array([[code in e.themes for code in codes] for e in examples], dtype=int)
    machine = OneVsRestClassifier(LinearSVC(C=0.5, class_weight="balanced", random_state=_SEED))
    machine.fit(learned, wanted)
    return _as_found(machine.decision_function(vectorizer.transform(texts)) > 0, codes)


def nmf(examples: Sequence[Example], codes: Sequence[str], texts: Sequence[str]) -> list[Found]:
    """Topics without labels: each component stands for the theme it fits best in the examples.

    Fitted on examples and texts together, which favours it; a text has the themes of the
    components that carry at least a quarter of it.
    """
    vectorizer = TfidfVectorizer(sublinear_tf=True, min_df=2, max_df=0.2)
    everything = vectorizer.fit_transform([*(e.text for e in examples), *texts])
    model = NMF(_COMPONENTS, random_state=_SEED, init="nndsvd", max_iter=400)
    weights = model.fit_transform(everything)
    shares = weights / np.maximum(weights.sum(axis=1, keepdims=True), 1e-12)
    known, new = shares[: len(examples)], shares[len(examples) :]
    wanted = np.array([[code in e.themes for code in codes] for e in examples], dtype=float)
    fit = (known.T @ wanted) / np.sqrt(wanted.sum(axis=0))
    theme_of = fit.argmax(axis=1)
    has = np.zeros((len(texts), len(codes)), dtype=bool)
    for component, theme in enumerate(theme_of):
        has[:, theme] |= new[:, component] >= 0.25
    return _as_found(has, codes)


def _as_found(
    has: "np.ndarray[tuple[int, ...], np.dtype[np.bool_]]", codes: Sequence[str]
) -> list[Found]:
    return [Found(tuple(Mention(codes[n]) for n in np.flatnonzero(row))) for row in has]
