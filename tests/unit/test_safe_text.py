"""No word that can hold a name is shown, and ordinary unknown words are."""

import pytest

from pipeline.ingest.mapping.safe_words import is_shown

NAMES = (
    "Oyelaran",
    "Zwetsloot",
    "Fatma",
    "ruzie met Oyelaran",
    "de chef van Fatma",
    "mijn burn-out",
    "zwangerschap",
    "mijn chef Oyelaran",
    "Zwetsloot Piet",
    "Yildirim Fatma",
    "Oyelaran Tunde",
)


@pytest.mark.parametrize("rows", [1, 2, 9])
@pytest.mark.parametrize("word", NAMES)
def test_a_word_that_can_point_to_a_person_is_hidden(word: str, rows: int) -> None:
    assert not is_shown(word, rows)


@pytest.mark.parametrize("word", ["overig iets", "roddelen", "Roddelen", "gedoe", "A2"])
def test_an_ordinary_unknown_word_is_shown(word: str) -> None:
    assert is_shown(word, 1)


def test_a_free_phrase_is_shown_when_it_comes_back() -> None:
    assert not is_shown("gedoe op de afdeling", 2)
    assert is_shown("gedoe op de afdeling", 3)


def test_one_word_near_a_code_may_have_a_capital() -> None:
    assert is_shown("Agresie", 1, is_near=True)
    assert not is_shown("collega Fatma", 1, is_near=True)
