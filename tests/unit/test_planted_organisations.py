"""A planted organisation holds what it says, and its truth explains what moved and no more."""

import numpy as np
import pandas as pd
import pytest

from tests.simulators import planted_surveys, planted_talks, planted_traps
from tests.simulators.planted import SCENARIOS, SIZES
from tests.simulators.planted_cells import Cell, Signal, read_signals
from tests.simulators.planted_organisation import Planted

LAST_YEAR = planted_talks.LAST_YEAR


def signal(code: str, richting: str = "", quarters=LAST_YEAR, golf: str = "", **cell: str):
    return Signal(code, Cell(**cell), richting, () if golf else tuple(quarters), golf)


@pytest.mark.parametrize("size", SIZES[:3])
@pytest.mark.parametrize(
    "name", ["nothing", "directorate_doubles", "slow_growth", "delivery_missing", "unit_renamed"]
)
def test_every_size_has_the_scenario(name: str, size: int) -> None:
    made = SCENARIOS[name](size, 5)
    assert made.organisation.chart.headcount("2021-Q1") == size
    assert len(made.organisation.rows) == sum(len(rows) for rows in made.deliveries.values())
    assert all(
        wanted.cell.eenheid in {u.eenheid for u in made.organisation.chart.units} | {""}
        for wanted in made.truth.wanted
    )


def test_what_is_wanted_is_explained_by_its_own_truth() -> None:
    for name, make in SCENARIOS.items():
        truth = make(1_500, 5).truth
        for wanted in truth.wanted:
            for code, cell, richting in (
                (wanted.code, wanted.cell, wanted.richting),
                *wanted.also,
            ):
                golf = wanted.golf or ("2025" if cell.item else "")
                assert truth.explains(
                    Signal(code, cell, richting, () if golf else LAST_YEAR, golf)
                ), (name, code, cell)


def test_where_nothing_changes_no_signal_of_talks_is_explained() -> None:
    for made in (
        SCENARIOS[name](1_500, 7)
        for name in ("nothing", "event_without_change", "unit_renamed", "talkative_traject")
    ):
        for code in ("stijging", "daling", "macht", "concentratie", "werking", "escalatie"):
            for cell in (Cell(), Cell(eenheid="d01"), Cell(hoofdcategorie="oo_pesten")):
                found = Signal(code, cell, "stijging", LAST_YEAR, "")
                assert not made.truth.explains(found), (made.naam, code)


def test_a_doubled_directorate_explains_its_parents_and_parts_and_not_its_neighbours() -> None:
    truth = planted_talks.directorate_doubles(12_000, 3).truth
    assert truth.explains(signal("stijging"))
    assert truth.explains(signal("stijging", eenheid="d02"))
    assert truth.explains(signal("stijging", eenheid="d02_t01", hoofdcategorie="oo_pesten"))
    assert truth.explains(signal("stijging", hoofdcategorie="oo_pesten"))
    assert not truth.explains(signal("stijging", eenheid="d03"))
    assert not truth.explains(signal("daling", eenheid="d02"))
    assert not truth.explains(signal("stijging", quarters=("2024-Q3", "2024-Q4")))
    assert not truth.explains(signal("concentratie", eenheid="d02", hoofdcategorie="oo_pesten"))


def test_a_doubled_category_explains_a_shift_of_shares() -> None:
    truth = planted_talks.category_doubles(12_000, 3).truth
    assert truth.explains(signal("stijging", cluster="sw"))
    assert truth.explains(signal("stijging", eenheid="d01", hoofdcategorie="sw_leidinggevende"))
    assert truth.explains(signal("macht", "stijging"))
    assert not truth.explains(signal("macht", "daling"))
    assert not truth.explains(signal("stijging", hoofdcategorie="oo_pesten"))
    assert not truth.explains(signal("concentratie", eenheid="d01", cluster="sw"))


def test_slow_growth_doubles_in_eight_quarters() -> None:
    made = planted_talks.slow_growth(12_000, 3)
    cell = Cell(hoofdcategorie="sw_leidinggevende")
    factors = [made.truth.ratio(cell, [q]) for q in planted_talks.GROWING_QUARTERS]
    assert factors == pytest.approx([1.1**n for n in range(1, 9)], rel=1e-9)
    assert made.truth.ratio(cell, planted_talks.QUARTERS[:12]) == pytest.approx(1)


def test_outcomes_shift_and_the_others_give_way() -> None:
    truth = planted_talks.formal_routes(12_000, 3).truth
    assert truth.explains(signal("escalatie", "stijging", vervolg="formele_klacht"))
    assert truth.explains(signal("stijging", vervolg="aangifte"))
    assert truth.explains(signal("daling", vervolg="luisterend_oor"))
    assert not truth.explains(signal("stijging"))


def test_a_missing_delivery_halves_what_came_in_and_explains_nothing() -> None:
    made = planted_traps.delivery_missing(60_000, 3)
    first, second = made.deliveries.values()
    held = planted_talks.nothing(60_000, 3).organisation.rows
    undelivered = held["periode"].isin(planted_traps.UNDELIVERED)
    assert not second["periode"].isin(planted_traps.UNDELIVERED).any()
    share = first["periode"].isin(planted_traps.UNDELIVERED).sum() / undelivered.sum()
    assert share == pytest.approx(0.5, abs=0.05)
    assert not set(first["traject_sleutel"]) & set(second["traject_sleutel"])
    assert not made.truth.explains(signal("daling"))
    assert made.truth.is_wrong(signal("daling", eenheid="d01"))
    assert not made.truth.is_wrong(signal("daling", quarters=("2024-Q4",)))


