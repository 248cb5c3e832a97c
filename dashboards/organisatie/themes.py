"""What the page Thema's shows: what people write about in open answers, never what they wrote.

Why the words that count stand on the page: a number of a theme says nothing to who cannot see what
made it. They come from the list with themes; no word of an answer is in the overdracht.
"""

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from dashboards.organisatie import blocks
from dashboards.organisatie.choices import choose
from dashboards.organisatie.data import Overdracht
from dashboards.organisatie.series import WHOLE
from dashboards.organisatie.theme_glance import glance
from dashboards.organisatie.theme_numbers import (
    OF_HUNDRED,
    OPEN_POINT,
    PEOPLE,
    answered_of,
    answered_words,
    theme_rows,
    units_with_themes,
)
from dashboards.organisatie.theme_over_time import theme_over_time
from dashboards.organisatie.theme_parts import theme_parts
from dashboards.wording.empty_states import NO_DATA, NO_THEMES, TOO_FEW_WRITERS
from dashboards.wording.labels import TOO_UNCERTAIN, label_of, number_words
from dashboards.wording.numbers import CERTAINTY, whole
from dashboards.wording.roles import Role
from dashboards.wording.safe_text import plain
from pipeline.contracts.codes import load_codelist
from pipeline.release import Release
from pipeline.release.theme_bounding import NO_THEME
from pipeline.signals.themes.counts import ThemeWave
from pipeline.text.theme_certainty import NOT_MEASURED, how_measured, how_sure
from pipeline.text.theme_words import what_counts_shipped

_FEWEST_FOR_NEW = 5_000
_BESIDE_NOISE = (
    "De bandbreedte bij de getallen hierboven gaat over de ruis. Deze fouten komen er nog bij."
)
_OWN = (
    "Een eigen thema van deze organisatie. De woorden ervan staan in de lijst van de "
    "vertrouwenspersoon."
)
_OWN_TONE = (
    "De toon van een eigen thema: is uw eigen lijst in een andere taal, dan kan de toon verkeerd "
    "zijn."
)


def render(overdracht: Overdracht, role: Role) -> None:
    """Draw the page."""
    release = overdracht.release
    if release.is_leeg:
        blocks.empty_state(NO_DATA)
        return
    waves = overdracht.themas
    if not waves:
        blocks.empty_state(NO_THEMES if release.themas.empty else TOO_FEW_WRITERS)
        return
    blocks.markdown(
        "Waar mensen over schrijven in de open antwoorden van de enquête. U ziet aantallen, nooit "
        "wat iemand schreef: geen zin en geen woord uit een antwoord komt hier."
    )
    glance(overdracht)
    blocks.header("Waar mensen over schrijven")
    wave = _choose_wave(waves)
    unit = _choose_unit(release, wave)
    rows = theme_rows(release, wave, unit)
    _who(wave, unit)
    _groups(wave, rows, unit)
    _without_theme(rows, unit)
    _hidden(rows)
    _new_topics(wave)
    theme_over_time(release, waves)
    theme_parts(release, wave)
    _what_counts(wave)


def _choose_wave(waves: Sequence[ThemeWave]) -> ThemeWave:
    by_name = {wave.asked.golf: wave for wave in reversed(waves)}
    return by_name[choose("Enquête", list(by_name), str, "golf")]


def _choose_unit(release: Release, wave: ThemeWave) -> str:
    units = units_with_themes(release, wave)
    if not units:
        return ""
    return choose(
        "Voor wie",
        ["", *units],
        lambda code: label_of("eenheid", code, release) if code else WHOLE,
        "eenheid",
    )


def _who(wave: ThemeWave, unit: str) -> None:
    most = wave.asked.grens
    blocks.markdown(
        f"In de hele organisatie schreven **{plain(answered_words(wave))}** mensen iets op. Van "
        f"iemand tellen hooguit {most} thema's mee, hoeveel iemand ook schrijft. Iemand kan dus "
        "bij meer thema's meetellen: samen kunnen de getallen meer dan 100 zijn."
    )
    if unit:
        blocks.markdown("Voor een eenheid zijn het aantallen mensen, geen aantal van elke 100.")
    blocks.caption(f"De stip is het getal, de balk de bandbreedte. {CERTAINTY} {OPEN_POINT}")


