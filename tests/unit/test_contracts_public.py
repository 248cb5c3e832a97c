"""Public inputs: headcounts by period, names by unit, and there and back through JSON."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from pipeline.contracts.public import Availability, Event, PublicInputs, Unit, Wave

OLD = Unit("zuid", "Zuid", None, 100, 5, None, date(2023, 6, 30))
NEW = Unit("zuid", "Zuid en West", None, 180, 8, date(2023, 7, 1), None)
PART = Unit("zuid_1", "Zuid 1", "zuid", 60, 2)
INPUTS = PublicInputs(
    (OLD, NEW, PART),
    (Event(date(2024, 1, 1), "voorlichting", None, "Campagne"),),
    (Wave("2024", 150, date(2024, 3, 1)),),
    (Availability("2024-Q1", 40.5),),
)


def test_headcount_counts_the_top_level_at_the_end_of_the_period():
    assert INPUTS.headcount("2023-Q2") == 100
    assert INPUTS.headcount("2023-Q3") == 180
    assert INPUTS.headcount("2023-H1") == 100
    assert INPUTS.headcount("2023") == 180
    assert PublicInputs().headcount("2023") == 0


def test_a_unit_whose_parent_is_gone_counts_as_top_level():
    orphan = Unit("los", "Los", "weg", 40, 2)
    assert PublicInputs((OLD, orphan)).headcount("2022-Q1") == 140


def test_units_are_those_of_the_last_day():
    assert INPUTS.units_at("2023-Q2") == (OLD, PART)
    assert INPUTS.units_at("2023-Q3") == (NEW, PART)


def test_a_renamed_unit_is_one_code_with_its_latest_name():
    codes = INPUTS.unit_codes()
    assert codes.values() == ("zuid", "zuid_1", "niet_toegedeeld")
    assert codes.label("zuid") == "Zuid en West"
    assert codes.find("ZUID en west") == "zuid"
    assert INPUTS.wave_codes().values() == ("2024",)


def test_there_and_back_through_json():
    assert PublicInputs.from_json(INPUTS.as_json()) == INPUTS
    assert PublicInputs.from_json(PublicInputs().as_json()) == PublicInputs()


DAYS = st.dates(date(2000, 1, 1), date(2040, 1, 1))
UNITS = st.builds(
    Unit,
    st.text(max_size=5),
    st.text(max_size=5),
    st.none() | st.text(max_size=5),
    st.integers(0, 10**6),
    st.integers(0, 10**4),
    st.none() | DAYS,
    st.none() | DAYS,
)


@given(st.lists(UNITS, max_size=4))
def test_any_units_survive_json(units):
    inputs = PublicInputs(units=tuple(units))
    assert PublicInputs.from_json(inputs.as_json()) == inputs
