"""Who does what, in an organisation of this size.

Why: who is told that "HR" has to do something and has no such department, puts the advice aside.
"""

import re

from pipeline.advice.catalogue import text

SMALL = 250
"""Below so many employees there is seldom a department for staff or for compliance."""
WITH_WORKS_COUNCIL = 50
"""From so many employees an organisation has a works council (WOR article 2)."""


def fitting(owner: str, medewerkers: int) -> str:
    """An owner or addressee by the name it goes by there; 0 employees: not known.

    >>> fitting("HR met OR", 180), fitting("HR met OR", 12_000)
    ('wie personeelszaken doet met OR', 'HR met OR')
    """
    if not 0 < medewerkers < SMALL:
        return owner
    names = ["hr", "compliance", *(["or"] if medewerkers < WITH_WORKS_COUNCIL else [])]
    for name in names:
        usual, here = text("eigenaren_klein", name, "anders"), text("eigenaren_klein", name, "hier")
        owner = re.sub(rf"\b(?:{usual})\b", here, owner)
    return owner
