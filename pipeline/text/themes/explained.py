"""What counts for a theme, in Dutch: from the taxonomy alone, never from an answer.

Why: who reads a number of a theme must be able to see what kind of words made it.
"""

from pipeline.text.themes.taxonomy import Negated, Theme, Words

_SHOWN = 6
_NEGATED: dict[Negated, str] = {
    "keert": "Staat er een ontkenning bij (‘geen’, ‘niet’), dan keert de toon om.",
    "goed": "Staat er een ontkenning bij (‘geen’, ‘niet’), dan gaat het goed.",
    "zorg": "Staat er een ontkenning bij (‘geen’, ‘niet’), dan is het een zorg.",
    "telt_niet": "Staat er een ontkenning bij (‘geen’, ‘niet’), dan telt het niet.",
    "telt": "Een ontkenning (‘geen’, ‘niet’) verandert daar niets aan.",
}


def what_counts(theme: Theme) -> str:
    """The kinds of words that make an answer count for a theme, in a few sentences."""
    parts = [part for part in _counted(theme.words) if part]
    parts += [
        f"Subthema ‘{sub.label}’: {inside[0].lower()}{inside[1:]}"
        for sub in theme.subthemes
        if (inside := " ".join(part for part in _counted(sub.words) if part))
    ]
    if not parts:
        return "Voor dit thema zijn er nog geen woorden."
    return " ".join([*parts, _NEGATED[theme.words.negated]])


def _counted(words: Words) -> tuple[str, str, str]:
    return (
        _listed("Woorden zoals", words.words),
        _listed("Zinsdelen zoals", words.phrases),
        _listed("Telt niet:", words.near_misses),
    )


def _listed(start: str, forms: tuple[str, ...]) -> str:
    if not forms:
        return ""
    named = ", ".join(f"‘{_in_words(form)}’" for form in forms[:_SHOWN])
    rest = len(forms) - _SHOWN
    return f"{start} {named}{f' en nog {rest}' if rest > 0 else ''}."


def _in_words(form: str) -> str:
    """A word or phrase without the signs of the notation.

    >>> _in_words("=druk"), _in_words("aan|spreken"), _in_words("*overleg"), _in_words("klacht*")
    ('druk', 'aanspreken', '…overleg', 'klacht…')
    """
    plain = form.replace("|", "").removeprefix("=").replace(" & ", " … ").replace("...", "…")
    return plain.replace("*", "…")
