"""A family of patterns of which nothing is told, because of what a note says of its year."""

from dataclasses import replace

from pipeline.release import Release
from pipeline.signals.absence import absent_row
from pipeline.signals.family import Family


def held_back(family: Family, release: Release, why: str) -> Family:
    """The family without its tests: one row for each pattern that would have been tested.

    `why` as from touched.py; "" leaves the family as it is.
    """
    if not why:
        return family
    codes = dict.fromkeys(test.row(1.0).code for test in family.tested)
    untold = tuple(absent_row(code, release, why) for code in codes)
    return replace(family, tested=(), unseen=(*family.unseen, *untold))
