"""Themes by open question, and groups of themes by unit, where the plan published them.

Why apart from the themes themselves: these are numbers of people, for how many wrote at one
question or in one unit is not known, and no difference between them was tested.
"""

import pandas as pd
import streamlit as st

from dashboards.organisatie import blocks
from dashboards.organisatie.choices import choose
from dashboards.organisatie.theme_numbers import PEOPLE
from dashboards.wording.labels import label_of, number_words
from pipeline.contracts.public import NIET_TOEGEDEELD
from pipeline.release import Release
from pipeline.release.theme_tables import GROUP_PER_UNIT, PER_QUESTION, PER_UNIT
from pipeline.signals.themes.counts import ThemeWave
from pipeline.signals.themes.counts import label_of as theme_label

_OUTSIDE = "Buiten deze eenheden"
_BELOW = (
    "Van afdelingen en teams binnen een eenheid staan hier geen thema's: daar schrijven zo weinig "
    "mensen dat een getal wegvalt in de ruis."
)


def theme_parts(release: Release, wave: ThemeWave) -> None:
    """Both parts, or in a sentence why one is missing."""
    frame = release.themas[release.themas["golf"] == wave.asked.golf]
    blocks.header("Per open vraag")
    names = {theme.code: theme_label(theme.code, wave.asked) for theme in wave.asked.keys.themas}
    per_question = frame[frame["tabel"] == PER_QUESTION]
    if per_question.empty:
        blocks.markdown(
            "Niet gepubliceerd: er was één open vraag, of vooraf is berekend dat er te weinig "
            "mensen schrijven om thema's per vraag te kunnen zien."
        )
    else:
        _part(per_question, "vraag", "thema", names, release)
    blocks.header("Per eenheid")
    groups = {group.code: group.label for group in wave.asked.keys.groepen}
    per_unit = frame[frame["tabel"] == GROUP_PER_UNIT]
    if not per_unit.empty:
        blocks.markdown(
            "U ziet groepen van thema's. Vooraf is berekend dat een los thema per eenheid wegvalt "
            "in de ruis."
        )
        _part(per_unit, "eenheid", "groep", groups, release)
        blocks.caption(_BELOW)
    elif (frame["tabel"] == PER_UNIT).any():
        blocks.markdown("Kies hierboven bij *Voor wie* een eenheid.")
        blocks.caption(_BELOW)
    else:
        blocks.markdown(
            "Niet gepubliceerd: vooraf is berekend dat er per eenheid te weinig mensen schrijven "
            "om iets te kunnen zien."
        )


def _part(cells: pd.DataFrame, by: str, of: str, names: dict[str, str], release: Release) -> None:
    dimension = "item" if by == "vraag" else by
    # What falls outside the units is no unit: it comes last, by what it is.
    codes = sorted(dict.fromkeys(cells[by]), key=lambda code: code == NIET_TOEGEDEELD)
    labels = {code: label_of(dimension, code, release) for code in codes}
    labels |= {NIET_TOEGEDEELD: _OUTSIDE}
    readable = set(cells.loc[~cells["is_te_onzeker"].astype(bool), by]) - {NIET_TOEGEDEELD}
    chosen = choose(
        "Open vraag" if by == "vraag" else "Eenheid",
        codes,
        labels.__getitem__,
        f"deel_{by}",
        otherwise=next((code for code in codes if code in readable), ""),
    )
    rows = cells[cells[by] == chosen]
    rows = rows.assign(
        label=[names.get(code, code) for code in rows[of]],
        words=[number_words(row) for _, row in rows.iterrows()],
    )
    is_vague = rows["is_te_onzeker"].astype(bool)
    sure, vague = rows[~is_vague], rows[is_vague]
    title, name = "Thema" if of == "thema" else "Groep", f"{labels[chosen]}, aantal mensen"
    if sure.empty:
        blocks.markdown("Alle getallen zijn hier te onzeker om op te varen.")
    else:
        drawing, beside = st.columns((1, 1))
        with drawing:
            blocks.ranges(sure, PEOPLE, name, float(sure["upper"].max()))
        with beside:
            _table(sure, title, f"{name} met bandbreedte")
    if not vague.empty:
        with st.expander(f"Te onzeker om op te varen: {len(vague)} van de {len(rows)}"):
            _table(vague, title, f"{name}, te onzeker voor een getal")


def _table(rows: pd.DataFrame, title: str, alt: str) -> None:
    table = rows[["label", "words"]].rename(columns={"label": title, "words": PEOPLE})
    blocks.plain_table(table, alt, list(rows["is_te_onzeker"]), rows)
