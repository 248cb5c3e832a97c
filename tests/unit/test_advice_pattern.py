"""Keys of patterns: stable, safe as a folder name, and without anything that was counted."""

import re

import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from pipeline.advice.pattern import NUMBERS, patterns_in, signal_key
from tests.advice_examples import example_release, signal, signals

RELEASE = example_release()
ROW = signal(RELEASE)


def test_the_key_names_pattern_period_and_finest_code():
    assert signal_key(ROW) == "stijging-2025-q4-oo_pesten"
    assert signal_key(signal(RELEASE, hoofdcategorie="")) == "stijging-2025-q4-oo"
    assert signal_key(signal(RELEASE, hoofdcategorie="", cluster="")) == "stijging-2025-q4"


@given(
    st.dictionaries(st.sampled_from(NUMBERS), st.floats(allow_nan=True, allow_infinity=True)),
    st.sampled_from(["signaal", "sterk_signaal", "let_op"]),
)
def test_the_key_does_not_depend_on_a_number_or_a_level(numbers, level):
    assert signal_key({**ROW, **numbers, "niveau": level, "zin": "anders"}) == signal_key(ROW)


@given(st.text(min_size=1, max_size=60), st.text(min_size=1, max_size=60))
def test_any_unit_code_gives_a_short_safe_key_of_its_own(first, second):
    keys = [signal_key(signal(RELEASE, eenheid=unit)) for unit in (first, second)]
    assert all(re.fullmatch(r"[a-z0-9_][a-z0-9_-]{0,39}", key) for key in keys)
    assert (keys[0] == keys[1]) == (first == second)


def test_missing_texts_and_numbers_of_a_stored_table_are_left_out():
    row = signal(RELEASE, effect=float("inf"), p_value=float("nan"), golf=None, eenheid=pd.NA)
    (pattern,) = patterns_in(signals(row))
    assert "effect" not in pattern.getallen
    assert "p_value" not in pattern.getallen
    assert pattern.golf == ""
    assert pattern.codes == {"cluster": "oo", "hoofdcategorie": "oo_pesten"}
