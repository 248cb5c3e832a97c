"""From concept to offered: the test, the release, the second vertrouwenspersoon, the hand-over."""

from collections.abc import Callable

import streamlit as st

from dashboards.werkplek.page import done, show_problem
from pipeline.advice.dossiers import Dossier
from pipeline.advice.status import CHECKED, CONCEPT, EDITABLE, RELEASED
from pipeline.cli.dossier_wording import checked_text, dropped_text
from pipeline.errors import UserError
from pipeline.steps import Workplace, drop, hand_over, put_to_test, release

OFFER = "aanbieden"
_TEST = "Toets de woorden, en zie of een tweede vertrouwenspersoon moet meelezen."
_NAMES = "Namen blijven in de VP-zone: de organisatie ziet ze niet."
_OFFERED = (
    "De organisatie kan dit advies daarna lezen. Dat kunt u niet terugdraaien. Herkent u er één "
    "persoon in, bied het dan niet aan."
)


def render(place: Workplace, dossier: Dossier) -> None:
    """The step that comes next, and withdrawing."""
    if not dossier.is_here:
        st.caption("Dit advies is aangeboden of ingetrokken.")
        return
    if dossier.status == CONCEPT:
        st.markdown(_TEST)
        if st.button("Toets dit concept", type="primary"):
            _do(lambda: checked_text(put_to_test(place, dossier.id)))
    if dossier.status == CHECKED:
        _release(place, dossier)
    if dossier.status in (CHECKED, RELEASED):
        _offer(place, dossier)
    _drop(place, dossier)


def _release(place: Workplace, dossier: Dossier) -> None:
    st.markdown("Na het vrijgeven verandert de tekst niet meer.")
    with st.form("vrijgeven", border=False):
        first, second = _names("vrijgeven")
        if st.form_submit_button("Geef vrij"):
            said = (
                f"Advies {dossier.id} is vrijgegeven. De tekst ligt vast. Volgende stap: aanbieden."
            )
            _do(lambda: (release(place, dossier.id, first, second), said)[1])


def _offer(place: Workplace, dossier: Dossier) -> None:
    st.header("Aanbieden aan de organisatie", anchor=False)
    st.warning(_OFFERED)
    with st.form("aanbieden", border=False):
        first, second = _names("aanbieden") if dossier.status in EDITABLE else ("", "")
        typed = st.text_input(f"Typ het woord {OFFER} om door te gaan", autocomplete="off")
        if st.form_submit_button("Bied aan", type="primary"):
            if typed.strip().lower() != OFFER:
                st.error(f"Er is nog niets gebeurd. Typ eerst het woord {OFFER}.")
                return
            said = f"Advies {dossier.id} is aangeboden. Het gaat mee met de overdracht."
            _do(lambda: (hand_over(place, dossier.id, first, second), said)[1])


def _names(key: str) -> tuple[str, str]:
    first = st.text_input("Uw naam", key=f"door_{key}", help=_NAMES)
    second = st.text_input(
        "Naam van de tweede vertrouwenspersoon, als er een eenheid in staat", key=f"tweede_{key}"
    )
    return first, second


def _drop(place: Workplace, dossier: Dossier) -> None:
    with st.expander("Dit advies intrekken"):
        st.markdown(
            "Een ingetrokken concept kunt u niet meer aanbieden. U kunt het wel blijven lezen."
        )
        if st.button("Trek dit advies in"):
            _do(lambda: dropped_text(drop(place, dossier.id)))


def _do(act: Callable[[], str]) -> None:
    """Do it, say it, and draw the page anew."""
    try:
        said = act()
    except UserError as problem:
        show_problem(problem)
        return
    done(said)
