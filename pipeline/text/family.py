"""Ties of family: "mijn zus werkt hier ook", "de vrouw van de directeur"."""

import re
from bisect import bisect_left
from collections.abc import Iterator

from pipeline.text.answer import Answer
from pipeline.text.noun_phrases import clause_end, extended
from pipeline.text.patterns import Patterns, alternatives
from pipeline.text.spans import Kind, Span
from pipeline.text.word_lists import nouns, word_list

_MY = (
    r"(?:mijn|mie|mien|miene|mijnen|mun|mij|zien|ziene|heur|oons|ons|m'n|m’n|mn|men|me|mijne|"
    r"zijn|z'n|z’n|zn|haar|d'r|d’r|dr|hun|hare|jouw|'r)"
)
_STEP = (
    r"(?:schoon|stief|half|klein|pleeg|tweeling|achter|groot|petekind|ex-?|aanstaande\s+|"
    r"jongste\s+|oudste\s+|eigen\s+|bloedeigen\s+|vroegere\s+|nieuwe\s+)"
)
_KIN = rf"(?:{alternatives('familie')})"
_STATE = r"(?:ben|bin|zit|lig|lag|zat|was|als|zelf|ook|nu|al|midden|nog|in\s+de)"
_OWNER = r"(?:(?:de|het|een|onze|mijn|die|d'n|den)\s+)?(?:\w+e\s+)?[\w\-']+"
_FAMILY = Patterns(
    Kind.GEZIN,
    "man vrouw echtgeno partner ex broer broeder zus zoon dochter vader moeder pa_ ma_ mama "
    "papa ouder oom tante ne nicht "
    "zwager opa oma kind kids verloofd vriend zonen zussen gezin familie vent wijf mams paps "
    "baby tweeling weduw "
    "wife husband girlfriend boyfriend daughter brother sister dogter dochtr met_wie getrouwd "
    "relatie verkering scheid mantelzorg",
    rf"\b{_MY}\s+(?:(?!beste\b|goede\b)[\w\-]+e\s+)?{_STEP}*{_KIN}\b(?:\s+(?:en|of)"
    rf"\s+{_MY}?\s*{_STEP}*{_KIN}\b)?(?!\s+(?:vriend|"
    r"en\s+macht))",
    rf"\b(?:de|het|een|'t|die)\s+{_STEP}*{_KIN}\s+van\s+(?!(?:de|het|een|mijn|ons|onze)\s+"
    rf"(?:team|werk|jaar|dag|organisatie|bedrijf|zaak|zorg|rekening|afdeling)\b){_OWNER}",
    rf"\b(?:is|ben|als|was|zijn)\s+(?:de\s+|een\s+)?{_STEP}*(?:zoon|dochter|broer|zus|neef|"
    rf"nicht|vrouw|man|zwager|schoonzus|partner|ex|vriendin|familie)\s+van\s+{_OWNER}",
    r"\b(?:een\s+|als\s+)?(?:alleenstaande|gescheiden|jonge|pasgescheiden)\s+(?:moeder|vader|"
    r"ouder|man|vrouw|mama|papa)(?:\s+(?:van|met)\s+\w+(?:\s+(?:kinderen|kids|kind|pubers|"
    r"jongens|meisjes))?)?",
    r"\b(?:getrouwd|samenwonend|gehuwd|verloofd|gescheiden|samen|een\s+relatie|relatie|"
    rf"verkering)\s+(?:met|van)\s+(?:{_MY}\s+|een\s+|de\s+|het\s+)?(?:(?:collega|"
    r"leidinggevende|manager|baas|chef|directeur|teamleider|hoofd)\b|[\w\-]+)",
    rf"\b(?:ik|zelf|ben|bin|zit|lig|lag|zat|was|en|als|door|na|sinds|tijdens|vanwege|om)"
    rf"\s+(?:{_STATE}\s+)*"
    r"((?:(?:net|pas|sinds\s+kort|al|nu|inmiddels|recent|onlangs)\s+)*(?:gescheiden|weduwe|"
    r"weduwnaar|weduwvrouw|"
    r"mantelzorger|alleenstaand|pleegouder|pleegmoeder|pleegvader|verweduwd|(?:in\s+)?(?:een"
    r"\s+|mijn\s+|m'n\s+|de\s+)"
    r"(?:\w+e\s+)?(?:v?echt)?scheiding|in\s+(?:v?echt)?scheiding))\b(?!\s+(?:van|tussen|toilet|"
    r"kleed|douche|systemen))",
    r"\b((?:mijn|m'n|mn|haar|zijn|me|mien)\s+(?:v?echt)?scheiding)\b",
    rf"\b(?:de|het)\s+(?:overlijden|dood|begrafenis|ziekbed|geboorte|bruiloft|huwelijk|"
    rf"verlies)\s+van\s+{_MY}\s+"
    rf"(?:\w+e\s+)?{_STEP}*{_KIN}\b",
    r"\b(?:de\s+(?:persoon|man|vrouw|collega|leidinggevende)|degene|iemand)\s+met\s+wie\s+(?:ik|hij|zij|ze)\s+"
    r"(?:het\s+bed|een\s+bed|mijn\s+bed|getrouwd|samen\w*|een\s+relatie|kinderen|een\s+kind)[^.,;!?]*",
    rf"\b(?:een|'n)\s+{_STEP}*{_KIN}\s+(?=(?:die|bij|in|op|van)\b)(?:die\s+[^.,;!?]{{3,40}}(?=\s+(?:kun|kan|is|"
    r"en|ben|heb|dan)\b|[.,;!?]|$)|(?:bij|in|op|van)\s+(?:(?:de|het|ons|onze|een)\s+)?[\w\-]+)",
    r"\b(?:moeder|vader|oma|opa|ouder|mama|papa)\s+van\s+(?:een|twee|drie|vier|vijf|\d|jonge|kleine|mijn)\b"
    r"(?:\s+[\w\-]+){1,3}",
    r"\b(?:man\s+en\s+vrouw|vader\s+en\s+(?:zoon|dochter)|moeder\s+en\s+(?:dochter|zoon)|twee\s+(?:broers|"
    r"zussen|zusters))\s+(?:in|op|bij|aan)\s+(?:[\w\-]+\s+){0,2}[\w\-]+",
    rf"\bmantelzorg(?:er|en)?\s+(?:ben\s+)?voor\s+(?:{_MY}\s+)?\w+",
    r"\b(?:broer|zus|vader|moeder|zoon|dochter|man|vrouw|oom|neef|nicht)\s+(?:en|werkt)\s+"
    r"(?:broer|zus|vader|moeder|zoon|dochter|man|vrouw)\b",
)
_TELLS_NOTHING = re.compile(
    r"\s+(?:heeft|had|hebben|zegt|zei|vindt|vond|helpt|hielp|zeggen|vinden)\b(?!\s+me\s+nodig)"
)
_OF_MINE = re.compile(r"\bvan\s+$")
_STOPS = re.compile(r"\s*(?:[,.:;!?(]|\d|$)")
_OF_OTHERS = re.compile(
    r"(?:de|het|een|die)\s+[\w\-]+\s+van\s+(?:een\s+)?(?:cli[eë]nt|bewoner|pati[eë]nt|leerling|klant|burger|student)"
    r"(?:en|s)?|die\s+man\s+van\s+(?:nacht|dag)"
)
_MOST_WORDS = 10
_LONG = 24
_IS = frozenset(("is", "was"))
_VERB = re.compile(r"\b(?:er|we|wij|ze|die|dat|dit|hier|mensen|collega's)\s+(?:\w+\s)?$")


