"""Scores of the survey's indices and questions, with what sampling and privacy each make uncertain.

A score is a mean of 0-100 points or the share of 100 who gave an answer. It is shown from 50
answers up, by the noisy number of answers (score.py).
"""

from math import nan

import pandas as pd

from pipeline.contracts.codes import load_codelist
from pipeline.periods import quarter_of
from pipeline.release import Release
from pipeline.release.lines import Lines
from pipeline.signals.survey.histogram import (
    Histogram,
    histograms,
    index_histograms,
)
from pipeline.signals.survey.items import item_scores
from pipeline.signals.survey.measures import REFUSED
from pipeline.signals.survey.score import Score, score_of
from pipeline.signals.wording import index_sentence, refused_sentence

_NUMBERS = (
    "score", "lower", "upper", "n_lower", "n_upper", "is_te_onzeker",
    "lower_privacy", "upper_privacy", "lower_sampling", "upper_sampling",
)  # fmt: skip
SCORE_COLUMNS = ("golf", "eenheid", "index", *_NUMBERS, "zin")
MEASURE_COLUMNS = ("golf", "eenheid", "index", "item", "optie", "maat", *_NUMBERS)


def population_of(release: Release, golf: str, eenheid: str) -> int:
    """How many people a wave could reach in a unit, or in all; 0 when not known."""
    wave = next((wave for wave in release.publiek.waves if wave.golf == golf), None)
    if wave is None:
        return 0
    quarter = quarter_of(wave.gesloten_op)
    return Lines.of(release).headcount(eenheid, quarter) if eenheid else wave.uitgenodigd


def index_scores(release: Release) -> pd.DataFrame:
    """One row a wave, unit ("" is all) and index, in SCORE_COLUMNS; 90 % intervals.

    `lower` and `upper` hold both kinds of chance, `*_privacy` and `*_sampling` one alone. Scores
    with too few answers are nan and `is_te_onzeker`.
    """
    refused = {
        (one.golf, one.eenheid, one.index): one
        for one in index_histograms(release)
        if one.maat == REFUSED
    }
    rows = []
    for one in histograms(release):
        numbers = _numbers(release, one)
        said = [index_sentence(load_codelist("indexen").get(one.index), _shown(numbers))]
        apart = refused.get((one.golf, one.eenheid, one.index))
        if apart and _shown(numbers):
            said.append(refused_sentence(_shown(_numbers(release, apart))))
        place = {"golf": one.golf, "eenheid": one.eenheid, "index": one.index}
        rows.append({**place, **numbers, "zin": " ".join(said)})
    return pd.DataFrame(rows, columns=list(SCORE_COLUMNS))


def survey_measures(release: Release) -> pd.DataFrame:
    """One row a wave, unit, index or question (with option) and measure, in MEASURE_COLUMNS.

    Numbers as in `index_scores`; measures as in measures.py.
    """
    rows: list[dict[str, object]] = [
        {
            "golf": one.golf,
            "eenheid": one.eenheid,
            "index": one.index,
            "item": "",
            "optie": "",
            "maat": one.maat,
            **_numbers(release, one),
        }
        for one in index_histograms(release)
    ]
    rows += [
        {
            "golf": one.golf,
            "eenheid": "",
            "index": "",
            "item": one.item,
            "optie": one.optie,
            "maat": one.maat,
            **_said(one.score),
        }
        for one in item_scores(release)
    ]
    return pd.DataFrame(rows, columns=list(MEASURE_COLUMNS))


def _numbers(release: Release, histogram: Histogram) -> dict[str, float | int | bool]:
    return _said(score_of(histogram, population_of(release, histogram.golf, histogram.eenheid)))


def _said(score: Score) -> dict[str, float | int | bool]:
    counted: dict[str, float | int | bool] = {
        "n_lower": score.n_lower,
        "n_upper": score.n_upper,
        "is_te_onzeker": score.is_te_onzeker,
    }
    return {**_ranges(score), **counted}


def _ranges(score: Score) -> dict[str, float]:
    if score.is_te_onzeker:
        return {name: nan for name in _NUMBERS if name not in ("n_lower", "n_upper")}
    lower, upper = score.interval()
    by_noise, by_chance = score.interval("privacy"), score.interval("sampling")
    return {
        "score": score.value,
        "lower": lower,
        "upper": upper,
        "lower_privacy": by_noise[0],
        "upper_privacy": by_noise[1],
        "lower_sampling": by_chance[0],
        "upper_sampling": by_chance[1],
    }


def _shown(numbers: dict[str, float | int | bool]) -> tuple[float, float, float] | None:
    if numbers["is_te_onzeker"]:
        return None
    return float(numbers["score"]), float(numbers["lower"]), float(numbers["upper"])
