"""What the page Enquête shows: the indices, one over the years, the questions, national figures."""

import pandas as pd

from dashboards.organisatie import blocks
from dashboards.organisatie.data import Overdracht
from dashboards.organisatie.survey_blocks import survey_over_time, survey_overview
from dashboards.organisatie.survey_questions import survey_questions
from dashboards.wording.empty_states import NO_DATA, NO_SURVEY
from dashboards.wording.numbers import short
from dashboards.wording.roles import Role
from pipeline.contracts import load_codelist, load_texts
from pipeline.contracts.codes import Code

COMPARE = (
    "Leg een landelijk cijfer alleen naast uw eigen cijfer als hetzelfde is gevraagd, over "
    "dezelfde tijd. Een bredere vraag geeft een hoger getal. De NEA veranderde in 2022 haar "
    "vragen: leg cijfers van ervoor en erna niet naast elkaar."
)


def render(overdracht: Overdracht, role: Role) -> None:
    """Draw the page."""
    if overdracht.release.is_leeg:
        blocks.empty_state(NO_DATA)
        return
    if not overdracht.release.golven:
        blocks.empty_state(NO_SURVEY)
        return
    blocks.markdown(
        "Wat medewerkers zelf antwoordden, ook wie nooit met de vertrouwenspersoon sprak. "
        "Alle getallen zijn ongeveer, met een bandbreedte."
    )
    survey_overview(overdracht, blocks.header)
    survey_over_time(overdracht)
    survey_questions(overdracht)
    _national()


def _national() -> None:
    """National figures with their question, year and source: never a mark for the own number."""
    listed = load_codelist("referenties")
    blocks.header("Landelijke cijfers")
    blocks.sentences([COMPARE, str(load_texts("referenties")["ontbreekt"])])
    rows = [_row(code) for code in listed.codes]
    columns = ["Wat", "Van elke 100", "Jaar", "Wat is gevraagd", "Bron"]
    blocks.plain_table(pd.DataFrame(rows, columns=columns), "Landelijke cijfers, met jaar en bron")


def _row(code: Code) -> tuple[str, ...]:
    extra = code.extra
    about = "ongeveer " if extra.get("is_ongeveer") else ""
    return (
        code.label,
        about + short(float(str(extra["waarde"]))),
        str(extra["jaar"]),
        str(extra["vraagstelling"]),
        str(extra["bron"]),
    )
