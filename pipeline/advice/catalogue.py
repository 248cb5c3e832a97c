"""The catalogues behind an advice: sentences, measures and legal references, typed.

Why: words that a director reads are kept where a vertrouwenspersoon can read and better them, in
`data_contracts/codes`; code only chooses and fills. A sentence takes numbers as `Fact` and names
as `Term`, nothing else, so no digit from data can slip in as loose text.
"""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from pipeline.advice.concept import Fact, Line, Lines, Rechtsgrond, Term
from pipeline.contracts import load_codelist, load_texts

Slots = Mapping[str, Fact | Term | Line]

_OTHER_THEMES = "P17"
_SLOT = re.compile(r"\{(\w+)\}")
WEIGHTS: Mapping[str, int] = {
    "hoofdcategorie": 16, "item": 16, "thema": 16, "relatie": 8, "cluster": 4, "richting": 2,
    "patroon": 1,
}  # fmt: skip
"""How precisely something is about a pattern, by what it names."""


@dataclass(frozen=True)
class MeasureGroup:
    """One kind of pattern: whom an advice is for, why it matters and the law it hangs on."""

    code: str
    bij: tuple[Mapping[str, tuple[str, ...]], ...]
    aan: str
    cc: tuple[str, ...]
    waarom: str
    rechtsgronden: tuple[Rechtsgrond, ...]

    def fit(self, patroon: str, codes: Mapping[str, str], richting: str = "") -> int:
        """How much this group says about a pattern; 0 when it is about something else."""
        about = {**codes, "patroon": patroon, "richting": richting}
        return max(
            (sum(WEIGHTS[key] for key in when) for when in self.bij if holds(when, about)),
            default=0,
        )


def holds(when: Mapping[str, tuple[str, ...]], about: Mapping[str, str]) -> bool:
    """Whether every key of an alternative fits."""
    return all(about.get(key) in values for key, values in when.items())


@cache
def measure_groups() -> tuple[MeasureGroup, ...]:
    """All groups of `maatregelen.yaml`."""
    return tuple(_group(item) for item in load_texts("maatregelen")["adviespatronen"])


def choose_group(patroon: str, codes: Mapping[str, str], richting: str = "") -> MeasureGroup:
    """The group that says most about a pattern. Raises LookupError when none fits.

    >>> choose_group("stijging", {"cluster": "oo", "hoofdcategorie": "oo_pesten"}).code
    'P1'
    """
    if codes.get("thema"):
        return _of_theme(codes["thema"])
    best = max(measure_groups(), key=lambda group: group.fit(patroon, codes, richting))
    if best.fit(patroon, codes, richting) == 0:
        raise LookupError("no measures for this pattern")
    return best


def _of_theme(thema: str) -> MeasureGroup:
    """The first group that the theme names (themas.yaml); for other themes the one for those."""
    themes = load_codelist("themas")
    named: Any = themes.get(thema).extra.get("maatregelen") if thema in themes.values() else None
    code = str(named[0]) if named else _OTHER_THEMES
    return next(group for group in measure_groups() if group.code == code)


def _group(item: Mapping[str, Any]) -> MeasureGroup:
    return MeasureGroup(
        code=item["code"],
        bij=tuple({key: tuple(values) for key, values in when.items()} for when in item["bij"]),
        aan=item["aan"],
        cc=tuple(item["cc"]),
        waarom=item["waarom"],
        rechtsgronden=tuple(provision(code) for code in item["rechtsgronden"]),
    )


def provision(code: str) -> Rechtsgrond:
    """A provision of `rechtsgronden.yaml`."""
    found = load_codelist("rechtsgronden").get(code)
    day = found.extra["peildatum"]
    peildatum = day if isinstance(day, date) else date.fromisoformat(str(day))
    is_checked = found.extra["status"] == "gecontroleerd"
    return Rechtsgrond(code, found.label, str(found.extra["eis"]), peildatum, is_checked)


def in_force(grounds: tuple[Rechtsgrond, ...], kinds: Collection[str]) -> tuple[Rechtsgrond, ...]:
    """Those that hold for this kind of organisation: some only do for one sector."""
    listed = load_codelist("rechtsgronden")
    return tuple(
        ground
        for ground in grounds
        if listed.get(ground.code).extra.get("sector", "") in ("", *kinds)
    )


def text(*path: str) -> str:
    """One text of `adviesteksten.yaml`, by its path. Raises KeyError when it is not there."""
    found = _at(path)
    if not isinstance(found, str):
        raise KeyError(".".join(path))
    return found


def texts(*path: str) -> tuple[str, ...]:
    """A list of texts of `adviesteksten.yaml`."""
    return tuple(str(item) for item in _at(path))


def about(patroon: str, codes: Mapping[str, str], richting: str) -> str:
    """The key of the sentences on a pattern: of its question, its direction, or of all of its kind.

    Raises LookupError when there are none.

    >>> about("macht", {"relatie": "leidinggevende"}, "daling")
    'macht_daling'
    """
    known = load_texts("adviesteksten")["patronen"]
    item = codes.get("item", "")
    of_question = f"{patroon}_vraag_{richting}" if item else ""
    for key in (
        f"{patroon}_{item or codes.get('thema', '')}",
        of_question,
        f"{patroon}_{richting}",
        patroon,
    ):
        if key in known:
            return key
    raise LookupError("no sentences for this pattern")


def _at(path: tuple[str, ...]) -> Any:
    found: Any = load_texts("adviesteksten")
    for key in path:
        found = found[key]
    return found


def fill(template: str, slots: Slots) -> Line:
    """A template with its {names} filled. Raises KeyError for a name without a value.

    >>> fill("Gesprekken {onderwerp}.", {"onderwerp": Term("over pesten", "oo_pesten")}).text
    'Gesprekken over pesten.'
    """
    return Line(tuple(_joined(_pieces(template, slots))))


def fill_all(templates: tuple[str, ...], slots: Slots) -> Lines:
    """The templates, filled; one whose names have no value is left out."""
    return tuple(fill(one, slots) for one in templates if names_in(one) <= set(slots))


def names_in(template: str) -> set[str]:
    """The names that a template needs."""
    return set(_SLOT.findall(template))


def _pieces(template: str, slots: Slots) -> Iterator[str | Fact | Term]:
    for index, piece in enumerate(_SLOT.split(template)):
        if index % 2 == 0:
            yield piece
            continue
        value = slots[piece]
        yield from value.parts if isinstance(value, Line) else (value,)


def _joined(pieces: Iterator[str | Fact | Term]) -> Iterator[str | Fact | Term]:
    """Loose words that follow each other become one; empty ones go."""
    words = ""
    for piece in pieces:
        if isinstance(piece, str):
            words += piece
            continue
        if words:
            yield words
        words = ""
        yield piece
    if words:
        yield words
