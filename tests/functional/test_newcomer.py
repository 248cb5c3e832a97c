"""A newcomer gets from each kind of file to stored rows with the commands of the handleiding.

Every walk is: `vip bron`, the work file as a VP edits it, and `vip inlezen`. The
files are real exports, or made as people make them; what is stored is looked up in the kluis.
"""

from datetime import date
from functools import cache
from pathlib import Path

import pytest
from openpyxl import Workbook

from pipeline.cli.program import run_program
from pipeline.vault.keys import ENVIRONMENT, Stretching
from tests.builders import KEY
from tests.sheets import PER_TALK, Sheets

EXPORTS = Path(__file__).parents[1] / "data" / "exports"


class Newcomer:
    """Somebody at the command line: commands with the folder filled in, and what they said."""

    def __init__(self, root, privacy=""):
        wish = '[bronnen.vp]\nmag_meetellen = "ja"\n'
        self.sheets = Sheets(root, wish, privacy, "hoofdcategorie = 1\nrelatie = 1\neenheid = 1")
        self.root = root

    def does(self, capsys, *words):
        """The text of a command that went well."""
        code = run_program([*words, "--map", str(self.root)])
        said = capsys.readouterr()
        assert code == 0, said.out + said.err
        return said.out

    def edits(self, *changes):
        """Replace texts in the work file, as with Kladblok."""
        (work,) = self.sheets.workspace.bronnen.glob("*.yaml")
        text = work.read_text(encoding="utf-8")
        for old, new in changes:
            assert old in text, old
            text = text.replace(old, new)
        work.write_text(text, encoding="utf-8")

    def reads(self, capsys, path, bron, *words):
        """Read a file; the rows that are stored."""
        self.does(capsys, "inlezen", path, "--bron", bron, *words)
        delivery = self.sheets.kluis.manifest.leveringen[-1]
        return self.sheets.kluis.rows_of(delivery)


@pytest.fixture(autouse=True)
def known_passphrase(monkeypatch):
    """The passphrase is there, and stretched once for each kluis."""
    monkeypatch.setenv(ENVIRONMENT, KEY)
    monkeypatch.setattr(Stretching, "root_key", cache(Stretching.root_key))


@pytest.fixture
def newcomer(tmp_path):
    return Newcomer(tmp_path / "org")


@pytest.fixture
def keyless(tmp_path):
    return Newcomer(tmp_path / "org", PER_TALK)


def test_limesurvey(newcomer, capsys):
    path = str(EXPORTS / "limesurvey" / "rse_2018.csv")
    told = newcomer.does(capsys, "bron", path, "--bron", "hr", "--golf", "g24", "--bewerk")
    assert "Eigen vragen, die ViP-signaal niet heeft (10 kolommen)" in told
    assert "by your supervisor/line manager" in told
    newcomer.edits(("veld: eigen_likert4_recog1", "veld: pv_gewaardeerd"))
    newcomer.does(capsys, "bron", path, "--bron", "hr")
    rows = newcomer.reads(capsys, path, "hr")
    assert set(rows.column("golf").to_pylist()) == {"g24"}
    assert rows.column("pv_gewaardeerd").to_pylist().count("5") == 310  # counted in the file
    assert not [name for name in rows.column_names if name.startswith("eigen_")]


def test_surveymonkey(newcomer, capsys):
    path = str(EXPORTS / "surveymonkey" / "starwars.csv")
    keep = "--bewaar-eigen-vragen"
    told = newcomer.does(capsys, "bron", path, "--bron", "hr", "--golf", "g24", keep)
    assert "kolom AH (Gender): Dit gegeven is extra gevoelig" in told
    rows = newcomer.reads(capsys, path, "hr")
    assert (rows.num_rows, len(set(rows.column("respondent_sleutel").to_pylist()))) == (1186, 1186)
    assert set(rows.column("eigen_yoda").to_pylist()) == {"1", "2", "3", "4", "5", None}


