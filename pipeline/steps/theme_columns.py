"""Which columns of a file hold the answers that themes are tried on.

No header is quoted but that of a known question: a file without headers has its first answer there.
"""

import re
from collections.abc import Sequence

from pipeline.contracts.codes import CodeList, load_codelist
from pipeline.contracts.reading import plain
from pipeline.errors import RefusedInput
from pipeline.ingest.headers import column_letter, shown
from pipeline.ingest.raw_table import Source

_NAMED = 10
_PLACE = re.compile(r"(?:kolom )?([a-z]{1,3})")


def answer_columns(source: Source, wanted: Sequence[str]) -> list[str]:
    """The headers of these columns; without a wish those of the open questions of a survey, or of
    the only column that there is. Raises RefusedInput.
    """
    if wanted:
        return [column_of(source, name) for name in wanted]
    questions = load_codelist("items.open")
    named = [header for header in source.headers if header]
    found = [header for header in named if questions.find(header)]
    if found or len(named) == 1:
        return found or named
    raise RefusedInput(
        "Het is niet duidelijk in welke kolom de antwoorden staan.", _which(source, questions)
    )


def column_of(source: Source, wanted: str) -> str:
    """The header of a column, by that header or by its letter ("B"). Raises RefusedInput."""
    named = {plain(header): header for header in reversed(source.headers) if header}
    if header := named.get(plain(wanted)):
        return header
    if place := _PLACE.fullmatch(plain(wanted)):
        letters = {column_letter(at).lower(): header for at, header in enumerate(source.headers)}
        if header := letters.get(place[1]):
            return header
    raise RefusedInput(
        "Een kolom die u noemt staat niet in het bestand.",
        _which(source, load_codelist("items.open")),
    )


def _which(source: Source, questions: CodeList) -> str:
    known = [header if questions.find(header) else "" for header in source.headers]
    places = [at for at, header in enumerate(source.headers) if header]
    listed = ", ".join(shown(known, at) for at in places[:_NAMED])
    more = f" en nog {len(places) - _NAMED}" if len(places) > _NAMED else ""
    return (
        "Noem haar met --kolom, precies zoals zij heet of met haar letter, zoals B. Er "
        f"zijn: {listed}{more}."
    )
