"""Words as a file can hold them: without characters that cannot be seen, or cannot be drawn.

Why: names and texts come from people's own files. XML refuses control characters, a mark that turns
the direction of writing can make a sentence say something else, and PDF/UA refuses a letter that
the typeface does not have.
"""

import struct
import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import Path

FONTS = Path(__file__).with_name("fonts")
"""Source Sans 3, the typeface of the pages, with its licence."""

_UNSEEN = frozenset({"Cc", "Cs", "Cn", "Co", "Zl", "Zp"})
_TURNS = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff")
_NO_SUCH_LETTER = "\u25a1"


def printable(text: str) -> str:
    """Each character that cannot be seen becomes a space.

    >>> printable("een\\x07 regel\\nen nog een")
    'een  regel en nog een'
    """
    return "".join(" " if unicodedata.category(c) in _UNSEEN or c in _TURNS else c for c in text)


def drawable(text: str) -> str:
    """The same in letters that Source Sans 3 has; for any other an empty square.

    >>> drawable("Ayşe: 5 ≥ 3 😀") == "Ayşe: 5 ≥ 3 \u25a1"
    True
    """
    letters = _letters()
    composed = unicodedata.normalize("NFC", printable(text))
    return "".join(c if ord(c) in letters else _NO_SUCH_LETTER for c in composed)


@cache
def _letters() -> frozenset[int]:
    """All characters of the typeface (OpenType: the table cmap, its subtable of format 12)."""
    font = min(FONTS.glob("*_400Regular.ttf")).read_bytes()
    (tables,) = struct.unpack_from(">H", font, 4)
    heads = (struct.unpack_from(">4s4xII", font, 12 + 16 * n) for n in range(tables))
    start = next(offset for tag, offset, _ in heads if tag == b"cmap")
    (subtables,) = struct.unpack_from(">H", font, start + 2)
    offsets = (struct.unpack_from(">4xI", font, start + 4 + 8 * n)[0] for n in range(subtables))
    wanted = (start + at for at in offsets if struct.unpack_from(">H", font, start + at)[0] == 12)
    return frozenset(code for group in _groups(font, next(wanted)) for code in group)


def _groups(font: bytes, at: int) -> Iterator[range]:
    (many,) = struct.unpack_from(">I", font, at + 12)
    for n in range(many):
        first, last = struct.unpack_from(">II", font, at + 16 + 12 * n)
        yield range(first, last + 1)
