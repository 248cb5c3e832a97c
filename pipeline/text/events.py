"""Events that can be dated: "de brand in de wasserij", "het afscheid van de vorige directeur".

Why: everybody who was there knows when it was and who was there. An event without anything more
("de reorganisatie") is a theme, unless it happens once ("de zelfmoord").
"""

import re
from collections.abc import Iterator

from pipeline.text.answer import Answer
from pipeline.text.patterns import Patterns
from pipeline.text.spans import Kind, Span
from pipeline.text.word_lists import word_list

_THE = r"(?:de|het|'t|die|dat|onze|ons|mijn|deze|dit|een|haar|zijn|d'n|den)"
_HAPPENS = rf"(?:[\w\-]*(?:{'|'.join(sorted(word_list('gebeurtenissen')))}))"
_PARTY = (
    r"(?:(?:bedrijfs|personeels|kerst|zomer|nieuwjaars|vrijdagmiddag|team|afdelings|eindejaars|"
    r"lustrum|jubileum|afscheids|sinterklaas|verjaardags|oktober|winter|openings|voorjaars|"
    r"najaars|halloween|carnavals)(?:feest|feestje|borrel|diner|etentje|uitje|barbecue|bbq|"
    r"ontbijt|lunch|gala|quiz|receptie|bijeenkomst|viering|weekend|toernooi))"
)
_ONCE = (
    r"(?:zelfmoord|zelfdoding|steekpartij|schietpartij|gijzeling|brand|overval|explosie|"
    r"ontploffing|ontruiming|evacuatie|inval|gaslek|overstroming|cyberaanval|hack|datalek|"
    r"faillissement|reanimatie|ontslagronde|dodelijk ongeluk|dodelijk ongeval|bestuurswissel|"
    r"directiewissel)"
)
_PREPOSITION = r"(?:van|in|op|met|bij|aan|voor|door|tussen|naar|over|om|tegen|uit|onder|na)"
_MODIFIER = (
    rf"(?:\s+{_PREPOSITION}\s+(?:(?:de|het|een|'t|die|onze|ons|mijn|haar|zijn|hun|twee|drie|"
    r"vier|vijf)\s+)?(?:(?:[\w\-]+(?:e|en|er|ste))\s+(?=(?!(?:en|is|was|werd|heeft|ben|had|"
    r"mocht|ging|zijn|kreeg|kwam|hebben|werden|moest|liet|stond|ik|hij|ze|we|er|wordt|niet|"
    rf"nooit)\b)[a-z]{{3,}}))?[\w\-&']+)"
)
_MOMENT = r"(?:na|bij|tijdens|sinds|op|rond|voor|vanaf|met)"
_EVENTS = Patterns(
    Kind.GEBEURTENIS,
    "de_ het_ 't_ die_ dat_ onze_ ons_ mijn_ deze_ dit_ een_ haar_ zijn_",
    rf"(?:(?<=\s)|(?<=^)){_THE}\s+(?:(?:\w+e|oud|nieuw|groot|laatst|vorig|eerst)"
    rf"\s+)?{_HAPPENS}{_MODIFIER}{{1,2}}",
    r"(?:(?<=\s)|(?<=^))(?:de|het|'t|die|dat|onze|ons|deze|dit)\s+(?:(?:vorige|laatste|grote|"
    rf"eerste|oude|nieuwe|jaarlijkse)\s+)?{_ONCE}\b",
)
_PARTIES = Patterns(
    Kind.GEBEURTENIS,
    "feest borrel diner etentje uitje barbecue bbq ontbijt lunch gala quiz receptie bijeenkomst "
    "viering weekend toernooi",
    rf"\b{_MOMENT}\s+((?:de|het|'t|die|dat|onze|ons)\s+(?:(?:vorige|laatste|grote|eerste)"
    rf"\s+)?{_PARTY})\b",
)
_GENERAL = re.compile(
    r"^(?:een\s|.*\b(?:artikel|training|cursus|vergadering|bijeenkomst|fout|vertrek|ontslag|"
    r"proef|workshop|invoering|implementatie|reis|"
    r"uitspraak)\s+(?:van|in|op|voor|over)\s+(?:een\s|collega'?s|"
    r"mensen|medewerkers|gedrag|hun|werk|nieuwe))"
)


def find_events(answer: Answer) -> Iterator[Span]:
    """Events with what makes them this one event."""
    yield from _PARTIES.find(answer)
    for span in _EVENTS.find(answer):
        if not _GENERAL.match(answer.low[span.start : span.end]):
            yield span
