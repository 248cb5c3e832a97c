"""What is public of a taxonomy: its codes with their labels. These are the cells of every table.

A publication carries it whole, so that whoever reads the numbers needs no file of the workspace,
and two waves can be told apart when the taxonomy changed in between.
"""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any, Protocol


@dataclass(frozen=True)
class Labelled:
    """A code with its Dutch label."""

    code: str
    label: str


@dataclass(frozen=True)
class ThemeKey:
    """One theme; `groep` is "" for an own theme outside all groups."""

    code: str
    label: str
    groep: str = ""
    subthemas: tuple[Labelled, ...] = ()


@dataclass(frozen=True)
class ThemeKeys:
    """The public key set of one taxonomy: `sha256` is that of all that decides what is found."""

    versie: str
    sha256: str
    groepen: tuple[Labelled, ...]
    themas: tuple[ThemeKey, ...]

    def to_json(self) -> dict[str, Any]:
        """Plain values (lists, no tuples), for the ledger and for release.json."""
        values = asdict(self)
        themes = [{**t, "subthemas": [*t["subthemas"]]} for t in values["themas"]]
        return {**values, "groepen": [*values["groepen"]], "themas": themes}

    @staticmethod
    def from_json(values: Mapping[str, Any]) -> "ThemeKeys":
        """The inverse of to_json."""
        themes = (
            ThemeKey(**{**t, "subthemas": tuple(Labelled(**s) for s in t["subthemas"])})
            for t in values["themas"]
        )
        groups = tuple(Labelled(**one) for one in values["groepen"])
        return ThemeKeys(values["versie"], values["sha256"], groups, tuple(themes))


class Mention(Protocol):
    """One theme that was found in one answer; `tone` is "goed", "zorg" or None."""

    @property
    def code(self) -> str: ...

    @property
    def subtheme(self) -> str | None: ...

    @property
    def tone(self) -> str | None: ...


class ThemeReader(Protocol):
    """Finds themes. What it finds in an answer depends on that answer and on nothing else."""

    @property
    def keys(self) -> ThemeKeys:
        """Everything it can find."""

    def read(self, texts: Sequence[str]) -> Sequence[Sequence[Mention]]:
        """Of each answer the themes in it, strongest first; none when it fits no theme."""

    def new_words(self, texts: Sequence[str]) -> Sequence[Sequence[str]]:
        """Of each answer the words that are in no list, as single lemmas."""


class ThemeReaders(Protocol):
    """Gives the reader for a wave: own themes are in force from the wave that they name."""

    def __call__(self, golf: str) -> ThemeReader: ...


def no_readers(golf: str) -> ThemeReader:
    """For a door that never meets open answers. Raises ValueError."""
    raise ValueError("this door was given nothing that finds themes")
