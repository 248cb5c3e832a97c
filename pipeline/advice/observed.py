"""Of the cells that a pattern rests on, those that its observed number is the sum of.

Why: a share rests on the other talks too, and a change after an event on the units beside it. What
an advice calls "ongeveer 40 trajecten" must be those forty, and the sum is laid beside the pattern.
"""

import pandas as pd

from pipeline.advice.pattern import Pattern
from pipeline.release import Release
from pipeline.release.lines import Lines
from pipeline.signals.mix.mix import MIXES, codes_like
from pipeline.signals.mix.tables import known_codes

_PARTS = {mix.code: mix for mix in MIXES}


def observed(pattern: Pattern, release: Release, window: pd.DataFrame) -> pd.DataFrame:
    """The rows of `window` (cells of the newest periods, by reference) that were observed."""
    if pattern.code in _PARTS:
        mix = _PARTS[pattern.code]
        part = codes_like(known_codes(release, mix.dimension), mix.is_part)
        return window[window[mix.dimension].isin(part)]
    if pattern.code == "concentratie":
        subject = "hoofdcategorie" if "hoofdcategorie" in pattern.codes else "cluster"
        is_crossed = (window[subject] != "").any()
        return window[window[subject] == pattern.codes[subject]] if is_crossed else window[:0]
    if pattern.code == "werking" and "eenheid" in pattern.codes:
        return window[_here(pattern, release, window)]
    return window


def beside(pattern: Pattern, release: Release, talks: pd.DataFrame) -> pd.DataFrame:
    """The cells of other units that a change after an event in one unit is laid beside."""
    if pattern.code != "werking" or "eenheid" not in pattern.codes:
        return talks[:0]
    return talks[~_here(pattern, release, talks)]


def _here(pattern: Pattern, release: Release, rows: pd.DataFrame) -> "pd.Series[bool]":
    units = Lines.of(release).units_now(rows)
    return pd.Series(units, index=rows.index) == pattern.codes["eenheid"]
