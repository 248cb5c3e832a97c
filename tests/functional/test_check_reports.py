"""What `vip controleer` says of files that are wrong: where, what is allowed, what to do."""

import io
import json
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.cli.program import run_program
from pipeline.contracts.units import Unit
from pipeline.errors import RefusedInput
from pipeline.ingest.unit_tree import refuse_unsound_units
from pipeline.workspace import create_workspace

HEAD = "Dossier;Kwartaal;Onderwerp;Gedrag van;Afdeling;Akkoord"
UNITS = "eenheid;naam;bovenliggend;medewerkers;leidinggevenden;geldig_van;geldig_tot;opgevolgd_door"


@pytest.fixture
def checked(tmp_path, monkeypatch, capsys):
    """Check a file of these lines in a workspace with one unit: exit code and what was said."""
    workspace = create_workspace(tmp_path / "org", "2024-Q1", "Testorganisatie")
    (workspace.codes / "organisatie.csv").write_text(f"{UNITS}\norg;Alles;;100;10;;;")
    monkeypatch.setattr("sys.stdin", io.StringIO())

    def run(*lines, name="bestand.csv", options=()):
        (tmp_path / name).write_text("\n".join(lines), encoding="utf-8")
        words = ["controleer", str(tmp_path / name), "--map", str(workspace.root), *options]
        code = run_program(words)
        said = capsys.readouterr()
        return code, said.out + said.err

    return run


@pytest.mark.parametrize(
    ("cells", "place", "allowed", "step"),
    [
        ("t;xyzzy;Pesten;collega;Alles;ja", "Kolom B (Kwartaal): 1 rij", "", "2024-Q3"),
        ("t;2031-Q1;Pesten;collega;Alles;ja", "Kolom B (Kwartaal)", "tot en met 20", "jaartal"),
        ("t;2019-Q1;Pesten;collega;Alles;ja", "Kolom B (Kwartaal)", "vanaf 2024-Q1", "kalender"),
        ("t;2024-Q1;xyzzy;collega;Alles;ja", "Kolom C (Onderwerp)", "Pesten; ", "eigen code"),
        ("t;2024-Q1;Pesten;;Alles;ja", "Kolom D (Gedrag van)", "", "onbekend"),
        ("t;2024-Q1;Pesten;collega;xyzzy;ja", "Kolom E (Afdeling)", "Alles", "organisatie.csv"),
        ("t;2024-Q1;Pesten;collega;;xyzzy", "Kolom F (Akkoord)", "Ja; Alleen in", "uit de lijst"),
        ("x y z z y;2024-Q1;Pesten;collega;;ja", "Kolom A (Dossier)", "", "Geen spaties"),
    ],
)
def test_a_wrong_cell_is_told_by_the_column_of_the_file(checked, cells, place, allowed, step):
    code, said = checked(HEAD, "t-1;2024-Q1;Pesten;collega;Alles;ja", cells)
    assert code == 2
    assert "2 rijen gecontroleerd. 1 goed, 1 niet goed." in said
    assert place in said
    assert "Rijnummer: 3." in said
    assert "xyzzy" not in said
    assert "x y z z y" not in said
    assert f"Toegestaan: {allowed}" in said or not allowed
    assert step in said
    assert "gaan de rijen die niet goed zijn apart" in said


def test_answers_of_a_survey_are_told_with_their_labels(checked):
    (code, said) = checked("golf;Deelnemer;wd_tempo;mb_besproken_met", "2025;r1;xyzzy;zyxxy")
    assert code == 2
    assert "er staat niets in" in said  # no waves yet: that comes first


def test_a_survey_question_with_several_answers_says_how(checked, tmp_path):
    waves = "golf;uitgenodigd;gesloten_op\n2025;10;2025-01-01"
    (tmp_path / "org" / "codes" / "golven.csv").write_text(waves)
    head = "golf;respondent_sleutel;wd_tempo;mb_besproken_met"
    code, said = checked(head, "2025;r1;xyzzy;zyxxy", "2030;r2;;")
    assert code == 2
    assert "puntkomma ertussen" in said
    assert "codes/golven.csv" in said
    assert "xyzzy" not in said


