"""The register: every signal ever shown, in each list, and what was done with it.

Derived from signed lists, decisions and advice alone, so it cannot say anything that those do not.
A row is a signal in one list; what was done with the same pattern stands at each of its rows.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from pipeline.advice.aside import SetAside
from pipeline.advice.handed_over import HandedOver
from pipeline.advice.pattern import signal_key
from pipeline.signals.frozen import SignalList
from pipeline.signals.niveaus import FOUND

Done = Literal["aangeboden", "terzijde", "concept", "niets"]


@dataclass(frozen=True)
class Step:
    """One thing that was done with a signal; `reden` in words, where it was set aside."""

    wat: Done
    op: date
    reden: str = ""


@dataclass(frozen=True)
class Entry:
    """A signal in a list. `rij` is its row (columns of signalen.odcs.yaml), `sleutel` its key."""

    lijst: SignalList
    rij: Mapping[Any, Any]
    sleutel: str
    stappen: tuple[Step, ...]

    @property
    def stand(self) -> Done:
        """What was done last."""
        return self.stappen[-1].wat if self.stappen else "niets"


def register_of(
    lists: Sequence[SignalList],
    advices: Sequence[HandedOver],
    aside: Sequence[SetAside],
    concepts: Mapping[str, date] | None = None,
) -> tuple[Entry, ...]:
    """All signals, the newest list first and the strongest first within it.

    `concepts` (key -> day) are concepts that lie with the vertrouwenspersoon: only known there.
    """
    steps: dict[str, list[Step]] = {}
    for key, day in (concepts or {}).items():
        steps.setdefault(key, []).append(Step("concept", day))
    for one in aside:
        steps.setdefault(one.signaal, []).append(Step("terzijde", one.op, one.words))
    for advice in advices:
        steps.setdefault(advice.id, []).append(Step("aangeboden", advice.aangeboden_op))
    return tuple(
        Entry(found, row, key, tuple(sorted(steps.get(key, ()), key=lambda step: step.op)))
        for found in reversed(lists)
        for row, key in _signals(found)
    )


def _signals(found: SignalList) -> list[tuple[Mapping[Any, Any], str]]:
    rows = [row for row in found.patronen.to_dict("records") if row["niveau"] in FOUND]
    rows.sort(key=lambda row: FOUND.index(row["niveau"]))
    return [(row, signal_key(row)) for row in rows]
