"""Rows that were set aside: told, taken out to correct, read in again; each counts once."""

import io
import re
from pathlib import Path

import openpyxl
import pytest

from pipeline.cli.program import run_program
from pipeline.errors import RefusedInput
from pipeline.steps import list_deliveries, withdraw
from pipeline.steps.exported_files import exports_left
from pipeline.steps.letting_go import let_go_aside
from pipeline.steps.set_aside import export_aside, is_corrected, list_aside, read_corrected
from tests.builders import KEY
from tests.sheets import PER_TALK, Sheets

HEAD = "Dossier;Kwartaal;Onderwerp;Gedrag van;Afdeling;Akkoord"
GOOD = "t1;2024-Q1;Pesten;collega;Noord;ja"
WRONG = ("t2;2024-Q1;geheim1;collega;Noord;ja", "t3;2024-Q9;Werkdruk;organisatie;Zuid;ja")
BARE = "Kwartaal;Onderwerp;Gedrag van;Afdeling;Akkoord"


@pytest.fixture
def sheets(tmp_path):
    return Sheets(tmp_path / "org", tables="hoofdcategorie = 1\neenheid = 1")


@pytest.fixture
def keyless(tmp_path):
    tables = "hoofdcategorie = 1\neenheid = 1"
    return Sheets(tmp_path / "org", privacy=PER_TALK, tables=tables)


def exported(sheets, **choice):
    path = sheets.root.parent / f"verbeter{len(exports_left(sheets.workspace))}.xlsx"
    bron, soort = choice.get("bron"), choice.get("soort")
    export_aside(sheets.place(), path, bron, soort)
    return path


def fill(path: Path, *changes: dict[str, str]) -> Path:
    """Fill in the rows of the sheet, by header; {} leaves a row as it is."""
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    columns = {cell.value: cell.column for cell in sheet[1]}
    for place, change in enumerate(changes, start=2):
        for header, value in change.items():
            sheet.cell(place, columns[header]).value = value
    book.save(path)
    return path


def still_open(sheets):
    return sum(one.rijen for one in list_aside(sheets.place()))


def stored(sheets):
    """What counts now, as the door would read it."""
    found = [t.to_pylist() for _, t in sheets.kluis.deliveries("gesprekken")]
    return sorted(
        (row["traject_sleutel"][:4], row["periode"], row["hoofdcategorie"])
        for rows in found
        for row in rows
    )


def test_set_aside_rows_are_told_by_reason_and_without_a_value(sheets):
    sheets.send(HEAD, GOOD, *WRONG)
    (one,) = list_aside(sheets.place())
    assert (one.soort, one.bron, one.rijen) == ("gesprekken", "vp", 2)
    assert {(column, reason.value, n) for column, reason, n in one.redenen} == {
        ("hoofdcategorie", "onbekende_code", 1), ("periode", "ongeldige_periode", 1),
    }  # fmt: skip


def test_the_sheet_offers_no_fresh_keys_and_does_not_speak_of_them(sheets):
    sheets.send(HEAD, GOOD, *WRONG)
    book = openpyxl.load_workbook(exported(sheets))
    assert book.sheetnames == ["Gesprekken", "Uitleg", "Lijsten"]
    said = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    told = [*(str(cell.value) for cell in said), *(c.comment.text for c in said if c.comment)]
    assert not any("Sleutels" in text for text in told)


def test_corrected_rows_come_back_and_are_not_open_any_more(sheets):
    sheets.send(HEAD, GOOD, *WRONG)
    path = fill(exported(sheets), {"Hoofdcategorie": "Pesten"}, {"Periode": "2024-Q2"})
    assert is_corrected(path)
    read = read_corrected(sheets.place(), path, "vp")
    assert (read.aantallen.verbeterd, read.over, still_open(sheets)) == (2, 0, 0)
    assert stored(sheets) == [
        ("t1", "2024-Q1", "oo_pesten"), ("t2", "2024-Q1", "oo_pesten"),
        ("t3", "2024-Q2", "wb_werkdruk"),
    ]  # fmt: skip
    assert sheets.kluis.manifest.leveringen[0].adds_up


def test_a_second_time_changes_nothing(sheets):
    sheets.send(HEAD, GOOD, *WRONG)
    path = fill(exported(sheets), {"Hoofdcategorie": "Pesten"}, {"Periode": "2024-Q2"})
    read_corrected(sheets.place(), path, "vp")
    before = stored(sheets)
    again = read_corrected(sheets.place(), path, "vp")
    assert (again.aantallen.verbeterd, again.aantallen.al_gesloten) == (0, 2)
    assert stored(sheets) == before
    assert not sheets.send(HEAD, GOOD, *WRONG).is_new
    assert still_open(sheets) == 0


