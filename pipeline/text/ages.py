"""Ages: in digits and words, after a verb, before it, in tens, and by the year of birth.

Why: with a team of twelve an age is as good as a name. A number is an age only by what stands
beside it; hours, amounts and years of service are not.
"""

from collections.abc import Iterator

from pipeline.text.answer import Answer
from pipeline.text.number_words import AGE, SMALL, TENS
from pipeline.text.patterns import Patterns, alternatives
from pipeline.text.spans import Kind, Span

_WHO = r"(?:ik|hij|zij|ze|die|deze|wie|u|je|jij|\'k|\'t|hai|hie)"
_BE = (
    r"(?:ben|bin|been|zen|zin|zijt|bent|is|was|waar|word|wordt|wor|werd|wördt|geworden|worden|zijn)"
)
_HOW = (
    r"(?:(?:nu|dus|net|al|pas|bijna|haast|ook|ruim|inmiddels|intussen|ondertussen|alweer|zelf|dik|"
    r"maar|nog|geen|nog maar|rond de|tegen de|vandaag|toen|hier|immers|ongeveer|circa|er|ver|krap|"
    r"net geen|laatst|gisteren|onlangs|toevallig|helaas|gewoon|echt|juist|amper|volgend jaar|"
    r"vorig jaar|dit jaar|straks|binnenkort|over\s+\w+\s+(?:jaar|maanden?|weken|week)|"
    r"(?:volgende|deze|"
    r"vorige|afgelopen)\s+(?:week|maand|zomer|winter)|(?:in|eind|begin)\s+[a-z]{3,9})\s+){0,3}"
)
_YEARS = r"(?:\s?(?:jaar|jaren|jaor|joar|jier|jr\.?|j\.|lentes|zomers))"
_NOT_AN_AGE = (
    r"(?!\s*(?:%|procent|uur|uren|euro|minuten|dagen|weken|maanden|kilo|km|graden|collega|mensen|"
    r"man\b|mans|keer|stuks|punten|fte|cli[eë]nten|bewoners|jaar\s+(?:geleden|terug|werkervaring|"
    r"ervaring|in\s+dienst|werkzaam|lang|bij|dienst|hier|getrouwd)|anderen|vrouwen|leerlingen))"
)
_CLOSES = (
    r"(?=\s*(?:$|[.,;:!?)\-]|en\b|dus\b|maar\b|mer\b|of\b|toen\b|want\b|als\b|omdat\b|nu\b|"
    r"geworden\b|geweest\b|gepasseerd\b|voorbij\b|ben\b|is\b|was\b|moet\b|hoef\b|ik\b|heb\b|krijg\b|"
    r"mag\b|kan\b|kun\b|zou\b|wil\b|word\b|wordt\b|zit\b|sta\b|voel\b|tel\b|denk\b|weet\b))"
)
_PERSON = alternatives("personen")
_IN_TENS = (
    r"(?:(?:dik|ver|diep|hoog|laag|achter|voor|goed|begin|eind|midden|half|halverwege|ruim|al|net)"
    r"\s+)?(?:in|over|boven|onder|richting|tegen|rond|voorbij|naar|halverwege)\s+de\s+"
    r"|(?:begin|eind|einde|midden|mid|half|halverwege|richting|tegen|rond)\s+(?:de\s+)?"
)
_AGES = Patterns(
    Kind.LEEFTIJD,
    "0 tien tig elf twaalf bouwjaar geboren pensioen aow jarig boomer millennial generatie_ gen_ "
    "teg tich tug fig zesig negenig",
    rf"\b{AGE}{_YEARS}\s?(?:oud|jong|oude|jonge|aud)\b",
    rf"\b{AGE}(?:-|\s)?jarige?n?\b(?:\s+leeftijd)?",
    rf"\b(?:op|tot|vanaf)\s+(?:mijn\s+|haar\s+|zijn\s+)?{AGE}(?:ste|e|de)?\s+(?:jarige\s+)?leeftijd\b",
    rf"\b(?:zelf|nu|inmiddels|pas|net|al|ook|zij|hij)\s+({AGE})(?=\s*,|\s+en\s+(?!{AGE}|meer|nog))",
    rf"\b(?:met|na)\s+({AGE})\s+(?:is|ben|word|wordt|heb|kun|kan|mag|hoef|tel|zit|sta|jaar\s+(?:op|is))\b",
    rf"\b(?:jongens|meiden|mannen|vrouwen|meisjes|dames|heren|gasten|jonkies)\s+van\s+((?:{_IN_TENS})?{AGE})"
    rf"\b(?!\s*(?:jaar\s+en|plus|uur|procent)){_NOT_AN_AGE}",
    rf"\b(?:ben|bin|is|was)\s+(?:een\s+)?\w+(?:\s+\w+)?\s+en\s+({AGE}\b{_YEARS}?){_NOT_AN_AGE}{_CLOSES}",
    rf"\b(?:ik|zelf|{_PERSON}),\s+({AGE}\b{_YEARS}?),",
    rf"^\s*({AGE})(?=,\s)",
    rf"(?<=,)\s*({AGE}{_YEARS})(?=\s*[,.])",
    rf"\bde\s+({TENS}(?:\s+(?:al|zijn|is|ben|ruim|net))*\s+(?:gepasseerd|voorbij|gehaald|genaderd))\b",
    rf"\bde\s+({TENS})\s+(?:zijn|is|ben)\s+(?:gepasseerd|voorbij)\b",
    r"\b(?:net|pas|nog\s+niet|nog\s+net\s+niet|nog)\s+(?:meerderjarig|minderjarig)\b",
    r"\b(?:sinds|als)\s+(?:een\s+)?(?:babyboomer|boomer|millennial|gen[- ]z'?er|"
    r"generatie\s+[xyz])\b",
    rf"\b(?:oma|opa|grootmoeder|grootvader)\s+van\s+\w+\s+(?:kleinkinderen\s+)?en\s+\w+\s+{AGE}\b",
    rf"\b(?:over\s+)?{SMALL}\s+(?:jaar|jaren|maanden|weken)\s+(?:voor|tot|van)\s+(?:mijn|m'n|mn|het|haar|"
    r"zijn|je)\s+pensioen\b",
    rf"\b(?:over|nog)\s+(?:{SMALL}|anderhalf|een\s+half)\s+(?:jaar|jaren|maanden|weken)\s+(?:met|tot)\s+"
    r"(?:mijn\s+)?(?:pensioen|aow)\b",
    rf"\b{_BE}\s+{_HOW}(?:{_WHO}\s+)?{_HOW}({AGE}\b{_YEARS}?){_NOT_AN_AGE}{_CLOSES}",
    rf"\b{_WHO}\s+({_HOW}{AGE}\b{_YEARS}?)\s+{_BE}\b",
    rf"\b({AGE}\b{_YEARS}?)\s+{_BE}\s+(?:ik|hij|ze|zij)\b",
    rf"^\s*({AGE}{_YEARS})(?=\s*(?:$|[.,;:!?]|en\b|maar\b|nu\b|moet\b|dan\b|al\b(?!\s+(?:hier|"
    rf"werk)))"
    r")(?!\s+en\s+(?:dan\s+)?(?:hier|in\s+dienst))",
    rf"\b(?:met|op)\s+(?:mijn|m'n|mn|men|me|mien|haar|zijn|z'n|zn|je)"
    rf"\s+({AGE}\b{_YEARS}?){_NOT_AN_AGE}",
    rf"\b(?:ik|hij|zij|ze)\s+met\s+({AGE})\b{_NOT_AN_AGE}",
    rf"\b((?:net|pas|bijna|nog geen|ruim|haast|dik|krap)\s+{AGE}\b{_YEARS}?){_NOT_AN_AGE}{_CLOSES}",
    rf"\b(?:{_PERSON})\s+van\s+((?:al\s+|nog\s+geen\s+|net\s+|rond\s+de\s+|{_IN_TENS})?{AGE}"
    rf"\b{_YEARS}?){_NOT_AN_AGE}",
    rf"\b(?:{_PERSON}|v|m|x)\s?[,/(]\s?({AGE})\b{_YEARS}?(?=\s*[,.)/;]|$|\s+en\b)",
    rf"\b(?:{_IN_TENS}){TENS}(?:er|ers)?\b(?!\s*(?:uur|collega|mensen|procent|%|euro|uren|graden))",
    rf"\b(?:{TENS}(?:er|ster)|{TENS}-?\s?plus(?:ser)?|[2-7]\d\s?[+]\s?(?:er|'er)?|"
    r"[2-7]\d\s?-?\s?plus(?:ser)?|[2-7]0-?er)\b(?!s)",
    r"\b(?:tegen|over|boven|onder|rond|richting|voorbij)\s+de\s+[2-7]\d\b(?!\s*(?:uur|%|"
    r"procent|euro|"
    r"jaar\s+geleden|mensen|man\b|graden|collega|uren|km|kilo))",
    rf"\b(?:is|ben|was|bijna|haast|al|nadert|nader)\s+de\s+({TENS})\b",
    r"\b(?:geboren\s+(?:in|op|anno)|bouwjaar|geboortejaar|geboortedatum|lichting|ben\s+van|"
    r"ben\s+er\s+"
    r"(?:een|één)\s+van|kom\s+uit)\s+(?:is\s+|:\s*|van\s+)?((?:19|20)\d\d|['’]?\d\d\b)",
    rf"\b(?:mijn|m'n|mn|me|je|haar|zijn|op|met|rond|sinds|vanaf)\s+({AGE}\s?(?:ste|e|de)\s*"
    r"(?:verjaardag|jaar|levensjaar)?)(?=\s|$|[.,!?])(?!\s+(?:van|verdieping|etage|plaats|dag|keer|"
    r"week|maand|jan|feb|m[ae]|apr|ju|aug|sep|okt|nov|dec))",
    rf"\b(?:mijn|m'n|mn|haar|zijn)\s+leeftijd\s*(?:is|van|:|\()\s*({AGE})",
    rf"\b(?:ik|hij|zij|ze|{_PERSON})\s*\((?:m|v|nu|van)?[\s,/]*({AGE})\b{_YEARS}?\s*\)",
    rf"\b(?:jouw|je|uw|zijn|haar)\s+leeftijd\s*[,(]\s*({AGE})\b",
    rf"\bleeftijd\s*(?:is|van|:|=|\()?\s*({AGE})\b",
    rf"\bop\s+mijn\s+leeftijd\s*[,(]\s*({AGE})\b",
    rf"\bals\s+({AGE}(?:-?jarige|-?plusser|er))\b",
    rf"\b((?:{_IN_TENS})[2-7]0\b){_NOT_AN_AGE}{_CLOSES}",
    r"\b[2-7]\d\s?\+(?!\s*\d)(?:-?ers?)?",
    rf"\bals\s+je\s+({AGE}\b{_YEARS}?)\s+(?:bent|wordt|word)\b",
)


def find_ages(answer: Answer) -> Iterator[Span]:
    """Ages of people."""
    yield from _AGES.find(answer)
