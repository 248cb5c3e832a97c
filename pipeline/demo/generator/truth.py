"""What really happened in a simulated organisation: for tests to judge by, and nothing else."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from pipeline.demo.generator.chart import Chart
from pipeline.demo.generator.intensities import AXES, Intensities
from pipeline.demo.generator.profile import CATEGORIES, cluster_of


@dataclass(frozen=True)
class Truth:
    """`trajecten`: one row per person in the quarter of the first talk. `changes`: what is planted.

    Dimensions to count by: periode, eenheid (as recorded, "" if it was not), directie, cluster,
    hoofdcategorie, relatie.
    """

    trajecten: pd.DataFrame
    changes: pd.DataFrame
    cells: Intensities
    chart: Chart

    def counts(self, *dims: str, wishes: Sequence[str] = ("ja",)) -> pd.Series:
        """True numbers of trajecten that may count, zeros included, indexed by `dims` in order."""
        counting = self.trajecten[self.trajecten["mag_meetellen"].isin(list(wishes))]
        found = counting.groupby(list(dims), observed=True).size()
        return found.reindex(self._index(dims), fill_value=0).rename("n")

    def expected(self, *dims: str) -> pd.Series:
        """Expected numbers of trajecten by `dims`, whatever their wish and without extras."""
        index = pd.MultiIndex.from_product(self.cells.labels, names=list(AXES))
        long = pd.Series(self.cells.values.ravel(), index=index, name="expected").reset_index()
        long = with_groups(long, self.chart)
        summed = long.groupby(list(dims))["expected"].sum()
        return summed.reindex(self._index(dims), fill_value=0.0)

    def _index(self, dims: Sequence[str]) -> pd.Index:
        keys = [list(self.keys[dim]) for dim in dims]
        if len(dims) == 1:
            return pd.Index(keys[0], name=dims[0])
        return pd.MultiIndex.from_product(keys, names=list(dims))

    @property
    def keys(self) -> Mapping[str, tuple[str, ...]]:
        """All values of each dimension."""
        by_axis = dict(zip(AXES, self.cells.labels, strict=True))
        clusters = tuple(dict.fromkeys(map(cluster_of, CATEGORIES)))
        directies = (*(u.eenheid for u in self.chart.directorates), "")
        return by_axis | {"cluster": clusters, "directie": directies}


def with_groups(frame: pd.DataFrame, chart: Chart) -> pd.DataFrame:
    """Add `cluster` and `directie` to rows that have hoofdcategorie and eenheid."""
    directies = {u: chart.directorate_of(u) for u in frame["eenheid"].unique()}
    return frame.assign(
        cluster=frame["hoofdcategorie"].map({c: cluster_of(c) for c in CATEGORIES}),
        directie=frame["eenheid"].map(directies),
    )
