"""Survey answers to histograms over public answers: one respondent in at most one bin of each.

An index is published as the histogram of the respondents' own scores, rounded to 0, 25, 50, 75 or
100: one draw a bin gives mean, spread and number of answers together, and every respondent moves
one bin by one.
"""

from collections.abc import Iterable
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from pipeline.contracts.codes import CodeList, load_codelist
from pipeline.release.cells import NO_UNIT, SURVEY_DIMENSIONS
from pipeline.release.key_sets import UnitMap
from pipeline.vault.kluis import Delivery

UNKNOWN = "onbekend"
_WONT_SAY = "wil_niet_zeggen"
_SCORE_STEP = 25


def gather_answers(deliveries: Iterable[tuple[Delivery, pa.Table]], wave: str) -> pd.DataFrame:
    """The newest stored row of each respondent in a wave.

    A wave comes from one source (ingest/deliver.py), so a key means one respondent whatever the
    source is called. `deliveries` hold the rows that still count (vault/live.py).
    """
    frames = [pd.DataFrame(columns=["respondent", "golf"])]
    for _, table in deliveries:
        rows = table.filter(pc.equal(table.column("golf"), wave)).to_pandas().fillna("")
        frames.append(rows.rename(columns={"respondent_sleutel": "respondent"}))
    answers = pd.concat(frames, ignore_index=True).fillna("")
    return answers.drop_duplicates("respondent", keep="last", ignore_index=True)


def histogram(
    name: str, wave: str, answers: pd.DataFrame, units: UnitMap
) -> tuple[pd.DataFrame, NDArray[np.int64]]:
    """The public bins of one histogram ("items/x", "index/x", "index_x_eenheid/x") with counts.

    The frame holds `tabel` and the survey dimensions, "" where the table sums over one.
    """
    table, _, what = name.partition("/")
    chosen = _item(what, answers) if table == "items" else _index(what, answers)
    where = _units(answers, units) if table.endswith("eenheid") else pd.Series("", answers.index)
    places = [*(u.eenheid for u in units.shown), NO_UNIT] if table.endswith("eenheid") else [""]
    cells = [(place, answer) for place in places for answer in bins(table, what)]
    frame = pd.DataFrame(cells, columns=["eenheid", "antwoord"])
    counted = pd.crosstab(where, chosen) if len(answers) else pd.DataFrame()
    counts = [_at(counted, place, answer) for place, answer in cells]
    kind = "item" if table == "items" else "index"
    frame = frame.assign(tabel=table, golf=wave, **{kind: what})
    return frame.reindex(columns=["tabel", *SURVEY_DIMENSIONS], fill_value=""), np.array(
        counts, dtype=np.int64
    )


def bins(table: str, what: str) -> tuple[str, ...]:
    """The public answers of one index or item."""
    answers = _scale("items" if table == "items" else "indexen", what).values()
    return answers if UNKNOWN in answers else (*answers, UNKNOWN)


def _scale(codes: str, what: str) -> CodeList:
    """The answers that an item or an index can have."""
    extra = load_codelist(codes).get(what).extra
    return load_codelist(
        str(extra["antwoorden"] if codes == "indexen" else f"antwoordschalen.{extra['schaal']}")
    )


def _item(what: str, answers: pd.DataFrame) -> "pd.Series[str]":
    if what not in answers:
        return pd.Series(UNKNOWN, answers.index, dtype="str")
    return answers[what].where(answers[what].isin(bins("items", what)), UNKNOWN)


def _index(what: str, answers: pd.DataFrame) -> "pd.Series[str]":
    index = load_codelist("indexen").get(what)
    items = load_codelist("items")
    listed: Any = index.extra["items"]
    values = pd.DataFrame({item: _item(item, answers) for item in listed}, index=answers.index)
    if index.extra["soort"] == "prevalentie":
        return _prevalence(values)
    return _score(values, items)


def _prevalence(values: pd.DataFrame) -> "pd.Series[str]":
    """wel when any item was experienced, else wil_niet_zeggen, else geen."""
    result = pd.Series(UNKNOWN, values.index, dtype="str")
    result[(values == "0").any(axis=1)] = "geen"
    result[(values == "9").any(axis=1)] = _WONT_SAY
    result[values.isin(["1", "2", "3"]).any(axis=1)] = "wel"
    return result


def _score(values: pd.DataFrame, items: CodeList) -> "pd.Series[str]":
    """The mean score, unfavourable items turned round, when at least half was answered."""
    scores = pd.DataFrame(
        {str(i): values[i].map(_points(str(i), items)).astype(float) for i in values},
        index=values.index,
    )
    mean = scores.mean(axis=1).where(scores.notna().mean(axis=1) >= 0.5)
    steps = np.floor(mean / _SCORE_STEP + 0.5) * _SCORE_STEP
    names = {float(step): str(step) for step in range(0, 101, _SCORE_STEP)}
    scored: pd.Series[str] = steps.map(names).fillna(UNKNOWN).astype("str")
    return scored


def _points(item: str, items: CodeList) -> dict[str, float]:
    turned = bool(items.get(item).extra["omgekeerd"])
    scores = {
        answer.code: float(str(answer.extra["score"]))
        for answer in _scale("items", item).codes
        if answer.extra["score"] is not None
    }
    return {code: 100 - score if turned else score for code, score in scores.items()}


def _units(answers: pd.DataFrame, units: UnitMap) -> "pd.Series[str]":
    if "eenheid" not in answers:
        return pd.Series(NO_UNIT, answers.index, dtype="str")
    return answers["eenheid"].map(units.lands_in).fillna(NO_UNIT)


def _at(counted: pd.DataFrame, place: str, answer: str) -> int:
    if place not in counted.index or answer not in counted.columns:
        return 0
    return int(counted[answer][place])
