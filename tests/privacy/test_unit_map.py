"""No sum or difference of released numbers is about a small unit, or about few leidinggevenden.

Why a test of its own: a cell that is withheld can come back as a total minus the cells beside it.
So every group that can be computed from the released cells at all is looked at, for random trees
of units through time.
"""

from datetime import date, timedelta
from itertools import chain, combinations

import numpy as np
import pandas as pd
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from pipeline.contracts.codes import Code, CodeList
from pipeline.contracts.public import PublicInputs, Unit
from pipeline.periods import end_of
from pipeline.release.cells import NO_UNIT, table_dimensions
from pipeline.release.counting import count_table
from pipeline.release.key_sets import cells, code_lists, map_units, table_units
from pipeline.release.survey_counts import histogram
from tests.builders import organisation

PERIOD = "2024"
TABLES = (
    "totaal",
    "hoofdcategorie",
    "cluster",
    "eenheid",
    "cluster_x_eenheid",
    "hoofdcategorie_x_eenheid",
)
LISTS = {
    "cluster": CodeList("clusters", "", (Code("sw", ""), Code("oo", ""))),
    "hoofdcategorie": CodeList(
        "categorieen",
        "",
        (
            Code("sw_chef", "", "sw", over_leidinggevende=True),
            Code("sw_team", "", "sw"),
            Code("oo_pesten", "", "oo"),
        ),
    ),
}
UNKNOWN = "eenheid niet ingevuld"


@st.composite
def organisations(draw):
    """Up to six units, some of them below each other, some that end or begin within the year."""
    names = [f"u{i}" for i in range(draw(st.integers(1, 5)))]
    days = st.dates(date(2023, 6, 1), date(2025, 6, 1))
    units = []
    for i, name in enumerate(names):
        parent = draw(st.sampled_from([None, *names[:i]])) if draw(st.booleans()) else "org"
        people = draw(st.sampled_from([0, 30, 60, 99, 100, 150, 400]))
        managers = draw(st.integers(0, 6))
        life = draw(st.sampled_from(["vast", "eindigt", "begint"]))
        start = draw(days) if life == "begint" else None
        end = draw(days) if life == "eindigt" else None
        others = [other for other in names if other != name]
        after = []
        if end is not None and others:
            after = draw(st.lists(st.sampled_from(others), max_size=2, unique=True))
        units.append(Unit(name, name, parent, people, managers, start, end, tuple(after)))
    rest, few = draw(st.sampled_from([0, 0, 20, 120])), draw(st.integers(0, 4))
    below = [u for u in units if u.bovenliggend == "org" and u.is_valid_on(end_of(PERIOD))]
    top = Unit(
        "org", "Alles", None,
        sum(u.medewerkers for u in below) + rest, sum(u.leidinggevenden for u in below) + few,
    )  # fmt: skip
    return PublicInputs(units=(top, *units) if draw(st.booleans()) else tuple(units))


def own_numbers(publiek):
    """Employees and leidinggevenden of each unit ever, without those of the units below it."""
    day = end_of(PERIOD)
    present, above = publiek.lineage.on(day), publiek.lineage.parents(day)
    numbers = {}
    for code in publiek.lineage.described:
        unit = publiek.lineage.nearest(code, day)
        below = [present[c] for c, parent in above.items() if parent == code]
        numbers[code] = tuple(
            max(getattr(unit, name) - sum(getattr(u, name) for u in below), 0)
            for name in ("medewerkers", "leidinggevenden")
        )
    return numbers


def released_groups(publiek, level, tables):
    """One row a released cell, one column a (unit, category): who is counted in it."""
    units = map_units(publiek, PERIOD, level)
    atoms = [
        (unit, category.code)
        for unit in (*publiek.lineage.described, UNKNOWN)
        for category in LISTS["hoofdcategorie"].codes
    ]
    rows = []
    for table in tables:
        places = table_units(table, units, LISTS).lands_in
        for cell in cells(table, PERIOD, units, LISTS).to_dict("records"):
            rows.append([_is_in(cell, table, places, *atom) for atom in atoms])
    return atoms, np.array(rows, dtype=float)


