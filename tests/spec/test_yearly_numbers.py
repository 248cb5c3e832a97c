"""Every number of a finished jaarrapport is followed back to its released cells, and counted again.

The recounting is plain Python, beside the code that wrote the numbers.
"""

import re
from functools import cache

import pytest

from pipeline.advice.concept import Fact, Origin, Term
from pipeline.advice.documents.document import Chart, facts_of, lines_of
from pipeline.advice.yearly.report import VERSIONS, report
from pipeline.contracts import load_texts
from pipeline.release import find_cell
from pipeline.signals.survey.index import survey_measures
from pipeline.signals.survey.response import responses
from tests.advice_recount import counted_again, points_of
from tests.yearly import MATERIAL

NAMES = ("met patroon", "heel klein", "half jaar", "niets gepubliceerd")
CASES = [(name, "volledig") for name in NAMES] + [("met patroon", "publiek")]
SHARES = {Origin.AANDEEL, Origin.SCORE}


def texts(value):
    """All texts of a catalogue."""
    if isinstance(value, dict):
        for one in value.values():
            yield from texts(one)
    elif isinstance(value, list):
        for one in value:
            yield from texts(one)
    elif isinstance(value, str):
        yield value


FIXED = " ".join(
    text
    for name in ("jaarrapportteksten", "adviesteksten", "woorden")
    for text in texts(dict(load_texts(name)))
)


@cache
def data_of(name):
    return MATERIAL[name]()


@cache
def document(name, version):
    return report(data_of(name), version)


@cache
def shown_of(name):
    return survey_measures(data_of(name).release), responses(data_of(name).release)


def of_survey(fact, name):
    """A share, a score or the response, from its cells or from what the page shows."""
    cells = [find_cell(data_of(name).release, reference) for reference in fact.cells]
    golf = cells[0]["golf"]
    shown, answered = shown_of(name)
    if fact.veld.startswith("respons"):
        one = next(one for one in answered if one.golf == golf)
        ends = {"respons": one.value, "respons_laag": one.lower, "respons_hoog": one.upper}
        return ends[fact.veld]
    if fact.veld in ("aandeel", "score"):
        points = sum(points_of(cell["index"], cell["antwoord"]) * cell["noisy_n"] for cell in cells)
        return points / sum(cell["noisy_n"] for cell in cells)
    keep = (shown["golf"] == golf) & (shown["index"] == cells[0]["index"])
    row = shown[keep & (shown["maat"] != "wil_niet_zeggen")].iloc[0]
    return row["lower" if fact.veld.endswith("_laag") else "upper"]


def again(fact, name):
    data = data_of(name)
    patterns = data.lijsten[-1].patronen if data.lijsten else None
    row = rows_by_cells(name).get(fact.cells)
    if fact.herkomst in SHARES and not row:
        return of_survey(fact, name)
    return counted_again(fact, data.release, row, patterns)


@cache
def rows_by_cells(name):
    """The rows of the list by the cells they rest on; of the same cells the first."""
    lists = data_of(name).lijsten
    rows = lists[-1].patronen.to_dict("records") if lists else []
    return {tuple(row["cellen"]): row for row in reversed(rows)}


@pytest.mark.parametrize(("name", "version"), CASES)
def test_every_number_follows_from_its_cells(name, version):
    for fact in facts_of(document(name, version)):
        if fact.herkomst not in (Origin.BELOFTE, Origin.SIGNALENLIJST):
            assert fact.cells
        assert again(fact, name) == pytest.approx(fact.value), fact


@pytest.mark.parametrize(("name", "version"), [(n, v) for n, _ in CASES[:-1] for v in VERSIONS])
def test_no_digit_of_the_text_stands_outside_a_number_or_a_name(name, version):
    for line in lines_of(document(name, version)):
        for part in line.parts:
            if not isinstance(part, Fact | Term):
                for found in re.findall(r"(?:\S+ )?\S*\d\S*", part):
                    assert found in FIXED, part


@pytest.mark.parametrize("name", ["met patroon", "heel klein"])
def test_every_point_of_a_chart_follows_from_its_cells(name):
    release = data_of(name).release
    charts = [b for b in document(name, "volledig").blocks if isinstance(b, Chart)]
    assert charts
    for point in (point for chart in charts for point in chart.points):
        cells = [find_cell(release, reference) for reference in point.cells]
        assert point.lower <= point.value <= point.upper
        assert point.value == sum(cell["noisy_n"] for cell in cells)


def test_the_report_has_numbers_of_talks_and_of_the_survey():
    found = facts_of(document("met patroon", "volledig"))
    wanted = {Origin.SOM, Origin.AANDEEL, Origin.SIGNAAL, Origin.BELOFTE, Origin.SIGNALENLIJST}
    assert wanted <= {fact.herkomst for fact in found}
