"""Dates: written out, short, and told from today ("vorige week dinsdag").

Why: a month or a day of the week alone points at nobody; a day, a month of one year, or "drie weken
geleden" may.
"""

from collections.abc import Iterator

from pipeline.text.ages import find_ages
from pipeline.text.answer import Answer
from pipeline.text.number_words import ORDINAL, SMALL, WHOLE
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
_DAYPART = r"(?:ochtend|ochend|morgen|mörgen|middag|avond|oavond|nacht)"
_YEAR = r"(?:(?:19|20)\d\d|['’‘`]\d\d)"
_FEAST = (
    r"(?:kerst(?:mis|avond)?|pasen|pinksteren|hemelvaart|koningsdag|koninginnedag|carnaval|"
    r"sinterklaas|prinsjesdag|keti\s+koti|dodenherdenking|moederdag|vaderdag|allerheiligen|halloween|"
    r"sint[- ]maarten|valentijn|divali|diwali|offerfeest|biddag|dankdag|paasdag|kerstdag|"
    r"oud en nieuw|nieuwjaar(?:sdag)?|oudejaars(?:dag|avond)|bevrijdingsdag|suikerfeest|ramadan|"
    r"zomervakantie|kerstvakantie|herfstvakantie|voorjaarsvakantie|meivakantie|valentijnsdag|"
    r"(?:de\s)?(?:zomer|winter|lente|herfst)|(?:het\s)?(?:voorjaar|najaar))"
)
_SINCE = (
    r"(?:(?:sinds|vanaf|vanaff|per|tot(?: en met)?|t/m|op|rond|omstreeks|d\.d\.|dd\.?|begin|"
    r"eind(?:e)?|half|midden|medio|van|voor|na|in)\s+)*"
)
_LAST = (
    r"(?:afgelopen?|veurige?|vurige?|afgeloope?|aflopen|vor+ige?|voorige?|verlede[n]?|verleje|verleeje|verlee|"
    r"laatste|aanstaande|a\.s\.|komende|aankomende|volgende|eerstvolgende|deze|dees)"
)
_AGO_UNIT = (
    r"(?:dag|daag|dagen|daagjes|dagjes|week|weken|weke|weekje|weekjes|maand|maanden|maande|maandje|mnd|mndn|wk|wkn|dgn|"
    r"maandjes|jaar|jaren|jare|jaartje|jaartjes|jier|uur|uurtje|kwartaal|kwartalen|nachten?|"
    r"diensten?|weekenden|zomers|winters)"
)
_AGO = r"(?:geleden|geleje|geleeje|gelejen|leden|lejen|leen|terug|trug|truuk|t'rug)"
_ABOUT = (
    r"(?:(?:een|een\s+dikke|een\s+kleine|ruim|bijna|zo'?n|ongeveer|circa|ca\.|krap|hooguit|al|pas|"
    r"nog\s+geen|meer\s+dan|minder\s+dan|nu|precies|minstens|zeker)\s+)*"
)
_QUANTITY = (
    rf"(?:{WHOLE}|\d{{1,2}}(?:[.,]5|½)?|half|halve|een\s+half|anderhalf|anderhalve|paar|enkele|"
    r"wat|aantal|tweeënhalf|tweeënhalve|drieënhalf|drieënhalve|tig)"
)
_SHORT_DAY = r"(?:ma|di|wo|do|vr|vrij|za|zo)\.?"
_DAY_AND_MONTH = r"(?!24/7)(?:0?[1-9]|[12]\d|3[01])[-/](?:0?[1-9]|1[0-2])"
_WITH_DIGIT = Patterns(
    Kind.DATUM,
    "0",
    rf"\b(?:tussen\s+)?\d{{1,2}}\s+(?:en|op|tot|t/m|-)\s+\d{{1,2}}\s+{_MONTH}(?:\s+{_YEAR})?",
    rf"\b{_SINCE}{_MONTH}\s+(?:van\s+)?{_YEAR}",
    rf"{_SINCE}(?<!\d)\d{{1,2}}\s?[-/.]\s?\d{{1,2}}\s?[-/.]\s?(?:(?:19|20)\d\d|['’]?\d\d)(?!\d)",
    r"(?<!\d)(?:19|20)\d\d-\d{1,2}-\d{1,2}(?!\d)",
    rf"\b{_SINCE}(?:(?:{_DAY}|de|week van)\s+)*(?<!\d)\d{{1,2}}(?:e|ste|de)?\s?[-]?"
    rf"\s?{_MONTH}\b(?:\s+{_YEAR}|\s+(?:vorig|dit|van dit)\s+jaar|\s+(?:jl\.?|jongstleden|"
    rf"laatstleden|aanstaande))?",
    rf"\b{_SINCE}{_FEAST}\s+(?:van\s+)?{_YEAR}",
    r"\b(?:in|sinds|vanaf|eind|begin|medio|uit|van|tot|rond|jaar|anno|zomer|winter|voorjaar|"
    r"najaar|herfst|lente)\s+(?:van\s+)?(?:19[5-9]\d|20[0-4]\d)\b(?!\s*(?:euro|uur))",
    r"\b(?:q[1-4]|kwartaal\s[1-4]|week\s\d{1,2})(?:\s+(?:van\s+)?(?:20\d\d))?\b",
    rf"\b(?:op|d\.d\.|dd\.?|datum:?|vanaf|sinds|sind|per|tot|voor|na|van|rond|(?:{_DAY}|"
    rf"{_SHORT_DAY}))"
    rf"\s+{_DAY_AND_MONTH}(?:\s+(?:{_DAY_AND_MONTH}))?(?![\d/%\-])(?!\s*(?:%|keer|punten|euro))",
    rf"^\s*{_DAY_AND_MONTH}(?=\s*[:,]|\s+(?:was|is|werd|ben|heb|had|ging|om)\b)",
    rf"\b{_SHORT_DAY}\s+\d{{1,2}}\s+{_MONTH}(?:\s+{_YEAR})?",
    r"\b(?:schooljaar|seizoen|boekjaar|studiejaar|cursusjaar)\s+(?:20)?\d\d\s?[-/]\s?(?:20)?\d\d\b",
    rf"\b(?:op|sinds|vanaf)\s+(?:{_DAY}\s+)?de\s+\d{{1,2}}(?:e|ste|de)\b",
    r"\b(?:pas\s?geleden|laatst|onlangs|kort\sgeleden)(?=,?\s+(?:op|in|eind|begin)\s+\d)",
)
_IN_WORDS = Patterns(
    Kind.DATUM,
    "oudjaar oudejaar nieuwjaar paasma pinksterm hemelv goede_vr koningsd bevrijdingsd kerst "
    "pakjes sinterklaas dodenh "
    "geleden terug trug gist vanochtend vanmorgen vanmiddag vannacht afgelop vor verle laatst "
    "aanstaande half paar enkele a.s. komende jl j.l. begin eind medio midden tiende twintigste "
    "dertigste elfde twaalfde avond_van nacht_van ochtend_van middag_van dag_van eerste tweede "
    "derde"
    "vierde 1e 2e 3e 4e dit_jaar dag dagen week weken maand",
    rf"\b{_SINCE}{_MONTH}\s+(?:vorig|dit|verleden)\s+jaar\b",
    rf"\b(?:begin|eind|einde|half|medio|midden)\s+{_MONTH}\b",
    rf"\b(?:op\s+)?(?:de\s+)?(?:eerste|tweede|derde|vierde|laatste|1e|2e|3e|4e)\s+{_DAY}\s+(?:van|"
    rf"in)\s+{_MONTH}\b",
    rf"\b{_LAST}\s+{_DAYPART}\b",
    rf"\b(?:jl\.?|j\.l\.|jongstleden|laatstleden)\s+{_DAY}\b",
    rf"\b{_DAY}(?:{_DAYPART})?\s+(?:laatst|jongstleden)\b",
    r"\b(?:op|in)\s+de\s+(?:avond|nacht|ochtend|middag|dag)\s+van\s+(?:de|het|mijn)\s+\w+(?:\s+\w+)?",
    r"\bop\s+de\s+(?:elfde|twaalfde|\w+tiende|\w*twintigste|\w*dertigste)\b(?!\s+(?:verdieping|etage|plaats|dag|keer))",
    rf"\b{_DAY}(?:{_DAYPART})?,?\s+(?:jl\.?|j\.l\.|a\.s\.|laatstleden|{_LAST}\s+week)",
    rf"\b{_SINCE}{_LAST}\s+(?:\w+\s)?(?:{_DAY}(?:{_DAYPART})?|week\s+{_DAY}(?:{_DAYPART})?|"
    rf"weekend|we(?:ek|ke)\b|maan[dt]|jaar|{_MONTH}|{_FEAST})\b(?:\s+in\s+{_MONTH})?",
    rf"\b(?:in\s+)?(?:de\s+)?(?:eerste|tweede|derde|laatste)\s+week\s+van\s+{_MONTH}",
    rf"\b{_SINCE}{_FEAST}\s+(?:vorig|dit|verleden)\s+jaar\b",
    rf"\b(?:vorig|dit|verleden)\s+jaar,?\s+(?:met|rond|op|in|tijdens)\s+(?:{_FEAST}|{_MONTH})",
    rf"\b(?:eer)?g[iu]ster(?:en|e|n)?(?:\s?{_DAYPART})?\b",
    r"\b(?:op\s+)?(?:oudjaarsdag|nieuwjaarsdag|pinkstermaandag|paasmaandag|hemelvaartsdag|"
    r"goede\s+vrijdag|"
    r"(?:eerste|tweede|1e|2e|1ste|2de)\s+(?:kerst|paas|pinkster)dag|koningsdag|bevrijdingsdag|"
    r"oudejaarsavond|oudjaarsavond|kerstavond|pakjesavond|sinterklaasavond|dodenherdenking)\b",
    rf"\b{_SINCE}{_MONTH}\s+(?:jl\b\.?|j\.l\.)",
    rf"\b(?:op\s+)?{_DAY}\s+de\s+\w+(?:de|ste)\b",
    r"\b(?:begin|eind|einde|halverwege|medio)\s+(?:dit|deze|vorige?|afgelopen)\s+(?:jaar|maand|"
    r"week)\b",
    rf"\b(?:van\s+de\s+week|deze\s+week\s+{_DAY})\b",
    r"\b(?:vanochtend|vanmorgen|vanmiddag|vannacht|gisteravond|gisterochtend|gistermiddag)\b",
)

