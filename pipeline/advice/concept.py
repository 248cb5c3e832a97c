"""A concept advice as a value: eight parts, in which every number knows where it comes from.

Why: a director acts on these sentences and a works council checks them, so a digit that comes
from data can enter a text only as a `Fact`, with the released cells it rests on (DOMAIN section c).
"""

from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from enum import StrEnum
from math import isfinite
from typing import Any, Literal

from pydantic import TypeAdapter


class Origin(StrEnum):
    """How a fact follows from its cells (or, for the last four, from what it names)."""

    SOM = "som"
    """Sum of `noisy_n` over the cells."""
    ONDERGRENS = "ondergrens"
    """Lower end of the 90 % range of the true sum, from the noise of the cells alone."""
    BOVENGRENS = "bovengrens"
    """Upper end of that range."""
    SCHATTING = "schatting"
    """The estimate of one cell as it was published (or an end of its range)."""
    AANDEEL = "aandeel"
    """Share of the cells that answer yes in all of the cells (or an end of its range)."""
    SCORE = "score"
    """Mean points of the cells, by answer (or an end of its range)."""
    VERSCHIL = "verschil"
    """Smallest difference seen: what was expected, times how much more the pattern would show."""
    SIGNAAL = "signaal"
    """A column of the pattern that rests on these cells."""
    BELOFTE = "belofte"
    """The promise of the publications that hold the cells."""
    SIGNALENLIJST = "signalenlijst"
    """The list of patterns that the pattern stands in."""
    METING = "meting"
    """What a yardstick says: from the cells of before and after an advice."""
    VOORUITBLIK = "vooruitblik"
    """Said beforehand by the planner, from public facts alone: no cell."""
    EIGEN = "eigen"
    """Typed by the vertrouwenspersoon: no cell, and told as that."""
    VOLGENDE_RONDE = "volgende_ronde"
    """Smallest difference that a next round like the one of these cells would show."""


@dataclass(frozen=True)
class Fact:
    """A number in a text: as written, as a value, its released cells and how it follows from them.

    `veld` names the column of the pattern or the part of the promise; empty for a sum or its range.
    """

    text: str
    value: float
    cells: tuple[str, ...]
    herkomst: Origin
    veld: str = ""

    def __post_init__(self) -> None:
        if not isfinite(self.value):
            raise ValueError("a fact is a finite number")


@dataclass(frozen=True)
class Term:
    """A name from a public list or the calendar: a subject, a unit, a period, an event."""

    text: str
    code: str


@dataclass(frozen=True)
class Line:
    """One paragraph: words of the catalogue with facts and terms in between."""

    parts: tuple[str | Fact | Term, ...]

    @property
    def text(self) -> str:
        """The paragraph as a reader sees it."""
        return "".join(part if isinstance(part, str) else part.text for part in self.parts)

    @property
    def facts(self) -> tuple[Fact, ...]:
        """The numbers in it, in reading order."""
        return tuple(part for part in self.parts if isinstance(part, Fact))


Lines = tuple[Line, ...]


@dataclass(frozen=True)
class Kop:
    """Part 1: who writes to whom, about what and when."""

    titel: Line
    aan: Line
    cc: tuple[str, ...]
    van: Line
    datum: date
    periode: Term


@dataclass(frozen=True)
class Betekenis:
    """Part 3: at least two readings, and what this does not say."""

    inleiding: Lines
    lezingen: Lines
    niet: Lines

    def __post_init__(self) -> None:
        if len(self.lezingen) < 2:
            raise ValueError("a pattern has at least two readings")


@dataclass(frozen=True)
class Rechtsgrond:
    """A provision of law, what it asks, the day it was last looked at, and whether in a source."""

    code: str
    citaat: str
    inhoud: str
    peildatum: date
    is_nagekeken: bool


@dataclass(frozen=True)
class Aandacht:
    """Part 4: what it can do to people, the legal hook, and bills that are no law yet.

    na_te_kijken: what a vertrouwenspersoon looks up first; only in a draft.
    """

    waarom: Lines
    gronden: tuple[Rechtsgrond, ...]
    voorbehoud: Lines
    wetsvoorstellen: Lines = ()
    na_te_kijken: Lines = ()


Pijler = Literal["bewustwording", "preventie", "interventie"]


@dataclass(frozen=True)
class Meetlat:
    """By what the next publication can tell whether a measure moved something.

    soort: a question or index of the survey, a series of talks, or something that the organisation
    keeps itself. codes: what it is about, as (name, code) pairs. richting: the change one hopes
    for; "" where more and fewer can both be good. stand: how it stands now, with its cells.
    zichtbaar_vanaf: the smallest change that could be seen; None when none could.
    """

    soort: Literal["enquete", "gesprekken", "eigen"]
    codes: tuple[tuple[str, str], ...] = ()
    richting: Literal["stijging", "daling", ""] = ""
    stand: Line | None = None
    zichtbaar_vanaf: Line | None = None


