"""Geen patroon: the row that says that nothing can be shown, and what would have been.

It is a result with its own sentence, never a statement that all is well.
"""

from collections.abc import Iterable, Sequence
from math import inf

from pipeline.release import Release
from pipeline.signals.change.judged import TOTAL, Judged
from pipeline.signals.frame import Row
from pipeline.signals.niveaus import FOUND
from pipeline.signals.wording import nothing_sentence


def quiet_row(release: Release, judged: Sequence[Judged], found: Iterable[Row]) -> tuple[Row, ...]:
    """One row for the whole organisation when no pattern reached *let op*, else none."""
    if any(row.niveau in FOUND for row in found):
        return ()
    total = next((one for one in judged if one.change.series.scope == TOTAL), None)
    smallest = total.change.smallest_factor(total.level) if total else inf
    was_judged = any(one.has_power for one in judged)
    row = Row(
        code="geen_patroon",
        niveau="binnen_verwachting" if was_judged else "te_weinig_gegevens",
        periode=release.perioden[-1] if release.perioden else "",
        cellen=total.change.series.cells if total else (),
        venster=len(total.change.series.window) if total else 1,
        zichtbaar_vanaf=smallest,
        zin=nothing_sentence(smallest, was_judged),
    )
    return (row,)