_RELATIVE = Patterns(
    Kind.DATUM,
    "geleden gelej lejen leden leen terug trug truuk voor_ na_ werkdag weekend jaarwisseling "
    "verjaardag prinsjes keti sinds dag_ jan feb ma apr mei ju aug sep okt nov dec",
    rf"\b{_ABOUT}{_QUANTITY}\s+{_AGO_UNIT}(?:\s+en\s+{_ABOUT}{_QUANTITY}\s+{_AGO_UNIT})?(?:"
    rf"\s+of\s+(?:{SMALL}|wat))?\s+{_AGO}\b"
    rf"(?:,?\s+(?:met|rond|op|in|tijdens)\s+{_FEAST})?",
    rf"\b(?:op\s+)?{_DAY}\s+(?:de\s+)?{ORDINAL}(?!\s+(?:keer|dag|week|maand|jaar|verdieping|etage))\b",
    rf"\bsinds\s+(?:(?:een\s+)?{_AGO_UNIT}\s+of\s+{SMALL}|{_ABOUT}{_QUANTITY}\s+{_AGO_UNIT})\b",
    rf"\b(?:een\s+)?{_AGO_UNIT}\s+of\s+{SMALL}\s+{_AGO}\b",
    rf"\b(?:(?:de|het|mijn|m'n|mn|onze)\s+)?(?:(?:{ORDINAL}|{_ABOUT}{_QUANTITY}|laatste|hele)\s+)?"
    rf"(?:werkdag|werkweek|dienst|dag|dagen|week|weken|weekend|maand|maanden|{_DAY}|avond|nacht|"
    rf"ochtend)\s+(?:voor|na|vóór|tussen)\s+(?:de\s+|het\s+)?(?:{_FEAST}|jaarwisseling|"
    rf"kerstdagen|feestdagen|vakantie|bouwvak)\b",
    rf"\b(?:net|vlak|kort|meteen|direct|pal)\s+(?:voor|na)\s+(?:de\s+|het\s+)?(?:{_FEAST}|"
    r"jaarwisseling|kerstdagen|feestdagen|bouwvak)\b",
    r"\b(?:mijn|m'n|mn|haar|zijn|z'n)\s+(?:eerste|laatste)\s+(?:werkdag|dienst)\b",
    r"\b(?:op|met|rond)\s+((?:mijn|m'n|mn|haar|zijn|z'n)\s+verjaardag)\b",
    rf"\b{_SINCE}(?:(?:{_DAY}|de)\s+)*(?:{ORDINAL}|{WHOLE})\s+{_MONTH}\b(?:\s+{_YEAR}|"
    r"\s+(?:vorig|dit|van dit)\s+jaar)?",
    rf"\b{_SINCE}(?:de\s+)?{ORDINAL}\s+van\s+(?:de\s+|deze\s+|vorige\s+)?(?:maand|{_MONTH})\b",
)


def find_dates(answer: Answer) -> Iterator[Span]:
    """Dates, and ages of people."""
    for patterns in (_WITH_DIGIT, _IN_WORDS, _RELATIVE):
        yield from patterns.find(answer)
    yield from find_ages(answer)
