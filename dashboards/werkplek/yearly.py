"""The jaarrapport: a form for what only the VP knows, its versions, its release and hand-over."""

import json
from typing import Any

import streamlit as st

from dashboards.werkplek import documents
from dashboards.werkplek.page import done, show_problem
from dashboards.wording.safe_text import plain
from pipeline.advice.yearly.form import LONGEST, Formulier
from pipeline.advice.yearly.report import VERSIONS
from pipeline.errors import UserError
from pipeline.periods import day_in_words
from pipeline.steps import Workplace
from pipeline.steps.yearly import (
    check_year,
    keep_answers,
    offer_report,
    release_report,
    report_bytes,
    reports,
    words_to_look_at,
)

RELEASE, OFFER = "vrijgeven", "aanbieden"
_LABELS = {"volledig": "het hele rapport", "een-pagina": "één pagina", "publiek": "voor iedereen"}
_NO_TALKS = (
    "Schrijf geen namen van mensen, en nergens hoeveel gesprekken er waren: die aantallen komen "
    "uit de publicatie, waar zij beschermd zijn. Alles mag leeg blijven."
)


def render(place: Workplace) -> None:
    """Choose the year; fill in, download, release."""
    first = int(place.workspace.settings.kalender.vanaf[:4])
    years = list(range(place.today.year, first - 1, -1))
    year = st.selectbox("Jaar", years, index=min(1, len(years) - 1))
    check_year(place, year)
    kept = reports(place).newest(year)
    if kept is not None and kept.vrijgegeven_op is not None:
        st.success(
            f"Dit jaarrapport is vrijgegeven op {day_in_words(kept.vrijgegeven_op)} en verandert "
            "niet meer."
        )
        is_released = True
    else:
        is_released = False
        _form(place, year, kept.formulier if kept else Formulier())
    st.header("Het rapport", anchor=False)
    version = st.selectbox("Versie", VERSIONS, format_func=lambda code: _LABELS.get(code, code))
    documents.offer(
        f"jaarrapport-{year}-{version}",
        lambda ending: report_bytes(place, year, version, ending),
        not is_released,
    )
    if is_released:
        _offer(place, year, version)
    else:
        _release(place, year)


def _form(place: Workplace, year: int, form: Formulier) -> None:
    """The questions of the form, with what was answered before."""
    with st.expander("Het formulier: wat alleen u weet", expanded=form.is_empty):
        st.markdown(_NO_TALKS)
        with st.form(f"formulier_{year}", border=False):
            answers = _answers(form)
            if st.form_submit_button("Bewaar het formulier", type="primary"):
                try:
                    kept = keep_answers(place, year, json.dumps(answers).encode())
                except UserError as problem:
                    show_problem(problem)
                    return
                said = ["Het formulier is versleuteld bewaard."]
                said += [
                    f"Let op: in plaats van ‘{one.woord}’ liever: {one.schrijf}."
                    for one in words_to_look_at(kept.formulier)
                ]
                done("\n".join(said))


def _answers(form: Formulier) -> dict[str, Any]:
    rol = form.rol
    left, middle, right = st.columns(3)
    found: dict[str, Any] = {
        "rol": {
            "vertrouwenspersonen_intern": _number(
                left, "Interne vertrouwenspersonen", rol.vertrouwenspersonen_intern
            ),
            "vertrouwenspersonen_extern": _number(
                middle, "Externe vertrouwenspersonen", rol.vertrouwenspersonen_extern
            ),
            "uren": _number(right, "Uren samen in dit jaar", rol.uren),
            "bereikbaarheid": _text("Hoe vinden medewerkers u?", rol.bereikbaarheid),
            "werkwijze": _text("Wat is er bijzonder aan hoe u werkt?", rol.werkwijze),
        },
        "voorlichtingen": _meetings(form),
        "training": _lines("Training en scholing die u volgde", form.training),
        "intervisie": _text("Intervisie", form.intervisie),
        "vooruitblik": _lines("Wat neemt u zich voor?", form.vooruitblik),
    }
    st.caption("Alleen aantallen die de klachtencommissie en de meldfunctionaris zelf gaven:")
    for name, label in (
        ("formele_klachten", "Formele klachten"),
        ("formele_meldingen", "Formele meldingen"),
    ):
        part = getattr(form, name)
        found[name] = {
            "aantal": _number(st, label, part.aantal),
            "toelichting": _text(f"Toelichting bij {label.lower()}", part.toelichting),
        }
    link = form.verbinding
    found["verbinding"] = {
        "rie": _text("Hoe is dit onderwerp opgenomen in de RI&E?", link.rie),
        "plan_van_aanpak": _text("Wat staat er in het plan van aanpak?", link.plan_van_aanpak),
        "overleg": _lines("Met wie had u overleg?", link.overleg),
    }
    return found