def test_half_of_the_work_is_kept(sheets):
    sheets.send(HEAD, GOOD, *WRONG)
    read = read_corrected(
        sheets.place(), fill(exported(sheets), {"Hoofdcategorie": "Pesten"}), "vp"
    )
    assert (read.aantallen.verbeterd, read.aantallen.nog_fout, read.over) == (1, 1, 1)
    assert "Kolom C (Periode): 1 rij, leeg" in read.to_text()
    path = exported(sheets)
    fill(path, {"Periode": "2024-Q2"})
    assert read_corrected(sheets.place(), path, "vp").over == 0


@pytest.mark.parametrize(
    ("wrong", "header", "value"),
    [
        ("t2;2024-Q1;Pesten;collega;Noord;xyzzy", "Mag meetellen", "Nee"),
        ("t2;2024-Q1;Pesten;collega;Nergens;ja", "Eenheid", "Zuid"),
        ("t 2;2024-Q1;Pesten;collega;Noord;ja", "Trajectsleutel", "t2"),
    ],
)
def test_a_wrong_cell_may_not_stay_empty(sheets, wrong, header, value):
    sheets.workspace.toml.write_text(
        sheets.workspace.toml.read_text(encoding="utf-8")
        + '\n[bronnen.vp]\nmag_meetellen = "ja"\n', encoding="utf-8",
    )  # fmt: skip
    sheets.send(HEAD, GOOD, wrong)
    path = exported(sheets)
    if header != "Trajectsleutel":
        read = read_corrected(sheets.place(), path, "vp")
        assert (read.aantallen.verbeterd, read.aantallen.niet_ingevuld, read.over) == (0, 1, 1)
        assert "Nog niet ingevuld: 1 rij" in read.to_text()
    assert [row[0] for row in stored(sheets)] == ["t1"]
    assert read_corrected(sheets.place(), fill(path, {header: value}), "vp").over == 0
    assert [row[0] for row in stored(sheets)] == ["t1", "t2"]


def test_who_corrects_the_own_file_has_nothing_open_either(sheets):
    sheets.send(HEAD, GOOD, *WRONG)
    path = fill(exported(sheets), {"Hoofdcategorie": "Pesten"}, {"Periode": "2024-Q2"})
    mended = (WRONG[0].replace("geheim1", "Pesten"), WRONG[1].replace("Q9", "Q2"))
    sheets.send(HEAD, GOOD, *mended)
    assert still_open(sheets) == 0
    before = set(stored(sheets))
    assert read_corrected(sheets.place(), path, "vp").aantallen.al_gesloten == 2
    assert set(stored(sheets)) == before


def test_the_same_fault_in_a_grown_file_is_open_once(sheets):
    sheets.send(HEAD, GOOD, *WRONG)
    sheets.send(HEAD, GOOD, *WRONG, "t4;2024-Q2;Pesten;collega;Noord;ja")
    assert still_open(sheets) == 2


def test_rows_without_a_key_count_once_too(keyless):
    rows = ("2024-Q1;Pesten;collega;Noord;ja", "2024-Q1;geheim1;collega;Noord;ja")
    keyless.send(BARE, *rows)
    path = fill(exported(keyless), {"Hoofdcategorie": "Pesten"})
    assert read_corrected(keyless.place(), path, "vp").aantallen.verbeterd == 1
    assert len(stored(keyless)) == 2
    # The own file, corrected and grown, has the same two rows and one more.
    keyless.send(BARE, rows[0], rows[0], "2024-Q2;Pesten;collega;Noord;ja")
    assert len(stored(keyless)) == 3
    assert read_corrected(keyless.place(), path, "vp").aantallen.verbeterd == 0


def test_a_newer_file_without_keys_has_the_last_word(keyless):
    keyless.send(BARE, "2024-Q1;Pesten;collega;Noord;ja", "2024-Q9;Pesten;collega;Noord;ja")
    path = fill(exported(keyless), {"Periode": "2024-Q1"})
    other = "2024-Q1;Werkdruk;collega;Zuid;ja"
    keyless.send(BARE, "2024-Q1;Pesten;collega;Noord;ja", other, name="ander.csv")
    before = stored(keyless)
    with pytest.raises(RefusedInput, match="2024-Q1 passen niet meer"):
        read_corrected(keyless.place(), path, "vp")
    assert stored(keyless) == before


