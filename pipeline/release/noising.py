"""From exact counts of talks to released numbers: noise first, then the estimates beside it."""

import numpy as np
import pandas as pd

from pipeline.contracts.public import PublicInputs
from pipeline.release.cells import DIMENSIONS, TELLINGEN_COLUMNS, table_dimensions
from pipeline.release.counting import count_table
from pipeline.release.estimates import estimate_table
from pipeline.release.key_sets import code_lists, map_units
from pipeline.release.mechanism import add_noise
from pipeline.release.plan import TalkPlan
from pipeline.release.post import GEOMETRIC
from pipeline.release.promise import MICRO

Random = np.random.RandomState | None


def noisy_counts(
    booked: pd.DataFrame,
    plan: TalkPlan,
    cohorts: tuple[str, ...],
    publiek: PublicInputs,
    before: pd.DataFrame,
    random_state: Random = None,
) -> pd.DataFrame:
    """The released talks of these cohorts, in the columns of tellingen.parquet.

    `before` holds earlier releases: they sharpen the estimates and cost nothing.
    """
    lists = code_lists()
    parts = []
    for cohort in cohorts:
        units = map_units(publiek, cohort, plan.niveau)
        for table, micro in plan.tabellen.items():
            frame, counts = count_table(table, cohort, booked, units, lists)
            frame["noisy_n"] = add_noise(counts, micro, random_state)
            parts.append(frame.assign(tabel=table, epsilon=micro / MICRO))
    if not parts:
        return pd.DataFrame(columns=list(TELLINGEN_COLUMNS))
    released = pd.concat(parts, ignore_index=True).assign(mechanism=GEOMETRIC)
    for dim in DIMENSIONS:
        released[dim] = released[dim].fillna("").astype("str") if dim in released else ""
    return _with_estimates(released, before)


def _with_estimates(released: pd.DataFrame, before: pd.DataFrame) -> pd.DataFrame:
    """Estimate each table over all its periods so far, one grain at a time; keep the new rows."""
    known = pd.concat([before[list(TELLINGEN_COLUMNS)], released], ignore_index=True)
    is_new = np.arange(len(known)) >= len(before)
    grain = known["periode"].str.len().astype("str") + known["periode"].str[4:6]
    parts = []
    for (table, _), rows in known.groupby(["tabel", grain], sort=False):
        if not is_new[rows.index].any():
            continue
        estimated = estimate_table(rows, list(table_dimensions(str(table))))
        parts.append(rows.assign(**{str(name): estimated[name] for name in estimated}))
    together = pd.concat(parts).sort_index()
    return together.loc[is_new[together.index]].reset_index(drop=True)
