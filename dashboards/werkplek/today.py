"""The first page: what to do now, what waits, and what one should not forget."""

from collections.abc import Iterator
from dataclasses import dataclass

import streamlit as st

from dashboards.werkplek import session
from dashboards.werkplek.page import link, tell
from dashboards.werkplek.words import in_the_app
from dashboards.wording.safe_text import plain
from pipeline.ingest.receipt_words import rows_in_words
from pipeline.periods import period_label
from pipeline.steps import Workplace, all_dossiers, due, waiting_rows
from pipeline.steps.exported_files import downloads_left, exports_left, forget_download
from pipeline.steps.next_step import Standing, standing
from pipeline.steps.set_aside import list_aside

_MOST_REMINDERS = 6
_DOWNLOADED = (
    "U heeft {name} gedownload. Dat bestand staat buiten de kluis. Verwijder het uit de map met "
    "downloads, en leeg de prullenbak."
)


@dataclass(frozen=True)
class Step:
    """Something to do: in one line, why, and on which page."""

    what: str
    why: str
    page: str
    link: str


def render(place: Workplace) -> None:
    """The next step first, then what waits."""
    found = standing(place)
    steps = list(_steps(found, place))
    _first(steps[0], place)
    if steps[1:]:
        st.header("Daarna", anchor=False)
        for one in steps[1:]:
            _line(one)
    _waiting(place)
    _reminders(place)


def _first(step: Step, place: Workplace) -> None:
    with st.container(border=True):
        st.caption("Nu te doen")
        st.header(step.what, anchor=False)
        st.markdown(plain(step.why))
        if st.button(step.link, type="primary"):
            session.go_to(step.page)
    st.caption(plain(f"Organisatie: {place.workspace.settings.organisatie.naam}"))


def _line(step: Step) -> None:
    st.markdown(f"**{plain(step.what)}** {plain(step.why)}")
    link(step.page, step.link)


def _steps(found: Standing, place: Workplace) -> Iterator[Step]:
    """In the order in which they are best done; the last one is always there."""
    if not found.heeft_eenheden:
        yield Step(
            "Vul de eenheden in",
            "Zonder eenheden en aantallen medewerkers kan het programma geen plan maken.",
            "organisatie",
            "Naar Organisatie",
        )
        return
    if found.perioden or found.enquetes:
        yield Step(
            "Publiceer wat is afgesloten",
            f"Klaar om te publiceren: {_named(found.perioden, found.enquetes)}.",
            "publiceren",
            "Naar Publiceren",
        )
    if not found.heeft_levering:
        yield Step(
            "Lees uw eerste bestand in",
            "Een lijst met gesprekken of een enquête. Heeft u nog niets, dan krijgt u een leeg "
            "blad.",
            "gegevens",
            "Naar Gegevens",
        )
    elif found.kwartalen or found.golven:
        yield Step(
            "Sluit af wat compleet is",
            f"Voorbij en nog open: {_named(found.kwartalen, found.golven)}. Zijn alle gesprekken "
            "ingelezen?",
            "sluiten",
            "Naar Periode sluiten",
        )
    if found.is_gepubliceerd:
        yield Step(
            "Bekijk de patronen",
            "Wat er in de laatste publicatie opvalt, en wat niet te zien is.",
            "patronen",
            "Naar Patronen",
        )
        yield Step(
            "Geef de organisatie wat zij mag zien",
            "Maak de ondertekende bundel voor de computer van het dashboard.",
            "overdragen",
            "Naar Overdragen",
        )
    if list_aside(place):
        yield Step(
            "Bekijk de rijen die apart staan",
            "Zij tellen niet mee tot u ze heeft verbeterd.",
            "apart",
            "Naar Rijen apart",
        )
    if found.heeft_levering:
        yield Step(
            "Lees een nieuw bestand in",
            "Lever steeds het hele, aangevulde bestand. Wat al is ingelezen, telt niet dubbel.",
            "gegevens",
            "Naar Gegevens",
        )


def _named(periods: tuple[str, ...], waves: tuple[str, ...]) -> str:
    """Periods and waves in words; a long row of periods by its ends."""
    labels = [period_label(one) for one in periods]
    if len(labels) > 2:
        labels = [f"{labels[0]} tot en met {labels[-1]}"]
    return " en ".join([*labels, *(f"enquête {one}" for one in waves)])


def _waiting(place: Workplace) -> None:
    if waiting := waiting_rows(place):
        st.info(
            f"In afwachting van hun eenheid: {rows_in_words(waiting)}. Zij tellen pas mee als de "
            "pagina Organisatie hun eenheid kent."
        )
    for path in exports_left(place.workspace):
        st.warning(plain(f"{path} staat nog buiten de kluis. Verwijder dat bestand."))
    for name in downloads_left(place.workspace):
        st.warning(plain(_DOWNLOADED.format(name=name)))
        if st.button(plain(f"{name} is weg"), key=f"weg_{name}"):
            forget_download(place.workspace, name)
            st.rerun()


def _reminders(place: Workplace) -> None:
    reminded = due(place)
    if not reminded:
        return
    st.header("Denk aan", anchor=False)
    titles = {dossier.id: dossier.concept.kop.titel.text for dossier in all_dossiers(place)}
    for one in reminded[:_MOST_REMINDERS]:
        late = "**Te laat.** " if one.is_te_laat else ""
        st.markdown(f"- {late}{plain(in_the_app(f'{titles[one.advies]}: {one.zin}'))}")
    if reminded[_MOST_REMINDERS:]:
        tell(f"En nog {len(reminded) - _MOST_REMINDERS} op de pagina Adviezen.")
    link("adviezen", "Naar Adviezen")
