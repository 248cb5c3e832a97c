"""Open answers: who writes one, about which theme, with or without a name in it."""

from collections.abc import Mapping

import numpy as np
import pandas as pd

from pipeline.demo.generator.open_texts import (
    CLOSERS,
    ENGLISH,
    FIRST_NAMES,
    FUNCTIONS,
    LAST_NAMES,
    NAMED,
    OPENERS,
    THEMES,
    Sentences,
)
from pipeline.demo.generator.survey_profile import SurveyProfile

_ANSWERS_EACH_QUESTION = 0.6
_MIN_WORDS = 15
_MAX_WORDS = 40


def draw_open_answers(
    n: int, profile: SurveyProfile, theme_factors: Mapping[str, float], rng: np.random.Generator
) -> pd.DataFrame:
    """One row per answer of `n` respondents.

    Columns: respondent (0 to n-1), item, antwoord, thema, has_name, taal ("nl" or "en").
    """
    asked = np.flatnonzero(rng.random(n) < rng.uniform(*profile.open_rate))
    wants = rng.random((len(asked), len(THEMES))) < _ANSWERS_EACH_QUESTION
    wants[np.arange(len(asked)), rng.integers(0, len(THEMES), size=len(asked))] = True
    rows = [
        (respondent, item, *_answer(item, profile, theme_factors, rng))
        for column, item in enumerate(THEMES)
        for respondent in asked[wants[:, column]]
    ]
    return pd.DataFrame(
        rows, columns=["respondent", "item", "antwoord", "thema", "has_name", "taal"]
    )


def _answer(
    item: str, profile: SurveyProfile, factors: Mapping[str, float], rng: np.random.Generator
) -> tuple[str, str, bool, str]:
    if rng.random() < profile.english_share:
        return _one_of(ENGLISH[item], rng), "", False, "en"
    theme = _theme(item, factors, rng)
    sentences = [_one_of(OPENERS, rng), _one_of(THEMES[item][theme], rng)]
    has_name = bool(rng.random() < profile.named_share)
    if has_name:
        sentences.append(_named(rng))
    return _of_length(sentences, item, theme, rng), theme, has_name, "nl"


def _theme(item: str, factors: Mapping[str, float], rng: np.random.Generator) -> str:
    themes = list(THEMES[item])
    upto = np.cumsum([factors.get(theme, 1.0) for theme in themes])
    return themes[int(np.searchsorted(upto, rng.random() * upto[-1], side="right"))]


def _of_length(sentences: list[str], item: str, theme: str, rng: np.random.Generator) -> str:
    """Add sentences on the same theme, or closing ones, until there are some 15 to 40 words."""
    enough = int(rng.integers(_MIN_WORDS, _MAX_WORDS - 12))
    more = [s for s in THEMES[item][theme] if s not in sentences] + list(CLOSERS)
    while _n_words(sentences) < enough:
        sentences.append(more.pop(int(rng.integers(0, len(more)))))
    return " ".join(s for s in sentences if s)


def _n_words(sentences: list[str]) -> int:
    return sum(len(s.split()) for s in sentences)


def _named(rng: np.random.Generator) -> str:
    name = f"{_one_of(FIRST_NAMES, rng)} {_one_of(LAST_NAMES, rng)}".strip()
    return _one_of(NAMED, rng).format(name=name, function=_one_of(FUNCTIONS, rng))


def _one_of(sentences: Sentences, rng: np.random.Generator) -> str:
    return sentences[int(rng.random() * len(sentences))]
