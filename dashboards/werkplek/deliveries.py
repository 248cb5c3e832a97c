"""Files: an empty sheet, a file that is checked, and a file that is read in."""

from dataclasses import dataclass
from datetime import date

import streamlit as st

from dashboards.werkplek import mapping, sheets, sources
from dashboards.werkplek.page import done, show_problem, tell
from dashboards.wording.safe_text import plain
from pipeline.cli.delivery_wording import delivered_text
from pipeline.contracts.stored import STORED
from pipeline.errors import RefusedInput, UserError
from pipeline.periods import period_label, quarters_between
from pipeline.settings import source_name
from pipeline.steps import Workplace, list_deliveries, read_in
from pipeline.steps.files import check_for_source, missing_keys
from pipeline.steps.incoming import held_file
from pipeline.steps.publishing import WAVE_PREFIX
from pipeline.steps.set_aside import is_corrected, read_corrected
from pipeline.steps.sources import known_sources

_CHECKED = "_controle"
_TRANSLATE = (
    "Heeft uw bestand eigen koppen of woorden, dan hoeft u het niet te veranderen. Maak dan "
    "hieronder één keer een vertaling."
)
_NEXT = "Volgende stap: is alles ingelezen, ga dan naar de pagina Periode sluiten."
_SET_ASIDE = (
    "Er is nog niets bewaard. Leest u dit bestand zo in, dan gaan de rijen die niet goed zijn "
    "apart: zij tellen niet mee tot u ze heeft verbeterd."
)


@dataclass(frozen=True)
class Sent:
    """A file that was chosen, and how it is to be read."""

    name: str
    data: bytes
    file_id: str
    bron: str
    golf: str
    blad: str | None
    vervangt: tuple[str, ...]
    toch: bool

    @property
    def key(self) -> tuple[str, ...]:
        """What the report of the check belongs to."""
        return (self.file_id, self.bron, self.golf, self.blad or "")


def render(place: Workplace) -> None:
    """Choose a file, check it, read it in; below it what came in before."""
    sheets.render(place)
    sources.render(place)
    st.header("Een bestand inlezen", anchor=False)
    sent = _chosen(place)
    if sent is not None:
        _check(place, sent)
    _earlier(place)


def _chosen(place: Workplace) -> Sent | None:
    file = st.file_uploader("Kies uw bestand", key="bestand")
    st.caption(
        "Excel, ODS, CSV, SPSS, Parquet, of een export van LimeSurvey, Forms, Qualtrics of "
        "SurveyMonkey. Het bestand blijft op deze computer."
    )
    known = sorted(known_sources(place, "gesprekken") | known_sources(place, "enquete"))
    bron = st.selectbox(
        "Wie levert het bestand (bron)",
        known or ["standaard"],
        accept_new_options=True,
        help="Een vaste naam per leverancier, zoals vp_noord of hr. Geen naam van een persoon.",
    )
    with st.expander("Meer keuzes"):
        waves = [wave.golf for wave in place.publiek.waves] if _has_units(place) else []
        golf = st.selectbox("Golf, bij een enquête waar die niet in staat", ["", *waves])
        blad = st.text_input("Blad van een spreadsheet (naam of nummer)")
        vervangt = st.multiselect(
            "Komt in de plaats van wat deze bron eerder leverde over",
            [*_quarters(place), *(f"{WAVE_PREFIX}{wave}" for wave in waves)],
            format_func=moment,
            placeholder="Kies perioden of golven",
        )
        toch = st.checkbox("Lees ook in als het sterk lijkt op een bestand van een andere bron")
    if file is None:
        return None
    return Sent(
        file.name,
        file.getvalue(),
        file.file_id,
        source_name(bron or "standaard"),
        golf,
        blad.strip() or None,
        tuple(vervangt),
        toch,
    )


def _has_units(place: Workplace) -> bool:
    return (place.workspace.codes / "organisatie.csv").is_file()


def _quarters(place: Workplace) -> tuple[str, ...]:
    first, last = place.workspace.settings.kalender.vanaf, f"{date.today().year}-Q4"
    return tuple(reversed(quarters_between(first, last)))


def moment(code: str) -> str:
    """A period or a wave in words."""
    if code.startswith(WAVE_PREFIX):
        return f"enquête {code.removeprefix(WAVE_PREFIX)}"
    return period_label(code)


def _check(place: Workplace, sent: Sent) -> None:
    left, right = st.columns(2)
    if left.button("Controleer (bewaart niets)", width="stretch"):
        st.session_state[_CHECKED] = (sent.key, *_report(place, sent))
    if right.button("Lees in", type="primary", width="stretch"):
        _read(place, sent)
    key, report, is_whole = st.session_state.get(_CHECKED, ((), "", True))
    is_here = bool(report) and key == sent.key
    if is_here:
        with st.container(border=True):
            tell(report)
    foreign = mapping.Foreign(sent.name, sent.data, sent.file_id, sent.bron, sent.golf, sent.blad)
    mapping.render(place, foreign, is_here and not is_whole, _forget)


def _forget() -> None:
    """The report of a check no longer holds."""
    st.session_state.pop(_CHECKED, None)


def _report(place: Workplace, sent: Sent) -> tuple[str, bool]:
    """The check report in words; and whether every row is taken as it is."""
    try:
        with held_file(place.workspace, sent.name, sent.data) as path:
            checked, _ = check_for_source(place, path, sent.bron, sent.blad, sent.golf)
    except UserError as problem:
        parts = [problem.message, f"Wat u kunt doen: {problem.next_step}", _TRANSLATE]
        return "\n".join(parts), False
    refused = missing_keys(checked, place.workspace.settings.privacy.beschermd)
    parts = [checked.report.to_text().rstrip()]
    if checked.bad.num_rows and checked.contract.name in STORED:
        parts.append(_SET_ASIDE)
    if refused:
        parts.append(f"Zo kan dit bestand niet worden ingelezen.\n{refused}")
    is_whole = not checked.bad.num_rows and not refused
    if not is_whole:
        parts.append(_TRANSLATE)
    return "\n".join(parts), is_whole


def _read(place: Workplace, sent: Sent) -> None:
    try:
        with (
            st.spinner("Bezig met inlezen."),
            held_file(place.workspace, sent.name, sent.data) as path,
        ):
            if is_corrected(path, sent.blad):
                said = read_corrected(place, path, sent.bron, sent.blad).to_text()
            else:
                said = read_in(
                    place, path, sent.bron, sent.vervangt, sent.toch, sent.blad, sent.golf
                ).to_text()
    except RefusedInput as problem:
        show_problem(problem)
        return
    _forget()
    done(f"{said}\n{_NEXT}")


def _earlier(place: Workplace) -> None:
    st.header("Wat al is ingelezen", anchor=False)
    found = list_deliveries(place)
    if not found:
        st.caption("Er is nog niets ingelezen.")
    for one in reversed(found):
        with st.expander(plain(f"{one.levering.id}, {one.levering.bron}")):
            tell(delivered_text(one))
