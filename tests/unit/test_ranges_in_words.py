"""Ranges as people read them: near one, below nothing, and without an end."""

import math

import pytest

from dashboards.wording.numbers import times, times_range
from pipeline.advice.concept import Fact, Origin
from pipeline.advice.slots import ranges
from pipeline.signals.numbers import between, factor, seen_from


@pytest.mark.parametrize(
    ("value", "written", "on_the_page"),
    [
        (1.03, "1,03", "1,03 keer"),
        (0.96, "0,96", "0,96 keer"),
        (0.02, "0,02", "0,02 keer"),
        (1.96, "2,0", "2 keer"),
        (1.06, "1,1", "1,1 keer"),
        (0.0, "0", "0 keer"),
    ],
)
def test_a_small_difference_is_not_written_as_no_difference(value, written, on_the_page):
    assert (factor(value), times(value)) == (written, on_the_page)


def test_what_is_seen_of_a_large_series_is_more_than_once_as_many():
    assert "1,04 keer zo veel" in seen_from(1.04)


def test_a_count_that_the_noise_brought_below_nothing():
    assert between(-9, -1) == "geen of heel weinig"
    assert between(-9, 2) == "hoogstens 2"


def test_a_ratio_without_an_upper_end_says_so():
    assert times_range(1.4, math.inf) == "minstens 1,4 keer; hoeveel hooguit, is niet te zeggen"


def fact(text, value):
    return Fact(text, value, ("p0001|totaal|periode=2024-Q1",), Origin.SIGNAAL)


def test_an_advice_says_it_too():
    low, high = fact("1,4", 1.4), fact("2,3", 2.3)
    said = ranges({"effect_lower": low, "effect_upper": high})["effect_bereik"]
    assert said.text == "tussen 1,4 en 2,3 keer" and said.facts == (low, high)
    said = ranges({"effect_lower": low})["effect_bereik"]
    assert said.text == "minstens 1,4 keer; hoeveel hooguit, is niet te zeggen"
    assert ranges({}) == {}


@pytest.mark.parametrize(
    ("low", "high", "said", "has_range"),
    [
        (-9.0, -1.0, "geen of heel weinig", False),
        (-9.0, 4.0, "hoogstens 4", False),
        (0.3, 4.0, "hoogstens 4", False),
        (2.0, 4.0, "ongeveer 3 (tussen 2 en 4)", True),
    ],
)
def test_an_advice_names_no_best_guess_of_what_may_be_none(low, high, said, has_range):
    ends = {"laag": fact(f"{low:.0f}", low), "hoog": fact(f"{high:.0f}", high)}
    told = ranges({**ends, "waarneming": fact("3", 3.0)})
    assert told["aantal_met_bereik"].text == said
    assert bool(told["bereik_erachter"].text) is has_range
    assert set(told["aantal_met_bereik"].facts) <= {*ends.values(), fact("3", 3.0)}
