"""Survey indices on the pages: each a score with its range, in the order of the code list.

Why no ranking of units and no colours for good and bad: a difference within the ranges is no
difference, and a score is a starting point for a talk, not a mark.
"""

from collections.abc import Callable
from typing import Any

import pandas as pd
import streamlit as st

from dashboards.organisatie import blocks
from dashboards.organisatie.choices import choose
from dashboards.organisatie.corrections import correction_notes
from dashboards.organisatie.data import Overdracht
from dashboards.organisatie.series import WHOLE
from dashboards.organisatie.uncertainty import why_uncertain
from dashboards.wording.empty_states import TOO_LITTLE
from dashboards.wording.labels import label_of
from dashboards.wording.numbers import about
from dashboards.wording.safe_text import plain
from pipeline.contracts import load_codelist
from pipeline.signals.survey.measures import REFUSED

SHARE = "og"
_SCORE_AXIS, _SHARE_AXIS = "Score (0 tot 100)", "Van elke 100 deelnemers"
_SCORE_HELP = "Een score loopt van 0 tot 100; hoger is gunstiger."
_SHARE_HELP = "Dit is een aantal van elke 100 deelnemers; lager is gunstiger."


def survey_overview(
    overdracht: Overdracht, heading: Callable[[str], None] = blocks.subheader
) -> None:
    """All indices of the newest wave, for the whole organisation."""
    release, scores = overdracht.release, scores_of(overdracht)
    if scores.empty:
        return
    wave = release.golven[-1]
    newest = scores[(scores["golf"] == wave) & (scores["eenheid"] == "")]
    rows = newest[newest["index"] != SHARE]
    heading(f"De enquête van {plain(wave)}, hele organisatie")
    _response(overdracht, wave)
    for _, row in newest[(newest["index"] == SHARE) & ~newest["is_te_onzeker"]].iterrows():
        blocks.markdown(f"{plain(row['label'])}: **{row['words']}** deelnemers.")
        _refused(overdracht, wave, "")
    blocks.markdown(_SCORE_HELP)
    _drawn(rows, _SCORE_AXIS, f"Scores van de enquête van {wave}")
    with st.expander("De scores in een tabel"):
        table = rows[["label", "words"]].rename(columns={"label": "Wat", "words": "Score"})
        blocks.plain_table(table, f"Scores van de enquête van {wave}", numbers=rows)
        why_uncertain(newest[~newest["is_te_onzeker"]], f"de enquête van {wave}")


def survey_over_time(overdracht: Overdracht) -> None:
    """One index per wave, for the organisation or a unit."""
    release, scores = overdracht.release, scores_of(overdracht)
    if scores.empty:
        return
    blocks.header("Door de jaren heen")
    index = choose(
        "Onderwerp van de enquête",
        list(dict.fromkeys(scores["index"])),
        lambda code: label_of("index", code, release),
        "onderwerp",
    )
    chosen = scores[scores["index"] == index]
    unit = choose(
        "Voor wie",
        list(dict.fromkeys(chosen["eenheid"])),
        lambda code: label_of("eenheid", code, release) if code else WHOLE,
        "eenheid",
    )
    name = label_of("index", index, release)
    explained = str(load_codelist("indexen").get(index).extra.get("uitleg", ""))
    blocks.subheader(plain(name))
    blocks.sentences([explained, _SHARE_HELP if index == SHARE else _SCORE_HELP])
    blocks.notes(correction_notes(release, "enquete", set(release.golven)))
    _per_wave(name, chosen[chosen["eenheid"] == unit])
    if index == SHARE:
        _refused(overdracht, release.golven[-1], unit)


def _response(overdracht: Overdracht, wave: str) -> None:
    """How many took part: the number of answers has noise, who were invited is public."""
    for one in overdracht.responses:
        if one.golf == wave:
            invited = f"{one.invited:,}".replace(",", ".")
            blocks.markdown(f"Van de {invited} uitgenodigde medewerkers deed **{one.about}** mee.")


def _refused(overdracht: Overdracht, wave: str, unit: str) -> None:
    """Who did not want to say: an answer of its own, never a no."""
    all_measures = overdracht.measures
    rows = all_measures[
        (all_measures["index"] == SHARE)
        & (all_measures["maat"] == REFUSED)
        & (all_measures["golf"] == wave)
        & (all_measures["eenheid"] == unit)
        & ~all_measures["is_te_onzeker"]
    ]
    for _, row in rows.iterrows():
        number = about(row["score"], row["lower"], row["upper"])
        blocks.markdown(f"Wilden dit niet zeggen (golf {plain(wave)}): **{number} van de 100**.")


def scores_of(overdracht: Overdracht) -> pd.DataFrame:
    """Scores with labels and words, waves in order of time, indices in order of the code list.

    Columns: golf, eenheid, index, label, estimate, lower, upper (0-100), is_te_onzeker, words.
    """
    return overdracht.once("scores", lambda: _scores(overdracht))


def _scores(overdracht: Overdracht) -> pd.DataFrame:
    release, scores = overdracht.release, overdracht.scores
    if scores.empty:
        return scores
    order = {code: place for place, code in enumerate(load_codelist("indexen").values())}
    waves = {wave: place for place, wave in enumerate(release.golven)}
    ranked = scores.assign(
        label=[label_of("index", code, release) for code in scores["index"]],
        estimate=scores["score"],
        words=[_words(row) for _, row in scores.iterrows()],
        _wave=scores["golf"].map(waves),
        _index=scores["index"].map(order),
    )
    ranked = ranked.sort_values(["_wave", "eenheid", "_index"], kind="stable")
    return ranked.drop(columns=["_wave", "_index"]).reset_index(drop=True)


def _per_wave(name: str, rows: pd.DataFrame) -> None:
    by_wave = rows.assign(label=[f"Enquête {wave}" for wave in rows["golf"]])
    is_share = set(rows["index"]) == {SHARE}
    _drawn(by_wave, _SHARE_AXIS if is_share else _SCORE_AXIS, f"{name} per golf")
    table = by_wave[["label", "words"]].rename(columns={"label": "Golf", "words": "Score"})
    caption = f"{name} per golf, met bandbreedte"
    blocks.plain_table(table.iloc[::-1], caption, numbers=by_wave.iloc[::-1])
    shown = by_wave[~by_wave["is_te_onzeker"]]
    if not shown.empty:
        with st.expander("Waardoor deze getallen onzeker zijn"):
            why_uncertain(shown.iloc[::-1], name)


def _drawn(rows: pd.DataFrame, title: str, name: str) -> None:
    """The scores that can be shown, as a chart; none is drawn from too few answers."""
    shown = rows[~rows["is_te_onzeker"]]
    if shown.empty:
        blocks.empty_state(TOO_LITTLE)
    else:
        blocks.ranges(shown, title, name, 100)


def _words(row: Any) -> str:
    if row["is_te_onzeker"]:
        return "niet getoond (te weinig gegevens)"
    text = about(row["score"], row["lower"], row["upper"])
    return f"{text} van de 100" if row["index"] == SHARE else text
