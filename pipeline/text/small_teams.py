"""Small teams: "we zijn met vijf", "ons groepje van drie", "de zes nachtwakers".

Why: who writes is one of a handful, and whoever is written about too.
"""

from collections.abc import Iterator

from pipeline.text.answer import Answer
from pipeline.text.number_words import FEW, TOGETHER
from pipeline.text.patterns import Patterns
from pipeline.text.spans import Kind, Span

_ADVERBS = (
    r"(?:(?:hier|maar|mer|mar|slechts|nog|daar|nu|er|eigenlijk|ook|toch|alleen|samen|allemaal|"
    r"gewoon|"
    r"in totaal|momenteel|op kantoor)\s+)*"
)
_PEOPLE = (
    r"(?:mensen|man|mannen|vrouwen|dames|heren|collega'?s|personen|medewerkers|werknemers|"
    r"meiden|jongens|mens|"
    r"koppen|fte|krachten|poppetjes)"
)
_GROUP = (
    r"(?:team|teampje|ploeg|ploegje|groep|groepje|club|clubje|clubke|afdeling|afdelinkje|"
    r"afdelingetje|kantoor|kantoortje|"
    r"kamer|maatschap|vakgroep|sectie|unit|bezetting|bedrijf|bedrijfje|winkel|winkeltje|"
    r"praktijk|stel|koppel|commissie|dienst|bureau)"
)
_OF = r"(?:\s+(?:van|op|in|bij)\s+(?:(?:de|het|ons|onze)\s+)?(?:[a-z\-]+isch[e]?\s+)?[\w\-]+)"
_WE = r"(?:we|wij|ze|zij|ons|die)"
_NOT_PEOPLE = (
    r"(?:uren|uurs|weken|dagen|maanden|jaren|keren|punten|dingen|regels|acties|zaken|vragen|"
    r"antwoorden|"
    r"onderdelen|minuten|euro'?s|procent|kamers|computers|printers|systemen|programma'?s|"
    r"cijfers|stappen|"
    r"redenen|pijlers|thema'?s|locaties|afdelingen|teams|gebouwen|verdiepingen|diensten|"
    r"kwartalen|letters|nummers|"
    r"formulieren|vergaderingen|gesprekken|adviezen|problemen|voorbeelden|opties|keuzes|kanten|"
    r"partijen|lagen|"
    r"tafels|deuren|ramen|liften|toiletten|seizoenen|meters|kilometers|laatste|eerste|grote|"
    r"belangrijkste|"
    r"acties|borden|planborden|rollen|wensen|manieren|oplossingen|weekenden|feesten|doelen)\b"
)
_PERSONS = (
    r"[\w\-]*(?:wakers|leiders|artsen|koks|juristen|secretaresses|stagiairs?|stagiaires|"
    r"assistenten|assistentes|"
    r"verzorgenden|verpleegkundigen|chauffeurs|monteurs|planners|managers|docenten|leraren|"
    r"leerkrachten|"
    r"therapeuten|adviseurs|medewerkers|medewerksters|portiers|beveiligers|schoonmakers|"
    r"schoonmaaksters|"
    r"directeuren|coördinatoren|begeleiders|dames|heren|vrouwen|mannen|meiden|jongens|"
    r"collega's|collegas|"
    r"werkers|kundigen|technici|operators|laboranten|analisten|psychologen|boa's|koeriers|"
    r"bezorgers|"
    r"receptionistes|receptionisten|telefonistes|conciërges|lassers|schilders|timmerlieden|"
    r"hoveniers|"
    r"bibliothecarissen|consulenten|onderzoekers|promovendi|hoogleraren|ambtenaren|agenten|"
    r"controleurs|"
    r"chefs|bazen|hoofden|kappers|kapsters|bakkers|slagers|obers|turken|marokkanen|polen|"
    r"moslims|homo's|"
    r"mannelijke\s+\w+|vrouwelijke\s+\w+|\w+isten|\w+eurs|\w+ologen|\w+aars)"
)
_SMALL = Patterns(
    Kind.HERKENBAAR,
    "0 twee drie dri vier vijf vijv zes duo trio tal zeven acht negen tien elf twaalf klein",
    r"\b(?:wij|we|ze|zij)\s+(?:zijn|werken|zitten|staan|waren|zin|zen|bennen|doen\s+het|draaien"
    rf"\s+het)\s+{_ADVERBS}(?:(?:met|mee|mi|mit)\s+)?(?:(?:z'n|zijn|ons|zn|z n|ze|z’n)\s+)?"
    rf"(?:{TOGETHER}|"
    rf"{FEW}\b(?!\s+(?!{_PEOPLE}|in\b|op\b|en\b|dus\b)\w))(?:\s+{_PEOPLE})?(?:\s+op\s+(?:de|"
    r"het)\s+\w+|\s+in\s+(?:de|het|ons)\s+\w+)?",
    rf"\b(?:met|van)\s+(?:z'n|zijn|ons|zn|z’n|hun|d'r)\s+{TOGETHER}\b",
    r"\b(?:bij\s+)?(?:er|hier|ons|onze)(?:\s+(?:op|in|bij)\s+(?:de\s+|het\s+)?\w+)?\s+(?:"
    r"werken|zitten|staan|lopen|zit|werkt|(?:zijn|waren)\s+(?:hier|maar|slechts|nog|daar|er))"
    rf"\s+{_ADVERBS}{FEW}\s+"
    rf"(?:{_PEOPLE}|{_PERSONS})\b",
    rf"\b(?:er|hier|we|wij)\s+(?:zijn|werken|zitten|lopen|hebben|waren)\s+{_ADVERBS}(?:maar|"
    rf"slechts|alleen)\s+(?:er\s+)?{FEW}\s+(?!{_NOT_PEOPLE})[\w\-]+",
    rf"\b(?:werken|zijn|zitten)\s+(?:er|we|wij)\s+{_ADVERBS}(?:met\s+)?{FEW}\s+(?:{_PEOPLE}|"
    rf"{_PERSONS})\b",
    rf"\b(?:(?:de|het|ons|onze|een|mijn|dat|dit)\s+)?(?:klein[e]?\s+)?{_GROUP}\s+(?:van|met|"
    rf"bestaat\s+uit|telt|is\s+maar)\s+(?:maar\s+|slechts\s+|ongeveer\s+)?{FEW}(?:"
    rf"\s+{_PEOPLE})?\b(?!\s*(?:jaar|uur|dagen|weken|maanden|procent|%))(?:{_OF})?",
    rf"\b(?:(?:het|de|ons|onze|een|mijn)\s+)?{FEW}[\-]?\s?(?:persoons|mans|koppige?|hoofdige?|"
    r"vrouws)[\- ]?(?:team|ploeg|afdeling|kantoor|kamer|groep|bedrijf|bezetting|praktijk|"
    rf"dienst)?\w*(?:\s+(?:team|ploeg|afdeling|groep))?(?:{_OF})?",
    rf"\b(?:de|die|onze|ons|deze|alle)\s+{FEW}\s+(?:{_PERSONS})\b(?:{_OF})?",
    rf"\b(?:de|die|ons|onze|wij|een\s+van\s+de|één\s+van\s+de)\s+{FEW}\s+(?:van\s+(?:de|het)"
    rf"\s+(?:[a-zë]+(?:e|sche)\s+(?=[\w\-]{{4,}}))?[\w\-]+|die\s+hier\s+\w+)",
    rf"\b(?:een|één|1)\s+van\s+de\s+{FEW}\b(?:\s+(?!{_NOT_PEOPLE})[\w\-]+)?",
    r"\b(?:ons|het|dit|dat|hun|mijn)\s+(?:duo|trio|tweetal|drietal|viertal|vijftal|zestal)\b",
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
    yield from _SMALL.find(answer)
