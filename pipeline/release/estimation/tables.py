"""Released tables as arrays: one `NoisyTable` per table of the plan and grain of time."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from pipeline.periods import quarters_in
from pipeline.release.cells import is_late, table_dimensions
from pipeline.release.noise_law import noise_variance

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]
Booleans = NDArray[np.bool_]


@dataclass(frozen=True)
class NoisyTable:
    """All released rows of one table at one grain.

    `rows`: the dimensions, `periode`, noisy_n, epsilon, `expected` (trajecten that public facts let
    expect, above zero) and `is_new`, in the order of the release. `season`: periods in a year.
    """

    name: str
    rows: pd.DataFrame
    season: int

    @property
    def dims(self) -> tuple[str, ...]:
        """The dimensions, without the period."""
        return table_dimensions(self.name)

    @cached_property
    def noisy(self) -> Floats:
        """The released numbers."""
        return self.rows["noisy_n"].to_numpy(dtype=float)

    @cached_property
    def epsilon(self) -> Floats:
        """What each number was drawn with."""
        return self.rows["epsilon"].to_numpy(dtype=float)

    @cached_property
    def noise(self) -> Floats:
        """The variance of each number's noise."""
        levels, where = np.unique(self.epsilon, return_inverse=True)
        return np.array([noise_variance(e) for e in levels])[where]

    @cached_property
    def expected(self) -> Floats:
        """What public facts let expect in each row."""
        return self.rows["expected"].to_numpy(dtype=float)

    @cached_property
    def period(self) -> Integers:
        """Each row's place in time, in periods of this grain."""
        values, where = np.unique(self.rows["periode"].to_numpy(dtype=str), return_inverse=True)
        places = [place_in_time(str(period), self.season) for period in values]
        return np.array(places, dtype=np.int64)[where]

    @cached_property
    def rows_of(self) -> dict[str, Integers]:
        """Which rows are of each period, by their place."""
        groups = self.rows.groupby("periode").indices
        return {str(period): np.asarray(where, np.int64) for period, where in groups.items()}

    @cached_property
    def new_rows_of(self) -> dict[str, Integers]:
        """The same for rows that are new; a period without any is not in it."""
        is_new = self.rows["is_new"].to_numpy(dtype=bool)
        found = {period: where[is_new[where]] for period, where in self.rows_of.items()}
        return {period: where for period, where in found.items() if len(where)}

    @cached_property
    def cell(self) -> Integers:
        """Which series over time each row belongs to, from 0 up."""
        if not self.dims:
            return np.zeros(len(self.rows), dtype=np.int64)
        groups = self.rows.groupby(list(self.dims), sort=False)
        return np.asarray(groups.ngroup(), dtype=np.int64)

    def levels(self, dim: str) -> Integers:
        """The value of a dimension for each cell, as a number from 0 up."""
        first = np.unique(self.cell, return_index=True)[1]
        codes, _ = pd.factorize(self.rows[dim].to_numpy()[first])
        return np.asarray(codes, dtype=np.int64)


def place_in_time(period: str, season: int) -> int:
    """Periods of this grain since the year 0.

    >>> place_in_time("2024-Q3", 4), place_in_time("2024-H2", 2), place_in_time("2024", 1)
    (8098, 4049, 2024)
    """
    first = quarters_in(period)[0]
    return (int(first[:4]) * 4 + int(first[-1]) - 1) * season // 4


def split_tables(known: pd.DataFrame) -> Iterator[tuple[NoisyTable, ...]]:
    """Tables that belong together: the same grain, and counts of the same trajecten.

    What is known late is counted when a traject ends, so it cannot be added to the others.
    """
    quarters = known["periode"].map({p: len(quarters_in(p)) for p in known["periode"].unique()})
    ends = known["tabel"].map({t: is_late(t) for t in known["tabel"].unique()})
    for (n, _), group in known.groupby([quarters, ends], sort=False):
        if not group["is_new"].any():
            continue
        season = 4 // int(str(n))
        names: Iterable[str] = group["tabel"].unique()
        yield tuple(NoisyTable(name, group[group["tabel"] == name], season) for name in names)
