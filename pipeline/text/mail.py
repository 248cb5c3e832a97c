"""Mail addresses, also written around a filter, web addresses and names of accounts."""

from collections.abc import Iterator

from pipeline.text.answer import Answer
from pipeline.text.patterns import Patterns
from pipeline.text.spans import Kind, Span

_END = r"(?:nl|com|org|eu|be|de|net|info|edu|gov|io)"
_AT = (
    r"\s*(?:@|[(\[{<]\s*(?:at|apenstaart(?:je)?|@)\s*[)\]}>]|\s(?:at|apenstaart(?:je)?|"
    r"apestaart(?:je)?|malpa|małpa|kukac|chiocciola|arroba)\s)\s*"
)
_DOT = r"\s*(?:\.|[(\[{<]\s*(?:dot|punt|\.)\s*[)\]}>]|\s(?:dot|punt)\s)\s*"
_PART = r"[\w+\-]+"
_ADDRESSES = Patterns(
    Kind.MAIL,
    "@ _at_ (at [at {at <at ( apenstaart apestaart malpa małpa kukac chiocciola arroba",
    rf"\b{_PART}(?:{_DOT}{_PART}){{0,3}}{_AT}{_PART}(?:(?:{_DOT}){_PART}){{1,3}}\b",
    r"[\w.+\-]+@[\w\-]+(?:\.[\w\-]+)*",
    r"(?<![\w.])@[a-z_][\w.]*\w",
)
_ACCOUNTS = Patterns(
    Kind.MAIL,
    "insta twitter tiktok snap facebook linkedin telegram discord account gebruikersnaam inlognaam "
    "username nickname reddit onder_de_naam noemt gebruiker user handle profiel schuilnaam nick",
    r"\b(?:insta(?:gram)?|twitter|tiktok|snap(?:chat)?|facebook|linkedin|telegram|discord|account|"
    r"gebruikersnaam|inlognaam|username|nickname)\s*(?:is|heet|van|:|=)?\s*[\"'“]?"
    r"((?=[\w.]*[_\d.])[a-z_][\w.]*\w)",
    r"(?:insta|twitter|tiktok|snap|facebook|linkedin|telegram|discord|account|inlog|user|"
    r"reddit)\w*\b"
    r"[^.!?]{0,40}?\b((?!(?:covid|windows|office)\d)[a-z]{3,}\d{2,4}[a-z]*)\b",
    r"\b((?!(?:covid|windows|office)\d)[a-z]{3,}\d{2,4}[a-z]*)\b[^.!?]{0,40}?(?:insta|twitter|"
    r"tiktok|snap|facebook|"
    r"linkedin|telegram|discord|account|reddit)",
    r"\b(?:onder\s+de\s+naam|noemt\s+(?:zich|zichzelf)|gebruiker|user|handle|profiel|"
    r"schuilnaam|nick)"
    r"\s*(?:is|heet|:|=)?\s*[\"'“]?((?=[\w.\-]*[_\d.\-])[a-z_][\w.\-]*\w)",
)
_DOTTED = Patterns(Kind.MAIL, ".", r"(?<![\w@./])[a-z0-9]{2,}(?:\.[a-z][a-z0-9]+){2,}(?!\w)")
_WEB = Patterns(
    Kind.MAIL,
    "http www .nl .com .org .eu .be .de .net .info .edu .gov .io",
    rf"\b(?:https?://\S+|www\.\S+|[\w\-]+(?:\.[\w\-]+)*\.{_END}(?:/\S*)?)(?<![.,!?])(?!\w)",
)
_NUMBERED = Patterns(
    Kind.MAIL,
    "0",
    r"(?<![\w@.])(?!(?:covid|windows|office|prince|groep|kamer|lokaal|klas|zaal|poort|hal|team|week|level|versie|unit|"
    r"schaal|level|gate|dock|lijn|route|nivo|niveau|mavo|havo|vmbo|type|artikel|fase|stap|post|balie|loket|corona)\d)"
    r"[a-z]{4,}\d{1,5}[a-z]?(?![\w])",
    r"(?<![\w@.])[a-z][\w.]{2,}#\d{3,5}\b",
)
_DOMAIN = Patterns(
    Kind.MAIL,
    "\\ -ext -adm -test",
    r"\b[\w.\-]+\\[\w.\-]+",
    r"\b[a-z]{4,}-(?:ext|adm|test|admin)\b",
)
_NAMED = Patterns(
    Kind.MAIL,
    "insta twitter tiktok snap discord telegram reddit inlog login account gebruikersnaam "
    "username user",
    r"\b(?:insta(?:gram)?|twitter|tiktok|snap(?:chat)?|discord|telegram|reddit)\s+(?:als|heet\s+\w+|onder)\s+([\w.]{4,})",
    r"\b(?:gebruikersnaam|inlognaam|inlogcode|login|accountnaam|username|user)\s*(?:is\s*)?[(\"'“:=]+\s*([\w.\-]{4,})",
)
_UNDERSCORED = Patterns(Kind.MAIL, "_", r"(?<![\w@])[a-z][\w.]*_\w+")


def find_addresses(answer: Answer) -> Iterator[Span]:
    """Mail, web and account names."""
    for patterns in (
        *(_ADDRESSES, _ACCOUNTS, _WEB, _UNDERSCORED, _DOTTED, _NUMBERED, _DOMAIN, _NAMED),
    ):
        yield from patterns.find(answer)
