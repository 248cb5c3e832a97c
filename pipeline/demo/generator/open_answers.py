"""Open answers: who writes one, about which themes, how long, with or without a name in it."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import accumulate
from random import Random

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
    USUAL_TONE,
    OpenTexts,
    Sentences,
    Tone,
    open_texts,
)
from pipeline.demo.generator.survey_profile import SurveyProfile

_ANSWERS_EACH_QUESTION = 0.6
_SECOND_THEME = 0.25
_OTHER_TONE = 0.1
_CLOSES = 0.3
# words that an answer goes on to at least, and how often
_LENGTHS = ((1, 6, 0.35), (15, 30, 0.5), (35, 60, 0.15))
_COLUMNS = ("respondent", "item", "antwoord", "themas", "onderwerp", "toon", "has_name", "taal")


def draw_open_answers(
    n: int,
    profile: SurveyProfile,
    factors: Mapping[str, float],
    topics: Mapping[str, float],
    rng: np.random.Generator,
) -> pd.DataFrame:
    """One row per answer of `n` respondents.

    Columns: respondent (0 to n-1), item, antwoord, themas (codes joined by ";", "" for none),
    onderwerp (a new topic, mostly ""), toon ("goed", "zorg", or "" without theme), has_name, taal
    ("nl" or "en"). `factors`: how many times as often as usual a theme is named, 1 or more, beside
    what is named anyway. `topics`: the share, of who otherwise writes nothing, that writes about a
    new topic and nothing else.
    """
    writes = rng.random(n) < rng.uniform(*profile.open_rate)
    asked = np.flatnonzero(writes)
    wants = rng.random((len(asked), len(USUAL_TONE))) < _ANSWERS_EACH_QUESTION
    wants[np.arange(len(asked)), rng.integers(0, len(USUAL_TONE), size=len(asked))] = True
    # the standard generator draws one number at a time ten times as fast
    writer = _Writer.of(profile, factors, Random(int(rng.integers(2**63))))  # noqa: S311
    rows = [
        (respondent, item, *writer.answer(item))
        for column, item in enumerate(USUAL_TONE)
        for respondent in asked[wants[:, column]]
    ]
    silent = np.flatnonzero(~writes)
    for topic, share in topics.items():
        touched, silent = np.split(rng.permutation(silent), [round(share * len(silent))])
        rows += [(respondent, *writer.answer_about(topic)) for respondent in touched]
    return pd.DataFrame(rows, columns=list(_COLUMNS))


@dataclass(frozen=True)
class _Writer:
    """Writes answers. `upto`: running weights of `themes`; `extra`: the chance that an answer also
    names a theme that is named more often than usual.
    """

    texts: OpenTexts
    profile: SurveyProfile
    themes: tuple[str, ...]
    upto: tuple[float, ...]
    extra: Mapping[str, float]
    rng: Random

    @staticmethod
    def of(profile: SurveyProfile, factors: Mapping[str, float], rng: Random) -> "_Writer":
        texts = open_texts()
        usual = (1 + _SECOND_THEME) / sum(texts.weights.values())
        extra = {code: usual * texts.weights[code] * (f - 1) for code, f in factors.items()}
        upto = tuple(accumulate(texts.weights.values()))
        return _Writer(texts, profile, tuple(texts.weights), upto, extra, rng)

    def answer(self, item: str) -> tuple[str, str, str, str, bool, str]:
        """The columns after `item`."""
        rng = self.rng
        if rng.random() < self.profile.english_share:
            return rng.choice(ENGLISH[item]), "", "", "", False, "en"
        if rng.random() < self.profile.themeless_share:
            return rng.choice(self.texts.themeless), "", "", "", False, "nl"
        tone = self._tone(item)
        themes = self._themes()
        has_name = rng.random() < self.profile.named_share
        text = self._text([self.texts.sentences[one, tone] for one in themes], has_name)
        return text, ";".join(themes), "", tone, has_name, "nl"

    def answer_about(self, topic: str) -> tuple[str, str, str, str, str, bool, str]:
        """The columns from `item` on, of an answer to any question."""
        item = self.rng.choice(list(USUAL_TONE))
        text = self._text([self.texts.topics[topic]], has_name=False)
        return item, text, "", topic, "", False, "nl"

    def _tone(self, item: str) -> Tone:
        usual = USUAL_TONE[item]
        if self.rng.random() >= _OTHER_TONE:
            return usual
        return "goed" if usual == "zorg" else "zorg"

    def _themes(self) -> list[str]:
        n = 2 if self.rng.random() < _SECOND_THEME else 1
        drawn = self.rng.choices(self.themes, cum_weights=self.upto, k=n)
        more = [code for code, chance in self.extra.items() if self.rng.random() < chance]
        return list(dict.fromkeys([*drawn, *more]))

    def _text(self, said: list[Sentences], has_name: bool) -> str:
        """A sentence of each subject, and more of them until the answer is long enough."""
        rng = self.rng
        sentences = [rng.choice(OPENERS), *(rng.choice(one) for one in said)]
        if has_name:
            sentences.append(self._named())
        low, high, _ = rng.choices(_LENGTHS, weights=[share for *_, share in _LENGTHS])[0]
        enough = rng.randint(low, high)
        more = [s for one in said for s in one if s not in sentences]
        while more and _n_words(sentences) < enough:
            sentences.append(more.pop(rng.randrange(len(more))))
        if rng.random() < _CLOSES:
            sentences.append(rng.choice(CLOSERS))
        return " ".join(s for s in sentences if s)

    def _named(self) -> str:
        name = f"{self.rng.choice(FIRST_NAMES)} {self.rng.choice(LAST_NAMES)}".strip()
        return self.rng.choice(NAMED).format(name=name, function=self.rng.choice(FUNCTIONS))


def _n_words(sentences: list[str]) -> int:
    return sum(len(s.split()) for s in sentences)
