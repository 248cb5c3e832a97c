"""Small teams: "we zijn met vijf", "ons groepje van drie", "de zes nachtwakers".

Why: who writes is one of a handful, and whoever is written about too.
"""

from collections.abc import Iterator

from pipeline.text.answer import Answer
from pipeline.text.noun_phrases import extended
from pipeline.text.number_words import FEW, TOGETHER
from pipeline.text.patterns import Patterns, alternatives
from pipeline.text.spans import Kind, Span

_ADVERBS = (
    r"(?:(?:hier|maar|mer|mar|slechts|nog|daar|nu|er|eigenlijk|ook|toch|alleen|samen|allemaal|"
    r"gewoon|"
    r"in totaal|momenteel|op kantoor)\s+)*"
)
_PEOPLE = rf"(?:{alternatives('mensen')})"
_GROUP = rf"(?:\w*(?:{alternatives('groepen')}))"
_OF = r"(?:\s+(?:van|op|in|bij)\s+(?:(?:de|het|ons|onze)\s+)?(?:[a-z\-]+isch[e]?\s+)?[\w\-]+)"
_NOT_PEOPLE = rf"(?:{alternatives('geen_mensen')})\b"
_PERSONS = (
    rf"(?:[\w\-]*(?:{alternatives('meervoud_personen')})|mannelijke\s+\w+|vrouwelijke\s+\w+|"
    r"\w+(?:isten|eurs|ologen|aars))"
)
_HARDLY = (
    r"(?:(?:maar|slechts|ongeveer|nog|de|zo'n|niet\s+meer\s+dan|hooguit|amper|krap|net|een\s+man\s+of|"
    r"een\s+stuk\s+of|totaal|in\s+totaal|pakweg|circa|hoogstens|maximaal|minder\s+dan|exact|precies)"
    r"\s+)*"
)
_OUR = r"(?:z'n|zijn|ons|zn|z’n|hun|d'r|zien|ze|us|uus|oons|sien)"
_TEN = r"(?:duo|trio|twee|drie|vier|vijf|zes|zeven|acht|negen|tien)"
_SMALL = Patterns(
    Kind.HERKENBAAR,
    "0 handje viev zess  the_ fte omvang twie man_of mens_of kwartet overgebleven "
    "twee drie dri vier vijf vijv zes duo trio tal zeven acht negen tien elf twaalf klein",
    r"\b(?:wij|we|ze|zij)\s+(?:zijn|werken|zitten|staan|waren|zin|zen|bennen|bint|binne|doen\s+het|draaien"
    rf"\s+het)\s+{_ADVERBS}(?:(?:met|mee|mi|mit)\s+)?(?:(?:z'n|zijn|ons|zn|z n|ze|z’n)\s+)?"
    rf"(?:{TOGETHER}|"
    rf"{FEW}\b(?!\s+(?!{_PEOPLE}|{_PERSONS}|in\b|op\b|en\b|dus\b)\w))(?:\s+(?:{_PEOPLE}|{_PERSONS}))?(?:\s+op\s+(?:de|"
    r"het)\s+\w+|\s+in\s+(?:de|het|ons)\s+\w+)?",
    rf"\b(?:(?:maar|mar|mer)\s+)?(?:met|van|mit|mei|mee)\s+{_OUR}\s+{TOGETHER}\b",
    rf"\b(?:de\s+)?(?:omvang|grootte|bezetting)\s+van\s+(?:mijn|ons|onze|het|de)\s+\w+\s*\(\w+\s+"
    rf"\w+\)|\(\s*(?:maar\s+|slechts\s+)?{FEW}\s+(?:{_PEOPLE}|{_PERSONS})\s*\)",
    rf"\b{FEW}\s+(?:{_PEOPLE}|{_PERSONS})(?=\s+(?:op|in|bij|aan)\s+(?:(?:de|het|ons|onze|een)\s+)"
    rf"(?:hele\s+|heel\s+)?(?!week|dag|maand|jaar|uur|begin|eind|weekend|nacht|ochtend|avond|gang)\w)",
    rf"\b(?:mijn|m'n|mn)\s+{FEW}\s+(?:directe\s+|naaste\s+|vaste\s+|andere\s+)?(?:{_PEOPLE}|"
    rf"{_PERSONS})\b",
    rf"\b(?:de|wij|ons)\s+{FEW}\s+(?:in|op|bij|van)\s+(?:onze|ons|mijn|de|het)\s+(?!week|dag|maand|"
    r"jaar|uur|nacht)\w+",
    rf"\b(?:er\s+)?(?:zijn|werken|waren|hebben)\s+er\s+{_HARDLY}{FEW}\s+(?:met|van|in|op|bij|die)\s+"
    r"(?:mijn|ons|onze|de|het|dit|dezelfde)?\s*\w+(?:\s+\w+)?",
    rf"\b(?:met|naast)\s+(?:mij\s+)?(?:nog|maar|slechts)\s+{FEW}\s+(?:andere\s+)?(?:{_PEOPLE}|"
    rf"{_PERSONS})\b",
    rf"\bmet\s+{FEW}\s+man\b(?:\s+op\s+\w+\s+\w+)?",
    rf"\b(?:met|maar|slechts|nog)\s+{FEW}\s+[a-z]+(?:e|isch)\s+(?:{_PEOPLE}|{_PERSONS})\b(?:\s+over\b)?",
    rf"\bwaarvan\s+er\s+{_HARDLY}{FEW}\s+(?:zijn|werken|rondlopen)\b",
    r"\b(?:just\s+)?the\s+(?:two|three|four)\s+of\s+us\b",
    r"\b(?:we|wij|ons|een)\s+(?:zijn\s+)?(?:(?:maar|met|slechts|een|hier|ons)\s+)*handje\s?vol\b(?:\s+"
    r"(?:mensen|collega's|man|vrouwen|mannen))?",
    rf"\b(?:een\s+)?{FEW}[.,]5\s+fte\b",
    r"\b(?:bij\s+)?(?:er|hier|ons|onze)(?:\s+(?:op|in|bij)\s+(?:de\s+|het\s+)?\w+)?\s+(?:"
    r"werken|zitten|staan|lopen|zit|werkt|(?:zijn|waren)\s+(?:hier|maar|slechts|nog|daar|er))"
    rf"\s+{_ADVERBS}{FEW}\s+"
    rf"(?:{_PEOPLE}|{_PERSONS})\b",
    rf"\b(?:er|hier|we|wij)\s+(?:zijn|werken|zitten|lopen|hebben|waren)\s+{_ADVERBS}(?:maar|"
    rf"slechts|alleen)\s+(?:er\s+)?{FEW}\s+(?!{_NOT_PEOPLE})[\w\-]+",
    rf"\b(?:werken|zijn|zitten)\s+(?:er|we|wij)\s+{_ADVERBS}(?:met\s+)?{FEW}\s+(?:{_PEOPLE}|"
    rf"{_PERSONS})\b",
    rf"\b(?:(?:de|het|ons|onze|een|mijn|dat|dit)\s+)?(?:klein[e]?\s+|hecht[e]?\s+|oude?\s+)?{_GROUP}"
    rf"\s+(?:van|met|bestaat\s+uit|telt|telde|is\s+maar)\s+{_HARDLY}{FEW}(?:[.,]5)?(?:"
    rf"\s+(?:{_PEOPLE}|{_PERSONS}))?\b(?!\s*(?:jaar|uur|dagen|weken|maanden|procent|%))",
    rf"\b(?:(?:het|de|ons|onze|een|mijn)\s+)?{FEW}[\-]?\s?(?:persoons|mans|koppige?|hoofdige?|"
    r"vrouws)[\- ]?(?:team|ploeg|afdeling|kantoor|kamer|groep|bedrijf|bezetting|praktijk|"
    rf"dienst)?\w*(?:\s+(?:team|ploeg|afdeling|groep))?(?:{_OF})?",
    rf"\b(?:de|die|onze|ons|deze|alle)\s+{FEW}\s+(?:[a-z]+(?:e|isch)\s+)?(?:{_PERSONS})\b(?:{_OF})?",
    rf"\b(?:de|die|ons|onze|wij|een\s+van\s+de|één\s+van\s+de)\s+{FEW}\s+(?:van\s+(?:de|het)"
    rf"\s+(?:[a-zë]+(?:e|sche)\s+(?=[\w\-]{{4,}}))?[\w\-]+|die\s+hier\s+\w+)",
    rf"\b(?:een|één|1)\s+van\s+de\s+{FEW}\b(?:\s+(?!{_NOT_PEOPLE})[\w\-]+)?",
    rf"\b(?:ons|het|dit|dat|hun|mijn|dat\s+ene)\s+(?:vaste\s+|kleine\s+|hechte\s+)?(?:duo|trio|"
    rf"kwartet|{_TEN}tal)\b(?:{_OF})?",
    rf"\bmet\s+(?:z'n\s+|maar\s+|slechts\s+|ongeveer\s+|nog\s+)*(?:{FEW}\s+(?:andere\s+|"
    rf"vaste\s+)?(?:{_PEOPLE}|{_PERSONS})|{TOGETHER})\s+"
    r"(?:\w+\s+)?(?:doen|draaien|runnen|bemannen|werken|zitten|houden|regelen|verzorgen|vormen|"
    r"staan|zijn|moeten|delen)"
    r"\s+(?:wij|we)\b(?:\s+(?:hier\s+)?(?:de|het|een|alle)\s+(?:hele\s+|gehele\s+|volledige"
    r"\s+)?[\w\-]+)?",
    rf"\b(?:wij|we)\s+(?:doen|draaien|runnen|bemannen|regelen|verzorgen|vormen|houden)"
    rf"\s+(?:[\w\-]+\s+){{0,5}}met\s+"
    rf"(?:maar\s+|slechts\s+|z'n\s+|zijn\s+)*(?:{FEW}\s+(?:{_PEOPLE}|{_PERSONS})|{TOGETHER})\b",
    rf"\b(?:ik\s+en\s+(?:nog\s+)?(?:mijn\s+|de\s+)?{FEW}\s+(?:andere\s+)?(?:{_PEOPLE}|"
    rf"{_PERSONS}|anderen)|(?:mijn\s+)?{FEW}\s+"
    rf"(?:{_PEOPLE}|{_PERSONS})\s+en\s+ik)\b",
    rf"\b(?:een\s+)?(?:man|mens|vrouw)\s+of\s+{FEW}\b(?!\s+(?:uur|keer|dagen))",
    rf"\b(?:er\s+zijn|er\s+waren|we\s+hebben|wij\s+hebben)\s+er\s+(?:maar|slechts|nog"
    rf"\s+maar)\s+{FEW}\b",
    rf"\b{FEW}\s+(?:man|fte|koppen)\s+sterk\b",
    rf"\b(?:wij|ons|onze|de)\s+(?:{FEW}\s+overgebleven|overgebleven\s+{FEW})\b(?:\s+[\w\-]+)?",
    rf"\b(?:ons|onze|mijn|het|de)\s+{_GROUP}\s+(?:is|zijn|was)\s+(?:maar\s+|slechts\s+|nu\s+|"
    rf"nog\s+)*(?:met\s+)?{FEW}\s+(?:{_PEOPLE}|{_PERSONS})\b",
    rf"\b(?:maar|slechts)\s+{FEW}\s+(?:{_PEOPLE}|{_PERSONS})\b",
    rf"\b(?:wij|ons|jullie|hun)\s+{TOGETHER}\b",
    rf"\b(?:alle\s+{FEW}\s+(?:de\s+)?|er\s+zijn\s+{FEW}\s+)(?:{_PERSONS})\b",
    rf"\bde\s+andere\s+{FEW}\s+(?:van|in|op)\s+(?:de|het|ons|onze)\s+\w+",
    rf"\bmet\s+(?:maar|slechts|nog)\s+{FEW}\b(?!\s+(?:uur|minuten|dagen|weken|procent))",
    r"\b(?:ons|onze|mijn|zo'n|zo\s+een)\s+(?:hele\s+|heel\s+)?(?:kleine?|piepkleine?)\s+"
    r"(?:team|teampje|ploeg|ploegje|groepje|clubje|afdeling|vestiging|kantoor|kantoortje)\b",
)


def find_small_teams(answer: Answer) -> Iterator[Span]:
    """Groups of two to twelve people."""
    for span in _SMALL.find(answer):
        yield extended(answer, span)
