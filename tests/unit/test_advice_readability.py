"""All sentences that a director reads stay plain Dutch."""

import re
from collections.abc import Iterator

import pytest

from pipeline.advice.readability import EASY, LONGEST, PLAIN, reading_of, syllables
from pipeline.contracts import load_texts

TEXTS = load_texts("adviesteksten")
CATALOGUE = load_texts("maatregelen")
OF_PATTERNS = ("wij_zien", "past_bij", "lezingen", "methode")
PARTS = ("betekenis", "vraag", "opvolging", "notitie", "verantwoording", "advies")


def strings(value: object) -> Iterator[str]:
    """Every text, with a plain word in the place of what is filled in."""
    if isinstance(value, str):
        yield re.sub(r"\{\w+\}", "dit", value)
    elif isinstance(value, dict):
        for inner in value.values():
            yield from strings(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from strings(inner)


SETS = {
    **{f"{key}/{part}": list(strings(one[part])) for key, one in TEXTS["patronen"].items()
       for part in OF_PATTERNS},
    **{part: list(strings(TEXTS[part])) for part in PARTS},
    **{f"waarom {one['code']}": [one["waarom"]] for one in CATALOGUE["adviespatronen"]},
    **{one["code"]: [one["wat"], one["omdat"], one["effect"], one["eigen"]]
       for one in CATALOGUE["maatregelen"]},
}  # fmt: skip


@pytest.mark.parametrize("name", SETS)
def test_a_set_of_sentences_is_easy_and_no_sentence_is_long(name):
    reading = reading_of(SETS[name])
    assert reading.flesch_douma >= EASY
    assert reading.longest <= LONGEST


def test_all_together_are_plain():
    everything = [text for texts in SETS.values() for text in texts]
    assert reading_of(everything).flesch_douma >= PLAIN


def test_what_is_hard_is_known_as_hard():
    hard = "Organisatorische implementatieproblematiek bemoeilijkt aansprakelijkheidsbeoordelingen."
    assert reading_of([hard]).flesch_douma < 0
    assert reading_of([" ".join(["woord"] * 40)]).longest == 40
    assert not reading_of([hard]).is_easy


def test_a_text_without_words_is_no_error():
    assert reading_of([]).flesch_douma == 100.0
    assert syllables("hm") == 1
