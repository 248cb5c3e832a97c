"""What the documents of prevention about one year have in common: their head and first lines."""

from collections.abc import Iterator

from pipeline.advice.catalogue import text
from pipeline.advice.concept import Line
from pipeline.advice.documents.document import Block, Document, Fields, Paragraph, words
from pipeline.advice.prevention.material import Material
from pipeline.advice.sentences import Sentences, term
from pipeline.periods import day_in_words, period_label


def year_document(
    material: Material, texts: Sentences, name: str, blocks: Iterator[Block]
) -> Document:
    """The document that a catalogue has the texts of; `name` begins its reference."""
    return Document(
        titel=texts.line("titel", jaar=term(material.jaar, "jaar")).text,
        soort=texts.say("soort"),
        van=texts.say("van"),
        organisatie=material.organisatie,
        kenmerk=f"{name}-{material.jaar}",
        datum=material.datum,
        status=texts.say("status"),
        voorbeeld=text("voorbeeld") if material.is_voorbeeld else "",
        blocks=tuple(blocks),
    )


def opening(material: Material, texts: Sentences, **fields: Line) -> Iterator[Block]:
    """From whom to whom and about what, what it is for, and how much of the year there is."""
    yield addressed(material, texts, **fields)
    yield from purpose(material, texts)


def addressed(material: Material, texts: Sentences, **fields: Line) -> Fields:
    """From whom to whom and about what."""
    always = {
        "aan": words(texts.say("aan")),
        "van": words(texts.say("van")),
        "datum": words(day_in_words(material.datum)),
    }
    listed = (always | fields).items()
    return Fields(tuple((texts.say("velden", name), line) for name, line in listed))


def purpose(material: Material, texts: Sentences) -> Iterator[Block]:
    """What it is for, and how much of the year there is."""
    yield from (Paragraph(words(one)) for one in texts.said("doel"))
    year = term(material.jaar, "jaar")
    if material.is_leeg:
        yield texts.paragraph("geen_cijfers", jaar=year)
    elif material.perioden and not material.year.is_whole:
        last = material.perioden[-1]
        yield texts.paragraph("half_jaar", jaar=year, tot=term(period_label(last), last))
