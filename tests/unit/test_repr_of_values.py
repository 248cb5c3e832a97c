"""No repr of a value can show what stood in a delivered file, so no traceback or log can."""

import importlib
import pkgutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from enum import Enum
from types import NoneType
from typing import Literal, get_args, get_origin, get_type_hints

import pytest

import pipeline.ingest
import pipeline.text
import pipeline.vault

PACKAGES = (pipeline.ingest, pipeline.text, pipeline.vault)
OWN_WORDS = {
    "Certainty": "the name of our own labelled answers, and figures by code",
    "Choices": "public code lists and quarters",
    "Example": "invented answers that ship with the product",
    "Group": "a public list of themes",
    "Language": "our own word lists",
    "Mention": "codes of a public list of themes",
    "OpenAnswers": "kinds of replacement, with counts",
    "Outdated": "quarters and waves",
    "Receipt": "a day and a hash",
    "Removed": "a day, a kind and a quarter or wave",
    "Sign": "the code of a kind of identifier",
    "Stretching": "parameters of a key, with its public salt",
    "Subtheme": "a public list of themes",
    "Taxonomy": "a public list of themes",
    "Theme": "a public list of themes",
    "Words": "a public list of themes",
    "WordForm": "a public list of themes",
    "_Words": "a public list of themes",
    "Terms": "days, quarters and waves",
    "_Category": "our own word lists",
    "_Fit": "fields of a contract",
}
"""Dataclasses whose texts are the program's own words or public facts: a repr may show them."""


def every_class() -> Iterator[type]:
    for package in PACKAGES:
        for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            for made in vars(importlib.import_module(module.name)).values():
                if isinstance(made, type) and made.__module__ == module.name:
                    yield made


DATACLASSES = [made for made in every_class() if is_dataclass(made)]
NAMED_TUPLES = [made for made in every_class() if issubclass(made, tuple)]


def can_hold_text(hint: object) -> bool:
    """Whether a field of this type can hold a word of a file; other dataclasses answer for
    themselves, and what is not known can."""
    if get_origin(hint) in (Literal, Callable):
        return False
    if args := [arg for arg in get_args(hint) if arg is not Ellipsis]:
        return any(map(can_hold_text, args))
    if not isinstance(hint, type):
        return True
    is_closed = issubclass(hint, int | float | date | NoneType) or issubclass(hint, Enum)
    return not is_closed and not is_dataclass(hint)


def shown_texts(made: type) -> list[str]:
    """The fields in the repr of a dataclass that can hold a word of a file."""
    hints = get_type_hints(made)
    if not made.__dataclass_params__.repr:  # type: ignore[attr-defined]
        return []
    return [field.name for field in fields(made) if field.repr and can_hold_text(hints[field.name])]


@pytest.mark.parametrize("made", DATACLASSES, ids=lambda made: made.__qualname__)
def test_no_repr_shows_what_can_be_a_word_of_a_file(made: type) -> None:
    assert made.__name__ in OWN_WORDS or not shown_texts(made), (
        "hide it with repr=False, or say in OWN_WORDS what its texts are"
    )


@pytest.mark.parametrize("made", NAMED_TUPLES, ids=lambda made: made.__qualname__)
def test_no_repr_of_a_named_tuple_shows_its_values(made: type) -> None:
    cells = ["kanariepiet" if can_hold_text(hint) else 0 for hint in get_type_hints(made).values()]
    assert "kanariepiet" not in repr(made(*cells))


def test_only_what_shows_texts_is_excused() -> None:
    assert {made.__name__ for made in DATACLASSES if shown_texts(made)} == {*OWN_WORDS}


def test_texts_are_seen_wherever_they_are() -> None:
    @dataclass
    class Holder:
        word: str
        counts: dict[str, int]
        several: tuple[tuple[int, str | None], ...]
        unknown: object
        number: int | None
        kind: Literal["a", "b"]

    assert shown_texts(Holder) == ["word", "counts", "several", "unknown"]
