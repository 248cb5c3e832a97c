"""Texts to fill in: for the works council, a DPIA, a gesprekspartner and the intranet.

Why: what only people know is marked, in the text and in its header; the rest is what the program
does here. A text with open places can be read and mended, and says that it is not finished.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from pipeline.advice.catalogue import fill, text
from pipeline.advice.concept import Line, Term
from pipeline.advice.documents.document import (
    Block,
    Document,
    Fields,
    Heading,
    Items,
    Paragraph,
    words,
)
from pipeline.advice.prevention.law import provisions
from pipeline.advice.prevention.promised import TEXTS, Promised
from pipeline.advice.sentences import term
from pipeline.errors import RefusedInput
from pipeline.periods import day_in_words

Slots = Mapping[str, Term | Line]
_TERMS = (9.0, 8.0)
_RISKS = (5.0, 6.0, 6.0)


def kinds() -> dict[str, str]:
    """The texts there are: code and name."""
    return {str(one["code"]): str(one["label"]) for one in TEXTS.listed("soorten")}


def model_text(soort: str, promised: Promised) -> Document:
    """One text. Raises RefusedInput for a kind that is not there."""
    if soort not in kinds():
        raise RefusedInput(
            "Deze tekst ken ik niet.", f"Kies uit: {', '.join(kinds())}."
        )  # fmt: skip
    found = next(one for one in TEXTS.listed("soorten") if one["code"] == soort)
    organisation = promised.settings.organisatie
    day = day_in_words(promised.dag)
    said = {"aan": found["aan"], "van": found["van"], "datum": day}
    return Document(
        titel=found["titel"],
        soort=found["label"],
        van=organisation.naam,
        organisatie=organisation.naam,
        kenmerk=soort,
        datum=promised.dag,
        status=TEXTS.say("status"),
        voorbeeld=text("voorbeeld") if organisation.voorbeeld else "",
        blocks=(
            Fields(tuple((TEXTS.say("velden", name), words(v)) for name, v in said.items())),
            *_blocks(found["blokken"], promised),
            *_law(found["rechtsgronden"]),
            Paragraph(TEXTS.line("instellingen", dag=term(day, "dag")), "klein"),
        ),
    )


def _blocks(listed: list[dict[str, Any]], promised: Promised) -> Iterator[Block]:
    slots, holds = promised.slots(), promised.holds()
    for one in listed:
        if not holds.get(one.get("als", ""), "als" not in one):
            continue
        if "kop" in one:
            yield Heading(str(one["kop"]))
        elif "tekst" in one:
            yield Paragraph(fill(one["tekst"], slots))
        elif "punten" in one:
            yield Items(tuple(fill(point, slots) for point in one["punten"]))
        else:
            yield from _table(one["tabel"], promised, slots)


def _table(name: str, promised: Promised, slots: Slots) -> Iterator[Block]:
    if name == "plan":
        rows: list[tuple[Line, ...]] = list(promised.tables())
        yield TEXTS.table(name, rows, _TERMS) if rows else TEXTS.paragraph("geen_plan")
        return
    keys = {"termijnen": ("wat", "hoe_lang"), "risicos": ("risico", "programma", "mens")}[name]
    filled = [tuple(fill(one[key], slots) for key in keys) for one in TEXTS.listed(name)]
    yield TEXTS.table(name, filled, _TERMS if name == "termijnen" else _RISKS)


def _law(codes: list[str]) -> Iterator[Block]:
    if codes:
        yield TEXTS.heading("koppen", "wet")
        yield from provisions(codes)
