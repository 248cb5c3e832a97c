"""Identifiers that have a form of their own: BSN, IBAN, mail, telephone, staff number, free text.

Why: a checksum or a fixed form tells a number of a person from a key that somebody made up. Each
function judges one cell; how many cells make a column is decided in `identifiers.py`. The checks of
BSN (the "elfproef") and IBAN (ISO 7064) are those of python-stdnum.
"""

import re

from stdnum import iban
from stdnum.nl import bsn

_MAIL = re.compile(r"[^\s@,;:<>]+@[^\s@,;:<>]+\.[a-z]{2,}", re.IGNORECASE)
_NINE = re.compile(r"(?<![\w.-])(?:\d{9}|\d{4}[. ]\d{2}[. ]\d{3}|\d{3}[. ]\d{3}[. ]\d{3})(?![\w-])")
_IBAN = re.compile(r"\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{2,4}){3,8}\b", re.IGNORECASE)
_PHONE = re.compile(
    r"(?<![\w-])(?:(?:\+|00)31[ (-]*(?:0\)?)?[ -]*[1-9](?:[ -]?\d){8}"
    r"|0[1-9]\d{0,2}[ -]\d(?:[ -]?\d){5,7})(?![\w-])"
)
_LOOSE_PHONE = re.compile(r"0[1-9]\d{8}")
_STAFF = re.compile(
    r"(?:(?:pers(?:oneels?)?|medew(?:erkers?)?|mdw|werkn(?:emers?)?|emp(?:loyee)?|stam|badge)"
    r"[\s._-]*(?:nr|no|nummer|id)|pnr)[\s.:#_-]*\d{3,}",
    re.IGNORECASE,
)
_PHONE_DIGITS = 10
_SENTENCE_WORDS, _SENTENCE_SIGNS = 8, 60


def has_mail(text: str) -> bool:
    """A mail address somewhere.

    >>> has_mail("stuur naar j.jansen@voorbeeld.nl"), has_mail("t-7f3a")
    (True, False)
    """
    return "@" in text and _MAIL.search(text) is not None


def has_nine_digits(text: str) -> bool:
    """Nine digits together, as a BSN is written; also with dots or spaces in their places."""
    return _NINE.search(text) is not None


def has_bsn(text: str) -> bool:
    """Nine digits that pass the elfproef; one in eleven random ones does.

    >>> has_bsn("1112.22.333"), has_bsn("111222334"), has_bsn("12345")
    (True, False, False)
    """
    return any(bsn.is_valid(found[0]) for found in _NINE.finditer(text))


def has_iban(text: str) -> bool:
    """An IBAN with the right checksum and the form of its country.

    >>> has_iban("NL91 ABNA 0417 1643 00"), has_iban("NL92ABNA0417164300")
    (True, False)
    """
    return any(iban.is_valid(found[0]) for found in _IBAN.finditer(text))


def has_phone(text: str) -> bool:
    """A Dutch telephone number with a country code, or with a dash or space after the area code.

    >>> has_phone("06-12345678"), has_phone("+31 6 1234 5678"), has_phone("0612345678")
    (True, True, False)
    """
    return any(
        sum(map(str.isdigit, found[0].removeprefix("00"))) in range(_PHONE_DIGITS, 13)
        for found in _PHONE.finditer(text)
    )


def is_bare_phone(text: str) -> bool:
    """Ten digits that begin as a telephone number; a key may do so too."""
    return _LOOSE_PHONE.fullmatch(text) is not None


def is_digits(text: str) -> bool:
    """Digits and nothing else."""
    return text.isdigit()


def is_staff_number(text: str) -> bool:
    """A number with a word before it that says it is one of staff.

    >>> is_staff_number("pers.nr. 10234"), is_staff_number("pnr00817"), is_staff_number("pers-12")
    (True, True, False)
    """
    return _STAFF.fullmatch(text) is not None


def is_free_text(text: str) -> bool:
    """A sentence or more, where a word from a list or a key belongs."""
    words = text.split()
    return len(words) >= _SENTENCE_WORDS and len(text) > _SENTENCE_SIGNS
