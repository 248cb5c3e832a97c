"""The empty Word document to write in: our own, or the house style of the organisation.

Of a template the styles, the page, the header and the footer are kept. Its text and everything that
tells of a person or a machine go: who made it, its comments, where it lay on a disk.
"""

import io
import zipfile
import zlib
from pathlib import Path
from typing import Any

import docx
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm
from lxml import etree

from pipeline.errors import ConfigurationError

LANGUAGE = "nl-NL"
_LARGEST = 20_000_000
_TEMPLATE = b"wordprocessingml.template.main+xml"
_DOCUMENT = b"wordprocessingml.document.main+xml"
_KINDS = "[Content_Types].xml"
_KEPT = frozenset(
    ("styles", "settings", "numbering", "theme", "fontTable", "footnotes", "endnotes")
)
_KEPT_OF_FILE = frozenset(("officeDocument", "extended-properties"))
_LEFTOVERS = ("w:attachedTemplate", "w:rsids", "w:docVars", "w:mailMerge", "w:proofState")
_PROGRAM = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Properties '
    b'xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    b"<Application>Microsoft Office Word</Application><AppVersion>16.0000</AppVersion></Properties>"
)
_UNREADABLE = (
    zipfile.BadZipFile, zlib.error, PackageNotFoundError, etree.LxmlError, OSError,
    KeyError, ValueError, AttributeError, TypeError, RuntimeError, NotImplementedError,
)  # fmt: skip
_WIDTH_CM = 17.0


def empty_document(template: Path | None) -> Any:
    """A python-docx document without text. Raises ConfigurationError for a broken template."""
    if template is None:
        document = docx.Document()
        _page(document.sections[0])
        _drop_table_styles(document)
        _clean(document)
        return document
    try:
        document = docx.Document(io.BytesIO(_content(template)))
        _clean(document)
    except _UNREADABLE:
        raise ConfigurationError(
            f"Het sjabloon {template.name} is niet te lezen als Word-document zonder macro's.",
            "Open het in Word, sla het op als gewoon Word-document (.docx) en probeer het opnieuw. "
            "Zonder sjabloon krijgt u de gewone opmaak: geef het bestand dan een andere naam.",
        ) from None
    return document


def _content(template: Path) -> bytes:
    """The file; one that Word made as a template (.dotx) as a document."""
    if template.stat().st_size > _LARGEST:
        raise ValueError("too large")
    given, buffer = template.read_bytes(), io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(given)) as archive, zipfile.ZipFile(buffer, "w") as written:
        if sum(part.file_size for part in archive.infolist()) > 5 * _LARGEST:
            raise ValueError("too large")
        for name in archive.namelist():
            part = archive.read(name)
            written.writestr(name, part.replace(_TEMPLATE, _DOCUMENT) if name == _KINDS else part)
    return buffer.getvalue()


def _clean(document: Any) -> None:
    body = document.element.body
    for block in [block for block in body if block.tag != qn("w:sectPr")]:
        body.remove(block)
    named = set(etree.tostring(document.element, encoding="unicode").split('"'))
    for key, relation in list(document.part.rels.items()):
        if _kind(relation) not in _KEPT and key not in named:
            document.part.rels.pop(key)
    package = document.part.package
    for key, relation in list(package.rels.items()):
        if _kind(relation) not in _KEPT_OF_FILE:
            package.rels.pop(key)
        elif _kind(relation) == "extended-properties":
            relation.target_part._blob = _PROGRAM
    _clean_settings(document)


def _kind(relation: Any) -> str:
    return str(relation.reltype).rpartition("/")[2]


def _clean_settings(document: Any) -> None:
    settings = document.settings.element
    for name in _LEFTOVERS:
        for found in list(settings.iter(qn(name))):
            found.getparent().remove(found)
    relations = document.part._settings_part.rels
    for key in [key for key, one in relations.items() if _kind(one) == "attachedTemplate"]:
        relations.pop(key)
    for mode in settings.iter(qn("w:compatSetting")):
        if mode.get(qn("w:name")) == "compatibilityMode":
            mode.set(qn("w:val"), "15")


def _drop_table_styles(document: Any) -> None:
    """The hundred that python-docx brings along are most of a file, and ours is its own."""
    for style in list(document.styles.element.iter(qn("w:style"))):
        if style.get(qn("w:type")) == "table" and style.get(qn("w:default")) != "1":
            style.getparent().remove(style)


def _page(section: Any) -> None:
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm((21 - _WIDTH_CM) / 2)
    section.top_margin, section.bottom_margin = Cm(2.0), Cm(1.7)
    section.header_distance, section.footer_distance = Cm(1.0), Cm(0.9)


def speak_dutch(document: Any) -> None:
    """Dutch in the defaults, and no style that says otherwise."""
    styles = document.styles.element
    for found in list(styles.iter(qn("w:lang"))):
        found.getparent().remove(found)
    spoken = OxmlElement("w:lang")
    for kind in ("w:val", "w:eastAsia"):
        spoken.set(qn(kind), LANGUAGE)
    _run_defaults(styles).append(spoken)
    for theme in document.settings.element.iter(qn("w:themeFontLang")):
        theme.attrib.clear()
        theme.set(qn("w:val"), LANGUAGE)


def _run_defaults(styles: Any) -> Any:
    """w:docDefaults/w:rPrDefault/w:rPr, made where a template has none."""
    place = styles
    for depth, name in enumerate(("w:docDefaults", "w:rPrDefault", "w:rPr")):
        found = place.find(qn(name))
        if found is None:
            found = OxmlElement(name)
            place.insert(0, found) if depth < 2 else place.append(found)
        place = found
    return place
