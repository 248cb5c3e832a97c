"""`controleer`, `inlezen` and `leveringen` as their users meet them."""

import json
import re
from datetime import date

from pipeline.release import load_release
from pipeline.steps import at_work
from tests.builders import KEY
from tests.command_line import TALKS, UNITS, talks


def test_checking_a_file_with_a_wrong_row_ends_with_2(organisation, vip):
    path = talks(organisation)
    assert vip("controleer", path, "--map", organisation).returncode == 0
    path.write_text(path.read_text(encoding="utf-8").replace("Pesten", "Onbekend iets", 1), "utf-8")
    assert vip("controleer", path, "--map", organisation).returncode == 2


def test_rows_that_wait_for_a_choice_are_told(organisation, vip):
    path = organisation / "zonder_wens.csv"
    head = "Traject;Periode;Hoofdcategorie;Relatie"
    path.write_text(f"{head}\nt1;2024-Q1;Pesten;Collega\n", encoding="utf-8")
    assert "Tellen nog niet mee: 1 rij" in vip("inlezen", path, "--map", organisation).stdout


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