def test_a_corrected_quarter_may_not_hide_earlier_rows(keyless):
    keyless.send(BARE, *["2024-Q1;Pesten;collega;Noord;ja"] * 3)
    keyless.send(
        BARE, "2024-Q3;Werkdruk;collega;Zuid;ja", "2024-Q9;Werkdruk;collega;Zuid;ja", name="b.csv"
    )
    before = stored(keyless)
    with pytest.raises(RefusedInput, match="passen niet meer"):
        read_corrected(keyless.place(), fill(exported(keyless), {"Periode": "2024-Q1"}), "vp")
    assert stored(keyless) == before


def test_replaced_rows_are_not_open(sheets):
    sheets.send(HEAD, GOOD, WRONG[0])
    sheets.send(HEAD, GOOD, vervangt=["2024-Q1"])
    assert still_open(sheets) == 0


def test_what_was_withdrawn_does_not_come_back(sheets):
    sheets.send(HEAD, GOOD, WRONG[0])
    path = fill(exported(sheets), {"Hoofdcategorie": "Pesten"})
    withdraw(sheets.place(), "t2", "traject", "vp")
    read = read_corrected(sheets.place(), path, "vp")
    assert (read.aantallen.verbeterd, read.aantallen.ingetrokken) == (0, 1)
    assert [row[0] for row in stored(sheets)] == ["t1"]


def test_respondents_are_corrected_too_and_doubles_are_left_out(sheets):
    sheets.send(
        "golf;respondent_sleutel;wd_tempo;open_goed",
        "g24;r1;altijd;", "g24;r1;nooit;", "g99;r2;altijd;de sfeer", bron="enq",
    )  # fmt: skip
    assert still_open(sheets) == 1
    path = fill(exported(sheets), {"Golf": "g24"})
    assert "sfeer" not in str(list(openpyxl.load_workbook(path).worksheets[0].values))
    read = read_corrected(sheets.place(), path, "enq")
    assert (read.aantallen.verbeterd, read.over) == (1, 0)
    ((_, rows),) = sheets.kluis.deliveries("enquete")
    assert rows.column("respondent_sleutel").to_pylist() == ["r1", "r2"]
    assert rows.column("open_goed").to_pylist() == [None, "de sfeer"]


@pytest.mark.parametrize(
    ("change", "bron", "said"),
    [
        ({"Apart nummer": "l0001-99x"}, "vp", "niet goed in rij 2"),
        ({"Apart nummer": None}, "vp", "niet goed in rij 2"),
        ({"Apart nummer": "l0001-4"}, "vp", "niet goed in rij 3"),
        ({}, "ander", "van de bron vp"),
    ],
)
def test_a_number_that_does_not_fit_is_refused(sheets, change, bron, said):
    sheets.send(HEAD, GOOD, *WRONG)
    filled = {"Hoofdcategorie": "Pesten", **change}
    path = fill(exported(sheets), filled, {"Periode": "2024-Q1"})
    with pytest.raises(RefusedInput, match=said):
        read_corrected(sheets.place(), path, bron)
    assert still_open(sheets) == 2


def test_the_file_says_what_it_is_and_holds_no_wrong_value(sheets):
    sheets.send(HEAD, GOOD, *WRONG)
    path = exported(sheets)
    book = openpyxl.load_workbook(path)
    cells = [c for row in book.worksheets[0].iter_rows() for c in row]
    assert not any("geheim" in str(cell.value) for cell in cells)
    notes = [cell.comment.text for cell in cells if cell.row > 1 and cell.comment]
    assert len(notes) == 2
    told = " ".join(str(cell.value) for cell in book["Uitleg"]["A"])
    assert "niet versleuteld" in told
    assert "Verwijder het" in told
    assert path.stat().st_mode & 0o077 == 0


def test_sources_are_kept_apart(sheets):
    for bron in ("vp", "zuid"):
        text = sheets.workspace.toml.read_text(encoding="utf-8")
        extra = "" if "[bronnen.zuid]" in text else "\n[bronnen.vp]\n[bronnen.zuid]\n"
        sheets.workspace.toml.write_text(text + extra, encoding="utf-8")
        sheets.send(HEAD, f"{bron}1;2024-Q1;geheim1;collega;Noord;ja", bron=bron)
    with pytest.raises(RefusedInput, match="meer dan één bron"):
        exported(sheets)
    path = fill(exported(sheets, bron="zuid"), {"Hoofdcategorie": "Pesten"})
    assert read_corrected(sheets.place(), path, "zuid").over == 0
    assert still_open(sheets) == 1


def test_rows_are_never_written_where_the_organisation_reads(sheets):
    sheets.send(HEAD, GOOD, *WRONG)
    with pytest.raises(RefusedInput, match="overdracht"):
        export_aside(sheets.place(), sheets.workspace.overdracht / "a.xlsx", None, None)


