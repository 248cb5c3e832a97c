"""The labelled examples that ship with the product: what the linear model learns from.

All of them are invented (`VOORBEELDEN.md`). Nothing that an organisation delivers is ever added.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from pipeline.text.themes.found import Tone

_FILES = "voorbeelden*.jsonl"
_TONES: Mapping[str, Tone] = {"goed": "goed", "zorg": "zorg"}


@dataclass(frozen=True)
class Example:
    """An invented answer and its themes, each with its tone (None: neither good nor a concern)."""

    text: str
    themes: Mapping[str, Tone | None]


@cache
def shipped_examples() -> tuple[Example, ...]:
    """All examples, file by file in the order of their names."""
    lines = (
        line
        for path in sorted(Path(__file__).parent.glob(_FILES))
        for line in path.read_text(encoding="utf-8").splitlines()
    )
    return read_examples(line for line in lines if line.strip())


def read_examples(lines: Iterable[str]) -> tuple[Example, ...]:
    """Examples from JSON Lines, `{"antwoord": ..., "themas": {code: tone}}` each."""
    entries = (json.loads(line) for line in lines)
    return tuple(
        Example(e["antwoord"], {code: _TONES.get(tone) for code, tone in e["themas"].items()})
        for e in entries
    )
