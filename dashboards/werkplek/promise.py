"""The promise to who talks: how strong it is, chosen in words, with what that makes visible."""

import streamlit as st

from dashboards.werkplek.page import done, show_problem, tell
from dashboards.werkplek.plan import show_parts
from dashboards.wording.safe_text import plain
from pipeline.cli.plan_wording import BESIDE, SEEN
from pipeline.cli.promise_wording import promise_text
from pipeline.cli.wording import decimal
from pipeline.errors import UserError
from pipeline.release.promise import best_guess
from pipeline.settings import PROFILES, Profile, ProtectedUnit
from pipeline.steps import Workplace, promises
from pipeline.steps import plan as make_plan
from pipeline.steps.promising import (
    choose_profile,
    choose_protected,
    declared_by,
    is_wider,
    may_choose_protected,
)

_WHY = (
    "De cijfers krijgen ruis, zodat niemand kan zien of één bepaald mens met u sprak. Meer "
    "bescherming is meer ruis: dan wordt minder zichtbaar. Kies dit voordat u begint, samen met de "
    "OR en de functionaris gegevensbescherming."
)
_ORDER: tuple[Profile, ...] = ("streng", "standaard", "ruim")
_VISIBLE: dict[Profile, str] = {
    "streng": "Alleen grote veranderingen worden zichtbaar.",
    "standaard": "Zo is het programma bedoeld.",
    "ruim": "Meer wordt zichtbaar. Bespreek dit vooraf met de OR.",
}
_PROTECTED: dict[ProtectedUnit, str] = {
    "traject": "Alle gesprekken van één persoon over één zaak samen (traject)",
    "persoon_per_jaar": "Eén persoon in één jaar (vraagt de kolom persoon_sleutel)",
    "gesprek": "Elk gesprek apart (als er geen sleutels zijn; beschermt minder)",
}
_SHOWN = "_profiel_bekeken"


def render(place: Workplace) -> None:
    """The profile, what it makes visible, and who is protected."""
    st.markdown(_WHY)
    _profile(place)
    _protected(place)
    with st.expander("De belofte in getallen"):
        tell(promise_text(*promises(place)))


def _profile(place: Workplace) -> None:
    now = place.workspace.settings.privacy.profiel
    if now is None:
        st.caption("In vip.toml staat een eigen epsilon. Een profiel komt daarvoor in de plaats.")
    chosen = st.radio(
        "Hoe sterk is de bescherming?",
        _ORDER,
        index=_ORDER.index(now) if now else None,
        captions=[_meaning(one) for one in _ORDER],
        format_func=lambda one: f"{one.capitalize()} (nu)" if one == now else one.capitalize(),
    )
    if chosen is None:
        return
    if st.button("Laat zien wat zichtbaar wordt"):
        st.session_state[_SHOWN] = chosen
    if st.session_state.get(_SHOWN) == chosen:
        _look(place, chosen)
    if chosen != now:
        _choose(place, chosen)


def _meaning(profiel: Profile) -> str:
    """What it means for one person, and for what is seen."""
    share = decimal(100 * best_guess(PROFILES[profiel]), 0)
    return (
        f"Wie raadt of iemand in de cijfers zit, heeft hooguit {share} van de 100 keer gelijk "
        f"(gokken: 50). {_VISIBLE[profiel]}"
    )


def _look(place: Workplace, profiel: Profile) -> None:
    try:
        with st.spinner("Bezig met rekenen."):
            outlook = make_plan(place.workspace, place.today, profiel)
    except UserError as problem:
        show_problem(problem)
        return
    with st.container(border=True):
        show_parts(outlook, place.workspace.settings, profiel, (SEEN, BESIDE))


def _choose(place: Workplace, profiel: Profile) -> None:
    wider = is_wider(place, profiel)
    with st.form(f"profiel_{profiel}", border=False):
        is_agreed = False
        if wider:
            tell(promise_text(promises(place)[0], declared_by(place, profiel)))
            is_agreed = st.checkbox("De OR en de FG weten dit; ik kan het niet terugdraaien")
        if st.form_submit_button(f"Kies het profiel {profiel}", type="primary"):
            if wider and not is_agreed:
                st.error("Er is nog niets gebeurd. Zet eerst het vinkje.")
                return
            try:
                choose_profile(place, profiel, is_agreed)
            except UserError as problem:
                show_problem(problem)
                return
            done(f"Het profiel is nu {profiel}. Het geldt vanaf de volgende publicatie.")


def _protected(place: Workplace) -> None:
    now = place.workspace.settings.privacy.beschermd
    if not may_choose_protected(place):
        st.markdown(f"**Wie beschermd is:** {plain(_PROTECTED[now])}.")
        st.caption("Dit ligt vast, want er zijn gesprekken ingelezen.")
        return
    units = list(_PROTECTED)
    with st.form("beschermd", border=False):
        chosen = st.selectbox(
            "Wie is beschermd?",
            units,
            index=units.index(now),
            format_func=lambda one: _PROTECTED[one],
        )
        st.caption("Dit kan alleen nog veranderen voordat u de eerste gesprekken inleest.")
        if st.form_submit_button("Bewaar wie beschermd is"):
            try:
                choose_protected(place, chosen)
            except UserError as problem:
                show_problem(problem)
                return
            done("Bewaard.")
