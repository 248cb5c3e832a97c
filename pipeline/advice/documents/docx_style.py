"""The look of a document: named Word styles and nothing painted by hand.

Why: users restyle these documents to their own house style and read them with a screen reader. A
style that the template of the house has is left as it is; what it lacks gets our look.
"""

from dataclasses import dataclass
from typing import Any

from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt, RGBColor

from pipeline.errors import ConfigurationError

FONT = "Arial"
INK = RGBColor(0x1B, 0x3A, 0x4B)
GREY = RGBColor(0x47, 0x55, 0x5D)
SHADE = "E6EEF2"
LINE = "8A9BA5"

LETTERHEAD = "Briefkop"
SMALL = "Klein"
SMALL_LIST = "Klein opsomming"
SMALL_NUMBERS = "Klein nummering"
CELL = "Tabeltekst"
EMPHASIS = "Kernzin"
FIGURE = "Figuur"
TABLE = "Documenttabel"
_LETTERHEAD_INDENT = Cm(2.4)


@dataclass(frozen=True)
class Look:
    """How a paragraph style looks where the template does not say: sizes and spaces in points."""

    name: str
    base: str
    size: float
    before: float
    after: float
    is_bold: bool = False
    colour: RGBColor | None = None
    level: int = 0
    leading: float = 1.06
    is_kept_with_next: bool = False


LOOKS = (
    Look("Normal", "", 10, 0, 3),
    Look("Title", "Normal", 17, 0, 6, True, INK),
    Look("Subtitle", "Normal", 10, 0, 2, True, GREY, is_kept_with_next=True),
    Look("Heading 1", "Normal", 12, 8, 2, True, INK, 1, is_kept_with_next=True),
    Look("Heading 2", "Normal", 10, 5, 1, True, INK, 2, is_kept_with_next=True),
    Look("Heading 3", "Normal", 10, 4, 1, False, INK, 3, is_kept_with_next=True),
    Look("List Number", "Normal", 10, 0, 4),
    Look("List Bullet", "Normal", 10, 0, 4),
    Look("Caption", "Normal", 8.5, 4, 3, True, GREY),
    Look("Header", "Normal", 8.5, 0, 0, True, INK),
    Look("Footer", "Normal", 8.5, 0, 0, False, GREY),
    Look(LETTERHEAD, "Normal", 10, 0, 0),
    Look(SMALL, "Normal", 8.5, 0, 2, leading=1.0),
    Look(SMALL_LIST, "List Bullet", 8.5, 0, 3, leading=1.0),
    Look(SMALL_NUMBERS, "List Number", 8.5, 0, 3, leading=1.0),
    Look(CELL, "Normal", 8.5, 0, 0, leading=1.0),
    Look(EMPHASIS, "Normal", 10, 0, 4, True),
    Look(FIGURE, "Normal", 10, 4, 0, is_kept_with_next=True),
)
_BUILT_IN = frozenset(look.name for look in LOOKS[:11])

_TABLE_STYLE = f"""
<w:style {nsdecls("w")} w:type="table" w:customStyle="1" w:styleId="{TABLE}">
  <w:name w:val="{TABLE}"/><w:uiPriority w:val="99"/><w:qFormat/>
  <w:tblPr>
    <w:tblBorders>
      <w:top w:val="single" w:sz="4" w:space="0" w:color="{LINE}"/>
      <w:bottom w:val="single" w:sz="4" w:space="0" w:color="{LINE}"/>
      <w:insideH w:val="single" w:sz="4" w:space="0" w:color="{LINE}"/>
    </w:tblBorders>
    <w:tblCellMar>
      <w:top w:w="30" w:type="dxa"/><w:left w:w="90" w:type="dxa"/>
      <w:bottom w:w="30" w:type="dxa"/><w:right w:w="90" w:type="dxa"/>
    </w:tblCellMar>
  </w:tblPr>
  <w:tblStylePr w:type="firstRow">
    <w:rPr><w:b/><w:color w:val="{INK}"/></w:rPr>
    <w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="{SHADE}"/></w:tcPr>
  </w:tblStylePr>
</w:style>
"""


def add_looks(document: Any, is_house_style: bool) -> None:
    """Give every style that our documents use its look; in a house style only the missing ones.

    Raises ConfigurationError where the template uses one of the names for another kind of style.
    """
    for look in LOOKS:
        if look.name not in document.styles:
            style = document.styles.add_style(
                look.name, WD_STYLE_TYPE.PARAGRAPH, builtin=look.name in _BUILT_IN
            )
            style.quick_style = True
            _dress(document, style, look, "" if is_house_style else FONT)
        elif document.styles[look.name].type != WD_STYLE_TYPE.PARAGRAPH:
            raise _wrong_kind(look.name, "alinea")
        elif not is_house_style:
            _dress(document, document.styles[look.name], look, FONT)
    if TABLE not in document.styles:
        document.styles.element.append(parse_xml(_TABLE_STYLE))
    elif document.styles[TABLE].type != WD_STYLE_TYPE.TABLE:
        raise _wrong_kind(TABLE, "tabel")


def _wrong_kind(name: str, wanted: str) -> ConfigurationError:
    return ConfigurationError(
        f"In het sjabloon is de stijl {name} geen stijl voor een {wanted}.",
        f"Geef die stijl in het sjabloon een andere naam, of maak er een {wanted}stijl van.",
    )


def _dress(document: Any, style: Any, look: Look, font: str) -> None:
    """Only a heading says that it is not bold: of cells the style of the table decides that."""
    if look.base:
        style.base_style = document.styles[look.base]
    _plain(style)
    style.font.size, style.font.italic = Pt(look.size), False
    style.font.bold = look.is_bold or (False if look.level else None)
    style.font.color.rgb = look.colour
    form = style.paragraph_format
    form.space_before, form.space_after = Pt(look.before), Pt(look.after)
    form.line_spacing = look.leading
    form.keep_with_next = look.is_kept_with_next
    if font:
        _one_font(style, font)
    if look.level:
        _outline(style, look.level)
    if look.name == LETTERHEAD:
        form.tab_stops.add_tab_stop(_LETTERHEAD_INDENT)
        form.left_indent, form.first_line_indent = _LETTERHEAD_INDENT, -_LETTERHEAD_INDENT


def _plain(style: Any) -> None:
    """Without the rules, letter spacing and loose tabs of python-docx' own template."""
    runs, paragraphs = style.element.get_or_add_rPr(), style.element.get_or_add_pPr()
    for place, name in ((runs, "w:spacing"), (paragraphs, "w:pBdr"), (paragraphs, "w:tabs")):
        for found in place.findall(qn(name)):
            place.remove(found)


def _one_font(style: Any, font: str) -> None:
    """The named font for every script, and none of a theme."""
    fonts = style.element.rPr.get_or_add_rFonts()
    for attribute in [name for name in fonts.attrib if name.endswith("Theme")]:
        del fonts.attrib[attribute]
    for script in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
        fonts.set(qn(script), font)


def _outline(style: Any, level: int) -> None:
    """What makes a style a heading to the navigation of Word and to a screen reader."""
    properties = style.element.pPr
    for found in properties.findall(qn("w:outlineLvl")):
        properties.remove(found)
    outline = OxmlElement("w:outlineLvl")
    outline.set(qn("w:val"), str(level - 1))
    properties.append(outline)
