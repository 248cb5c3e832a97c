"""How a CSV file is laid out: encoding, delimiter, and where its header row ends.

Why: this looks at the first part only, so that a wrong file of any size is refused at once, before
one row of it is read.
"""

import csv
import io
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from pipeline.errors import RefusedInput
from pipeline.ingest.csv_encoding import guess_encoding
from pipeline.ingest.csv_one_column import ONE_COLUMN, is_one_column, may_be_one_column
from pipeline.ingest.csv_row_ends import spare_cells
from pipeline.ingest.header_block import HeaderBlock, find_block, fit
from pipeline.ingest.header_doubts import refuse_data_as_headers, without_people
from pipeline.ingest.headers import SEARCHED_ROWS, Scorer, refuse_too_many
from pipeline.ingest.source_file import shown_name

DELIMITERS = (";", ",", "\t", "|")
_SAMPLE = 1 << 21
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_Parsed = list[tuple[list[str], int]]


@dataclass(frozen=True, repr=False)
class CsvLayout:
    """Rows of data start at byte `data_start`. spare: of the headers, those at the end that are
    only there because most rows have so many empty cells more."""

    encoding: str
    delimiter: str
    block: HeaderBlock
    data_start: int
    spare: int = 0


def find_layout(path: Path, known: Scorer) -> CsvLayout:
    """The layout of a CSV file. Raises RefusedInput when no row of headers can be found."""
    with path.open("rb") as stream:
        sample = stream.read(_SAMPLE)
    encoding, mark = guess_encoding(sample)
    text = sample[mark:].decode(encoding, errors=_undecoded(encoding))
    skipped, fixed = _separator_line(text)
    parsed = {sign: _parse(text[skipped:], sign) for sign in ((fixed,) if fixed else DELIMITERS)}
    blocks = {sign: find_block([row for row, _ in parsed[sign]], known) for sign in parsed}
    delimiter = max(parsed, key=lambda sign: fit(blocks[sign], known))
    rows, block = parsed[delimiter], blocks[delimiter]
    _refuse_binary(path, rows if block is None else rows[: block.last])
    if block is None:
        raise _no_header(path)
    if _is_list(block, parsed, delimiter):
        delimiter = ONE_COLUMN
        rows = _parse(text[skipped:], delimiter)
        block = find_block([row for row, _ in rows], known) or block
    refuse_data_as_headers(block, [cells for cells, _ in rows], shown_name(path))
    block = without_people(block)
    spare = spare_cells([cells for cells, _ in rows[block.last :]], len(block.headers))
    block = replace(block, headers=(*block.headers, *([""] * spare)))
    refuse_too_many(block.headers, shown_name(path))
    end = rows[block.last - 1][1]
    consumed = len(text[: skipped + end].encode(encoding, errors=_undecoded(encoding)))
    return CsvLayout(encoding, delimiter, block, mark + consumed, spare)


def _is_list(block: HeaderBlock, parsed: Mapping[str, _Parsed], delimiter: str) -> bool:
    tops = {sign: [cells for cells, _ in rows] for sign, rows in parsed.items()}
    return may_be_one_column(block) and is_one_column([*tops.values()], tops[delimiter])


def _undecoded(encoding: str) -> str:
    """What to do with bytes that stand for nothing: keep them, so that positions stay right."""
    return "ignore" if encoding.startswith(("utf-16", "utf-32")) else "surrogateescape"


def _separator_line(text: str) -> tuple[int, str | None]:
    """Length of a first line like `sep=;`, which Excel obeys and does not count, and its sign."""
    line, ending, _ = text.partition("\n")
    if line.rstrip("\r").lower().startswith("sep=") and len(line.rstrip("\r")) == 5:
        return len(line) + len(ending), line[4]
    return 0, None


def _parse(text: str, delimiter: str) -> _Parsed:
    """The first records, each with the number of characters up to its end."""
    lines = io.StringIO(text, newline="").readlines()
    ends = [0]
    for line in lines:
        ends.append(ends[-1] + len(line))
    reader = csv.reader(lines, delimiter=delimiter)
    rows: _Parsed = []
    try:
        for row in reader:
            rows.append((row, ends[reader.line_num]))
            if len(rows) == SEARCHED_ROWS:
                break
    except csv.Error:
        return rows
    return rows


def _refuse_binary(path: Path, rows: _Parsed) -> None:
    for number, (cells, _) in enumerate(rows, start=1):
        if _CONTROL.search("".join(cells)):
            raise _no_text(path, number)


def _no_header(path: Path) -> RefusedInput:
    return RefusedInput(
        f"In het bestand {shown_name(path)} staan geen kolomkoppen.",
        "Zet in de eerste rij de namen van de kolommen. Ze staan in docs/velden.md.",
    )


def _no_text(path: Path, row: int) -> RefusedInput:
    return RefusedInput(
        f"Het bestand {shown_name(path)} is geen leesbare tekst: in rij {row} staan tekens die "
        "niet in een CSV-bestand horen.",
        "Kijk of dit het goede bestand is. Zo ja: open het in uw programma en sla het op als XLSX "
        "of als CSV UTF-8.",
    )
