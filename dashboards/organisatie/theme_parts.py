"""Themes by open question, and groups of themes by unit, where the plan published them.

Why apart from the themes themselves: these are numbers of people, for how many wrote at one
question or in one unit is not known, and no difference between them was tested.
"""

import pandas as pd
import streamlit as st

from dashboards.organisatie import blocks
from dashboards.organisatie.series import label_of
from dashboards.organisatie.theme_numbers import number_of
from pipeline.release import Release
from pipeline.release.theme_tables import GROUP_PER_UNIT, PER_QUESTION, PER_UNIT
from pipeline.signals.themes.counts import ThemeWave
from pipeline.signals.themes.counts import label_of as theme_label


def theme_parts(release: Release, wave: ThemeWave) -> None:
    """Both parts, or in a sentence why one is missing."""
    frame = release.themas[release.themas["golf"] == wave.asked.golf]
    st.header("Per open vraag", anchor=False)
    names = {theme.code: theme_label(theme.code, wave.asked) for theme in wave.asked.keys.themas}
    per_question = frame[frame["tabel"] == PER_QUESTION]
    if per_question.empty:
        st.markdown(
            "Niet gepubliceerd: er was één open vraag, of vooraf is berekend dat er te weinig "
            "mensen schrijven om thema's per vraag te kunnen zien."
        )
    else:
        _part(per_question, "vraag", "thema", names, release)
    st.header("Per eenheid", anchor=False)
    groups = {group.code: group.label for group in wave.asked.keys.groepen}
    per_unit = frame[frame["tabel"] == GROUP_PER_UNIT]
    if not per_unit.empty:
        st.markdown(
            "U ziet groepen van thema's. Vooraf is berekend dat een los thema per eenheid wegvalt "
            "in de ruis."
        )
        _part(per_unit, "eenheid", "groep", groups, release)
    elif (frame["tabel"] == PER_UNIT).any():
        st.markdown("Kies hierboven bij *Voor wie* een eenheid.")
    else:
        st.markdown(
            "Niet gepubliceerd: vooraf is berekend dat er per eenheid te weinig mensen schrijven "
            "om iets te kunnen zien."
        )


def _part(cells: pd.DataFrame, by: str, of: str, names: dict[str, str], release: Release) -> None:
    dimension = "item" if by == "vraag" else by
    chosen = st.selectbox(
        "Open vraag" if by == "vraag" else "Eenheid",
        list(dict.fromkeys(cells[by])),
        format_func=lambda code: label_of(dimension, code, release),
        key=f"themas.deel.{by}",
    )
    rows = cells[cells[by] == chosen]
    table = pd.DataFrame(
        {
            "Thema" if of == "thema" else "Groep": [names.get(code, code) for code in rows[of]],
            "Aantal mensen": [number_of(row) for _, row in rows.iterrows()],
        }
    )
    name = label_of(dimension, str(chosen), release)
    blocks.plain_table(table, f"{name}, aantal mensen met bandbreedte")