def find_family(answer: Answer) -> Iterator[Span]:
    """Relatives of somebody, and what ties them to somebody else."""
    for span in _FAMILY.find(answer):
        is_zijn = answer.low.startswith("zijn ", span.start)
        if is_zijn and _VERB.search(answer.low[: span.start]):
            continue
        is_owner = _OF_MINE.search(answer.low[: span.start]) and _STOPS.match(answer.low, span.end)
        if (
            not is_owner
            and not _TELLS_NOTHING.match(answer.low, span.end)
            and not _OF_OTHERS.fullmatch(answer.low, span.start, span.end)
        ):
            yield _with_tie(answer, span)


def _with_tie(answer: Answer, span: Span) -> Span:
    """With what the relative does, where that is said: "mijn broer is wethouder geweest"."""
    words = answer.words
    at = bisect_left([word.start for word in words], span.end)
    if at >= len(words) or words[at].low not in word_list("banden") or answer.gap(at) != " ":
        return extended(answer, span) if span.end - span.start > _LONG else span
    end = clause_end(answer, at, _MOST_WORDS)
    is_only_told = words[at].low in _IS and not any(w.low in nouns() for w in words[at + 1 : end])
    if is_only_told:
        return span
    return Span(span.start, words[end - 1].end, span.kind)
