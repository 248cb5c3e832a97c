"""From trajecten to talks: the rows of the `gesprekken` contract.

Talks of one person spread over quarters, and what came of it is known only at the last one: until
then `vervolg` is empty and the course still runs. Talks after the last quarter have not been held.
"""

from collections.abc import Sequence

import numpy as np
import pandas as pd

COLUMNS = (
    "traject_sleutel",
    "periode",
    "hoofdcategorie",
    "rol_gesprekspartner",
    "relatie",
    "contactvorm",
    "vp_type",
    "eenheid",
    "doorlooptijd",
    "vervolg",
    "gevonden_via",
    "mag_meetellen",
)
_QUARTERS_TO_NEXT_TALK = (0.55, 0.35, 0.10)
_RUNNING = "loopt"
_DURATIONS = (("<1m", "1-3m"), ("1-3m", "3-6m"), ("3-6m", ">6m"))  # by quarters from first to last


def talk_rows(
    trajecten: pd.DataFrame, quarters: Sequence[str], rng: np.random.Generator
) -> pd.DataFrame:
    """One row per talk, all strings, columns as COLUMNS, by quarter and otherwise shuffled."""
    rows = _repeated(trajecten, quarters, rng)
    is_last = rows["talk"] == rows["n_talks"] - 1
    rows["doorlooptijd"] = np.where(is_last, _durations(rows["later"], rng), _RUNNING)
    rows["vervolg"] = rows["vervolg"].where(is_last, "")
    held = rows[rows["place"] < len(quarters)].copy()
    held["periode"] = np.array(quarters, dtype=object)[held["place"]]
    shuffled = held.iloc[rng.permutation(len(held))].sort_values("periode", kind="stable")
    return shuffled[list(COLUMNS)].astype("str").reset_index(drop=True)


def _repeated(
    trajecten: pd.DataFrame, quarters: Sequence[str], rng: np.random.Generator
) -> pd.DataFrame:
    """Each traject once per talk, with `talk` (0, 1, ...), `later` and `place` (quarters)."""
    rows = trajecten.loc[trajecten.index.repeat(trajecten["n_talks"])].reset_index()
    by_traject = rows.groupby("index", sort=False)
    rows["talk"] = by_traject.cumcount()
    gaps = rng.choice(len(_QUARTERS_TO_NEXT_TALK), size=len(rows), p=_QUARTERS_TO_NEXT_TALK)
    rows["later"] = np.where(rows["talk"] == 0, 0, gaps)
    rows["later"] = rows.groupby("index", sort=False)["later"].cumsum()
    first = rows["periode"].map({quarter: i for i, quarter in enumerate(quarters)})
    rows["place"] = first.astype(int) + rows["later"]
    return rows


def _durations(later: pd.Series, rng: np.random.Generator) -> np.ndarray:
    table = np.array(_DURATIONS, dtype=object)
    row = np.minimum(later.to_numpy(), len(table) - 1)
    return np.asarray(table[row, rng.integers(0, 2, size=len(later))])
