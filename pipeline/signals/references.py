"""References of released numbers, so that every number in a pattern can be followed back."""

import pandas as pd

from pipeline.release.cells import cell_id


def cell_ids(rows: pd.DataFrame) -> tuple[str, ...]:
    """The references of these released rows, in their order."""
    names = [str(name) for name in rows.columns]
    values = rows.itertuples(index=False, name=None)
    return tuple(cell_id(dict(zip(names, row, strict=True))) for row in values)
