"""Health as it is told: "mijn kapotte rug", "zes maanden zwanger", "van de drank af".

Why: the names of conditions are in a list; new ones are made every day, by compounds.
"""

import re
from collections.abc import Iterator

from pipeline.text.answer import Answer
from pipeline.text.noun_phrases import extended
from pipeline.text.patterns import MY, Patterns
from pipeline.text.spans import Kind, Span
from pipeline.text.word_lists import word_list

_SHORTEST = 6
_INNOCENT = ("achter mijn rug", "zijn rug", "mijn hart")
_STEMS_ANYWHERE = re.compile(
    r"kanker|ziekte|stoornis|syndroom|fobie|tumor|infarct|transplant|operatie|versla|allerg|letsel|"
    r"amputat|prothese|itis\b|klachten|aandoening|depress|epilep|diabet|reuma|zwanger|miskra|psychos|"
    r"schizo|pati[eë]nt\b|anorex|slechth|slechtz|doofheid|blindheid|dement|migrain|hernia|dialyse|burn|vruchtbaar"
)
_CONDITION = re.compile(
    r"(?!kanker(?!pati|onderzoek|behandel|operatie|diagnose))(?!zieken|beroepsz|veez|scheepsop|reddings|bedrijfsop|"
    r"zoekop|politieop|militaire|reken|rouw|tandarts|leveringsk|bewoners|patient|patiënt|bezoekers|klanten)\w*(?:"
    r"kanker\w*|(?<!^)ziekte|stoornis(?:sen)?|syndroom|fobie|tumor(?:en)?|infarct|transplantatie|"
    r"(?:heup|knie|rug|hart|borst|buik|hernia|oog|nek|schouder|darm|maag|hersen|long|prostaat|pols|voet)operatie|"
    r"verslaving|allergie|letsel|amputatie|prothese|[a-z]{3}itis|(?:rug|hart|nek|long|maag|darm|buik|hoofd|psychische|angst|"
    r"overgangs|menopauze|burnout|gezondheids|lichamelijke|stress|schouder|knie|oog|gehoor)\w*klachten|aandoening|"
    r"[\w\-]{2,}pati[eë]nt|depress\w*|epilep\w*|diabet\w*|reuma\w*|zwangerschap\w*|miskra\w*|psychose\w*|schizo\w*|anorex\w*|"
    r"slechthor\w*|slechtzien\w*|doofheid|blindheid|dement\w*|migraine\w*|hernia\w*|dialyse\w*|vruchtbaarheids\w+)"
)
_HEALTH_OF = Patterns(
    Kind.GEZONDHEID,
    "operatie stoornis ziekte beperking verslaving aandoening klachten kwaal probleem "
    "plantatie amputatie infarct letsel fobie handicap allergie kanker therapie zwanger "
    "bevalling miskraam medic prothese gehoor abortus keizersnee overgang verlof kraam "
    "door_mijn zwang hartje drank drugs nuchter clean afgekickt slik gebruik neem rug knie heup "
    "schouder nek long oog"
    "oor hand been voet arm pols enkel nier darm maag lever suiker staar bloeddruk tumor stoma "
    "diagnose kuren pillen"
    "toestand verwacht positie stotter lispel hink last_van pijn psych therapeut loog_ ggz "
    "kliniek behandel buik rollator",
    rf"\b{MY}\s+(?:\w+e\s+)?[\w\-]*(?:operatie|stoornis|ziekte|beperking|verslaving|aandoening|"
    r"klachten|kwaal|drankprobleem|alcoholprobleem|transplantatie|amputatie|infarct|letsel|"
    r"fobie|handicap|allergie|"
    r"kanker|therapie|zwangerschap|bevalling|miskraam|medicatie|medicijnen|prothese|"
    r"hoorapparaat)\b",
    r"\b(?:de|een)\s+(?:miskraam|bevalling|abortus|keizersnee)\b",
    r"\b(?:zit|ben|zat|was|kom|kwam)\s+(?:zelf\s+|nu\s+|al\s+)?(?:midden\s+)?in\s+de\s+overgang\b",
    rf"\b(?:{MY}|een|die|'n)\s+(?:(?:slechte?|kapotte?|versleten|nieuwe|zere?|pijnlijke|stijve|zwakke|gebroken|kwetsbare|"
    r"geopereerde|rotte?|zieke|verlamde|kromme|kunst)\s*-?\s*)(?:rug|knie[eë]?n?|heup(?:en)?|schouders?|hart|nek|longen|ogen|"
    r"oog|oren|oor|hand(?:en)?|been|benen|voet(?:en)?|arm(?:en)?|pols(?:en)?|enkels?|nieren|nier|darmen|maag|lever|huid)\b",
    r"\b(?:kapotte|versleten|slechte|zere|rotte)\s+(?:rug|knie[eë]?n?|heup(?:en)?|schouders?|nek|polsen|enkels?|longen|ogen)\b",
    r"\b(?:last|pijn)\s+(?:van|in)\s+(?:mijn|m'n|mn|me|zijn|haar|mien)\s+(?:\w+e\s+)?\w+\b",
    rf"\b(?:{MY}|door|met|aan|sinds)\s+(?:mijn\s+)?(?:suiker|staar|bloeddruk|tumor|stoma|diagnose|blaas|galblaas|"
    r"cholesterol|schildklier|baarmoeder|eierstokken|prostaat|menstruatie|dikke\s+buik|zwangere\s+buik|rollator|"
    r"krukken|gips|spalk|brace|kuren|chemokuren|bestralingen|pillen|medicatie)\b(?:\s+in\s+het\s+ziekenhuis)?",
    r"\b(?:in|met)\s+(?:mijn|haar)\s+(?:toestand|blijde\s+verwachting|verwachting|omstandigheden)\b(?:,?\s+met\s+de\s+buik"
    r"[^,.]*)?|\bin\s+(?:blijde\s+)?verwachting\b|\bin\s+positie\b",
    r"\b(?:\w+\s+)?(?:maand|maanden|weken)\s+zwanger\b|\b(?:hoog)?zwanger(?:e)?\s+van\s+(?:mijn|een|ons|haar)\s+\w+",
    r"\b(?:klein|ander|tweede)\s+hartje\s+(?:dat\s+)?klopt\b[^,.]*|\been\s+(?:klein\s+)?hartje\s+klopt[^,.]*",
    r"\b(?:van|aan|af\s+van)\s+de\s+(?:drank|drugs|coke|alcohol|pillen|fles)\b(?:\s+(?:af|geweest|gezeten|zat))?",
    r"\b(?:ben|was|is)\s+(?:ik\s+)?(?:al\s+)?(?:\w+\s+(?:jaar|maanden|weken)\s+)?(?:nuchter|clean|van\s+de\s+drank\s+af|"
    r"afgekickt|aan\s+het\s+afkicken|onder\s+behandeling|in\s+behandeling|opgenomen\s+geweest)\b",
    r"\b(?:slik|slikt|slikte|gebruik|gebruikt|neem|neemt|krijg|kreeg)\s+(?:ik\s+|nu\s+|al\s+\w+\s+)?(?:anti\w+|pillen|"
    r"medicijnen|medicatie|ritalin|concerta|oxazepam|insuline|prednison|morfine|kalmerings\w+|slaappillen|bloedverdunners|"
    r"hormonen|methylfenidaat|lithium|chemo)\b",
    r"\b(?:ik|hij|zij|ze|zelf)\s+(?:stotter|stottert|lispel|lispelt|hink|hinkt|beef|beeft|tril|trilt|flauwval|flauwviel)\b",
    r"\b(?:kan|kon|mag|durf)\s+(?:door\s+\w+\s+)?(?:niet|nauwelijks|amper|slecht|moeilijk)\s+(?:meer\s+)?(?:tillen|bukken|lopen|"
    r"traplopen|zien|horen|staan)\b(?=[^.!?]{0,40}\b(?:rug|knie|heup|ogen|oren|hart|longen))",
    r"\b(?:naar|bij|van)\s+(?:de|mijn|m'n|een)\s+(?:psycholoog|psychiater|therapeut|oncoloog|cardioloog|neuroloog|reumatoloog|"
    r"uroloog|gynaecoloog|ggz|kliniek|revalidatiearts|dialyse|diabetesverpleegkundige|anonieme\s+alcoholisten)\b",
    r"\bdoor\s+mijn\s+(?:ziekte|overgang|rug|knie|gezondheid|hoofd)\b",
    r"\b(?:met|in|tijdens|na|van|uit)\s+(?:mijn\s+|haar\s+)?(?:zwangerschapsverlof|"
    r"bevallingsverlof|zwangerschap|kraamtijd|ziekteverlof)\b",
)


def find_health(answer: Answer) -> Iterator[Span]:
    """What somebody has, takes or cannot, also without the name of a condition."""
    for span in _HEALTH_OF.find(answer):
        if not answer.low.startswith(_INNOCENT, span.start):
            yield span
    if _STEMS_ANYWHERE.search(answer.low) is None:
        return
    for at, word in enumerate(answer.words):
        if _is_condition(word.low):
            first = _first(answer, at)
            yield extended(answer, Span(answer.words[first].start, word.end, Kind.GEZONDHEID))


def _is_condition(low: str) -> bool:
    """ "Borstkankerbehandeling", "rugklachten", "paniekstoornis"; no curse such as "kankerzooi"."""
    return len(low) > _SHORTEST and _CONDITION.fullmatch(low) is not None


def _first(answer: Answer, at: int) -> int:
    """The article before a condition, with an adjective between: "een bipolaire stoornis"."""
    for first in range(at - 1, max(-1, at - 3), -1):
        if answer.gap(first + 1) != " ":
            break
        if answer.words[first].low in word_list("lidwoorden"):
            return first
    return at
