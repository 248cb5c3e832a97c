"""What holds for one person only: "de enige vrouw", "de laatste die", "er is maar één".

Why: no name is needed where the answer itself says that nobody else fits.
"""

from collections.abc import Iterator

from pipeline.text.answer import Answer
from pipeline.text.patterns import Patterns
from pipeline.text.spans import Kind, Span

_ONLY = r"(?:enigste?|enige|eenigste?|eenige|eniege|ennige|enigst)"
_THE = r"(?:de|het|d'n|den|'n|n|die|een|mijn|onze|ons|hun|haar)"
_BEFORE = (
    r"(?:(?:(?:ik\s+)?(?:ben|bin|zen|is|was|zijn)\s+(?:hier\s+|nu\s+|nog\s+|ook\s+|als\s+)?)?"
    rf"(?:(?:als|{_THE})\s+)*)"
)
_CLAUSE = r"(?:\s+(?!(?:en|dus|maar|want|omdat|dat\s+ben|toch|of)\b)[^\s.,;:!?()]+){1,9}"
_HERE = (
    r"(?:\s+(?:hier|hiero|bij\s+ons|(?:in|op|van|binnen|bij)\s+(?:de|het|ons|onze|mijn|dit|"
    rf"deze|heel)\s+[\w\-]+|van\s+ons(?:\s+\w+)?|die{_CLAUSE}|met\s+(?:een\s+)?[\w\-]+(?:"
    r"\s+\w+)?|zonder\s+[\w\-]+))?"
)
_NOT_PERSONS = (
    r"(?:\w+(?:heid|(?<!l)ing|tie|teit|isme|ment|nis)|wat|manier|oplossing|reden|keer|optie|"
    r"vraag|probleem|moment|mate|tijd|vorm|zin|weg|"
    r"kans|punt|"
    r"dag|twijfel|moeite|uren|weken|maanden|dagen|jaren|jaar|afstand|ervaring|aandacht|begrip|"
    r"steun|"
    r"waardering|hulp|verschil|ding|dingen|plek|plaats|hoop|verbetering|verandering|nadeel|"
    r"voordeel|"
    r"respect|interesse|invloed|toelichting|uitleg|overleg|communicatie|contact|voorwaarde|optie|"
    r"manieren|vooruitgang|ruimte|rust|vrijheid|privacy|zekerheid|empathie|betrokkenheid|kritiek|"
    r"terughoudendheid|voorzichtigheid|nuance|vergadering|les|lichtpuntje|die\s+telt|juiste|"
    r"echte|dat|waar|"
    r"regel|taak|doel|middel|bron|route|stap|antwoord|excuus|feestdag|pauze|trein|bus|printer|"
    r"systeem|"
    r"bijeenkomst|training|cursus|maatregel|factor|rol|zekere|logische|goede|mogelijke|motivatie)\b"
)
_ADJECTIVE = r"(?:[\w\-]+(?:e|jarig|en)\s+)"
_UNIQUE = Patterns(
    Kind.HERKENBAAR,
    "enig ennig laatste eerste jongste oudste langst nieuwste kleinste dikste zwaarste slechts "
    "maar_ alleen precies welgeteld niemand geen_ als_ één 1",
    rf"\b{_BEFORE}{_ONLY}\s+(?:die|wie){_CLAUSE}",
    rf"\b{_BEFORE}{_ONLY}\s+(?:[\w\-]+\s+)?(?:met|zonder)\s+(?:een\s+|de\s+|mijn\s+)?[\w\-]+",
    rf"\b{_BEFORE}{_ONLY}\s+(?!{_NOT_PERSONS})(?:{_ADJECTIVE}(?!(?:die|is|was|heeft|van|in|op|"
    rf"hier|sta|ben|en)\b)(?!{_NOT_PERSONS}))?[\w\-]{{3,}}{_HERE}",
    rf"\b(?:als|de)\s+{_ONLY}\b(?=\s*(?:[.,!?]|$|(?:hier|van|in|op|niet|geen|wel)\b))(?:\s+van\s+"
    r"(?:de|het|ons|onze)\s+[\w\-]+|\s+hier)?",
    rf"\b{_BEFORE}(?:laatste|eerste|allereerste)\s+(?:die{_CLAUSE}|(?:vrouw(?:elijke)?|man"
    r"(?:nelijke)?|zwarte|gekleurde|homo|transgender|moslim\w*|turk\w*|marokka\w*|"
    rf"buitenlandse?)\b(?:\s+(?!(?:en|dus|die|in|op|van|bij|binnen|hier|met|"
    rf"zonder)\b)[\w\-]+)?{_HERE})",
    rf"\b{_BEFORE}(?:jongste|oudste|langstzittende|nieuwste|langst\s+zittende|kleinste|langste|"
    r"dikste|zwaarste)(?:\s+(?:collega|medewerker|medewerkster|werknemer|kracht|vrouw|man|"
    r"verpleegkundige|docent))?(?:\s+(?:van\s+(?:het\s+|de\s+|ons\s+|onze\s+)?[\w\-]+|hier|in"
    r"\s+(?:het|de|ons|onze)\s+\w+|op\s+(?:de|het|onze)\s+\w+|bij\s+ons))",
    r"\b(?:slechts|maar|alleen|precies|welgeteld)\s+(?:een|één|eentje|1)\s+(?!(?:paar|beetje|"
    r"keer|uur|dag|week|maand|klein|kleine|ding|vraag|deel|aantal|mening|gevoel|kwestie|ander|"
    r"andere|korte?|enkele?|halve?|half|kwartier|minuut|manier|oplossing|reden|tip|idee|punt|"
    r"grap|grapje|woord|mail|telefoontje|formaliteit|begin|stap|plek|pauze|toilet|wc|printer|"
    r"computer|lift|regel|advies|wens|wensen|probleem)\b)(?:[\w\-]+(?:e|se|jarige)"
    r"\s+(?=[a-z\-]{4,}))?[\w\-]{3,}(?:\s+(?:zonder\s+\w+|hier|in\s+huis|in"
    r"\s+(?:het|de|ons)\s+\w+|op\s+(?:de|het|onze)\s+\w+|bij\s+ons|met\s+\w+))?",
    r"\b(?:niemand\s+anders|geen\s+(?:enkele\s+)?ander[e]?\s+[\w\-]+|verder\s+niemand)\s+"
    r"(?:hier\s+|in\s+(?:het|de|ons)\s+\w+\s+|op\s+(?:de|het)\s+\w+\s+)?(?:heeft|is|werkt|"
    r"spreekt|doet|draagt|zit|komt|kan)(?:\s+[\w\-]+){0,3}",
    r"\bals\s+(?:vrouw|man|meisje|jongen|[\w\-]+e\s+vrouw|[\w\-]+e\s+man)\s+(?:tussen|onder|in"
    r"\s+een\s+team\s+(?:met|van))\s+(?:alleen\s+|allemaal\s+|louter\s+|al\s+die\s+|de\s+)?"
    r"(?:mannen|vrouwen|kerels)",
    r"\b(?:alleen\s+ik\s+(?:heb|ben|doe|werk|weet|kan|mag)|behalve\s+ik\s+(?:is|heeft|werkt|"
    r"doet)\s+(?:hier\s+)?niemand|"
    r"niemand\s+behalve\s+ik)\b(?:\s+[\w\-]+){0,3}",
    r"\b(?:we|wij|ze|er|hier)\s+(?:hebben|is|zit|werkt|loopt)\s+(?:hier\s+|maar\s+|er\s+|"
    r"slechts\s+){0,2}(?:één|1)\s+"
    rf"(?!{_NOT_PERSONS})[\w\-]{{4,}}\b",
)


def find_uniqueness(answer: Answer) -> Iterator[Span]:
    """Phrases that say that somebody is the only one, the first, the oldest."""
    yield from _UNIQUE.find(answer)
