"""From contract to checks to report: every fault is found, told once, and without its value."""

import json
from datetime import date

import pyarrow as pa
import pytest

from pipeline import engine
from pipeline.contracts import load_codelist, load_contract
from pipeline.contracts.checks import checks_for
from pipeline.contracts.own_codes import OwnCode, with_own
from pipeline.contracts.public import PublicInputs, Unit, Wave
from pipeline.contracts.reasons import Reason
from pipeline.contracts.report import make_report
from tests.spec import plain_engine

TODAY = date(2024, 8, 15)
GOOD = {"periode": "2024-Q2", "hoofdcategorie": "oo_pesten", "relatie": "collega"}
UNITS = PublicInputs(units=(Unit("zuid", "Zuid", None, 500, 20),)).unit_codes()
WAVES = PublicInputs(waves=(Wave("2024", 400, date(2024, 6, 1)),)).wave_codes()
LISTS = {"eenheden": UNITS, "golven": WAVES}


def report(name, rows, **options):
    """A report over rows given as mappings; also held against the plain reference."""
    columns = list(dict.fromkeys(column for row in rows for column in row))
    data = {c: pa.array([row.get(c) for row in rows], pa.string()) for c in columns}
    numbers = pa.array(range(2, len(rows) + 2), pa.int64())
    table = pa.table({"rij": numbers, **data})
    checks = checks_for(load_contract(name), columns, TODAY, LISTS, **options)
    counts = engine.run_checks(table, checks)
    numbered = [{"rij": n, **{c: row.get(c) for c in columns}} for n, row in enumerate(rows, 2)]
    assert counts == plain_engine.run_checks(numbered, checks)
    blocking = [check for check in checks if check.blocks]
    return make_report(checks, counts, len(rows), len(engine.bad_rows(table, blocking)))


def found(made):
    return {(r.check.column, r.check.reason.value): r.first_rows for r in made.refusals}


def test_a_good_file_has_nothing_to_tell():
    made = report("gesprekken", [GOOD, {**GOOD, "relatie": "extern"}], vanaf="2021-Q1")
    assert made.is_clean
    assert made.to_text() == "2 rijen gecontroleerd. Alles past.\n"


@pytest.mark.parametrize(
    ("change", "column", "reason"),
    [
        ({"periode": ""}, "periode", "ontbreekt"),
        ({"periode": None}, "periode", "ontbreekt"),
        ({"periode": "Q2 2024"}, "periode", "ongeldige_periode"),
        ({"periode": "2024-Q4"}, "periode", "toekomst"),
        ({"periode": "2020-Q4"}, "periode", "voor_kalender"),
        ({"hoofdcategorie": "roos"}, "hoofdcategorie", "onbekende_code"),
        ({"hoofdcategorie": " "}, "hoofdcategorie", "ontbreekt"),
        ({"relatie": "Collega"}, "relatie", "onbekende_code"),
        ({"eenheid": "noord"}, "eenheid", "onbekende_code"),
        ({"traject_sleutel": "x" * 65}, "traject_sleutel", "te_lang"),
        ({"traject_sleutel": "Jan Jansen"}, "traject_sleutel", "ongeldige_vorm"),
        ({"mag_meetellen": "misschien"}, "mag_meetellen", "onbekende_code"),
    ],
)
def test_each_fault_in_a_gesprek_has_one_reason(change, column, reason):
    made = report("gesprekken", [GOOD, {**GOOD, **change}], vanaf="2021-Q1")
    assert found(made) == {(column, reason): (3,)}
    assert (made.rows_total, made.rows_bad) == (2, 1)


def test_the_quarter_of_today_is_not_the_future():
    assert report("gesprekken", [{**GOOD, "periode": "2024-Q3"}]).is_clean


def test_optional_cells_may_be_empty_and_units_may_be_left_out():
    row = {**GOOD, "eenheid": "", "vervolg": None, "traject_sleutel": " "}
    assert report("gesprekken", [row, {**row, "eenheid": "niet_toegedeeld"}]).is_clean


def test_a_required_column_that_is_absent_is_told_once_for_all_rows():
    rows = [{"periode": "2024-Q2", "relatie": "collega"}] * 2
    made = report("gesprekken", rows)
    assert found(made) == {("hoofdcategorie", "kolom_ontbreekt"): (2, 3)}
    assert made.rows_bad == 2


def test_a_required_column_that_is_absent_is_told_even_without_rows():
    checks = checks_for(load_contract("golven"), ["golf"], TODAY, {})
    made = make_report(checks, [(0, ())] * len(checks), 0, 0)
    reasons = [r.check.reason for r in made.refusals]
    assert reasons == [Reason.KOLOM_ONTBREEKT, Reason.KOLOM_ONTBREEKT]
    assert not made.is_clean


def test_equal_talks_are_told_but_count():
    row = {**GOOD, "traject_sleutel": "t1"}
    made = report("gesprekken", [row, row, {**row, "traject_sleutel": "t2"}])
    assert made.is_clean
    assert [(r.check.reason, r.first_rows) for r in made.warnings] == [(Reason.GELIJKE_RIJ, (3,))]
    assert "telt gewoon mee" in made.to_text()


