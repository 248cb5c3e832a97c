"""Where a pattern stands in a release: the rows it rests on, and the periods it takes together."""

import pandas as pd

from pipeline.advice.pattern import Pattern
from pipeline.periods import start_of
from pipeline.release import Release
from pipeline.signals.references import cell_ids


def cells_of(pattern: Pattern, release: Release) -> pd.DataFrame:
    """The rows of `tellingen` that a pattern rests on, indexed by their reference.

    The same rows as `find_cell` gives one by one; a pattern on a crossed table has hundreds.
    """
    wanted = {reference.split("|", 2)[1] for reference in pattern.cellen}
    rows = release.tellingen[release.tellingen["tabel"].isin(wanted)]
    by_reference = rows.set_axis(list(cell_ids(rows)), axis=0)
    return by_reference.loc[[cell for cell in pattern.cellen if cell in by_reference.index]]


def window_periods(pattern: Pattern, release: Release) -> tuple[str, ...]:
    """The published periods that a pattern takes together, the last one included.

    None for a pattern of the survey alone.
    """
    if pattern.is_of_survey:
        return ()
    last = start_of(pattern.periode)
    before = [period for period in release.perioden if start_of(period) <= last]
    return tuple(before[-pattern.venster :])
