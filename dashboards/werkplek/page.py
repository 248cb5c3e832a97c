"""What every page of the werkplek shares: the title, what was just done, and never a traceback."""

from collections.abc import Callable
from pathlib import Path

import streamlit as st

from dashboards.server.frame import apply_style, show_example_banner
from dashboards.werkplek import session
from dashboards.werkplek.words import in_the_app, told
from dashboards.wording.safe_text import plain
from pipeline.cli.bug_wording import bug_text
from pipeline.errors import UserError
from pipeline.steps import Workplace

_PAGES = Path(__file__).with_name("pages")
Render = Callable[[Workplace], None]


def show_page(title: str, render: Render) -> None:
    """Draw one page with the kluis open."""
    draw_head(title)
    try:
        with session.at_desk() as place:
            if place.workspace.settings.organisatie.voorbeeld:
                show_example_banner()
            render(place)
    except UserError as problem:
        show_problem(problem)


def draw_head(title: str) -> None:
    """Style, title, and what the click before this one did."""
    apply_style()
    st.title(title, anchor=False)
    # Always there, so that what stands below keeps its place and stays open or shut.
    with st.container():
        if said := session.take_said():
            kind, text = said
            {"success": st.success, "warning": st.warning, "info": st.info}[kind](told(text))


def show_problem(problem: UserError) -> None:
    """A problem the user can act on, with pages in the place of commands."""
    first, *rest = problem.message.split("\n")
    st.error(plain(in_the_app(first)))
    if rest:
        st.markdown(told("\n".join(rest)))
    st.markdown(f"**Wat u kunt doen:** {plain(in_the_app(problem.next_step))}")


def show_failure(problem: Exception) -> bool:
    """The page for a bug, without what was in hand. Tells Streamlit not to show its own."""
    first, *rest = bug_text(problem).split("\n")
    st.error(plain(first))
    tell("\n".join(rest))
    return True


def done(text: str) -> None:
    """An action is done: say it, and draw the page anew with what is true now."""
    session.say(text)
    st.rerun()


def link(page: str, label: str) -> None:
    """A link to another page of the menu."""
    st.page_link(_PAGES / f"{page}.py", label=label)


def tell(text: str) -> None:
    """A text of the command line as it is, line by line."""
    st.markdown(told(text))
