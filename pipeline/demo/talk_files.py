"""Talks as VPs keep them: workbooks with Dutch headers and labels, periods in their own way."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import numpy as np
import openpyxl
import pandas as pd
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

from pipeline.contracts.codes import load_codelist
from pipeline.contracts.model import load_contract
from pipeline.demo.generator.chart import Chart
from pipeline.demo.recipe import PeriodStyle, Recipe, SourceFiles
from pipeline.periods import MONTHS, start_of

Cell = str | date


def write_talk_files(
    rows: pd.DataFrame, recipe: Recipe, folder: Path, rng: np.random.Generator
) -> tuple[tuple[Path, str], ...]:
    """Write the workbooks of every source, oldest first; gives (path, bron)."""
    folder.mkdir(parents=True, exist_ok=True)
    written = [
        (_write_book(_as_kept(part, recipe.chart, source.style, rng), folder / name), source.bron)
        for source in recipe.sources
        for name, part in _parts(rows, source)
    ]
    return tuple(sorted(written, key=lambda file: file[0].stem[-4:]))


def _parts(rows: pd.DataFrame, source: SourceFiles) -> Iterator[tuple[str, pd.DataFrame]]:
    own = rows[rows["vp_type"].isin(source.vp_types)]
    if not source.is_yearly:
        yield "gesprekken.xlsx", own
        return
    for year, part in own.groupby(own["periode"].str[:4]):
        yield f"gesprekken-{source.bron.removeprefix('vp_')}-{year}.xlsx", part


def _as_kept(
    rows: pd.DataFrame, chart: Chart, style: PeriodStyle, rng: np.random.Generator
) -> pd.DataFrame:
    """Labels for codes, names for units, and the period as this VP writes it."""
    contract = load_contract("gesprekken")
    names = {unit.eenheid: unit.naam for unit in chart.units} | {"": ""}
    kept: dict[str, list[Cell]] = {}
    for column in rows.columns:
        field = contract.field(column)
        values = list(rows[column])
        if column == "periode":
            kept[field.label] = [_written(quarter, style, rng) for quarter in values]
        elif column == "eenheid":
            kept[field.label] = [names[value] for value in values]
        elif field.codelist:
            codes = load_codelist(field.codelist)
            kept[field.label] = [codes.label(value) if value else "" for value in values]
        else:
            kept[field.label] = values
    return pd.DataFrame(kept, dtype=object)


def _written(quarter: str, style: PeriodStyle, rng: np.random.Generator) -> Cell:
    day = start_of(quarter) + timedelta(days=int(rng.integers(0, 90)))
    if style == "datum":
        return day
    return f"{MONTHS[day.month - 1]} {day.year}" if style == "maand" else quarter


def _write_book(frame: pd.DataFrame, path: Path) -> Path:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Gesprekken"
    sheet.append(list(frame.columns))
    for row in frame.itertuples(index=False):
        sheet.append([value if value != "" else None for value in row])
    for place, cell in enumerate(sheet[1], start=1):
        cell.font = Font(bold=True)
        sheet.column_dimensions[get_column_letter(place)].width = 24
    sheet.freeze_panes = "A2"
    book.save(path)
    return path
