"""Origin that is told around: parents, a country, an accent, a skin.

Why: the names of peoples are in a list; "waar ik geboren ben" says the same.
"""

from collections.abc import Iterator
from functools import cache

from pipeline.text.answer import Answer
from pipeline.text.patterns import MY, Patterns
from pipeline.text.phrases import Phrases
from pipeline.text.place_names import countries, towns
from pipeline.text.spans import Kind, Span

_ORIGIN = Patterns(
    Kind.HERKOMST,
    "afkomst huid tongval nationaliteit roots achtergrond moedertaal land etniciteit herkomst "
    "paspoort accent ouders vader moeder familie opa oma _man vrouw naam kleur cultuur geboren "
    "opgegroeid getogen "
    "buitenland vlucht asiel status migrant expat allochtoon zwarte pool turk rus arabier "
    "afrika indo nederlands antillen molukken kaapverd balkan cura aruba bonaire oostblok "
    "koerdistan kosovo java ambon kleurtje tintje vergunning inburger visum adopti generatie "
    "import dialect vandaan haar donkere getinte gekleurde bruine",
    rf"\b(?:{MY}|een|van|met|met\s+een|door\s+mijn)\s+(?:[\w\-]+(?:e|s)\s+)?(?:afkomst|"
    r"huidskleur|nationaliteit|roots|migratieachtergrond|moedertaal|geboorteland|"
    r"etniciteit|herkomst|paspoort|land\s+van\s+herkomst)\b",
    rf"\b(?:{MY}|een|met)\s+(?!(?:eigen|mooie|leuke|zware|rare|nieuwe|extra)\b)[\w\-]+(?:e|s)\s+(?:accent|tongval|"
    r"dialect)\b",
    r"\bwaar\s+ik\s+(?:vandaan\s+kom|geboren\s+(?:en\s+getogen\s+)?ben|ben\s+geboren|ben\s+opgegroeid|opgegroeid\s+ben)"
    r"\b|\b(?:bij\s+ons\s+)?in\s+(?:mijn|ons|m'n)\s+(?:eigen\s+|oude\s+)?(?:land|dorp|geboorteland|geboortedorp)\b",
    r"\b(?:ouders?|vader|moeder|opa|oma|grootouders)\s+(?:\w+\s+){0,2}(?:uit|van)\s+(?:de\s+)?[\w\-]+(?:\s+(?:komen|komt|"
    r"kwamen|kwam|zijn|is))?",
    r"\b(?:uit|van|op|naar)\s+(?:de\s+)?(?:antillen|molukken|kaapverdi\w+|balkan|cara[iï]ben|cura[cç]ao|aruba|bonaire|"
    r"oostblok|azoren|koerdistan|kosovo|hongkong|taiwan|tibet|java|ambon|bali|sint\s+maarten|st\.?\s+maarten|rif)\b",
    r"\b(?:ben|is|als|was)\s+(?:een\s+|ook\s+)?(?:nieuwkomer|inburgeraar|adoptiekind|geadopteerd|tweede\s+generatie|"
    r"derde\s+generatie|import(?:er)?)\b(?:\s+uit\s+\w+)?",
    r"\b(?:mijn|haar|zijn|m'n|mn)\s+(?:verblijfsvergunning|verblijfsstatus|inburgering|inburgeringsexamen|uitzetting|"
    r"dubbele\s+paspoort|visum|werkvergunning|asielprocedure|vlucht\s+uit\s+\w+)\b",
    r"\b(?:met\s+)?(?:een|mijn|haar|zijn)\s+(?:kleurtje|donker\s+kleurtje|tintje)\b",
    rf"\b(?:{MY}|een)\s+(?:[\w\-]+se|[\w\-]+sche|culturele|andere)\s+achtergrond\b",
    rf"\b{MY}\s+(?:ouders|vader|moeder|familie|opa|oma|grootouders|voorouders|man|vrouw)\s+"
    r"(?:komen|komt|kwamen|kwam|is|zijn|wonen|woont)\s+(?:oorspronkelijk\s+|ook\s+)?(?:uit|in|"
    r"van|naar)\s+[\w\-]+",
    r"\b(?:geboren|opgegroeid|getogen)\s+in\s+(?:de\s+|het\s+)?[\w\-]+",
    r"\b(?:als|ik\s+ben|ben|die|dat|zij\s+is|hij\s+is)\s+(?:een\s+)?(?:buitenlander|"
    r"vluchteling|asielzoeker|statushouder|migrant|expat|allochtoon|zwarte|pool|turk|rus|"
    r"arabier|afrikaan|indo)\b",
    r"\b(?:mijn|zijn|haar)\s+(?:(?:gebrekkige?|slechte?|gebroken)\s+nederlands|"
    r"hoofdhaar|kroeshaar|afro|afrokapsel|dreadlocks|rastahaar)\b",
    r"\b(?:donkere|zwarte|getinte|gekleurde|bruine)\s+(?:huid|huidskleur|vrouw|man|collega|"
    r"jongen|meisje|medewerker|medewerkster)\b",
    r"\bgeen\s+(?:echte\s+)?nederlander\b",
    r"\b(?:hier\s+niet|niet\s+hier|niet\s+in\s+nederland)\s+geboren\b",
    r"\b(?:vanwege|door|om)\s+mijn\s+(?:huids)?kleur\b",
    rf"\b{MY}\s+(?:buitenlandse\s+|vreemde\s+|exotische\s+|\w+se\s+)?(?:achternaam|cultuur|"
    r"vaderland|thuisland)\b",
    rf"\b{MY}\s+(?:buitenlandse|vreemde|exotische)\s+(?:naam|voornaam|uiterlijk)\b",
    r"\b(?:terug|ga)\s+naar\s+(?:mijn|zijn|haar|je|hun|m'n|mn)\s+(?:eigen\s+)?land\b",
)


def find_origin(answer: Answer) -> Iterator[Span]:
    """Where somebody or their family comes from."""
    yield from _ORIGIN.find(answer)
    words = answer.words
    for first, end in _lands().find(answer):
        before = words[first - 1].low if first else ""
        if before in ("uit", "vanuit", "naar") or (before == "in" and words[first].is_capital):
            start = words[first - 1].start if before in ("uit", "vanuit") else words[first].start
            yield Span(start, words[end - 1].end, Kind.HERKOMST)


@cache
def _lands() -> Phrases:
    return Phrases(countries() - towns() - {"Nederland"})
