"""`vip` as its users meet it: Dutch, exit codes, no traceback, nothing half done."""

import io
import json
import os
import re
import signal
import subprocess
import sys
import time
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from pipeline.cli.program import COMMANDS, run_program
from pipeline.release import load_release
from pipeline.release.ledger import Ledger
from pipeline.steps import at_work
from tests.builders import KEY

ROOT = Path(__file__).parents[2]
ENGLISH = re.compile(r"\b(usage|options?:|commands|error|show this|missing|default:)\b", re.I)
UNITS = """eenheid;naam;bovenliggend;medewerkers;leidinggevenden
org;Organisatie;;5000;200
a;Directie A;org;3000;120
b;Directie B;org;2000;80
"""
TALKS = """Traject;Periode;Hoofdcategorie;Relatie;Eenheid;Mag meetellen
{rows}"""


@dataclass
class Said:
    returncode: int
    stdout: str
    stderr: str


@pytest.fixture
def vip(monkeypatch, capsys):
    """Run one command line in this process; `key` as VIP_SLEUTEL, without a terminal."""

    def run(*words, key=KEY, cwd=ROOT):
        monkeypatch.chdir(cwd)
        monkeypatch.setattr("sys.stdin", io.StringIO())
        monkeypatch.setattr("keyring.get_password", lambda *_: None)
        monkeypatch.delenv("VIP_SLEUTEL", raising=False)
        if key:
            monkeypatch.setenv("VIP_SLEUTEL", key)
        capsys.readouterr()
        code = run_program([str(word) for word in words])
        said = capsys.readouterr()
        return Said(code, said.out, said.err)

    return run


@pytest.fixture
def organisation(tmp_path, vip):
    folder = tmp_path / "org"
    made = vip("nieuw", folder, "--vanaf", "2023-Q1", "--naam", "Testorganisatie")
    assert made.returncode == 0, made.stderr
    (folder / "codes" / "organisatie.csv").write_text(UNITS, encoding="utf-8")
    return folder


def talks(folder, n=40, period="2024-05-17"):
    rows = "\n".join(f"t{i};{period};Pesten;Collega;{'ab'[i % 2]};ja" for i in range(n))
    path = folder / f"gesprekken_{n}.csv"
    path.write_text(TALKS.format(rows=rows), encoding="utf-8")
    return path


def test_help_is_dutch_everywhere(vip):
    assert "Commando's" in vip("--help").stdout
    for command in COMMANDS:
        result = vip(command, "--help")
        assert result.returncode == 0
        assert "Gebruik:" in result.stdout
        assert not ENGLISH.search(result.stdout), command


@pytest.mark.parametrize(
    "words",
    [
        ("onzin",),
        ("plan", "--onzin"),
        ("nieuw",),
        ("nieuw", "x"),
        ("inlezen",),
        ("dashboard", "--poort", "x"),
    ],
)
def test_wrong_words_get_a_dutch_answer(words, tmp_path, vip):
    result = vip(*words, cwd=tmp_path)
    assert result.returncode == 2
    assert not ENGLISH.search(result.stderr)
    assert "Traceback" not in result.stderr


def test_from_file_to_budget(organisation, vip):
    assert vip("inlezen", talks(organisation), "--map", organisation).returncode == 0
    again = vip("inlezen", talks(organisation), "--map", organisation)
    assert "niets veranderd" in again.stdout
    done = vip("run", "--tot", "2024-Q4", "--ja", "--map", organisation, "--json")
    assert done.returncode == 0, done.stderr
    json.loads(done.stdout)
    release = load_release(organisation / "overdracht")
    assert release.perioden
    spent = vip("budget", "--map", organisation)
    assert spent.returncode == 0 and "Alles klopt" in spent.stdout
    assert json.loads(vip("budget", "--map", organisation, "--json").stdout)["klopt"] is True
    for command in ("plan", "signaleer", "adviseer"):
        result = vip(command, "--map", organisation, "--json")
        assert result.returncode == 0, result.stderr
        json.loads(result.stdout)
    register = vip("signaleer", "--alle", "--map", organisation, "--json")
    assert json.loads(register.stdout)["signalen"] == []
    aside = ("adviseer", "--terzijde", "stijging-2024-q4", "--reden")
    refused = vip(*aside, "afwachten", "--map", organisation)
    assert refused.returncode == 2 and "geen signaal is" in refused.stderr
    assert vip(*aside[:-1], "--map", organisation).returncode == 2


