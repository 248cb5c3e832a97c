"""Names and numbers of people in what a vertrouwenspersoon typed.

Why: an advice never points at a person. The finders are those of open answers (pipeline/text); they
look at a whole paragraph, since a name is told from a word by its neighbours.
"""

import re
from collections.abc import Sequence

from pipeline.text.answer import Answer
from pipeline.text.mail import find_addresses
from pipeline.text.names import find_names
from pipeline.text.numbers import find_numbers, find_numbers_of_people
from pipeline.text.spans import Kind, Span

_OF_PEOPLE = frozenset((Kind.NAAM, Kind.MAIL, Kind.TELEFOON))


def identifying(text: str, known: Sequence[str] = ()) -> tuple[Span, ...]:
    """Where a text names a person, or holds a mail address, phone number, BSN, account, number
    plate or staff number of one.

    `known` are texts that came with the program: what also stands there is no name.
    """
    answer = Answer(text)
    found = [
        span
        for find in (find_names, find_addresses, find_numbers)
        for span in find(answer)
        if span.kind in _OF_PEOPLE
    ]
    found += find_numbers_of_people(answer)
    return tuple(
        span
        for span in found
        if not any(stands_in(text[span.start : span.end], one) for one in known)
    )


def stands_in(name: str, text: str) -> bool:
    """Whether a name stands in a text as it is, as whole words.

    >>> stands_in("Zuid", "Locatie Zuid"), stands_in("Jan", "januari"), stands_in("HR", "hr")
    (True, False, False)
    """
    return bool(re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text))
