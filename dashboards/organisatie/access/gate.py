"""The gate before every page: logged in, not for too long, and with a role. Else a plain page."""

from functools import cache

import streamlit as st

from dashboards.organisatie.access.readers import LOCAL_READER, Reader, reader_of
from dashboards.organisatie.access.sessions import LOGINS
from dashboards.organisatie.access.settings import LOCAL_USER, Access, running_access
from dashboards.server.frame import apply_style
from dashboards.wording.roles import Role

ROLE_KEY = "rol"
TITLE, LOG_IN, LOG_OUT = "Inloggen", "Inloggen", "Uitloggen"
WELCOME = "Log in met het account van uw organisatie. Uw rol bepaalt welke pagina's u ziet."
ENDED = (
    "U bent uitgelogd, omdat u {minutes} minuten niets deed, elders uitlogde, of al een werkdag "
    "was ingelogd."
)
NO_ROLE_TITLE = "Geen toegang"
NO_ROLE = "U bent ingelogd, maar u heeft geen rol voor dit dashboard."
NO_ROLE_NEXT = "Vraag de beheerder van het dashboard om een rol. Log daarna opnieuw in."
_LOOK_EVERY = "20s"


@cache
def access() -> Access:
    """The settings of this process, read once: who can change the file cannot let himself in."""
    return running_access()


def admitted() -> Reader:
    """Who is looking; draws a plain page without numbers, and stops, for who may not."""
    if access().inloggen is None:
        return LOCAL_READER
    if not st.user.is_logged_in:
        _ask(WELCOME)
    claims = st.user.to_dict()
    if not LOGINS.is_alive(claims, _idle()):
        _ask(ENDED.format(minutes=access().toegang.minuten))
    reader = reader_of(claims, access())
    if reader is None:
        apply_style()
        st.title(NO_ROLE_TITLE, anchor=False)
        st.markdown(NO_ROLE)
        st.markdown(f"**Wat u kunt doen:** {NO_ROLE_NEXT}")
        _log_out_button()
        st.stop()
    return reader


def current_role(reader: Reader) -> Role:
    """The role chosen in the side bar, if it is one of theirs."""
    return reader.role(str(st.session_state.get(ROLE_KEY, "")))


def show_login(reader: Reader) -> None:
    """Below the choice of role: who may look here, or the way out."""
    if reader.is_local:
        st.caption(LOCAL_USER)
        return
    _log_out_button()
    _watch()


@st.fragment(run_every=_LOOK_EVERY)
def _watch() -> None:
    """Take the page off the screen when the login ends while nobody does anything."""
    if not LOGINS.is_alive(st.user.to_dict(), _idle(), is_used=False):
        st.rerun()


def _idle() -> float:
    return access().toegang.minuten * 60


def _ask(why: str) -> None:
    apply_style()
    st.title(TITLE, anchor=False)
    st.markdown(why)
    if st.button(LOG_IN, type="primary"):
        st.login()
    st.stop()


def _log_out_button() -> None:
    if st.button(LOG_OUT):
        LOGINS.end(st.user.to_dict())
        st.logout()
