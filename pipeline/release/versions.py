"""Two versions of a published period: the newest is read, the earlier one is kept.

A correction publishes a cohort's tables again, from corrected rows and with fresh noise. Its
numbers are about other rows than the first ones, so they are never averaged with them: the mean of
a right and a wrong number has no noise law. What a correction does not publish again (a table that
the reserve could not carry) stays as it was.
"""

import pandas as pd

_CELLS = ["tabel", "periode"]


def newest_and_earlier(tellingen: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The rows of the newest publication of each table and period, and all others.

    `tellingen` has its publications in order of time.
    """
    if tellingen.empty:
        return tellingen, tellingen
    number = pd.Series(pd.factorize(tellingen["publicatie"])[0], tellingen.index)
    last = number.groupby([tellingen[name] for name in _CELLS]).transform("max")
    is_newest = number == last
    return tellingen[is_newest].reset_index(drop=True), tellingen[~is_newest].reset_index(drop=True)
