"""What the noisy numbers of themes say together: estimates that could all be true at once.

A theme is counted for the whole organisation, and again by unit, question, tone and sub-theme; each
of these adds up to the same number, because the same mentions are counted. A group is at least as
large as its largest theme and at most their sum. No number is below zero, and none is more than who
answered an open question: who took part (known from the other tables) but for who answered none.
All of it is post-processing (sum_tree.py).
"""

from dataclasses import dataclass
from math import inf, sqrt

import numpy as np
import pandas as pd

from pipeline.release.sum_tree import (
    Number,
    agreed,
    bound_down,
    fit_up,
    observed,
    ranged,
    whole_range,
)
from pipeline.release.survey_estimates import Respondents, count_respondents
from pipeline.release.theme_bounding import NO_ANSWER
from pipeline.release.theme_keys import ThemeKeys
from pipeline.release.theme_tables import GROUP, THEME

_Z = 1.645  # of a 90 % range


def estimate_themes(
    released: pd.DataFrame, keys: ThemeKeys, enquete: pd.DataFrame, invited: int
) -> pd.DataFrame:
    """Estimates for all cells of one wave of themas.parquet, as of its columns up to the noise.

    `enquete`: the released cells of the same wave. `invited` is public, 0 when not known. Gives
    estimate, lower, upper (respondents; the range is for privacy noise alone) and is_te_onzeker,
    index as `released`.
    """
    cells = released.reset_index(drop=True)
    seen = observed(cells)
    answered = count_answered(cells, enquete, invited)
    everyone = _Limit(float(invited or inf), float(invited or inf))
    if not enquete.empty:
        everyone = _Limit.of(count_respondents(enquete, invited))
    writers = _Limit.of(answered) if answered else everyone
    free, variance, estimate = (np.zeros(len(cells)) for _ in range(3))
    of_theme: dict[str, float] = {}
    for name, code, tree in _trees(cells):
        fit = fit_up(tree, seen)
        at = list(tree.cells)
        free[at], variance[at] = fit.value, fit.variance
        for parts, values, covariance in agreed(fit, fit.value, fit.variance):
            for number, part in enumerate(parts):
                cell = list(part.number.cells)
                free[cell], variance[cell] = values[number], covariance[number, number]
        most = everyone.value if code == NO_ANSWER else writers.value
        low, high = (0.0, most) if name == THEME else _group_bounds(code, keys, of_theme, most)
        value = min(max(fit.value, low), high)
        bound_down(fit, value, estimate)
        if name == THEME:
            of_theme[code] = value
    highest = np.where(cells["thema"] == NO_ANSWER, everyone.upper, writers.upper)
    return ranged(estimate, free, np.sqrt(variance), highest).set_index(released.index)


@dataclass(frozen=True)
class _Limit:
    """What a number of people cannot exceed: as estimated, and at the end of that range."""

    value: float
    upper: float

    @staticmethod
    def of(people: Respondents) -> "_Limit":
        return _Limit(people.value, float(people.upper))


def count_answered(themas: pd.DataFrame, enquete: pd.DataFrame, invited: int) -> Respondents | None:
    """How many answered an open question, with a 90 % range; None where the wave has no tables of
    other questions, so that nobody can say how many took part.

    `themas` and `enquete`: the released cells of one wave. The measure of every share of a theme.
    """
    silent = themas[(themas["tabel"] == THEME) & (themas["thema"] == NO_ANSWER)]
    if enquete.empty or silent.empty:
        return None
    part = count_respondents(enquete, invited)
    [(none, variance)] = observed(silent)
    error = max((part.upper - part.lower) / (2 * _Z), 0.0)
    value = min(max(part.value - none, 0.0), part.value)
    lower, upper = whole_range(
        np.array([part.value - none]), np.array([sqrt(error**2 + variance)]), part.upper
    )
    return Respondents(value, int(min(lower[0], value)), int(max(upper[0], np.ceil(value))))


def _group_bounds(
    group: str, keys: ThemeKeys, of_theme: dict[str, float], most: float
) -> tuple[float, float]:
    """A group is named by as many as its largest theme, and by no more than all of them."""
    themes = [of_theme.get(theme.code, 0.0) for theme in keys.themas if theme.groep == group]
    return max(themes, default=0.0), min(sum(themes), most) if themes else most


def _trees(cells: pd.DataFrame) -> list[tuple[str, str, Number]]:
    """Each theme and rest cell, then each group, with the tables that add up to it."""
    found = []
    for name in (THEME, GROUP):
        below = cells[(cells["tabel"] != name) & (cells[name] != "")]
        parts: dict[str, list[tuple[Number, ...]]] = {}
        for (code, _), rows in below.groupby([name, "tabel"], sort=False):
            numbers = tuple(Number((int(cell),)) for cell in rows.index)
            parts.setdefault(str(code), []).append(numbers)
        for cell, code in cells.loc[cells["tabel"] == name, name].items():
            sums = tuple(parts.get(str(code), ()))
            found.append((name, str(code), Number((int(str(cell)),), sums)))
    return found
