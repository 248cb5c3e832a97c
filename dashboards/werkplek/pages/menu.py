"""The menu of the werkplek, and what stands in its place while the kluis is closed.

Every page stays registered while the kluis is closed, so that an address keeps working; what is
drawn is the door.
"""

from pathlib import Path

import streamlit as st

from dashboards.server.frame import dress_up
from dashboards.werkplek import session, unlock, wizard
from pipeline.workspace import Workspace

TITLES = {
    "begin": "Begin",
    "organisatie": "Organisatie",
    "gegevens": "Gegevens",
    "apart": "Rijen apart",
    "sluiten": "Periode sluiten",
    "plan": "Plan",
    "publiceren": "Publiceren",
    "corrigeren": "Corrigeren",
    "patronen": "Patronen",
    "adviezen": "Adviezen",
    "gevraagd": "Gevraagd advies",
    "jaarrapport": "Jaarrapport",
    "stukken": "RI&E en OR",
    "themas": "Thema's en woorden",
    "overdragen": "Overdragen",
    "budget": "Budget",
    "bewaren": "Bewaren",
}
_CHECK_EVERY = "30s"


def menu() -> list["st.Page"]:
    """All pages, in the order of the work. In groups they would be no sound list to a reader."""
    return [_page(name) for name in TITLES]


def _page(name: str) -> "st.Page":
    path = Path(__file__).with_name(f"{name}.py")
    return st.Page(path, title=TITLES[name], url_path=name, default=name == "begin")


@st.fragment(run_every=_CHECK_EVERY)
def watch_idle() -> None:
    """Close the kluis when nobody clicked for half an hour; drawing this is no click."""
    if not session.is_open():
        st.rerun()


dress_up()
has_workspace = Workspace(session.folder()).toml.is_file()
is_open = has_workspace and session.is_open()
chosen = st.navigation(menu(), position="sidebar" if is_open else "hidden", expanded=True)
if not has_workspace:
    wizard.render()
elif not is_open:
    unlock.render()
else:
    session.touch()
    if asked := session.take_next():
        st.switch_page(Path(__file__).with_name(f"{asked}.py"))
    with st.sidebar:
        watch_idle()
        st.caption("VP-zone. Alleen voor de vertrouwenspersoon.")
        if st.button("Kluis sluiten", width="stretch"):
            session.close()
            st.rerun()
    chosen.run()
