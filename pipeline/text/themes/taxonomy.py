"""The taxonomy of themes as values: groups, themes, sub-themes and the words that find them.

Why: which theme an answer belongs to may depend on that answer and on public lists alone. The
taxonomy is such a list; an organisation adds its own themes to it in its workspace.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from pipeline.text.themes.found import Tone

OWN_PREFIX = "eigen_"
REST_SUBTHEME = "overig"
"""What a publication calls the rest of a theme beside its sub-themes (theme_bounding.py)."""
Negated = Literal["keert", "goed", "zorg", "telt_niet", "telt"]
NEGATED: tuple[Negated, ...] = ("keert", "goed", "zorg", "telt_niet", "telt")
TONES: tuple[Tone, ...] = ("goed", "zorg")


@dataclass(frozen=True)
class Words:
    """What finds a theme, as written in the taxonomy file (`docs/handleiding.md`, own themes).

    words: `klacht`, `klacht*`, `*overleg`, `*druk*`, `=druk` (this form only), `aan|spreken`.
    hints: words that point at the theme but only count when two of them stand in one answer.
    phrases: `te veel ... werk`; near_misses: phrases in which a word does not count.
    tone: what a mention says about the theme when its surroundings say nothing.
    negated: what "no ..." before it makes of it; "keert" turns the tone round.
    """

    words: tuple[str, ...] = ()
    hints: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()
    near_misses: tuple[str, ...] = ()
    tone: Tone | None = None
    negated: Negated = "keert"


@dataclass(frozen=True)
class Subtheme:
    """A finer theme, on the watch list of what may be coming up."""

    code: str
    label: str
    words: Words = field(default_factory=Words)


@dataclass(frozen=True)
class Theme:
    """One theme. from_wave: an organisation's own theme counts from this wave on.

    is_rest: for answers with words that fit no other theme, such as "Overig".
    patterns and measures: codes of `patronen.yaml` and `maatregelen.yaml` that it ties to.
    """

    code: str
    label: str
    group: str | None = None
    description: str = ""
    words: Words = field(default_factory=Words)
    subthemes: tuple[Subtheme, ...] = ()
    patterns: tuple[str, ...] = ()
    measures: tuple[str, ...] = ()
    from_wave: str | None = None
    is_rest: bool = False


@dataclass(frozen=True)
class Group:
    """A group of themes."""

    code: str
    label: str


@dataclass(frozen=True)
class Taxonomy:
    """All themes, in the order of the file. language: of the words, as in "nl" or "en".

    is_shipped: the shipped themes are in it, so that the shipped model may be used for those.
    """

    label: str
    themes: tuple[Theme, ...]
    groups: tuple[Group, ...] = ()
    language: str = "nl"
    is_shipped: bool = False

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes of all themes, in order."""
        return tuple(theme.code for theme in self.themes)

    @property
    def rest(self) -> Theme | None:
        """The theme of answers that fit no other, where there is one."""
        return next((theme for theme in self.themes if theme.is_rest), None)

    def get(self, code: str) -> Theme:
        """The theme with this code; LookupError (without the code) when there is none."""
        for theme in self.themes:
            if theme.code == code:
                return theme
        raise LookupError("not a theme of this taxonomy")

    def group_of(self, code: str) -> str | None:
        """The code of the group of a theme; LookupError when there is no such theme."""
        return self.get(code).group

    def in_force(self, wave: str, waves: Sequence[str]) -> "Taxonomy":
        """The themes that count in a wave; `waves` is all waves, oldest first.

        An own theme counts from its `from_wave` on; one that names an unknown wave never does.
        """
        until = waves[: waves.index(wave) + 1] if wave in waves else (wave,)
        return self.counting([t.code for t in self.themes if t.from_wave in until])

    def counting(self, own: Collection[str]) -> "Taxonomy":
        """With these own themes and no others; a group in which no theme is left goes too."""
        kept = tuple(t for t in self.themes if t.from_wave is None or t.code in own)
        used = {theme.group for theme in kept}
        return replace(self, themes=kept, groups=tuple(g for g in self.groups if g.code in used))
