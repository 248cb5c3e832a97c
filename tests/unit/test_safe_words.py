"""No word that can be a name is shown, and ordinary unknown words are."""

import pytest

from pipeline.ingest.mapping.safe_words import is_shown

NAMES = ("Oyelaran", "oyelaran", "Fatma", "ruzie met Oyelaran", "de chef van Fatma", "Yildirim Ab")


@pytest.mark.parametrize("rows", [1, 2, 9])
@pytest.mark.parametrize("word", NAMES)
def test_a_word_that_can_point_to_a_person_is_hidden(word: str, rows: int) -> None:
    assert not is_shown(word, rows)


@pytest.mark.parametrize(
    "word", ["overig iets", "roddelen", "Roddelen", "gedoe", "A2", "team zuid"]
)
def test_an_ordinary_unknown_word_is_shown(word: str) -> None:
    assert is_shown(word, 1)


@pytest.mark.parametrize("word", ["Zwetsloot", "Vos", "OGO", "Stadsbeheer", "Stadsbeheer Noord"])
def test_a_capital_that_may_be_a_name_or_a_unit_has_to_come_back(word: str) -> None:
    assert not is_shown(word, 2)
    assert is_shown(word, 3)


def test_a_slip_of_the_pen_in_a_known_word_is_shown() -> None:
    assert is_shown("Agresie", 1, is_near=True)
    assert not is_shown("collega Fatma", 1, is_near=True)