def test_a_respondent_answers_once_a_wave():
    row = {"respondent_sleutel": "r1", "golf": "2024", "pv_risico_ok": "4"}
    other = {**row, "pv_risico_ok": "1"}
    keyless = {**row, "respondent_sleutel": ""}
    made = report("enquete", [row, other, keyless, keyless])
    assert found(made) == {("respondent_sleutel", "dubbel"): (3,)}


def test_answers_belong_to_the_scale_of_their_item():
    row = {"golf": "2024", "og_int_pesten": "9", "pv_risico_ok": "5", "mb_besproken_met": "vp;hr"}
    assert report("enquete", [row]).is_clean
    wrong = {
        "golf": "2023",
        "og_int_pesten": "5",
        "pv_risico_ok": "9",
        "mb_besproken_met": "vp,hr",
    }
    made = report("enquete", [wrong])
    assert {column for column, reason in found(made) if reason == "onbekende_code"} == set(wrong)


@pytest.mark.parametrize(
    ("name", "row", "column", "reason"),
    [
        ("golven", {"golf": "2024", "uitgenodigd": "tien"}, "uitgenodigd", "geen_getal"),
        ("golven", {"golf": "2024", "uitgenodigd": "-5"}, "uitgenodigd", "buiten_bereik"),
        ("golven", {"golf": "2024", "uitgenodigd": "1.5"}, "uitgenodigd", "geen_getal"),
        ("golven", {"gesloten_op": "2023-02-30"}, "gesloten_op", "ongeldige_datum"),
        ("golven", {"gesloten_op": "vorig jaar"}, "gesloten_op", "ongeldige_datum"),
        ("beschikbaarheid", {"vp_uren": "1e3"}, "vp_uren", "geen_getal"),
        ("gebeurtenissen", {"label": "x" * 81}, "label", "te_lang"),
        ("gebeurtenissen", {"soort": "feest"}, "soort", "onbekende_code"),
    ],
)
def test_public_files_are_checked_too(name, row, column, reason):
    assert (column, reason) in found(report(name, [row]))


def test_hours_may_be_planned_ahead():
    row = {"periode": "2025-Q4", "vp_uren": "120.5"}
    assert report("beschikbaarheid", [row]).is_clean


def test_a_unit_may_change_over_time_but_start_once():
    row = {"eenheid": "zuid", "naam": "Zuid", "medewerkers": "10", "leidinggevenden": "1"}
    begun = {**row, "geldig_van": "2024-01-01"}
    assert report("organisatie", [{**row, "geldig_van": ""}, begun]).is_clean
    made = report("organisatie", [{**row, "geldig_van": ""}, {**row, "geldig_van": None}])
    assert found(made) == {("eenheid", "dubbel"): (3,)}
    assert found(report("organisatie", [row, row])) == {("eenheid", "dubbel"): (3,)}


def test_units_are_not_judged_without_a_workspace():
    checks = checks_for(load_contract("gesprekken"), ["eenheid"], TODAY, {})
    assert "eenheid" not in {check.column for check in checks if check.blocks}


EXTENDED = {
    "relaties": with_own(
        load_codelist("relaties"), [OwnCode("relaties", "inhuur", "Inhuur", "2025-Q1")]
    )
}


def judged_relations(rows):
    checks = checks_for(load_contract("gesprekken"), list(rows), TODAY, EXTENDED)
    about = [check for check in checks if check.column == "relatie"]
    found = engine.run_checks(pa.table(rows), about)
    return {check.reason: n for check, (n, _) in zip(about, found, strict=True) if n}


def test_an_extended_list_replaces_the_shipped_one():
    assert judged_relations({"relatie": ["inhuur"]}) == {}


def test_an_own_code_in_a_quarter_before_it_began_is_told_not_refused():
    rows = {
        "relatie": ["inhuur", "inhuur", "collega"],
        "periode": ["2024-Q4", "2025-Q1", "2024-Q4"],
    }
    assert judged_relations(rows) == {Reason.NOG_NIET_GELDIG: 1}
    checks = checks_for(load_contract("gesprekken"), list(rows), TODAY, EXTENDED)
    assert not [c for c in checks if c.reason == Reason.NOG_NIET_GELDIG and c.blocks]


def test_the_report_holds_no_value_of_a_row():
    secret = {"periode": "geheim1", "hoofdcategorie": "geheim2", "relatie": "geheim 3"}
    made = report("gesprekken", [{**secret, "traject_sleutel": "geheim 4"}] * 7)
    assert "geheim" not in made.to_text() + made.to_json()
    assert "en nog 2" in made.to_text()


def test_the_report_as_json_tells_all():
    made = report("gesprekken", [GOOD, {**GOOD, "relatie": "?"}])
    content = json.loads(made.to_json())
    assert (content["rijen"], content["goed"], content["niet_goed"]) == (2, 1, 1)
    (one,) = content["bevindingen"]
    assert (one["kolom"], one["reden"], one["aantal"]) == ("relatie", "onbekende_code", 1)
    assert one["eerste_rijen"] == [3]
    assert "collega" in one["toegestaan"]


def test_notes_end_the_report():
    made = make_report((), (), 3, 0, ("Twee kolommen zijn niet gebruikt.",))
    assert made.to_text().endswith("Let op. Twee kolommen zijn niet gebruikt.\n")


def test_every_reason_says_what_is_wrong_and_what_to_do():
    for reason in Reason:
        assert reason.zin
        assert reason.vervolgstap.endswith(".")
