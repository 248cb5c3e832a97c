"""Suspended units: which others wait, for how long, and that nothing of it can be read."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from pipeline.advice.suspensions import Suspensions
from pipeline.errors import KeyRefused, RefusedInput
from pipeline.vault.sealed import Sealed

DAY = date(2026, 11, 30)
ONE_TOP = {"org": (), "noord": ("org",), "zuid": ("org",), "wonen": ("zuid",), "oud": ("zuid",)}
TWO_TOPS = {"noord": (), "zuid": (), "wonen": ("zuid",), "oud": ("noord", "wonen")}
ROUND = {"a": ("b",), "b": ("a",)}


@pytest.fixture
def suspensions(tmp_path):
    return Suspensions(tmp_path / "opschortingen.vip", Sealed(bytes(32)), ONE_TOP, DAY)


def held(suspensions, above):
    return {one for one in above if suspensions.holds(one)}


@pytest.mark.parametrize(
    ("above", "unit", "waiting"),
    [
        (ONE_TOP, "noord", {"noord"}),
        (ONE_TOP, "zuid", {"zuid", "wonen", "oud"}),
        (ONE_TOP, "wonen", {"zuid", "wonen"}),
        (TWO_TOPS, "zuid", {"zuid", "wonen", "oud"}),
        (TWO_TOPS, "oud", {"oud", "noord", "wonen", "zuid"}),
        (ROUND, "a", {"a", "b"}),
    ],
)
def test_what_is_in_it_or_around_it_waits_too(suspensions, above, unit, waiting):
    here = replace(suspensions, above=above)
    here.suspend(unit)
    assert held(here, above) == waiting
    assert not here.holds(None) and not here.holds("")


@pytest.mark.parametrize("unit", ["org", "", "elders", "niet_toegedeeld"])
def test_only_a_unit_can_be_suspended(suspensions, unit):
    with pytest.raises(RefusedInput, match="geen code van een eenheid"):
        suspensions.suspend(unit)
    assert not suspensions.path.exists()


@pytest.mark.parametrize(("days", "holds"), [(0, True), (89, True), (90, False)])
def test_three_months_after_lifting_it_is_over_and_forgotten(suspensions, days, holds):
    suspensions.suspend("noord")
    suspensions.lift("noord")
    later = replace(suspensions, today=DAY + timedelta(days=days))
    assert later.holds("noord") == holds
    later.suspend("wonen")
    again = replace(suspensions, today=DAY)
    assert ("noord" in {one.eenheid for one in again.standing()}) == holds


def test_it_can_be_suspended_again_while_the_months_run(suspensions):
    suspensions.suspend("noord")
    suspensions.lift("noord")
    suspensions.suspend("noord")
    assert [one.until for one in suspensions.standing()] == [None]


def test_the_file_tells_nothing_not_even_how_many(suspensions):
    sizes = set()
    for unit in ("noord", "zuid", "wonen"):
        suspensions.suspend(unit)
        sizes.add(suspensions.path.stat().st_size)
    suspensions.lift("zuid")
    sizes.add(suspensions.path.stat().st_size)
    assert len(sizes) == 1
    content = suspensions.path.read_bytes()
    assert not any(word in content for word in (b"noord", b"zuid", b"eenheid", b"2026"))
    assert [path.name for path in suspensions.path.parent.iterdir()] == ["opschortingen.vip"]
    with pytest.raises(KeyRefused):
        replace(suspensions, seals=Sealed(bytes([1] * 32))).standing()
