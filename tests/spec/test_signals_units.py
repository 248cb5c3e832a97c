"""A new name is no change, merged units are compared with what they were, a split begins anew."""

from dataclasses import replace
from datetime import date

import numpy as np
import pandas as pd
import pytest

from pipeline.contracts.public import Event, OwnCode, PublicInputs, Unit, Wave
from pipeline.release import find_cell
from pipeline.release.lines import Lines
from pipeline.signals import detect
from pipeline.signals.sources import collect
from pipeline.signals.survey.histogram import histograms
from tests.releases import QUARTERS, TODAY, publiek_of, release_of, simulated, survey_table

SIZES = {"a": 2000, "b": 4000, "c": 6000}
PLAN = {"totaal": 0.3, "eenheid": 0.7}
DAY_BEFORE, FIRST_DAY = date(2023, 12, 31), date(2024, 1, 1)
CHANGED = tuple(quarter for quarter in QUARTERS if quarter >= "2024-Q1")


def quiet(seed=3, sizes=SIZES, a_year=400, **terms):
    rng = np.random.default_rng(seed)
    return release_of(simulated(a_year, rng, sizes), PLAN, rng, publiek_of(sizes), **terms)


def with_units(release, *units, events=()):
    top = release.publiek.units[0]
    kept = [u for u in release.publiek.units[1:] if u.eenheid not in {x.eenheid for x in units}]
    publiek = PublicInputs((top, *kept, *units), tuple(events), release.publiek.waves)
    return replace(release, publiek=publiek)


def named(release, names, periods=CHANGED):
    """The release as it would have been frozen with other codes in these periods."""
    frame = release.tellingen.copy()
    is_later = frame["periode"].isin(periods)
    frame.loc[is_later, "eenheid"] = frame.loc[is_later, "eenheid"].replace(names)
    return replace(release, tellingen=frame)


def old(code, *successors):
    return Unit(code, f"Oud {code}", "org", SIZES[code], 9, None, DAY_BEFORE, successors)


def new(code, people):
    return Unit(code, f"Nieuw {code}", "org", people, 9, FIRST_DAY)


def renamed(release):
    return with_units(named(release, {"a": "nieuw"}), old("a", "nieuw"), new("nieuw", 2000))


def merged(release, shown_before=True):
    """`a` and `b` go on as `ab`: from 2024 on their numbers were frozen as one."""
    made = named(release, {"a": "ab", "b": "ab"})
    frame = made.tellingen
    is_one = (frame["eenheid"] == "ab") & frame.duplicated(["tabel", "periode", "eenheid"])
    sums = frame[frame["eenheid"] == "ab"].groupby("periode")["noisy_n"].sum()
    frame = frame[~is_one].copy()
    frame.loc[frame["eenheid"] == "ab", "noisy_n"] = frame["periode"].map(sums)
    if not shown_before:
        frame = frame[frame["eenheid"] != "b"]
    made = replace(made, tellingen=frame.reset_index(drop=True))
    return with_units(made, old("a", "ab"), old("b", "ab"), new("ab", 6000))


def units_in(found):
    return set(found["eenheid"]) - {""}


def series_of(release, unit):
    return next(one for one in collect(release) if one.scope.eenheid == unit)


def test_a_new_name_changes_nothing_in_what_is_found():
    before, after = detect(quiet(), TODAY), detect(renamed(quiet()), TODAY)
    assert units_in(after) == {"nieuw", "b", "c"}
    same = ["code", "niveau", "waarneming", "p_value", "effect", "zichtbaar_vanaf"]
    for old_row, new_row in zip(
        before[before["eenheid"] == "a"].to_dict("records"),
        after[after["eenheid"] == "nieuw"].to_dict("records"),
        strict=True,
    ):
        assert [old_row[name] for name in same] == pytest.approx([new_row[n] for n in same])


def test_a_series_under_two_names_can_be_followed_back_to_its_cells():
    release = renamed(quiet())
    cells = [find_cell(release, reference) for reference in series_of(release, "nieuw").cells]
    assert {(cell["eenheid"], cell["periode"] in CHANGED) for cell in cells} == {
        ("a", False),
        ("nieuw", True),
    }
    assert len(cells) == len(QUARTERS)


def test_a_merged_unit_is_compared_with_the_sum_of_what_it_was():
    release = merged(quiet())
    one = series_of(release, "ab")
    apart = quiet().tellingen.query("tabel == 'eenheid' and eenheid in ['a', 'b']")
    assert sum(point.noisy_n for point in one.history[:4]) == sum(
        apart[apart["periode"].isin(QUARTERS[:4])]["noisy_n"]
    )
    assert {len(point.cells) for point in one.history} == {1, 2}
    assert {point.exposure for point in (*one.history, *one.window)} == {6000.0}


def test_a_merger_with_a_unit_that_was_not_shown_begins_a_new_history():
    """Else what comes from there would look like a rise."""
    one = series_of(merged(quiet(), shown_before=False), "ab")
    assert {point.periode for year in one.years for point in year} == set(CHANGED)


def test_a_small_unit_that_joins_leaves_the_history_as_it_is():
    team = Unit("team", "Team", "org", 60, 2, None, DAY_BEFORE, ("b",))
    one = series_of(with_units(quiet(), team), "b")
    assert len(one.history) == 16


