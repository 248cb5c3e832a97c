"""Booked themes to counts over public cells: every respondent in at most `grens` cells of a table.

All tables but that of groups count the same mentions, so they add up to one number for each theme.
Tables over units have no unit with few leidinggevenden (key_sets.py): themes are about them too.
"""

from collections.abc import Iterable
from itertools import product

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from pipeline.release.cells import NO_UNIT, THEME_DIMENSIONS
from pipeline.release.theme_bounding import (
    FOUND,
    NO_ANSWER,
    NO_THEME,
    OTHER,
    TONES,
)
from pipeline.release.theme_keys import ThemeKeys
from pipeline.release.theme_tables import (
    GROUP,
    GROUP_PER_UNIT,
    PER_QUESTION,
    PER_TONE,
    PER_UNIT,
    SUBTHEME,
    THEME,
)
from pipeline.release.unit_map import UnitMap

_BY = {
    THEME: ("thema",),
    GROUP: ("groep",),
    PER_UNIT: ("eenheid", "thema"),
    GROUP_PER_UNIT: ("eenheid", "groep"),
    PER_QUESTION: ("vraag", "thema"),
    PER_TONE: ("thema", "toon"),
    SUBTHEME: ("thema", "subthema"),
}


def count_themes(
    table: str,
    wave: str,
    answers: pd.DataFrame,
    mentions: pd.DataFrame,
    keys: ThemeKeys,
    vragen: Iterable[str],
    units: UnitMap,
) -> tuple[pd.DataFrame, NDArray[np.int64]]:
    """The public cells of one table of a wave (theme_tables.py) with their counts of respondents.

    `answers` as booked and `mentions` of those (theme_bounding.py). The frame holds `tabel` and the
    dimensions of themes, "" where the table sums over one.
    """
    dims = _BY[table]
    places = units.for_managers()
    cells = pd.DataFrame(_cells(table, keys, tuple(vragen), places), columns=list(dims))
    found = _counted(dims, answers, mentions, keys, places)
    if table == THEME:
        silent = answers[FOUND].map({"": NO_ANSWER, NO_THEME: NO_THEME}).dropna()
        found = pd.concat([found, silent.to_frame("thema")], ignore_index=True)
    at = pd.MultiIndex.from_frame(cells).get_indexer(pd.MultiIndex.from_frame(found[[*dims]]))
    counts = np.bincount(at[at >= 0], minlength=len(cells)).astype(np.int64)
    empty = {name: "" for name in THEME_DIMENSIONS if name not in dims}
    frame = cells.assign(tabel=table, **{**empty, "golf": wave})
    return frame[["tabel", *THEME_DIMENSIONS]], counts


def _cells(
    table: str, keys: ThemeKeys, vragen: tuple[str, ...], units: UnitMap
) -> list[tuple[str, ...]]:
    themes = tuple(theme.code for theme in keys.themas)
    groups = tuple(group.code for group in keys.groepen)
    places = (*(unit.eenheid for unit in units.shown), NO_UNIT)
    if table == THEME:
        return [(code,) for code in (*themes, NO_THEME, NO_ANSWER)]
    if table == SUBTHEME:
        return [
            (theme.code, sub)
            for theme in keys.themas
            for sub in (*(one.code for one in theme.subthemas), OTHER)
        ]
    values = {
        "eenheid": places,
        "thema": themes,
        "groep": groups,
        "vraag": vragen,
        "toon": TONES,
    }
    return list(product(*(values[name] for name in _BY[table])))


def _counted(
    dims: tuple[str, ...],
    answers: pd.DataFrame,
    mentions: pd.DataFrame,
    keys: ThemeKeys,
    units: UnitMap,
) -> pd.DataFrame:
    """One row for each cell that a respondent is in."""
    group = {theme.code: theme.groep for theme in keys.themas}
    found = mentions.assign(groep=mentions["thema"].map(group).astype("str"))
    if "eenheid" in dims:
        own = answers["eenheid"] if "eenheid" in answers else pd.Series("", answers.index)
        landed = own.map(units.lands_in).fillna(NO_UNIT).to_numpy()
        found = found.assign(eenheid=landed[found["respondent"]])
    return found.drop_duplicates(["respondent", *dims])
