"""Planted survey changes: a known number of points on one item, in known waves."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np
import pandas as pd

from pipeline.demo.generator.changes import Change
from pipeline.demo.generator.chart import Chart

# the answer one step higher; og: from never to once, knowing: from not knowing to yes
_NEXT = MappingProxyType({"1": "2", "2": "3", "3": "4", "4": "5"})
_NEXT_EXPERIENCE = MappingProxyType({"0": "1"})
_NEXT_KNOWING = MappingProxyType({"nee": "ja", "weet_niet": "ja"})


@dataclass(frozen=True)
class SurveyChange:
    """In waves `vanaf` to `tot` the raw mean of `item` is `points` (0-100 scale) above usual.

    Below usual when negative. For ja or nee, and for experiences, points are percentage points.
    """

    naam: str
    item: str
    points: float
    vanaf: str
    tot: str
    eenheid: str = ""


@dataclass(frozen=True)
class ThemeChange:
    """In waves `vanaf` to `tot` a theme is named `factor` (1 or more) times as often in answers.

    Beside what is named anyway: the other themes stay what they were.
    """

    naam: str
    thema: str
    factor: float
    vanaf: str
    tot: str


@dataclass(frozen=True)
class NewTopic:
    """In waves `vanaf` to `tot` a topic that fits no theme (antwoorden.yaml) comes up.

    It is all that is written by `share` of the respondents who otherwise write nothing.
    """

    naam: str
    onderwerp: str
    share: float
    vanaf: str
    tot: str


def apply_change(
    change: SurveyChange, values: np.ndarray, touched: np.ndarray, rng: np.random.Generator
) -> np.ndarray:
    """Move so many answers one step that the mean of `touched` changes by the planted points."""
    upward = _table(change.item)
    step = 25.0 if upward is _NEXT else 100.0
    table = upward if change.points > 0 else {higher: lower for lower, higher in upward.items()}
    answered = touched & (values != "")
    movable = answered & np.isin(values, list(table))
    if not movable.any():
        return values
    share = abs(change.points) / step * answered.sum() / movable.sum()
    moved = movable & (rng.random(len(values)) < share)
    return np.where(moved, pd.Series(values).map(table).to_numpy(), values)


def _table(item: str) -> Mapping[str, str]:
    if item.startswith("og_"):
        return _NEXT_EXPERIENCE
    return _NEXT_KNOWING if item in ("mb_kent_vp", "mb_weet_route") else _NEXT


def in_unit(chart: Chart, eenheid: str, units: np.ndarray) -> np.ndarray:
    """Which respondents work in `eenheid` or below it; everyone for ""."""
    scope = Change("", 1.0, "", "", eenheid=eenheid)
    below = [u.eenheid for u in chart.leaves if scope.touches_unit(chart, u.eenheid)]
    return np.isin(units, below)


def planted_survey_cells(
    changes: Iterable[SurveyChange],
    themes: Iterable[ThemeChange],
    topics: Iterable[NewTopic],
    waves: Sequence[str],
) -> pd.DataFrame:
    """One row per change and wave: naam, golf, eenheid, item, thema, onderwerp, points, factor.

    Of a new topic `points` is the share of a hundred.
    """
    rows = [
        (c.naam, wave, c.eenheid, c.item, "", "", c.points, 1.0)
        for c in changes
        for wave in _touched(c, waves)
    ]
    rows += [
        (t.naam, wave, "", "", t.thema, "", 0.0, t.factor)
        for t in themes
        for wave in _touched(t, waves)
    ]
    rows += [
        (t.naam, wave, "", "", "", t.onderwerp, 100 * t.share, 1.0)
        for t in topics
        for wave in _touched(t, waves)
    ]
    columns = ["naam", "golf", "eenheid", "item", "thema", "onderwerp", "points", "factor"]
    return pd.DataFrame(rows, columns=columns)


def _touched(change: SurveyChange | ThemeChange | NewTopic, waves: Sequence[str]) -> list[str]:
    return [wave for wave in waves if change.vanaf <= wave <= change.tot]
