"""The one-page version: what a bestuurder reads before a meeting."""

from collections.abc import Iterator

from pipeline.advice.documents.document import Block, Heading, Items, Paragraph
from pipeline.advice.sentences import term
from pipeline.advice.yearly.data import Yearly
from pipeline.advice.yearly.summary import advised, done, observations
from pipeline.advice.yearly.texts import line, paragraph, say, small


def one_page(data: Yearly) -> Iterator[Block]:
    """Three observations, three advices, what was done, and how to read it; never more."""
    yield paragraph("een_pagina", "inleiding", jaar=term(data.jaar, "jaar"))
    yield Heading(say("kern", "zien"))
    yield Items(observations(data), is_numbered=True)
    yield Paragraph(line("een_pagina", "twee_lezingen"))
    yield Heading(say("kern", "adviseren"))
    yield from advised(data)
    yield Heading(say("kern", "gedaan"))
    yield from done(data)
    yield Heading(say("een_pagina", "vragen", "kop"))
    yield Items(tuple(line("een_pagina", "vragen", name) for name in ("een", "twee", "drie")))
    yield small("een_pagina", "slot")
