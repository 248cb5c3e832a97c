"""Names of tables, dimensions and cells, shared by everything that handles released numbers."""

from typing import Any

import pandas as pd

from pipeline.contracts.stored import STORED

DIMENSIONS = (
    "periode",
    "eenheid",
    "cluster",
    "hoofdcategorie",
    "relatie",
    "rol_gesprekspartner",
    "contactvorm",
    "doorlooptijd",
    "vervolg",
)
SURVEY_DIMENSIONS = ("golf", "eenheid", "index", "item", "optie", "antwoord")
THEME_DIMENSIONS = ("golf", "eenheid", "vraag", "groep", "thema", "subthema", "toon")
NUMBERS = (
    "noisy_n",
    "mechanism",
    "epsilon",
    "estimate",
    "lower",
    "upper",
    "is_te_onzeker",
)
TELLINGEN_COLUMNS = ("tabel", *DIMENSIONS, *NUMBERS)
ENQUETE_COLUMNS = ("tabel", *SURVEY_DIMENSIONS, *NUMBERS[:3], "rho", *NUMBERS[3:])

THEMAS_COLUMNS = ("tabel", *THEME_DIMENSIONS, *NUMBERS[:3], "rho", *NUMBERS[3:])

# The code list of each dimension that a table can count by, units apart.
CODE_LISTS = {
    "cluster": "clusters",
    "hoofdcategorie": "categorieen",
    "relatie": "relaties",
    "rol_gesprekspartner": "rollen",
    "contactvorm": "contactvormen",
    "doorlooptijd": "doorlooptijden",
    "vervolg": "vervolg",
}
COUNTED_LATER = STORED["gesprekken"].late
"""What is known when a traject ends: tables with these count it then (closing.py)."""
NO_UNIT = "niet_toegedeeld"
TOTAL = "totaal"


def table_dimensions(table: str) -> tuple[str, ...]:
    """The dimensions of a table of the plan, beside the period.

    >>> table_dimensions("cluster_x_eenheid"), table_dimensions("totaal")
    (('cluster', 'eenheid'), ())
    """
    return () if table == TOTAL else tuple(table.split("_x_"))


def is_late(table: str) -> bool:
    """Whether a table counts trajecten where they ended, not where they began."""
    return any(dim in COUNTED_LATER for dim in table_dimensions(table))


def cell_id(row: "pd.Series[Any] | dict[str, Any]") -> str:
    """The reference of one released number, as used in signals, advice and tests.

    >>> cell_id({"publicatie": "p0001", "tabel": "cluster", "periode": "2024-Q3", "cluster": "oo"})
    'p0001|cluster|periode=2024-Q3|cluster=oo'
    """
    names = dict.fromkeys((*DIMENSIONS, *SURVEY_DIMENSIONS, *THEME_DIMENSIONS))
    parts = [f"{name}={row[name]}" for name in names if name in row and row[name] != ""]
    return "|".join([str(row["publicatie"]), str(row["tabel"]), *parts])


def select_cell(frame: pd.DataFrame, reference: str) -> "pd.Series[Any]":
    """The row that `reference` names. Raises KeyError when there is not exactly one."""
    publication, table, *parts = reference.split("|")
    wanted = dict(part.split("=", 1) for part in parts)
    every = dict.fromkeys((*DIMENSIONS, *SURVEY_DIMENSIONS, *THEME_DIMENSIONS))
    dims = [name for name in every if name in frame.columns]
    found = frame[(frame["publicatie"] == publication) & (frame["tabel"] == table)]
    for name in dims:
        found = found[found[name] == wanted.get(name, "")]
    if len(found) != 1:
        raise KeyError(reference)
    return found.iloc[0]