def _is_in(cell, table, places, unit, category):
    own = {
        "eenheid": places.get(unit, NO_UNIT),
        "hoofdcategorie": category,
        "cluster": LISTS["hoofdcategorie"].get(category).cluster,
    }
    return all(cell[dim] == own[dim] for dim in table_dimensions(table))


def can_be_computed(groups, target):
    """Whether some sum and difference of released cells is exactly about these (unit, category)."""
    found, *_ = np.linalg.lstsq(groups.T, target, rcond=None)
    return bool(np.abs(groups.T @ found - target).max() < 1e-6)


def subsets(items):
    return chain.from_iterable(combinations(items, n) for n in range(1, len(items) + 1))


@settings(max_examples=120, deadline=None)
@given(
    publiek=organisations(),
    level=st.integers(1, 3),
    tables=st.lists(st.sampled_from(TABLES), min_size=1, unique=True),
)
def test_no_released_numbers_add_up_to_a_small_group(publiek, level, tables):
    atoms, groups = released_groups(publiek, level, tables)
    numbers = own_numbers(publiek)
    everybody = set(numbers)
    for chosen in subsets(list(numbers)):
        people, managers = (sum(numbers[c][i] for c in chosen) for i in (0, 1))
        is_small = 0 < people < 100 and set(chosen) != everybody
        has_few = (people or managers) and managers < 3 and set(chosen) != everybody
        for with_unknown in (False, True):
            units = {*chosen, UNKNOWN} if with_unknown else set(chosen)
            for categories in (("sw_chef",), ("sw_chef", "sw_team", "oo_pesten")):
                is_about_manager = len(categories) == 1
                if not (has_few if is_about_manager else is_small):
                    continue
                target = np.array([float(u in units and c in categories) for u, c in atoms])
                assert not can_be_computed(groups, target), (chosen, categories)


@settings(max_examples=120, deadline=None)
@given(publiek=organisations(), level=st.integers(1, 3))
def test_every_unit_counts_in_one_released_cell_and_every_cell_is_large(publiek, level):
    units = map_units(publiek, PERIOD, level)
    for division in (units, units.for_managers()):
        places = {unit.eenheid for unit in division.shown} | {NO_UNIT}
        assert set(division.lands_in) == set(publiek.lineage.described)
        assert set(division.lands_in.values()) <= places
        assert all(unit.medewerkers >= 100 for unit in division.shown)
        if division.shown and not division.is_rest_empty:
            assert division.rest.medewerkers >= 100 or not division.rest.medewerkers
    coarse = units.for_managers()
    assert all(unit.leidinggevenden >= 3 for unit in coarse.shown)
    assert not coarse.shown or coarse.is_rest_empty or coarse.rest.leidinggevenden >= 3
    assert coarse.for_managers() == coarse
    fine = {code: place for code, place in units.lands_in.items() if place != NO_UNIT}
    joined = {place: coarse.lands_in[code] for code, place in fine.items()}
    assert all(coarse.lands_in[code] == joined[place] for code, place in fine.items())


def crossing(publiek, table="hoofdcategorie_x_eenheid"):
    frame = cells(table, PERIOD, map_units(publiek, PERIOD, 1), code_lists())
    return set(frame["eenheid"])


def test_a_small_unit_is_not_what_is_left_beside_large_ones():
    publiek = organisation(3000, 2000, 60)
    units = map_units(publiek, PERIOD, 1)
    assert [u.eenheid for u in units.shown] == ["u0"], "the small rest takes u1 with it"
    assert units.lands_in["u1"] == units.lands_in["u2"] == NO_UNIT


def test_a_unit_with_few_leidinggevenden_is_not_the_difference_of_two_tables():
    """One unit with one leidinggevende beside one large unit: no table crosses a unit at all."""
    top = Unit("org", "Alles", None, 3500, 31)
    publiek = PublicInputs(
        (top, Unit("noord", "N", "org", 3300, 30), Unit("archief", "A", "org", 200, 1))
    )
    assert crossing(publiek) == crossing(publiek, "relatie_x_eenheid") == {NO_UNIT}
    assert crossing(publiek, "cluster_x_eenheid") == {"noord", "archief", NO_UNIT}


