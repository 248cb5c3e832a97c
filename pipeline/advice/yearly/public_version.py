"""The public version: short, for everybody who works there. No units, no owners, no terms."""

from collections.abc import Iterator

from pipeline.advice.documents.document import Block, Items, Paragraph, words
from pipeline.advice.sentences import term, term_line
from pipeline.advice.yearly.account import promised
from pipeline.advice.yearly.counts import single_tables
from pipeline.advice.yearly.data import Yearly
from pipeline.advice.yearly.experience import of_everybody
from pipeline.advice.yearly.summary import advised, observations
from pipeline.advice.yearly.talks import coverage
from pipeline.advice.yearly.talks_table import by_dimension
from pipeline.advice.yearly.talks_total import total
from pipeline.advice.yearly.texts import paragraph, part, public_chapter, said

_SUBJECTS = ("cluster", "hoofdcategorie")


def public_version(data: Yearly) -> Iterator[Block]:
    """What we saw, the talks, the survey, what we advise, and where to go."""
    yield paragraph("publiek", "inleiding", jaar=term(data.jaar, "jaar"))
    yield public_chapter("zien")
    yield Items(observations(data), is_numbered=True)
    yield paragraph("publiek", "twee_lezingen")
    yield from _talks(data)
    yield public_chapter("beleving")
    yield from of_everybody(data, with_chart=False)
    yield public_chapter("advies")
    yield from advised(data, with_units=False)
    yield paragraph("adviezen", "organisatie_beslist")
    yield from _contact(data)
    yield public_chapter("uitleg")
    yield from (Paragraph(words(one)) for one in said("publiek", "uitleg"))
    yield from promised(data)


def _talks(data: Yearly) -> Iterator[Block]:
    """The total and one table of subjects."""
    yield public_chapter("gesprekken")
    yield from coverage(data)
    if not data.year.perioden:
        return
    yield from total(data, with_units=False)
    tables = [name for name in single_tables(data.release) if name in _SUBJECTS]
    for name in tables[:1]:
        yield from by_dimension(data, name, most_years=1)


def _contact(data: Yearly) -> Iterator[Block]:
    """Where to find a vertrouwenspersoon, as the form says."""
    yield public_chapter("contact")
    reach = data.formulier.rol.bereikbaarheid
    yield Paragraph(term_line(reach, "formulier")) if reach else paragraph("publiek", "contact")
    if data.formulier.voorlichtingen:
        yield part("publiek", "voorlichting")
        yield Items(
            tuple(term_line(one.in_words, "formulier") for one in data.formulier.voorlichtingen)
        )
