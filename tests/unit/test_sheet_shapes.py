"""What people do with sheets: more sheets, titles, merged cells, totals, and other code pages."""

from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from pipeline.cli.program import run_program
from pipeline.errors import RefusedInput
from pipeline.ingest.check_file import fingerprint
from pipeline.ingest.raw_table import RawTable
from pipeline.ingest.read_file import open_file
from pipeline.ingest.recognise import known_headers

TALKS = ["Datum gesprek", "Onderwerp", "Relatie", "Afdeling"]


def book(path: Path, **sheets: list[list[object]]) -> Path:
    made = openpyxl.Workbook()
    for name, rows in sheets.items():
        page = made.create_sheet(name)
        for row in rows:
            page.append(row)
    del made["Sheet"]
    made.save(path)
    return path


def merged(path: Path, rows: list[list[object]], *areas: str) -> RawTable:
    def merge(page: Worksheet) -> None:
        for area in areas:
            page.merge_cells(area)

    return _read(path, rows, merge)


def _read(path: Path, rows: list[list[object]], change: Callable[[Worksheet], None]) -> RawTable:
    made = openpyxl.Workbook()
    assert made.active is not None
    for row in rows:
        made.active.append(row)
    change(made.active)
    made.save(path)
    return open_file(path, known_headers).read()


def test_the_sheet_that_fits_best_is_read(tmp_path: Path) -> None:
    path = book(
        tmp_path / "a.xlsx",
        Uitleg=[["Zo vult u dit in", "versie 2"]],
        kort=[TALKS, ["2024-Q1"]],
        lang=[TALKS, ["2024-Q1"], ["2024-Q2"]],
    )
    raw = open_file(path, known_headers).read()
    assert raw.table.num_rows == 2
    assert "Alleen blad 3 van de 3" in raw.notes[0]


@pytest.mark.parametrize("wanted", ["kort", " KORT ", "2"])
def test_a_sheet_is_chosen_by_name_or_number(tmp_path: Path, wanted: str) -> None:
    path = book(tmp_path / "a.xlsx", lang=[TALKS, ["a"], ["b"]], kort=[TALKS, ["c"]])
    assert open_file(path, known_headers, wanted).read().table.num_rows == 1


def test_a_sheet_that_is_not_there_is_refused_without_naming_sheets(tmp_path: Path) -> None:
    path = book(tmp_path / "a.xlsx", Kanarie=[TALKS], kort=[TALKS])
    with pytest.raises(RefusedInput) as caught:
        open_file(path, known_headers, "3")
    assert "2 zichtbare bladen" in str(caught.value)
    assert "Kanarie" not in str(caught.value)
    csv = tmp_path / "a.csv"
    csv.write_text("a;b\n1;2\n", encoding="utf-8")
    with pytest.raises(RefusedInput, match="geen bladen"):
        open_file(csv, known_headers, "1")


def test_the_command_takes_the_sheet_that_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    good, bad = ["2024-Q1", "pesten", "collega", ""], ["2024-Q1", "kanarie", "collega", ""]
    path = book(tmp_path / "mijn_lijst.xlsx", een=[TALKS, bad], twee=[TALKS, good])
    assert run_program(["controleer", str(path), "--blad", "een", "--map", str(tmp_path)]) == 2
    assert run_program(["controleer", str(path), "--blad", "twee", "--map", str(tmp_path)]) == 0
    assert "kanarie" not in "".join(capsys.readouterr())


def test_two_sheets_of_one_file_are_two_deliveries(tmp_path: Path) -> None:
    path = book(tmp_path / "a.xlsx", een=[TALKS], twee=[TALKS])
    numbers = [open_file(path, known_headers, name).sheet for name in ("een", " EEN", "1", "twee")]
    assert numbers == [1, 1, 1, 2]
    assert fingerprint(path, 1) != fingerprint(path, 2)


def test_titles_of_two_cells_are_no_headers(tmp_path: Path) -> None:
    rows = [["Overzicht", "2024"], [], ["a", "b", "c", "d", "e"], ["1", "2", "3", "4", "5"]]
    assert open_file(book(tmp_path / "a.xlsx", x=rows)).header_row == 3


