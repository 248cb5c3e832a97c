"""Files of a view: what the page showed, with bounds, choices, publication and the example mark."""

import csv
import io
import zipfile
from dataclasses import replace
from datetime import date
from xml.etree import ElementTree

import pandas as pd
import pytest
from openpyxl import load_workbook
from streamlit.testing.v1 import AppTest

from dashboards.charts.trend import trend_chart
from dashboards.organisatie import recorded
from dashboards.organisatie.exports import block
from dashboards.organisatie.exports.csv_file import COLUMNS, write_csv
from dashboards.organisatie.exports.pictures import picture_svg, pictures
from dashboards.organisatie.exports.view import View
from dashboards.organisatie.recorded import Choice, Sheet
from pipeline.advice.documents.files import written
from tests.app.overdracht_builder import RISE, WATCH, OverdrachtBuilder
from tests.app.page_reader import PAGES, charts_of, open_page

VIEW = View(
    page="trends",
    title="Trends",
    link="http://127.0.0.1:8501/trends?soort=eenheid&eenheid=zorg",
    organisatie="Zorggroep & Zo",
    publicatie="p0003",
    gemaakt_op=date(2026, 2, 5),
    perioden=("2024-Q4", "2025-Q1"),
    is_voorbeeld=True,
    choices=(Choice("eenheid", "Eenheid", "zorg", "=Zorg"),),
)
SERIES = pd.DataFrame(
    {
        "label": ["4e kwartaal van 2024", "1e kwartaal van 2025"],
        "axis_label": ["kw 4 2024", "kw 1 2025"],
        "estimate": [12.34, -0.4],
        "lower": [10.0, -3.0],
        "upper": [14.0, 2.0],
        "is_te_onzeker": [False, True],
        "words": ["ongeveer 12 (10 tot 14)", "0 tot 2, te onzeker voor een getal"],
    }
)
NO_EVENTS = pd.DataFrame(columns=["label", "word"])


@pytest.fixture(scope="module")
def sheet() -> Sheet:
    drawn = recorded.new_sheet()
    recorded.write_heading(r"=Zorg \& welzijn", 1)
    table = SERIES[["label", "words"]].rename(columns={"label": "Periode", "words": "Aantal"})
    recorded.write_table(table, "=Trajecten per periode", SERIES)
    for name in ("Eerste", "Tweede"):
        chart = trend_chart(name, SERIES, NO_EVENTS, "Aantal trajecten", "Beschrijving")
        recorded.write_block(chart)
    return drawn


@pytest.fixture(scope="module")
def drawn(tmp_path_factory) -> dict[str, tuple[AppTest, Sheet]]:
    """Every page with what it wrote down."""
    root = OverdrachtBuilder(
        tmp_path_factory.mktemp("e") / "o", signals=[RISE, WATCH], themes=("2024", "2025")
    ).write()
    with pytest.MonkeyPatch.context() as patch:
        kept: list[Sheet] = []
        patch.setattr(block, "view_of", lambda *a: (kept.append(a[-1]), VIEW)[1])
        found = {}
        for name in PAGES:
            app = open_page(patch, root, name)
            found[name] = app, kept[-1]
        return found


def test_a_name_of_a_file_has_public_codes_and_says_that_it_is_an_example():
    name = VIEW.file_name("xlsx")
    assert name == "vip-signaal_trends_zorg_2025-Q1_p0003_VOORBEELDGEGEVENS.xlsx"
    odd = replace(VIEW, is_voorbeeld=False, choices=(Choice("a", "A", "../b c", "B"),))
    assert odd.file_name("pdf") == "vip-signaal_trends_..-b-c_2025-Q1_p0003.pdf"


def test_csv_has_bounds_source_and_no_formulas(sheet):
    text = write_csv(VIEW, sheet).decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text), delimiter=";"))
    assert list(rows[0]) == list(COLUMNS)
    first, vague = rows
    assert (first["Schatting"], first["Ondergrens"], first["Bovengrens"]) == ("12,3", "10", "14")
    assert (vague["Schatting"], vague["Ondergrens"], vague["Bovengrens"]) == ("", "0", "2")
    assert first["Publicatie"].startswith("p0003") and first["Gegevens"]
    assert first["Link"] == VIEW.link
    assert not any(cell.startswith(("=", "+", "-", "@")) for row in rows for cell in row.values())


def test_excel_has_numbers_that_can_be_worked_with_and_no_formulas(sheet):
    book = load_workbook(io.BytesIO(written(VIEW.document(sheet), ".xlsx")))
    table = book.worksheets[0]
    assert [cell.value for cell in table[1]][-3:] == list(recorded.BOUNDS)
    assert [cell.value for cell in table[2]][-3:] == [12.3, 10, 14]
    assert not any(cell.data_type == "f" for one in book.worksheets for row in one for cell in row)
    around = [str(cell.value) for row in book.worksheets[-1] for cell in row]
    assert {"Eenheid: =Zorg", VIEW.link, "=Zorg & welzijn"} <= set(around)
    assert any(cell.startswith("p0003") for cell in around)


@pytest.mark.parametrize(("ending", "magic"), [("pdf", b"%PDF"), ("docx", b"PK")])
def test_document_can_be_written_and_is_the_same_each_time(sheet, ending, magic):
    first, second = (written(VIEW.document(sheet), f".{ending}") for _ in range(2))
    assert first.startswith(magic)
    assert first == second


def test_a_picture_says_what_it_is_of(sheet):
    svg = picture_svg(VIEW, sheet.charts[0])
    drawn = ElementTree.fromstring(svg)
    inner = next(one for one in drawn.iter() if one is not drawn and one.tag.endswith("svg"))
    assert float(inner.get("width")) == float(inner.get("viewBox").split()[2])  # not scaled
    said = " ".join(drawn.itertext())
    for part in ("Eerste", "Zorggroep & Zo", "publicatie p0003", "=Zorg", "Voorbeeldgegevens"):
        assert part in said.replace("  ", " "), part
    assert pictures(VIEW, Sheet(blocks=sheet.charts[:1]), "png").startswith(b"\x89PNG")


def test_more_pictures_come_in_one_file(sheet):
    with zipfile.ZipFile(io.BytesIO(pictures(VIEW, sheet, "svg"))) as packed:
        assert [name[-7:] for name in packed.namelist()] == ["_01.svg", "_02.svg"]
        assert all("VOORBEELDGEGEVENS" in name for name in packed.namelist())


def test_every_page_can_be_kept(drawn):
    for name, (app, sheet) in drawn.items():
        labels = {button.proto.label for button in app.get("download_button")}
        assert {"PDF", "Word"} <= labels, name
        assert written(VIEW.document(sheet), ".docx").startswith(b"PK"), name


def test_a_file_holds_every_number_of_the_page(drawn):
    for name, (app, sheet) in drawn.items():
        shown = [table.value.to_numpy().tolist() for table in app.table]
        kept = [len(table.rows) for table in sheet.tables]
        assert kept == [len(rows) for rows in shown], name
        assert len(sheet.charts) <= len(charts_of(app)), name


def test_what_the_page_escapes_is_plain_in_a_file(drawn):
    _, sheet = drawn["themas"]
    said = [cell.text for table in sheet.tables for row in table.rows for cell in row]
    assert "**Zorg** [en] $welzijn$" in said