def test_qualtrics(newcomer, capsys):
    path = str(EXPORTS / "qualtrics" / "three_row.csv")
    newcomer.does(capsys, "bron", path, "--bron", "hr", "--golf", "g24")
    asked = "vraag: This is a multiple choice question.\n  veld: "
    newcomer.edits((f"{asked}''", f"{asked}Kent de vertrouwenspersoon"))
    assert "2 (1 rij)" in newcomer.does(capsys, "bron", path, "--bron", "hr")
    newcomer.edits(("'2': ''", "'2': Nee"))
    newcomer.does(capsys, "bron", path, "--bron", "hr")
    assert newcomer.reads(capsys, path, "hr").column("mb_kent_vp").to_pylist() == ["nee"]


def test_spss(newcomer, capsys):
    path = str(EXPORTS / "spss" / "sample_missing.sav")
    told = ("bron", path, "--bron", "hr", "--soort", "enquete")
    newcomer.does(capsys, *told, "--golf", "g24")
    newcomer.edits(("vraag: ordinal\n  veld: ''", "vraag: ordinal\n  veld: Hoog werktempo"))
    assert "1 (low; 3 rijen)" in newcomer.does(capsys, *told)
    newcomer.edits(("'1': ''", "'1': Zelden"), ("'2': ''", "'2': Soms"), ("'3': ''", "'3': Vaak"))
    newcomer.does(capsys, *told)
    rows = newcomer.reads(capsys, path, "hr")
    assert rows.column("wd_tempo").to_pylist() == ["2", "3", "4", "2", "2", None]


def test_forms(newcomer, capsys, tmp_path):
    book = Workbook()
    book.active.append(
        ["Id", "Begintijd", "Tijd van voltooiing", "E-mail", "Naam", "Afdeling",
         "Weet u wie de vertrouwenspersoon is?", "Met wie heeft u het besproken?",
         "Waarom heeft u het niet besproken?", "Ik vind de kantine fijn"]
    )  # fmt: skip
    talk = ["Met mijn leidinggevende;Met een collega;", "Met niemand;", ""]
    why = ["", "Ik was bang voor de gevolgen;Het was niet ernstig genoeg;", ""]
    for i in range(9):
        answers = [
            ("Ja", "Nee")[i % 2],
            talk[i % 3],
            why[i % 3],
            ("Oneens", "Neutraal", "Eens")[i % 3],
        ]
        book.active.append([i + 1, None, None, "anonymous", None, "Noord", *answers])
    path = str(tmp_path / "antwoorden.xlsx")
    book.save(path)
    told = newcomer.does(capsys, "bron", path, "--bron", "hr", "--golf", "g25")
    assert "E-mail en Naam" in told
    assert "Nog te kiezen" not in told
    assert "Alles past" in newcomer.does(capsys, "controleer", path, "--bron", "hr")
    rows = newcomer.reads(capsys, path, "hr")
    assert "9 rijen in het bestand: 9 bewaard" in newcomer.does(capsys, "leveringen")
    assert "Er staan geen rijen apart" in newcomer.does(capsys, "apart")
    assert rows.column("mb_kent_vp").to_pylist()[:2] == ["ja", "nee"]
    assert set(rows.column("eenheid").to_pylist()) == {"noord"}


def test_a_grown_list_with_a_sheet_a_year(newcomer, capsys, tmp_path):
    book = Workbook()
    book.remove(book.active)
    for year in (2024, 2025):
        sheet = book.create_sheet(str(year))
        sheet.append([f"Registratie vertrouwenspersoon {year}"])
        sheet.merge_cells("A1:H1")
        sheet.append([])
        sheet.append(
            ["Dossier", "Datum", "Naam", "Afdeling", "Soort", "Over wie", "Actie", "Opmerkingen"]
        )
        for month in range(1, 7):
            who = ("LG", "collega", "hoofd")[month % 3]
            unit = ("Noord", "team zuid")[month % 2]
            talk = ("arb.conflict", "pestgedrag", "werkdruk")[month % 3]
            sheet.append(
                [
                    f"{year}{chr(96 + month)}",
                    date(year, month, 9),
                    "Jan Bos",
                    unit,
                    talk,
                    who,
                    "doorgestuurd",
                    "-",
                ]
            )
        sheet.append(["Totaal", 6])
    path = str(tmp_path / "registratie.xlsx")
    book.save(path)
    told = newcomer.does(capsys, "bron", path, "--bron", "vp")
    assert "Alleen blad" in told
    assert "(Actie): vervolg" in told.partition("Niet nodig")[2]
    assert "rij 10" in told
    newcomer.edits(("?", ""), ("hoofd: ''", "hoofd: leidinggevende"))
    newcomer.does(capsys, "bron", path, "--bron", "vp")
    for year in ("2024", "2025"):
        rows = newcomer.reads(capsys, path, "vp", "--blad", year)
        assert (rows.num_rows, set(rows.column("eenheid").to_pylist())) == (6, {"noord", "zuid"})
    assert len(newcomer.sheets.kluis.manifest.leveringen) == 2


