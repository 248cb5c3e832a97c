"""Hand-made documents with every kind of block, for the tests of their writers."""

from datetime import date

from pipeline.advice.documents.document import (
    Chart,
    Document,
    Fields,
    Heading,
    Items,
    PageBreak,
    Paragraph,
    Point,
    Table,
    words,
)

ALT = "Lijn met bandbreedte. In 2025 ongeveer 30 (21 tot 40)."


def points(*values, labels=None, doubtful=()):
    """Points with a range of 9 below to 10 above each value."""
    labels = labels or [f"{2021 + n}" for n in range(len(values))]
    return tuple(
        Point(label, value, value - 9, value + 10, n in doubtful, (f"cel {n}",))
        for n, (label, value) in enumerate(zip(labels, values, strict=True))
    )


def chart(**changes):
    """A series of five years."""
    given = {
        "caption": "Gesprekken over pesten",
        "alt": ALT,
        "unit": "gesprekken per jaar",
        "points": points(30, 32, 28, 41, 30, doubtful=(2,)),
    }
    return Chart(**(given | changes))


def document(*blocks, **changes):
    """A draft; without blocks of its own, one with a block of every kind."""
    given = {
        "titel": "Meer gesprekken over pesten",
        "soort": "Ongevraagd advies",
        "van": "de vertrouwenspersoon van Voorbeeld BV",
        "organisatie": "Voorbeeld BV",
        "kenmerk": "adv-2025-Q4-01",
        "datum": date(2026, 2, 2),
        "status": "CONCEPT - alleen na vrijgave door de vertrouwenspersoon",
        "voorbeeld": "Voorbeeldgegevens",
        "blocks": blocks or every_block(),
    }
    return Document(**(given | changes))


def every_block():
    """One of each, in the order of an advice."""
    return (
        Fields((("Aan", words("de bestuurder")), ("cc", words("")), ("Datum", words("nu")))),
        Heading("Wat wij zien"),
        Paragraph(words("Er waren meer gesprekken.")),
        chart(),
        Paragraph(words("Dit is de kern."), "nadruk"),
        Items((words("Meer vertrouwen."), words("Meer pesten.")), is_numbered=True),
        Heading("Details", 2),
        Items((words("Arbowet artikel 3"),), vorm="klein"),
        Table(
            "Maatregelen",
            ("Wat", "Wie"),
            ((words("voorlichting"), words("HR")), (words("training"), words("OR"))),
            (2, 1),
        ),
        PageBreak(),
        Paragraph(words("Kleine letters."), "klein"),
    )
