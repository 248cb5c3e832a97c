"""What holds for one person only: "de enige vrouw", "de laatste die", "er is maar één".

Why: no name is needed where the answer itself says that nobody else fits.
"""

import re
from collections.abc import Iterator

from pipeline.text.answer import Answer
from pipeline.text.noun_phrases import clause_end, extended, noun_end, phrase_end
from pipeline.text.number_words import FEW
from pipeline.text.patterns import Patterns, alternatives
from pipeline.text.spans import Kind, Span
from pipeline.text.word_lists import word_list

_LEADS = frozenset(
    ("de", "het", "d'n", "den", "'n", "n", "een", "mijn", "onze", "ons", "hun", "haar", "die", "it")
)
_BEFORE = frozenset(
    ("als", "ben", "bin", "is", "was", "ik", "eerste", "en", "zijnde", "hier", "van")
)
_NOBODY = re.compile(r"\w+(?:heid|(?<!l)ing|tie|teit|isme|ment|nis)")
_THING = rf"(?:{alternatives('niet_enige_personen')}|\w+(?:heid|(?<!l)ing|tie|teit|isme|nis))\b"
_WOMAN = (
    r"(?:vrouw(?:elijke)?|man(?:nelijke)?|meisje|jongen|zwarte|gekleurde|homo|lesbische|transgender|"
    r"trans\s?vrouw|trans\s?man|moslim\w*|turk\w*|marokka\w*|surina\w*|antillia\w*|po(?:ol|ls)\w*|"
    r"buitenlandse?|allochtoon|christen|jood\w*|rolstoeler|dove|blinde|oudere|jongere)"
)
_MOST = (
    r"(?:jongste|oudste|langstzittende|langst\s+zittende|nieuwste|kleinste|dikste|zwaarste|langste|"
    r"langst\s+werkende|kortst\s+zittende|laatst\s+(?:aangenomen|gekomen|overgebleven)\w*|meest\s+"
    r"ervaren|minst\s+ervaren|langst\s+dienende)"
)
_SOMEBODY = (
    r"(?:collega|medewerker|medewerkster|werknemer|kracht|vrouw|man|verpleegkundige|docent|docente|"
    r"chauffeur|monteur|rot)"
)
_UNIQUE = Patterns(
    Kind.HERKENBAAR,
    "laatste eerste jongste oudste langst nieuwste kleinste dikste zwaarste slechts weinige "
    "eerder langer_dan"
    "maar_ alleen precies welgeteld niemand geen_ als_ één 1 eentje uppie behalve buiten_m degene "
    "na_mij naast_mij meest_ minst_ van_de_ kortst langste tweede nooit",
    rf"\b(?:(?:als|de|het)\s+)*(?:laatste|eerste|allereerste)\s+(?:die\s+\w+|{_WOMAN}\b)",
    rf"\b(?:(?:als|de|het|hier)\s+)*{_MOST}(?:\s+{_SOMEBODY})?(?=\s+(?:van|hier|in|op|bij|uit)\b)"
    r"(?:\s+(?:hier|bij\s+ons))?",
    rf"\bals\s+{_MOST}\b(?:\s+{_SOMEBODY})?",
    r"\b(?:een|één|1|eentje)\s+van\s+de\s+(?:weinige?n?|enige|paar|schaarse|laatste)\b(?:\s+"
    rf"(?!{_THING})\w+)?",
    rf"\b(?:een|één|1)\s+van\s+de\s+{FEW}\s+(?!{_THING})\w+(?=\s+(?:die|met|in|op|van|bij)\b)",
    r"\b(?:nooit|niet)\s+eerder\s+(?:een\s+)?" + _WOMAN + r"\b(?:\s+(?:hier|gehad|gewerkt))?",
    r"\b(?:(?:slechts|precies|welgeteld)\s+(?:een|één|eentje|1)|(?:maar|alleen)\s+(?:één|eentje|1))"
    rf"\s+(?!{_THING}|(?:paar|"
    r"beetje|klein|kleine|deel|aantal|mening|gevoel|kwestie|ander|andere|korte?|enkele?|halve?|half|"
    r"kwartier|minuut|grap|grapje|woord|mail|mailtje|app|appje|telefoontje|formaliteit|begin|getal|"
    r"nummer|wensen|kop|schijntje|fractie|handjevol|onderdeel|kant|stukje|druppel|papiertje|pleister|"
    r"momentopname|spelletje|werkdag|glimlach|bedankje|zinnetje|briefje|berichtje)\b)(?:[\w\-]+(?:e|"
    r"se|jarige)\s+(?=[a-z\-]{4,}))?[\w\-]{3,}",
    r"\b(?:niemand\s+anders|geen\s+(?:enkele\s+)?ander[e]?\s+[\w\-]+|verder\s+niemand|geen\s+tweede|"
    r"niemand\s+zoals\s+ik|geen\s+ander)\b(?:\s+(?:hier|in\s+(?:het|de|ons)\s+\w+|op\s+(?:de|het)"
    r"\s+\w+))?\s+(?:heeft|is|werkt|spreekt|doet|draagt|zit|komt|kan|hebben|die)(?:\s+[\w\-]+){0,3}",
    r"\b(?:werk|functie|baan|vak|rol|iets)\s+(?:dat|die|waar\w*|wat)\s+(?:\w+\s+){0,4}(?:geen\s+"
    r"tweede|niemand\s+anders|verder\s+niemand|geen\s+ander)\b(?:\s+[\w\-]+){0,2}",
    r"\bhier\s+geen\s+tweede(?:\s+[\w\-]+){0,3}",
    r"\bals\s+(?:enig\s+)?(?:vrouw|man|meisje|jongen|[\w\-]+e\s+vrouw|[\w\-]+e\s+man)\s+(?:tussen|"
    r"onder|te\s+midden\s+van|in\s+een\s+(?:team|ploeg|groep)\s+(?:met|van)|in\s+een)\s+(?:alleen\s+|"
    r"allemaal\s+|louter\s+|al\s+die\s+|al\s+de\s+|de\s+|\w+\s+)?(?:mannen|vrouwen|kerels|"
    r"mannenteam|mannenploeg|vrouwenteam|mannenwereld)",
    r"\b(?:alleen\s+ik\s+(?:heb|ben|doe|werk|weet|kan|mag)|(?:behalve|buiten)\s+(?:ik|mij|mezelf)\s+"
    r"(?:is|heeft|werkt|doet|zit|zijn)\s+(?:er\s+)?(?:hier\s+)?(?:niemand|geen|alleen|allemaal)|"
    r"niemand\s+behalve\s+(?:ik|mij)|op\s+mij\s+na|naast\s+mij\s+(?:is|zijn)\s+er)\b"
    r"(?:\s+[\w\-]+){0,4}",
    r"\b(?:ben|was|ik\s+ben\s+dus|wie|wie\s+is)\s+(?:ook\s+|hier\s+)?(degene(?:\s+is)?)(?=\s+die\b)",
    r"\bdegene\s+(?:hier\s+)?met\s+(?:de|het)\s+(?:meeste|minste|langste|kortste|oudste|hoogste|laagste)\s+\w+",
    r"\b(?:als\s+)?(?:de\s+)?(?:laatste|enige)\s+(?=van\s+(?:de|het|ons|onze)\s+(?:oude|eerste|vorige|vaste|hele|originele)\b)",
    r"\b(?:hier\s+)?langer\s+dan\s+(?:wie\s+(?:dan\s+)?ook|iedereen|alle\s+anderen)(?:\s+hier)?\b",
    r"\bin\s+(?:mijn|m'n|mn|haar|zijn|z'n|d'r)\s+(?:eentje|uppie)\b",
    r"\b(?:we|wij|ze|er|hier)\s+(?:hebben|is|zit|werkt|loopt)\s+(?:hier\s+|maar\s+|er\s+|slechts\s+)"
    rf"{{0,2}}(?:één|1)\s+(?!{_THING})[\w\-]{{4,}}\b",
)


