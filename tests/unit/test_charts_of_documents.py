"""Charts of documents: what is drawn, in what words, and the same on every machine."""

import re
from itertools import pairwise

import pytest
from lxml import etree

from pipeline.advice.documents.chart import WIDTH, chart_svg
from pipeline.advice.documents.chart_scale import scale_of
from pipeline.advice.documents.document import Point
from pipeline.advice.documents.svg import text_width
from tests.advice_documents import chart, points

SVG = "{http://www.w3.org/2000/svg}"
QUARTERS = [f"{year}-Q{quarter}" for year in range(2019, 2026) for quarter in (1, 2, 3, 4)]
FORMS = ("reeks", "balken")


def drawn(one):
    return etree.fromstring(chart_svg(one).encode())


def texts(one):
    return [found.text for found in drawn(one).iter(f"{SVG}text")]


def places(one, name):
    return list(drawn(one).iter(f"{SVG}{name}"))


@pytest.mark.parametrize("vorm", FORMS)
def test_the_same_chart_is_the_same_text(vorm):
    assert chart_svg(chart(vorm=vorm)) == chart_svg(chart(vorm=vorm))


@pytest.mark.parametrize("vorm", FORMS)
def test_every_point_is_a_dot_and_the_doubtful_ones_are_open(vorm):
    dots = places(chart(vorm=vorm), "circle")[:5]
    fills = [one.get("fill") for one in dots]
    assert len(set(fills)) == 2
    assert [fill != fills[0] for fill in fills] == [False, False, True, False, False]


@pytest.mark.parametrize("vorm", FORMS)
def test_the_legend_explains_what_occurs_and_nothing_else(vorm):
    doubtful = "te onzeker om te noemen"
    assert doubtful in texts(chart(vorm=vorm))
    assert doubtful not in texts(chart(vorm=vorm, points=points(10, 12)))
    exact = tuple(Point(str(n), n, n, n, False) for n in range(3))
    assert not [text for text in texts(chart(vorm=vorm, points=exact)) if "9 van de 10" in text]


@pytest.mark.parametrize("vorm", FORMS)
def test_what_people_typed_stays_words(vorm):
    odd = "<b>&\"'</b>\x07#$"
    one = chart(vorm=vorm, alt=odd, unit=odd, points=points(10, 12, labels=[odd, "x"]))
    assert "<b>&\"'</b> #$" in texts(one)
    assert not places(one, "b")


def test_a_range_is_a_band_and_a_new_beginning_is_a_gap():
    whole, broken = chart(), chart(breaks=("2023",))
    assert len(places(whole, "polyline")) == len(places(whole, "polygon")) == 1
    assert len(places(broken, "polyline")) == len(places(broken, "polygon")) == 2
    assert "nieuwe reeks" in texts(broken)
    assert "nieuwe reeks" not in texts(whole)


def test_a_stretch_of_one_point_has_its_range():
    assert len(places(chart(breaks=("2022", "2023")), "polyline")) == 1
    assert len(places(chart(breaks=("2022", "2023")), "circle")) == len(places(chart(), "circle"))


def test_a_first_point_starts_nothing_anew():
    assert "nieuwe reeks" not in texts(chart(breaks=("2021",)))


def test_events_are_words_that_run_into_nothing():
    labels = QUARTERS[:12]
    events = tuple((labels[n], word) for n, word in (
        (3, "Campagne"), (3, "Nieuwe regeling"), (4, "Voorlichting aan allen"), (5, "Uitzending"),
        (10, "Nieuwe vertrouwenspersoon"), (11, "Reorganisatie"),
    ))  # fmt: skip
    one = chart(points=points(*range(12), labels=labels), events=events)
    boxes, lines = [], [line for line in places(one, "line") if line.get("stroke-dasharray")]
    for found in places(one, "text"):
        if found.text in {word for _, word in events}:
            x, wide = float(found.get("x")), text_width(found.text)
            low = x - wide if found.get("text-anchor") == "end" else x
            boxes.append((low, low + wide, float(found.get("y"))))
    assert len(boxes) == len(events)
    for low, high, y in boxes:
        assert sum(low < other[1] and other[0] < high and y == other[2] for other in boxes) == 1
        through = [at for at in lines if low < float(at.get("x1")) < high]
        assert not [at for at in through if float(at.get("y1")) < y]


def test_a_long_event_at_the_end_stays_on_the_page():
    word = "Een lange omschrijving van wat er in dat kwartaal allemaal is gebeurd"
    found = places(chart(events=(("2025", word),)), "text")
    ends = [one for one in found if one.get("text-anchor") == "end" and one.text in word]
    assert " ".join(one.text for one in ends) == word
    assert all(float(one.get("x")) < WIDTH for one in ends)


@pytest.mark.parametrize("name", ["events", "breaks"])
def test_an_event_outside_the_series_is_refused(name):
    value = (("2030", "x"),) if name == "events" else ("2030",)
    with pytest.raises(ValueError, match="label"):
        chart(**{name: value})


def test_many_periods_are_named_as_far_as_they_fit_the_last_one_always():
    values = [20 + n % 5 for n, _ in enumerate(QUARTERS)]
    named = [
        one for one in places(chart(points=points(*values, labels=QUARTERS)), "text")
        if re.fullmatch(r"20\d\d-Q\d", one.text)
    ]  # fmt: skip
    assert named[-1].text == QUARTERS[-1]
    assert 5 <= len(named) < len(QUARTERS)
    across = [float(one.get("x")) for one in named]
    assert all(after - before > 30 for before, after in pairwise(across))


def test_numbers_side_by_side_are_written_out_with_their_range():
    shown = texts(chart(vorm="balken", points=points(34.2, 1, 12000, doubtful=(1,))))
    assert "ongeveer 12.000 (11.991 tot 12.010)" in shown
    assert not [text for text in shown if text.startswith("ongeveer 1 ")]


def test_the_order_of_bars_is_the_order_given():
    labels = ["Zuid", "Noord", "West"]
    one = chart(vorm="balken", points=points(3, 30, 10, labels=labels))
    assert [text for text in texts(one) if text in labels] == labels


@pytest.mark.parametrize(
    "values", [(0, 0, 0), (0.01, 0.02), (3.1, 3.4), (1e6, 2e6), (-4, 5), (99, 100), (7,)]
)
def test_an_axis_is_round_holds_every_range_and_has_zero(values):
    scale = scale_of(points(*values), 0, 100)
    assert 1 <= len(scale.ticks) - 1 <= 7
    assert min(abs(tick) for tick in scale.ticks) == 0
    for point in points(*values):
        assert -1e-6 <= scale.at(point.lower) <= 100 + 1e-6
        assert -1e-6 <= scale.at(point.upper) <= 100 + 1e-6
    assert len(set(scale.labels)) == len(scale.ticks)
    assert not [label for label in scale.labels if "-0" in label.split(",")]


def test_colours_are_readable_in_grey():
    """No hue carries meaning: ink, band and paper differ by lightness alone."""
    used = set(re.findall(r"#[0-9a-f]{6}", chart_svg(chart(events=(("2022", "x"),)))))
    greys = [sum(int(c[n : n + 2], 16) for n in (1, 3, 5)) / 3 for c in used]
    assert max(greys) == 255 and min(greys) < 60
    assert all(int(c[5:7], 16) >= int(c[1:3], 16) for c in used)