def test_crosses_under_groups_with_totals_below_each_year(keyless, capsys, tmp_path):
    book = Workbook()
    sheet = book.active
    sheet.append(["Overzicht gesprekken"])
    sheet.append(["", "", "", "Onderwerp", "", "", "Betrokkene", ""])
    for area in ("D2:F2", "G2:H2"):
        sheet.merge_cells(area)
    sheet.append(
        ["Volgnr", "Jaar", "Maand", "Pesten", "Seks. intimidatie", "Werkdruk", "LG", "Collega"]
    )
    for year in (2024, 2025):
        for n, month in enumerate(("jan", "mei", "okt")):
            crosses = ["x" if n == i else "" for i in range(3)]
            sheet.append([n, year, month, *crosses, *(("x", "") if n else ("", "x"))])
        sheet.append([f"Totaal {year}", "", "", 1, 1, 1, 2, 1])
    path = str(tmp_path / "overzicht.xlsx")
    book.save(path)
    told = keyless.does(capsys, "bron", path, "--bron", "vp")
    assert "Rijen met totalen zijn niet gelezen: rij 7 en 11" in told
    keyless.does(capsys, "bron", path, "--bron", "vp", "--ja")
    rows = keyless.reads(capsys, path, "vp")
    assert rows.column("periode").to_pylist()[:3] == ["2024-Q1", "2024-Q2", "2024-Q4"]
    assert rows.column("relatie").to_pylist()[:2] == ["collega", "leidinggevende"]


def test_a_csv_of_windows_with_a_consent_that_nobody_may_miss(newcomer, capsys, tmp_path):
    lines = ["Dossiernummer;Datum intake;Thema;Betreft;Toestemming telling"]
    said = [("cliënt", "ja"), ("directeur", "nee"), ("collega", "ja")] * 4
    for i, (who, consent) in enumerate(said):
        lines.append(f"d{i:02}x;1{i % 9}-03-2024;Pesten;{who};{consent}")
    path = tmp_path / "export.csv"
    path.write_bytes("\r\n".join(lines).encode("cp1252"))
    told = newcomer.does(capsys, "bron", str(path), "--bron", "vp")
    assert "Toestemming telling): mag_meetellen" in told.partition("Onzeker")[2]
    newcomer.does(capsys, "bron", str(path), "--bron", "vp", "--ja")
    rows = newcomer.reads(capsys, str(path), "vp")
    assert rows.column("mag_meetellen").to_pylist()[:3] == ["ja", "nee", "ja"]
    assert rows.column("relatie").to_pylist()[0] == "extern"


def test_a_list_without_keys_is_told_before_it_is_read(newcomer, capsys, tmp_path):
    path = tmp_path / "lijst.csv"
    path.write_text("Datum;Onderwerp;Gaat over\n3-5-2024;pesten;collega\n4-6-2024;werkdruk;LG\n")
    told = newcomer.does(capsys, "bron", str(path), "--bron", "vp")
    assert "Er is geen kolom met traject_sleutel" in told
    words = ["controleer", str(path), "--bron", "vp", "--map", str(newcomer.root)]
    assert run_program(words) == 2
    assert "Zo kan dit bestand niet worden ingelezen" in capsys.readouterr().out
