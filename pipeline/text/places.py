"""Places: rooms, halls, floors and sites, streets, postcodes and towns."""

import re
from collections.abc import Iterator
from functools import cache

from pipeline.text.answer import Answer
from pipeline.text.noun_phrases import extended
from pipeline.text.patterns import Patterns
from pipeline.text.phrases import Phrases
from pipeline.text.place_names import doubtful, sure, towns
from pipeline.text.spans import Kind, Span
from pipeline.text.word_lists import is_ordinary, vocabulary, word_list

_ROOM = (
    r"(?:gate|pier|hoek|kamertje|kamer|lokaal|zaal|ruimte|vergaderzaal|vergaderruimte|"
    r"vergaderkamer|overlegruimte|"
    r"spreekkamer|"
    r"behandelkamer|klaslokaal|kantine|hal|gebouw|vleugel|etage|verdieping|loods|magazijn|"
    r"balie|blok|"
    r"gang|toren|dok|poort|ingang|uitgang|portiek|trappenhuis|werkplek|flexplek|bureau|lijn|"
    r"post|perron|spoor|"
    r"halte|terrein|parkeergarage|parkeerplaats|steiger|kade|hangar|bouwdeel|cel|station|unit|"
    r"huis|woning|"
    r"kazerne|barak|barrak|pand|zuil|kas|stal|machine|vak|rij|sluis|depot|laboratorium|lab|"
    r"studio|atelier|werkplaats|"
    r"kleedkamer|keuken|wachtkamer|operatiekamer|ok|kantoor|kantoortuin|kantoorruimte|opslag|"
    r"kelder)"
)
_ROOM_CODED = (
    r"(?:k\.|kmr\.?|kammer|kaamer|kamr|ka\.|rm\.?|room|lok\.?|lokaaltje|vkz|vergaderhok|hok|hokje|"
    r"zaaltje|spreekuurkamer|spoelkeuken|bhv-?post|verd\.?|vloer|gangkast|garage|bus|tafel|zone|"
    r"sectie|dek|kavel|woonlaag|werkhok|huiskamer|suite|flat|container|keet|bouwkeet|sorteerband|"
    r"band|kassa|laadperron|laaddock|dock|rolstoelpoort|schacht|stelling|eiland|plein|aula|gymzaal)"
)
_SITE = (
    r"(?:locatie|lokatie|lokasie|vestiging|filiaal|campus|standplaats|rayon|regio|wijk|"
    r"nevenvestiging|hoofdkantoor|kantoor|dependance|school|woonvorm|woongroep|huize|"
    r"residentie|complex|gebouw)"
)
_SIDE = r"(?:noord|oost|zuid|west|midden|centrum|noordoost|noordwest|zuidoost|zuidwest)"
_CODE = r"(?:[a-z]{0,2}[.\-]?\d{1,4}(?:[.\-]\d{1,4})*[a-z]?|[a-z]\b(?![’'.]\w))"
_RANK = (
    r"(?:begane|hoogste|laagste|viefde|eerste|tweede|derde|vierde|vijfde|zesde|zevende|achtste|"
    r"negende|tiende|elfde|"
    r"twaalfde|bovenste|onderste|\d{1,2}(?:e|de|ste))"
)
_STREET_END = (
    r"(?:straat|laan|weg|plein|kade|gracht|dreef|singel|steeg|hof|park|dijk|markt|plantsoen|"
    r"pad|boulevard|haven|kamp|ring|baan|veld|poort|wal|brink)"
)
_HOUSE = r"\d{1,4}(?:\s?[a-z]\b|-\d{1,3})?"
_STREET = rf"(?:[a-z'’\-]+\s)?[a-zà-ÿ'’\-]{{2,}}{_STREET_END}\s+{_HOUSE}"
_BUILDING = (
    r"(?:kantoor|magazijn|loods|gebouw|pand|winkel|filiaal|vestiging|locatie|school|opslag|"
    r"werkplaats|depot|fabriek|huis|woning|praktijk)"
)
_NUMBERED = Patterns(
    Kind.PLAATS,
    "0",
    rf"\b{_ROOM}\s+(?:nr\.?\s*|nummer\s+)?(?:{_CODE}|{_SIDE}|[ivx]{{1,4}})\b(?!\s*(?:procent|%|"
    r"keer|uur|jaar|mensen|van de))",
    rf"\b(?:(?:het|de|ons|onze)\s+)?(?:{_BUILDING}\s+(?:aan|op|in|bij)\s+)?(?:(?:de|het)"
    rf"\s+)?{_STREET}\b(?:\s+(?:in|te)\s+[a-z\-]+)?",
    rf"\b{_ROOM_CODED}\s*(?:nr\.?\s*|nummer\s+)?(?=[a-z]?\.?-?\d){_CODE}\b(?!\s*(?:procent|%|"
    rf"keer|uur|jaar|"
    r"mensen|personen|minuten|van de|euro))",
    r"\b(?:in|uit|naast|tegenover)\s+(\d{1,2}\.\d{2}[a-z]?)\b(?!\s*(?:euro|%|uur|procent|sec|min))",
    r"\b(?:in|op|bij|naar|vanuit|van|uit|naast|tegenover)\s+([a-h]-?\d{1,2}[.\-]\d{1,3}|"
    r"[a-h]\d{2,3})\b",
    r"\b[1-9]\d{3}(?:[a-z]{2}|\s(?!en|in|is|op|te|we|ik|of|er|al|ze|je|zo|nu|uw)[a-z]{2}(?="
    r"\s+[a-z]{4,}|[.,)]|$))\b",
)
_IN_WORDS = Patterns(
    Kind.PLAATS,
    "verdieping etage laag vloer noord oost zuid west midden centrum _a _b _c _d _e _f _g _h _x _i",
    rf"\b{_ROOM}\s+(?:[a-hx]\b(?![’'.]\w)|{_SIDE}|[iv]{{1,4}})\b",
    rf"\b(?:de\s+|op\s+de\s+)?{_RANK}\s+(?:verdieping|etage|woonlaag|laag|vloer)\b",
    rf"\b{_SITE}\s+{_SIDE}\b",
    rf"\b(?:(?:het|de)\s+)?{_SIDE}-?(?:gebouw|vleugel|poort|hal|toren|blok|zaal|kant\s+van"
    rf"\s+het\s+gebouw)\b",
)
_IN = frozenset(
    ("in", "te", "uit", "naar", "vanuit", "vestiging", "locatie", "kantoor", "bij", "regio")
)
_IN_LOWER_CASE = frozenset(("in", "uit", "vanuit", "vestiging", "locatie", "regio"))
_ARTICLES = frozenset(("de", "het", "den", "'t"))
_STREET_NAME = re.compile(
    r"[a-z]{4,}(?:straat|laan|gracht|plein|kade|singel|dreef|plantsoen|steeg|weg|dijk)"
)
_SURE = Phrases(sure(towns()))
_DOUBTFUL = Phrases(doubtful(towns()))


