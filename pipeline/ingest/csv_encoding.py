"""Which characters the bytes of a text file stand for.

Why: Excel writes UTF-8 with a mark, UTF-16, or the code page of Windows, an old Mac or DOS, after a
menu item that nobody looks at. The whole file decides, not its first lines: one accent is enough.
"""

import codecs
from collections.abc import Iterable, Iterator
from pathlib import Path

import numpy as np

from pipeline.errors import RefusedInput
from pipeline.ingest.source_file import shown_name

CHUNK = 1 << 20
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_WINDOWS, _OTHER_PAGES = "cp1252", ("mac_roman", "cp850")
_USUAL = frozenset("\u00a0éëïèöüáóàçêôâîûäñíúÉËÏÈÖÜÁÓÀÇÄß€‘’“”–—…´°")
_SURELY_OTHER, _CLEARLY_MORE = 0.9, 0.3


def guess_encoding(sample: bytes) -> tuple[str, int]:
    """The encoding that a first part of a file suggests, and the length of its byte order mark."""
    for mark, encoding in _MARKS:
        if sample.startswith(mark):
            return encoding, len(mark)
    even, odd = _share_of_nul(sample[::2]), _share_of_nul(sample[1::2])
    if max(even, odd) > 0.4 and min(even, odd) < 0.1:
        return ("utf-16-le" if odd > even else "utf-16-be"), 0
    return ("utf-8" if _is_utf8([sample], complete=False) else _code_page([sample])), 0


def settle_encoding(path: Path, guessed: str, start: int) -> str:
    """The encoding in which the file is readable from byte `start` to its end.

    Raises RefusedInput, with the line, when there is none or when it holds binary content.
    """
    encoding = guessed
    if guessed in (_WINDOWS, *_OTHER_PAGES) or (
        guessed == "utf-8" and not _is_utf8(_chunks(path, start), complete=True)
    ):
        encoding = _code_page(_chunks(path, start))
    _refuse_unreadable(path, encoding, start)
    return encoding


def decoded(path: Path, encoding: str, start: int) -> Iterator[str]:
    """The text of a file from byte `start`, in parts. Raises UnicodeDecodeError."""
    decoder = codecs.getincrementaldecoder(encoding)()
    for chunk in _chunks(path, start):
        yield decoder.decode(chunk)
    yield decoder.decode(b"", final=True)


def _chunks(path: Path, start: int) -> Iterator[bytes]:
    with path.open("rb") as stream:
        stream.seek(start)
        while chunk := stream.read(CHUNK):
            yield chunk


def _code_page(chunks: Iterable[bytes]) -> str:
    """The code page in which the bytes above ASCII are what Dutch uses; Windows when in doubt."""
    counts = np.zeros(256)
    for chunk in chunks:
        counts += np.bincount(np.frombuffer(chunk, np.uint8), minlength=256)
    high = counts[128:]
    shares = {page: _usual_share(high, page) for page in (_WINDOWS, *_OTHER_PAGES)}
    best = max(_OTHER_PAGES, key=lambda page: shares[page])
    is_other = shares[best] >= max(_SURELY_OTHER, shares[_WINDOWS] + _CLEARLY_MORE)
    return best if is_other else _WINDOWS


def _usual_share(high: np.ndarray, page: str) -> float:
    letters = [bytes([128 + i]).decode(page, errors="replace") for i in range(128)]
    usual = sum(count for count, letter in zip(high, letters, strict=True) if letter in _USUAL)
    return float(usual / max(high.sum(), 1))


def _share_of_nul(half: bytes) -> float:
    return half.count(0) / max(len(half), 1)


def _is_utf8(chunks: Iterable[bytes], complete: bool) -> bool:
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        for chunk in chunks:
            decoder.decode(chunk)
        decoder.decode(b"", final=complete)
    except UnicodeDecodeError:
        return False
    return True


def _refuse_unreadable(path: Path, encoding: str, start: int) -> None:
    line = _unreadable_line(path, encoding, start)
    if line is not None:
        raise _unreadable(path, line)


def _unreadable_line(path: Path, encoding: str, start: int) -> int | None:
    """The first line with a NUL or after which nothing can be decoded; None when all is well."""
    lines = 1
    try:
        for text in decoded(path, encoding, start):
            if "\0" in text:
                return lines + text[: text.index("\0")].count("\n")
            lines += text.count("\n")
    except UnicodeDecodeError:
        return lines
    return None


def _unreadable(path: Path, line: int) -> RefusedInput:
    return RefusedInput(
        f"Het bestand {shown_name(path)} bevat tekens die niet te lezen zijn, op of na regel "
        f"{line} onder de kolomkoppen.",
        "Sla het bestand opnieuw op als XLSX, of als CSV UTF-8.",
    )
