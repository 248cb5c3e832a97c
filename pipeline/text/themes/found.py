"""What is found in one answer: themes with their tone, never words of the answer.

Why: whatever handles a `Found` later (counting, the door, an error) has no text to let slip.
"""

from dataclasses import dataclass
from typing import Literal

Tone = Literal["goed", "zorg"]


@dataclass(frozen=True)
class Mention:
    """One theme in one answer. tone: it goes well, it is a concern, or None where unclear."""

    code: str
    subtheme: str | None = None
    tone: Tone | None = None


@dataclass(frozen=True)
class Found:
    """The themes of one answer, each once, the strongest first; empty: fits no theme."""

    themes: tuple[Mention, ...] = ()

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes of the themes, strongest first."""
        return tuple(mention.code for mention in self.themes)
