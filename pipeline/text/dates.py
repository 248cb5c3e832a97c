"""Dates: written out, short, and told from today ("vorige week dinsdag"); and ages.

Why: a month or a day of the week alone points at nobody; a day, a month of one year, or "drie weken
geleden" may.
"""

from collections.abc import Iterator

from pipeline.text.answer import Answer
from pipeline.text.number_words import AGE, SMALL, TENS
from pipeline.text.patterns import Patterns
from pipeline.text.spans import Kind, Span

_MONTH = (
    r"(?:jan(?:n?uarie?|\.)?|feb(?:r?uarie?|\.|r\.?)?|ma?rt\.?|maart|apr(?:il|\.)?|meij?|"
    r"jun[ie]?\.?|"
    r"jul[ie]?\.?|"
    r"aug(?:ustus|\.)?|sept?(?:ember|\.)?|okt(?:ober|\.)?|nov(?:ember|\.)?|dec(?:ember|\.)?)"
)
_DAY = (
    r"(?:maandag|dinsdag|woensdag|donderdag|vrijda(?:g|ch)|zaterda(?:g|ch)|zondag|(?:maan|dins|"
    r"woens|donder|zon)dach)"
)
_DAYPART = r"(?:ochtend|morgen|middag|avond|nacht)"
_YEAR = r"(?:(?:19|20)\d\d|['’‘`]\d\d)"
_FEAST = (
    r"(?:kerst(?:mis|avond)?|pasen|pinksteren|hemelvaart|koningsdag|koninginnedag|carnaval|"
    r"sinterklaas|"
    r"oud en nieuw|nieuwjaar(?:sdag)?|oudejaars(?:dag|avond)|bevrijdingsdag|suikerfeest|ramadan|"
    r"zomervakantie|kerstvakantie|herfstvakantie|voorjaarsvakantie|meivakantie|valentijnsdag|"
    r"(?:de\s)?(?:zomer|winter|lente|herfst)|(?:het\s)?(?:voorjaar|najaar))"
)
_SINCE = (
    r"(?:(?:sinds|vanaf|vanaff|per|tot(?: en met)?|t/m|op|rond|omstreeks|d\.d\.|dd\.?|begin|"
    r"eind(?:e)?|half|midden|medio|van|voor|na|in)\s+)*"
)
_LAST = (
    r"(?:afgelopen|afgelope|vor+ige?|voorige?|verlede[n]?|verleje|verleeje|laatste|aanstaande|"
    r"a\.s\.|komende)"
)
_AGO_UNIT = r"(?:dag|dagen|week|weken|weke|maand|maanden|jaar|jaren|jare|uur|kwartalen)"
_WITH_DIGIT = Patterns(
    Kind.DATUM,
    "0",
    rf"\b(?:tussen\s+)?\d{{1,2}}\s+(?:en|op|tot|t/m|-)\s+\d{{1,2}}\s+{_MONTH}(?:\s+{_YEAR})?",
    rf"\b{_SINCE}{_MONTH}\s+(?:van\s+)?{_YEAR}",
    rf"{_SINCE}(?<!\d)\d{{1,2}}\s?[-/.]\s?\d{{1,2}}\s?[-/.]\s?(?:(?:19|20)\d\d|['’]?\d\d)(?!\d)",
    r"(?<!\d)(?:19|20)\d\d-\d{1,2}-\d{1,2}(?!\d)",
    rf"\b{_SINCE}(?:(?:{_DAY}|de|week van)\s+)*(?<!\d)\d{{1,2}}(?:e|ste|de)?\s?[-]?"
    rf"\s?{_MONTH}\b(?:\s+{_YEAR}|\s+(?:vorig|dit|van dit)\s+jaar)?",
    rf"\b{_SINCE}{_FEAST}\s+(?:van\s+)?{_YEAR}",
    r"\b(?:in|sinds|vanaf|eind|begin|medio|uit|van|tot|rond|jaar|anno|zomer|winter|voorjaar|"
    r"najaar|herfst|lente)\s+(?:van\s+)?(?:19[5-9]\d|20[0-4]\d)\b(?!\s*(?:euro|uur))",
    r"\b(?:q[1-4]|kwartaal\s[1-4]|week\s\d{1,2})(?:\s+(?:van\s+)?(?:20\d\d))?\b",
    r"\b(?:op|d\.d\.|dd)\s+\d{1,2}[-/]\d{1,2}\b(?![-/%])",
    rf"\b(?:op|sinds|vanaf)\s+(?:{_DAY}\s+)?de\s+\d{{1,2}}(?:e|ste|de)\b",
    r"\b(?:pas\s?geleden|laatst|onlangs|kort\sgeleden)(?=,?\s+(?:op|in|eind|begin)\s+\d)",
)
_IN_WORDS = Patterns(
    Kind.DATUM,
    "geleden terug trug gist vanochtend vanmorgen vanmiddag vannacht afgelop vor verle laatst "
    "aanstaande half paar enkele a.s. komende jl j.l. begin eind medio midden eerste tweede derde "
    "vierde 1e 2e 3e 4e dit_jaar dag dagen week weken maand",
    rf"\b{_SINCE}{_MONTH}\s+(?:vorig|dit|verleden)\s+jaar\b",
    rf"\b(?:begin|eind|einde|half|medio|midden)\s+{_MONTH}\b",
    rf"\b(?:op\s+)?de\s+(?:eerste|tweede|derde|vierde|laatste|1e|2e|3e|4e)\s+{_DAY}\s+(?:van|"
    rf"in)\s+{_MONTH}\b",
    rf"\b{_DAY}(?:{_DAYPART})?\s+(?:jl\.?|j\.l\.|a\.s\.|laatstleden|{_LAST}\s+week)",
    rf"\b{_SINCE}{_LAST}\s+(?:\w+\s)?(?:{_DAY}(?:{_DAYPART})?|week\s+{_DAY}(?:{_DAYPART})?|"
    rf"weekend|we(?:ek|ke)\b|maan[dt]|jaar|{_MONTH}|{_FEAST})\b(?:\s+in\s+{_MONTH})?",
    rf"\b(?:in\s+)?(?:de\s+)?(?:eerste|tweede|derde|laatste)\s+week\s+van\s+{_MONTH}",
    rf"\b{_SINCE}{_FEAST}\s+(?:vorig|dit|verleden)\s+jaar\b",
    rf"\b(?:vorig|dit|verleden)\s+jaar,?\s+(?:met|rond|op|in|tijdens)\s+(?:{_FEAST}|{_MONTH})",
    rf"\b(?:een\s+)?(?:half|anderhalf|halve|paar|enkele)\s+{_AGO_UNIT}\s+(?:geleden|terug)\b",
    rf"\b(?:een\s+)?{_AGO_UNIT}\s+of\s+{SMALL}\s+(?:geleden|terug)\b",
    r"\b(?:eer)?gister(?:en|e)?(?:ochtend|morgen|middag|avond|nacht)?\b",
    r"\b(?:op\s+)?(?:oudjaarsdag|nieuwjaarsdag|pinkstermaandag|paasmaandag|hemelvaartsdag|"
    r"goede\s+vrijdag|"
    r"(?:eerste|tweede)\s+(?:kerst|paas|pinkster)dag)\b",
    rf"\b{_SINCE}{_MONTH}\s+(?:jl\b\.?|j\.l\.)",
    rf"\b(?:op\s+)?{_DAY}\s+de\s+\w+(?:de|ste)\b",
    r"\b(?:begin|eind|einde|halverwege|medio)\s+(?:dit|deze|vorige?|afgelopen)\s+(?:jaar|maand|"
    r"week)\b",
    rf"\b(?:van\s+de\s+week|deze\s+week\s+{_DAY})\b",
    rf"\b{SMALL}\s+(?:dagen|weken|dag|week|maanden)\s+(?:voor|na)\s+{_FEAST}\b",
    r"\b(?:vanochtend|vanmorgen|vanmiddag|vannacht|gisteravond|gisterochtend|gistermiddag)\b",
    rf"\b{SMALL}\s+{_AGO_UNIT}\s+(?:geleden|terug|trug)\b(?:,?\s+(?:met|rond|op|in|tijdens)"
    rf"\s+{_FEAST})?",
)
_AGES = Patterns(
    Kind.LEEFTIJD,
    "0 tien tig bouwjaar geboren",
    rf"\b{AGE}\s?(?:jaar|jr\.?|jaren)\s?(?:oud|jong)\b",
    rf"\b{AGE}(?:-|\s)?jarige?\b",
    r"\b(?:ik|hij|zij|ze|die|en|nu|al)?\s?\b(?:ben|bin|zen|is|was|word|wordt|werd)\s+(?:nu\s|dus\s|"
    rf"net\s|al\s|pas\s|bijna\s|ook\s|ruim\s|inmiddels\s|zelf\s){{0,2}}({AGE})\b(?:\s+jaar)?"
    r"(?=\s*(?:$|[.,;!?)]|en\b|dus\b|maar\b|of\b|toen\b|geworden\b|geweest\b|gepasseerd\b|"
    r"want\b|als\b))",
    rf"\b((?:net|pas|bijna|nog geen|ruim)\s+{AGE})(?=\s*(?:$|[.,;!?)]|en\b|dus\b|maar\b|"
    r"geworden\b|jaar))",
    r"\b(?:vrouw|man|jongen|meisje|meid|iemand|vent|gozer|collega|manager|kerel|dame|heer|zoon|"
    r"dochter|kind|moeder|vader|stagiaire?|vakantiekracht|weekendhulp|gast|knul)"
    rf"\s+van\s+((?:in\s+de\s+|begin\s+|eind\s+|midden\s+)?(?:{AGE}))\b",
    r"\b(?:in\s+de|begin|eind|midden|half|over\s+de|boven\s+de|richting\s+de|tegen\s+de|ver"
    rf"\s+in\s+de)\s+{TENS}(?:er)?\b",
    rf"\b(?:{TENS}er|{TENS}plusser|[3-7]\d\s?[+]\s?(?:er|'er)?|[3-7]\d-?\s?plusser|"
    rf"{TENS}-plusser)\b(?!s)",
    r"\b(?:tegen|over|boven|rond|richting|voorbij)\s+de\s+[2-7]\d\b(?!\s*(?:uur|%|procent|euro|"
    r"jaar\s+geleden|mensen|man\b))",
    rf"\b(?:ik|hij|zij|ze|die)\s+(?:nu\s|al\s|net\s|pas\s|bijna\s|zelf\s|dus\s){{0,2}}"
    rf"({AGE})\s+(?:jaar\s+)?(?:ben|bin|is|was|word|wordt|werd)\b",
    rf"\b(?:ik|hij|zij|ze)\s+met\s+({AGE})\b(?!\s*(?:uur|collega|mensen|man\b|euro|procent|"
    r"anderen))",
    rf"\b(?:is|ben|was)\s+de\s+({TENS})\b",
    r"\b(?:geboren\s+(?:in|op)|bouwjaar|geboortejaar|geboortedatum|ben\s+van|kom\s+uit)\s+"
    r"(?:is\s+|:\s*)?((?:19|20)\d\d|'?\d\d\b)",
    rf"\b(?:mijn|m'n|mn|me|je|haar|zijn|op|met)\s+({AGE}(?:ste|e)\s*(?:verjaardag|jaar|"
    r"levensjaar)?)(?=\s|$|[.,!?])",
    rf"\b(?:met|op)\s+(?:mijn|m'n|mn|me|haar|zijn|z'n)\s+({AGE})\s+(?:jaar|jaren|lentes)\b",
    rf"\b(?:mijn|m'n|mn)\s+leeftijd\s+(?:is|van|:)\s+({AGE})",
    rf"\b(?:leeftijd|leeftijd:)\s+({AGE})\b",
    rf"\bals\s+({AGE}(?:-?jarige|-?plusser|er))\b",
)


def find_dates(answer: Answer) -> Iterator[Span]:
    """Dates, and ages of people."""
    for patterns in (_WITH_DIGIT, _IN_WORDS, _AGES):
        yield from patterns.find(answer)