@dataclass(frozen=True)
class Maatregel:
    """A measure: one pillar, an owner, a term, the desired effect and how one would see it.

    code: of `maatregelen.yaml`; "" in advice from before measures had one. keuze: why this one.
    """

    pijler: Pijler
    wat: str
    eigenaar: str
    termijn: str
    effect: str
    meetpunt: str
    code: str = ""
    meetlat: Meetlat | None = None
    keuze: str = ""


@dataclass(frozen=True)
class Advies:
    """Part 5: at most three measures, one a pillar; none in a note."""

    inleiding: Lines
    maatregelen: tuple[Maatregel, ...]

    def __post_init__(self) -> None:
        pillars = [measure.pijler for measure in self.maatregelen]
        if len(pillars) != len(set(pillars)):
            raise ValueError("an advice has at most one measure a pillar")


@dataclass(frozen=True)
class Verantwoording:
    """Part 8: how the numbers came about, what is not shown, and the privacy in plain words."""

    methode: Lines
    niet_getoond: Lines
    privacy: Lines


@dataclass(frozen=True)
class Punt:
    """A place in the picture of an advice: its number in words, and what is drawn of it.

    A number too uncertain to name is drawn open. None of them is below zero.
    """

    naam: Term
    getal: Line
    waarde: float
    laag: float
    hoog: float
    is_te_onzeker: bool
    cellen: tuple[str, ...]


@dataclass(frozen=True)
class Reeks:
    """The released series that a pattern rests on, in order of time.

    gebeurtenissen: (name of a point, word) pairs. opnieuw: points at which a series starts anew.
    """

    bijschrift: Line
    eenheid: str
    punten: tuple[Punt, ...]
    gebeurtenissen: tuple[tuple[str, str], ...] = ()
    opnieuw: tuple[str, ...] = ()


@dataclass(frozen=True)
class Cijfer:
    """One released number in an answer: of what, when, about how much, and its 90 % range."""

    wat: Line
    wanneer: Line
    aantal: Line
    bereik: Line


@dataclass(frozen=True)
class Gevraagd:
    """What only an answer to a question has. The question itself is the first of `begrepen`.

    zichtbaar: what would make visible what cannot be seen now, and at which price. eerder: earlier
    advice on the same, and what became of it.
    """

    begrepen: Lines
    cijfers: tuple[Cijfer, ...]
    niet_te_zeggen: Lines
    zichtbaar: Lines
    eerder: Lines


@dataclass(frozen=True)
class Concept:
    """An advice, a note when its interpretation is suspended, or an answer to a question
    (`gevraagd`), before anyone released it.

    `id` follows from pattern, codes and period alone; `codes` are the dimensions the pattern is
    about, as (name, code) pairs. `eigen`: numbers that a vertrouwenspersoon typed in the measures,
    which hold words alone. `bundel`: the other patterns that it tells of, by their key, and
    `verhaal` the subject that they share (stories.py); empty in advice from before there were any.
    """

    id: str
    vorm: Literal["advies", "notitie", "gevraagd"]
    patroon: str
    niveau: str
    periode: str
    codes: tuple[tuple[str, str], ...]
    organisatie: str
    is_voorbeeld: bool
    gemaakt_op: date
    kop: Kop
    wij_zien: Lines
    betekenis: Betekenis
    aandacht: Aandacht
    advies: Advies
    vraag: Lines
    opvolging: Lines
    verantwoording: Verantwoording
    eigen: Lines = ()
    bundel: tuple[str, ...] = ()
    verhaal: str = ""
    gevraagd: Gevraagd | None = None
    reeks: Reeks | None = None

    @property
    def eenheid(self) -> str | None:
        """The unit that is named, if one is."""
        return dict(self.codes).get("eenheid")


def facts(concept: Concept) -> tuple[Fact, ...]:
    """Every number of the text that comes from data, in reading order."""
    return tuple(fact for line in lines(concept) for fact in line.facts)


def own_numbers(concept: Concept) -> tuple[Fact, ...]:
    """The numbers that a vertrouwenspersoon typed."""
    return tuple(dict.fromkeys(f for f in facts(concept) if f.herkomst is Origin.EIGEN))


def lines(part: object) -> Iterator[Line]:
    """All paragraphs of a concept, or of a part of one, in reading order."""
    if isinstance(part, Line):
        yield part
    elif isinstance(part, tuple):
        for item in part:
            yield from lines(item)
    elif is_dataclass(part):
        for field in fields(part):
            yield from lines(getattr(part, field.name))


_ADAPTER: TypeAdapter[Concept] = TypeAdapter(Concept)


def to_json(concept: Concept) -> dict[str, Any]:
    """Plain values; `from_json` gives an equal concept back."""
    values: dict[str, Any] = _ADAPTER.dump_python(concept, mode="json")
    return values


def from_json(values: dict[str, Any]) -> Concept:
    """The inverse of `to_json`."""
    return _ADAPTER.validate_python(values)
