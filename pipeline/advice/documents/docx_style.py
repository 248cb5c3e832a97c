"""The look of a document: real Word styles, Dutch as its language, header and footer.

Why: users restyle these documents to their own house style and read them with a screen reader, so
everything hangs on named styles, marked header rows and a document language; nothing is painted by
hand.
"""

from datetime import datetime, time
from typing import Any

import docx
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from pipeline.advice.documents.document import Document

LANGUAGE = "nl-NL"
FONT = "Arial"
INK = RGBColor(0x1B, 0x3A, 0x4B)
GREY = RGBColor(0x55, 0x55, 0x55)
SHADE = "E6EEF2"
LINE = "8A9BA5"
TEXT_WIDTH_CM = 17.0

_LEFTOVERS = ("/metadata/thumbnail", "/stylesWithEffects")

LETTERHEAD = "Briefkop"
SMALL = "Klein"
SMALL_LIST = "Klein opsomming"
CELL = "Tabeltekst"
EMPHASIS = "Kernzin"
FIGURE = "Figuur"


def new_document(content: Document) -> Any:
    """An empty A4 document with the styles, the language and the core properties set."""
    document = docx.Document()
    _drop_leftovers(document)
    _page(document.sections[0])
    _language(document)
    _text_styles(document)
    _own_styles(document)
    properties = document.core_properties
    properties.title, properties.language = f"{content.soort}: {content.titel}", LANGUAGE
    properties.author = properties.last_modified_by = content.van
    properties.comments, properties.keywords = "", ""
    properties.subject = content.organisatie
    properties.created = properties.modified = datetime.combine(content.datum, time())
    return document


def _drop_leftovers(document: Any) -> None:
    """The template's own thumbnail, and its second set of styles for Word of 2010."""
    for part in (document.part, document.part.package):
        for key in [key for key, rel in part.rels.items() if rel.reltype.endswith(_LEFTOVERS)]:
            part.rels.pop(key)


def _page(section: Any) -> None:
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm((21 - TEXT_WIDTH_CM) / 2)
    section.top_margin, section.bottom_margin = Cm(2.0), Cm(1.7)
    section.header_distance, section.footer_distance = Cm(1.0), Cm(0.9)


def _language(document: Any) -> None:
    """Dutch in the defaults, and no style that says otherwise."""
    styles = document.styles.element
    defaults = styles.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}")
    for found in list(styles.iter(qn("w:lang"))):
        found.getparent().remove(found)
    language = OxmlElement("w:lang")
    for kind in ("w:val", "w:eastAsia"):
        language.set(qn(kind), LANGUAGE)
    defaults.append(language)
    for theme in document.settings.element.iter(qn("w:themeFontLang")):
        theme.attrib.clear()
        theme.set(qn("w:val"), LANGUAGE)


def _text_styles(document: Any) -> None:
    _set(document, "Normal", 10, space_after=4)
    _set(document, "Title", 17, bold=True, colour=INK, space_after=6)
    _set(document, "Subtitle", 10, bold=True, colour=GREY, space_after=0)
    _set(document, "Heading 1", 12, bold=True, colour=INK, space_before=8, space_after=2)
    _set(document, "Heading 2", 9, bold=True, colour=INK, space_before=4, space_after=1)
    _set(document, "List Number", 10, space_after=2)
    _set(document, "List Bullet", 10, space_after=2)
    _set(document, "Caption", 8.5, bold=True, colour=GREY, space_before=3, space_after=2)
    document.styles["Caption"].paragraph_format.keep_with_next = True
    _set(document, "Header", 8.5, colour=INK)
    _set(document, "Footer", 8, colour=GREY)
    _no_rule(document.styles["Title"])
    _quiet_grid(document.styles["Table Grid"])


