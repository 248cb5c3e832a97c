"""The plan: what becomes visible and what it costs a person, and a plan of one's own by sliders."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from dashboards.server.table import show_table
from dashboards.werkplek.page import done, show_problem, tell
from dashboards.wording.safe_text import plain
from pipeline.cli.plan_lines import at_least, seen_lines
from pipeline.cli.plan_names import series_name, table_name
from pipeline.cli.plan_wording import FREE, plan_parts
from pipeline.errors import UserError
from pipeline.release.outlook import Outlook
from pipeline.release.plan import names_tables
from pipeline.release.sharing import TRIPLING
from pipeline.settings import PlanSection, Profile, Settings
from pipeline.steps import Workplace
from pipeline.steps import plan as make_plan
from pipeline.steps.settings_file import write_section

_TABLES = (
    "totaal", "cluster", "hoofdcategorie", "eenheid", "relatie", "cluster_x_eenheid", "vervolg",
)  # fmt: skip
_GRAINS = {"kwartaal": "per kwartaal", "halfjaar": "per half jaar", "jaar": "per jaar"}
_MOST = 100
_TRIED = "_eigen_plan"


def render(place: Workplace) -> None:
    """The plan in force, and below it one to try."""
    st.caption(FREE)
    tried: PlanSection | None = st.session_state.get(_TRIED)
    with st.spinner("Bezig met rekenen."):
        outlook = make_plan(place.workspace, place.today, eigen=tried)
    if tried is not None:
        st.info("Hieronder staat uw proefplan. Het geldt pas als u het bewaart.")
    settings = place.workspace.settings
    if tried is not None:
        settings = settings.model_copy(update={"plan": tried})
    show_parts(outlook, settings)
    _own(place, outlook, tried)


def show_parts(
    outlook: Outlook, settings: Settings, profiel: Profile | None = None, only: Sequence[str] = ()
) -> None:
    """The plan in words, what will be seen as a table; `only`: the titles to show, () for all."""
    many = "gesprekken" if settings.privacy.beschermd == "gesprek" else "trajecten"
    shown = set(seen_lines(outlook, many))
    for title, lines in plan_parts(outlook, settings, profiel):
        if only and title not in only:
            continue
        st.header(plain(title), anchor=False)
        tell("\n".join(line for line in lines if line not in shown))
        if shown & set(lines):
            _seen(outlook, many)


def _seen(outlook: Outlook, many: str) -> None:
    """From how many a year a rise is seen."""
    soon = {sight.series: sight for sight in outlook.eerst}
    rows = [
        (
            series_name(one.series, outlook.eenheden, many),
            str(round(one.series.per_year)),
            *(
                "nog niet" if s.factor > TRIPLING else str(at_least(s))
                for s in (soon[one.series], one)
            ),
        )
        for one in outlook.zichtbaar
        if one.is_tested and one.factor <= TRIPLING
    ]
    frame = pd.DataFrame(
        rows, columns=["Reeks", "Gewoonlijk per jaar", "Te zien na 2 jaar", "Te zien na 5 jaar"]
    )
    show_table(frame, "Vanaf hoeveel per jaar een stijging te zien is")


def _own(place: Workplace, outlook: Outlook, tried: PlanSection | None) -> None:
    st.header("Zelf verdelen", anchor=False)
    st.markdown(
        "Het programma kiest een plan met wat bij uw organisatie het meest laat zien. U kunt ook "
        "zelf verdelen. Wat u aan het ene geeft, gaat af van het andere: de belofte aan de "
        "gesprekspartner blijft gelijk. Probeer eerst, en lees hierboven wat zichtbaar wordt."
    )
    now = tried or place.workspace.settings.plan
    whole = sum(outlook.plan.tabellen.values()) or 1
    with st.form("proef", border=True):
        grain = st.selectbox(
            "Cijfers",
            list(_GRAINS),
            index=list(_GRAINS).index(now.korrel or outlook.plan.korrel),
            format_func=lambda code: _GRAINS[code],
        )
        weights = {}
        for table in _TABLES:
            usual = round(_MOST * outlook.plan.tabellen.get(table, 0) / whole)
            start = now.weights.get(table, usual if not names_tables(now.weights) else 0)
            weights[table] = st.slider(
                table_name(table).capitalize(), 0, _MOST, min(_MOST, round(start)), step=5
            )
        weights["reserve"] = st.slider(
            "Reserve, voor betaalde correcties later",
            0,
            _MOST,
            round(now.weights.get("reserve", 0)),
        )
        if st.form_submit_button("Probeer dit plan", type="primary"):
            _try(grain, weights)
    left, right = st.columns(2)
    if tried is not None and left.button("Bewaar dit plan", type="primary", width="stretch"):
        _keep(place, tried)
    if (tried is not None or names_tables(now.weights)) and right.button(
        "Terug naar het plan van het programma", width="stretch"
    ):
        _keep(place, None)


def _try(grain: str, weights: dict[str, int]) -> None:
    chosen = {table: float(weight) for table, weight in weights.items() if weight}
    if not names_tables(chosen):
        st.error("Geef minstens één tabel meer dan 0.")
        return
    st.session_state[_TRIED] = PlanSection.model_validate({"korrel": grain, **chosen})
    st.rerun()


def _keep(place: Workplace, plan: PlanSection | None) -> None:
    values = {} if plan is None else {"korrel": plan.korrel or "kwartaal", **plan.weights}
    try:
        write_section(place.workspace, "plan", values)
    except UserError as problem:
        show_problem(problem)
        return
    st.session_state.pop(_TRIED, None)
    done("Bewaard." if plan else "Het programma kiest het plan weer zelf.")
