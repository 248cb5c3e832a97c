"""What every page has in common: the data, the banner, the title, and never a traceback.

Why: pages stay thin, and the answer to a broken or tampered overdracht is the same Dutch text
everywhere.
"""

import os
from collections.abc import Callable

import streamlit as st

from dashboards.organisatie.access.gate import admitted, current_role
from dashboards.organisatie.access.readers import AccessRefused
from dashboards.organisatie.choices import say_ignored
from dashboards.organisatie.data import Overdracht
from dashboards.organisatie.exports.block import share
from dashboards.organisatie.given import data_for
from dashboards.organisatie.launch import KEY_REFUSED, overdracht_path
from dashboards.organisatie.recorded import new_sheet
from dashboards.server.frame import apply_style, show_example_banner, show_problem
from dashboards.server.launch import KEY_VARIABLE
from dashboards.wording.pages import PAGES
from dashboards.wording.roles import Role
from dashboards.wording.safe_text import plain
from pipeline.errors import UserError

Render = Callable[[Overdracht, Role], None]


def show_page(name: str, render: Render) -> None:
    """Draw one page: title, banner, what `render` adds to it, and the view as a link and files."""
    title = PAGES[name]
    sheet = new_sheet()
    apply_style()
    _refuse_key()
    reader = admitted()
    role = current_role(reader)
    try:
        overdracht = data_for(reader, role, name, overdracht_path())
    except AccessRefused as problem:
        st.title(title, anchor=False)
        st.info(problem.message)
        st.markdown(f"**Wat u kunt doen:** {problem.next_step}")
        return
    except UserError as problem:
        st.title(title, anchor=False)
        show_problem(problem)
        return
    if any(publication.is_voorbeeld for publication in overdracht.release.publicaties):
        show_example_banner()
    st.title(title, anchor=False)
    ignored = st.container()
    render(overdracht, role)
    with ignored:
        say_ignored()
    share(overdracht.release, name, title, sheet)


def _refuse_key() -> None:
    """Stop when the key is in the environment: this zone must not have it."""
    if KEY_VARIABLE in os.environ:
        st.error("Het dashboard toont niets: de sleutel van de kluis staat in de omgeving.")
        st.markdown(plain(KEY_REFUSED.partition("\n")[2]))
        st.stop()
