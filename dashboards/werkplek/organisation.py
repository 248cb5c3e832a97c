"""Public files as tables: units, survey waves, events and hours; and the privacy that is chosen."""

from collections.abc import Mapping
from typing import Literal

import pandas as pd
import streamlit as st

from dashboards.werkplek import promise
from dashboards.werkplek.page import done, show_problem
from pipeline.errors import UserError
from pipeline.steps import Workplace, read_units
from pipeline.steps.incoming import held_file
from pipeline.steps.public_tables import (
    PublicName,
    Row,
    read_table,
    rows_of_file,
    save_table,
    table_columns,
)

_TABS: dict[PublicName, tuple[str, str]] = {
    "organisatie": (
        "Eenheden",
        "Eén regel per eenheid. De aantallen zijn met alles wat eronder valt. Eén regel voor de "
        "hele organisatie mag ook. Heeft u geen code voor een eenheid, laat die dan leeg: het "
        "programma maakt er een van de naam. Verandert een aantal of een naam? Vul bij de oude "
        "regel een einddatum in en maak een nieuwe regel.",
    ),
    "golven": (
        "Enquêtes",
        "Alleen nodig als u een enquête heeft: één regel per ronde. Vul een golf in voordat u haar "
        "antwoorden inleest.",
    ),
    "gebeurtenissen": (
        "Gebeurtenissen",
        "Wat een verandering kan verklaren: een voorlichting, een training, een reorganisatie, "
        "aandacht in de media.",
    ),
    "beschikbaarheid": (
        "Uren",
        "Per kwartaal de uren van alle vertrouwenspersonen samen. Meer uren kunnen meer gesprekken "
        "verklaren.",
    ),
}
_TYPE = "Klik in een cel om te typen, of plak regels uit Excel. Lege regels tellen niet."
_NAMES = ("naam", "label")
_FREE_ROWS = 5
"""Empty rows to type in at once: the row that adds one takes a click of its own first."""
_PUBLIC = (
    "Deze gegevens zijn openbaar in de organisatie en komen zonder ruis in het dashboard. Zet er "
    "niets in wat naar een persoon wijst."
)


def render(place: Workplace) -> None:
    """One tab a file, and one for the promise."""
    *tabs, last = st.tabs([*(title for title, _ in _TABS.values()), "Privacy"])
    for tab, name in zip(tabs, _TABS, strict=True):
        with tab:
            st.markdown(_PUBLIC)
            _part(place, name)
    with last:
        promise.render(place)


def _part(place: Workplace, name: PublicName) -> None:
    st.markdown(_TABS[name][1])
    try:
        rows = read_table(place.workspace, name)
    except UserError as problem:
        show_problem(problem)
        rows = ()
    _from_file(place, name)
    labels = dict(table_columns(name))
    shown = [*rows, *[{} for _ in range(_FREE_ROWS)]]
    frame = pd.DataFrame([dict(row) for row in shown], columns=list(labels), dtype=str).fillna("")
    title = _TABS[name][0]
    # In a form, the page is drawn when all is typed; drawn at each cell, it loses fast typing.
    with st.form(f"vul_{name}", border=False):
        edited = st.data_editor(
            frame,
            num_rows="dynamic",
            hide_index=True,
            key=f"tabel_{name}",
            column_config={column: _column(column, label) for column, label in labels.items()},
            alt=f"Tabel {title}: klik in een cel om te typen; de laatste regels zijn leeg",
        )
        st.caption(_TYPE)
        is_ready = st.form_submit_button(f"{title} bewaren", type="primary")
    if is_ready:
        _save(place, name, _as_rows(edited))


def _column(name: str, label: str) -> Mapping[str, object]:
    """A column to type in, with room for a name; an empty cell is empty, and not a word for it."""
    width: Literal["medium"] | None = "medium" if name in _NAMES else None
    return dict(st.column_config.TextColumn(label, width=width, default=""))


def _from_file(place: Workplace, name: PublicName) -> None:
    title = _TABS[name][0]
    with st.expander(f"{title} uit een bestand halen"):
        sent = st.file_uploader("Kies een Excel- of CSV-bestand", key=f"bestand_{name}")
        st.caption("Het bestand komt in de plaats van de hele tabel hieronder.")
        if sent is not None and st.button("Neem dit bestand over", key=f"neem_{name}"):
            try:
                with held_file(place.workspace, sent.name, sent.getvalue()) as path:
                    rows = rows_of_file(place.workspace, path, name)
            except UserError as problem:
                show_problem(problem)
            else:
                _save(place, name, rows)


def _as_rows(frame: pd.DataFrame) -> tuple[Row, ...]:
    filled = frame.astype("object").where(frame.notna(), "")
    return tuple({str(k): str(v) for k, v in row.items()} for row in filled.to_dict("records"))


def _save(place: Workplace, name: PublicName, rows: tuple[Row, ...]) -> None:
    try:
        n = save_table(place.workspace, name, rows)
    except UserError as problem:
        show_problem(problem)
        return
    st.session_state.pop(f"tabel_{name}", None)
    said = f"Bewaard: {n} {'regel' if n == 1 else 'regels'} bij {_TABS[name][0]}."
    if name == "organisatie":
        taken = read_units(place)
        if taken.ingelezen:
            said += f" Alsnog ingelezen, nu hun eenheid bekend is: {taken.ingelezen}."
        said += " Volgende stap: uw gesprekken inlezen, op de pagina Gegevens."
    done(said)
