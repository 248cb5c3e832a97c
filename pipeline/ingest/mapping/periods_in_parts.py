"""A quarter out of a column with years and one with months or quarters; a wave out of a day."""

import re
from collections.abc import Sequence

from pipeline.ingest.mapping.model import Part
from pipeline.ingest.translate import quarter

_NUMBER = re.compile(r"\d+")
_MONTHS_IN_A_YEAR = 12
_QUARTERS_IN_A_YEAR = 4


def joined_period(parts: Sequence[Part], cells: Sequence[str]) -> str:
    """The quarter that a year with a month or a quarter names; what cannot be read stays as it is.

    >>> joined_period(("jaar", "maand"), ("2024", "maart"))
    '2024-Q1'
    >>> joined_period(("kwartaal", "jaar"), ("Q2", "2024"))
    '2024-Q2'
    """
    told = dict(zip(parts, (cell.strip() for cell in cells), strict=True))
    year, month, quarter_cell = (told.get(part, "") for part in ("jaar", "maand", "kwartaal"))
    if not any(told.values()):
        return ""
    read = _quarter(year.removesuffix(".0"), month.removesuffix(".0"), quarter_cell)
    return read or " ".join(cell for cell in told.values() if cell)


def wave_of_day(cell: str) -> str:
    """The year of a day, as the name of a wave; what is no day stays as it is.

    >>> wave_of_day("2018-09-03 12:28:46")
    '2018'
    """
    found = quarter(cell.strip())
    return cell if found is None else found[:4]


def _quarter(year: str, month: str, quarter_cell: str) -> str:
    if quarter_cell:
        number = _NUMBER.search(quarter_cell)
        return (
            f"{year}-Q{number[0]}" if number and 1 <= int(number[0]) <= _QUARTERS_IN_A_YEAR else ""
        )
    if month.isdecimal():
        in_year = 1 <= int(month) <= _MONTHS_IN_A_YEAR
        return quarter(f"{year}-{int(month):02d}") or "" if in_year else ""
    return quarter(f"{month} {year}") or quarter(month) or ""
