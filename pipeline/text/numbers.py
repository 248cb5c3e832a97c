"""Numbers that point at a person or a case: BSN, IBAN, phone, plates, staff and case numbers.

Why: a checksum (python-stdnum) tells a BSN or IBAN from a sum of money; the other kinds are known
by their form, or by the word before them ("zaak", "badge").
"""

import re
from collections.abc import Iterator

from stdnum import iban
from stdnum.nl import bsn

from pipeline.text.answer import Answer
from pipeline.text.plates import find_plates
from pipeline.text.spans import Kind, Span
from pipeline.text.word_lists import word_list

_DIGITS = re.compile(r"\d")
_LONG = re.compile(r"(?<![\w€])\d[\d .\-/]{5,24}\d(?!\w)")
_RUN = re.compile(
    r"(?<![\w€.,])(?<!€ )\d{5,}(?![\w,]|\.\d)(?!\s*(?:euro|mensen|klanten|stuks|uur)\b)"
)
_IBAN = re.compile(r"\b[a-z]{2} ?\d{2}(?: ?[a-z0-9]){10,30}\b")
_DUTCH_IBAN = re.compile(r"\bnl ?\d{2} ?[a-z]{4} ?(?:\d ?){9}\d\b")
_PHONE = re.compile(
    r"(?<![\w])(?:(?:\+|00)\s?\d{2}[\s\-./]*(?:\(0\)[\s\-./]*)?(?:\d[\s\-./]*){8,10}\d?(?<=\d)"
    r"|\(?0\d{1,3}\)?[\s\-./]*(?:\d[\s\-./]*){6,9}(?<=\d))(?!\w)"
)
_EXTENSION = re.compile(r"\b(?:toestel|tst\.?|doorkies(?:nummer)?)\s*:?\s*(\d{3,5})\b")
_DIGIT_WORD = (
    r"nul|een|één|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|dertien|veertien|"
    r"[a-zë]{0,6}(?:tien|twintig|dertig|veertig|vijftig|zestig|zeventig|tachtig|negentig)"
)
_SPOKEN = re.compile(
    rf"\b(?:(?:{_DIGIT_WORD}|\d{{1,4}})[ ,\-]+){{4,}}(?:{_DIGIT_WORD}|\d{{1,4}})\b"
)
_CODE = (
    r"(?=[\w\-/. ]*\d)(?:[a-z]{1,6}[\-/ .]?)?\d[\w\-/]*(?:\.\d[\w\-/]*)*"
    r"(?:\s\d{2,}(?:[\-/.]\d+)*(?![\w%]|\s*(?:euro|uur|keer|jaar|mensen)))*"
)
_CUED = re.compile(
    r"\b(?:(?:[a-zë]*(?:personeels?|dossier|zaak|meldings?|incident|klacht|ticket|case|casus|badge|"
    r"registratie|polis|order|factuur|contract|formulier|aanvraag)|pers|p|id|medewerkers?|"
    r"werknemers?|pas|klant|client|cliënt|patient|patiënt|sollicitatie|verzuim|rooster|salaris|"
    r"loon|"
    r"leerling|studenten|big|agb|kvk|bsn|sofi|burgerservice|rekening|lidmaatschaps?|bewoners?|"
    r"gebruikers?|inlog|kluis|locker|sleutel|stam|druppel|tag)"
    r"[\- .]?(?:nummer|nummertje|nr\.?|num\.?|no\.?|code|id|lid)?|[a-z]*(?:nummer|nr\.?)|"
    r"personeelslid|"
    r"kenmerk|referentie|ref\.?|melding|"
    r"medewerker|werknemer|collega|uitzendkracht|bewoner|cliënt|client|patiënt)"
    rf"(?![a-z])\s*(?:is\s+|was\s+|met\s+|van\s+|:|=|#)?\s*#?({_CODE})(?![\w%])"
)
_MIXED = re.compile(
    r"\b(?:[a-z]{1,6}[\-/]?\d{4,}[\w\-/]*|[a-z]{1,5}[\-/]\d{2,}(?:[\-/]\d+)+|\d{4}[\-/]\d{3,})\b"
)
_GROUPED = re.compile(
    r"(?<![\w.,/\-€])(?:[a-z]{1,6}[.\-/])*[a-z]{0,2}\d{2,}(?:[.\-/][a-z\d]{1,7})+(?![\w])(?!\s*(?:euro|uur|%))"
)
_ENDS_IN_DIGITS = re.compile(r"(?<![\w./\-])(?:[a-z]{1,6}[.\-/]){2,}\d{3,}(?![\w.\-/])")
_NO_CODE = re.compile(
    r"\d{1,3}(?:\.\d{3})+|(?:19|20)\d\d[\-/](?:(?:19|20)?\d\d)|\d{1,2}[\-/.]\d{1,2}(?:[\-/.](?:\d{4}|\d\d))?|\d+\.\d{1,2}|"
    r"\d{1,4}[\-/]\d{1,3}|\d+[\-/](?:urig|uurs|jarig|koppig|mans|persoons|daags|voudig|er|ers|plus|plusser)\w*"
)
_LETTERED = re.compile(
    r"\b(?!(?:ISO|NEN|EN|BTW|CAO|AVG|NTA|HKZ|WOR)\b)[A-Z]{2,5}(?:[ -]\d{4,7}|"
    r"/\d{2,}-\w+)\b(?!\s*(?:euro|uur))"
)
_YEAR = re.compile(r"\D*(?:19|20)\d\d")
_FEWEST_GROUPED = 4
_PERSON_WORD = re.compile(
    r"(?:personeelslid|medewerker|werknemer|collega|bewoner|cli[eë]nt|pati[eë]nt)\b"
)
_OF_PERSON = re.compile(
    r"\b(?:personeels|medewerkers?|werknemers?|burgerservice|sofi|cli[eë]nt(?:en)?|pati[eë]nt(?:en)?|"
    r"bewoners?|leerling(?:en)?|studenten?|inlog|pas|badge)[\- ]?(?:nummer|nr\.?|code|id)\b"
    r"\s*(?:is\s+|was\s+|van\s+|:|=|#)*\s*((?:[a-z]{1,6}[\-/ .]?)?\d[\w\-/.]{2,})"
)
_NUMBERED_PERSON = re.compile(
    r"(?<!per )\b(?:medewerker|werknemer|personeelslid|collega|cli[eë]nt|pati[eë]nt|bewoner)\s+"
    r"(?!(?:19|20)\d\d\b)(\d{3,6})\b(?![.,]\d|\s*(?:euro|uur|keer|%))"
)
_COUNTING = word_list("getallen")
_FEWEST_SPOKEN = 3
_FEWEST_CUED = 3
_NOT_CODED = re.compile(r"(?:19|20)\d\d|\d{1,2}[.,]\d{1,2}")


