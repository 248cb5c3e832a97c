"""Survey answers to histograms over public answers: one respondent in at most one bin of each.

An index is published as the histogram of the respondents' own scores, rounded to 0, 25, 50, 75 or
100: one draw a bin gives mean, spread and number of answers together, and every respondent moves
one bin by one. A question with several answers is counted one option a table, so that there too
each respondent is in one bin of each table, and every table of the plan spends by itself.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from pipeline.contracts.checks import CODE_SEPARATOR
from pipeline.contracts.codes import CodeList, load_codelist
from pipeline.release.cells import NO_UNIT, SURVEY_DIMENSIONS
from pipeline.release.key_sets import UnitMap, index_units
from pipeline.release.survey_answers import (
    ITEMS,
    NO,
    REFUSALS,
    UNKNOWN,
    YES,
    SurveyTable,
    countable_items,
    item_scale,
    options,
)
from pipeline.vault.kluis import Delivery

_ABOUT = ("respondent_sleutel", "golf", "eenheid")
_WONT_SAY = "wil_niet_zeggen"
_SCORE_STEP = 25


def gather_answers(
    deliveries: Iterable[tuple[Delivery, pa.Table]], wave: str, open_questions: Sequence[str] = ()
) -> pd.DataFrame:
    """The newest stored row of each respondent in a wave, of what can be counted.

    What people wrote in their own words goes no further, but for `open_questions`: of those the
    themes are found next (theme_bounding.py). A wave comes from
    one source (ingest/deliver.py), so a key means one respondent whatever the source is called.
    `deliveries` hold the rows that still count (vault/live.py).
    """
    frames = [pd.DataFrame(columns=["respondent", "golf"])]
    counted = {*_ABOUT, *countable_items(), *open_questions}
    for _, table in deliveries:
        needed = table.select([name for name in table.column_names if name in counted])
        rows = needed.filter(pc.equal(needed.column("golf"), wave)).to_pandas().fillna("")
        frames.append(rows.rename(columns={"respondent_sleutel": "respondent"}))
    answers = pd.concat(frames, ignore_index=True).fillna("")
    return answers.drop_duplicates("respondent", keep="last", ignore_index=True)


def histogram(
    name: str, wave: str, answers: pd.DataFrame, units: UnitMap
) -> tuple[pd.DataFrame, NDArray[np.int64]]:
    """The public bins of one table of a wave (names: survey_answers.py) with their counts.

    The frame holds `tabel` and the survey dimensions, "" where the table sums over one.
    """
    table = SurveyTable.of(name)
    if table.is_per_unit:
        units = index_units(table.index, units)
    chosen = _index(table.index, answers) if table.index else _item(table, answers)
    where = _units(answers, units) if table.is_per_unit else pd.Series("", answers.index)
    places = [*(u.eenheid for u in units.shown), NO_UNIT] if table.is_per_unit else [""]
    cells = [(place, answer) for place in places for answer in table.bins]
    frame = pd.DataFrame(cells, columns=["eenheid", "antwoord"])
    frame = frame.assign(
        tabel=table.tabel, golf=wave, index=table.index, item=table.item, optie=table.optie
    )
    row, column = _place_in(places, where), _place_in(table.bins, chosen)
    counts = np.bincount(row * len(table.bins) + column, minlength=len(cells))
    return frame[["tabel", *SURVEY_DIMENSIONS]], counts.astype(np.int64)


def _place_in(names: Sequence[str], values: "pd.Series[str]") -> NDArray[np.int64]:
    """Where each value stands among these names, which hold them all."""
    return np.asarray(pd.Index(names).get_indexer(pd.Index(values)), dtype=np.int64)


def _translated(values: "pd.Series[str]", meaning: Callable[[str], Any]) -> "pd.Series[Any]":
    """Each value by its meaning, worked out once for each different value."""
    codes, texts = pd.factorize(values)
    meanings = np.array([meaning(str(text)) for text in texts], dtype=object)
    return pd.Series(meanings[codes] if len(values) else [], values.index)


def _item(table: SurveyTable, answers: pd.DataFrame) -> "pd.Series[str]":
    if table.item not in answers:
        return pd.Series(UNKNOWN, answers.index, dtype="str")
    if table.optie:
        return _option(table, answers[table.item])
    given = answers[table.item]
    return given.where(given.isin(table.bins), UNKNOWN)


def _option(table: SurveyTable, given: "pd.Series[str]") -> "pd.Series[str]":
    """Whether an option is among the answers; who names no option at all did not answer."""
    known = set(options(table.item))

    def said(text: str) -> str:
        named = set(text.split(CODE_SEPARATOR)) & known
        return UNKNOWN if not named else YES if table.optie in named else NO

    return _translated(given, said)


def _index(what: str, answers: pd.DataFrame) -> "pd.Series[str]":
    index = load_codelist("indexen").get(what)
    items = load_codelist("items")
    listed: Any = index.extra["items"]
    values = pd.DataFrame(
        {item: _item(SurveyTable(ITEMS, item=item), answers) for item in listed},
        index=answers.index,
    )
    if index.extra["soort"] == "prevalentie":
        return _prevalence(values)
    return _score(values, items)


def _prevalence(values: pd.DataFrame) -> "pd.Series[str]":
    """wel when any item was experienced, else wil_niet_zeggen, else geen."""
    result = pd.Series(UNKNOWN, values.index, dtype="str")
    result[(values == "0").any(axis=1)] = "geen"
    result[values.isin(REFUSALS).any(axis=1)] = _WONT_SAY
    result[values.isin(["1", "2", "3"]).any(axis=1)] = "wel"
    return result


def _score(values: pd.DataFrame, items: CodeList) -> "pd.Series[str]":
    """The mean score, unfavourable items turned round, when at least half was answered."""
    scores = pd.DataFrame(
        {str(i): _translated(values[i], _points(str(i), items).get).astype(float) for i in values},
        index=values.index,
    )
    mean = scores.mean(axis=1).where(scores.notna().mean(axis=1) >= 0.5)
    steps = np.floor(mean / _SCORE_STEP + 0.5) * _SCORE_STEP
    names = {float(step): str(step) for step in range(0, 101, _SCORE_STEP)}
    return pd.Series([names.get(step, UNKNOWN) for step in steps], steps.index, dtype="str")


def _points(item: str, items: CodeList) -> dict[str, float]:
    turned = bool(items.get(item).extra["omgekeerd"])
    scores = {
        answer.code: float(str(answer.extra["score"]))
        for answer in item_scale(item).codes
        if answer.extra["score"] is not None
    }
    return {code: 100 - score if turned else score for code, score in scores.items()}


def _units(answers: pd.DataFrame, units: UnitMap) -> "pd.Series[str]":
    if "eenheid" not in answers:
        return pd.Series(NO_UNIT, answers.index, dtype="str")
    return _translated(answers["eenheid"], lambda unit: units.lands_in.get(unit, NO_UNIT))
