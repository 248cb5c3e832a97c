"""How far the themes found in answers are those that a person gave them.

F1 per theme, micro (all themes together) and macro (the mean over themes that occur), and the rank
correlation of the counts (Spearman 1904).
"""

from dataclasses import dataclass
from math import isnan, nan

import pandas as pd

from pipeline.steps.theme_trial import Tried


@dataclass(frozen=True)
class Agreement:
    """Of one theme, or of all together: found by both, by the finder alone, by the person alone."""

    both: int
    found_only: int
    given_only: int

    @property
    def precision(self) -> float:
        """Of what was found, the part that a person gave too; nan when nothing was found."""
        return _part(self.both, self.both + self.found_only)

    @property
    def recall(self) -> float:
        """Of what a person gave, the part that was found; nan when nothing was given."""
        return _part(self.both, self.both + self.given_only)

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        return _part(2 * self.both, 2 * self.both + self.found_only + self.given_only)

    def __add__(self, other: "Agreement") -> "Agreement":
        return Agreement(
            self.both + other.both,
            self.found_only + other.found_only,
            self.given_only + other.given_only,
        )


@dataclass(frozen=True)
class Agreements:
    """All of a file. `unknown_n`: labels of a person that are no theme of the taxonomy."""

    per_theme: dict[str, Agreement]
    rank_correlation: float
    unknown_n: int

    @property
    def micro(self) -> Agreement:
        """All themes together."""
        return sum(self.per_theme.values(), Agreement(0, 0, 0))

    @property
    def macro_f1(self) -> float:
        """The mean F1 of the themes that were found or given."""
        scores = [one.f1 for one in self.per_theme.values() if not isnan(one.f1)]
        return sum(scores) / len(scores) if scores else nan


def agreements(tried: Tried) -> Agreements | None:
    """None when no column with labels of a person was named."""
    labelled = [(one, one.labels) for one in tried.answers if one.labels is not None]
    if not labelled:
        return None
    per_theme = {}
    for code in tried.taxonomy.codes:
        found = [any(theme.code == code for theme in one.themes) for one, _ in labelled]
        given = [code in labels for _, labels in labelled]
        pairs = list(zip(found, given, strict=True))
        per_theme[code] = Agreement(
            pairs.count((True, True)), pairs.count((True, False)), pairs.count((False, True))
        )
    counts = pd.DataFrame(
        [(a.both + a.found_only, a.both + a.given_only) for a in per_theme.values()]
    ).rank()
    return Agreements(
        per_theme,
        float(counts[0].corr(counts[1])),
        sum(one.unknown_n for one, _ in labelled),
    )


def _part(n: int, of: int) -> float:
    return n / of if of else nan
