"""A chart as a vector image: no colour carries meaning, and it reads as well in grey."""

from pipeline.advice.documents.chart_bars import bars_svg
from pipeline.advice.documents.chart_series import series_svg
from pipeline.advice.documents.document import Chart

WIDTH = 482.0
"""Points: the text width of a page, 17 cm."""


def chart_svg(chart: Chart, width: float = WIDTH) -> str:
    """The drawing as SVG text, `width` points wide; the same chart is the same text everywhere."""
    draw = series_svg if chart.vorm == "reeks" else bars_svg
    return draw(chart, width)
