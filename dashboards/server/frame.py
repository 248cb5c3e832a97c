"""The frame around every page of both apps: style, icon, and never a traceback."""

from pathlib import Path

import streamlit as st

from dashboards.wording.safe_text import plain
from pipeline.errors import UserError

_HERE = Path(__file__).parent
ICON = str(_HERE / "icon.svg")
LOGO = str(_HERE / "logo.svg")
EXAMPLE = (
    "<strong>Voorbeeldgegevens.</strong> Deze organisatie bestaat niet. "
    "Alle getallen op deze pagina zijn verzonnen."
)
_FAILED = "Er ging iets mis in het programma. Uw gegevens zijn niet veranderd."
_FAILED_NEXT = (
    "Laad de pagina opnieuw. Gebeurt het weer, geef dan aan de beheerder door op welke pagina het "
    "misging."
)


def dress_up() -> None:
    """Title of the tab, icon and logo. Call it once, before anything else on a page."""
    st.set_page_config(page_title="ViP-signaal", page_icon=ICON, layout="wide")
    st.logo(LOGO, size="large", icon_image=ICON)


def apply_style() -> None:
    """The style of both apps."""
    st.html(_HERE / "style.css")


def show_example_banner() -> None:
    """That everything on this page was invented."""
    st.html(f'<div class="vip-banner" role="note">{EXAMPLE}</div>')


def show_problem(problem: UserError) -> None:
    """A problem the reader can act on, in words."""
    st.error(plain(problem.message))
    st.markdown(f"**Wat u kunt doen:** {plain(problem.next_step)}")


def show_failure(_problem: Exception) -> bool:
    """The page for a bug: Dutch, without details. Tells Streamlit not to show its own."""
    st.error(_FAILED)
    st.markdown(f"**Wat u kunt doen:** {_FAILED_NEXT}")
    return True