def _own_styles(document: Any) -> None:
    for name, base, size, space in (
        (LETTERHEAD, "Normal", 10, 0),
        (SMALL, "Normal", 8.5, 2),
        (SMALL_LIST, "List Bullet", 8.5, 0),
        (CELL, "Normal", 8.5, 0),
        (EMPHASIS, "Normal", 10, 4),
        (FIGURE, "Normal", 10, 0),
    ):
        style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style, style.quick_style = document.styles[base], True
        _set(document, name, size, space_after=space)
    document.styles[EMPHASIS].font.bold = True
    document.styles[FIGURE].paragraph_format.keep_with_next = True
    document.styles[LETTERHEAD].paragraph_format.tab_stops.add_tab_stop(Cm(2.2))
    document.styles[LETTERHEAD].paragraph_format.left_indent = Cm(2.2)
    document.styles[LETTERHEAD].paragraph_format.first_line_indent = Cm(-2.2)


def _set(
    document: Any,
    name: str,
    size: float,
    bold: bool = False,
    colour: RGBColor | None = None,
    space_before: float = 0,
    space_after: float = 0,
) -> None:
    style = document.styles[name]
    style.font.name, style.font.size, style.font.bold = FONT, Pt(size), bold
    style.font.italic = False
    _one_font(style)
    style.font.color.rgb = colour
    form = style.paragraph_format
    form.space_before, form.space_after, form.line_spacing = Pt(space_before), Pt(space_after), 1.08


def _one_font(style: Any) -> None:
    """The template's theme fonts and letter spacing go; the named font counts for every script."""
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for spacing in style.element.rPr.findall(qn("w:spacing")):
        style.element.rPr.remove(spacing)
    for attribute in [name for name in fonts.attrib if name.endswith("Theme")]:
        del fonts.attrib[attribute]
    for script in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
        fonts.set(qn(script), FONT)


def _no_rule(style: Any) -> None:
    borders = style.element.pPr.find(qn("w:pBdr"))
    if borders is not None:
        style.element.pPr.remove(borders)


def _quiet_grid(style: Any) -> None:
    """Thin grey lines, and a little air above and below the words."""
    properties = style.element.find(qn("w:tblPr"))
    for border in properties.find(qn("w:tblBorders")):
        border.set(qn("w:color"), LINE)
    margins = properties.find(qn("w:tblCellMar"))
    for side in ("w:top", "w:bottom"):
        margins.find(qn(side)).set(qn("w:w"), "30")


def header_and_footer(document: Any, left: str, right: str, below: str) -> None:
    """Status left and right above, a line with the page number below."""
    section = document.sections[0]
    header, footer = section.header.paragraphs[0], section.footer.paragraphs[0]
    for paragraph in (header, footer):
        _right_tab_only(paragraph)
    header.add_run(left).bold = True
    if right:
        header.add_run(f"\t{right}").bold = True
    footer.add_run(f"{below}\tPagina ")
    add_field(footer, "PAGE", "1")
    footer.add_run(" van ")
    add_field(footer, "NUMPAGES", "2")


def _right_tab_only(paragraph: Any) -> None:
    style = paragraph.style.paragraph_format
    for stop in list(style.tab_stops):
        stop._element.getparent().remove(stop._element)
    paragraph.alignment = WD_ALIGN_PARAGRAPH.LEFT
    paragraph.paragraph_format.tab_stops.add_tab_stop(Cm(TEXT_WIDTH_CM), WD_TAB_ALIGNMENT.RIGHT)


def add_caption(document: Any, kind: str, number: int, caption: str) -> None:
    """A caption that Word can number anew and list."""
    paragraph = document.add_paragraph(f"{kind} ", style="Caption")
    add_field(paragraph, f"SEQ {kind} \\* ARABIC", str(number))
    paragraph.add_run(f". {caption}")


def add_field(paragraph: Any, code: str, shown: str) -> None:
    """A field that Word fills in, such as PAGE; `shown` stands there until it does."""
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), f" {code} ")
    run, words = OxmlElement("w:r"), OxmlElement("w:t")
    words.text = shown
    run.append(words)
    field.append(run)
    paragraph._p.append(field)
