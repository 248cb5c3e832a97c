"""The menu: pages for the chosen role, and the choice of role itself.

Why it stands in this folder: Streamlit serves every file of a folder `pages` beside the script it
runs, menu or no menu; beside this script there is no such folder. Why all pages stay registered: a
link to a page must keep working, and says when the page is not for the role. Every role sees the
same numbers.
"""

from pathlib import Path

import streamlit as st

from dashboards.organisatie.access.gate import ROLE_KEY, admitted, current_role, show_login
from dashboards.server.frame import dress_up
from dashboards.wording.pages import PAGES
from dashboards.wording.roles import SAME_FOR_ALL, SAME_NUMBERS, Role, role_of


def menu(role: Role) -> list["st.Page"]:
    """All pages, those of the role first and in its order; the others hidden from the menu."""
    hidden = [name for name in PAGES if name not in role.pages]
    return [_page(name, is_shown=True) for name in role.pages] + [
        _page(name, is_shown=False) for name in hidden
    ]


def _page(name: str, is_shown: bool) -> "st.Page":
    return st.Page(
        Path(__file__).with_name(f"{name}.py"),
        title=PAGES[name],
        url_path=name,
        default=name == "overzicht",
        visibility="visible" if is_shown else "hidden",
    )


LOOK_AS = "U kijkt als"

dress_up()
reader = admitted()
chosen = st.navigation(menu(current_role(reader)), expanded=True)
with st.sidebar:
    if len(reader.roles) > 1:
        st.selectbox(
            LOOK_AS,
            [role.code for role in reader.roles],
            format_func=lambda code: role_of(code).label,
            key=ROLE_KEY,
        )
        st.caption(SAME_NUMBERS)
    else:
        st.markdown(f"{LOOK_AS} **{reader.roles[0].label}**")
        st.caption(SAME_FOR_ALL)
    show_login(reader)
chosen.run()
