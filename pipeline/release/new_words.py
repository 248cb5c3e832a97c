"""New words in open answers, for who keeps the themes: told in the VP zone, when many use them.

There is no public list of what may be found, so what is told depends on the answers: geometric
noise on the number of people who use a word, and only words whose noisy number reaches a threshold
(mechanism.threshold_for). Of one respondent at most two words count. It is paid for in the debit of
the wave, drawn once with its other numbers, and kept in the kluis: no word of it crosses.
"""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

import numpy as np
import pandas as pd

from pipeline.release.mechanism import add_noise, threshold_for
from pipeline.release.plan import WORDS_BOUND, SurveyPlan

FOUND_WORDS = "woorden"
"""Column of booked answers: the new words of a respondent that count, with spaces between them."""
COLUMNS = ("golf", "woord", "noisy_n")

Random = np.random.RandomState | None


@dataclass(frozen=True)
class NewWordsFound:
    """What a wave told: words with their noisy number of people, most used first, and from which
    number a word is told.
    """

    golf: str
    drempel: int
    woorden: tuple[tuple[str, int], ...]


def bounded_words(written: str, words: Iterable[str]) -> str:
    """At most two of a respondent's words, whichever come first under a hash of what that
    respondent wrote: never of a key, which may depend on other rows (ingest/row_keys.py).
    """

    def place(word: str) -> bytes:
        return hashlib.sha256(f"{written} {word}".encode()).digest()

    return " ".join(sorted(dict.fromkeys(words), key=place)[:WORDS_BOUND])


def noisy_words(
    answers: Mapping[str, pd.DataFrame],
    surveys: Mapping[str, SurveyPlan],
    random_state: Random = None,
) -> pd.DataFrame:
    """The words that may be told of these waves, in COLUMNS; `answers` by wave, as booked."""
    parts = [pd.DataFrame(columns=list(COLUMNS))]
    for golf, plan in surveys.items():
        for post in plan.words_post(golf):
            used = answers[golf][FOUND_WORDS].str.split().explode().dropna().value_counts()
            noisy = add_noise(used.to_numpy().astype(np.int64), post.micro_cel, random_state)
            told = pd.DataFrame({"golf": golf, "woord": used.index, "noisy_n": noisy})
            parts.append(told[told["noisy_n"] >= threshold_of(plan)])
    found = pd.concat(parts, ignore_index=True)
    return found.sort_values(["golf", "noisy_n", "woord"], ascending=[True, False, True])


def threshold_of(plan: SurveyPlan) -> int:
    """From how many people, noise and all, a word is told."""
    micro = plan.woorden // WORDS_BOUND
    return threshold_for(micro, Fraction(plan.woorden_delta), WORDS_BOUND)


def words_of(told: pd.DataFrame, golf: str, plan: SurveyPlan) -> NewWordsFound:
    """What `noisy_words` told of one wave."""
    own = told[told["golf"] == golf]
    pairs = zip(own["woord"].astype(str), own["noisy_n"].astype(int), strict=True)
    return NewWordsFound(golf, threshold_of(plan), tuple(pairs))
