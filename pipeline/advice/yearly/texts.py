"""The sentences of the jaarrapport, from `jaarrapportteksten.yaml`."""

from pipeline.advice.documents.document import Heading
from pipeline.advice.sentences import Sentences, Value

_TEXTS = Sentences("jaarrapportteksten")
say, said, line = _TEXTS.say, _TEXTS.said, _TEXTS.line
paragraph, small, table = _TEXTS.paragraph, _TEXTS.small, _TEXTS.table


def chapter(name: str) -> Heading:
    """The heading of a chapter."""
    return _TEXTS.heading("hoofdstukken", name)


def public_chapter(name: str) -> Heading:
    """The heading of a part of the public version."""
    return _TEXTS.heading("publieke_hoofdstukken", name)


def part(*path: str, **slots: Value) -> Heading:
    """A heading within a chapter."""
    return Heading(line(*path, **slots).text, 2)
