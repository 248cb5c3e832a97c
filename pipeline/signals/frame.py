"""The rows of signalen.parquet: one a pattern, in the columns of signalen.odcs.yaml."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass, fields
from math import nan

import pandas as pd

from pipeline.contracts.codes import load_codelist


@dataclass(frozen=True)
class Row:
    """One pattern. Numbers that do not apply are nan, texts empty."""

    code: str
    niveau: str
    periode: str = ""
    golf: str = ""
    eenheid: str = ""
    cluster: str = ""
    hoofdcategorie: str = ""
    relatie: str = ""
    vervolg: str = ""
    item: str = ""
    thema: str = ""
    gebeurtenis: str = ""
    richting: str = ""
    p_value: float = nan
    q_value: float = nan
    effect: float = nan
    effect_lower: float = nan
    effect_upper: float = nan
    cellen: tuple[str, ...] = ()
    venster: int = 1
    vergeleken_met: str = ""
    waarneming: float = nan
    verwacht_lower: float = nan
    verwacht_upper: float = nan
    zichtbaar_vanaf: float = nan
    vp_uren: float = nan
    vp_uren_eerst: float = nan
    zin: str = ""


COLUMNS = tuple(field.name for field in fields(Row))
_TYPES: dict[object, str] = {str: "str", float: "float64", int: "int64"}


def as_frame(rows: Iterable[Row]) -> pd.DataFrame:
    """The rows as a table, strongest first and otherwise by code and scope; `cellen` are lists."""
    ranks = {code.code: code.extra["rang"] for code in load_codelist("niveaus").codes}
    ordered = sorted(rows, key=lambda row: (-int(str(ranks[row.niveau])), _place(row)))
    records = [{**asdict(row), "cellen": list(row.cellen)} for row in ordered]
    frame = pd.DataFrame(records, columns=list(COLUMNS))
    return frame.astype({f.name: _TYPES[f.type] for f in fields(Row) if f.type in _TYPES})


def _place(row: Row) -> tuple[str, ...]:
    """The organisation first, then clusters, categories, relations and units; by code within."""
    filled = row.eenheid, row.relatie, row.hoofdcategorie, row.cluster
    first = "" if row.code == "geen_patroon" else row.code
    return (*filled, first, row.golf, row.thema)
