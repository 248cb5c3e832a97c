"""The one refusal for a file of the kluis that is missing, altered or out of its time."""

from pipeline.errors import KeyRefused


def damaged() -> KeyRefused:
    """To raise when a file in the kluis cannot be what was written."""
    return KeyRefused(
        "Een bestand in de kluis ontbreekt of is beschadigd.",
        "Zet een kopie van de hele map vp/ terug. Er is niets veranderd in de kluis.",
    )
