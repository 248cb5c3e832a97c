"""What a question asks about by its words, and what is never recorded about a talk."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.advice.asked.texts import said, words
from pipeline.advice.concept import Line


@dataclass(frozen=True)
class NotRecorded:
    """What is not recorded, why not, and where one can ask instead."""

    what: Line
    why: Line
    instead: Line


def not_recorded(question: str) -> Iterator[NotRecorded]:
    """Those that the words of a question name.

    >>> [one.what.text for one in not_recorded("Neemt het verzuim toe?")]
    ['verzuim en gezondheid']
    """
    for one in said("niet_vastgelegd"):
        named = "|".join(re.escape(word) for word in one["woorden"])
        if re.search(rf"(?<!\w)(?:{named})(?!\w)", question, re.IGNORECASE):
            yield NotRecorded(words(one["wat"]), words(one["waarom"]), words(one["wel"]))
