"""Words for numbers, levels and promises, for any number that may come."""

import doctest
import importlib
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboards.wording import levels, numbers, privacy, safe_text
from pipeline.contracts import load_codelist
from pipeline.release.noise_law import noise_variance

counts = st.floats(min_value=-50, max_value=1e6)
MODULES = ("numbers", "privacy", "dates", "safe_text")


@pytest.mark.parametrize("name", MODULES)
def test_examples_in_the_docstrings(name):
    module = importlib.import_module(f"dashboards.wording.{name}")
    result = doctest.testmod(module, optionflags=doctest.NORMALIZE_WHITESPACE)
    assert (result.failed, result.attempted > 0) == (0, True)


@given(estimate=counts, low=st.floats(0, 100), high=st.floats(0, 100))
def test_counts_never_read_as_negative_or_english(estimate, low, high):
    text = numbers.about(estimate, estimate - low, estimate + high)
    assert "-" not in text and "," not in text
    named = r"ongeveer [\d.]+( \([\d.]+ tot [\d.]+\))?"
    assert re.fullmatch(rf"{named}|hoogstens [\d.]+|geen of heel weinig", text)
    assert not text.startswith("ongeveer 0")


@given(st.floats(min_value=0, max_value=1e9, allow_nan=False))
def test_whole_numbers_have_points_between_thousands(value):
    text = numbers.whole(value)
    assert int(text.replace(".", "")) == numbers.round_half_up(value)
    assert all(len(part) == 3 for part in text.split(".")[1:])


@given(st.floats(min_value=1e-12, max_value=1.0))
def test_chance_is_told_as_a_frequency(p_value):
    words = numbers.how_often(p_value)
    assert re.search(r"van de 1(00|\.000) kwartalen$", words)
    assert 1 <= numbers.of_hundred(p_value) <= 100


@given(st.floats(min_value=0.01, max_value=10))
def test_guessing_gets_no_better_than_promised(epsilon):
    assert 0.1 < privacy.suspicion_after(0.1, epsilon) < 1


def test_epsilon_one_in_words():
    sentences = " ".join(privacy.promise_sentences(1.0, privacy.TRAJECT))
    assert "73%" in sentences and "23%" in sentences


@given(st.floats(min_value=0.05, max_value=4))
def test_words_for_noise_fit_its_spread(epsilon):
    reach = int(re.search(r"[\d.]+", privacy.noise_words(epsilon))[0].replace(".", ""))
    assert reach <= 3 * noise_variance(epsilon) ** 0.5 + 1


@given(st.text(max_size=40))
def test_names_stay_names(text):
    escaped = safe_text.plain(text)
    assert not re.search(r"(?<!\\)[\[\]*_`$<]", escaped)
    assert "<" not in safe_text.markup(text)


def test_every_level_has_a_shape_of_its_own():
    shapes = [level.shape for level in levels.levels()]
    assert len(set(shapes)) == len(load_codelist("niveaus").codes)
    assert levels.levels()[0].code == "sterk_signaal"


def test_badge_holds_word_and_shape():
    badge = levels.badge("let_op")
    assert "Let op" in badge and "svg" in badge and 'alt=""' in badge
