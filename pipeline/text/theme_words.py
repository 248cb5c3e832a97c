"""What counts for a theme, in Dutch: from the taxonomy alone, never from an answer.

Why: who reads a number of a theme must be able to see what kind of words made it. Why beside the
finder and not in it: the dashboard tells this too, and need not load what finds themes.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, Protocol

from pipeline.contracts.codes import load_texts

if TYPE_CHECKING:
    from pipeline.text.themes.taxonomy import Theme


class _HasWords(Protocol):
    @property
    def words(self) -> tuple[str, ...]: ...

    @property
    def phrases(self) -> tuple[str, ...]: ...

    @property
    def near_misses(self) -> tuple[str, ...]: ...


@dataclass(frozen=True)
class _Words:
    words: tuple[str, ...]
    phrases: tuple[str, ...]
    near_misses: tuple[str, ...]


_SHOWN = 6
_NEGATED: Mapping[str, str] = {
    "keert": "Staat er een ontkenning bij (‘geen’, ‘niet’), dan keert de toon om.",
    "goed": "Staat er een ontkenning bij (‘geen’, ‘niet’), dan gaat het goed.",
    "zorg": "Staat er een ontkenning bij (‘geen’, ‘niet’), dan is het een zorg.",
    "telt_niet": "Staat er een ontkenning bij (‘geen’, ‘niet’), dan telt het niet.",
    "telt": "Een ontkenning (‘geen’, ‘niet’) verandert daar niets aan.",
}


def what_counts(theme: "Theme") -> str:
    """The kinds of words that make an answer count for a theme, in a few sentences."""
    finer = [(sub.label, sub.words) for sub in theme.subthemes]
    return _told(theme.words, finer, theme.words.negated)


@cache
def what_counts_shipped() -> Mapping[str, str]:
    """The same by code of every theme that comes with the program."""
    return {
        str(entry["code"]): _told(
            _words_of(entry),
            [(str(sub["label"]), _words_of(sub)) for sub in entry.get("subthemas", ())],
            str(entry.get("ontkenning", "keert")),
        )
        for entry in load_texts("themas")["codes"]
    }


def _words_of(entry: Mapping[str, Any]) -> _Words:
    woorden, zinnen, niet = (
        tuple(map(str, entry.get(key, ()))) for key in ("woorden", "zinnen", "niet")
    )
    return _Words(woorden, zinnen, niet)


def _told(words: _HasWords, finer: "list[tuple[str, Any]]", negated: str) -> str:
    parts = [part for part in _counted(words) if part]
    for label, inside in finer:
        told = " ".join(part for part in _counted(inside) if part)
        if told:
            parts.append(f"Subthema ‘{label}’: {told[0].lower()}{told[1:]}")
    if not parts:
        return "Voor dit thema zijn er nog geen woorden."
    return " ".join([*parts, _NEGATED[negated]])


def _counted(words: _HasWords) -> tuple[str, str, str]:
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
