"""What Word fills in itself: page numbers, and the numbers of tables and figures."""

from typing import Any

from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Emu

from pipeline.advice.documents.written import printable

_CONTENT = "./*[not(self::w:pPr)]"


def text_width(document: Any) -> Emu:
    """The room between the margins."""
    section = document.sections[-1]
    return Emu(section.page_width - section.left_margin - section.right_margin)


def header_and_footer(document: Any, left: str, right: str, below: str) -> None:
    """Status left and right above, a line with the page number below, on every kind of page.

    They come under what the template has there, such as a logo.
    """
    section = document.sections[-1]
    pairs = [(section.header, section.footer)]
    if section.different_first_page_header_footer:
        pairs.append((section.first_page_header, section.first_page_footer))
    if document.settings.odd_and_even_pages_header_footer:
        pairs.append((section.even_page_header, section.even_page_footer))
    width = text_width(document)
    for header, footer in pairs:
        if left or right:
            line = _line(header, "Header", width)
            line.add_run(printable(f"{left}") + (f"\t{printable(right)}" if right else ""))
        line = _line(footer, "Footer", width)
        line.add_run(f"{printable(below)}\tPagina ")
        add_field(line, "PAGE", "1")
        line.add_run(" van ")
        add_field(line, "NUMPAGES", "2")


def _line(place: Any, style: str, width: Emu) -> Any:
    """An empty paragraph with a tab at the right margin only."""
    if place.is_linked_to_previous:
        place.is_linked_to_previous = False
    free = [one for one in place.paragraphs[-1:] if not one._p.xpath(_CONTENT)]
    paragraph = free[0] if free else place.add_paragraph()
    paragraph.style = style
    for stop in list(paragraph.style.paragraph_format.tab_stops):
        paragraph.paragraph_format.tab_stops.add_tab_stop(stop.position, WD_TAB_ALIGNMENT.CLEAR)
    paragraph.alignment = WD_ALIGN_PARAGRAPH.LEFT
    paragraph.paragraph_format.tab_stops.add_tab_stop(width, WD_TAB_ALIGNMENT.RIGHT)
    return paragraph


def add_caption(document: Any, kind: str, number: int, caption: str) -> Any:
    """A caption that Word can number anew and list."""
    paragraph = document.add_paragraph(f"{kind} ", style="Caption")
    add_field(paragraph, f"SEQ {kind} \\* ARABIC", str(number))
    paragraph.add_run(f". {printable(caption)}")
    return paragraph


def add_field(paragraph: Any, code: str, shown: str) -> None:
    """A field such as PAGE; `shown` stands there until Word has filled it in."""
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), f" {code} ")
    run, words = OxmlElement("w:r"), OxmlElement("w:t")
    words.text = shown
    run.append(words)
    field.append(run)
    paragraph._p.append(field)
