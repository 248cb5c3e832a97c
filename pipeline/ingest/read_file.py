"""Open a file by what is in it, not by its extension.

Why: an XLSX saved as .csv, and the reverse, are among the files that really arrive.
"""

from pathlib import Path

from pipeline.ingest.headers import Scorer, filled_cells
from pipeline.ingest.raw_table import Source
from pipeline.ingest.read_csv import open_csv
from pipeline.ingest.read_xlsx import open_xlsx
from pipeline.ingest.source_file import FileKind, kind_of


def open_file(path: Path, known: Scorer = filled_cells, sheet: str | None = None) -> Source:
    """Look at the header row of a file; `known` counts the cells that are column headers.

    `sheet`: which sheet of a spreadsheet to read; None is the one that fits best.

    Raises RefusedInput when it cannot be opened, is another format, or has no header row.
    """
    if kind_of(path) is FileKind.SHEET:
        return open_xlsx(path, known, sheet)
    return open_csv(path, known)