def test_a_wrong_key_exits_4(organisation, vip):
    result = vip("publiceer", "--map", organisation, key="een heel andere zin")
    assert result.returncode == 4
    assert "past niet" in result.stderr


def test_without_a_key_and_without_a_terminal_it_says_so(organisation, vip):
    result = vip("publiceer", "--map", organisation, key=None)
    assert result.returncode == 4
    assert "VIP_SLEUTEL" in result.stderr


def test_a_plan_needs_no_key(organisation, vip):
    result = vip("plan", "--map", organisation, key=None)
    assert result.returncode == 0, result.stderr
    assert "Wat niet te zien zal zijn" in result.stdout


def test_no_workspace_exits_4(tmp_path, vip):
    assert vip("plan", "--map", tmp_path).returncode == 4


def test_a_period_that_has_not_ended_is_refused(organisation, vip):
    result = vip("afsluiten", f"{date.today().year + 1}-Q1", "--map", organisation)
    assert result.returncode == 2
    assert "niet voorbij" in result.stderr


def test_an_altered_ledger_exits_3(organisation, vip):
    vip("inlezen", talks(organisation), "--map", organisation)
    vip("run", "--tot", "2024-Q4", "--ja", "--map", organisation)
    path = organisation / "vp" / "grootboek" / "grootboek.jsonl"
    path.write_text(path.read_text().replace('"totaal"', '"tutaal"').replace("2024", "2023", 1))
    for command in ("publiceer", "budget"):
        result = vip(command, "--map", organisation)
        assert result.returncode == 3
        assert "Traceback" not in result.stderr


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="kill -9 does not exist on Windows")
def test_killed_while_publishing_it_heals(organisation, vip):
    """A real kill at random moments; the next run finishes, and spends nothing twice."""
    vip("inlezen", talks(organisation), "--map", organisation)
    vip("afsluiten", "2024-Q4", "--map", organisation)
    environment = {**os.environ, "VIP_SLEUTEL": KEY, "PYTHONPATH": str(ROOT)}
    for wait in (1.0, 1.4, 1.8, 2.2):
        process = subprocess.Popen(
            [sys.executable, "-c", "from pipeline.cli import main; main()", "publiceer",
             "--map", str(organisation)],
            env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        time.sleep(wait)
        process.send_signal(signal.SIGKILL)
        process.wait()
    assert vip("publiceer", "--map", organisation).returncode == 0
    assert len(load_release(organisation / "overdracht").publicaties) == 1
    spent = Ledger(organisation / "vp" / "grootboek").spent()
    assert all(amount <= 1_000_000 for amount in spent.values())


def test_a_bug_says_so_without_any_data(monkeypatch, capsys):
    from pipeline.cli import program

    def broken(*_args, **_kwargs):
        raise RuntimeError("geheim: t17 sprak over pesten")

    monkeypatch.setattr(program.vip, "main", broken)
    assert program.run_program([]) == 1
    said = capsys.readouterr().err
    assert "RuntimeError" in said
    assert "geheim" not in said


def test_without_traject_sleutel_the_promise_is_declared_per_gesprek(organisation, vip):
    """And a sheet that has grown, or was mended, does not count its old rows again."""
    path = organisation / "zonder_sleutel.csv"
    header = "Periode;Hoofdcategorie;Relatie;Eenheid;Vervolg;Mag meetellen"

    def send(*rows):
        path.write_text("\n".join([header, *rows]), encoding="utf-8")
        return vip("inlezen", path, "--map", organisation)

    refused = send("2024-05-17;Pesten;Collega;a;;ja")
    assert refused.returncode == 2
    assert "traject_sleutel" in refused.stderr and 'beschermd = "gesprek"' in refused.stderr
    toml = organisation / "vip.toml"
    toml.write_text(toml.read_text().replace("[privacy]", '[privacy]\nbeschermd = "gesprek"'))
    assert (
        send("2024-05-17;Pesten;Collega;a;;ja", "2024-06-01;Pesten;Collega;a;;ja").returncode == 0
    )
    send("2024-05-17;Pesten;Collega;a;Formele klacht;ja", "2024-06-01;Pesten;Collega;a;;nee",
         "2024-06-02;Pesten;Collega;a;;ja")  # fmt: skip
    vip("run", "--tot", "2024-Q4", "--ja", "--map", organisation)
    (publication,) = load_release(organisation / "overdracht").publicaties
    assert publication.belofte["eenheid"] == "gesprek"
    with at_work(organisation, KEY, date.today()) as place:
        door = place.door()
        booked = door.completion.bookings.talks(door.open_ledger().debits[0])
    toml.write_text(toml.read_text().replace('beschermd = "gesprek"', 'beschermd = "traject"'))
    assert vip("publiceer", "--map", organisation).returncode == 4
    assert len(booked) == 2, "three gesprekken, of which one no longer wants to count"


def test_a_plan_that_can_show_nothing_is_refused(organisation, vip):
    with (organisation / "vip.toml").open("a", encoding="utf-8") as file:
        file.write('[plan]\nkorrel = "kwartaal"\ntotaal = 1\nreserve = 10000\n')
    assert vip("plan", "--map", organisation).returncode == 4


def test_a_name_that_is_a_year_and_a_wave_is_asked_about(organisation, vip):
    (organisation / "codes" / "golven.csv").write_text(
        "golf;uitgenodigd;gesloten_op\n2024;4800;2024-11-01\n", encoding="utf-8"
    )
    both = vip("afsluiten", "2024", "--map", organisation)
    assert both.returncode == 2
    assert "golf:2024" in both.stderr and "2024-Q4" in both.stderr
    assert "Golf 2024 is afgesloten" in vip("afsluiten", "golf:2024", "--map", organisation).stdout
    assert vip("publiceer", "--map", organisation).returncode == 0
    done = vip("afsluiten", "4e kwartaal 2024", "--map", organisation)
    assert done.returncode == 0 and "4e kwartaal van 2024" in done.stdout


def test_run_says_which_waves_it_closes(organisation, vip):
    (organisation / "codes" / "golven.csv").write_text(
        "golf;uitgenodigd;gesloten_op\nherfst;4800;2024-11-01\n", encoding="utf-8"
    )
    done = vip("run", "--tot", "2024", "--ja", "--map", organisation)
    assert done.returncode == 0, done.stderr
    assert "herfst" in done.stderr
    assert load_release(organisation / "overdracht").golven == ("herfst",)


def test_rows_that_wait_for_a_choice_are_told(organisation, vip):
    path = organisation / "zonder_wens.csv"
    head = "Traject;Periode;Hoofdcategorie;Relatie"
    path.write_text(f"{head}\nt1;2024-Q1;Pesten;Collega\n", encoding="utf-8")
    assert "Tellen nog niet mee: 1 rij" in vip("inlezen", path, "--map", organisation).stdout


def test_an_own_code_counts_from_the_day_that_it_can(organisation, vip):
    own = organisation / "codes" / "categorieen.csv"
    own.write_text("code;label;cluster;geldig_van\noo_x;Iets eigens;oo;2023-Q1\n", "utf-8")
    path = organisation / "eigen.csv"
    rows = "t1;2024-05-17;Iets eigens;Collega;a;ja"
    path.write_text(TALKS.format(rows=rows), encoding="utf-8")
    assert vip("controleer", own, "--map", organisation).returncode == 0
    assert vip("inlezen", path, "--map", organisation).returncode == 0
    assert vip("plan", "--map", organisation).returncode == 0
    own.write_text("code;label;cluster;geldig_van\noo_x;Iets anders;oo;2023-Q1\n", "utf-8")
    result = vip("inlezen", talks(organisation), "--map", organisation)
    assert result.returncode == 4
    assert "oo_x" in result.stderr


def test_an_unknown_table_of_the_survey_plan_is_named(organisation, vip):
    (organisation / "codes" / "golven.csv").write_text(
        "golf;uitgenodigd;gesloten_op\nherfst;4800;2024-11-01\n", encoding="utf-8"
    )
    with (organisation / "vip.toml").open("a", encoding="utf-8") as file:
        file.write("[plan_enquete]\nitem = 50\nindex = 50\n")
    result = vip("plan", "--map", organisation)
    assert result.returncode == 4
    assert "item" in result.stderr


def test_checking_a_file_with_a_wrong_row_ends_with_2(organisation, vip):
    path = talks(organisation)
    assert vip("controleer", path, "--map", organisation).returncode == 0
    path.write_text(path.read_text(encoding="utf-8").replace("Pesten", "Onbekend iets", 1), "utf-8")
    assert vip("controleer", path, "--map", organisation).returncode == 2


def test_what_was_wrong_is_corrected_and_a_wider_promise_is_asked(organisation, vip):
    with (organisation / "vip.toml").open("a", encoding="utf-8") as file:
        file.write('[plan]\nkorrel = "kwartaal"\ntotaal = 80\nreserve = 20\n')
    vip("inlezen", talks(organisation), "--map", organisation)
    vip("run", "--tot", "2024-Q2", "--ja", "--map", organisation)
    at = ("--map", organisation)
    refused = vip("corrigeer", "2024-Q2", "--reden", "omdat het moest", "--ja", *at)
    assert refused.returncode == 2 and "telfout" in refused.stderr
    asked = vip("corrigeer", "2024-Q2", "--reden", "telfout", *at)
    assert asked.returncode == 2, "nobody can answer"
    paid = vip("corrigeer", "2024-Q2", "--reden", "telfout", "--ja", "--json", *at)
    assert json.loads(paid.stdout)["corrigeert"] == "p0001"
    noted = vip("corrigeer", "2024-Q2", "--reden", "telfout", "--ja", *at)
    assert "Aantekening n0001" in noted.stdout and "niet mogelijk" in noted.stderr
    toml = organisation / "vip.toml"
    toml.write_text(toml.read_text().replace('profiel = "standaard"', "epsilon = 3.0"))
    stopped = vip("publiceer", *at)
    assert stopped.returncode == 4 and "vip privacy" in stopped.stderr
    assert "95,3%" in vip("privacy", "--ja", *at).stderr
    assert vip("publiceer", *at).returncode == 0
    assert vip("klok", "--ja", *at).returncode == 0
    assert "p0002: totaal epsilon 0,2" in vip("budget", *at).stdout


def test_who_withdraws_hears_the_same_whatever_was_published(organisation, vip):
    """The count of removed rows is for a typing error; what was published is never told."""
    vip("inlezen", talks(organisation), "--bron", "vp_noord", "--map", organisation)
    asked = vip("intrekken", "t1", "--map", organisation)
    assert asked.returncode == 2, "without --ja and without a terminal nothing happens"
    done = [vip("intrekken", "t1", "--ja", "--map", organisation)]
    vip("run", "--tot", "2024-Q4", "--ja", "--map", organisation)
    for key in ("t2", "onbekend"):
        done.append(vip("intrekken", key, "--ja", "--bron", "vp_noord", "--map", organisation))
    assert [said.returncode for said in done] == [0, 0, 0]
    removed, words = zip(*(said.stdout.split("\n\n", 1) for said in done), strict=True)
    assert "1 rij is uit de kluis verwijderd." in removed[0]
    assert removed[0] == removed[1]
    assert "geen rijen" in removed[2] and "vp_noord" in removed[2]
    assert len(set(words)) == 1
    assert "liggen vast" in words[0]
    as_json = vip("intrekken", "t3", "--ja", "--json", "--map", organisation)
    assert json.loads(as_json.stdout) == {"soort": "traject", "bron": "vp_noord", "rijen": 1}


def test_a_sheet_without_keys_that_replaces_needs_its_quarter_named(organisation, vip):
    toml = organisation / "vip.toml"
    toml.write_text(toml.read_text().replace("[privacy]", '[privacy]\nbeschermd = "gesprek"'))
    path = organisation / "zonder_sleutel.csv"
    head = "Periode;Hoofdcategorie;Relatie;Mag meetellen\n"
    path.write_text(head + "2024-Q2;Pesten;Collega;ja\n", encoding="utf-8")
    assert vip("inlezen", path, "--map", organisation).returncode == 0
    path.write_text(head + "2024-Q2;Werkdruk;Collega;ja\n", encoding="utf-8")
    refused = vip("inlezen", path, "--map", organisation)
    assert refused.returncode == 2
    option = re.search(r"--vervangt (\S+)\.", refused.stderr)[1]
    done = vip("inlezen", path, "--vervangt", option, "--map", organisation)
    assert done.returncode == 0 and "in de plaats van" in done.stdout
    wrong = vip("inlezen", path, "--vervangt", "onzin", "--map", organisation)
    assert wrong.returncode == 2 and "--vervangt" in wrong.stderr


def test_a_forgotten_source_is_asked_for(organisation, vip):
    vip("inlezen", talks(organisation), "--bron", "vp_noord", "--map", organisation)
    refused = vip("inlezen", talks(organisation, 41), "--map", organisation)
    assert refused.returncode == 2
    assert "vp_noord" in refused.stderr and "[bronnen.NAAM]" in refused.stderr


def test_rows_wait_for_their_unit_and_every_file_has_a_receipt(organisation, vip):
    sheet = organisation / "wacht.csv"
    rows = ("t1;2024-Q2;pesten;collega;a;ja", "t2;2024-Q2;pesten;collega;Directie C;ja")
    sheet.write_text(TALKS.format(rows="\n".join(rows)), encoding="utf-8")
    said = vip("inlezen", sheet, "--map", organisation)
    assert "2 rijen in het bestand: 1 bewaard, 1 in afwachting van de eenheid" in said.stdout
    assert "lijkt op Directie A of Directie B" in said.stdout
    assert "1 rij" in vip("afsluiten", "2024-Q2", "--map", organisation).stdout
    units = organisation / "codes" / "organisatie.csv"
    units.write_text(UNITS + "c;Directie C;org;500;20\n", encoding="utf-8")
    said = vip("inlezen", units, "--map", organisation)
    assert "nu hun eenheid bekend is: 1. Er wachten geen rijen meer." in said.stdout
    (receipt,) = json.loads(vip("leveringen", "--json", "--map", organisation).stdout)
    assert (receipt["gelezen"], receipt["bewaard"], receipt["wachtend"]) == (2, 2, 0)
    assert "2 rijen in het bestand: 2 bewaard." in vip("leveringen", "--map", organisation).stdout


def test_cleaning_up_shows_first_and_asks(organisation, vip):
    sheet = organisation / "oud.csv"
    sheet.write_text(TALKS.format(rows="t1;2024-Q1;pesten;collega;a;ja"), encoding="utf-8")
    toml = organisation / "vip.toml"
    text = toml.read_text(encoding="utf-8") + "[bewaren]\ngesprekken = 1\n[plan]\ntotaal = 1\n"
    toml.write_text(text, encoding="utf-8")
    vip("inlezen", sheet, "--map", organisation)
    assert "nog nodig: 1 rij" in vip("opschonen", "--map", organisation).stdout
    vip("afsluiten", "2024-Q1", "--map", organisation)
    assert vip("publiceer", "--map", organisation).returncode == 0
    said = vip("opschonen", "--map", organisation)
    assert said.returncode == 2
    assert "kwartaal van 2024: 1 rij" in said.stdout
    assert "Gestopt" in said.stderr
    assert "Verwijderd: 1 rij." in vip("opschonen", "--ja", "--map", organisation).stdout
    said = json.loads(vip("opschonen", "--json", "--map", organisation).stdout)
    assert said == {"weg": [], "nog_nodig": 0, "verwijderd": False}
