"""One cell's text to the form of its contract field, or nothing when it cannot be read so.

Why: the same quarter arrives as a date, a month or a number of days since 1900, and the same
category as a code, a label or an old word. A date is truncated here and exists nowhere after this.
"""

import re
from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import date, timedelta
from functools import partial

from pipeline.contracts.checks import CODE_SEPARATOR
from pipeline.contracts.codes import CodeList
from pipeline.contracts.model import Field
from pipeline.ingest.bare_words import find_code
from pipeline.periods import parse_period, quarter_of

Translator = Callable[[str], str | None]
"""Cleaned text to canonical text; None when it cannot be translated."""

_EXCEL_DAY_ZERO = date(1899, 12, 30)
_EXCEL_DAYS = range(20_000, 80_000)
_SERIAL = re.compile(r"(\d{5})(?:[.,]\d+)?")
_COMPACT = re.compile(r"((?:19|20)\d\d)(\d\d)(\d\d)")
_ISO = re.compile(r"(\d{4})-(\d\d?)-(\d\d?)(?:[T ]\d\d:\d\d.*)?")
_DUTCH = re.compile(r"(\d\d?)[-/. ](\d\d?)[-/. ](\d{4})(?: \d\d?:\d\d.*)?")
_GROUPED = re.compile(r"[+-]?\d{1,3}(?:\.\d{3})+(?:,\d+)?")
_PLAIN_NUMBER = re.compile(r"[+-]?\d{1,15}(?:[.,]\d{1,15})?")
_ZERO_DECIMALS = re.compile(r"(\d+)[.,]0+")
_NUMBER_NOT_CODE = re.compile(r"[+-]\d.*|\d+[.,]\d+")
_TRUE = frozenset(("ja", "j", "1", "true", "waar", "yes"))
_FALSE = frozenset(("nee", "n", "0", "false", "onwaar", "no"))


def translator_for(field: Field, codelists: Mapping[str, CodeList]) -> Translator:
    """The translator of one field; a code field without a list in `codelists` keeps its text."""
    if field.codelist is None:
        return _BY_KIND.get(field.kind, keep_text)
    codes = codelists.get(field.codelist)
    if codes is None:
        return keep_text
    return partial(several if field.kind == "codes" else one, codes=codes)


def keep_text(text: str) -> str | None:
    """Text that needs no translation."""
    return text


def quarter(text: str) -> str | None:
    """The quarter that a quarter, month, date or Excel day number names.

    >>> quarter("3-5-2024"), quarter("45432"), quarter("20240503"), quarter("2024")
    ('2024-Q2', '2024-Q2', '2024-Q2', None)
    """
    with suppress(ValueError):
        return parse_period(text)
    day = _day_number(text)
    return None if day is None else quarter_of(day)


def day(text: str) -> str | None:
    """A date as ISO text.

    >>> day("3-5-2024"), day("2024-05-03 00:00"), day("45415")
    ('2024-05-03', '2024-05-03', '2024-05-03')
    """
    with suppress(ValueError):
        if match := _ISO.fullmatch(text):
            return date(int(match[1]), int(match[2]), int(match[3])).isoformat()
        if match := _DUTCH.fullmatch(text):
            return date(int(match[3]), int(match[2]), int(match[1])).isoformat()
    found = _day_number(text)
    return None if found is None else found.isoformat()


def decimal(text: str) -> str | None:
    """A number with a decimal point; a point with three digits after it groups thousands.

    >>> decimal("1.250"), decimal("12,5"), decimal("12.5"), decimal("1.250,75")
    ('1250', '12.5', '12.5', '1250.75')
    """
    packed = text.replace(" ", "")
    if _GROUPED.fullmatch(packed):
        return packed.replace(".", "").replace(",", ".").lstrip("+")
    return packed.replace(",", ".").lstrip("+") if _PLAIN_NUMBER.fullmatch(packed) else None


def whole(text: str) -> str | None:
    """A whole number.

    >>> whole("1.250"), whole("12,0"), whole("12,5")
    ('1250', '12', None)
    """
    number = decimal(text)
    if number is None:
        return None
    units, _, decimals = number.partition(".")
    return None if decimals.strip("0") else units


def yes_or_no(text: str) -> str | None:
    """`ja` or `nee`."""
    word = text.casefold()
    return "ja" if word in _TRUE else "nee" if word in _FALSE else None


def one(text: str, codes: CodeList) -> str | None:
    """The code that a text means. A number that is not whole is never taken for a code."""
    if match := _ZERO_DECIMALS.fullmatch(text):
        text = match[1]
    if _NUMBER_NOT_CODE.fullmatch(text):
        return text if text in codes.values() else None
    return find_code(text, codes)


def several(text: str, codes: CodeList) -> str | None:
    """Codes joined by ";" in the order of the list; None when one of them is not known."""
    found = {one(part.strip(), codes) for part in text.split(CODE_SEPARATOR) if part.strip()}
    if None in found or not found:
        return None
    return CODE_SEPARATOR.join(code for code in codes.values() if code in found)


def _day_number(text: str) -> date | None:
    if (match := _SERIAL.fullmatch(text)) and int(match[1]) in _EXCEL_DAYS:
        return _EXCEL_DAY_ZERO + timedelta(days=int(match[1]))
    with suppress(ValueError):
        if match := _COMPACT.fullmatch(text):
            return date(int(match[1]), int(match[2]), int(match[3]))
    return None


_BY_KIND: Mapping[str, Translator] = {
    "periode": quarter,
    "datum": day,
    "geheel": whole,
    "decimaal": decimal,
    "bool": yes_or_no,
}
