"""Events that can be dated: "de brand in de wasserij", "het afscheid van de vorige directeur".

Why: everybody who was there knows when it was and who was there. An event without anything more
("de reorganisatie") is a theme, unless it happens once ("de zelfmoord").
"""

import re
from collections.abc import Iterator

from pipeline.text.answer import Answer
from pipeline.text.noun_phrases import extended
from pipeline.text.patterns import Patterns, alternatives
from pipeline.text.spans import Kind, Span
from pipeline.text.word_lists import word_list

_THE = r"(?:de|het|'t|die|dat|onze|ons|mijn|deze|dit|een|haar|zijn|d'n|den)"
_HAPPENS = rf"(?:[\w\-]*(?:{'|'.join(sorted(word_list('gebeurtenissen')))}))"
_PARTY = (
    r"(?:(?:bedrijfs|personeels|medewerkers|kerst|sint|paas|school|straat|jaar|nacht|wijn|pensioen|"
    r"eind|kwartaal|vrijwilligers|carnaval|zomer|nieuwjaars|vrijdagmiddag|team|afdelings|"
    r"eindejaars|"
    r"lustrum|jubileum|afscheids|sinterklaas|verjaardags|oktober|winter|openings|voorjaars|"
    r"najaars|halloween|carnavals)(?:feest|feestje|borrel|diner|etentje|uitje|barbecue|bbq|"
    r"ontbijt|lunch|gala|quiz|receptie|bijeenkomst|viering|weekend|toernooi))"
)
_ONCE = rf"(?:{alternatives('eenmalig')})"
_PREPOSITION = r"(?:van|in|op|met|bij|aan|voor|door|tussen|naar|over|om|tegen|uit|onder|na|tijdens)"
_MODIFIER = (
    rf"(?:\s+{_PREPOSITION}\s+(?:(?:de|het|een|'t|die|onze|ons|mijn|haar|zijn|hun|twee|drie|"
    r"vier|vijf)\s+)?(?:(?:[\w\-]+(?:e|en|er|ste))\s+(?=(?!(?:en|is|was|werd|heeft|ben|had|"
    r"mocht|ging|zijn|kreeg|kwam|hebben|werden|moest|liet|stond|ik|hij|ze|we|er|wordt|niet|"
    rf"nooit)\b)[a-z]{{3,}}))?[\w\-&']+)"
)
_MOMENT = r"(?:na|bij|tijdens|sinds|op|rond|voor|vanaf|met)"
_WHICH = (
    r"(?:vorige|laatste|grote|eerste|allereerste|tweede|oude|nieuwe|jaarlijkse|beruchte|afgelopen|"
    r"fameuze|mislukte)"
)
_EVENTS = Patterns(
    Kind.GEBEURTENIS,
    "de_ het_ 't_ die_ dat_ onze_ ons_ mijn_ deze_ dit_ een_ haar_ zijn_",
    rf"(?:(?<=\s)|(?<=^)){_THE}\s+(?:(?:\w+e|oud|nieuw|groot|laatst|vorig|eerst)"
    rf"\s+)?{_HAPPENS}{_MODIFIER}{{1,2}}",
    rf"(?:(?<=\s)|(?<=^))(?:de|het|'t|die|dat|onze|ons|deze|dit)\s+(?:{_WHICH}\s+)?{_ONCE}\b",
)
_PARTIES = Patterns(
    Kind.GEBEURTENIS,
    "feest borrel diner etentje uitje barbecue bbq ontbijt lunch gala quiz receptie bijeenkomst "
    "viering weekend toernooi",
    rf"\b{_MOMENT}\s+((?:de|het|'t|die|dat|onze|ons|mijn)\s+(?:{_WHICH}\s+)?{_PARTY})\b",
    rf"^\s*((?:(?:de|het|'t|die|dat|onze|ons)\s+)?(?:{_WHICH}\s+)?{_PARTY})\b(?=\s*(?:$|[.,!]|"
    rf"was\b|"
    r"is\b|ging\b|liep\b|werd\b|toen\b))",
    rf"\b(?:op|tijdens|na)\s+((?:het|'t|ons|dat)\s+(?:{_WHICH}\s+)?(?:feest|feestje|uitje|afscheid|"
    r"etentje))\b(?!\s+(?:van|in|op|met))",
)
_HAPPENED = alternatives("gebeurde")
_WHEN = Patterns(
    Kind.GEBEURTENIS,
    "toen nadat sinds dat_ waarop",
    rf"\b(?:toen|nadat|sinds|sindsdat|(?:de|die)\s+(?:dag|keer|avond|nacht|ochtend|week)\s+(?:dat|"
    rf"waarop|toen))"
    rf"\s+(?!(?:ik|hij|zij|ze|we|wij|je|jij|er\s+iets)\b)(?:[\w\-']+\s+){{1,7}}?(?:{_HAPPENED})"
    r"(?:\s+(?:was|werd|is|waren|werden|zijn|had|heeft))?\b",
    rf"\b(?:toen|nadat|sinds|sindsdat|(?:de|die)\s+(?:dag|keer|avond|nacht|ochtend|week)\s+(?:dat|"
    rf"waarop|toen))"
    rf"\s+(?:er|we|wij|ze|zij|hij|ik)\s+(?:[\w\-']+"
    rf"\s+){{0,5}}?(?:{alternatives('gebeurde_met_wie')})"
    r"(?:\s+(?:was|werd|is|waren|werden|zijn|had|heeft))?\b",
)
_MEDIA = Patterns(
    Kind.GEBEURTENIS,
    "programma artikel uitzending reportage documentaire krant televisie _tv item interview stuk_ "
    "nieuws bericht podcast filmpje",
    rf"\b{_THE}\s+(?:[\w\-]+\s+)?[\w\-]*(?:programma|artikel|uitzending|reportage|documentaire|"
    rf"item|"
    r"interview|stuk|stukje|krantenbericht|podcast|filmpje|nieuwsbericht|aflevering)\s+"
    r"(?:over|van|met|bij|op|in)\s+(?:ons|onze\s+\w+|(?:de\s+|het\s+|een\s+)?(?:krant|tv|televisie|"
    r"radio|nieuws|omroep\s?\w*|nos|rtl|hart\s+van\s+nederland|zembla|pointer|directeur|bestuurder|"
    r"wethouder|burgemeester|volkskrant|telegraaf|youtube|nrc|ad|trouw))(?:\s+\w+(?="
    r"\s+(?:mocht|werd|is)))?",
)
_GENERAL = re.compile(
    r"^(?:een\s|.*\b(?:artikel|training|cursus|vergadering|bijeenkomst|fout|vertrek|ontslag|"
    r"proef|workshop|invoering|implementatie|reis|"
    r"uitspraak)\s+(?:van|in|op|voor|over)\s+(?:een\s|collega'?s|"
    r"mensen|medewerkers|gedrag|hun|werk|nieuwe))"
)


def find_events(answer: Answer) -> Iterator[Span]:
    """Events with what makes them this one event."""
    for patterns in (_PARTIES, _WHEN, _MEDIA):
        yield from patterns.find(answer)
    for span in _EVENTS.find(answer):
        if not _GENERAL.match(answer.low[span.start : span.end]):
            yield extended(answer, span)
