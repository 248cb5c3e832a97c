"""Lists of patterns as the pages use them: which rows to show, and the line that one belongs to.

What a list can and cannot say as a whole stands in pipeline/signals/looked.py.
"""

from collections.abc import Sequence
from typing import Any

import pandas as pd

from pipeline.periods import end_of
from pipeline.release import Release
from pipeline.release.lines import Lines
from pipeline.signals.frozen import SignalList
from pipeline.signals.looked import NOTHING_SHOWN
from pipeline.signals.niveaus import FOUND


def found(patterns: pd.DataFrame) -> pd.DataFrame:
    """The patterns of at least level *let op*, the strongest first."""
    chosen = patterns[patterns["niveau"].isin(FOUND)]
    order = chosen["niveau"].map(FOUND.index)
    return chosen.assign(_order=order).sort_values("_order", kind="stable").drop(columns="_order")


def of_level(patterns: pd.DataFrame, level: str) -> pd.DataFrame:
    """The series of one level; the row that says that nothing was found is not one."""
    return patterns[(patterns["niveau"] == level) & (patterns["code"] != NOTHING_SHOWN)]


def is_all_unseen(signals: SignalList) -> bool:
    """Whether no series at all could have shown anything."""
    return bool((signals.patronen["niveau"] == "te_weinig_gegevens").all())


def cells_of(row: Any) -> Sequence[str]:
    """The references of the released numbers a pattern rests on, in order of time."""
    return tuple(sorted(row["cellen"], key=_moment))


def _moment(reference: str) -> str:
    """The period or wave in a reference."""
    parts = dict(part.split("=", 1) for part in reference.split("|")[2:])
    return parts.get("periode", parts.get("golf", ""))


def line_of(cells: Sequence[str], release: Release) -> tuple[str, dict[str, str]] | None:
    """The table and the codes that all cells share, if they differ in their period alone.

    A unit is taken for what it has become since.
    """
    lines, found = Lines.of(release), set()
    for reference in cells:
        _, table, *parts = reference.split("|")
        codes = dict(part.split("=", 1) for part in parts)
        period = codes.pop("periode", None)
        if period is None:
            return None
        if "eenheid" in codes:
            codes["eenheid"] = lines.now(codes["eenheid"], end_of(period))
        found.add((table, tuple(codes.items())))
    if len(found) != 1:
        return None
    table, shared = found.pop()
    return table, dict(shared)