def test_the_commands_ask_first_and_remind_until_the_file_is_gone(sheets, monkeypatch, capsys):
    sheets.send(HEAD, GOOD, *WRONG)
    path = sheets.root.parent / "uit.xlsx"
    monkeypatch.setenv("VIP_SLEUTEL", KEY)
    monkeypatch.setattr("sys.stdin", io.StringIO("n\n"))

    def vip(*words):
        code = run_program([*map(str, words), "--map", str(sheets.root)])
        return code, capsys.readouterr()

    code, _ = vip("apart", "--uit", path)
    assert (code, path.exists()) == (2, False)
    code, said = vip("apart", "--uit", path, "--ja")
    assert (code, path.exists()) == (0, True)
    assert "niet versleuteld" in said.out
    fill(path, {"Hoofdcategorie": "Pesten"}, {"Periode": "2024-Q2"})
    code, said = vip("inlezen", path, "--bron", "vp")
    assert (code, "verbeterd en ingelezen: 2 rijen" in said.out) == (0, True)
    assert "staat nog buiten de kluis" in said.err
    path.unlink()
    code, said = vip("apart")
    assert re.search("Er staan geen rijen apart", said.out)
    assert "buiten de kluis" not in said.err


def receipts(sheets):
    return [(d.apart, d.ontvangst.losgelaten) for d in sheets.kluis.manifest.leveringen]


def test_a_row_that_is_let_go_is_gone_and_counted(sheets):
    sheets.send(HEAD, GOOD, *WRONG)
    path = fill(exported(sheets), {"Hoofdcategorie": "Pesten"}, {"Periode": "2024-Q2"})
    assert let_go_aside(sheets.place(), ["l0001-3"]) == 1
    assert (still_open(sheets), receipts(sheets)) == (1, [(1, 1)])
    (delivered,) = list_deliveries(sheets.place())
    assert "1 losgelaten zonder verbetering" in delivered.aantallen.to_text()
    assert not sheets.send(HEAD, GOOD, *WRONG).is_new
    read = read_corrected(sheets.place(), path, "vp")
    assert (read.aantallen.verbeterd, read.aantallen.al_gesloten) == (1, 1)
    assert [row[0] for row in stored(sheets)] == ["t1", "t3"]


def test_an_older_copy_of_a_row_that_is_let_go_does_not_come_back(sheets):
    sheets.send(HEAD, GOOD, *WRONG)
    sheets.send(HEAD, GOOD, *WRONG, "t4;2024-Q1;Pesten;collega;Zuid;ja")
    assert (still_open(sheets), receipts(sheets)) == (2, [(2, 0), (2, 0)])
    assert let_go_aside(sheets.place(), ["l0002"]) == 2
    assert (still_open(sheets), receipts(sheets)) == (0, [(0, 2), (0, 2)])


def test_a_row_that_waits_for_its_unit_can_be_let_go(sheets):
    sheets.send(HEAD, GOOD, "t2;2024-Q1;Pesten;collega;Oost;ja")
    assert let_go_aside(sheets.place(), ["l0001-3"]) == 1
    (delivery,) = sheets.kluis.manifest.leveringen
    assert (delivery.wachtend, delivery.apart, delivery.adds_up) == (0, 0, True)


@pytest.mark.parametrize("number", ["l0001-2", "l0001-99", "l0009", "-", ""])
def test_only_what_is_set_aside_can_be_let_go(sheets, number):
    sheets.send(HEAD, GOOD, *WRONG)
    with pytest.raises(RefusedInput, match="staat niet apart"):
        let_go_aside(sheets.place(), ["l0001-3", number])
    assert receipts(sheets) == [(2, 0)]


def test_letting_go_asks_first(sheets, monkeypatch, capsys):
    sheets.send(HEAD, GOOD, *WRONG)
    monkeypatch.setenv("VIP_SLEUTEL", KEY)
    monkeypatch.setattr("sys.stdin", io.StringIO("n\n"))

    def vip(*words):
        return run_program([*words, "--map", str(sheets.root)]), capsys.readouterr()

    assert "(rij 3 en 4)" in vip("apart")[1].out
    code, said = vip("apart", "--laat-los", "l0001")
    assert (code, receipts(sheets)) == (2, [(2, 0)])
    assert "2 rijen" in said.err
    assert vip("apart", "--laat-los", "l0001", "--uit", "x.xlsx")[0] == 2
    code, said = vip("apart", "--laat-los", "l0001-3", "--laat-los", "l0001-4", "--ja")
    assert (code, receipts(sheets)) == (0, [(0, 2)])
    assert "Losgelaten: 2 rijen." in said.out
