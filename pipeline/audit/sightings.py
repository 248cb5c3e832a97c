"""What an outsider sees of each canary: the numbers in its cells, over all tables and all looks."""

from collections.abc import Iterable

import numpy as np
import pandas as pd

from pipeline.release import Release
from pipeline.release.cells import table_dimensions

SIGHTED = ("laagst", "hoogst", "is_gezien", "schatting")


def sight(
    canaries: pd.DataFrame, looks: Iterable[Release], tables: Iterable[str], where: str
) -> pd.DataFrame:
    """SIGHTED for each canary, in its cells of these tables in the quarter in column `where`.

    laagst, hoogst: the lowest and highest noisy number above the known background, over tables and
    looks (a door that draws again shows more than one); NaN where nothing was released.
    is_gezien: whether every table had the cell at every look. schatting: the mean estimate above
    the background.
    """
    numbers = [_in_table(canaries, look, table, where) for look in looks for table in tables]
    per_table = [n.groupby("plaats") for n in numbers]
    empty = pd.concat([n["noisy_n"].isna().groupby(n["plaats"]).any() for n in numbers], axis=1)
    return pd.DataFrame(
        {
            "laagst": pd.concat([n["noisy_n"].min() for n in per_table], axis=1).min(axis=1),
            "hoogst": pd.concat([n["noisy_n"].max() for n in per_table], axis=1).max(axis=1),
            "is_gezien": ~empty.any(axis=1),
            "schatting": pd.concat([n["estimate"].mean() for n in per_table], axis=1).mean(axis=1),
        }
    ).reindex(np.arange(len(canaries)))


def together(one: pd.DataFrame, other: pd.DataFrame) -> pd.DataFrame:
    """Two sightings of the same canaries as one."""
    return pd.DataFrame(
        {
            "laagst": np.minimum(one["laagst"], other["laagst"]),
            "hoogst": np.maximum(one["hoogst"], other["hoogst"]),
            "is_gezien": one["is_gezien"] & other["is_gezien"],
            "schatting": (one["schatting"] + other["schatting"]) / 2,
        }
    )


def _in_table(canaries: pd.DataFrame, look: Release, table: str, where: str) -> pd.DataFrame:
    """One row a canary and released number: plaats (row of `canaries`), noisy_n, estimate."""
    dims = list(table_dimensions(table))
    known = canaries[[where, *dims, "achtergrond"]].assign(plaats=np.arange(len(canaries)))
    released = look.tellingen.loc[look.tellingen["tabel"] == table]
    columns = released[["periode", *dims, "noisy_n", "estimate"]]
    found = known.merge(columns, left_on=[where, *dims], right_on=["periode", *dims], how="left")
    numbers = found[["noisy_n", "estimate"]].sub(found["achtergrond"], axis=0)
    return numbers.assign(plaats=found["plaats"])
