"""How a file with its own headers and words is read: proposed, and corrected by clicking."""

import streamlit as st

from dashboards.werkplek.page import done, show_problem, tell
from dashboards.wording.safe_text import plain
from pipeline.cli.source_wording import look_parts
from pipeline.errors import UserError
from pipeline.ingest.headers import shown
from pipeline.ingest.mapping import OPEN, Finding
from pipeline.steps import SourceLook, Workplace, look_at_source
from pipeline.steps.incoming import held_file
from pipeline.steps.settling import (
    EMPTY_WORD,
    Chosen,
    field_choices,
    settle_source,
    word_choices,
)

_LOOK = "_vertaling"
_UNREAD = "Niet lezen"
_LATER = "Nog niet kiezen: rijen met dit woord gaan apart"
_NOTHING = "Zegt niets (leeg)"
_MOST = 40


def render(
    place: Workplace, name: str, data: bytes, file_id: str, bron: str, golf: str, blad: str | None
) -> None:
    """Ask for a proposal; show what is open, with a choice for each."""
    with st.expander("Mijn bestand heeft eigen koppen of woorden", expanded=_is_shown(file_id)):
        st.markdown(
            "Dan maakt u één keer een vertaling. Het programma stelt haar voor; u kiest wat nog "
            "open is. Daarna leest het programma elk volgend bestand van deze bron vanzelf."
        )
        own = st.checkbox("Bewaar ook antwoorden op eigen vragen, die nog nergens worden geteld")
        if st.button("Stel een vertaling voor"):
            try:
                with held_file(place.workspace, name, data) as path:
                    look = look_at_source(place, path, bron, None, golf, blad=blad, keep_own=own)
            except UserError as problem:
                show_problem(problem)
                return
            place.mappings.remove_work_file(look.mapping)
            st.session_state[_LOOK] = (file_id, look)
        kept_id, look = st.session_state.get(_LOOK, ("", None))
        if look is not None and kept_id == file_id:
            _edit(place, look)


def _is_shown(file_id: str) -> bool:
    return bool(st.session_state.get(_LOOK, ("", None))[0] == file_id)


def _edit(place: Workplace, look: SourceLook) -> None:
    for part in look_parts(look):
        tell(part)
    findings = {finding.rule.column: finding for finding in look.proposal.findings}
    editable = [one for one in findings.values() if not one.refused][:_MOST]
    asked = [one for one in editable if _is_asked(one)]
    rest = [one for one in editable if not _is_asked(one)]
    with st.form("vertaling", border=False):
        chosen = {}
        if asked:
            st.markdown("**Nog te kiezen**")
        for one in asked:
            chosen[one.rule.column] = _column(place, look, one)
        with st.expander(f"De andere kolommen ({len(rest)})"):
            for one in rest:
                chosen[one.rule.column] = _column(place, look, one)
        if st.form_submit_button("Bewaar de vertaling", type="primary"):
            _keep(place, look, chosen)


def _is_asked(finding: Finding) -> bool:
    return finding.rule.is_open or bool(finding.rule.is_read and finding.rule.open_words)


def _column(place: Workplace, look: SourceLook, finding: Finding) -> Chosen:
    """What a column is, and what its words mean."""
    rule = finding.rule
    labels = {"": _UNREAD, **dict(field_choices(look.mapping))}
    proposed = rule.field.removeprefix(OPEN)
    options = list(labels) if proposed in labels else [proposed, *labels]
    where = shown(look.headers, look.headers.index(rule.column))
    mark = " (voorstel)" if rule.is_open else ""
    field = st.selectbox(
        plain(f"{where}{mark}"),
        options,
        index=options.index(proposed),
        format_func=lambda code: labels.get(code, code),
        key=f"kolom_{rule.column}",
    )
    words = {}
    codes = dict(word_choices(place, look.mapping, proposed))
    for word in rule.open_words if codes else ():
        near = rule.words[word].removeprefix(OPEN)
        offered = ["", EMPTY_WORD, *codes]
        words[word] = st.selectbox(
            plain(f"{where}: wat betekent ‘{word}’?"),
            offered,
            index=offered.index(near) if near in offered else 0,
            format_func=lambda code, codes=codes: _word_label(code, codes),
            key=f"woord_{rule.column}_{word}",
        )
    return Chosen(field, words)


def _word_label(code: str, codes: dict[str, str]) -> str:
    return {"": _LATER, EMPTY_WORD: _NOTHING}.get(code) or codes[code]


def _keep(place: Workplace, look: SourceLook, chosen: dict[str, Chosen]) -> None:
    try:
        settle_source(place, look.mapping, chosen)
    except UserError as problem:
        show_problem(problem)
        return
    st.session_state.pop(_LOOK, None)
    done(
        "De vertaling is versleuteld bewaard. Kies het bestand zo nodig opnieuw, en controleer "
        "het. Vraag nog een keer om een voorstel als u woorden wilt nakijken."
    )
