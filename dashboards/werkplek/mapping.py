"""How a file with its own headers and words is read: proposed, and corrected by clicking."""

from collections.abc import Callable
from dataclasses import dataclass

import streamlit as st

from dashboards.werkplek import mapping_column, mapping_file, mapping_table
from dashboards.werkplek.page import done, show_problem
from pipeline.cli.column_wording import place_of
from pipeline.cli.source_wording import lacking
from pipeline.errors import UserError
from pipeline.ingest.mapping import Finding, Kind
from pipeline.steps import SourceLook, Workplace, look_at_source
from pipeline.steps.incoming import held_file
from pipeline.steps.settling import settle_source

_LOOK = "_vertaling"
_KINDS: dict[Kind | None, str] = {
    None: "Dat ziet het programma zelf",
    "gesprekken": "Gesprekken",
    "enquete": "Antwoorden op een enquête",
}
_MOST = 15


@dataclass(frozen=True, repr=False)
class Foreign:
    """The file that was chosen, and of whom it comes."""

    name: str
    data: bytes
    file_id: str
    bron: str
    golf: str
    blad: str | None


@dataclass(frozen=True, repr=False)
class Asked:
    """A proposal on the page. `turn`: how often was asked, for fresh choices each time."""

    file_id: str
    turn: int
    look: SourceLook


def render(place: Workplace, file: Foreign, is_open: bool, changed: Callable[[], None]) -> None:
    """Ask for a proposal; show what each column becomes, with a choice for what is open.

    `is_open`: the file was refused as it is, so this is likely what comes next. `changed` is called
    when another translation is kept.
    """
    asked: Asked | None = st.session_state.get(_LOOK)
    is_here = asked is not None and asked.file_id == file.file_id
    with st.expander("Mijn bestand heeft eigen koppen of woorden", expanded=is_here or is_open):
        st.markdown(
            "Dan maakt u één keer een vertaling. Het programma stelt haar voor; u kiest wat nog "
            "open is. Daarna leest het programma elk volgend bestand van deze bron vanzelf."
        )
        kind = st.selectbox(
            "Wat staat er in het bestand?", list(_KINDS), format_func=lambda one: _KINDS[one]
        )
        if st.button("Stel een vertaling voor") and _propose(place, file, kind):
            st.rerun()
        if asked is not None and is_here:
            mapping_table.show(place, asked.look)
            _edit(place, file, asked, changed)


def _propose(place: Workplace, file: Foreign, kind: Kind | None, accept: bool = False) -> bool:
    """Look at the file and keep the proposal for the page; False when it was refused."""
    before: Asked | None = st.session_state.get(_LOOK)
    try:
        with held_file(place.workspace, file.name, file.data) as path:
            look = look_at_source(
                place, path, file.bron, kind, file.golf, accept=accept, blad=file.blad
            )
    except UserError as problem:
        show_problem(problem)
        return False
    place.mappings.remove_work_file(look.mapping)
    st.session_state[_LOOK] = Asked(file.file_id, before.turn + 1 if before else 0, look)
    return True


def _edit(place: Workplace, file: Foreign, asked: Asked, changed: Callable[[], None]) -> None:
    look, turn = asked.look, asked.turn
    findings = {one.rule.column: one for one in look.proposal.findings if not one.refused}
    opened = [column for column, one in findings.items() if _is_asked(one)]
    rest = [column for column in findings if column not in opened[:_MOST]]
    count = look.mapping.open_count
    if count:
        st.markdown(f"**Nog te kiezen: {count}**")
        if look.mapping.accepted().open_count < count and st.button("Neem alle voorstellen over"):
            _accept(place, file, asked)
    chosen = {one: mapping_column.ask(place, look, findings[one], turn) for one in opened[:_MOST]}
    more = st.multiselect(
        "Andere kolommen die u wilt veranderen",
        rest,
        [one for one in rest if lacking(look) and _may_be_needed(findings[one])][:_MOST],
        format_func=lambda column: place_of(look, findings[column]),
        placeholder="Geen, of kies kolommen",
        key=f"meer_{turn}",
    )
    chosen |= {one: mapping_column.ask(place, look, findings[one], turn) for one in more}
    whole = mapping_file.ask(place, look, turn)
    if st.button("Bewaar de vertaling", type="primary"):
        try:
            settle_source(place, look.mapping, chosen, whole)
        except UserError as problem:
            show_problem(problem)
            return
        changed()
        _told(place, file, look)


def _is_asked(finding: Finding) -> bool:
    return finding.rule.is_open or bool(finding.rule.is_read and finding.rule.open_words)


def _may_be_needed(finding: Finding) -> bool:
    return not finding.rule.field and not finding.unneeded


def _accept(place: Workplace, file: Foreign, asked: Asked) -> None:
    if _propose(place, file, asked.look.mapping.kind, accept=True):
        st.rerun()


def _told(place: Workplace, file: Foreign, look: SourceLook) -> None:
    """Look again with what was kept: new choices can open words that were not asked before."""
    if not _propose(place, file, look.mapping.kind):
        return
    again: Asked = st.session_state[_LOOK]
    if left := again.look.mapping.open_count:
        done(
            f"De vertaling is versleuteld bewaard. Nog te kiezen: {left}. Wat open blijft, wordt "
            "niet gelezen, en rijen met een onbekend woord gaan apart."
        )
    done("De vertaling is versleuteld bewaard. Controleer nu het bestand, en lees het in.")
