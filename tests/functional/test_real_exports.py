"""Exports that survey tools really made are read in full, without who answered when and where."""

import csv
import io
from pathlib import Path

import pyreadstat
import pytest

from pipeline.ingest.raw_table import ROW, RawTable
from pipeline.ingest.read_file import open_file

EXPORTS = Path(__file__).parents[1] / "data" / "exports"
LIMESURVEY = EXPORTS / "limesurvey" / "rse_2018.csv"
SURVEYMONKEY = EXPORTS / "surveymonkey" / "starwars.csv"
QUALTRICS = EXPORTS / "qualtrics" / "three_row.csv"


def rows_of(path: Path, encoding: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(path.read_bytes().decode(encoding), newline="")))


def cells(raw: RawTable) -> list[list[object]]:
    columns = [raw.table.column(name).to_pylist() for name in raw.columns]
    return [list(row) for row in zip(*columns, strict=True)]


def test_limesurvey_in_full() -> None:
    headers, *rows = rows_of(LIMESURVEY, "utf-8")
    source = open_file(LIMESURVEY)
    assert source.tool == "limesurvey"
    assert len(source.headers) == len(headers) == 707
    read = source.read()
    assert read.table.num_rows == 997
    assert cells(read) == [row[2:] for row in rows]
    assert read.columns == tuple(header.split("._.")[0] for header in headers[2:])
    code, _, text = headers[30].partition("._.")
    assert source.questions[code] == " ".join(text.split())
    assert any("rijnummers" in note for note in read.notes)
    assert any("startdate" in note for note in read.notes)


def test_surveymonkey_in_full() -> None:
    questions, choices, *rows = rows_of(SURVEYMONKEY, "cp1252")
    source = open_file(SURVEYMONKEY)
    assert source.tool == "surveymonkey"
    assert len(set(source.headers)) == len(questions) == 38
    assert cells(source.read()) == rows
    film = " ".join(choices[3].split())
    assert source.headers[3] == source.questions[source.headers[3]] == f"{questions[3]} [{film}]"
    assert source.headers[1] == questions[1]
    assert source.header_row == 1
    assert source.read().table.column(ROW)[0].as_py() == 3


def test_qualtrics_in_full() -> None:
    codes, texts, _, row = rows_of(QUALTRICS, "utf-8")
    source = open_file(QUALTRICS)
    assert source.tool == "qualtrics"
    kept = [i for i, header in enumerate(source.headers) if header]
    assert [codes[i] for i in kept] == list(source.read().columns)
    assert cells(source.read()) == [[row[i] for i in kept]]
    assert source.questions["Q1"] == texts[codes.index("Q1")]
    assert source.read().table.column(ROW).to_pylist() == [4]
    assert not {"IPAddress", "RecipientEmail", "LocationLatitude", "StartDate"} & set(
        source.headers
    )


@pytest.mark.parametrize("path", sorted((EXPORTS / "spss").glob("*.sav")), ids=lambda p: p.stem)
def test_spss_in_full(path: Path) -> None:
    frame, meta = pyreadstat.read_sav(path, user_missing=False)
    source = open_file(path)
    assert source.tool == "spss"
    assert list(source.headers) == meta.column_names
    table = source.read().table
    assert set(source.labels) == set(meta.variable_value_labels)
    for number, row in zip(table.column(ROW).to_pylist(), table.to_pylist(), strict=True):
        for name in meta.column_names:
            was_filled = str(frame[name][number - 1]) not in {"nan", "NaT", "", "None"}
            assert bool(row[name]) == was_filled or row[name] in source.labels[name].values()


def test_what_spss_calls_missing_is_its_label_or_nothing() -> None:
    table = open_file(EXPORTS / "spss" / "sample_missing.sav").read().table
    assert table.column("mylabl").to_pylist() == ["1", "2", "1", "2", "1", "undetermined"]
    assert table.column("myord").to_pylist() == ["1", "2", "3", "1", "1", ""]
    assert table.column("mynum").to_pylist()[-1] == ""


def test_dates_of_spss_are_dates() -> None:
    table = open_file(EXPORTS / "spss" / "simple_alltypes.sav").read().table
    assert table.column("date").to_pylist()[0] == "2014-11-01"
    assert table.column("quarter").to_pylist()[0] == "2014-10-01"
    assert table.column("z").to_pylist() == ["", "", "1,234", "", "3,14159", ""]
