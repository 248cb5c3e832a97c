"""Charts of the pages: ranges, Dutch signs, text alternatives, and only released numbers."""

import base64
import re

import pandas as pd
import pytest

from dashboards.charts.drawn import chart_html
from dashboards.charts.expected import expected_html
from dashboards.charts.hundred import hundred_squares
from dashboards.charts.ranges import ranges_chart
from dashboards.charts.trend import trend_chart
from dashboards.organisatie.series import axis_label
from pipeline.periods import period_label, quarters_between

EVENTS = pd.DataFrame([{"label": "2e kwartaal van 2024", "word": "Media"}])
NO_EVENTS = EVENTS.iloc[:0]
_IMAGE = re.compile(r'<img class="([^"]*)" alt="([^"]*)" .*?base64,([^"]+)"')
_TEXT = re.compile(r"<text[^>]*>([^<]*)</text>")


def series(first: str, last: str) -> pd.DataFrame:
    periods = quarters_between(first, last)
    return pd.DataFrame(
        {
            "label": [period_label(p) for p in periods],
            "axis_label": [axis_label(p) for p in periods],
            "estimate": [float(10 + i) for i in range(len(periods))],
            "lower": [float(8 + i) for i in range(len(periods))],
            "upper": [float(12 + i) for i in range(len(periods))],
            "is_te_onzeker": [i == 0 for i in range(len(periods))],
        }
    )


def html_of(events: pd.DataFrame = EVENTS, first: str = "2023-Q1", last: str = "2025-Q4") -> str:
    return chart_html(
        trend_chart("Totaal", series(first, last), events, "Aantal trajecten", "Beschrijving")
    )


def images(html: str) -> list[tuple[str, str, str]]:
    """Of each image: its class, its text alternative, its drawing."""
    return [(c, alt, base64.b64decode(data).decode()) for c, alt, data in _IMAGE.findall(html)]


def widest(html: str) -> str:
    return images(html)[0][2]


def test_trend_has_band_line_and_open_points():
    drawn = widest(html_of(NO_EVENTS))
    assert "<polygon" in drawn
    assert "<polyline" in drawn
    assert 'fill="#ffffff"' in drawn  # the first point is too uncertain to name


def test_trend_marks_an_event_with_a_word():
    assert "Media" in _TEXT.findall(widest(html_of()))
    assert "Media" not in _TEXT.findall(widest(html_of(NO_EVENTS)))


def test_trend_that_starts_anew_is_drawn_in_parts():
    shown = series("2023-Q1", "2025-Q4")
    anew = ("1e kwartaal van 2024",)
    whole, parts = (
        widest(chart_html(trend_chart("Totaal", shown, NO_EVENTS, "Aantal", "B", breaks)))
        for breaks in ((), anew)
    )
    assert [drawn.count("<polyline") for drawn in (whole, parts)] == [1, 2]
    assert "nieuwe reeks" in _TEXT.findall(parts)


def test_every_width_has_the_same_alternative_and_one_of_them_is_small():
    found = images(html_of())
    assert [name for name, _, _ in found] == [
        "vip-grafiek-breed", "vip-grafiek-midden", "vip-grafiek-smal",
    ]  # fmt: skip
    assert {alt for _, alt, _ in found} == {"Beschrijving"}
    assert 'viewBox="0 0 240 ' in found[-1][2]


def test_newest_period_is_named_however_long_the_series():
    for first in ("2016-Q1", "2025-Q1", "2025-Q4"):
        for _, _, drawn in images(html_of(NO_EVENTS, first=first)):
            assert "kw 4 2025" in _TEXT.findall(drawn)


def rows(*labels: str) -> pd.DataFrame:
    frame = pd.DataFrame({"label": labels})
    return frame.assign(words="ongeveer 5 (1 tot 9)", estimate=5.0, lower=1.0, upper=9.0)


@pytest.mark.parametrize("place", [0, 1, 2])
def test_long_names_are_whole_at_every_width(place):
    name = "Ongewenste seksuele aandacht van iemand van het werk"
    chart = ranges_chart("Scores", rows("Kort", name), "Score", "x", 100)
    drawn = images(chart_html(chart))[place][2]
    assert name in " ".join(_TEXT.findall(drawn))


def test_ranges_keep_the_order_of_the_rows_and_reach_the_whole_scale():
    chart = ranges_chart("Scores", rows("Meldbereidheid", "Inspraak"), "Score", "x", 100)
    told = _TEXT.findall(widest(chart_html(chart)))
    assert told.index("Meldbereidheid") < told.index("Inspraak")
    assert "100" in told


def test_ranges_draw_what_is_too_uncertain_open():
    sure = rows("Veel").assign(is_te_onzeker=False)
    drawn = [
        widest(chart_html(ranges_chart("Scores", frame, "Score", "x", 10)))
        for frame in (sure, sure.assign(is_te_onzeker=True))
    ]
    assert ['r="2.8" fill="#ffffff"' in one for one in drawn] == [False, True]


def test_numbers_above_the_thousand_are_dutch():
    chart = ranges_chart("Scores", rows("Veel").assign(upper=4200.0), "Aantal", "x", 0)
    assert "2.000" in _TEXT.findall(widest(chart_html(chart)))


def test_expected_range_stands_beside_what_came():
    words = "Gewoonlijk 0 tot 6, nu ongeveer 8"
    found = images(expected_html(8, (0, 6), "gewoonlijk", "Aantal", words))
    assert {alt for _, alt, _ in found} == {words}
    for _, _, drawn in found:
        assert {"gewoonlijk", "nu"} <= set(_TEXT.findall(drawn))


@pytest.mark.parametrize("filled", [0, 1, 37, 100])
def test_hundred_squares_has_an_alternative(filled):
    image = hundred_squares(filled, "Honderd vierkantjes")
    assert 'alt="Honderd vierkantjes"' in image
    assert "data:image/svg+xml" in image
