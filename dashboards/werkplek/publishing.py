"""Publishing: what will come out, what it costs, what cannot be undone, and then the door."""

from collections.abc import Mapping

import pandas as pd
import streamlit as st

from dashboards.server.table import show_table
from dashboards.werkplek.page import done, link, show_problem
from dashboards.wording.safe_text import plain
from pipeline.cli.plan_names import table_name
from pipeline.cli.survey_wording import noted_plan_text
from pipeline.cli.wording import decimal, percent, published_text
from pipeline.errors import UserError
from pipeline.periods import period_label
from pipeline.release.post import Post
from pipeline.release.promise import MICRO
from pipeline.settings import Settings
from pipeline.steps import Answered, Workplace, find_patterns, make_concepts, publish_answered
from pipeline.steps.always_delivered import Missing
from pipeline.steps.missing_sources import missing_sources
from pipeline.steps.next_step import Coming, coming
from pipeline.steps.publishing import under_noted_plan

CONFIRM = "publiceren"
_UNDO = (
    "Dit kunt u niet terugdraaien. De cijfers krijgen één keer ruis en veranderen daarna nooit "
    "meer. Het privacybudget van deze perioden is dan gebruikt. De organisatie ziet de cijfers pas "
    "als u de overdracht aan haar geeft."
)
_WAIT, _NONE, _WITHOUT = "wacht", "geen", "zonder"
_ANSWERS = {
    _WAIT: "Ik wacht op het bestand",
    _NONE: "Er waren geen gesprekken",
    _WITHOUT: "Het bestand komt niet: publiceer zonder, met een aantekening",
}


def render(place: Workplace) -> None:
    """What is ready; the button comes last."""
    ready = coming(place)
    if ready.is_empty:
        st.info("Er is niets nieuws om te publiceren. Sluit eerst een periode af.")
        link("sluiten", "Naar Periode sluiten")
        return
    st.header("Dit wordt gepubliceerd", anchor=False)
    st.markdown("\n".join(f"- {plain(line)}" for line in _what(ready)))
    _tables(ready, place.workspace.settings)
    _budget(ready, place.workspace.settings)
    answers = _missing(missing_sources(place))
    st.header("Wat u niet kunt terugdraaien", anchor=False)
    st.warning(_UNDO)
    with st.form("publiceren", border=False):
        typed = st.text_input(f"Typ het woord {CONFIRM} om door te gaan", autocomplete="off")
        if st.form_submit_button("Publiceren", type="primary"):
            if typed.strip().lower() != CONFIRM:
                st.error(f"Er is nog niets gebeurd. Typ eerst het woord {CONFIRM}.")
            elif _WAIT in answers.values():
                st.error("Er is nog niets gebeurd. U wacht nog op een bestand.")
            else:
                _publish(place, answers)


def _what(ready: Coming) -> list[str]:
    lines = []
    if ready.perioden:
        first, last = ready.perioden[0], ready.perioden[-1]
        span = period_label(first)
        if first != last:
            span = f"{span} tot en met {period_label(last)}"
        lines.append(f"Gesprekken: {span}.")
    lines += [f"Enquête: golf {golf}." for golf in ready.golven]
    return lines


def _tables(ready: Coming, settings: Settings) -> None:
    """The tables of talks with their part of the budget; a survey in one line."""
    if ready.perioden:
        whole = settings.privacy.epsilon * MICRO
        posts = [post for post in ready.posten if post.cohort == ready.perioden[0]]
        rows = [
            (table_name(post.tabel).capitalize(), percent(post.micro_epsilon / whole))
            for post in posts
        ]
        st.markdown("Van de gesprekken komen deze cijfers, met bandbreedte:")
        frame = pd.DataFrame(rows, columns=["Cijfers", "Deel van het privacybudget"])
        show_table(frame, "Welke cijfers er komen en welk deel van het budget zij kosten")
    if ready.golven:
        n = len({post.tabel for post in ready.posten if post.stroom == "enquete"})
        st.markdown(f"Van elke golf van de enquête komen {n} tabellen, met bandbreedte.")


def _budget(ready: Coming, settings: Settings) -> None:
    """What a period has before and after; each person pays in one period only."""
    st.header("Het privacybudget", anchor=False)
    rows = [
        (period_label(one), *_before_after(_spent(ready.posten, one), settings.privacy.epsilon))
        for one in ready.perioden
    ]
    whole = settings.privacy.epsilon_enquete
    rows += [
        (f"Enquête {golf}", decimal(whole, 2), "niets: een golf is één geheel")
        for golf in ready.golven
    ]
    frame = pd.DataFrame(rows, columns=["Periode", "Nu over", "Na publicatie over"])
    show_table(frame, "Wat er van het privacybudget over is, voor en na deze publicatie")
    st.caption(
        "Iedereen telt in één periode mee. Wat in een andere periode is verbruikt, kost die mensen "
        "niets."
    )


def _spent(posts: tuple[Post, ...], cohort: str) -> int:
    return sum(post.micro_epsilon for post in posts if post.cohort == cohort)


def _before_after(micro: int, epsilon: float) -> tuple[str, str]:
    left = max(0, round(epsilon * MICRO) - micro)
    return decimal(epsilon, 2), decimal(left / MICRO, 2) if left > MICRO // 1000 else "niets"


def _missing(found: tuple[Missing, ...]) -> Mapping[str, str]:
    """By source what the user answers, for the sources that always delivered and now did not."""
    answers: dict[str, str] = {}
    if found:
        st.header("Er ontbreekt een bestand", anchor=False)
    for one in found:
        when = " en het ".join(map(period_label, one.kwartalen))
        st.markdown(
            f"**{plain(one.bron)}** leverde altijd gesprekken, maar niets over het {plain(when)}."
        )
        answers[one.bron] = st.radio(
            f"Wat is er met het bestand van {plain(one.bron)}?",
            list(_ANSWERS),
            format_func=lambda code: _ANSWERS[code],
            key=f"ontbreekt_{one.bron}",
        )
    return answers


def _publish(place: Workplace, answers: Mapping[str, str]) -> None:
    def chosen(code: str) -> tuple[str, ...]:
        return tuple(bron for bron, answer in answers.items() if answer == code)

    answered = Answered(zonder=chosen(_WITHOUT), geen=chosen(_NONE))
    try:
        # Nothing is drawn while the door is at work: a drawing could break off a publication.
        with st.spinner(
            "Bezig met publiceren. Dit kan enkele minuten duren. Sluit dit venster niet."
        ):
            published = publish_answered(place, answered)
    except UserError as problem:
        show_problem(problem)
        return
    said = [published_text(published, bool(answered.zonder))]
    said += map(noted_plan_text, under_noted_plan(place, published))
    try:
        with st.spinner("Bezig met zoeken naar patronen."):
            find_patterns(place)
            concepts = make_concepts(place)
    except UserError as problem:
        said.append(f"Het zoeken naar patronen lukte nog niet: {problem.message}")
    else:
        new = [one for one in concepts if one.status == "concept"]
        said.append(f"Concepten van adviezen om te lezen: {len(new)}. Volgende stap: Patronen.")
    done("\n".join(said))
