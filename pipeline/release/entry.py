"""One line of the ledger."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from pipeline.release.post import Post


@dataclass(frozen=True)
class Entry:
    """One line of the ledger; `inhoud` differs per `soort`.

    Kinds: debet, bevroren, belofte, klok, codes, eigen_themas.
    """

    nr: int
    vorige: str
    soort: str
    inhoud: Mapping[str, Any]
    zegel: str = ""

    @cached_property
    def hash(self) -> str:
        """SHA-256 over the canonical line."""
        return hashlib.sha256(self.line().encode()).hexdigest()

    def line(self) -> str:
        """The entry as it stands in the file."""
        values = {
            "nr": self.nr,
            "vorige": self.vorige,
            "soort": self.soort,
            "inhoud": self.inhoud,
            "zegel": self.zegel,
        }
        return json.dumps(values, sort_keys=True, ensure_ascii=False)

    @property
    def is_correction(self) -> bool:
        """Whether a debit publishes a period again."""
        return "corrigeert" in self.inhoud

    @cached_property
    def posten(self) -> tuple[Post, ...]:
        """What a debit spends; empty for the other kinds."""
        return tuple(Post(**post) for post in self.inhoud.get("posten", ()))


def parse(line: bytes) -> Entry | None:
    """The entry that a whole line holds, None when it is not one in its canonical spelling."""
    try:
        entry = Entry(**json.loads(line))
    except (ValueError, TypeError):
        return None
    return entry if entry.line().encode() == line.rstrip(b"\n") and line.endswith(b"\n") else None
