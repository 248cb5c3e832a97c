"""`vip sjabloon`: what it offers can be chosen, and what is chosen can be read back."""

import re
from datetime import date

import openpyxl
import pytest

from pipeline.contracts.model import load_contract
from pipeline.errors import RefusedInput
from pipeline.ingest.check_file import check_file
from pipeline.ingest.refuse_columns import reason_to_refuse
from pipeline.steps.templates import write_template
from pipeline.workspace import create_workspace

TODAY = date(2026, 2, 1)
UNITS = """eenheid;naam;bovenliggend;medewerkers;leidinggevenden
org;Alles;;6000;60
noord;=Noord & zonen;org;3000;30
z1;Zuid;org;1500;15
z2;Zuid;org;1500;15
"""
OWN = "code;label;cluster;geldig_van\nsw_inhuur;Inhuur en detachering;sw;2026-Q1\n"
WAVES = "golf;uitgenodigd;gesloten_op\n2025;6000;2025-06-01\n"


@pytest.fixture
def workspace(tmp_path):
    made = create_workspace(tmp_path / "org", "2024-Q1", "Testorganisatie")
    for name, text in (("organisatie", UNITS), ("categorieen", OWN), ("golven", WAVES)):
        (made.codes / f"{name}.csv").write_text(text, encoding="utf-8")
    return made


def drop_downs(book):
    """For each column of the first sheet: the texts of its list."""
    sheet, found = book.worksheets[0], {}
    for rule in sheet.data_validations.dataValidation:
        if rule.type == "list":
            name, area = re.fullmatch(r"'?(\w+)'?!(.+)", rule.formula1).groups()
            cells = book[name][area.replace("$", "")]
            found[next(iter(rule.sqref.ranges)).min_col] = [cell.value for (cell,) in cells]
    return found


def filled(path, rows, contract):
    """Fill the sheet: in every row another choice of every list, and a key."""
    book = openpyxl.load_workbook(path)
    sheet, lists = book.worksheets[0], drop_downs(book)
    heads = {cell.column: cell.value for cell in sheet[1]}
    for row in range(rows):
        for column, head in heads.items():
            texts = lists.get(column)
            if head == "Periode":
                texts = [text for text in texts if text <= "2026-Q1"]
            if texts or contract.find(head).kind == "sleutel":
                value = texts[row % len(texts)] if texts else f"t-{row:04x}"
                sheet.cell(row + 2, column, value).data_type = "s"
    book.save(path)
    return heads, lists


@pytest.mark.parametrize("kind", ("gesprekken", "enquete"))
def test_every_choice_is_read_back_without_an_error(workspace, tmp_path, kind):
    path = tmp_path / "leeg.xlsx"
    write_template(workspace, path, kind, TODAY)
    heads, lists = filled(path, 60, load_contract(kind))
    checked = check_file(path, None, TODAY, workspace.codes, "2024-Q1")
    assert checked.contract.name == kind
    assert checked.report.to_text().startswith("60 rijen gecontroleerd. Alles past.")
    for column, texts in lists.items():
        field = load_contract(kind).find(heads[column])
        if field.codelist:
            kept = checked.good.column(field.name).to_pylist()
            assert len(set(kept)) == min(len(texts), 60)


def test_own_codes_units_and_quarters_are_offered(workspace, tmp_path):
    path = tmp_path / "leeg.xlsx"
    write_template(workspace, path, "gesprekken", TODAY)
    book = openpyxl.load_workbook(path)
    offered = {text for texts in drop_downs(book).values() for text in texts}
    assert {"Inhuur en detachering", "=Noord & zonen", "Zuid", "z2", "2024-Q1"} <= offered
    lists = book["Lijsten"]
    assert all(cell.data_type != "f" for row in lists.iter_rows() for cell in row)


@pytest.mark.parametrize("kind", ("gesprekken", "enquete"))
def test_no_column_asks_for_a_person(workspace, tmp_path, kind):
    path = tmp_path / "leeg.xlsx"
    fields = write_template(workspace, path, kind, TODAY)
    assert "persoon_sleutel" not in [field.name for field in fields]
    assert not [f.label for f in fields if reason_to_refuse(f.label)]


def test_the_pseudonym_is_asked_where_persons_are_protected(workspace, tmp_path):
    text = workspace.toml.read_text(encoding="utf-8")
    new = text.replace("[privacy]", '[privacy]\nbeschermd = "persoon_per_jaar"')
    workspace.toml.write_text(new, encoding="utf-8")
    fields = write_template(workspace, tmp_path / "leeg.xlsx", "gesprekken", TODAY)
    assert "persoon_sleutel" in [field.name for field in fields]


def test_fresh_keys_are_different_each_time(workspace, tmp_path):
    keys = []
    for name in ("a.xlsx", "b.xlsx"):
        write_template(workspace, tmp_path / name, "gesprekken", TODAY)
        sheet = openpyxl.load_workbook(tmp_path / name)["Sleutels"]
        keys += [cell.value for cell in sheet["A"][1:]]
    assert len(set(keys)) == len(keys)


def test_the_explanation_names_every_column(tmp_path):
    fields = write_template(None, tmp_path / "leeg.xlsx", "gesprekken", TODAY)
    sheet = openpyxl.load_workbook(tmp_path / "leeg.xlsx")["Uitleg"]
    told = {cell.value for cell in sheet["A"]}
    assert {field.label for field in fields} <= told
    assert "eenheid" not in {field.name for field in fields}


@pytest.mark.parametrize("kind", ("organisatie", "golven", "gebeurtenissen", "beschikbaarheid"))
def test_public_files_have_a_sheet_too(tmp_path, kind):
    for name in ("leeg.xlsx", "leeg.csv"):
        write_template(None, tmp_path / name, kind, TODAY)
        with pytest.raises(RefusedInput, match="geen rijen"):
            check_file(tmp_path / name, None, TODAY)


def test_an_existing_file_is_left_alone(tmp_path):
    path = tmp_path / "vol.xlsx"
    path.write_bytes(b"van mij")
    with pytest.raises(RefusedInput, match="bestaat al"):
        write_template(None, path, "gesprekken", TODAY)
    assert path.read_bytes() == b"van mij"