def find_uniqueness(answer: Answer) -> Iterator[Span]:
    """Phrases that say that somebody is the only one, the first, the oldest."""
    for span in _UNIQUE.find(answer):
        yield extended(answer, span)
    if word_list("enige").isdisjoint(answer.lows):
        return
    for at, word in enumerate(answer.words):
        if word.low in word_list("enige"):
            end = _only_one_end(answer, at)
            if end > at:
                first = _first(answer, at)
                yield Span(answer.words[first].start, answer.words[end - 1].end, Kind.HERKENBAAR)


def _only_one_end(answer: Answer, at: int) -> int:
    """The word after "enige" and what it is said of; `at` when that is a thing, or "some"."""
    words = answer.words
    before = words[at - 1].low if at else ""
    end = noun_end(answer, at + 1)
    said_of = [w.low for w in words[at + 1 : end] if not w.is_capital]
    if any(low in word_list("niet_enige_personen") or _NOBODY.fullmatch(low) for low in said_of):
        return at
    after = words[at + 1].low if at + 1 < len(words) else ""
    if end == at + 1 and (before == "het" or after in ("wat", "dat", "waar")):
        return at
    if after in ("is", "ben", "was") and at + 2 < len(words) and words[at + 2].low == "die":
        return clause_end(answer, at + 3, 12)
    is_some = words[at].low == "enige" and before not in _LEADS | _BEFORE and not words[at].opens
    if is_some or (words[at].low == "enig" and before not in ("als", "de")):
        return at
    return max(phrase_end(answer, end), end, at + 1)


def _first(answer: Answer, at: int) -> int:
    """The first word of what leads to "enige": "ik ben de enige", "als de enige"."""
    first = at
    while first and answer.words[first - 1].low in _LEADS | _BEFORE and answer.gap(first) == " ":
        first -= 1
    return first
