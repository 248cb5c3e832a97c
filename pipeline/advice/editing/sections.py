"""The headings of an edited text, and the paragraphs below each."""

import re
from collections.abc import Collection, Iterator

from pipeline.advice.editing.editable_text import HEAD, HELP, MEASURE, PILLARS, one_line
from pipeline.errors import RefusedInput

_POINT = re.compile(r"\n(?=(?:[-*•]|\d{1,2}[.)]) )")
_SIGN = re.compile(r"^(?:[-*•]|\d{1,2}[.)]) +")


def sections_of(text: str, wanted: Collection[str]) -> dict[str, list[str]]:
    """The paragraphs below each heading, of which `wanted` have to be there.

    Raises RefusedInput when a heading is not as it was.
    """
    known = {*wanted, *(f"{MEASURE}{pillar}" for pillar in PILLARS)}
    found: dict[str, list[str]] = {}
    heading = ""
    for block in _blocks(text):
        if block.startswith("## "):
            heading = one_line(block.removeprefix("## "))
            if heading not in known or heading in found:
                raise _wrong_heading(known)
            found[heading] = []
        elif not heading:
            raise _wrong_heading(known)
        else:
            found[heading].append(block)
    gone = [one for one in wanted if one not in found]
    if gone:
        raise RefusedInput(
            f"In de tekst ontbreken deze koppen: {', '.join(gone)}.",
            "Zet elke kop terug, met ## ervoor. De tekst eronder is van u.",
        )
    return found


def _blocks(text: str) -> Iterator[str]:
    """Headings, and what stands between empty lines; lines of explanation are left out."""
    block: list[str] = []
    for raw in [*text.lstrip("\ufeff").splitlines(), ""]:
        line = raw.strip()
        is_heading = line.startswith("#")
        if (not line or is_heading) and block:
            yield "\n".join(block)
            block = []
        if is_heading and not line.startswith(HEAD):
            yield line
        elif line and line not in HELP and not is_heading:
            block.append(line)


def paragraphs_of(blocks: list[str]) -> Iterator[str]:
    """Each block, or each point of a list in it, without the sign before it."""
    for block in blocks:
        points = [_SIGN.sub("", one) for one in _POINT.split(block)]
        yield from (point for point in points if point.strip())


def _wrong_heading(known: set[str]) -> RefusedInput:
    return RefusedInput(
        "Er staat een kop in de tekst die er niet hoort, of een kop staat er twee keer. Of er "
        "staat tekst boven de eerste kop.",
        f"De koppen zijn: {', '.join(sorted(known))}. Elke kop hooguit één keer, met ## ervoor.",
    )
