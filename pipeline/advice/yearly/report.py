"""The report in its three versions, each a `Document`."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date

from pipeline.advice.documents.document import Block, Document
from pipeline.advice.sentences import term
from pipeline.advice.yearly.account import account
from pipeline.advice.yearly.advice_given import advice_given
from pipeline.advice.yearly.data import Yearly
from pipeline.advice.yearly.experience import experience
from pipeline.advice.yearly.one_page import one_page
from pipeline.advice.yearly.outlook import appendices, outlook
from pipeline.advice.yearly.patterns import patterns
from pipeline.advice.yearly.public_version import public_version
from pipeline.advice.yearly.role import connection, education, formal, role
from pipeline.advice.yearly.summary import summary
from pipeline.advice.yearly.talks import talks
from pipeline.advice.yearly.texts import line, say
from pipeline.periods import day_in_words

Chapter = Callable[[Yearly], Iterator[Block]]
CHAPTERS: tuple[Chapter, ...] = (
    summary, role, account, talks, formal, experience, patterns, education, advice_given,
    connection, outlook,
)  # fmt: skip
"""The eleven of DOMAIN section b, in order."""


def full(data: Yearly) -> Iterator[Block]:
    """All chapters, and the appendices."""
    blocks = tuple(block for chapter in CHAPTERS for block in chapter(data))
    yield from blocks
    yield from appendices(data, blocks)


VERSIONS: Mapping[str, Chapter] = {
    "volledig": full,
    "een-pagina": one_page,
    "publiek": public_version,
}


def report(data: Yearly, versie: str, vrijgegeven_op: date | None = None) -> Document:
    """A version of the report; a draft until the day on which it was released is given.

    Raises KeyError for a version that is none.
    """
    year = term(data.jaar, "jaar")
    return Document(
        titel=line("kop", "titel", jaar=year).text,
        soort=say("kop", "soort", versie),
        van=line("kop", "van", organisatie=term(data.organisatie, "organisatie")).text,
        organisatie=data.organisatie,
        kenmerk=f"jaarrapport-{data.jaar}-{versie}",
        datum=vrijgegeven_op or data.datum,
        status=_status(vrijgegeven_op),
        voorbeeld=say("kop", "voorbeeld") if data.is_voorbeeld else "",
        blocks=tuple(VERSIONS[versie](data)),
    )


def _status(released: date | None) -> str:
    if released is None:
        return say("kop", "concept")
    return line("kop", "vrijgegeven", datum=term(day_in_words(released), "datum")).text
