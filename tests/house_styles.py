"""Templates as a house would make them, and such as cannot be used."""

import io
import zipfile

import docx
from docx.enum.style import WD_STYLE_TYPE
from docx.shared import Cm, Pt, RGBColor

from pipeline.advice.documents.chart import chart_svg
from pipeline.advice.documents.typesetting import typeset_picture
from tests.advice_documents import chart

ORANGE = RGBColor(0xC0, 0x50, 0x00)


def house_template():
    """A purple-and-orange house with a logo, a first page of its own, and traces of its maker."""
    document = docx.Document()
    document.styles["Heading 1"].font.color.rgb = ORANGE
    document.styles["Normal"].font.name, document.styles["Normal"].font.size = "Verdana", Pt(9)
    small = document.styles.add_style("Klein", WD_STYLE_TYPE.PARAGRAPH)
    small.font.size = Pt(7)
    section = document.sections[0]
    section.left_margin = section.right_margin = Cm(3)
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.different_first_page_header_footer = True
    logo = io.BytesIO(typeset_picture(chart_svg(chart(unit="logo"))))
    section.first_page_header.paragraphs[0].add_run().add_picture(logo, width=Cm(2))
    section.first_page_header._element.xpath(".//wp:docPr")[0].set("descr", "Logo van het Huis")
    section.header.paragraphs[0].text = "Huis van Voorbeeld"
    document.add_paragraph("Lorem ipsum van Jan Maker")
    document.add_picture(io.BytesIO(logo.getvalue()), width=Cm(4))
    document.core_properties.author = "Jan Maker"
    document.core_properties.comments = "C:\\Users\\jan.maker"
    return saved(document)


def bare_template():
    """One from which almost every style was taken out."""
    document = docx.Document()
    for style in list(document.styles):
        if style.name not in ("Normal", "Default Paragraph Font", "Normal Table", "No List"):
            style.delete()
    numbering = document.part.numbering_part.element
    for one in list(numbering):
        numbering.remove(one)
    return saved(document)


def saved(document):
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def changed(file, change):
    """The zip with each part as `change(name, content)` gives it; None leaves it out."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(file)) as given, zipfile.ZipFile(buffer, "w") as written:
        for name in given.namelist():
            part = change(name, given.read(name))
            if part is not None:
                written.writestr(name, part)
    return buffer.getvalue()


def as_kind(kind):
    """The template with another main kind, such as a Word template or one with macros."""
    known = b"wordprocessingml.document.main+xml"
    return changed(house_template(), lambda _, part: part.replace(known, kind))
