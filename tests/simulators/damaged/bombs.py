"""Small files with huge contents: zips, entities, repeated rows."""

import io
import zipfile
import zlib
from collections.abc import Callable, Iterator

from tests.simulators.damaged.variant import TALKS, Mag, Variant, variant
from tests.simulators.damaged.writing import as_ods, as_xlsx, ods_table, parts_of, with_part

MEGABYTE = 1024 * 1024
SIZE = 1536
_SHEET = "xl/worksheets/sheet1.xml"
_ENTITIES = b'<?xml version="1.0"?><!DOCTYPE z [<!ENTITY a "aaaaaaaaaa">' + b"".join(
    b'<!ENTITY %c "%s">' % (letter, b"&%c;" % (letter - 1) * 10) for letter in range(98, 108)
)
_OUTSIDE = b'<?xml version="1.0"?><!DOCTYPE z [<!ENTITY k SYSTEM "file:///etc/hostname">'


def bomb_variants() -> Iterator[Variant]:
    bombs: dict[str, tuple[str, Callable[[], bytes], Mag]] = {
        "in_blad": ("bom.xlsx", lambda: _xlsx_with(_SHEET, b"<!--", b" " * MEGABYTE), "geweigerd"),
        "in_rijen": ("bom.xlsx", lambda: _xlsx_with(_SHEET, *_rows()), "geweigerd"),
        "in_teksten": (
            "bom.xlsx",
            lambda: _xlsx_with("xl/sharedStrings.xml", b"<sst><si><t>", b"q" * MEGABYTE),
            "geweigerd",
        ),
        "in_plaatje": (
            "bom.xlsx",
            lambda: _xlsx_with("xl/media/image1.png", b"", bytes(MEGABYTE)),
            "een_van_beide",
        ),
        "liegt_over_omvang": ("bom.xlsx", _small_by_name, "geweigerd"),
        "veel_delen": ("bom.xlsx", _many_parts, "een_van_beide"),
        "entiteiten": ("bom.xlsx", lambda: _with_document_type(_ENTITIES, b"&k;"), "geweigerd"),
        "van_buiten": ("bom.xlsx", lambda: _with_document_type(_OUTSIDE, b"&k;"), "een_van_beide"),
        "ods_inhoud": ("bom.ods", _ods_with_spaces, "geweigerd"),
        "ods_herhaalde_rijen": ("bom.ods", _ods_repeated, "geweigerd"),
        "zip_als_csv": (
            "bom.csv",
            lambda: _xlsx_with("weg.txt", b"", bytes(MEGABYTE)),
            "een_van_beide",
        ),
    }
    for name, (file, content, mag) in bombs.items():
        yield variant(f"bom_{name}", file, content, mag, TALKS)


def _with_bomb(
    parts: dict[str, bytes], name: str, head: bytes, repeated: bytes, says: int | None = None
) -> bytes:
    """A zip of these parts, one of which unpacks to SIZE megabytes of `repeated`.

    Its checksum is wrong, which a reader learns when it has unpacked all of it. `says`: the size
    that the zip claims for it.
    """
    times = SIZE * MEGABYTE // len(repeated)
    body = _deflated(head, repeated, times)
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as pack:
        for other, content in parts.items():
            if other != name:
                pack.writestr(zipfile.ZipInfo(other), content)
        info = zipfile.ZipInfo(name)
        at = stream.tell()
        pack.writestr(info, body)  # stored as it is; its headers then say that it is deflated
        info.compress_type = zipfile.ZIP_DEFLATED
        info.file_size = len(head) + times * len(repeated) if says is None else says
    made = bytearray(stream.getvalue())
    header = info.FileHeader(zip64=False)
    made[at : at + len(header)] = header
    return bytes(made)


def _deflated(head: bytes, repeated: bytes, times: int) -> bytes:
    """The raw deflate of `head` and `times` x `repeated`, made without holding that."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    begin = packer.compress(head) + packer.flush(zlib.Z_FULL_FLUSH)
    block = packer.compress(repeated) + packer.flush(zlib.Z_FULL_FLUSH)
    return begin + block * times + packer.flush(zlib.Z_FINISH)


def _xlsx_with(part: str, head: bytes, repeated: bytes) -> bytes:
    return _with_bomb(parts_of(as_xlsx(TALKS.grid)), part, head, repeated)


def _rows() -> tuple[bytes, bytes]:
    sheet = parts_of(as_xlsx(TALKS.grid))[_SHEET]
    row = b'<row><c t="inlineStr"><is><t>zq7k3m2p</t></is></c></row>'
    return sheet[: sheet.index(b"</sheetData>")], row * (MEGABYTE // len(row))


def _small_by_name() -> bytes:
    parts = parts_of(as_xlsx(TALKS.grid))
    return _with_bomb(parts, _SHEET, b"<!--", b" " * MEGABYTE, says=2_000)


def _many_parts() -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as pack:
        for name, content in parts_of(as_xlsx(TALKS.grid)).items():
            pack.writestr(zipfile.ZipInfo(name), content)
        for number in range(5_000):
            pack.writestr(zipfile.ZipInfo(f"xl/media/{number}.xml"), b"")
    return stream.getvalue()


def _with_document_type(head: bytes, use: bytes) -> bytes:
    content = as_xlsx(TALKS.grid)
    strings = parts_of(content)["xl/sharedStrings.xml"]
    body = strings[strings.index(b"<sst") :].replace(b"Pesten", use, 1)
    return with_part(content, "xl/sharedStrings.xml", head + b"]>" + body)


def _ods_with_spaces() -> bytes:
    parts = parts_of(as_ods(ods_table(TALKS.grid)))
    return _with_bomb(parts, "content.xml", b"<office:document-content><!--", b" " * MEGABYTE)


def _ods_repeated() -> bytes:
    """One row with a value, said to be there a milliard times."""
    sheet = ods_table(TALKS.grid)
    first = sheet.index("<table:table-row>", sheet.index("</table:table-row>"))
    repeated = '<table:table-row table:number-rows-repeated="1000000000">'
    return as_ods(sheet[:first] + repeated + sheet[first + len("<table:table-row>") :])
