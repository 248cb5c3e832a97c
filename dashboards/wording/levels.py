"""The five levels of certainty: a word, a shape and a sentence, never a colour alone.

Why: readers give "mogelijk" anything from 20 to 70 % (Willems, Albers & Smeets 2020), and one in
twelve men cannot tell red from green. So every level has its own outline. Words and explanations
come from the code list `niveaus`; only the drawing of each `vorm` is here.
"""

from dataclasses import dataclass

from dashboards.wording.picture import picture
from dashboards.wording.safe_text import markup
from pipeline.contracts import Code, load_codelist

_INK = "#1f2a37"
_LINE = f'fill="none" stroke="{_INK}" stroke-width="2" stroke-linejoin="round"'
_SHAPES = {
    "streepje": f'<path d="M3 10 H17" {_LINE} stroke-dasharray="4 3"/>',
    "open_cirkel": f'<circle cx="10" cy="10" r="7" {_LINE}/>',
    "driehoek": f'<path d="M10 3 L18 17 H2 Z" {_LINE}/>',
    "ruit": f'<path d="M10 2 L18 10 L10 18 L2 10 Z" {_LINE}/>',
    "gevulde_ruit": f'<path d="M10 1 L19 10 L10 19 L1 10 Z" fill="{_INK}"/>',
}


@dataclass(frozen=True)
class Level:
    """One value of `niveau`: `shape` is an SVG of 20 x 20, `sign` the same as text."""

    code: str
    word: str
    sign: str
    shape: str
    meaning: str
    rank: int


def levels() -> tuple[Level, ...]:
    """All levels, the strongest first."""
    found = [_level(code) for code in load_codelist("niveaus").codes]
    return tuple(sorted(found, key=lambda level: -level.rank))


def level_of(code: str) -> Level:
    """The level with this code. Raises LookupError when there is none."""
    return _level(load_codelist("niveaus").get(code))


def badge(code: str, when: str = "") -> str:
    """The level as HTML: its shape (hidden from screen readers), its word, and when it was."""
    level = level_of(code)
    drawing = picture(level.shape, "", 20, 20)
    after = f'<span class="vip-stil"> · {markup(when)}</span>' if when else ""
    return f'<span class="vip-niveau">{drawing}<span>{markup(level.word)}</span></span>{after}'


def _level(code: Code) -> Level:
    shape = _SHAPES[str(code.extra["vorm"])]
    return Level(
        code.code,
        code.label[:1].upper() + code.label[1:],
        str(code.extra["teken"]),
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 20">{shape}</svg>',
        str(code.extra["uitleg"]),
        int(str(code.extra["rang"])),
    )
