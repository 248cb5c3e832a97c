"""All columns of a foreign file at a glance: what each becomes, and how that is known."""

import pandas as pd
import streamlit as st

from dashboards.server.table import show_table
from dashboards.werkplek.page import tell
from pipeline.cli.column_wording import WHY, place_of
from pipeline.cli.source_wording import changed_text, head_text, lacking
from pipeline.ingest.mapping import OPEN, Finding
from pipeline.steps import SourceLook, Workplace
from pipeline.steps.settling import field_choices, field_options

_MANY = 14
_TITLE = "Wat elke kolom wordt"


def show(place: Workplace, look: SourceLook) -> None:
    """The file in a line, what lacks, and one row a column."""
    for part in (head_text(look), "\n".join(look.proposal.notes), changed_text(look)):
        if part:
            tell(part)
    if lacks := lacking(look):
        with st.container(border=True):
            tell("\n".join(lacks))
    frame = pd.DataFrame(
        [_row(place, look, finding) for finding in look.proposal.findings],
        columns=["Kolom", "Wordt", "Waarom", "Niet begrepen"],
    )
    if len(frame) <= _MANY:
        show_table(frame, _TITLE)
    else:
        with st.expander(f"{_TITLE} ({len(frame)} kolommen)"):
            show_table(frame, _TITLE)


def _row(place: Workplace, look: SourceLook, finding: Finding) -> tuple[str, str, str, str]:
    where = place_of(look, finding, with_question=True)
    if finding.refused:
        return where, "mag niet worden gelezen", finding.refused, ""
    if finding.unneeded:
        return where, "niet gelezen", "geen cijfer in uw plan telt dit", ""
    if finding.why is None or not finding.rule.field:
        return where, "niet gelezen", "niet begrepen", ""
    missed = finding.filled - finding.known
    rows = f"{missed} van de {finding.filled} rijen" if missed > 0 else ""
    return where, _becomes(place, look, finding), WHY[finding.why], rows


def _becomes(place: Workplace, look: SourceLook, finding: Finding) -> str:
    rule = finding.rule
    name = rule.field.removeprefix(OPEN)
    label = dict(field_choices(look.mapping)).get(name, name)
    more = []
    if rule.part:
        more.append(f"alleen het deel {rule.part}")
    if rule.choice:
        codes = dict(field_options(place, look.mapping, name).codes)
        more.append(f"gevuld betekent {codes.get(rule.choice, rule.choice)}")
    if rule.is_reversed:
        more.append("schaal andersom")
    if rule.has_several:
        more.append("meer onderwerpen in een cel")
    said = ", ".join([label, *more])
    return f"{said} (voorstel)" if rule.is_open else said