def _meetings(form: Formulier) -> list[dict[str, Any]]:
    """One line a kind of meeting: what; how often; for whom."""
    old = "\n".join(
        "; ".join((one.wat, "" if one.aantal is None else str(one.aantal), one.voor_wie))
        for one in form.voorlichtingen
    )
    typed = st.text_area(
        "Voorlichtingen: op elke regel wat; hoe vaak; voor wie",
        old,
        help="Bijvoorbeeld: Korte uitleg bij de start; 6; nieuwe medewerkers",
    )
    found = []
    for line in typed.split("\n"):
        what, count, who = (*(part.strip() for part in line.split(";")), "", "", "")[:3]
        if what:
            number = {"aantal": int(count)} if count.isdecimal() else {}
            found.append({"wat": what, "voor_wie": who, **number})
    return found


def _text(label: str, value: str) -> str:
    return st.text_area(label, value, max_chars=LONGEST, height=75)


def _lines(label: str, values: tuple[str, ...]) -> list[str]:
    typed = st.text_area(f"{label} (elk op een eigen regel)", "\n".join(values), height=75)
    return [line.strip() for line in typed.split("\n") if line.strip()]


def _number(place: Any, label: str, value: int | None) -> int | None:
    typed = place.text_input(label, "" if value is None else str(value))
    return int(typed) if typed.strip().isdecimal() else None


def _release(place: Workplace, year: int) -> None:
    st.header("Vrijgeven", anchor=False)
    st.warning(f"Het jaarrapport van {year} verandert daarna niet meer, in geen enkele versie.")
    with st.form("vrijgeven", border=False):
        first = st.text_input("Uw naam", help="De naam blijft in de VP-zone.")
        second = st.text_input("Naam van de tweede vertrouwenspersoon, als er een eenheid in staat")
        typed = st.text_input(f"Typ het woord {RELEASE} om door te gaan", autocomplete="off")
        if st.form_submit_button("Geef vrij", type="primary"):
            if typed.strip().lower() != RELEASE:
                st.error(f"Er is nog niets gebeurd. Typ eerst het woord {RELEASE}.")
                return
            try:
                release_report(place, year, first, second)
            except UserError as problem:
                show_problem(problem)
                return
            done(f"Het jaarrapport van {year} is vrijgegeven en verandert niet meer.")


def _offer(place: Workplace, year: int, version: str) -> None:
    st.header("Aanbieden", anchor=False)
    st.warning(
        plain(
            f"De versie {_LABELS.get(version, version)} komt dan in het dashboard. Dat kunt u niet "
            "terugdraaien."
        )
    )
    with st.form("aanbieden", border=False):
        typed = st.text_input(f"Typ het woord {OFFER} om door te gaan", autocomplete="off")
        if st.form_submit_button("Bied aan", type="primary"):
            if typed.strip().lower() != OFFER:
                st.error(f"Er is nog niets gebeurd. Typ eerst het woord {OFFER}.")
                return
            try:
                offer_report(place, year, version)
            except UserError as problem:
                show_problem(problem)
                return
            done(f"Het jaarrapport van {year} gaat mee met de overdracht.")