def find_numbers(answer: Answer) -> Iterator[Span]:
    """Numbers of persons, accounts, cars and cases."""
    low = answer.low
    if not answer.has_digit:
        if len(_COUNTING & answer.lows) >= _FEWEST_SPOKEN:
            yield from _spans(_SPOKEN, answer, Kind.TELEFOON)
        return
    yield from _ibans(low)
    yield from _spans(_PHONE, answer, Kind.TELEFOON)
    yield from _spans(_EXTENSION, answer, Kind.TELEFOON)
    yield from (s for s in _spans(_SPOKEN, answer, Kind.TELEFOON) if _is_many(low[s.start : s.end]))
    yield from _bsns(low)
    yield from find_plates(answer)
    for match in _CUED.finditer(low):
        if len(_digits(match[1])) >= _FEWEST_CUED and not _NOT_CODED.fullmatch(match[1]):
            is_person = _PERSON_WORD.match(match[0]) is not None
            yield Span(match.start(0 if is_person else 1), match.end(1), Kind.NUMMER)
    yield from _spans(_MIXED, answer, Kind.NUMMER)
    yield from _spans(_RUN, answer, Kind.NUMMER)
    for match in _GROUPED.finditer(low):
        if len(_digits(match[0])) >= _FEWEST_GROUPED and not _NO_CODE.fullmatch(match[0]):
            yield Span(match.start(), match.end(), Kind.NUMMER)
    yield from _spans(_ENDS_IN_DIGITS, answer, Kind.NUMMER)
    for match in _LETTERED.finditer(answer.text):
        if not _YEAR.fullmatch(match[0]):
            yield Span(match.start(), match.end(), Kind.NUMMER)


def find_numbers_of_people(answer: Answer) -> Iterator[Span]:
    """The numbers that are surely somebody's: a BSN or IBAN by its checksum, a number plate, a
    number that is called that of a person. For texts that are full of other numbers."""
    if answer.has_digit:
        yield from _ibans(answer.low)
        yield from _bsns(answer.low)
        yield from find_plates(answer)
        yield from _spans(_OF_PERSON, answer, Kind.NUMMER, 1)
        yield from _spans(_NUMBERED_PERSON, answer, Kind.NUMMER, 1)


def _ibans(low: str) -> Iterator[Span]:
    for match in _DUTCH_IBAN.finditer(low):
        yield Span(match.start(), match.end(), Kind.NUMMER)
    for match in _IBAN.finditer(low):
        pieces = match[0].split(" ")
        for n in range(len(pieces), 0, -1):
            candidate = " ".join(pieces[:n])
            if iban.is_valid(candidate, check_country=False):
                yield Span(match.start(), match.start() + len(candidate), Kind.NUMMER)
                break


def _bsns(low: str) -> Iterator[Span]:
    for match in _LONG.finditer(low):
        digits = _digits(match[0])
        if len(digits) in (8, 9) and bsn.is_valid(digits):
            yield Span(match.start(), match.end(), Kind.NUMMER)


def _spans(pattern: re.Pattern[str], answer: Answer, kind: Kind, group: int = 0) -> Iterator[Span]:
    for match in pattern.finditer(answer.low):
        yield Span(match.start(group), match.end(group), kind)


def _digits(text: str) -> str:
    return "".join(_DIGITS.findall(text))


def _is_many(text: str) -> bool:
    """Whether a row of number words and digits is as long as a phone number."""
    return len(_digits(text)) >= 6 or len(text.split()) >= 6
