"""The cells of some periods: what is known of each true count, and which cells add up to which."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import prod

import numpy as np
import pandas as pd

from pipeline.release.cells import DIMENSIONS, NO_UNIT
from pipeline.release.estimation.tables import Booleans, Floats, Integers

Dims = tuple[str, ...]


@dataclass(frozen=True)
class Cells:
    """The cells of one table in one or more periods.

    `dims` in the order of DIMENSIONS. `rows`: `periode` and every dimension, also `cluster` where
    `hoofdcategorie` is known. `law`: P(true count = n), shape (cells, n + 1), for making
    sums; `shown`: the same for the cells themselves (count_prior.py). `values`: the public
    values of each dimension in each period, and of `cluster=x` the categories of x.
    """

    dims: Dims
    rows: pd.DataFrame
    noisy: Floats
    noise: Floats
    law: Floats
    shown: Floats
    values: Mapping[str, Mapping[str, frozenset[str]]]

    @staticmethod
    def join(parts: Sequence["Cells"]) -> "Cells":
        """The same table in several periods."""
        return Cells(
            parts[0].dims,
            pd.concat([part.rows for part in parts]),
            np.concatenate([part.noisy for part in parts]),
            np.concatenate([part.noise for part in parts]),
            np.concatenate([part.law for part in parts]),
            np.concatenate([part.shown for part in parts]),
            dict(item for part in parts for item in part.values.items()),
        )

    @cached_property
    def moments(self) -> tuple[Floats, Floats]:
        """Mean and variance of each count."""
        n = np.arange(self.law.shape[1], dtype=float)
        mean = self.law @ n
        return mean, np.maximum(self.law @ n**2 - mean**2, 1e-9)

    @cached_property
    def cumulative(self) -> Floats:
        """P(true count <= n), as shown."""
        return np.minimum(np.cumsum(self.shown, axis=1), 1.0)

    @cached_property
    def _made(self) -> dict[Dims, "Parts"]:
        return {}

    def parts(self, coarser: Dims) -> "Parts":
        """The cells grouped by period and the values of coarser dimensions."""
        if coarser not in self._made:
            self._made[coarser] = self._group(coarser)
        return self._made[coarser]

    def _group(self, coarser: Dims) -> "Parts":
        names = self.rows["periode"].to_numpy(dtype=object)
        for dim in coarser:
            names = names + "|" + self.rows[dim].to_numpy(dtype=object)
        codes, keys = pd.factorize(names, sort=True)
        group = np.asarray(codes, dtype=np.int64)
        return Parts(group, tuple(keys), self._is_whole(coarser, group))

    def _is_whole(self, coarser: Dims, group: Integers) -> Booleans:
        """Whether all cells of a group are public, so that they add up to the coarser cell."""
        first = self.rows.iloc[np.unique(group, return_index=True)[1]]
        free = [dim for dim in self.dims if dim not in coarser]
        by_cluster = "hoofdcategorie" in free and "cluster" in coarser
        clusters = first["cluster"] if by_cluster else [""] * len(first)
        wanted = [
            prod(
                len(public[f"cluster={cluster}" if by_cluster and dim == "hoofdcategorie" else dim])
                for dim in free
            )
            for public, cluster in zip(first["periode"].map(self.values), clusters, strict=True)
        ]
        return np.asarray(np.bincount(group) == np.array(wanted)) & ~self._is_other_rest(first)

    def _is_other_rest(self, first: pd.DataFrame) -> Booleans:
        """Where `niet_toegedeeld` also holds units that another table shows by themselves."""
        if "eenheid" not in self.dims:
            return np.zeros(len(first), dtype=bool)
        shown = self.rows.groupby("periode")["eenheid"].unique()
        own = {str(period): {*units} for period, units in shown.items()}
        joins = {period: own[period] != self.values[period]["eenheid"] for period in own}
        is_rest = (first["eenheid"] == NO_UNIT).to_numpy(dtype=bool)
        return is_rest & first["periode"].map(joins).to_numpy(dtype=bool)


@dataclass(frozen=True)
class Parts:
    """Groups of cells: `group` per cell, the `keys` of the groups, and which of them are whole."""

    group: Integers
    keys: tuple[str, ...]
    whole: Booleans

    def sums(self, values: Floats) -> Floats:
        """Values of cells, added up by group."""
        return np.bincount(self.group, values, len(self.keys)).astype(float)


def common_dims(one: Iterable[str], other: Iterable[str]) -> Dims:
    """The finest dimensions that both can be added up to; a category belongs to one cluster.

    >>> common_dims(("hoofdcategorie", "eenheid"), ("cluster", "eenheid"))
    ('eenheid', 'cluster')
    """
    both = _with_cluster(one) & _with_cluster(other)
    if "hoofdcategorie" in both:
        both -= {"cluster"}
    return tuple(dim for dim in DIMENSIONS if dim in both)


def is_coarser(one: Dims, other: Dims) -> bool:
    """Whether cells of `other` add up to those of `one`."""
    return one != other and common_dims(one, other) == one


def _with_cluster(dims: Iterable[str]) -> set[str]:
    names = set(dims)
    return names | {"cluster"} if "hoofdcategorie" in names else names