def test_the_report_as_json_is_one_object(checked):
    _, said = checked(HEAD, "t;xyzzy;Pesten;collega;Alles;ja", options=["--json"])
    found = json.loads(said)
    assert (found["rijen"], found["goed"], found["niet_goed"]) == (1, 0, 1)
    assert found["bevindingen"][0]["plaats"] == "kolom B (Kwartaal)"
    assert "xyzzy" not in said


def test_units_that_do_not_form_a_tree_are_told_together(checked):
    code, said = checked(
        UNITS, "a;A;b;10;1;;;", "b;B;a;10;1;;;", "c;C;xyzzy;10;1;;;", "d;D;;1;1;;;zyxxy",
        name="organisatie.csv",
    )  # fmt: skip
    assert code == 2
    assert "- rij 4: de bovenliggende eenheid" in said
    assert "- rij 2 en 3: de eenheden vallen in een kring" in said
    assert "- rij 5: de opvolger" in said
    assert "xyzzy" not in said


def test_a_sound_tree_is_right(checked):
    code, said = checked(UNITS, "a;A;;10;1;;;", "b;B;a;5;1;;;", name="organisatie.csv")
    assert (code, "Alles past" in said) == (0, True)


def test_wrong_rows_of_a_public_file_are_not_said_to_be_set_aside(checked):
    code, said = checked(UNITS, "a;A;;veel;1;;;", name="organisatie.csv")
    assert code == 2
    assert "apart" not in said
    assert "moet helemaal kloppen" in said


def test_own_codes_are_held_against_their_list(checked):
    head = "code;label;cluster;over_leidinggevende;geldig_van;voorheen"
    rows = ("sw_x;Pesten;sw;nee;2026-Q1;", "zz;Iets;sw;nee;2026-Q1;")
    code, said = checked(head, *rows, name="categorieen.csv")
    assert code == 2
    assert "Rij 2: dit label" in said
    assert "Rij 3: de code van deze categorie" in said
    code, said = checked(head, *rows, name="mijn_codes.csv")
    assert (code, "naam van een van deze lijsten" in said) == (2, True)


def test_hours_before_the_calendar_are_no_fault(checked):
    code, _ = checked("periode;vp_uren", "2019-Q1;10", name="beschikbaarheid.csv")
    assert code == 0


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        (["org;Alles;;0;0;;;"], "rij 2"),
        (["org;Alles;;0;0;;;", "a;A;org;500;20;;;"], "rij 2"),
        (["org;Alles;;0;0;;;", "ander;Ander;;0;0;;;"], "rij 2 en 3"),
        (["org;Alles;;90;9;;2024-12-31;", "org;Alles;;0;0;2025-01-01;;"], "rij 3"),
    ],
)
def test_an_organisation_with_nobody_in_it_is_refused(checked, rows, told):
    code, said = checked(UNITS, *rows, name="organisatie.csv")
    assert code == 2
    assert f"staan 0 medewerkers: {told}." in said and "Vul bij de hoogste eenheid in" in said


def test_a_unit_with_nobody_in_it_is_fine(checked):
    rows = ("org;Alles;;500;20;;;", "a;A;org;0;0;;;", "los;Los;;0;0;;;")
    assert checked(UNITS, *rows, name="organisatie.csv")[0] == 0


DAYS = st.one_of(st.none(), st.dates(date(2020, 1, 1), date(2020, 1, 9)))
CODES = st.sampled_from("abcd")


@settings(max_examples=200, deadline=None)
@given(
    st.lists(
        st.builds(
            Unit, CODES, st.just("x"), st.one_of(st.none(), CODES), st.integers(0, 1), st.just(1),
            DAYS, DAYS, st.lists(CODES, max_size=2, unique=True).map(tuple),
        ),
        max_size=7,
    )
)  # fmt: skip
def test_any_set_of_units_is_right_or_refused(units):
    try:
        refuse_unsound_units(list(enumerate(units, 2)), "organisatie.csv")
    except RefusedInput as refused:
        assert "rij " in refused.message
