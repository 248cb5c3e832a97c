"""Which characters the bytes of a text file stand for.

Why: Excel writes UTF-8 with a mark, UTF-16 or the Windows code page, depending on a menu item that
nobody looks at. The whole file decides, not its first lines: one late accent is enough.
"""

import codecs
from collections.abc import Iterator
from pathlib import Path

from pipeline.errors import RefusedInput
from pipeline.ingest.source_file import shown_name

CHUNK = 1 << 20
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_WINDOWS = "cp1252"


def guess_encoding(sample: bytes) -> tuple[str, int]:
    """The encoding that a first part of a file suggests, and the length of its byte order mark."""
    for mark, encoding in _MARKS:
        if sample.startswith(mark):
            return encoding, len(mark)
    even, odd = _share_of_nul(sample[::2]), _share_of_nul(sample[1::2])
    if max(even, odd) > 0.4 and min(even, odd) < 0.1:
        return ("utf-16-le" if odd > even else "utf-16-be"), 0
    return ("utf-8" if _is_utf8([sample], complete=False) else _WINDOWS), 0


def settle_encoding(path: Path, guessed: str, start: int) -> str:
    """The encoding in which the file is readable from byte `start` to its end.

    Raises RefusedInput, with the line, when there is none or when it holds binary content.
    """
    is_windows = guessed == "utf-8" and not _is_utf8(_chunks(path, start), complete=True)
    encoding = _WINDOWS if is_windows else guessed
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


def _share_of_nul(half: bytes) -> float:
    return half.count(0) / max(len(half), 1)


def _is_utf8(chunks: Iterator[bytes] | list[bytes], complete: bool) -> bool:
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
