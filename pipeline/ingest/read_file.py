"""Open a file by what is in it, not by its extension.

Why: an XLSX saved as .csv, and the reverse, are among the files that really arrive.
"""

from pathlib import Path

from pipeline.errors import RefusedInput
from pipeline.ingest.headers import Scorer, filled_cells
from pipeline.ingest.raw_table import Source
from pipeline.ingest.read_csv import open_csv
from pipeline.ingest.read_parquet import open_parquet
from pipeline.ingest.read_sheet import open_sheet
from pipeline.ingest.read_spss import open_spss
from pipeline.ingest.source_file import FileKind, kind_of, shown_name


def open_file(path: Path, known: Scorer = filled_cells, sheet: str | None = None) -> Source:
    """Look at the header row of a file; `known` counts the cells that are column headers.

    `sheet`: the name or number of the sheet of a spreadsheet to read; None is the one that fits
    best. Raises RefusedInput when it cannot be opened, is another format, or has no header row.
    """
    kind = kind_of(path)
    if kind in (FileKind.SHEET, FileKind.OLD_SHEET):
        return open_sheet(path, kind, known, sheet)
    if sheet is not None:
        raise RefusedInput(f"Het bestand {shown_name(path)} heeft geen bladen.", "Laat --blad weg.")
    if kind is FileKind.SPSS:
        return open_spss(path)
    return open_parquet(path) if kind is FileKind.PARQUET else open_csv(path, known)
