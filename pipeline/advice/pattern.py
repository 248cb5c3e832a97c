"""A row of the list of patterns, typed, and the key by which it is known.

Why: the same pattern must have the same name in the list, in a concept and in its folder, without
anything in that name that was counted: pattern, codes and period are all public.
"""

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from math import isfinite
from typing import Any

import pandas as pd

DIMENSIONS = ("eenheid", "cluster", "hoofdcategorie", "relatie", "vervolg")
_SURVEY_DIMENSIONS = (*DIMENSIONS, "item", "thema")  # what the survey alone says is about those
NUMBERS = (
    "p_value", "effect", "effect_lower", "effect_upper",
    "waarneming", "verwacht_lower", "verwacht_upper", "zichtbaar_vanaf",
)  # fmt: skip
_LONGEST_KEY = 40
_UNSAFE = re.compile(r"[^a-z0-9_]+")


@dataclass(frozen=True)
class Pattern:
    """One pattern: what it is about (`codes`), how sure it is, and its numbers where finite.

    `periode` is its last period ("" where the survey alone says it), `venster` how many periods it
    takes together, `richting` whether there is more or less, `gebeurtenis` the events for which its
    interpretation is suspended; of *werking* the events that it is about.
    """

    code: str
    niveau: str
    periode: str
    golf: str
    gebeurtenis: str
    codes: Mapping[str, str]
    venster: int
    richting: str
    getallen: Mapping[str, float]
    cellen: tuple[str, ...]

    @property
    def is_of_survey(self) -> bool:
        """Whether the survey alone says it."""
        return not self.periode

    @property
    def is_suspended(self) -> bool:
        """Whether an event stands in the way of reading it."""
        return bool(self.gebeurtenis) and self.code != "werking"

    @property
    def key(self) -> str:
        """Stable, safe as a folder name, at most 40 characters.

        The plain text is public: codes, and the event that *werking* is about. What had to be cut
        or altered is told apart by a hash.
        """
        is_category = "hoofdcategorie" in self.codes
        about = [c for name, c in self.codes.items() if not (name == "cluster" and is_category)]
        after = (self.gebeurtenis,) if self.code == "werking" else ()
        plain = "-".join((self.code, (self.periode or self.golf).lower(), *about, *after))
        safe = _UNSAFE.sub("-", plain.lower()).strip("-")
        return safe if safe == plain and len(safe) <= _LONGEST_KEY else _cut(safe, plain)


def _cut(safe: str, plain: str) -> str:
    mark = hashlib.sha256(plain.encode()).hexdigest()[:8]
    return f"{safe[: _LONGEST_KEY - 9].rstrip('-')}-{mark}"


def patterns_in(signalen: pd.DataFrame) -> tuple[Pattern, ...]:
    """The rows of a list of patterns (columns of signalen.odcs.yaml), in its order."""
    return tuple(pattern_of(row) for row in signalen.to_dict("records"))


def signal_key(row: "Mapping[Any, Any] | pd.Series[Any]") -> str:
    """The key of one row: what a vertrouwenspersoon names to ask for a concept."""
    return pattern_of(row).key


def pattern_of(row: "Mapping[Any, Any] | pd.Series[Any]") -> Pattern:
    """A row of a list of patterns (columns of signalen.odcs.yaml)."""
    dimensions = DIMENSIONS if _word(row, "periode") else _SURVEY_DIMENSIONS
    return Pattern(
        code=_word(row, "code"),
        niveau=_word(row, "niveau"),
        periode=_word(row, "periode"),
        golf=_word(row, "golf"),
        gebeurtenis=_word(row, "gebeurtenis"),
        codes={name: _word(row, name) for name in dimensions if _word(row, name)},
        venster=int(row["venster"]),
        richting=_word(row, "richting"),
        getallen={name: float(row[name]) for name in NUMBERS if _is_number(row[name])},
        cellen=tuple(str(cell) for cell in row["cellen"]),
    )


def _word(row: "Mapping[Any, Any] | pd.Series[Any]", name: str) -> str:
    """A text; empty when it is missing, as in a table that went through Parquet."""
    value = row[name]
    return value if isinstance(value, str) else ""


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and isfinite(value)
