"""One theme, survey after survey: a line with its range, the numbers beside it.

Why a line: whoever looks at years looks for a rise. What was asked otherwise is drawn as a dashed
line and said, because the two sides of it cannot be laid beside each other.
"""

from collections.abc import Sequence
from itertools import pairwise

import pandas as pd
import streamlit as st

from dashboards.organisatie import blocks
from dashboards.organisatie.choices import choose
from dashboards.organisatie.theme_numbers import OF_HUNDRED, theme_rows
from dashboards.wording.numbers import CERTAINTY
from pipeline.release import Release
from pipeline.signals.themes.counts import ThemeWave, published_label

_NO_EVENTS = pd.DataFrame(columns=["label", "word"])
_PERIOD = "Enquête"
_UNCERTAIN = "Een open punt is te onzeker om op te varen."


def theme_over_time(release: Release, waves: Sequence[ThemeWave]) -> None:
    """Choose a theme; its series of all waves that have it."""
    blocks.header("Door de jaren heen")
    codes = list(dict.fromkeys(code for wave in reversed(waves) for code in wave.counts))
    thema = choose(
        "Thema", codes, lambda code: published_label(code, release).capitalize(), "thema"
    )
    name = published_label(thema, release).capitalize()
    series = _series(release, waves, thema)
    drawing, beside = st.columns((3, 2))
    with drawing:
        breaks = _breaks(waves, series)
        noun = OF_HUNDRED.lower()
        blocks.trend(series, _NO_EVENTS, noun, name, breaks, axis=OF_HUNDRED)
    with beside:
        blocks.number_table(series, f"{name} per enquête, met bandbreedte", _PERIOD)
    blocks.caption(f"De lijn is het getal, de band de bandbreedte. {CERTAINTY} {_UNCERTAIN}")
    if len(waves) == 1:
        blocks.markdown("Er is nog geen eerdere enquête met thema's om mee te vergelijken.")
    blocks.notes(
        f"Tussen {before.asked.golf} en {after.asked.golf} veranderden de open vragen, de lijst "
        "met thema's of het aantal thema's dat van iemand meetelt. Leg die twee niet naast elkaar."
        for before, after in _changed(waves)
    )
    blocks.caption("Of een stijging meer is dan toeval, staat op de pagina Patronen.")


def _series(release: Release, waves: Sequence[ThemeWave], thema: str) -> pd.DataFrame:
    parts = []
    for wave in waves:
        rows = theme_rows(release, wave)
        golf = wave.asked.golf
        parts.append(
            rows[rows["thema"] == thema].assign(
                label=f"{_PERIOD} {golf}", axis_label=golf, year=golf
            )
        )
    return pd.concat(parts, ignore_index=True)


def _breaks(waves: Sequence[ThemeWave], series: pd.DataFrame) -> list[str]:
    labels = [f"{_PERIOD} {after.asked.golf}" for _, after in _changed(waves)]
    return [label for label in labels if label in set(series["label"])]


def _changed(waves: Sequence[ThemeWave]) -> list[tuple[ThemeWave, ThemeWave]]:
    """Where a wave cannot be laid beside the one before it."""
    return [
        (before, after)
        for before, after in pairwise(waves)
        if not after.asked.counts_as(before.asked)
    ]
