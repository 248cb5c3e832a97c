"""The register: every signal ever shown, in each list, and what was done with it.

Derived from signed lists, decisions and advice alone, so it cannot say anything that those do not.
A row is a signal in one list; what was done with the same pattern stands at each of its rows. An
advice that tells of more than one signal stands at each of them.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from pipeline.advice.aside import SetAside
from pipeline.advice.gate import is_about, is_made_of
from pipeline.advice.handed_over import HandedOver
from pipeline.advice.pattern import pattern_of
from pipeline.advice.status import STARTED, TAKEN, status_label
from pipeline.signals.frozen import SignalList
from pipeline.signals.niveaus import FOUND

Done = Literal["aangeboden", "opvolging", "loopt", "terzijde", "concept", "niets"]


@dataclass(frozen=True)
class Step:
    """One thing that was done with a signal; `reden` in words.

    Why it was set aside, how far its advice is (opvolging), or which earlier advice on the same
    pattern was being carried out (loopt).
    """

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
        done = [Step("opvolging", one.op, status_label(one.status)) for one in advice.stappen]
        for key in (advice.id, *advice.concept.bundel):
            steps.setdefault(key, []).extend([Step("aangeboden", advice.aangeboden_op), *done])
    return tuple(
        Entry(found, row, key, _in_time([*steps.get(key, ()), *_running(found, row, advices)]))
        for found in reversed(lists)
        for row, key in _signals(found)
    )


def _in_time(steps: Sequence[Step]) -> tuple[Step, ...]:
    return tuple(sorted(steps, key=lambda step: step.op))


def _running(
    found: SignalList, row: Mapping[Any, Any], advices: Sequence[HandedOver]
) -> list[Step]:
    """An earlier advice on the same pattern that was being carried out when the list was made."""
    made = found.over.get("gemaakt_op")
    if not made:
        return []
    day, pattern = date.fromisoformat(made), pattern_of(row)
    return [
        Step("loopt", day, advice.id)
        for advice in advices
        if is_about(advice.concept, pattern)
        and not is_made_of(advice.concept, pattern)
        and runs_on(advice, day)
    ]


def runs_on(advice: HandedOver, day: date) -> bool:
    """Whether management had taken an advice over by that day, and it was not yet evaluated."""
    codes = [step.status for step in advice.stappen if step.op <= day]
    return bool(codes) and codes[-1] in (*TAKEN, STARTED)


def _signals(found: SignalList) -> list[tuple[Mapping[Any, Any], str]]:
    rows = found.patronen[found.patronen["niveau"].isin(FOUND)].to_dict("records")
    rows.sort(key=lambda row: FOUND.index(row["niveau"]))
    return [(row, pattern_of(row).key) for row in rows]
