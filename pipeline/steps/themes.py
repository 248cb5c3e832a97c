"""The themes of an organisation: the shipped taxonomy with its own themes, ready for the door.

What finds themes is loaded when a wave needs it: most commands never do.
"""

import hashlib
import json
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from functools import cache, cached_property
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.contracts.public import PublicInputs
from pipeline.release.kept_themes import OwnTheme
from pipeline.release.theme_keys import Labelled, Mention, ThemeKey, ThemeKeys
from pipeline.text.theme_certainty import FILE as CERTAINTY

if TYPE_CHECKING:
    from pipeline.text.themes import Taxonomy, Theme

Progress = Callable[[int, int], None]
OWN_THEMES = "themas.yaml"
"""File in codes/ with an organisation's own themes."""


def _none_noted(golf: str) -> tuple[str, ...] | None:
    """For an organisation without a ledger."""
    return None


@dataclass(frozen=True)
class Themes:
    """The themes of one organisation, by wave; `codes` is the folder of its public files.

    `noted` gives the own themes that count in a wave of which answers are in (kept_waves.py), None
    for another wave. The files are read once, so what was checked is what finds.
    """

    codes: Path
    publiek: PublicInputs
    noted: Callable[[str], tuple[str, ...] | None] = _none_noted

    def __call__(self, golf: str, progress: Progress | None = None) -> "WaveThemes":
        """What finds themes in one wave. Raises ConfigurationError for an unsound own file.

        `progress`: called after each block of answers with how many are done and how many there
        are.
        """
        noted = self.noted(golf)
        own = self.own_in(golf) if noted is None else noted
        return WaveThemes(self.taxonomy.counting(own), progress)

    def own_in(self, golf: str) -> tuple[str, ...]:
        """The own themes that would count in a wave by golven.csv as it is now."""
        if not self.has_own:
            return ()
        waves = sorted(self.publiek.waves, key=lambda wave: (wave.gesloten_op, wave.golf))
        found = self.taxonomy.in_force(golf, [wave.golf for wave in waves]).themes
        return tuple(theme.code for theme in found if theme.from_wave is not None)

    @cached_property
    def taxonomy(self) -> "Taxonomy":
        """All themes ever, own ones last. Raises ConfigurationError."""
        from pipeline.text.themes import load_taxonomy, with_own

        return with_own(load_taxonomy(), self.codes / OWN_THEMES)

    @property
    def has_own(self) -> bool:
        """Whether the organisation has a file with own themes."""
        return (self.codes / OWN_THEMES).exists()

    @property
    def own(self) -> tuple[OwnTheme, ...]:
        """The organisation's own themes, as the ledger keeps them. Raises ConfigurationError."""
        if not self.has_own:
            return ()
        from pipeline.text.themes import load_taxonomy

        shipped = {group.code for group in load_taxonomy().groups}
        labels = {g.code: g.label for g in self.taxonomy.groups if g.code not in shipped}
        return tuple(
            OwnTheme(t.code, t.from_wave, digest_of(t), labels.get(t.group or "", ""))
            for t in self.taxonomy.themes
            if t.from_wave is not None
        )


@dataclass(frozen=True)
class WaveThemes:
    """A `ThemeReader` (release/theme_keys.py) for one taxonomy."""

    taxonomy: "Taxonomy"
    progress: Progress | None = None

    @cached_property
    def keys(self) -> ThemeKeys:
        """Everything that can be found, with the digest of all that decides it."""
        return ThemeKeys(
            versie=_program_version(),
            sha256=_digest(digest_of(self.taxonomy) + _digest_of_finder()),
            groepen=tuple(Labelled(group.code, group.label) for group in self.taxonomy.groups),
            themas=tuple(
                ThemeKey(
                    theme.code,
                    theme.label,
                    theme.group or "",
                    tuple(Labelled(sub.code, sub.label) for sub in theme.subthemes),
                )
                for theme in self.taxonomy.themes
            ),
        )

    def read(self, texts: Sequence[str]) -> list[tuple[Mention, ...]]:
        """Of each answer the themes in it, strongest first."""
        from pipeline.text.themes import ThemeFinder

        return [found.themes for found in ThemeFinder(self.taxonomy).find(texts, self.progress)]

    def new_words(self, texts: Sequence[str]) -> list[tuple[str, ...]]:
        """Of each answer the words that are in no list, as single lemmas."""
        from pipeline.text.themes.new_words import NewWords

        return NewWords(self.taxonomy).find(texts)


def digest_of(part: "Taxonomy | Theme") -> str:
    """SHA-256 of a taxonomy or of one theme, words and all.

    Of what is filled in: a later version of the program may know more that can be.
    """
    return _digest(json.dumps(_filled(asdict(part)), sort_keys=True, ensure_ascii=False))


def _filled(value: object) -> object:
    if isinstance(value, dict):
        return {key: _filled(one) for key, one in value.items() if one}
    return [_filled(one) for one in value] if isinstance(value, list | tuple) else value


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


@cache
def _digest_of_finder() -> str:
    """Of the rules and examples by which the words of a taxonomy are found.

    Not of what was measured of them: that changes nothing of what is found.
    """
    import pipeline.text.themes as package

    found = hashlib.sha256()
    for path in sorted(Path(str(package.__file__)).parent.iterdir()):
        if path.suffix in (".py", ".yaml", ".jsonl") and path.name != CERTAINTY.name:
            found.update(path.name.encode() + path.read_bytes())
    return found.hexdigest()


def _program_version() -> str:
    """Of the program: its rules decide what is found too. "" when it runs without being installed,
    as from a copy of the sources.
    """
    try:
        return version("vip-signaal")
    except PackageNotFoundError:
        return ""
