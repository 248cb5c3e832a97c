"""Events that can be dated: "de brand in de wasserij", "het afscheid van de vorige directeur".

Why: everybody who was there knows when it was and who was there. An event without anything more
("de reorganisatie") is a theme, unless it happens once ("de zelfmoord").
"""

import re
from collections.abc import Iterator

from pipeline.text.answer import Answer
from pipeline.text.patterns import Patterns
from pipeline.text.spans import Kind, Span

_THE = r"(?:de|het|'t|die|dat|onze|ons|mijn|deze|dit|een|haar|zijn|d'n|den)"
_HAPPENS = (
    r"(?:[\w\-]*(?:feest|feestje|borrel|diner|etentje|uitje|uitjes|barbecue|bbq|brand|overval|ongeluk|ongeval|bijna-ongeval|lek|fusie|"
    r"sluiting|opening|heropening|verhuizing|reorganisatie|staking|reanimatie|bezoek|afscheid|jubileum|toernooi|"
    r"congres|inspectie|ontruiming|evacuatie|inval|steekpartij|schietpartij|vechtpartij|explosie|ontploffing|"
    r"instorting|overstroming|lekkage|storing|hack|cyberaanval|aanval|aanslag|diefstal|inbraak|fraude|zelfmoord|"
    r"zelfdoding|su[iï]cide|overlijden|begrafenis|uitvaart|crematie|herdenking|faillissement|overname|afsplitsing|"
    r"ontslag|ontslagronde|aftreden|vertrek|aanstelling|benoeming|schorsing|rechtszaak|kort geding|uitspraak|"
    r"audit|visitatie|accreditatie|uitbraak|quarantaine|besmetting|vergiftiging|gaslek|stroomstoring|"
    r"stroomuitval|waterschade|verbouwing|renovatie|proef|pilot|lancering|livegang|invoering|implementatie|"
    r"teamdag|heidag|studiedag|studiereis|werkbezoek|open dag|sportdag|personeelsdag|familiedag|bedrijfsdag|"
    r"incident|calamiteit|escalatie|bedreiging|gijzeling|agressie-incident|valpartij|val|crash|botsing|aanrijding|"
    r"bevalling|huwelijk|bruiloft|trouwerij|doop|carnavalsoptocht|optreden|voorstelling|uitzending|reportage|"
    r"artikel|interview|vergissing|medicatiefout|fout|dood|moord|vermissing|verdwijning|arrestatie|aanhouding|"
    r"quiz|gala|receptie|workshop|training|cursus|kick-off|bijeenkomst|vergadering|zitting|demonstratie|protest|"
    r"wissel|overstap|samenvoeging|splitsing|verkoop|veiling|wedstrijd|reünie|excursie|reis|skireis|weekendje|kamp))"
)
_ONCE = (
    r"(?:(?:bedrijfs|personeels|kerst|zomer|nieuwjaars|vrijdagmiddag|team|afdelings|eindejaars|lustrum|jubileum|afscheids|sinterklaas|verjaardags|oktober|winter|opening|voorjaars|najaars|halloween|carnavals)(?:feest|feestje|borrel|diner|etentje|uitje|barbecue|bbq|ontbijt|lunch|gala|quiz|receptie|bijeenkomst|viering|weekend|toernooi)|"
    r"zelfmoord|zelfdoding|steekpartij|schietpartij|gijzeling|brand|overval|explosie|ontploffing|ontruiming|evacuatie|inval|"
    r"gaslek|overstroming|cyberaanval|hack|datalek|faillissement|reanimatie|ontslagronde|dodelijk ongeluk|dodelijk ongeval|bestuurswissel|directiewissel)"
)
_PREPOSITION = r"(?:van|in|op|met|bij|aan|voor|door|tussen|naar|over|om|tegen|uit|onder|na)"
_MODIFIER = rf"(?:\s+{_PREPOSITION}\s+(?:(?:de|het|een|'t|die|onze|ons|mijn|haar|zijn|hun|twee|drie|vier|vijf)\s+)?(?:(?:[\w\-]+(?:e|en|er|ste))\s+(?=(?!(?:en|is|was|werd|heeft|ben|had|mocht|ging|zijn|kreeg|kwam|hebben|werden|moest|liet|stond|ik|hij|ze|we|er|wordt|niet|nooit)\b)[a-z]{{3,}}))?[\w\-&']+)"
_CUE = r"(?:na|bij|tijdens|sinds|door|vanwege|op|rond|voor|aanleiding van|over|van|in|vóór|vlak na|kort na|wegens|ondanks|uit|met|om|dankzij|gevolge van|omtrent|en|,|^)"
_EVENTS = Patterns(
    Kind.GEBEURTENIS,
    "de_ het_ 't_ die_ dat_ onze_ ons_ mijn_ deze_ dit_ een_ haar_ zijn_",
    rf"(?:(?<=\s)|(?<=^)){_THE}\s+(?:(?:\w+e|oud|nieuw|groot|laatst|vorig|eerst)\s+)?{_HAPPENS}{_MODIFIER}{{1,2}}",
    rf"(?:(?<=\s)|(?<=^))(?:de|het|'t|die|dat|onze|ons|deze|dit)\s+(?:(?:vorige|laatste|grote|eerste|oude|nieuwe|jaarlijkse)\s+)?{_ONCE}\b",
)
_GENERAL = re.compile(
    r"^(?:een\s|.*\b(?:artikel|training|cursus|vergadering|bijeenkomst|fout|vertrek|ontslag|proef|workshop|invoering|implementatie|reis|"
    r"uitspraak|val|overlijden|incident|dood)\s+(?:van|in|op|voor|over)\s+(?:een\s|collega'?s|mensen|medewerkers|gedrag|hun|werk|nieuwe))"
)


def find_events(answer: Answer) -> Iterator[Span]:
    """Events with what makes them this one event."""
    for span in _EVENTS.find(answer):
        if not _GENERAL.match(answer.low[span.start : span.end]):
            yield span
