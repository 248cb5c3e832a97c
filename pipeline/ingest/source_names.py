"""Which names a source may have: one rule for what proposes, checks and stores its files.

Why: a mapping kept under a name that no file can be read in by would be work for nothing.
"""

from pipeline.errors import RefusedInput

_LONGEST = 60


def refuse_source_name(bron: str) -> None:
    """Raise RefusedInput for a name, as `source_name` spells it, that no source may have."""
    if not bron.strip() or len(bron) > _LONGEST or not bron.isprintable() or ":" in bron:
        raise RefusedInput(
            "De naam van de bron is niet goed.",
            f"Gebruik achter --bron 1 tot {_LONGEST} gewone tekens, en geen dubbele punt.",
        )
