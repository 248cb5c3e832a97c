"""Small drawings as images inside HTML.

Why an image and not SVG in the page: Streamlit strips SVG from HTML, and an image carries its own
text alternative.
"""

from base64 import b64encode

from dashboards.wording.safe_text import markup


def picture(svg: str, alt: str, width: int, height: int, css_class: str = "") -> str:
    """An `img` element that holds the drawing. An empty `alt` marks it as decoration."""
    data = b64encode(svg.encode()).decode()
    return (
        f'<img class="{css_class}" alt="{markup(alt)}" width="{width}" height="{height}" '
        f'src="data:image/svg+xml;base64,{data}">'
    )
