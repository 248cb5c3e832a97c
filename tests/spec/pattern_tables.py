"""All spec tables by pattern: written from arithmetic alone, before the tests of signals were read.

Chosen where the answer is clear: what must be said is worth more than 4.5 standard deviations, and
what may not be said less than 2, or is forbidden whatever the number is.
"""

from collections.abc import Mapping
from types import MappingProxyType

from tests.spec.pattern_cases import SurveyTable, TalkTable
from tests.spec.pattern_tables_surveys import DREMPEL, KLIMAAT, REFERENTIE
from tests.spec.pattern_tables_talks import CONCENTRATIE, ESCALATIE, EXTERN, MACHT, WERKING

TALK_TABLES: Mapping[str, tuple[TalkTable, ...]] = MappingProxyType(
    {
        "concentratie": CONCENTRATIE,
        "macht": MACHT,
        "escalatie": ESCALATIE,
        "extern": EXTERN,
        "werking": WERKING,
    }
)
SURVEY_TABLES: Mapping[str, tuple[SurveyTable, ...]] = MappingProxyType(
    {"drempel": DREMPEL, "klimaat": KLIMAAT, "referentie": REFERENTIE}
)
