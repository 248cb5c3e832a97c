"""The words of `codes/bronwoorden.yaml`: what tools write for nothing, and how parts are called."""

from functools import cache

from pipeline.contracts.codes import load_texts
from pipeline.contracts.reading import plain
from pipeline.ingest.mapping.model import Part, word_form

_PARTS: tuple[Part, ...] = ("jaar", "maand", "kwartaal")


@cache
def _listed(name: str) -> frozenset[str]:
    return frozenset(word_form(str(word)) for word in load_texts("bronwoorden")[name])


def is_no_answer(word: str) -> bool:
    """Whether a word says that nothing was answered."""
    return word_form(word) in _listed("geen_antwoord")


def is_not_chosen(word: str) -> bool:
    """Whether a cell in a column for one choice says that it was not chosen."""
    return word_form(word) in _listed("niet_gekozen")


def is_question_header(header: str) -> bool:
    """Whether a column holds questions, of a file with one row an answer."""
    return word_form(header) in _listed("vraag")


def is_answer_header(header: str) -> bool:
    """Whether a column holds answers, of a file with one row an answer."""
    return word_form(header) in _listed("antwoord")


def is_day_header(header: str) -> bool:
    """Whether a column holds the day on which somebody answered."""
    return word_form(header) in _listed("datum")


def part_of(header: str) -> Part:
    """The part of a period that a column holds by its header; "" for none."""
    words = load_texts("bronwoorden")["delen"]
    wanted = plain(header)
    return next((part for part in _PARTS if wanted in map(plain, words[part])), "")
