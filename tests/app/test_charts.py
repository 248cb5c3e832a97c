"""Charts as specifications: ranges, Dutch signs, descriptions, and only released numbers."""

import pandas as pd
import pytest

from dashboards.charts.hundred import hundred_squares
from dashboards.charts.ranges import expected_chart, ranges_chart
from dashboards.charts.trend import trend_chart
from dashboards.organisatie.series import axis_label
from pipeline.periods import period_label, quarters_between

EVENTS = pd.DataFrame([{"label": "2e kwartaal van 2024", "word": "Media"}])
NO_EVENTS = EVENTS.iloc[:0]


def series(first: str, last: str) -> pd.DataFrame:
    periods = quarters_between(first, last)
    return pd.DataFrame(
        {
            "label": [period_label(p) for p in periods],
            "axis_label": [axis_label(p) for p in periods],
            "year": [p[:4] for p in periods],
            "estimate": [float(10 + i) for i in range(len(periods))],
            "lower": [float(8 + i) for i in range(len(periods))],
            "upper": [float(12 + i) for i in range(len(periods))],
            "is_te_onzeker": [i == 0 for i in range(len(periods))],
            "words": [f"ongeveer {10 + i}" for i in range(len(periods))],
        }
    )


def spec_of(events: pd.DataFrame = EVENTS, first: str = "2023-Q1", last: str = "2025-Q4") -> dict:
    return trend_chart(series(first, last), events, "Aantal trajecten", "Beschrijving").to_dict()


def marks(spec: dict) -> list[str]:
    return [layer["mark"]["type"] for layer in spec["layer"]]


def test_trend_has_band_line_and_points():
    assert marks(spec_of(NO_EVENTS)) == ["area", "rule", "line", "point"]


def test_trend_marks_an_event_with_a_word():
    spec = spec_of()
    words = [row["word"] for rows in spec["datasets"].values() for row in rows if "word" in row]
    assert words == ["Media"]
    assert marks(spec).count("text") > 0


def test_trend_that_starts_anew_is_drawn_in_parts():
    label = "1e kwartaal van 2024"
    drawn = trend_chart(
        series("2023-Q1", "2025-Q4"), NO_EVENTS, "Aantal", "B", breaks=(label,)
    ).to_dict()
    rows = [row for rows in drawn["datasets"].values() for row in rows]
    assert {row["label"]: row["part"] for row in rows if "part" in row}[label] == 1
    assert [row["word"] for row in rows if "word" in row] == ["nieuwe reeks"]
    lines = [layer for layer in drawn["layer"] if layer["mark"]["type"] in ("area", "line")]
    assert all(layer["encoding"]["detail"]["field"] == "part" for layer in lines)


def test_trend_is_described_and_dutch():
    spec = spec_of()
    assert spec["description"] == "Beschrijving"
    assert spec["config"]["locale"]["number"]["decimal"] == ","
    assert spec["config"]["locale"]["number"]["thousands"] == "."


def test_long_series_names_years_only():
    axis = spec_of()["layer"][0]["encoding"]["x"]["axis"]
    assert axis["values"] == [f"1e kwartaal van {year}" for year in (2023, 2024, 2025)]
    assert '"2024"' in axis["labelExpr"]


def test_short_series_names_every_period():
    axis = spec_of(NO_EVENTS, last="2023-Q4")["layer"][0]["encoding"]["x"]["axis"]
    assert len(axis["values"]) == 4
    assert '"kw 4 2023"' in axis["labelExpr"]


def test_tooltips_hold_words_made_here():
    for layer in spec_of()["layer"]:
        fields = {tip["field"] for tip in layer["encoding"].get("tooltip", [])}
        assert fields <= {"label", "words", "word"}


def test_data_of_a_chart_is_what_it_draws():
    rows = next(iter(spec_of(NO_EVENTS)["datasets"].values()))
    assert set(rows[0]) == {"label", "words", "lower", "upper", "point", "is_te_onzeker", "part"}


def test_single_period_can_be_drawn():
    assert marks(spec_of(NO_EVENTS, last="2023-Q1"))


def test_long_names_get_room():
    rows = pd.DataFrame(
        {"label": ["Kort", "Ongewenste seksuele aandacht van iemand van het werk"]},
    ).assign(words="ongeveer 5", estimate=5.0, lower=1.0, upper=9.0)
    short, long = (ranges_chart(r, "Score", "x", (0, 100)).to_dict() for r in (rows[:1], rows))
    assert long["height"] > 2 * short["height"] - 56


def test_ranges_keep_the_order_of_the_rows():
    rows = pd.DataFrame(
        {
            "label": ["Meldbereidheid", "Psychologische veiligheid"],
            "words": ["ongeveer 60", "ongeveer 70"],
            "estimate": [60.0, 70.0],
            "lower": [55.0, 66.0],
            "upper": [65.0, 74.0],
        }
    )
    spec = ranges_chart(rows, "Score", "Beschrijving", (0, 100)).to_dict()
    across = spec["layer"][0]["encoding"]
    assert across["y"]["sort"] == list(rows["label"])
    assert across["x"]["scale"]["domain"] == [0, 100]
    assert '"veiligheid"' in across["y"]["axis"]["labelExpr"]


def test_expected_range_stands_beside_what_came():
    words = "Gewoonlijk 0 tot 6, nu ongeveer 8"
    spec = expected_chart(8, (0, 6), "gewoonlijk", "Aantal", words).to_dict()
    assert {"bar", "point"} <= set(marks(spec))
    assert spec["description"].startswith("Gewoonlijk")


@pytest.mark.parametrize("filled", [0, 1, 37, 100])
def test_hundred_squares_has_an_alternative(filled):
    image = hundred_squares(filled, "Honderd vierkantjes")
    assert 'alt="Honderd vierkantjes"' in image
    assert "data:image/svg+xml" in image


def test_ranges_draw_what_is_too_uncertain_open_and_pale():
    rows = pd.DataFrame({"label": ["Veel", "Weinig"], "words": ["ongeveer 9", "te onzeker"]})
    rows = rows.assign(estimate=9.0, lower=5.0, upper=13.0, is_te_onzeker=[False, True])
    bar, point = ranges_chart(rows, "Score", "x", (0, 100)).to_dict()["layer"]
    assert point["encoding"]["fill"]["field"] == bar["encoding"]["opacity"]["field"]
    assert point["encoding"]["fill"]["scale"]["range"][1] == "#ffffff"
    assert bar["encoding"]["opacity"]["scale"]["range"][1] < 1
