"""Units through time: names, mergers, splits, and where a unit stands outside its own life."""

from datetime import date

import pytest

from pipeline.contracts.lineage import Lineage
from pipeline.contracts.public import PublicInputs, Unit
from pipeline.periods import end_of

JUNE, JULY = date(2024, 6, 30), date(2024, 7, 1)
TOP = Unit("org", "Alles", None, 1000, 40)


def ended(code, *successors, day=JUNE, above="org"):
    return Unit(code, code.upper(), above, 200, 5, None, day, successors)


def begun(code, day=JULY, above="org", until=None, successors=()):
    return Unit(code, code.upper(), above, 200, 5, day, until, successors)


RENAMED = Lineage((TOP, ended("oud", "nieuw"), begun("nieuw")))
MERGED = Lineage((TOP, ended("a", "ab"), ended("b", "ab"), begun("ab")))
SPLIT = Lineage((TOP, ended("heel", "links", "rechts"), begun("links"), begun("rechts")))
CHAIN = Lineage(
    (
        TOP,
        ended("een", "twee"),
        begun("twee", until=date(2024, 12, 31), successors=("drie",)),
        begun("drie", date(2025, 1, 1)),
    )
)


@pytest.mark.parametrize(
    ("lineage", "code", "day", "stands_for"),
    [
        (RENAMED, "oud", JUNE, "oud"),
        (RENAMED, "oud", JULY, "nieuw"),
        (RENAMED, "nieuw", JUNE, "oud"),
        (MERGED, "b", JULY, "ab"),
        (MERGED, "ab", JUNE, "org"),
        (SPLIT, "heel", JULY, "org"),
        (SPLIT, "links", JUNE, "heel"),
        (CHAIN, "een", date(2025, 5, 1), "drie"),
        (CHAIN, "drie", JUNE, "een"),
        (RENAMED, "bestond_nooit", JUNE, None),
    ],
)
def test_where_a_unit_stands(lineage, code, day, stands_for):
    assert lineage.standing(code, day) == stands_for


@pytest.mark.parametrize(
    ("lineage", "code", "until", "name"),
    [
        (RENAMED, "oud", JUNE, "oud"),
        (RENAMED, "oud", JULY, "nieuw"),
        (RENAMED, "nieuw", JULY, "nieuw"),
        (MERGED, "a", date(2030, 1, 1), "ab"),
        (SPLIT, "heel", date(2030, 1, 1), "heel"),
        (CHAIN, "een", date(2024, 9, 30), "twee"),
        (CHAIN, "een", date(2025, 9, 30), "drie"),
        (RENAMED, "weg", JULY, "weg"),
    ],
)
def test_what_a_unit_has_become(lineage, code, until, name):
    assert lineage.later(code, date(2024, 3, 31), until) == name


def test_a_code_that_is_used_again_is_another_line():
    again = begun("oud", date(2026, 1, 1))
    lineage = Lineage((*RENAMED.units, again))
    assert lineage.later("oud", date(2024, 1, 1), date(2027, 1, 1)) == "nieuw"
    assert lineage.later("oud", date(2026, 3, 1), date(2027, 1, 1)) == "oud"


def test_a_name_that_comes_back_is_followed_through():
    lineage = Lineage(
        (
            ended("oud", "nieuw", above=None),
            begun("nieuw", above=None, until=date(2024, 12, 31), successors=("oud",)),
            begun("oud", date(2025, 1, 1), above=None),
        )
    )
    assert lineage.later("oud", date(2024, 1, 1), date(2026, 1, 1)) == "oud"
    assert lineage.later("oud", date(2024, 1, 1), date(2024, 8, 1)) == "nieuw"
    assert lineage.standing("nieuw", date(2026, 1, 1)) == "oud"


def test_what_lies_below_a_renamed_unit_stays_below_it():
    publiek = PublicInputs((*RENAMED.units, Unit("team", "Team", "oud", 80, 2)))
    assert publiek.lineage.parents(JULY)["team"] == "nieuw"
    assert publiek.headcount("2024-Q4") == 1000


def test_who_succeeds_the_unit_above_it_is_a_top():
    """Such a file is refused; a tree that is made of it all the same has no circle."""
    lineage = Lineage((ended("a", "b", above=None), Unit("b", "B", "a", 90, 4)))
    assert lineage.circular(JULY) == {"b"}
    assert lineage.parents(JULY) == {"b": None}


def test_units_that_never_reach_one_that_exists_stand_nowhere():
    lineage = Lineage((ended("a", "b"), ended("b", "a")))
    assert lineage.standing("a", JULY) is None
    assert lineage.later("a", date(2024, 1, 1), JULY) in {"a", "b"}


def test_successors_go_there_and_back_through_json():
    publiek = PublicInputs(SPLIT.units)
    assert PublicInputs.from_json(publiek.as_json()) == publiek


def test_a_publication_from_before_there_were_successors_can_be_read():
    old = PublicInputs((TOP,)).as_json().replace(', "opgevolgd_door": []', "")
    assert "opgevolgd" not in old
    assert PublicInputs.from_json(old).headcount("2024-Q1") == 1000


def test_the_last_day_of_a_period_decides():
    assert set(RENAMED.on(end_of("2024-H1"))) == {"org", "oud"}
    assert set(RENAMED.on(end_of("2024"))) == {"org", "nieuw"}
