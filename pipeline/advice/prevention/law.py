"""Provisions of law in a document: what they ask, how old the reference is, and whether checked."""

from collections.abc import Iterable, Iterator

from pipeline.advice.catalogue import provision, text
from pipeline.advice.documents.document import Block, Items, Paragraph, words
from pipeline.contracts import load_texts
from pipeline.periods import day_in_words


def provisions(codes: Iterable[str]) -> Iterator[Block]:
    """The provisions once each, in order, and what they are good for."""
    grounds = [provision(code) for code in dict.fromkeys(codes)]
    yield Items(tuple(words(f"{one.citaat}: {one.inhoud}") for one in grounds))
    oldest = min(one.peildatum for one in grounds)
    said = [
        str(load_texts("rechtsgronden")["disclaimer"]),
        text("gronden", "peildatum").replace("{datum}", day_in_words(oldest)),
    ]
    unsure = ", ".join(one.citaat for one in grounds if not one.is_nagekeken)
    if unsure:
        said.append(text("gronden", "niet_nagekeken").replace("{citaten}", unsure))
    yield Paragraph(words(" ".join(said)), "klein")
