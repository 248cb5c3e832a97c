"""Special categories (GDPR article 9) and family: health, faith, origin, orientation, union.

Why: they single people out where few share them, and they are what answers are worst misused for. A
word that is also used of no one in particular counts only where the sentence is about somebody.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from pipeline.text.answer import Answer, folded
from pipeline.text.patterns import Patterns
from pipeline.text.phrases import Phrases
from pipeline.text.place_names import countries, towns
from pipeline.text.spans import Kind, Span
from pipeline.text.word_lists import word_list

_MY = r"(?:mijn|m'n|mn|m’n|me|mijne|zijn|z'n|zn|z’n|haar|d'r|dr|hun|jouw|ons|onze|uw|iemands)"
_DETERMINERS = word_list("lidwoorden")
_SOMEBODY = word_list("iemand")
_NOT_OF_PERSONS = re.compile(
    r"\s+(?:feestdag(?:en)?|school|scholen|organisatie|identiteit|instelling|partij|grondslag|"
    r"normen|waarden|"
    r"keuken|eten|gerechten|markt|overheid|wet|wetgeving|klanten|leveranciers|piet|cijfers|"
    r"lijst|koffie|thee|"
    r"gat|hand|vlek|boek|doos|woorden|les|lessen|trekjes|uitzondering)\b"
    r"|\.?\s?(?:nr|nummer|code|id)\b"
)
_HEALTH_OF = Patterns(
    Kind.GEZONDHEID,
    "operatie stoornis ziekte beperking verslaving aandoening klachten kwaal probleem "
    "plantatie amputatie infarct letsel fobie handicap allergie kanker therapie zwanger "
    "bevalling miskraam medic prothese gehoor abortus keizersnee overgang verlof kraam "
    "door_mijn",
    rf"\b{_MY}\s+(?:\w+e\s+)?[\w\-]*(?:operatie|stoornis|ziekte|beperking|verslaving|aandoening|"
    r"klachten|kwaal|drankprobleem|alcoholprobleem|transplantatie|amputatie|infarct|letsel|"
    r"fobie|handicap|allergie|"
    r"kanker|therapie|zwangerschap|bevalling|miskraam|medicatie|medicijnen|prothese|"
    r"hoorapparaat)\b",
    r"\b(?:de|een)\s+(?:miskraam|bevalling|abortus|keizersnee)\b",
    r"\b(?:zit|ben|zat|was|kom|kwam)\s+(?:zelf\s+|nu\s+|al\s+)?(?:midden\s+)?in\s+de\s+overgang\b",
    r"\bdoor\s+mijn\s+(?:ziekte|overgang|rug|knie|gezondheid|hoofd)\b",
    r"\b(?:met|in|tijdens|na|van|uit)\s+(?:mijn\s+|haar\s+)?(?:zwangerschapsverlof|"
    r"bevallingsverlof|zwangerschap|kraamtijd|ziekteverlof)\b",
)
_ORIGIN = Patterns(
    Kind.HERKOMST,
    "afkomst huid tongval nationaliteit roots achtergrond moedertaal land etniciteit herkomst "
    "paspoort accent ouders vader moeder familie opa oma _man vrouw naam kleur cultuur geboren "
    "opgegroeid getogen "
    "buitenland vlucht asiel status migrant expat allochtoon zwarte pool turk rus arabier "
    "afrika indo nederlands haar donkere getinte gekleurde bruine",
    rf"\b(?:{_MY}|een|van|met|met\s+een|door\s+mijn)\s+(?:[\w\-]+(?:e|s)\s+)?(?:afkomst|"
    r"huidskleur|tongval|nationaliteit|roots|migratieachtergrond|moedertaal|geboorteland|"
    r"etniciteit|herkomst|paspoort|land\s+van\s+herkomst)\b",
    rf"\b(?:{_MY}|een)\s+(?:[\w\-]+\s+)?accent\b",
    rf"\b(?:{_MY}|een)\s+(?:[\w\-]+se|[\w\-]+sche|culturele|andere)\s+achtergrond\b",
    rf"\b{_MY}\s+(?:ouders|vader|moeder|familie|opa|oma|grootouders|voorouders|man|vrouw)\s+"
    r"(?:komen|komt|kwamen|kwam|is|zijn|wonen|woont)\s+(?:oorspronkelijk\s+|ook\s+)?(?:uit|in|"
    r"van|naar)\s+[\w\-]+",
    r"\b(?:geboren|opgegroeid|getogen)\s+in\s+(?:de\s+|het\s+)?[\w\-]+",
    r"\b(?:als|ik\s+ben|ben|die|dat|zij\s+is|hij\s+is)\s+(?:een\s+)?(?:buitenlander|"
    r"vluchteling|asielzoeker|statushouder|migrant|expat|allochtoon|zwarte|pool|turk|rus|"
    r"arabier|afrikaan|indo)\b",
    r"\b(?:mijn|zijn|haar)\s+(?:gebrekkige?\s+|slechte?\s+|gebroken\s+)?(?:nederlands|"
    r"hoofdhaar|kroeshaar|afro|afrokapsel|dreadlocks|rastahaar)\b",
    r"\b(?:donkere|zwarte|getinte|gekleurde|bruine)\s+(?:huid|huidskleur|vrouw|man|collega|"
    r"jongen|meisje|medewerker|medewerkster)\b",
    r"\bgeen\s+(?:echte\s+)?nederlander\b",
    r"\b(?:hier\s+niet|niet\s+hier|niet\s+in\s+nederland)\s+geboren\b",
    r"\b(?:vanwege|door|om)\s+mijn\s+(?:huids)?kleur\b",
    rf"\b{_MY}\s+(?:buitenlandse\s+|vreemde\s+|exotische\s+|\w+se\s+)?(?:achternaam|cultuur|"
    r"vaderland|thuisland)\b",
    rf"\b{_MY}\s+(?:buitenlandse|vreemde|exotische)\s+(?:naam|voornaam|uiterlijk)\b",
    r"\b(?:terug|ga)\s+naar\s+(?:mijn|zijn|haar|je|hun|m'n|mn)\s+(?:eigen\s+)?land\b",
)
_FAITH = Patterns(
    Kind.GELOOF,
    "geloof religie godsdienst kerk moskee gebed bijbel koran hoofddoek kruisje synagoge "
    "tempel bid "
    "vast",
    rf"\b(?:(?:niet|geen)\s+(?:[\w\-]+\s+){{1,4}})?(?:vanwege|om|door|wegens|voor|volgens|"
    rf"van)\s+{_MY}\s+"
    r"(?:geloof|religie|godsdienst|geloofsovertuiging)\b",
    rf"\b{_MY}\s+(?:\w+e\s+)?(?:geloof|religie|godsdienst|geloofsovertuiging|kerk|moskee|gebed|"
    r"gebeden|bijbel|koran|hoofddoek\w*|kruisje)\b",
    r"\b(?:ik|hij|zij|ze|wij)\s+(?:bid|bad|vast|bidden)\b(?!\s+(?:en|aan|in|te|dat|van|op))",
    r"\b(?:ik|hij|zij|ze|wij|me|mij)\b[^.!?]{0,25}\b(naar\s+(?:de\s+|mijn\s+)?(?:kerk|moskee|"
    r"synagoge|"
    r"tempel))\b",
)
_ORIENTATION = Patterns(
    Kind.GEAARDHEID,
    "_val valt hou lichaam",
    r"\b(?:op|van)\s+(?:mannen|vrouwen|jongens|meisjes|meiden)\s+(?:val|valt|hou|houd|houdt)\b",
    r"\b(?:val|valt|hou|houd|houdt)\s+(?:ook\s+)?(?:op|van)\s+(?:mannen|vrouwen|jongens|meisjes)\b",
    r"\bverkeerde\s+lichaam(?:\s+geboren)?\b",
)
_UNION = Patterns(
    Kind.VAKBOND,
    "bond fnv cnv vcp unie kaderlid nu91 aob vvmc acp npb lad fbz ntb stem lid_van actief_voor",
    r"\b(?:(?:actief\s+|kader|bestuurs)?lid|kaderlid|aangesloten|actief|bestuurder|"
    r"vertegenwoordiger)\s+(?:ben\s+|is\s+)?(?:van|bij|voor)\s+(?:de\s+|een\s+)?(?:vakbond|"
    r"bond|fnv|cnv|vcp|de\s+unie|nu'?91|aob|vvmc|abvakabo|unienftu|ntb|acp|npb|lad|fbz)\b",
    r"\b(?:vakbonds?|fnv|cnv|bonds)[\- ]?(?:lid|kaderlid|er|bestuurder|man|vrouw|consulent|"
    r"vertegenwoordiger|afgevaardigde)\b",
    r"\b(?:vakbondslid|vakbondsman|vakbondsvrouw|kaderlid|vakbondskaderlid|fnv'er|cnv'er)\b",
    r"\b(?:ik|mijn|me|mij|hij|zij|ze)\b[^.!?]{0,30}\b(fnv|cnv|vakbond|bond)\b",
    r"\b(?:stem(?:t|de)?|lid\s+van(?:\s+de)?|actief\s+voor)\s+(?:op\s+)?(?:de\s+)?(?:pvv|fvd|"
    r"vvd|pvda|groenlinks|cda|sp|d66|denk|bij1|sgp|christenunie|bbb|ja21|nsc|volt)\b",
)


@dataclass(frozen=True)
class _Category:
    """Words of one category, and the weak ones among them."""

    kind: Kind
    words: Phrases
    weak: frozenset[str]


def find_special(answer: Answer) -> Iterator[Span]:
    """Health, faith, origin, orientation and union, of somebody."""
    for patterns in (_HEALTH_OF, _ORIGIN, _FAITH, _ORIENTATION, _UNION):
        yield from patterns.find(answer)
    is_personal = len(answer.words) < 4 or not _SOMEBODY.isdisjoint(answer.lows)
    for category in _categories():
        for first, end in category.words.find(answer):
            if is_personal or answer.words[first].low not in category.weak:
                yield from _word(answer, first, end, category.kind)
    yield from _from(answer)


def _word(answer: Answer, first: int, end: int, kind: Kind) -> Iterator[Span]:
    """A word of a category with what stands before it; nothing when it is not about a person."""
    words = answer.words
    last = words[end - 1]
    if _NOT_OF_PERSONS.match(answer.low, last.end) or _is_other_meaning(answer, first):
        return
    start = words[first].start
    if first and words[first - 1].low in _DETERMINERS and answer.gap(first) == " ":
        start = words[first - 1].start
    yield Span(start, last.end, kind)


def _is_other_meaning(answer: Answer, at: int) -> bool:
    """ "Ik vast" is not fasting, "te bi" no orientation: words that are mostly something else."""
    word = answer.words[at]
    if word.low in word_list("dubbelzinnig"):
        before = answer.words[at - 1].low if at else ""
        return before not in word_list("voor_dubbelzinnig")
    return False


def _from(answer: Answer) -> Iterator[Span]:
    """ "Uit Syrië", "in Polen geboren"."""
    words = answer.words
    for first, end in _lands().find(answer):
        before = words[first - 1].low if first else ""
        if before in ("uit", "vanuit", "naar") or (before == "in" and words[first].is_capital):
            start = words[first - 1].start if before in ("uit", "vanuit") else words[first].start
            yield Span(start, words[end - 1].end, Kind.HERKOMST)


@cache
def _lands() -> Phrases:
    return Phrases(countries() - towns())


@cache
def _categories() -> tuple[_Category, ...]:
    return (
        _category(Kind.GEZONDHEID, "gezondheid"),
        _category(Kind.GELOOF, "geloof", "geloof_zwak"),
        _category(Kind.HERKOMST, "afkomst", "afkomst_zwak"),
        _category(Kind.GEAARDHEID, "geaardheid"),
    )


def _category(kind: Kind, words: str, weak: str | None = None) -> _Category:
    weaker = frozenset(map(folded, word_list(weak))) if weak else frozenset()
    return _Category(kind, Phrases(word_list(words)), weaker)