@cache
def _room_words() -> frozenset[str]:
    words = (_ROOM + "|" + _SITE).replace("(?:", "").replace(")", "").split("|")
    return frozenset((*words, "woonlaag", "laag", "vloer"))


def find_places(answer: Answer) -> Iterator[Span]:
    """Rooms and sites by number, side or name; addresses; towns."""
    for span in _NUMBERED.find(answer):
        yield extended(answer, span)
    yield from _IN_WORDS.find(answer)
    has_room = not _room_words().isdisjoint(answer.lows)
    words = answer.words
    for first, end in _SURE.find(answer):
        yield Span(words[first].start, words[end - 1].end, Kind.PLAATS)
    for first, end in _DOUBTFUL.find(answer):
        before = words[first - 1].low if first else ""
        is_known = " ".join(w.low for w in words[first:end]) in word_list("grote_plaatsen")
        is_meant = words[first].is_capital or (is_known and before in _IN_LOWER_CASE)
        if is_meant and before in _IN:
            yield Span(words[first].start, words[end - 1].end, Kind.PLAATS)
    yield from _named(answer, has_room)


def _named(answer: Answer, has_room: bool) -> Iterator[Span]:
    """A room or site with a name ("zaal De Uitkijk"), and streets without a number."""
    words = answer.words
    for at, word in enumerate(words):
        if word.is_capital and _STREET_NAME.fullmatch(word.low) and word.low not in vocabulary():
            yield Span(word.start, word.end, Kind.PLAATS)
        if (
            not has_room
            or not at
            or words[at - 1].low not in _room_words()
            or answer.gap(at) != " "
        ):
            continue
        end = at + 1
        if word.low in _ARTICLES and end < len(words) and words[end].is_capital:
            end += 1
        elif not word.is_capital and (is_ordinary(word.low) or len(word.low) < 4):
            continue
        while end < len(words) and words[end].is_capital and answer.gap(end) == " ":
            end += 1
        yield Span(words[at - 1].start, words[end - 1].end, Kind.PLAATS)
