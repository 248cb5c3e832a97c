"""Is what was taken for column headers a first row of data? Then nothing of it may be shown.

Why: a file without headers would have the names in its first row on the screen, in the JSON and in
the translation of the source. So a row in which no contract and no translation knows two headers is
compared with the rows below it.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from pipeline.contracts.checks import WORKSPACE_LISTS
from pipeline.contracts.codes import CodeList, load_codelist
from pipeline.contracts.model import INPUT_CONTRACTS, load_contract
from pipeline.errors import RefusedInput
from pipeline.ingest.header_block import HeaderBlock
from pipeline.ingest.headers import SURE_SCORE, clean_header, column_letter
from pipeline.ingest.person_signs import is_identifier, may_be_person
from pipeline.ingest.recognise import known_headers
from pipeline.ingest.refuse_columns import reason_to_refuse
from pipeline.ingest.row_lists import listed
from pipeline.ingest.translate import day, quarter
from pipeline.text import Deidentifier
from pipeline.text.spans import Kind

_NUMBER = re.compile(r"[\d\s.,:/€%+-]*\d[\d\s.,:/€%+-]*")
_LETTERS, _DIGITS = re.compile(r"[^\W\d_]+"), re.compile(r"\d+")
_LEAST_SHARE = 1 / 3
_BRACKETS = re.compile(r"[\[\]]")
_NAMED = 8
_FEW_WORDS = 3
_PERSON = frozenset((Kind.NAAM, Kind.MAIL, Kind.TELEFOON))


def refuse_data_as_headers(block: HeaderBlock, top: Sequence[Sequence[str]], name: str) -> None:
    """Raise RefusedInput when the row of headers looks like data.

    `top`: the first rows of the file. Only columns are named: what is in the row may be
    anybody's name.
    """
    if block.is_sure:
        return
    row = [clean_header(cell) for cell in block.headers]
    below = [[clean_header(cell) for cell in cells] for cells in top[block.last :]]
    below = [cells for cells in below if cells[: len(row)] != row]
    like_data = list(_like_data(row, below))
    is_told = any(_is_sure_data(row[i]) for i in like_data)
    if not is_told and len(like_data) < max(2, _LEAST_SHARE * sum(map(bool, row))):
        return
    where = listed([column_letter(i) for i in like_data[:_NAMED]])
    column = "kolom" if len(like_data) == 1 else "de kolommen"
    raise RefusedInput(
        f"In het bestand {name} lijkt de rij met kolomkoppen te ontbreken: rij {block.row} ziet "
        f"eruit als gegevens, in {column} {where}. Daarom laten we van die rij niets zien.",
        "Zet boven elke kolom een korte kop, zoals Datum of Onderwerp, en probeer het opnieuw. "
        "Zijn het toch kolomkoppen? Maak er dan woorden van, zonder datum, nummer of naam.",
    )


def without_people(block: HeaderBlock) -> HeaderBlock:
    """The same with "kolom C" for every header that may be a person.

    Headers of a survey tool stay: they are questions. A translation has no say in it: a column has
    to have the same name before and after it is kept.
    """
    if block.tool:
        return block
    is_known = known_headers(block.headers) >= SURE_SCORE
    points = is_identifier if is_known else _may_name_somebody
    headers = tuple(
        f"kolom {column_letter(i)}" if any(map(points, _parts(header))) else header
        for i, header in enumerate(block.headers)
    )
    return replace(block, headers=headers)


def _parts(header: str) -> list[str]:
    """A header, or the group and the column in one as "Betrokkene [collega]"."""
    return [part.strip() for part in _BRACKETS.split(header) if part.strip()]


def _like_data(row: Sequence[str], below: Sequence[Sequence[str]]) -> Iterator[int]:
    """The positions of the cells that look like data."""
    for i, cell in enumerate(row):
        if cell and not _is_header(cell):
            column = [cells[i] for cells in below if i < len(cells) and cells[i]]
            if _is_value(cell) or cell in column or _is_alike(cell, column) or may_be_person(cell):
                yield i


def _is_sure_data(cell: str) -> bool:
    """A date or what identifies a person: one is enough."""
    return day(cell) is not None or is_identifier(cell)


def _is_value(cell: str) -> bool:
    return _NUMBER.fullmatch(cell) is not None or quarter(cell) is not None


def _is_alike(cell: str, column: Sequence[str]) -> bool:
    """Whether the cells below mean a code of the same list, or are written alike ("VP-12")."""
    if any(codes.find(cell) and any(map(codes.find, column)) for codes in _codelists()):
        return True
    shape = _shape(cell)
    return "9" in shape and 2 * sum(_shape(other) == shape for other in column) > len(column)


def _shape(cell: str) -> str:
    """How a cell is written: "a" for letters, "9" for digits.

    >>> _shape("t-7f3"), _shape("VP 12")
    ('a-9a9', 'a 9')
    """
    return _DIGITS.sub("9", _LETTERS.sub("a", cell))


def _is_header(cell: str) -> bool:
    """Whether a contract knows it, or it says in a few words which personal data it is above."""
    if known_headers([cell]):
        return True
    return len(cell.split()) <= _FEW_WORDS and reason_to_refuse(cell) is not None


def _may_name_somebody(header: str) -> bool:
    if _is_header(header):
        return False
    return may_be_person(header) or bool(_deidentifier()(header).kinds & _PERSON)


@cache
def _codelists() -> tuple[CodeList, ...]:
    fields = [field for name in INPUT_CONTRACTS for field in load_contract(name).fields]
    names = {field.codelist for field in fields if field.codelist} - {*WORKSPACE_LISTS}
    return tuple(load_codelist(name) for name in sorted(names))


@cache
def _deidentifier() -> Deidentifier:
    return Deidentifier()
