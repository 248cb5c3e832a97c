"""What a change is, where it is read from, and what is said of it."""

from dataclasses import replace
from datetime import date

import numpy as np
import pandas as pd
import pytest

from pipeline.contracts.model import load_contract
from pipeline.release import find_cell
from pipeline.release.frozen import empty_release
from pipeline.signals import COLUMNS, detect
from pipeline.signals.sources import collect
from tests.releases import QUARTERS, TODAY, Truth, publiek_of, release_of, simulated

PLAN = {"totaal": 0.15, "cluster": 0.15, "hoofdcategorie": 0.5, "eenheid": 0.2}
CLEAR = 20.0  # an epsilon at which the noise is practically nothing
SIZES = {"u0": 6000, "u1": 6000}
FOUND = ("let_op", "signaal", "sterk_signaal")
LARGEST = "sw_leidinggevende"


def changed(factor, seed=1, plan=PLAN, grain="kwartaal", a_year=250, **where):
    rng = np.random.default_rng(seed)
    truth = simulated(a_year, rng, SIZES)
    truth = truth.times(factor, rng, **(where or {"hoofdcategorie": LARGEST}))
    return release_of(truth, plan, rng, publiek_of(SIZES), grain)


def row_of(signals, **where):
    kept = signals
    for name, value in where.items():
        kept = kept[kept[name] == value]
    assert len(kept) == 1
    return kept.iloc[0]


def test_the_columns_are_those_of_the_contract():
    assert tuple(field.name for field in load_contract("signalen").fields) == COLUMNS
    assert list(detect(changed(1.0), TODAY).columns) == list(COLUMNS)


@pytest.mark.parametrize("grain", ["kwartaal", "halfjaar", "jaar"])
def test_a_tripling_of_the_largest_category_is_found_at_every_grain(grain):
    row = row_of(detect(changed(3.0, grain=grain), TODAY), hoofdcategorie=LARGEST)
    assert (row["code"], row["richting"], row["niveau"]) == (
        "stijging",
        "stijging",
        "sterk_signaal",
    )
    assert row["effect_lower"] < 3.0 < row["effect_upper"]
    assert row["venster"] == {"kwartaal": 4, "halfjaar": 2, "jaar": 1}[grain]
    assert row["waarneming"] > row["verwacht_upper"]
    assert row["cluster"] == "sw"


def test_a_fall_is_found_too():
    row = row_of(detect(changed(0.1, a_year=600), TODAY), hoofdcategorie=LARGEST)
    assert (row["code"], row["richting"]) == ("daling", "daling")
    assert row["niveau"] in FOUND
    assert row["effect"] < 1


def test_every_number_can_be_followed_back_to_its_cells():
    release = changed(3.0)
    row = row_of(detect(release, TODAY), hoofdcategorie=LARGEST)
    cells = [find_cell(release, reference) for reference in row["cellen"]]
    year = sum(cell["noisy_n"] for cell in cells if cell["periode"] in QUARTERS[-4:])
    assert year == row["waarneming"]
    assert {cell["periode"] for cell in cells} == set(QUARTERS)
    assert row["vergeleken_met"] == "2021-Q1 tot en met 2024-Q4"


def test_a_table_that_was_dropped_is_summed_from_the_one_with_the_least_noise():
    release = changed(1.0, plan={"hoofdcategorie": 0.7, "eenheid": 0.3})
    sources = {one.scope.kind: one.tabel for one in collect(release)}
    assert sources["cluster"] == "hoofdcategorie"
    assert sources["totaal"] == "eenheid"  # three draws at .3 carry less noise than 27 at .7
    total = next(one for one in collect(release) if one.scope.kind == "totaal")
    rows = release.tellingen[release.tellingen["tabel"] == "eenheid"]
    assert sum(p.noisy_n for p in total.window) == rows[rows["periode"] >= "2025"]["noisy_n"].sum()


def test_an_own_table_is_used_when_it_carries_less_noise():
    plan = {"totaal": 0.3, "cluster": 0.6, "hoofdcategorie": 0.5, "eenheid": 0.2}
    sources = {one.scope.kind: one.tabel for one in collect(changed(1.0, plan=plan))}
    assert sources == {kind: kind for kind in ("totaal", "cluster", "hoofdcategorie", "eenheid")}


def test_growth_of_the_organisation_is_no_rise():
    rng = np.random.default_rng(3)
    truth = simulated(3000, rng, {"u0": 1}).times(2.0, rng)
    small, large = publiek_of({"u0": 6000}), publiek_of({"u0": 12000})
    units = (
        *(replace(unit, geldig_tot=date(2024, 12, 31)) for unit in small.units),
        *(replace(unit, geldig_van=date(2025, 1, 1)) for unit in large.units),
    )
    plan = {"totaal": CLEAR}
    same_size = detect(release_of(truth, plan, rng, publiek_of({"u0": 6000})), TODAY)
    grown = detect(release_of(truth, plan, rng, replace(small, units=units)), TODAY)
    assert row_of(same_size, code="stijging")["niveau"] == "sterk_signaal"
    assert not grown["niveau"].isin(FOUND).any()