def test_the_talkative_traject_is_one_traject() -> None:
    made = planted_traps.talkative_traject(1_500, 3)
    talks = made.organisation.rows["traject_sleutel"].value_counts()
    assert talks.iloc[0] == planted_traps.TALKATIVE_TALKS
    assert talks.iloc[1] <= 10


def test_after_the_training_talks_halve_there_only() -> None:
    made = planted_talks.training_works(12_000, 3)
    after = planted_talks.AFTER_TRAINING
    assert made.organisation.events["eenheid"].tolist() == ["d02"]
    assert made.truth.ratio(Cell(eenheid="d02"), after) == pytest.approx(0.5)
    assert made.truth.ratio(Cell(eenheid="d03"), after) == pytest.approx(1.0)
    assert made.truth.explains(signal("werking", "daling", eenheid="d02"))
    assert not made.truth.explains(signal("werking", "daling", eenheid="d03"))


def mean_answer(made: Planted, items: tuple[str, ...], golf: str, unit: str = "") -> float:
    assert made.survey is not None
    rows = made.survey.rows[made.survey.rows["golf"] == golf]
    rows = rows[rows["eenheid"].str.startswith(unit)]
    return float(np.mean([pd.to_numeric(rows[item]).mean() * 25 for item in items]))


def test_willingness_falls_by_six_points() -> None:
    made = planted_surveys.willingness_falls(4_000, 3)
    items = ("mb_durft_gesprek", "mb_verwacht_opvolging")
    fall = mean_answer(made, items, "2025") - mean_answer(made, items, "2024")
    assert fall == pytest.approx(-6, abs=1.8)
    assert made.truth.survey_shift(("mb_durft_gesprek", "mb_vreest_gevolgen"), "", "2025") == -6
    assert made.truth.explains(signal("drempel", "daling", golf="2025", item="mb"))
    assert not made.truth.explains(signal("drempel", "daling", golf="2024", item="mb"))
    assert not made.truth.explains(signal("klimaat", "daling", golf="2025", item="pv"))


def test_safety_falls_in_one_directorate_and_units_always_differ() -> None:
    made = planted_surveys.safety_falls(4_000, 3)
    items = ("pv_lastig_bespreekbaar", "pv_gewaardeerd")
    fall = mean_answer(made, items, "2025", "d01") - mean_answer(made, items, "2024", "d01")
    assert fall == pytest.approx(-8, abs=3)
    truth = made.truth
    assert truth.explains(signal("klimaat", "daling", golf="2025", item="pv", eenheid="d01"))
    directorates = [u.eenheid for u in made.organisation.chart.directorates]
    differences = {u: truth.unit_difference(("pv_gewaardeerd",), u, "2024") for u in directorates}
    measured = {u: mean_answer(made, ("pv_gewaardeerd",), "2024", u) for u in directorates}
    order = sorted(directorates, key=lambda u: differences[u])
    assert measured[order[0]] < measured[order[-1]]
    assert truth.explains(
        signal("klimaat", "daling", golf="2024", item="pv", eenheid=order[0])
    ) == (differences[order[0]] <= -1)


def test_behaviour_from_outside_rises_in_both_sources() -> None:
    made = planted_surveys.more_from_outside(4_000, 3)
    assert made.truth.ratio(Cell(relatie="extern"), LAST_YEAR) == pytest.approx(2.0)
    assert made.truth.explains(signal("extern", "stijging", relatie="extern"))
    assert made.truth.explains(signal("referentie", "stijging", golf="2025", item="og"))
    assert not made.truth.explains(signal("referentie", "stijging", golf="2024", item="og"))


def test_where_it_was_always_silent_the_level_is_high_and_nothing_falls() -> None:
    truth = planted_surveys.silence(180, 3).truth
    assert truth.explains(signal("stilte", golf="2023", item="og", eenheid="d02"))
    assert not truth.explains(signal("stilte", golf="2023", item="og", eenheid="d01"))
    assert truth.explains(signal("referentie", "stijging", golf="2025", item="og"))
    assert not truth.explains(signal("referentie", "daling", golf="2025", item="og"))
    assert not truth.explains(signal("daling", eenheid="d02"))


def test_signals_are_read_from_a_table() -> None:
    table = pd.DataFrame(
        [
            {"code": "stijging", "niveau": "signaal", "periode": "2025-H2", "venster": 2},
            {"code": "stijging", "niveau": "let_op", "periode": "2025-Q4", "venster": 1},
            {"code": "geen_patroon", "niveau": "signaal", "periode": "2025-Q4"},
            {"code": "drempel", "niveau": "sterk_signaal", "golf": "2025", "item": "mb"},
        ]
    )
    first, second = read_signals(table)
    assert first.quarters == ("2025-Q1", "2025-Q2", "2025-Q3", "2025-Q4")
    assert (second.golf, second.cell, second.quarters) == ("2025", Cell(item="mb"), ())
