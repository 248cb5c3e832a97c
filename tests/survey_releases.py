"""Small releases of survey waves alone: the numbers that are released in, a Release out."""

from collections.abc import Mapping, Sequence
from datetime import date

import pandas as pd

from pipeline.contracts.codes import load_codelist
from pipeline.contracts.public import Event, Wave
from pipeline.release.cells import ENQUETE_COLUMNS, SURVEY_DIMENSIONS, TELLINGEN_COLUMNS
from pipeline.release.frozen import Publication, Release
from tests.releases import TODAY, publiek_of

Answers = Mapping[str, int]
INDICES = load_codelist("indexen").values()


def asked(
    what: str, counts: Mapping[tuple[str, str], Answers], epsilon: float = 1.0
) -> pd.DataFrame:
    """Cells of one index or question: (golf, eenheid) -> number by answer, as released."""
    rows = [
        {"golf": golf, "eenheid": unit, "antwoord": answer, "noisy_n": n}
        for (golf, unit), answers in counts.items()
        for answer, n in answers.items()
    ]
    frame = pd.DataFrame(rows)
    name = "index" if what in INDICES else "item"
    table = [
        "items" if name == "item" else "index_x_eenheid" if u else "index" for u in frame.eenheid
    ]
    frame = frame.assign(**{name: what}, tabel=table, epsilon=epsilon, rho=0.0)
    empty = {column: "" for column in SURVEY_DIMENSIONS if column not in frame}
    return frame.assign(**empty, publicatie="p0001", mechanism="geometric")


def survey_release(
    cells: Sequence[pd.DataFrame],
    invited: Mapping[str, int],
    sizes: Mapping[str, int] | None = None,
    events: Sequence[Event] = (),
    closed: Mapping[str, date] | None = None,
) -> Release:
    """These cells as one publication; `invited` by wave, `sizes` are the headcounts of units."""
    days = {golf: date(int(golf), 6, 15) for golf in invited} | dict(closed or {})
    waves = tuple(Wave(golf, n, days[golf]) for golf, n in invited.items())
    enquete = pd.concat(cells, ignore_index=True)
    publication = Publication(
        id="p0001",
        organisatie="Test",
        is_voorbeeld=True,
        gemaakt_op=TODAY,
        korrel="kwartaal",
        perioden=(),
        golven=tuple(invited),
        plan={},
        plan_enquete={},
        belofte={},
        grootboek="",
    )
    publiek = publiek_of(sizes or {"u0": 1}, tuple(events), waves)
    tellingen = pd.DataFrame(columns=["publicatie", *TELLINGEN_COLUMNS])
    columns = ["publicatie", *ENQUETE_COLUMNS]
    return Release((publication,), tellingen, enquete.reindex(columns=columns), publiek)
