"""A concept as text that a vertrouwenspersoon may change, in Markdown.

Why: the words belong to who signs them; the numbers belong to the publication. So a number or name
from the publication stands in the text as words with a mark before it, such as {f3: 120}, and finds
its cells again when the text is read back (edited_text.py). The account, the legal references and
the addressees are not in it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from pipeline.advice.concept import (
    Cijfer,
    Concept,
    Fact,
    Line,
    Lines,
    Maatregel,
    Origin,
    Pijler,
    Term,
)

SECTIONS: Mapping[str, str] = {
    "titel": "Titel",
    "wij_zien": "Wat wij zien",
    "inleiding": "Wat dit wel en niet betekent",
    "lezingen": "Lezingen",
    "niet": "Wat dit niet zegt",
    "waarom": "Waarom dit aandacht vraagt",
    "advies": "Wat wij adviseren",
    "vraag": "Wat wij van u vragen",
    "opvolging": "Hoe wij dit opvolgen",
}
"""Heading by part. The measures come after `advies`, each under a heading of its own."""
ROWS = "cijfers"
ASKED: Mapping[str, str] = {
    ROWS: "Cijfers bij de vraag",
    "niet_te_zeggen": "Wat wij niet kunnen zeggen, en waarom",
    "zichtbaar": "Wat het wel zichtbaar zou maken, en wat dat kost",
    "eerder": "Eerder advies hierover",
}
"""The same of what only an answer to a question has; they come after `niet`. The question and how
it was understood are not in the text: they are the account of the answer."""
MEASURE = "Maatregel: "
PILLARS: tuple[Pijler, ...] = ("bewustwording", "preventie", "interventie")
FIELDS: Mapping[str, str] = {
    "wat": "Wat",
    "eigenaar": "Eigenaar",
    "termijn": "Termijn",
    "effect": "Effect",
    "meetpunt": "Meetpunt",
}
YARDSTICK = "Meetlat"
HEAD = "# Advies "
VERSION = ", versie "
HELP = (
    "> Verander hier de woorden. Laat de koppen met ## staan. Een lege regel begint een alinea.",
    "> Tussen accolades staat een getal of naam uit de publicatie, zoals {f1: 120}. U mag het",
    "> verplaatsen of weghalen, maar niet veranderen: zo blijft het te herleiden.",
    "> Typt u zelf een getal, dan staat in het advies dat het van u komt. Noem geen mensen.",
    "> Een maatregel weghalen mag; van elke pijler is er hooguit één.",
    "> Past de meetlat niet meer bij uw maatregel, haal dan die regel weg.",
)


def sections_for(concept: Concept) -> dict[str, str]:
    """The headings of the text of a concept by part, in reading order."""
    at = list(SECTIONS).index("niet") + 1
    before, after = list(SECTIONS.items())[:at], list(SECTIONS.items())[at:]
    return dict([*before, *(ASKED.items() if concept.gevraagd else ()), *after])


def parts_of(concept: Concept) -> dict[str, Lines]:
    """The paragraphs that may change, by part; the rows of a table may only go."""
    asked = concept.gevraagd
    of_answer: dict[str, Lines] = {}
    if asked is not None:
        of_answer = {
            ROWS: tuple(map(_row, asked.cijfers)),
            "niet_te_zeggen": asked.niet_te_zeggen,
            "zichtbaar": asked.zichtbaar,
            "eerder": asked.eerder,
        }
    return of_answer | {
        "titel": (concept.kop.titel,),
        "wij_zien": concept.wij_zien,
        "inleiding": concept.betekenis.inleiding,
        "lezingen": concept.betekenis.lezingen,
        "niet": concept.betekenis.niet,
        "waarom": concept.aandacht.waarom,
        "advies": concept.advies.inleiding,
        "vraag": concept.vraag,
        "opvolging": concept.opvolging,
    }


def with_parts(concept: Concept, parts: Mapping[str, Lines]) -> Concept:
    """The concept with these paragraphs in the place of its own."""
    asked = concept.gevraagd
    if asked is not None:
        asked = replace(
            asked,
            cijfers=tuple(one for one in asked.cijfers if _row(one) in parts[ROWS]),
            niet_te_zeggen=parts["niet_te_zeggen"],
            zichtbaar=parts["zichtbaar"],
            eerder=parts["eerder"],
        )
    return replace(
        concept,
        kop=replace(concept.kop, titel=parts["titel"][0]),
        wij_zien=parts["wij_zien"],
        betekenis=replace(
            concept.betekenis,
            inleiding=parts["inleiding"],
            lezingen=parts["lezingen"],
            niet=parts["niet"],
        ),
        aandacht=replace(concept.aandacht, waarom=parts["waarom"]),
        advies=replace(concept.advies, inleiding=parts["advies"]),
        vraag=parts["vraag"],
        opvolging=parts["opvolging"],
        gevraagd=asked,
    )


def _row(one: Cijfer) -> Line:
    """A row of the table as one paragraph."""
    cells = (one.wat, one.wanneer, one.aantal, one.bereik)
    return Line(
        tuple(p for n, cell in enumerate(cells) for p in (*([" | "] if n else []), *cell.parts))
    )


@dataclass(frozen=True)
class Marks:
    """The numbers and names of one concept by their mark: f1, f2, ... and t1, t2, ..."""

    concept: Concept

    @cached_property
    def by_mark(self) -> dict[str, Fact | Term]:
        """In reading order; one mark for what is the same."""
        found: dict[Fact | Term, str] = {}
        for part in self._named():
            letter = "f" if isinstance(part, Fact) else "t"
            number = sum(mark.startswith(letter) for mark in found.values()) + 1
            found.setdefault(part, f"{letter}{number}")
        return {mark: part for part, mark in found.items()}

    @cached_property
    def _marks(self) -> dict[Fact | Term, str]:
        return {part: mark for mark, part in self.by_mark.items()}

    def _named(self) -> Iterator[Fact | Term]:
        for lines in parts_of(self.concept).values():
            for line in lines:
                yield from (p for p in line.parts if not isinstance(p, str) and _has_mark(p))

    def written(self, line: Line) -> str:
        """A paragraph with its marks, on one line."""
        pieces = [p if isinstance(p, str) else self._marked(p) for p in line.parts]
        return one_line("".join(pieces))

    def _marked(self, part: Fact | Term) -> str:
        if not _has_mark(part):
            return part.text
        before = " " if part.text[0].isspace() else ""
        return f"{before}{{{self._marks[part]}: {shown(part)}}}"


def _has_mark(part: Fact | Term) -> bool:
    """Not what is empty, nor a number that was typed: that one may change."""
    is_own = isinstance(part, Fact) and part.herkomst is Origin.EIGEN
    return bool(part.text.strip()) and not is_own


def shown(part: Fact | Term) -> str:
    """How a number or name stands behind its mark."""
    return one_line(part.text.replace("{", "(").replace("}", ")"))


def one_line(text: str) -> str:
    """Words with one space in between, and nothing that cannot be printed."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())


def to_text(concept: Concept, versie: int) -> str:
    """The text of a version, to change and to read back."""
    marks, parts = Marks(concept), parts_of(concept)
    blocks = [f"{HEAD}{concept.id}{VERSION}{versie}", "\n".join(HELP)]
    for name, heading in sections_for(concept).items():
        blocks += [f"## {heading}", *(marks.written(line) for line in parts[name])]
        if name == "advies":
            blocks += [_measure(one) for one in concept.advies.maatregelen]
    return "\n\n".join(blocks) + "\n"


def _measure(measure: Maatregel) -> str:
    rows = [f"- {label}: {one_line(getattr(measure, name))}" for name, label in FIELDS.items()]
    if measure.meetlat is not None:
        rows.append(f"- {YARDSTICK}: {yardstick(measure)}")
    return "\n\n".join((f"## {MEASURE}{measure.pijler}", "\n".join(rows)))


def yardstick(measure: Maatregel) -> str:
    """What a measure is measured by, as it stands in the text."""
    if measure.meetlat is None:
        return ""
    codes = ", ".join(f"{name} {code}" for name, code in measure.meetlat.codes)
    return " ".join((measure.meetlat.soort, codes)).strip()
