"""A first row of data is not taken for headers, and headers that name somebody are not shown."""

import pytest
from openpyxl import Workbook

from pipeline.ingest.read_file import open_file
from pipeline.ingest.recognise import known_headers
from tests.refusals import refusal_of

DATA = (
    "12-3-2024;Tunde Oyelaran;pesten;Noord\n4-5-2024;Piet Zwetsloot;werkdruk;Zuid\n",
    "t-01;pesten;collega;klaar\nt-02;werkdruk;leidinggevende;loopt nog\n",
    "Oyelaran;gedoe;Griffie;klaar\nZwetsloot;ruzie;Griffie;klaar\n",
    "vp-1;Fatma;gedoe\nvp-2;Sanne;ruzie\n",
    "j.jansen@voorbeeld.nl;boos;open\nf.amrani@voorbeeld.nl;verdrietig;dicht\n",
    "Fatma el Amrani;2024;boos\nPiet de Vries;2025;verdrietig\n",
    "1;5;4;2\n2;3;4;1\n",
)
HEADERS = (
    "Nr;Wat er speelt;Wie;Hoe verder\n1;gedoe;chef;loopt\n2;ruzie;chef;klaar\n",
    "Volgnr;Casusnr;Bijz.\n1;a1;geen\n2;a2;geen\n",
    "Jan;Feb;Mrt;Apr;Mei;Jun\n4;3;2;1;3;4\n",
    "Pesten;Werkdruk;Anders\nx;;\n;x;\n",
    "Category;Remarks;Name of team\nbullying;none;North\nstress;none;South\n",
    "Wat;Waar;Hoe\ngedoe;hier;snel\nWat;Waar;Hoe\nruzie;daar;traag\n",
)


def written(tmp_path, text, as_sheet):
    if not as_sheet:
        path = tmp_path / "lijst.csv"
        path.write_text(text, encoding="utf-8")
        return path
    book = Workbook()
    for line in text.splitlines():
        book.active.append(line.split(";"))
    book.save(tmp_path / "lijst.xlsx")
    return tmp_path / "lijst.xlsx"


@pytest.mark.parametrize("as_sheet", [False, True], ids=["csv", "xlsx"])
@pytest.mark.parametrize("place", range(len(DATA)))
def test_a_first_row_of_data_is_refused_without_a_word_of_it(tmp_path, place, as_sheet):
    path = written(tmp_path, DATA[place], as_sheet)
    said = refusal_of(lambda: open_file(path, known_headers))
    assert "lijkt de rij met kolomkoppen te ontbreken" in said
    assert "Zet boven elke kolom een korte kop" in said
    cells = DATA[place].split("\n", 1)[0].split(";")
    assert not [cell for cell in cells if len(cell) > 1 and cell in said]


@pytest.mark.parametrize("place", range(len(HEADERS)))
def test_headers_that_no_contract_knows_are_headers(tmp_path, place):
    path = written(tmp_path, HEADERS[place], as_sheet=False)
    assert open_file(path, known_headers).header_row == 1


def test_a_header_that_names_somebody_is_shown_as_its_column(tmp_path):
    text = "Nr;Wat;Hoe;Tunde Oyelaran;Bijz.\n1;gedoe;snel;x;\n2;ruzie;traag;;x\n"
    found = open_file(written(tmp_path, text, as_sheet=False), known_headers)
    assert found.headers == ("Nr", "Wat", "Hoe", "kolom D", "Bijz.")
    assert found.read().columns == found.headers


def test_beside_known_headers_only_what_surely_is_a_person_is_hidden(tmp_path):
    text = "Datum;Onderwerp;Remarks;Fatma el Amrani\n3-5-2024;pesten;none;x\n"
    found = open_file(written(tmp_path, text, as_sheet=True), known_headers)
    assert found.headers == ("Datum", "Onderwerp", "Remarks", "kolom D")
