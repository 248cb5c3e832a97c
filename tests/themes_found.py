"""A taxonomy and a finder for tests of the door: an answer is a list of theme codes itself."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from pipeline.release.theme_keys import Labelled, ThemeKey, ThemeKeys

QUESTIONS = ("open_preventie", "open_drempel", "open_goed")
GROUPS = ("ga", "gb")
N_THEMES = 10


def keys_of(n=N_THEMES):
    """`n` themes t0, t1, ..., in two groups by turns, each with one sub-theme."""
    themes = tuple(
        ThemeKey(f"t{i}", f"Thema {i}", GROUPS[i % 2], (Labelled(f"t{i}_s", "Sub"),))
        for i in range(n)
    )
    return ThemeKeys("1", "a" * 64, tuple(Labelled(g, g) for g in GROUPS), themes)


@dataclass(frozen=True)
class Said:
    """A mention as the finder gives it."""

    code: str
    subtheme: str | None = None
    tone: str | None = None


class CodeReader:
    """Finds "t3", "t3+" (goed), "t3-" (zorg) and "t3/" (its sub-theme) where they stand."""

    keys = keys_of()

    def read(self, texts):
        return [
            tuple(self._said(word) for word in text.split() if word[0] == "t") for text in texts
        ]

    def new_words(self, texts):
        """Every word that begins with "nieuw"."""
        return [tuple(word for word in text.split() if word.startswith("nieuw")) for text in texts]

    def _said(self, word):
        code = word.rstrip("+-/")
        tone = {"+": "goed", "-": "zorg"}.get(word[-1])
        return Said(code, f"{code}_s" if word.endswith("/") else None, tone)


def readers(golf):
    """The same reader for every wave."""
    return CodeReader()


def answers_of(n, seed=1, shares=None, silent=0.2):
    """`n` respondents, of whom `silent` write nothing; each theme is named by its share."""
    rng = np.random.default_rng(seed)
    shares = shares or [0.3, 0.2, 0.15, 0.1, 0.1, 0.05, 0.05, 0.02, 0.01, 0.005]
    rows = pd.DataFrame({"respondent_sleutel": [f"r{i}" for i in range(n)]})
    rows["eenheid"] = rng.choice(["u0", "u1"], n, p=[0.6, 0.4])
    ends = np.array(["", "+", "-", "/"])
    for question in QUESTIONS:
        named = rng.random((n, len(shares))) < np.array(shares) / 2
        end = rng.integers(0, 4, named.shape)
        wrote = rng.random(n) >= silent
        texts = [
            " ".join(["iets", *(f"t{i}{ends[end[r, i]]}" for i in np.flatnonzero(named[r]))])
            for r in range(n)
        ]
        rows[question] = np.where(wrote, texts, "")
    return rows
