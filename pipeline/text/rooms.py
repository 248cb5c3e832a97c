"""Rooms with a name of their own kind: "het linnenhok", "meetingroom Tesla", "level -1".

Why: a room by number is found by its number (places.py); one that there is only one of in a house
points at where it happened, and so at who was there.
"""

from collections.abc import Iterator

from pipeline.text.answer import Answer
from pipeline.text.noun_phrases import extended
from pipeline.text.patterns import Patterns
from pipeline.text.spans import Kind, Span
from pipeline.text.word_lists import word_list

_ENDS = (
    *("hok", "kelder", "zaal", "kamer", "ruimte", "lokaal", "zolder", "kot", "schuur", "garage"),
    *("loods", "room", "refter", "tuinhuis", "keet", "balie", "kamers", "hokje"),
)
_SHORTEST_START = 3
_AT = frozenset(("in", "op", "naar", "bij", "uit", "vanuit", "tegenover", "naast", "achter", "van"))
_ARTICLES = frozenset(("de", "het", "'t", "t", "d'n", "den", "ons", "onze", "dat", "die"))
_PUBLIC = (
    r"(?:gemeentehuis|stadhuis|stadskantoor|provinciehuis|politiebureau|hoofdbureau|hoofdkantoor|"
    r"ziekenhuis|station|stadion|rechtbank|kazerne|zwembad|wijkcentrum|buurthuis|gevangenis|azc|"
    r"sporthal|schouwburg|museum|bibliotheek|refter|ziekenboeg|mortuarium|kapel)"
)
_NOT_A_PLACE = (
    r"(?:week|uur|dag|dagen|groep|klas|versie|artikel|pagina|punt|stap|fase|deel|plaats|vraag|nummer|"
    r"schaal|trede|jaar|maand|kwartaal|hoofdstuk|paragraaf|bladzijde|cijfer|score|top|bijlage|optie|"
    r"euro|procent|minuten|minder|meer|ruim|bijna|slechts|ongeveer|circa|minimaal|maximaal|maar|"
    r"rond|over|boven|onder|totaal|januari|februari|maart|april|juni|juli|augustus|september|"
    r"oktober|november|december|zaak|dossier|kenmerk|ticket|melding|account|rekening|toestel|leeftijd|"
    r"dinsdag|maandag|woensdag|donderdag|vrijdag|zaterdag|zondag|windows|office|level|zijn|haar|mijn|"
    r"deze|onze|alle|elke|team|afdeling|ploeg|unit|windows|prince|zonder|tussen|binnen|minstens|nog)"
)
_RANK = (
    r"(?:eerste|tweede|derde|vierde|vijfde|zesde|zevende|achtste|begane\s+grond|hoogste|bovenste)"
)
_PLACES = Patterns(
    Kind.PLAATS,
    "0 huis kantoor bureau station stadion rechtbank kazerne zwembad centrum gevangenis azc hal "
    "schouwburg museum refter boeg mortuarium kapel level verdieping kiss op_de_ etage",
    r"\blevel\s+-?\d+\b",
    rf"\b(?:het|de|ons)\s+{_PUBLIC}\s+(?:in|van|te|aan)\s+(?:(?:de|het)\s+)?[\w\-]+",
    r"\b(?:de\s+)?(?:verdieping|etage|gang|kamer|ruimte|hoek)\s+(?=waar\s)",
    r"\b(?:de\s+)?kiss\s+(?:and|&|en)\s+ride\b",
    rf"\bop\s+de\s+{_RANK}(?=\s*(?:[.,!?;]|$|en\b|is\b|was\b|waar\b|zit\b|staat\b))",
    rf"\b(?:bij|aan|op|naast|achter)\s+(?:de\s+|het\s+)?(?!{_NOT_A_PLACE}\b)([a-z]{{5,}}\s+(?:[1-9]\d?[a-c]?))\b"
    r"(?!\s*(?:uur|jaar|keer|mensen|man\b|dagen|weken|maanden|minuten|procent|%|euro|fte|punten|collega|"
    r"cli[eë]nten|bewoners|leerlingen|van\s+de|x\b|stuks|[.,:\-/]\d))",
)


def find_rooms(answer: Answer) -> Iterator[Span]:
    """Rooms of a kind that a house has one of, with what is said of where they are."""
    for span in _PLACES.find(answer):
        yield extended(answer, span)
    words = answer.words
    for at, word in enumerate(words):
        if not _is_room(word.low):
            continue
        first = at
        while first and words[first - 1].low in _ARTICLES and answer.gap(first) == " ":
            first -= 1
        is_named = at + 1 < len(words) and answer.gap(at + 1) == " " and _names(answer, at + 1)
        if is_named or (first and first < at and words[first - 1].low in _AT):
            end = words[at + 1].end if is_named else word.end
            yield extended(answer, Span(words[first].start, end, Kind.PLAATS))


def _is_room(low: str) -> bool:
    if not low.endswith(_ENDS) or low in word_list("gewone_ruimtes"):
        return False
    end = next(end for end in _ENDS if low.endswith(end))
    return len(low) >= len(end) + _SHORTEST_START or low == "refter"


def _names(answer: Answer, at: int) -> bool:
    """A capital or a number behind it: "meetingroom Tesla", "beraadzaal 0.03"."""
    word = answer.words[at]
    return word.is_capital or word.text[0].isdigit()
