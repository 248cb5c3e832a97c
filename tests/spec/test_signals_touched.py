"""Where a note says that a file was missing or double, nothing is told about change."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from pipeline.contracts.codes import load_texts
from pipeline.contracts.public import Event, Wave
from pipeline.release.notes import Note
from pipeline.signals import detect
from pipeline.signals.series import Scope
from pipeline.signals.sources import collect
from pipeline.signals.talks import talks_of_year
from pipeline.signals.touched import touched_periods, why_untold
from pipeline.signals.windows import whole_years
from tests.mix_releases import RELATIONS, counted_release, means_of
from tests.releases import QUARTERS, TODAY, publiek_of

SIZES = {"u0": 3000, "u1": 9000}
ABOUT_CHANGE = {"stijging", "daling", "macht", "extern", "concentratie", "werking"}
MISSING = ("2025-Q3", "2025-Q4")
TRAINING = Event(date(2024, 5, 6), "training", "u1", "Training omstanders")
WAVE = Wave("2025", 12_000, date(2025, 11, 1))


def note(over, reden="niet_aangeleverd", stroom="gesprekken", op=TODAY):
    return Note("n0001", stroom, over, reden, op)


def release(*notes, gone=MISSING):
    """Half of the talks are gone in some quarters, as when one of two VPs delivers nothing."""
    crossed = {
        (cluster, unit): 75 * share * n / 12_000
        for cluster, share in {"oo": 0.4, "sw": 0.4, "wb": 0.2}.items()
        for unit, n in SIZES.items()
    }
    means = {
        "totaal": {(): 75.0},
        "relatie": means_of(RELATIONS, 300),
        "eenheid": {(unit,): 75 * n / 12_000 for unit, n in SIZES.items()},
        "cluster_x_eenheid": crossed,
    }
    publiek = publiek_of(SIZES, (TRAINING,), (WAVE,))
    made = counted_release(
        means, 2.0, np.random.default_rng(4), publiek, lambda t, q, c: 0.4 if q in gone else 1.0
    )
    return replace(made, aantekeningen=notes)


def about_change(found):
    return found[found["code"].isin(ABOUT_CHANGE)]


def test_a_missing_file_is_a_false_fall_until_a_note_says_so():
    without = about_change(detect(release(), TODAY))
    assert {"daling"} == set(
        without.loc[without["niveau"].isin(("signaal", "sterk_signaal")), "code"]
    )
    told = about_change(detect(release(note("2025-Q3"), note("2025-Q4")), TODAY))
    assert set(told["niveau"]) == {"te_weinig_gegevens"}
    assert {"stijging", "macht", "concentratie", "werking"} <= set(told["code"])
    assert told["p_value"].isna().all() and told["waarneming"].isna().all()
    why = "in het 4e kwartaal van 2025 klopte iets niet (een bestand was niet aangeleverd)"
    rows = told[told["zin"].str.contains("klopte iets niet")]
    assert rows["zin"].str.contains(why, regex=False).all()
    assert rows["code"].is_unique and set(rows["code"]) >= {"stijging", "macht", "werking"}
    for rule in load_texts("woorden")["verboden"]:
        assert not any(
            form in sentence.lower().split() for form in rule["vormen"] for sentence in rows["zin"]
        )


@pytest.mark.parametrize(
    "notes",
    [
        (),
        (note("2025-Q3", "telfout"),),
        (note("2025-Q3", stroom="enquete"),),
    ],
)
def test_other_notes_change_nothing(notes):
    made = release(*notes, gone=())
    assert touched_periods(made) == frozenset()
    assert why_untold(made, QUARTERS) == ""


def test_the_quarter_after_a_missing_file_is_touched_and_not_after_a_double_one():
    assert touched_periods(release(note("2024-Q4"))) == {"2024-Q4", "2025-Q1"}
    assert touched_periods(release(note("2024-Q4", "dubbel_aangeleverd"))) == {"2024-Q4"}


def test_a_published_period_is_touched_by_any_quarter_in_it():
    made = release(note("2024-H1"))
    assert touched_periods(made) == {"2024-Q1", "2024-Q2", "2024-Q3"}


def test_a_year_of_the_past_is_left_out_whole():
    series = collect(release(note("2023-Q2")))
    total = next(one for one in series if one.scope == Scope())
    assert [year[0].periode[:4] for year in total.years] == ["2025", "2024", "2022", "2021"]
    assert whole_years(QUARTERS, {"2023-Q2"})[1:3] == (
        whole_years(QUARTERS)[1],
        whole_years(QUARTERS)[3],
    )


def test_a_missing_file_of_the_past_gives_no_rise_later():
    gone = QUARTERS[4:8]
    found = about_change(detect(release(*map(note, gone), gone=gone), TODAY))
    assert not found["niveau"].isin(("let_op", "signaal", "sterk_signaal")).any()


def test_a_correction_mends_what_the_note_says_unless_late_rows_count_elsewhere():
    made = release(note("2025-Q4"), note("2024-Q2"))
    first = made.publicaties[0]

    def corrected(over):
        again = replace(first, id="p0002", perioden=(over,), corrigeert="p0001", gemaakt_op=TODAY)
        return replace(made, publicaties=(first, again))

    assert touched_periods(corrected("2025-Q4")) == {"2024-Q2", "2024-Q3"}
    assert touched_periods(corrected("2024-Q2")) == touched_periods(made)


def test_no_year_of_talks_beside_the_survey_when_one_of_its_quarters_is_touched():
    assert talks_of_year(release(), "", WAVE.gesloten_op) is not None
    assert talks_of_year(release(note("2025-Q2")), "", WAVE.gesloten_op) is None


def since(over, last, changed=(), factor=2.5):
    """A release up to a quarter in which a file was missing, with a change in some quarters."""
    quarters = tuple(q for q in QUARTERS if q <= last)
    means = {
        "totaal": {(): 75.0},
        "eenheid": {(unit,): 75 * n / 12_000 for unit, n in SIZES.items()},
    }

    def rate(table, quarter, codes):
        return 0.4 if quarter == over else factor if quarter in changed else 1.0

    rng = np.random.default_rng(5)
    made = counted_release(means, 2.0, rng, publiek_of(SIZES), rate, quarters)
    return replace(made, aantekeningen=(note(over),))


def changes(found):
    return found[found["code"].isin(("stijging", "daling"))]


@pytest.mark.parametrize("last", ["2024-Q4", "2025-Q1"])
def test_of_the_missing_quarter_and_the_next_nothing_is_told(last):
    (row,) = changes(detect(since("2024-Q4", last), TODAY)).to_dict("records")
    assert row["niveau"] == "te_weinig_gegevens" and "klopte iets niet" in row["zin"]


@pytest.mark.parametrize(
    ("last", "venster", "label"),
    [
        ("2025-Q2", 1, "het 2e kwartaal van 2025"),
        ("2025-Q3", 2, "de 2 kwartalen tot en met het 3e kwartaal van 2025"),
        ("2025-Q4", 3, "de 3 kwartalen tot en met het 4e kwartaal van 2025"),
    ],
)
def test_after_them_the_periods_since_are_told_beside_the_same_ones_before(last, venster, label):
    since_then = [q for q in QUARTERS if "2025-Q1" < q <= last]
    found = changes(detect(since("2024-Q4", last, since_then), TODAY))
    total = found[found["eenheid"] == ""].iloc[0]
    assert total["niveau"] in ("let_op", "signaal", "sterk_signaal")
    assert (total["code"], total["periode"]) == ("stijging", last)
    assert total["venster"] <= venster
    usual = changes(detect(since("2024-Q4", last), TODAY))
    still = usual[usual["eenheid"] == ""].iloc[0]
    assert (still["niveau"], still["venster"]) == ("binnen_verwachting", venster)
    assert f"in {label} " in still["zin"]
    assert "Wat eerder in dat jaar kwam, telt niet mee: in het 4e kwartaal van 2024" in still["zin"]
    seasons = {q[-2:] for q in since_then}
    read = {cell.split("|")[2] for cell in still["cellen"]}
    assert {part[-2:] for part in read} == seasons and "2024-Q4" not in read


def test_a_year_after_them_is_a_whole_year_again():
    found = changes(detect(since("2024-Q3", "2025-Q4"), TODAY))
    assert set(found["venster"]) == {4}
    assert not found["zin"].str.contains("klopte iets niet").any()


def test_other_patterns_wait_for_a_whole_year():
    found = detect(release(note("2025-Q1"), gone=("2025-Q1",)), TODAY)
    for code in ("macht", "concentratie"):
        rows = found[found["code"] == code]
        assert set(rows["niveau"]) == {"te_weinig_gegevens"}
    assert "binnen_verwachting" in set(changes(found)["niveau"])
