"""A signal with which nothing is done, set aside with a reason that the organisation reads."""

import streamlit as st

from dashboards.werkplek.page import done, show_problem, tell
from dashboards.wording.safe_text import plain
from pipeline.advice.aside import REASONS
from pipeline.advice.register import Entry
from pipeline.cli.register_wording import register_text
from pipeline.contracts import load_codelist
from pipeline.errors import UserError
from pipeline.steps import Workplace, look_at_aside, put_aside, register

_WHY = (
    "Doet u niets met een signaal, leg het dan terzijde. De organisatie ziet dat in het register, "
    "met de reden. Eigen woorden gaan niet mee."
)
_NOT_FOR = (
    "Leg een signaal niet terzijde omdat u een eenheid opschort: laat het dan rusten. Dit besluit "
    "ziet de organisatie wel."
)


def render(place: Workplace) -> None:
    """Choose a signal and a reason; below it every signal ever shown and what was done with it."""
    entries = register(place)
    newest = {one.sleutel: one for one in reversed(entries)}
    open_ones = {key: one for key, one in newest.items() if not _is_offered(one)}
    st.header("Terzijde leggen", anchor=False)
    st.markdown(_WHY)
    if open_ones:
        _form(place, open_ones)
    else:
        st.caption("Er is nu geen signaal dat u terzijde kunt leggen.")
    with st.expander("Elk signaal tot nu toe, en wat ermee is gedaan"):
        tell(register_text(entries))


def _is_offered(entry: Entry) -> bool:
    return any(step.wat == "aangeboden" for step in entry.stappen)


def _form(place: Workplace, entries: dict[str, Entry]) -> None:
    reasons = load_codelist(REASONS)
    with st.form("terzijde", border=False):
        key = st.selectbox("Signaal dat u terzijde legt", list(entries))
        reason = st.selectbox(
            "Waarom legt u het terzijde",
            reasons.values(),
            index=None,
            placeholder="Kies een reden",
            format_func=reasons.label,
        )
        st.caption(_NOT_FOR)
        is_sure = st.checkbox("De organisatie mag dit zien; ik weet dat ik dit niet terugdraai")
        if st.form_submit_button("Leg terzijde"):
            _put(place, key, reason or "", is_sure)


def _put(place: Workplace, key: str, reason: str, is_sure: bool) -> None:
    if not reason:
        st.error("Kies eerst een reden.")
        return
    if not is_sure:
        st.error("Er is nog niets gebeurd. Zet eerst het vinkje.")
        return
    try:
        found = look_at_aside(place, key, reason)
        put_aside(place, found)
    except UserError as problem:
        show_problem(problem)
        return
    done(plain(f"Signaal {found.signaal} is terzijde gelegd: {found.words}."))
