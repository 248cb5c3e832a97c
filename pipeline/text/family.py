"""Ties of family: "mijn zus werkt hier ook", "de vrouw van de directeur"."""

import re
from collections.abc import Iterator

from pipeline.text.answer import Answer
from pipeline.text.patterns import Patterns, alternatives
from pipeline.text.spans import Kind, Span

_MY = (
    r"(?:mijn|mie|mien|miene|mijnen|mun|mij|zien|ziene|heur|oons|ons|m'n|m’n|mn|men|me|mijne|"
    r"zijn|z'n|z’n|zn|haar|d'r|d’r|dr|hun|hare|jouw|'r)"
)
_STEP = (
    r"(?:schoon|stief|half|klein|pleeg|tweeling|achter|groot|petekind|ex-?|aanstaande\s+|"
    r"jongste\s+|oudste\s+|eigen\s+|bloedeigen\s+|vroegere\s+|nieuwe\s+)"
)
_KIN = rf"(?:{alternatives('familie')})"
_STATE = r"(?:ben|bin|zit|lig|lag|zat|was|als|zelf|ook|nu|al|midden|nog|in\s+de)"
_OWNER = r"(?:(?:de|het|een|onze|mijn|die|d'n|den)\s+)?(?:\w+e\s+)?[\w\-']+"
_FAMILY = Patterns(
    Kind.GEZIN,
    "man vrouw echtgeno partner ex broer broeder zus zoon dochter vader moeder pa_ ma_ mama "
    "papa ouder oom tante ne nicht "
    "zwager opa oma kind kids verloofd vriend zonen zussen gezin familie vent wijf mams paps "
    "baby tweeling weduw "
    "getrouwd relatie verkering scheid mantelzorg",
    rf"\b{_MY}\s+(?:(?!beste\b|goede\b)[\w\-]+e\s+)?{_STEP}*{_KIN}\b(?:\s+(?:en|of)"
    rf"\s+{_MY}?\s*{_STEP}*{_KIN}\b)?(?!\s+(?:vriend|"
    r"en\s+macht))",
    rf"\b(?:de|het|een|'t|die)\s+{_STEP}*{_KIN}\s+van\s+(?!(?:de|het|een|mijn|ons|onze)\s+"
    rf"(?:team|werk|jaar|dag|organisatie|bedrijf|zaak|zorg|rekening|afdeling)\b){_OWNER}",
    rf"\b(?:is|ben|als|was|zijn)\s+(?:de\s+|een\s+)?{_STEP}*(?:zoon|dochter|broer|zus|neef|"
    rf"nicht|vrouw|man|zwager|schoonzus|partner|ex|vriendin|familie)\s+van\s+{_OWNER}",
    r"\b(?:een\s+|als\s+)?(?:alleenstaande|gescheiden|jonge|pasgescheiden)\s+(?:moeder|vader|"
    r"ouder|man|vrouw|mama|papa)(?:\s+(?:van|met)\s+\w+(?:\s+(?:kinderen|kids|kind|pubers|"
    r"jongens|meisjes))?)?",
    r"\b(?:getrouwd|samenwonend|gehuwd|verloofd|gescheiden|samen|een\s+relatie|relatie|"
    rf"verkering)\s+(?:met|van)\s+(?:{_MY}\s+|een\s+|de\s+|het\s+)?(?:(?:collega|"
    r"leidinggevende|manager|baas|chef|directeur|teamleider|hoofd)\b|[\w\-]+)",
    rf"\b(?:ik|zelf|ben|bin|zit|lig|lag|zat|was|en|als|door|na|sinds|tijdens|vanwege|om)"
    rf"\s+(?:{_STATE}\s+)*"
    r"((?:(?:net|pas|sinds\s+kort|al|nu|inmiddels|recent|onlangs)\s+)*(?:gescheiden|weduwe|"
    r"weduwnaar|weduwvrouw|"
    r"mantelzorger|alleenstaand|pleegouder|pleegmoeder|pleegvader|verweduwd|(?:in\s+)?(?:een"
    r"\s+|mijn\s+|m'n\s+|de\s+)"
    r"(?:\w+e\s+)?(?:v?echt)?scheiding|in\s+(?:v?echt)?scheiding))\b(?!\s+(?:van|tussen|toilet|"
    r"kleed|douche|systemen))",
    r"\b((?:mijn|m'n|mn|haar|zijn|me|mien)\s+(?:v?echt)?scheiding)\b",
    rf"\b(?:de|het)\s+(?:overlijden|dood|begrafenis|ziekbed|geboorte|bruiloft|huwelijk|"
    rf"verlies)\s+van\s+{_MY}\s+"
    rf"(?:\w+e\s+)?{_STEP}*{_KIN}\b",
    rf"\b{_MY}\s+(?:\w+e\s+)?{_STEP}*{_KIN}\s+(?:zit|zat|werkt|werkte|zitten|speelt|voetbalt|"
    rf"sport|woont|"
    r"studeert|leidt|is\s+bevriend|is\s+getrouwd|gaat|ging|loopt\s+stage|hockeyt)\s+(?:ook"
    r"\s+)?(?:(?:hier|daar|samen)\s+)?"
    r"(?:bij|met|in|op|naast)\s+(?:de\s+|het\s+|een\s+|onze\s+|zijn\s+|haar\s+)?[\w\-]+(?:"
    r"\s+(?:op|in)\s+"
    r"(?:de\s+|het\s+)?(?:voetbal|hockey|school|klas|team|sport|elftal|crèche|opvang|les|"
    r"tennis|turnen|judo|zwemles))?",
    rf"\bmantelzorg(?:er|en)?\s+(?:ben\s+)?voor\s+(?:{_MY}\s+)?\w+",
    r"\b(?:broer|zus|vader|moeder|zoon|dochter|man|vrouw|oom|neef|nicht)\s+(?:en|werkt)\s+"
    r"(?:broer|zus|vader|moeder|zoon|dochter|man|vrouw)\b",
)
_VERB = re.compile(r"\b(?:er|we|wij|ze|die|dat|dit|hier|mensen|collega's)\s+(?:\w+\s)?$")


def find_family(answer: Answer) -> Iterator[Span]:
    """Relatives of somebody, and what ties them to somebody else."""
    for span in _FAMILY.find(answer):
        is_zijn = answer.low.startswith("zijn ", span.start)
        if not is_zijn or not _VERB.search(answer.low[: span.start]):
            yield span