def test_a_value_merged_over_rows_holds_for_each_of_them(tmp_path: Path) -> None:
    rows = [TALKS, ["2024-Q1", "pesten", "collega", "Zorg"], ["2024-Q2", "pesten", "collega"]]
    raw = merged(tmp_path / "a.xlsx", rows, "D2:D3")
    assert raw.table.column("Afdeling").to_pylist() == ["Zorg", "Zorg"]


def test_headers_merged_in_two_rows(tmp_path: Path) -> None:
    rows = [
        ["Datum gesprek", "Gesprek", None, "Afdeling"],
        [None, "Onderwerp", "Relatie", None],
        ["2024-Q1", "pesten", "collega", "Zorg"],
    ]
    raw = merged(tmp_path / "a.xlsx", rows, "A1:A2", "B1:C1", "D1:D2")
    assert raw.columns == tuple(TALKS)
    assert raw.table.num_rows == 1


def test_all_headers_merged_downwards(tmp_path: Path) -> None:
    rows = [TALKS, [], ["2024-Q1", "pesten", "collega", "Zorg"]]
    raw = merged(tmp_path / "a.xlsx", rows, "A1:A2", "B1:B2", "C1:C2", "D1:D2")
    assert raw.table.column("rij").to_pylist() == [3]


def test_filled_columns_under_one_header_each_get_a_name(tmp_path: Path) -> None:
    rows = [[*TALKS, "Gevolg", None, None], ["2024-Q1", "pesten", "collega", "Zorg", "x", "y"]]
    raw = merged(tmp_path / "a.xlsx", rows, "E1:G1")
    assert raw.columns == (*TALKS, "Gevolg", "Gevolg (2)")


@pytest.mark.parametrize("word", ["Totaal", "TOTAAL:", "Eindtotaal", "Totaal aantal gesprekken"])
def test_totals_at_the_bottom_are_left_out_and_counted(tmp_path: Path, word: str) -> None:
    path = tmp_path / "a.csv"
    path.write_text(f"soort;n;m\nx;1;2\ny;3;4\n{word};4;6,5\n;;\n", encoding="utf-8")
    raw = open_file(path).read(["n"])
    assert raw.table.column("n").to_pylist() == ["1", "3"]
    assert raw.notes == ("Een rij met totalen is niet gelezen: rij 4.",)


@pytest.mark.parametrize(
    "rows",
    ["totaal;Hele organisatie;1200\n", "x;y;1\ntotaal;Hele organisatie;1200\n", "totaal;5;1200\n"],
)
def test_a_unit_called_total_stays(tmp_path: Path, rows: str) -> None:
    path = tmp_path / "a.csv"
    path.write_text(f"eenheid;naam;n\n{rows}", encoding="utf-8")
    raw = open_file(path).read()
    assert raw.table.num_rows == rows.count("\n")
    assert raw.notes == ()


def test_a_first_column_that_only_counts_is_left_out(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(";a;b\n1;x;y\n2;x;y\n7;x;y\n", encoding="utf-8")
    raw = open_file(path).read()
    assert raw.columns == ("a", "b")
    assert "rijnummers" in raw.notes[0]
    path.write_text(";a;b\n1;x;y\nkanarie;x;y\n", encoding="utf-8")
    with pytest.raises(RefusedInput, match="kolom A"):
        open_file(path).read()


def test_empty_columns_at_the_end_do_not_count(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(f"a;b{';' * 2_000}\n1;2{';' * 2_000}\n", encoding="utf-8")
    assert open_file(path).read().columns == ("a", "b")


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252", "mac_roman", "cp850"]
)
def test_encodings(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "a.csv"
    text = "soort;geïnd\nreünie;privé\nfinanciën;café\nbeëindigd;ruzië\n"
    path.write_bytes(text.encode(encoding))
    raw = open_file(path).read()
    assert raw.columns == ("soort", "geïnd")
    assert raw.table.column("soort").to_pylist() == ["reünie", "financiën", "beëindigd"]


def test_a_web_page_called_xls_is_named(tmp_path: Path) -> None:
    path = tmp_path / "a.xls"
    path.write_bytes(b"\n<table><tr><td>a</td></tr></table>")
    with pytest.raises(RefusedInput, match="webpagina"):
        open_file(path)
