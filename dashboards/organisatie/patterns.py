"""Lists of patterns as the pages use them: which to show, and what a list can and cannot say.

Why: how many series were looked at, how many could show nothing and what chance gives are facts
about the whole list; a pattern without them asks for belief.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from dashboards.wording.levels import FOUND
from dashboards.wording.numbers import whole
from pipeline.periods import end_of
from pipeline.release import Release
from pipeline.release.lines import Lines
from pipeline.release.sharing import BUDGET
from pipeline.signals.frozen import SignalList

NOTHING_SHOWN = "geen_patroon"
_STRENGTH = {"sterk_signaal": 0, "signaal": 1, "let_op": 2}


@dataclass(frozen=True)
class Looked:
    """What one list looked at: series judged, those that could show nothing, signals found."""

    series: int
    unseen: int
    signals: int


def found(patterns: pd.DataFrame) -> pd.DataFrame:
    """The patterns of at least level *let op*, the strongest first."""
    chosen = patterns[patterns["niveau"].isin(FOUND)]
    order = chosen["niveau"].map(_STRENGTH)
    return chosen.assign(_order=order).sort_values("_order", kind="stable").drop(columns="_order")


def of_level(patterns: pd.DataFrame, level: str) -> pd.DataFrame:
    """The series of one level; the row that says that nothing was found is not one."""
    return patterns[(patterns["niveau"] == level) & (patterns["code"] != NOTHING_SHOWN)]


def looked_at(signals: SignalList) -> Looked:
    """How many series were looked at, how many were too small, and how many became a signal."""
    rows = signals.patronen[signals.patronen["code"] != NOTHING_SHOWN]
    is_signal = rows["niveau"].isin(("signaal", "sterk_signaal"))
    return Looked(len(rows), len(of_level(rows, "te_weinig_gegevens")), int(is_signal.sum()))


def is_all_unseen(signals: SignalList) -> bool:
    """Whether no series at all could have shown anything."""
    return bool((signals.patronen["niveau"] == "te_weinig_gegevens").all())


def chance_words(looked: Looked) -> str:
    """How many findings chance alone is expected to give, before and after looking.

    One false-alarm budget holds for a whole publication (`pipeline.release.sharing`).
    """
    before = (
        f"Als er niets verandert, laat hooguit {whole(100 * BUDGET)} van de 100 publicaties toch "
        "iets zien: dat is toeval."
    )
    if not looked.signals:
        return before
    standing = "staat 1 signaal" if looked.signals == 1 else f"staan {looked.signals} signalen"
    return (
        f"{before} Nu {standing} op de lijst. Van zulke signalen samen berust naar verwachting "
        f"hooguit {whole(100 * BUDGET)} van de 100 op toeval."
    )


def smallest_visible(rows: pd.DataFrame) -> float | None:
    """The smallest factor that some judged count shows with 80 % power; None when none can.

    What the survey alone says is about scores, of which a much smaller factor is a large change.
    """
    counts = rows[rows["periode"].fillna("") != ""]
    factors = counts["zichtbaar_vanaf"].astype(float)
    finite = factors[(factors > 1) & (factors < float("inf"))]
    return None if finite.empty else float(finite.min())


def cells_of(row: Any) -> Sequence[str]:
    """The references of the released numbers a pattern rests on."""
    return tuple(row["cellen"])


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
