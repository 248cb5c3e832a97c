"""A chart in Word: drawn as SVG, with a PNG beside it for programs that cannot show SVG.

Why both: Word of 2016 and many viewers know only the PNG, and a line drawing prints better. The
form is Microsoft's own extension of a picture (MS-ODRAWXML 2.7.3, `asvg:svgBlip`).
"""

import io
from typing import Any

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.shared import Emu, Pt

from pipeline.advice.documents.chart import WIDTH, chart_svg
from pipeline.advice.documents.document import Chart
from pipeline.advice.documents.docx_fields import add_caption
from pipeline.advice.documents.docx_style import FIGURE
from pipeline.advice.documents.typesetting import typeset_picture
from pipeline.advice.documents.written import printable

_KIND = "Figuur"
_FIRST_ID = 10_000
_SVG_BLIP = (
    '<a:extLst xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
    '<a:ext uri="{{96DAC541-7B7A-43D3-8B79-37D633B846F1}}"><asvg:svgBlip '
    'xmlns:asvg="http://schemas.microsoft.com/office/drawing/2016/SVG/main" r:embed="{}"/>'
    "</a:ext></a:extLst>"
)


def add_chart(document: Any, chart: Chart, number: int, width: Emu) -> None:
    """The picture with its alternative text, and its caption below it."""
    svg = chart_svg(chart)
    run = document.add_paragraph(style=FIGURE).add_run()
    picture = run.add_picture(io.BytesIO(typeset_picture(svg)), width=min(Pt(WIDTH), width))
    _name(picture, number, chart.alt)
    _draw_as_svg(document, picture, svg, number)
    add_caption(document, _KIND, number, chart.caption)


def _name(picture: Any, number: int, alt: str) -> None:
    """A number that no picture of a template's header has, a name and the alternative text.

    Without distances LibreOffice keeps 3 mm free beside it.
    """
    properties, name = picture._inline.docPr, f"{_KIND} {number}"
    for side in ("distT", "distB", "distL", "distR"):
        picture._inline.set(side, "0")
    properties.set("id", str(_FIRST_ID + number))
    properties.set("name", name)
    properties.set("descr", printable(alt))
    picture._inline.graphic.graphicData.pic.nvPicPr.cNvPr.set("name", name)


def _draw_as_svg(document: Any, picture: Any, svg: str, number: int) -> None:
    place = PackURI(f"/word/media/figuur{number}.svg")
    part = Part(place, "image/svg+xml", svg.encode(), document.part.package)
    reference = document.part.relate_to(part, RELATIONSHIP_TYPE.IMAGE)
    blip = next(picture._inline.iter(qn("a:blip")))
    blip.append(parse_xml(_SVG_BLIP.format(reference)))