def test_who_speaks_as_the_one_leidinggevende_of_a_unit_is_in_no_cell_of_its_own():
    units = (Unit("noord", "N", "org", 3300, 30), Unit("archief", "A", "org", 200, 1))
    publiek = PublicInputs((Unit("org", "Alles", None, 3500, 31), *units))
    assert crossing(publiek, "rol_gesprekspartner_x_eenheid") == {NO_UNIT}


def test_units_with_few_leidinggevenden_are_together_when_that_is_enough():
    sizes = {"a": (900, 30), "b": (300, 2), "c": (200, 2), "d": (800, 20)}
    units = [Unit(code, code, "org", n, m) for code, (n, m) in sizes.items()]
    publiek = PublicInputs((Unit("org", "Alles", None, 2200, 54), *units))
    assert crossing(publiek) == {"a", "d", NO_UNIT}
    assert crossing(publiek, "cluster_x_eenheid") == {*sizes, NO_UNIT}


@pytest.mark.parametrize(("successor", "shown"), [((), {"noord"}), (("noord",), {"noord", "zuid"})])
def test_a_unit_that_ended_within_the_period_is_not_what_is_left(successor, shown):
    gone = Unit("archief", "A", "org", 40, 1, None, date(2024, 8, 31), successor)
    publiek = PublicInputs(
        (
            Unit("org", "Alles", None, 6000, 50),
            Unit("noord", "N", "org", 3001, 30),
            Unit("zuid", "Z", "org", 2999, 20),
            gone,
        )
    )
    units = map_units(publiek, PERIOD, 1)
    assert {unit.eenheid for unit in units.shown} == shown
    assert units.is_rest_empty is bool(successor)


def test_rows_that_name_an_ended_unit_count_in_its_successor():
    top, zuid = Unit("org", "Alles", None, 1800, 40), Unit("zuid", "Z", "org", 900, 20)
    old = Unit("oud", "Oud", "org", 900, 20, None, date(2023, 12, 31), ("nieuw",))
    new = Unit("nieuw", "Nieuw", "org", 900, 20, date(2024, 1, 1))
    units = map_units(PublicInputs((top, old, new, zuid)), PERIOD, 1)
    booked = pd.DataFrame(
        {"cohort": ["2024"] * 3, "mag_meetellen": "ja", "eenheid": ["oud", "nieuw", ""]}
    )
    frame, counts = count_table("eenheid", "2024", booked, units, code_lists())
    assert dict(zip(frame["eenheid"], counts, strict=True)) == {"nieuw": 2, "zuid": 0, NO_UNIT: 1}


@given(publiek=organisations(), days=st.integers(-400, 400))
@settings(max_examples=60, deadline=None)
def test_every_unit_stands_for_one_that_exists_or_for_none(publiek, days):
    assume(publiek.units)
    day = end_of(PERIOD) + timedelta(days=days)
    present = publiek.lineage.on(day)
    for code in publiek.lineage.described:
        assert publiek.lineage.standing(code, day) in {None, *present}


def test_the_index_that_judges_leidinggevenden_is_counted_over_the_coarser_division():
    sizes = {"a": (900, 30), "b": (300, 2), "c": (200, 2), "d": (800, 20)}
    units = [Unit(code, code, "org", n, m) for code, (n, m) in sizes.items()]
    publiek = PublicInputs((Unit("org", "Alles", None, 2200, 54), *units))
    answers = pd.DataFrame(
        {"eenheid": ["a", "b", "c", ""], "lc_voorbeeld": "5", "pv_risico_ok": "5"}
    )
    division = map_units(publiek, PERIOD, 1)
    places = {}
    for index in ("lc", "pv"):
        frame, counts = histogram(f"index_x_eenheid/{index}", "2024", answers, division)
        places[index] = set(frame["eenheid"])
        assert counts.sum() == len(answers)
    assert places == {"lc": {"a", "d", NO_UNIT}, "pv": {*sizes, NO_UNIT}}
