"""Survey questions on the pages: per group of questions who gave which answer, with ranges.

Why per group and in the order of the list: a ranking of answers would invite stories about noise.
Not wanting to say stands in a column of its own, because it is an answer of its own.
"""

from typing import Any

import pandas as pd
import streamlit as st

from dashboards.organisatie import blocks
from dashboards.organisatie.choices import choose
from dashboards.organisatie.data import Overdracht
from dashboards.organisatie.uncertainty import why_uncertain
from dashboards.wording.empty_states import TOO_LITTLE
from dashboards.wording.numbers import about
from dashboards.wording.safe_text import plain
from pipeline.contracts import load_codelist, load_texts
from pipeline.release.survey_answers import item_scale

TITLES = {
    "meegemaakt": "Meegemaakt",
    "ongunstig": "Ongunstig antwoord",
    "ja": "Antwoord ja",
    "genoemd": "Genoemd",
    "gemiddelde": "Gemiddelde (0 tot 100)",
    "wil_niet_zeggen": "Wil dit niet zeggen",
}
_HELP = {
    "meegemaakt": "Van elke 100 deelnemers die antwoord gaven. Wie het niet wilde zeggen, telt bij "
    "die 100 mee en staat apart.",
    "ongunstig": "Van elke 100 deelnemers die antwoord gaven. Ongunstig is bijvoorbeeld ‘niet mee "
    "eens’ bij ‘Mijn bijdrage wordt gewaardeerd’. Bij het gemiddelde is hoger gunstiger.",
    "ja": "Van elke 100 deelnemers die antwoord gaven.",
    "genoemd": "Van elke 100 deelnemers aan wie dit is gevraagd en die antwoord gaven. Men mocht "
    "meer dan één antwoord geven.",
}
_AXIS = "Van elke 100"
NOT_SHOWN = "niet getoond (te weinig gegevens)"


def survey_questions(overdracht: Overdracht) -> None:
    """One group of questions of one wave, chosen by name."""
    rows = question_rows(overdracht)
    if rows.empty:
        return
    blocks.header("De vragen, hele organisatie")
    waves = [wave for wave in overdracht.release.golven if wave in set(rows["golf"])]
    wave = choose("Golf", waves[::-1], str, "golf")
    chosen = rows[rows["golf"] == wave]
    groups = {b["code"]: b["label"] for b in load_texts("items")["blokken"]}
    group = choose(
        "Groep vragen",
        [code for code in groups if code in set(chosen["blok"])],
        lambda code: str(groups[code]),
        "groep",
    )
    in_group = chosen[chosen["blok"] == group]
    for (question, measure), part in in_group.groupby(["vraag", "maat"], sort=False):
        name = str(question) or groups[group]
        _figure(f"{name}: {TITLES[str(measure)].lower()}", str(measure), part)


def question_rows(overdracht: Overdracht) -> pd.DataFrame:
    """One row a wave and question (or option) with its main measure.

    Columns: golf, blok, vraag (the question above options, else ""), label, maat, estimate, lower,
    upper, words, is_te_onzeker, andere, andere_words (the second measure) and the single ranges.
    """
    return overdracht.once("questions", lambda: _questions(overdracht))


def _questions(overdracht: Overdracht) -> pd.DataFrame:
    measures = overdracht.measures
    items = measures[measures["item"] != ""]
    found = [_row(rows) for _, rows in items.groupby(["golf", "item", "optie"], sort=False)]
    return pd.DataFrame(found)


def _row(rows: pd.DataFrame) -> dict[str, Any]:
    first, rest = rows.iloc[0], rows.iloc[1:]
    item, option = str(first["item"]), str(first["optie"])
    code = load_codelist("items").get(item)
    return {
        **first.to_dict(),
        "blok": str(code.extra["blok"]),
        "vraag": code.label if option else "",
        "label": item_scale(item).label(option) if option else code.label,
        "estimate": first["score"],
        "words": _words(first),
        "andere": str(rest.iloc[0]["maat"]) if len(rest) else "",
        "andere_words": _words(rest.iloc[0]) if len(rest) else "",
    }


def _words(row: Any) -> str:
    return NOT_SHOWN if row["is_te_onzeker"] else about(row["score"], row["lower"], row["upper"])


def _figure(name: str, measure: str, rows: pd.DataFrame) -> None:
    blocks.markdown(f"**{plain(name)}**")
    blocks.markdown(_HELP[measure])
    shown = rows[~rows["is_te_onzeker"]]
    if shown.empty:
        blocks.empty_state(TOO_LITTLE)
        return
    blocks.ranges(shown, _AXIS, name, 100)
    with st.expander(f"De getallen van {plain(name)} in een tabel"):
        columns = {"label": "Vraag", "words": TITLES[measure]}
        if other := str(rows["andere"].iloc[0]):
            columns["andere_words"] = TITLES[other]
        table = rows[list(columns)].rename(columns=columns)
        blocks.plain_table(table, f"{name}, met bandbreedte", numbers=rows)
        why_uncertain(shown, name)