def _groups(wave: ThemeWave, rows: pd.DataFrame, unit: str) -> None:
    limit = float(rows["upper"].max()) if len(rows) else 1.0
    groups = [(group.code, group.label) for group in wave.asked.keys.groepen]
    for code, name in (*groups, ("", "Andere thema's")):
        chosen = rows[(rows["groep"] == code) & (rows["thema"] != NO_THEME)]
        if chosen.empty:
            continue
        blocks.subheader(plain(name))
        drawing, beside = st.columns((2, 3))
        with drawing:
            called = f"{name}, enquête {wave.asked.golf}"
            blocks.ranges(chosen, PEOPLE if unit else OF_HUNDRED, called, limit)
        with beside:
            _table(chosen, f"{name} in getallen")
            own = ~chosen["thema"].isin(load_codelist("themas").values())
            if (own & (chosen["toon"] != "")).any():
                blocks.caption(_OWN_TONE)


def _table(rows: pd.DataFrame, alt: str) -> None:
    names = {"label": "Thema", "words": "Aantal", "toon": "Toon, van elke 100 noemingen"}
    if not (rows["toon"] != "").any():
        names.pop("toon")
    table = rows[list(names)].rename(columns=names)
    blocks.plain_table(table, alt, list(rows["is_te_onzeker"]), rows)


def _without_theme(rows: pd.DataFrame, unit: str) -> None:
    blocks.subheader("Past in geen thema")
    for _, row in rows[rows["thema"] == NO_THEME].iterrows():
        of = "mensen" if unit else "van elke 100 mensen die iets opschreven"
        number, doubt = plain(number_words(row)), ""
        if row["is_te_onzeker"]:
            number, doubt = number.removesuffix(f", {TOO_UNCERTAIN}"), f" Dat is {TOO_UNCERTAIN}."
        blocks.markdown(f"**{number}** {of} schreven iets dat in geen thema past.{doubt}")
    blocks.markdown(
        "Dat kan iets kleins zijn (‘geen opmerkingen’), of iets waar nog geen thema voor is. Wat "
        "het is, is hier niet te zien."
    )


def _hidden(rows: pd.DataFrame) -> None:
    vague = rows[rows["is_te_onzeker"] & (rows["thema"] != NO_THEME)]
    blocks.subheader("Wat we niet goed kunnen zien")
    if vague.empty:
        blocks.markdown("Elk thema wordt door genoeg mensen genoemd om het getal te kunnen lezen.")
        return
    n = len(vague)
    noun, verb = ("thema", "valt") if n == 1 else ("thema's", "vallen")
    blocks.markdown(
        f"**{n} {noun}** {verb} weg in de ruis: zo weinig mensen noemen het dat het getal te "
        "onzeker is. Dat zegt niet dat het er niet is."
    )
    blocks.bullets(vague["label"])


def _new_topics(wave: ThemeWave) -> None:
    if answered_of(wave) < _FEWEST_FOR_NEW:
        blocks.markdown(
            "**Te weinig antwoorden om nieuwe thema's te vinden.** Daarvoor moeten ongeveer "
            f"{whole(_FEWEST_FOR_NEW)} mensen iets opschrijven. Met minder zou een nieuw woord "
            "naar één persoon kunnen wijzen. Let daarom op het deel dat in geen thema past."
        )


def _what_counts(wave: ThemeWave) -> None:
    blocks.header("Wat telt voor een thema")
    blocks.markdown(
        "Het programma vindt een thema op twee manieren tegelijk: met een vaste lijst van woorden "
        "en zinsdelen, en met een rekenmodel dat heeft geleerd van verzonnen voorbeelden. Een "
        "antwoord kan dus tellen zonder een woord van de lijst. Lijst en model waren er al voordat "
        "iemand iets opschreef. Een eigen thema wordt alleen met woorden en zinsdelen gevonden."
    )
    blocks.markdown(f"{plain(how_measured())} {_BESIDE_NOISE}")
    listed = load_codelist("themas")
    told = what_counts_shipped()
    for theme in wave.asked.keys.themas:
        with st.expander(plain(theme.label)):
            if theme.code not in listed.values():
                blocks.markdown(f"{_OWN} {NOT_MEASURED}")
                continue
            blocks.markdown(plain(str(listed.get(theme.code).extra.get("omschrijving", ""))))
            blocks.markdown(plain(told[theme.code]))
            blocks.markdown(plain(how_sure(theme.code)))