def test_a_split_begins_new_series_and_no_rise_from_zero():
    in_2025 = replace(old("a", "links", "rechts"), geldig_tot=date(2024, 12, 31))
    halves = [replace(new(code, 1000), geldig_van=date(2025, 1, 1)) for code in ("links", "rechts")]
    release = with_units(named(quiet(), {"a": "links"}, QUARTERS[-4:]), in_2025, *halves)
    found = detect(release, TODAY)
    assert units_in(found) == {"links", "b", "c"}, "the series of what was split has ended"
    row = found[found["eenheid"] == "links"].iloc[0]
    assert row["niveau"] == "te_weinig_gegevens"
    assert "nog geen heel jaar" in row["zin"]


def test_what_comes_to_stand_below_a_unit_is_taken_from_its_headcount():
    """At a deeper level a team that is shown by itself leaves its directorate with fewer people."""
    team = Unit("team", "Team", "c", 2000, 9, FIRST_DAY)
    release = with_units(quiet(), team)
    extra = release.tellingen.query("eenheid == 'c'").assign(eenheid="team")
    extra = extra[extra["periode"].isin(CHANGED)]
    counts = pd.concat([release.tellingen, extra], ignore_index=True)
    release = replace(release, tellingen=counts)
    one = series_of(release, "c")
    assert {point.exposure for point in one.history[:4]} == {6000.0}
    assert {point.exposure for point in one.window} == {4000.0}


def test_an_event_under_the_old_name_is_read_with_the_new_one():
    release = renamed(quiet(a_year=2000))
    event = Event(date(2023, 10, 1), "reorganisatie", "a", "Verhuizing van a")
    release = replace(release, publiek=replace(release.publiek, events=(event,)))
    until = Lines.of(release).until
    assert release.publiek.lineage.later("a", event.datum, until) == "nieuw"


def test_a_rename_after_the_last_period_is_not_read_yet():
    release = quiet()
    later = Unit("a", "A", "org", 2000, 9, None, date(2026, 6, 30), ("straks",))
    release = with_units(release, later, Unit("straks", "Straks", "org", 2000, 9, date(2026, 7, 1)))
    assert units_in(detect(release, TODAY)) == set(SIZES)


def test_the_survey_is_read_under_the_present_name_too():
    rng = np.random.default_rng(1)
    counts = {unit: {"geen": 700, "wel": 300} for unit in ("a", "b", "c")}
    enquete = survey_table("2023", "og", counts, 1.0, rng)
    release = renamed(quiet(enquete=enquete))
    wave = Wave("2023", 12_000, date(2023, 10, 1))
    release = replace(release, publiek=replace(release.publiek, waves=(wave,)))
    assert {one.eenheid for one in histograms(release)} == {"", "nieuw", "b", "c"}
    assert Lines.of(release).headcount("nieuw", "2023-Q4") == 2000
    cells = next(one.cells for one in histograms(release) if one.eenheid == "nieuw")
    assert all(find_cell(release, cell)["eenheid"] == "a" for cell in cells)


CATEGORIES = {"totaal": 0.2, "hoofdcategorie": 0.8}
BEFORE, OWN = "sw_collega", "sw_inhuur"


def with_own_code(voorheen, half=0.5, seed=5):
    """From 2025 on half of the talks under one category are recorded under an own code."""
    rng = np.random.default_rng(seed)
    truth = simulated(1200, rng, {"a": 12_000})
    release = release_of(truth, CATEGORIES, rng, publiek_of({"a": 12_000}))
    frame = release.tellingen
    is_later = (frame["hoofdcategorie"] == BEFORE) & (frame["periode"] >= "2025-Q1")
    part = frame[is_later].assign(hoofdcategorie=OWN)
    part["noisy_n"] = (part["noisy_n"] * half).astype(int)
    frame.loc[is_later, "noisy_n"] -= part["noisy_n"]
    own = OwnCode("categorieen", OWN, "Inhuur", "2025-Q1", "sw", voorheen=voorheen)
    counts = pd.concat([frame, part], ignore_index=True)
    publiek = replace(release.publiek, codes=(own,))
    return replace(release, tellingen=counts, publiek=publiek)


def category(found, code):
    return found[found["hoofdcategorie"] == code].iloc[0]


def test_a_new_category_starts_a_new_series_and_is_no_rise():
    row = category(detect(with_own_code(BEFORE), TODAY), OWN)
    assert row["niveau"] == "te_weinig_gegevens"
    assert "Over het onderwerp ‘Inhuur’" in row["zin"]
    assert "nog geen heel jaar" in row["zin"]


def test_what_it_was_recorded_as_before_is_no_fall():
    alone = category(detect(with_own_code(None), TODAY), BEFORE)
    together = category(detect(with_own_code(BEFORE), TODAY), BEFORE)
    assert alone["effect"] < 0.8
    assert 0.85 < together["effect"] < 1.2
    assert together["niveau"] == "binnen_verwachting"
    assert {reference.rpartition("=")[2] for reference in together["cellen"]} == {BEFORE, OWN}


def test_a_cluster_holds_the_own_category_too():
    release = with_own_code(BEFORE)
    sw = next(one for one in collect(release) if one.scope.cluster == "sw")
    assert any(reference.endswith(OWN) for reference in sw.cells)
