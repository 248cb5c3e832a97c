"""Regular expressions of one class, tried only where a word they need stands in the answer.

Why: nearly every answer needs none of them, and looking for a few plain words costs a hundredth of
trying the expressions.
"""

import re
from collections.abc import Iterator

from pipeline.text.answer import Answer
from pipeline.text.spans import Kind, Span
from pipeline.text.word_lists import word_list

MY = r"(?:mijn|m'n|mn|m’n|me|mijne|zijn|z'n|zn|z’n|haar|d'r|dr|hun|jouw|ons|onze|uw|iemands)"


class Patterns:
    """Expressions on lower-case text. `needs`: pieces of text of which one must be there; "0" for
    any digit. A group in an expression is what counts of the match."""

    def __init__(self, kind: Kind, needs: str, *expressions: str) -> None:
        self._kind = kind
        self._needs_digit = "0" in needs.split()
        self._needs = tuple(need.replace("_", " ") for need in needs.split() if need != "0")
        self._expressions = tuple(re.compile(expression) for expression in expressions)

    def find(self, answer: Answer) -> Iterator[Span]:
        """All matches, also where they overlap."""
        if not self._may_match(answer):
            return
        for expression in self._expressions:
            for match in expression.finditer(answer.low):
                group = 1 if expression.groups and match[1] is not None else 0
                yield Span(match.start(group), match.end(group), self._kind)

    def _may_match(self, answer: Answer) -> bool:
        if self._needs_digit and answer.has_digit:
            return True
        low = answer.low
        for need in self._needs:  # noqa: SIM110  a generator takes twice as long, for every answer
            if need in low:
                return True
        return False


def alternatives(name: str) -> str:
    """The words of a list as a piece of a regular expression, the longest first."""
    return "|".join(sorted(map(re.escape, word_list(name)), key=lambda w: (-len(w), w)))
