"""Themes tried on a file, new words of a wave, and an own theme made of them."""

from pathlib import Path

import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from dashboards.server.table import show_table
from dashboards.werkplek.page import done, link, show_problem, tell
from dashboards.wording.safe_text import plain
from pipeline.cli.new_words_wording import told
from pipeline.cli.theme_trial import (
    EXACT,
    OUT,
    OWN,
    Rows,
    agreement_rows,
    compared_lines,
    counted_lines,
    door_lines,
    explained_lines,
    group_rows,
    theme_rows,
)
from pipeline.errors import UserError
from pipeline.steps import Workplace
from pipeline.steps.incoming import held_file
from pipeline.steps.new_words import search_words
from pipeline.steps.own_themes import add_own_theme, waves_to_come
from pipeline.steps.theme_agreement import agreements
from pipeline.steps.theme_outlook import outlook_for
from pipeline.steps.theme_trial import Progress, Tried, taxonomy_for, try_themes, write_per_answer

_TRIED = "_proef"
_WHY = (
    "Kies een bestand met open antwoorden, en zie welke thema's het programma erin vindt. Er wordt "
    "niets bewaard en niets vrijgegeven."
)
_LEAVE = (
    "Wat u niet kiest, laat u staan: er gebeurt niets mee. Kies nooit een woord om wat één mens "
    "schreef, en geen naam."
)


def render(place: Workplace) -> None:
    """The trial first; then new words, and what to make of them."""
    st.header("Thema's uitproberen", anchor=False)
    st.markdown(_WHY)
    _try(place)
    if tried := st.session_state.get(_TRIED):
        _found(tried)
        _per_answer(place, tried)
    st.header("Nieuwe woorden", anchor=False)
    words = _words(place)
    st.header("Een eigen thema", anchor=False)
    _own(place, words)


def _try(place: Workplace) -> None:
    with st.form("proef", border=False):
        file = st.file_uploader("Bestand met open antwoorden", key="antwoorden")
        with st.expander("Meer keuzes"):
            columns = st.text_input(
                "Kolommen met antwoorden, zoals zij heten of met hun letter; een puntkomma ertussen"
            )
            label = st.text_input("Kolom met thema's die mensen gaven, om mee te vergelijken")
            sheet = st.text_input("Blad van een spreadsheet (naam of nummer)")
        if not st.form_submit_button("Zoek thema's", type="primary"):
            return
    st.session_state.pop(_TRIED, None)
    if file is None:
        st.error("Kies eerst een bestand.")
        return
    named = [name.strip() for name in columns.split(";") if name.strip()]
    bar = st.progress(0.0, "Thema's zoeken")
    try:
        taxonomy = taxonomy_for(None, place.workspace)
        with held_file(place.workspace, file.name, file.getvalue()) as path:
            st.session_state[_TRIED] = try_themes(
                path, taxonomy, named, label.strip(), sheet.strip() or None, _shown(bar)
            )
    except UserError as problem:
        show_problem(problem)
    finally:
        bar.empty()


def _shown(bar: DeltaGenerator) -> Progress:
    def progress(done: int, of: int) -> None:
        bar.progress(min(1.0, done / max(1, of)), "Thema's zoeken")

    return progress


def _found(tried: Tried) -> None:
    outlook = outlook_for(len(tried.answers), 1.0)
    st.warning(plain(EXACT.partition(" (vip")[0] + "."))
    tell("\n".join(counted_lines(tried)))
    _table(theme_rows(tried), "In hoeveel antwoorden elk thema staat")
    if tried.taxonomy.groups:
        _table(group_rows(tried), "In hoeveel antwoorden elke groep van thema's staat")
    st.subheader("Wat de ruis hiervan laat zien", anchor=False)
    tell("\n".join(door_lines(tried, outlook)))
    if compared := agreements(tried):
        st.subheader("Naast wat mensen vonden", anchor=False)
        tell("\n".join(compared_lines(compared)))
        _table(agreement_rows(tried, compared), "Elk thema naast wat mensen vonden")
    with st.expander("Wat telt voor een thema, en hoe zeker dat is"):
        tell("\n".join(explained_lines(tried.taxonomy)))


def _table(rows: Rows, alt: str) -> None:
    heads, told = rows
    show_table(pd.DataFrame(told, columns=[head.capitalize() for head in heads]), alt)


def _per_answer(place: Workplace, tried: Tried) -> None:
    with st.expander("Per rij de gevonden thema's, naar een bestand zonder tekst"):
        st.caption(OUT)
        with st.form("per_antwoord", border=False):
            target = st.text_input("Bestand op deze computer", str(Path.home() / "themas.csv"))
            if st.form_submit_button("Schrijf het bestand"):
                try:
                    write_per_answer(tried, Path(target), place.workspace)
                except UserError as problem:
                    show_problem(problem)
                    return
                done(f"In {target} staat nu per rij welke thema's zijn gevonden. {OUT}")


def _words(place: Workplace) -> tuple[str, ...]:
    """What a wave told of new words; gives the words."""
    waves = [wave.golf for wave in place.publiek.waves if wave.open_vragen]
    if not waves:
        st.caption("Er is nog geen golf met open vragen.")
        return ()
    golf = st.selectbox("Golf", list(reversed(waves)))
    found = search_words(place, golf)
    tell("\n".join(told(found)))
    return tuple(word for word, _ in found.gevonden.woorden) if found.gevonden else ()


def _own(place: Workplace, words: tuple[str, ...]) -> None:
    waves = waves_to_come(place)
    st.markdown(f"{plain(OWN)} {_LEAVE}")
    if not waves:
        st.caption("Zet eerst de volgende golf bij de enquêtes. Een nieuw thema telt vanaf daar.")
        link("organisatie", "Naar Organisatie")
        return
    with st.form("eigen", border=False):
        label = st.text_input("Hoe het thema heet")
        taken = st.multiselect("Nieuwe woorden die u neemt", words, placeholder="Kies woorden")
        typed = st.text_input("Andere woorden die tellen, met een komma ertussen")
        golf = st.selectbox("Telt vanaf golf", waves)
        if st.form_submit_button("Maak het thema"):
            try:
                code = add_own_theme(place, label, [*taken, *typed.split(",")], golf)
            except UserError as problem:
                show_problem(problem)
                return
            done(
                f"Het thema {label.strip()} staat nu in codes/themas.yaml, met de code {code}. "
                "Probeer het hierboven uit. Tot u inleest, sluit of publiceert, kunt u het nog "
                "veranderen."
            )
