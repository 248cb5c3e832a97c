"""Labels from files, made harmless for the page.

Why: names of units and events are typed by people. A star, bracket or dollar in a name must show
as itself and never become a link, a formula or markup.
"""

import html
import re

_MARKDOWN_SIGNS = re.compile(r"([\\`*_{}\[\]|<>$~^&])")
_AT_THE_START = re.compile(r"^(\d*)([#+\-=.)])")  # of a heading, a list or a numbered list
_MARKS = re.compile(r"(?<!\\)(?:\*\*|\*|`)")
_ESCAPED = re.compile(r"\\(.)")
_EMOJI_OR_COLOUR = re.compile(r":(?=[a-zA-Z_/]+(?:\[|:))")


def plain(text: str) -> str:
    """`text` with every sign that Markdown would act on escaped, and no other.

    Why no other: a label of a choice is read aloud as it is written, with every backslash in it.

    >>> plain("R&D *noord* [1]")
    'R\\\\&D \\\\*noord\\\\* \\\\[1\\\\]'
    >>> plain("kolom C (Onderwerp - nieuw)"), plain("- noord"), plain("1. noord")
    ('kolom C (Onderwerp - nieuw)', '\\\\- noord', '1\\\\. noord')
    """
    signs = _MARKDOWN_SIGNS.sub(r"\\\1", " ".join(text.split()))
    return _EMOJI_OR_COLOUR.sub(r"\\:", _AT_THE_START.sub(r"\1\\\2", signs))


def unmarked(text: str) -> str:
    """Words as a reader sees them: without the marks of Markdown, and what was escaped as itself.

    >>> unmarked(f"**Let op**: {plain('R&D *noord*')}")
    'Let op: R&D *noord*'
    """
    return " ".join(_ESCAPED.sub(r"\1", _MARKS.sub("", text)).split())


def markup(text: str) -> str:
    """`text` for inside HTML."""
    return html.escape(" ".join(text.split()))