def test_a_season_is_no_change():
    rng = np.random.default_rng(5)
    truth = simulated(3000, rng, SIZES, season=0.6)
    signals = detect(release_of(truth, {"totaal": CLEAR}, rng, publiek_of(SIZES)), TODAY)
    assert not signals["niveau"].isin(FOUND).any()


def test_without_an_earlier_year_nothing_is_judged():
    rng = np.random.default_rng(1)
    truth = simulated(250, rng, SIZES, QUARTERS[-6:])
    signals = detect(release_of(truth, PLAN, rng, publiek_of(SIZES)), TODAY)
    assert set(signals["niveau"]) == {"te_weinig_gegevens"}
    assert signals["zin"].str.contains("nog geen heel jaar").any()
    assert row_of(signals, code="geen_patroon")["zin"].startswith("Geen patroon aantoonbaar.")


def test_what_could_be_seen_is_decided_before_the_newest_year_is_seen():
    release = changed(1.0)
    newest = release.tellingen["periode"].isin(QUARTERS[-4:])
    before = detect(release, TODAY)
    release.tellingen.loc[newest, "noisy_n"] = release.tellingen.loc[newest, "noisy_n"] * 3 + 9
    after = detect(release, TODAY)

    def not_judged(signals):
        kept = signals[signals["niveau"] == "te_weinig_gegevens"]
        kept = kept[kept["code"] != "geen_patroon"].drop(columns="cellen")
        return kept.set_index(["code", "eenheid", "cluster", "hoofdcategorie", "relatie"])

    left = not_judged(after)
    assert len(left) > 5
    pd.testing.assert_frame_equal(not_judged(before).loc[left.index], left)
    judged = [
        one.loc[one["niveau"] != "te_weinig_gegevens", "hoofdcategorie"] for one in (before, after)
    ]
    assert set(judged[0]) <= set(judged[1])  # only what is huge comes on the list


def test_a_row_that_could_not_be_judged_says_nothing_of_its_count():
    signals = detect(changed(1.0), TODAY)
    silent = signals[signals["niveau"] == "te_weinig_gegevens"]
    assert len(silent) > 5
    assert silent[["waarneming", "p_value", "q_value", "effect"]].isna().all(axis=None)


def test_two_years_running_make_it_strong():
    rng = np.random.default_rng(7)
    truth = simulated(250, rng, SIZES)
    n = truth.n.copy()
    n[:, truth.categories.index(LARGEST), -8:] *= 3
    lasting = Truth(n, truth.units, truth.categories, truth.quarters)
    release = release_of(lasting, PLAN, rng, publiek_of(SIZES))
    assert row_of(detect(release, TODAY), hoofdcategorie=LARGEST)["niveau"] == "sterk_signaal"


def test_let_op_is_for_the_total_alone():
    """62 a quarter for four years, then 72: p = .03, in the total and in one category."""
    release = changed(1.0, plan={"totaal": CLEAR, "hoofdcategorie": CLEAR})
    cells = release.tellingen
    raised = cells["hoofdcategorie"].isin(["", LARGEST]) & cells["periode"].isin(QUARTERS[-4:])
    signals = detect(replace(release, tellingen=cells.assign(noisy_n=62 + 10 * raised)), TODAY)
    total = row_of(signals, code="stijging", hoofdcategorie="", cluster="", eenheid="")
    category = row_of(signals, hoofdcategorie=LARGEST)
    assert total["p_value"] == pytest.approx(category["p_value"])
    assert 0.02 < total["p_value"] < 0.05
    assert total["niveau"] == "let_op"
    assert category["niveau"] == "binnen_verwachting"


def test_the_same_release_gives_the_same_list_in_any_order_of_rows():
    release = changed(3.0)
    shuffled = release.tellingen.sample(frac=1, random_state=2).reset_index(drop=True)
    other = replace(release, tellingen=shuffled)
    pd.testing.assert_frame_equal(detect(release, TODAY), detect(other, TODAY))


def test_nothing_found_is_a_result_with_its_own_sentence():
    signals = detect(changed(1.0), TODAY)
    row = row_of(signals, code="geen_patroon")
    assert row["eenheid"] == ""
    assert 1 < row["zichtbaar_vanaf"] < 2
    assert "Geen patroon aantoonbaar." in row["zin"]
    assert "geen probleem" not in row["zin"].lower()
    assert "geen_patroon" not in set(detect(changed(3.0), TODAY)["code"])


def test_an_empty_release_gives_an_empty_list():
    assert detect(empty_release(), TODAY).empty
