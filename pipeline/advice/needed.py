"""The numbers without which the sentences on a pattern would say nothing."""

from pipeline.advice.pattern import Pattern

_OF_CHANGE = frozenset({"waarneming", "geschiedenis", "verwacht_lower", "effect", "p_value"})
_OF_SURVEY = frozenset({"vraag", "verwacht_lower", "p_value"})
_NEEDED = {
    "stijging": _OF_CHANGE,
    "daling": _OF_CHANGE,
    "stilte": frozenset({"waarneming", "aandeel", "verwacht_lower", "p_value"}),
    "macht": _OF_CHANGE,
    "extern": _OF_CHANGE,
    "escalatie": _OF_CHANGE,
    "concentratie": frozenset({"waarneming", "verwacht_lower", "effect", "p_value"}),
    "werking": frozenset({"waarneming", "verwacht_lower", "effect", "p_value"}),
    "drempel": _OF_SURVEY,
    "klimaat": _OF_SURVEY,
    "opkomend_thema": frozenset({"thema", "deel", "aantal", "verwacht_lower", "p_value"}),
    "referentie": frozenset({"aandeel", "landelijk_ervaren", "p_value"}),
}


def needed(pattern: Pattern) -> frozenset[str]:
    """The names that have to be filled before anything is told of it."""
    if pattern.code == "extern" and pattern.is_of_survey:
        return _OF_SURVEY
    return _NEEDED[pattern.code]
