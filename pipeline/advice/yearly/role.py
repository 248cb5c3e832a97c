"""Chapters 2, 5, 8 and 10: what comes from the form, each said honestly where it was left empty."""

from collections.abc import Iterator, Sequence

from pipeline.advice.concept import Line
from pipeline.advice.documents.document import Block, Items, Paragraph
from pipeline.advice.sentences import term, term_line
from pipeline.advice.yearly.data import Yearly
from pipeline.advice.yearly.form import Formeel, Voorlichting
from pipeline.advice.yearly.texts import chapter, line, paragraph, part, say, small, table

_FORM = "formulier"
_WIDTHS = (8.0, 3.0, 6.0)


def role(data: Yearly) -> Iterator[Block]:
    """Chapter 2: independence, who and how many hours, how people find them, and words."""
    yield chapter("rol")
    yield paragraph("rol", "onafhankelijk")
    yield from _staffing(data)
    yield from _typed(data.formulier.rol.bereikbaarheid, "rol", "bereikbaarheid")
    yield part("rol", "werkwijze", "kop")
    yield paragraph("rol", "werkwijze", "vast")
    if data.formulier.rol.werkwijze:
        yield Paragraph(term_line(data.formulier.rol.werkwijze, _FORM))
    yield paragraph("rol", "begrippen")


def _staffing(data: Yearly) -> Iterator[Block]:
    """How many there are, and their hours: of the form, or of the public hours."""
    asked = data.formulier.rol
    counted = [
        line("rol", name, aantal=term(number, _FORM))
        for name, number in (
            ("intern", asked.vertrouwenspersonen_intern),
            ("extern", asked.vertrouwenspersonen_extern),
        )
        if number is not None
    ]
    hours = asked.uren if asked.uren is not None else _public_hours(data)
    if hours is not None:
        source = _FORM if asked.uren is not None else "beschikbaarheid"
        counted.append(line("rol", "uren", aantal=term(_whole(hours), source)))
    if counted:
        yield Items(tuple(counted))
    else:
        yield paragraph("rol", "geen_bezetting")


def _public_hours(data: Yearly) -> float | None:
    """The hours of the year's four quarters; None unless all are known."""
    known = [h for quarter, h in data.publiek.hours.items() if quarter[:4] == str(data.jaar)]
    return sum(known) if len(known) == 4 else None


def _whole(hours: float) -> str:
    return f"{round(hours):,}".replace(",", ".")


def formal(data: Yearly) -> Iterator[Block]:
    """Chapter 5: formal cases, as the bodies for those counted them themselves."""
    yield chapter("formeel")
    yield paragraph("formeel", "apart")
    given = (data.formulier.formele_klachten, data.formulier.formele_meldingen)
    if all(one == Formeel() for one in given):
        yield paragraph("formeel", "niets")
        return
    for name, one in zip(("klachten", "meldingen"), given, strict=True):
        yield from _formal(name, one)
    yield small("formeel", "niet_optellen")


def _formal(name: str, given: Formeel) -> Iterator[Block]:
    if given.aantal is None:
        yield paragraph("formeel", name, "geen")
    else:
        kind = "een" if given.aantal == 1 else "nul" if given.aantal == 0 else "meer"
        slots = {} if kind != "meer" else {"aantal": term(given.aantal, _FORM)}
        yield paragraph("formeel", name, kind, **slots)
    if given.toelichting:
        yield Paragraph(term_line(given.toelichting, _FORM))


def education(data: Yearly) -> Iterator[Block]:
    """Chapter 8: voorlichting and visibility, training, deskundigheid and intervisie."""
    asked = data.formulier
    yield chapter("voorlichting")
    if asked.voorlichtingen:
        yield table("voorlichting", map(_meeting, asked.voorlichtingen), _WIDTHS)
    else:
        yield paragraph("voorlichting", "geen")
    yield part("voorlichting", "deskundigheid")
    yield from _list(asked.training, "voorlichting", "geen_training")
    if asked.intervisie:
        text = term(asked.intervisie, _FORM)
        yield paragraph("voorlichting", "intervisie", tekst=text)
    else:
        yield paragraph("voorlichting", "geen_intervisie")


def _meeting(one: Voorlichting) -> tuple[Line, ...]:
    many = say("voorlichting", "onbekend") if one.aantal is None else str(one.aantal)
    return term_line(one.wat, _FORM), term_line(many, _FORM), term_line(one.voor_wie or "-", _FORM)


def connection(data: Yearly) -> Iterator[Block]:
    """Chapter 10: RI&E, plan van aanpak, and who else works on this."""
    asked = data.formulier.verbinding
    yield chapter("verbinding")
    yield paragraph("verbinding", "inleiding")
    yield part("verbinding", "rie")
    yield from _typed(asked.rie, "verbinding", "geen_rie")
    yield from _typed(asked.plan_van_aanpak, "verbinding", "geen_plan")
    yield part("verbinding", "overleg")
    yield from _list(asked.overleg, "verbinding", "geen_overleg")


def _typed(text: str, *missing: str) -> Iterator[Block]:
    yield Paragraph(term_line(text, _FORM)) if text else paragraph(*missing)


def _list(texts: Sequence[str], *missing: str) -> Iterator[Block]:
    if texts:
        yield Items(tuple(term_line(text, _FORM) for text in texts))
    else:
        yield paragraph(*missing)
