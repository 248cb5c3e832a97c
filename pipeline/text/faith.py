"""Faith as it is practised: praying, fasting, church, what one wears.

Why: few name their faith in an answer; they say that they pray in the break.
"""

from collections.abc import Iterator

from pipeline.text.answer import Answer
from pipeline.text.patterns import MY, Patterns
from pipeline.text.spans import Kind, Span

_FAITH = Patterns(
    Kind.GELOOF,
    "geloof religie godsdienst kerk moskee gebed bijbel koran hoofddoek kruisje synagoge "
    "tempel bid bad_ "
    "vast bedek _mis pray mekka hadj doop belijdenis communie vormsel dominee imam pastoor rabb "
    "pandit keppel"
    "kippa tulband rozenkr bedevaart sabbat sjabbat shabbat zondag gemeente uitgetreden",
    rf"\b(?:(?:niet|geen)\s+(?:[\w\-]+\s+){{1,4}})?(?:vanwege|om|door|wegens|voor|volgens|"
    rf"van)\s+{MY}\s+"
    r"(?:geloof|religie|godsdienst|geloofsovertuiging)\b",
    rf"\b{MY}\s+(?:\w+e\s+)?(?:geloof|religie|godsdienst|geloofsovertuiging|kerk|moskee|gebed|"
    r"gebeden|bijbel|koran|hoofddoek\w*|kruisje)\b",
    r"\b(?:ik|hij|zij|ze|wij|we|'k)\s+(?:bid|bidt|bad|bidden|pray)\b(?!\s+dat)(?:\s+(?!(?:en|maar|dus|want)\b)"
    r"[\w']+){0,5}",
    r"\b(?:ik|hij|zij|ze|wij|we|'k)\s+vast(?:en|te)?\b(?!\s+(?:zit|zat|liep|loop|zet|houd|aan|in|te|dat|van|op|aan"
    r"|contract|werk|team|rooster|stel))(?:\s+(?!(?:en|maar|dus|want)\b)\w+){0,2}",
    r"\bbedek\s+(?:ik\s+)?mijn\s+(?:haar|hoofd)\b",
    r"\b(?:naar|in|uit|van)\s+(?:de\s+)?(?:mis|kerk|moskee|synagoge|gemeente|mandir|avondmaal|biecht)\b(?=\s+(?:wil|ga|"
    r"ging|wilde|moet|gaan|kom|ben|geweest|zat|zit))",
    r"\b(?:op\s+)?zondag(?:en|s)?\s+(?:niet\s+)?(?:werk(?:en)?\s+)?(?:vanwege|om|wegens|door)\s+(?:het|mijn)\s+geloof\b",
    r"\b(?:drink|eet)\s+(?:ik\s+)?geen\s+(?:alcohol|varkensvlees|vlees|bier)\b(?=[^.!?]*\bgeloof)",
    r"\b(?:ben|was|is)\s+(?:net\s+|onlangs\s+|zelf\s+)?(?:gedoopt|bekeerd|uit\s+de\s+kerk|van\s+de\s+kerk|"
    r"uitgetreden|naar\s+mekka|op\s+hadj|op\s+bedevaart)\b",
    r"\b(?:mijn|m'n|mn|haar|zijn|onze|ons)\s+(?:\w+e\s+)?(?:doop\w*|belijdenis|communie|vormsel|dominee|imam|pastoor|"
    r"rabbijn|pandit|kerkenraad\w*|kerkdienst\w*|gebeds\w+|vasten\w*|bidmoment\w*|bijbelstudie\w*|bijbelkring|"
    r"kerkkoor|keppel\w*|kippa|tulband|rozenkrans|bedevaart|hadj|sjabbat|sabbat|shabbat|zondagsrust|gemeente)\b",
    r"\b(?:ik|hij|zij|ze|wij|me|mij)\b[^.!?]{0,25}\b(naar\s+(?:de\s+|mijn\s+)?(?:kerk|moskee|"
    r"synagoge|"
    r"tempel))\b",
)


def find_faith(answer: Answer) -> Iterator[Span]:
    """What somebody does or wears for their faith; the names of faiths are in a list."""
    yield from _FAITH.find(answer)
