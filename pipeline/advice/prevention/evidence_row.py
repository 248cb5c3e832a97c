"""One number as a row of evidence, and what could not be said, with why."""

from dataclasses import dataclass

from pipeline.advice.concept import Line
from pipeline.advice.prevention.risks import TEXTS
from pipeline.advice.sentences import term_line
from pipeline.contracts import load_codelist
from pipeline.signals.niveaus import FOUND


@dataclass(frozen=True)
class Shown:
    """A number: from what source, what of, when, how much with its range, and its level.

    niveau: of the pattern that tested it; "" where none did. richting: the way it went, if it
    stood out. is_breder: it is about more than the risk.
    """

    bron: str
    wat: Line
    periode: Line
    getal: Line
    niveau: str = ""
    richting: str = ""
    is_breder: bool = False


@dataclass(frozen=True)
class Gathered:
    """What one source says of a risk, and what it cannot say."""

    shown: tuple[Shown, ...] = ()
    unknown: tuple[Line, ...] = ()


def as_row(one: Shown) -> tuple[Line, ...]:
    """The cells of its row in a table."""
    return (
        Line((TEXTS.say("bronnen", one.bron),)),
        one.wat,
        one.periode,
        one.getal,
        change_of(one),
    )


def change_of(one: Shown) -> Line:
    """The level of its pattern in words; of what was not tested that it was not."""
    if not one.niveau:
        return TEXTS.line("verandering", "niet_getoetst")
    level = term_line(load_codelist("niveaus").label(one.niveau), one.niveau)
    if one.niveau not in FOUND or not one.richting:
        return TEXTS.line("verandering", "naam", niveau=level)
    way = Line((TEXTS.say("verandering", one.bron, one.richting),))
    return TEXTS.line("verandering", "gevonden", niveau=level, richting=way)
