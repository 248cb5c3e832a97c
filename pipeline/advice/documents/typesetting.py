"""Where typst runs: without the fonts or files of this machine, so the same text is the same bytes.

Why one place: whoever sets type elsewhere would get other fonts on another machine. The text goes
in as data beside a fixed template and nothing is written to disk: outside the VP zone no file with
a concept may ever stand.
"""

from collections.abc import Mapping
from datetime import UTC, date, datetime, time

import typst

from pipeline.advice.documents.written import FONTS

_PICTURE = b"""
#set page(width: auto, height: auto, margin: 0pt)
#image(bytes(sys.inputs.svg), format: "svg")
"""
_FONTS = typst.Fonts(include_system_fonts=False, font_paths=[str(FONTS)])
_DOTS_PER_INCH = 220.0


def typeset_pdf(template: bytes, data: Mapping[str, str], day: date) -> bytes:
    """A PDF that typst has checked against PDF/UA-1. Raises typst.TypstError where it fails."""
    compiler = typst.Compiler(template, font_paths=_FONTS, sys_inputs=dict(data))
    made = compiler.compile(
        format="pdf", pdf_standards=["ua-1"], timestamp=datetime.combine(day, time(), UTC)
    )
    return _one_file(made)


def typeset_picture(svg: str) -> bytes:
    """The drawing as PNG, on paper of its own size."""
    compiler = typst.Compiler(_PICTURE, font_paths=_FONTS, sys_inputs={"svg": svg})
    return _one_file(compiler.compile(format="png", ppi=_DOTS_PER_INCH))


def _one_file(made: bytes | list[bytes] | None) -> bytes:
    if not isinstance(made, bytes):
        raise TypeError("typst made no single file")
    return made
