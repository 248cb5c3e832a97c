"""From exact counts of talks to released numbers: noise first, then the estimates beside it."""

import numpy as np
import pandas as pd

from pipeline.contracts.public import PublicInputs
from pipeline.release.cells import DIMENSIONS, TELLINGEN_COLUMNS
from pipeline.release.counting import count_table
from pipeline.release.estimation import estimate_release
from pipeline.release.expectation import expected_counts
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
    lists = code_lists(publiek)
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
    return _with_estimates(released, before, publiek, plan.niveau)


def _with_estimates(
    released: pd.DataFrame, before: pd.DataFrame, publiek: PublicInputs, niveau: int
) -> pd.DataFrame:
    """The new rows with their estimates, made from all tables and periods so far."""
    known = pd.concat([before[list(TELLINGEN_COLUMNS)], released], ignore_index=True)
    lists = code_lists(publiek)
    known["expected"] = expected_counts(known, publiek, niveau, lists)
    known["is_new"] = np.arange(len(known)) >= len(before)
    estimated = estimate_release(known, lists).reset_index(drop=True)
    return released.assign(**{str(name): estimated[name] for name in estimated})
