"""De-identification of open answers: every finder looks, what is found is replaced by its class.

Why: no answer ever leaves the VP zone as text, and what lies there should not say who wrote it
either. It is minimisation and no guarantee (METHODS section 3): the promise rests on the door.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.text.answer import Answer
from pipeline.text.dates import find_dates
from pipeline.text.events import find_events
from pipeline.text.family import find_family
from pipeline.text.mail import find_addresses
from pipeline.text.names import find_names
from pipeline.text.numbers import find_numbers
from pipeline.text.organisations import find_organisations
from pipeline.text.own_words import OwnWords
from pipeline.text.places import find_places
from pipeline.text.roles import find_roles
from pipeline.text.rooms import find_rooms
from pipeline.text.small_teams import find_small_teams
from pipeline.text.spans import Finder, Kind, Span, joined
from pipeline.text.special import find_special
from pipeline.text.uniqueness import find_uniqueness
from pipeline.text.units import find_units

MOST_CHARACTERS = 4_000
_FINDERS: tuple[Finder, ...] = (
    find_numbers,
    find_addresses,
    find_dates,
    find_names,
    find_places,
    find_rooms,
    find_organisations,
    find_units,
    find_uniqueness,
    find_small_teams,
    find_special,
    find_family,
    find_events,
)
_TAGS = re.compile(r"(\[[a-z]+\])(?:\s+\1)+")


@dataclass(frozen=True, repr=False)
class Replaced:
    """An answer without what identifies, the classes that were replaced, and whether it was cut."""

    text: str
    kinds: frozenset[Kind]
    is_cut: bool = False


class Deidentifier:
    """Knows one organisation's words; `OwnWords()` for none."""

    def __init__(self, own: OwnWords | None = None) -> None:
        self._own = own or OwnWords()

    def __call__(self, text: str) -> Replaced:
        """The answer with a tag such as [naam] in the place of everything that was found.

        At most `MOST_CHARACTERS` are kept, to the last whole word.
        """
        cut = shortened(text)
        found = tuple(self.spans(Answer(cut)))
        parts: list[str] = []
        at = 0
        for span in found:
            parts += (cut[at : span.start], span.kind.tag)
            at = span.end
        parts.append(cut[at:])
        tagged = _TAGS.sub(r"\1", "".join(parts))
        return Replaced(shortened(tagged), frozenset(s.kind for s in found), len(cut) < len(text))

    def spans(self, answer: Answer) -> Iterator[Span]:
        """What is found, in order and without overlap."""
        return joined(self._all(answer))

    def _all(self, answer: Answer) -> Iterator[Span]:
        for find in _FINDERS:
            yield from find(answer)
        yield from self._own.find(answer)
        yield from find_roles(answer, self._own)


def shortened(text: str) -> str:
    """At most `MOST_CHARACTERS`, cut after a whole word; "" when there is no whole word in that.

    >>> shortened("kort")
    'kort'
    """
    if len(text) <= MOST_CHARACTERS:
        return text
    return text[: MOST_CHARACTERS + 1].rpartition(" ")[0].rstrip()
