"""The first run: who is it about, from when, and the passphrase. What `vip nieuw` does."""

from datetime import date

import streamlit as st

from dashboards.werkplek import session
from dashboards.werkplek.page import draw_head, show_problem
from dashboards.wording.safe_text import plain
from pipeline.errors import UserError
from pipeline.periods import quarter_of
from pipeline.steps.beginning import begin

_SECTORS = ("gemeente", "zorg", "onderwijs", "rijk", "zakelijke dienstverlening", "industrie")
_YEARS_BACK = 15
_NOBODY = (
    "Niemand kan de sleutelzin voor u terughalen. Raakt u hem kwijt, dan zijn de gegevens weg. "
    "Schrijf hem op en bewaar hem op een veilige plek, niet op deze computer."
)
_SAID = (
    "De kluis is gemaakt en staat open. Volgende stap: vul hieronder uw eenheden in, met hoeveel "
    "medewerkers er werken."
)


def render() -> None:
    """Ask what is needed for a workspace, and make it."""
    draw_head("Welkom bij ViP-signaal")
    st.markdown(
        "In deze map is nog geen organisatie. Met vier antwoorden maakt u er een, met een lege "
        f"kluis.  \nMap: {plain(str(session.folder().resolve()))}"
    )
    with st.form("nieuw", border=False):
        st.header("1. De organisatie", anchor=False)
        name = st.text_input("Naam van de organisatie")
        sector = st.selectbox(
            "Sector",
            _SECTORS,
            index=None,
            placeholder="Kies een sector of typ uw eigen sector",
            accept_new_options=True,
        )
        st.header("2. Het eerste kwartaal", anchor=False)
        st.caption("Het eerste kwartaal waarover u gesprekken heeft. Dit verandert later niet.")
        year, quarter = _first()
        st.header("3. De sleutelzin", anchor=False)
        st.caption("Minstens 12 tekens. Kies vier of meer gewone woorden die alleen u kent.")
        passphrase = st.text_input("Sleutelzin", type="password", autocomplete="new-password")
        again = st.text_input(
            "Nog een keer dezelfde sleutelzin", type="password", autocomplete="new-password"
        )
        st.warning(_NOBODY)
        is_noted = st.checkbox("Ik heb de sleutelzin opgeschreven en veilig bewaard")
        if st.form_submit_button("Maak de organisatie", type="primary"):
            _begin(name, sector or "", f"{year}-Q{quarter}", (passphrase, again), is_noted)


def _first() -> tuple[int, int]:
    this = quarter_of(date.today())
    years = range(int(this[:4]), int(this[:4]) - _YEARS_BACK, -1)
    left, right = st.columns(2)
    year = left.selectbox("Jaar", years, index=1)
    quarter = right.selectbox("Kwartaal", range(1, 5), format_func=lambda n: f"{n}e kwartaal")
    return year, quarter


def _begin(
    name: str, sector: str, vanaf: str, passphrases: tuple[str, str], is_noted: bool
) -> None:
    first, second = passphrases
    if not name.strip():
        st.error("Vul de naam van de organisatie in.")
    elif first != second:
        st.error("De twee sleutelzinnen zijn niet gelijk. Typ ze opnieuw.")
    elif not is_noted:
        st.error("Bewaar eerst de sleutelzin op een veilige plek, en zet dan het vinkje.")
    else:
        try:
            begin(session.folder(), vanaf, " ".join(name.split()), sector, first)
            session.open_kluis(first)
        except UserError as problem:
            show_problem(problem)
            return
        session.say(_SAID)
        session.go_to("organisatie")
