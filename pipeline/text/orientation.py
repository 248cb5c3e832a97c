"""Orientation and gender identity that is told around: "ik val op mannen", "mijn oude voornaam"."""

from collections.abc import Iterator

from pipeline.text.answer import Answer
from pipeline.text.patterns import Patterns
from pipeline.text.spans import Kind, Span

_ORIENTATION = Patterns(
    Kind.GEAARDHEID,
    "_val_ valt hou lichaam voornaam transitie man_ mannen vrouwen toilet hormon pride regenboog "
    "_pan_ vriend getrouwd twee_m twee_v kleren een_man een_vrouw een_vent een_kerel naar_man "
    "naar_vrouw kerels meiden",
    r"\b(?:op|van)\s+(?:mannen|vrouwen|jongens|meisjes|meiden)\s+(?:val|valt|hou|houd|houdt)\b",
    r"\b(?:val|valt|hou|houd|houdt)\s+(?:ook\s+)?(?:op|van)\s+(?:mannen|vrouwen|jongens|meisjes)\b",
    r"\bverkeerde\s+lichaam(?:\s+geboren)?\b",
    r"\b(?:ben|is|was)\s+(?:ook\s+|zelf\s+|gewoon\s+|openlijk\s+)?voor\s+de\s+(?:mannen|vrouwen|jongens|dames|"
    r"heren)\b|\b(?:ook\s+)?voor\s+de\s+(?:mannen|jongens)\b(?=\s*(?:[,.]|$|en\b))",
    r"\b(?:getrouwd|samen|samenwonend|verloofd|relatie|verkering)\s+met\s+een\s+(?:man|vrouw|jongen|meisje)\b",
    r"\b(?:ik\s+)?(?:heb|had|kreeg)\s+(?:al\s+\w+\s+|nu\s+|gewoon\s+)?een\s+(?:vriend|vriendin|man|vrouw)\b"
    r"(?!\s+(?:die|als|op|nodig|van))",
    r"\bmet\s+een\s+(?:man|vrouw|vent|kerel|meid)\s+(?:samenwoon\w*|samenleef\w*|gehuwd|getrouwd|leeft?|slaapt?|woont?)\b",
    r"\b(?:woont?|leeft?|slaapt?|samen|getrouwd(?:\s+\w+){0,2}|gehuwd)\s+met\s+een\s+(?:man|vrouw|vent|kerel|meid)\b",
    r"\bvan\s+(?:man\s+naar\s+vrouw|vrouw\s+naar\s+man)\b(?:\s+(?:gegaan|geworden))?",
    r"\btwee\s+(?:kerels|mannen|vrouwen|meiden)\s+in\s+(?:een|één)\s+bed\b",
    r"\b(?:mijn|m'n|mn)\s+(?:vriendin|vrouw|man|vriend)\s+en\s+(?:mij|ik)\b",
    r"\bmet\s+twee\s+(?:mannen|vrouwen|vaders|moeders)\b(?:\s+(?:thuis|samen|aan\s+tafel|getrouwd|wonen|woont|"
    r"zit|in\s+bed))+",
    r"\btwee\s+(?:mannen|vrouwen|vaders|moeders|mama's|papa's)\b(?=\s+(?:samen|als\s+stel|thuis|in\s+huis))",
    r"\b(?:andere|nieuwe|mijn\s+nieuwe)\s+(?:kleren|voornaam|voornaamwoorden|naam)\b(?:\s+(?:draag|gebruik|aan))?"
    r"(?:\s+en\s+een\s+(?:andere|nieuwe)\s+(?:voornaam|naam)\s+\w+)?(?<=[a-z]{5})",
    r"\b(?:ik|zelf|dat\s+ik|zij|hij)\s+(?:ben\s+|is\s+)?(pan|bi|ace|enby|inter|genderqueer|agender)\b(?=\s*(?:[,.]|$|"
    r"ben\b|is\b|en\b))",
    r"\b(?:als\s+(?:man|vrouw|jongen|meisje)\s+geboren|in\s+een\s+ander\s+lichaam|van\s+geslacht\s+veranderd|"
    r"geslacht\s+(?:laten\s+)?(?:veranderen|wijzigen)|mijn\s+hormonen|hormoonbehandeling|"
    r"hormoontherapie|mijn\s+voornaamwoorden|die/hen|hen/hun|zij/haar)\b",
    r"\b(?:mijn|een|met\s+een|mijn\s+kleine)\s+(?:regenboog\w*|pride\w*)\b",
)


def find_orientation(answer: Answer) -> Iterator[Span]:
    """Phrases without a word for it; the words themselves are in a list."""
    yield from _ORIENTATION.find(answer)
