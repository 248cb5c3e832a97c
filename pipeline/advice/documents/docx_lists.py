"""Lists in Word: bullets and numbers that are real, and each numbered list from one.

Why: Word numbers all paragraphs of a style on as one list, so each list is an instance (w:num) of
its own that says where it starts.
"""

from typing import Any

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

_LEVEL = (
    '<w:abstractNum {ns} w:abstractNumId="{id}"><w:multiLevelType w:val="singleLevel"/>'
    '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="{format}"/><w:lvlText w:val="{sign}"/>'
    '<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="360" w:hanging="360"/></w:pPr></w:lvl>'
    "</w:abstractNum>"
)
_KINDS = {"List Bullet": ("bullet", "\u2022"), "List Number": ("decimal", "%1.")}


class Lists:
    """The numbering part of one document."""

    def __init__(self, document: Any) -> None:
        self._numbering = document.part.numbering_part.element
        self._abstract = {name: self._abstract_of(document.styles[name]) for name in _KINDS}

    def start(self) -> int:
        """A new numbered list; gives its number for `join`."""
        number = self._numbering.add_num(self._abstract["List Number"])
        number.add_lvlOverride(0).add_startOverride(1)
        return int(number.numId)

    def join(self, paragraph: Any, number: int) -> None:
        """Make a paragraph an item of that list."""
        _point(paragraph._p.get_or_add_pPr(), number)

    def _abstract_of(self, style: Any) -> int:
        """How the lists of a style look: as the style says, else as we do."""
        properties = style.element.pPr
        number = properties.numPr.numId.val if _has_list(properties) else None
        for found in self._numbering.num_lst:
            if found.numId == number:
                return int(found.abstractNumId.val)
        abstract = self._new_abstract(*_KINDS[style.name])
        _point(style.element.get_or_add_pPr(), int(self._numbering.add_num(abstract).numId))
        return abstract

    def _new_abstract(self, kind: str, sign: str) -> int:
        lists = self._numbering.findall(qn("w:abstractNum"))
        number = max((int(one.get(qn("w:abstractNumId"))) for one in lists), default=-1) + 1
        level = _LEVEL.format(ns=nsdecls("w"), id=number, format=kind, sign=sign)
        self._numbering.insert(len(lists), parse_xml(level))
        return number


def _has_list(properties: Any) -> bool:
    return (
        properties is not None
        and properties.numPr is not None
        and (properties.numPr.numId is not None)
    )


def _point(properties: Any, number: int) -> None:
    numbers = properties.get_or_add_numPr()
    numbers.get_or_add_ilvl().val = 0
    numbers.get_or_add_numId().val = number
