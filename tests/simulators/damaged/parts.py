"""Damage to the parts of which an XLSX is made: cut, gone, changed, with a size that lies."""

import io
import random
import re
import zipfile
from collections.abc import Callable, Iterator

from tests.simulators.damaged.variant import TALKS, Mag, Variant, variant
from tests.simulators.damaged.writing import as_xlsx, packed, parts_of, with_part
from tests.simulators.encrypted_xlsx import encrypt_xlsx

_SHEET = "xl/worksheets/sheet1.xml"
_STRINGS = "xl/sharedStrings.xml"


def part_variants() -> Iterator[Variant]:
    for name, (change, mag) in _PARTS.items():
        yield _xlsx(name, lambda change=change: change(as_xlsx(TALKS.grid)), mag)
    for percent in (1, 10, 50, 90, 99):
        yield _xlsx(
            f"afgekapt_{percent}",
            lambda percent=percent: _cut(as_xlsx(TALKS.grid), percent),
            "geweigerd",
        )
    for seed in range(8):
        yield _xlsx(
            f"bytes_om_{seed}",
            lambda seed=seed: _flipped(as_xlsx(TALKS.grid), seed),
            "een_van_beide",
        )


def _xlsx(name: str, content: Callable[[], bytes], mag: Mag) -> Variant:
    return variant(f"xlsx_{name}", "boek.xlsx", content, mag, TALKS)


def _cut(content: bytes, percent: int) -> bytes:
    return content[: len(content) * percent // 100]


def _flipped(content: bytes, seed: int) -> bytes:
    """Twelve bytes of the file, anywhere, changed."""
    chance = random.Random(seed)
    damaged = bytearray(content)
    for _ in range(12):
        damaged[chance.randrange(len(damaged))] ^= chance.randrange(1, 256)
    return bytes(damaged)


def _dimension(reference: str) -> Callable[[bytes], bytes]:
    def change(content: bytes) -> bytes:
        sheet = parts_of(content)[_SHEET]
        changed, n = re.subn(
            rb'<dimension ref="[^"]*"', f'<dimension ref="{reference}"'.encode(), sheet
        )
        assert n == 1
        return with_part(content, _SHEET, changed)

    return change


def _without(part: str) -> Callable[[bytes], bytes]:
    return lambda content: with_part(content, part, None)


def _replaced(part: str, old: bytes, new: bytes) -> Callable[[bytes], bytes]:
    def change(content: bytes) -> bytes:
        text = parts_of(content)[part]
        assert old in text
        return with_part(content, part, text.replace(old, new))

    return change


def _empty_rows(content: bytes) -> bytes:
    rows = b"".join(b'<row r="%d"/>' % number for number in range(14, 300_000))
    return _replaced(_SHEET, b"</sheetData>", rows + b"</sheetData>")(content)


def _stored(content: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED) as pack:
        for name, part in parts_of(content).items():
            pack.writestr(zipfile.ZipInfo(name), part)
    return stream.getvalue()


_PARTS: dict[str, tuple[Callable[[bytes], bytes], Mag]] = {
    "wachtwoord": (lambda content: encrypt_xlsx(content, "Hooiberg-42", 1), "geweigerd"),
    "omvang_twee_miljoen_rijen": (_dimension("A1:H2000000"), "leesbaar"),
    "omvang_hele_blad": (_dimension("A1:XFD1048576"), "leesbaar"),
    "omvang_een_cel": (_dimension("A1"), "leesbaar"),
    "omvang_onzin": (_dimension("ZZZZ0:%%"), "een_van_beide"),
    "driehonderdduizend_lege_rijen": (_empty_rows, "leesbaar"),
    "zonder_werkmap": (_without("xl/workbook.xml"), "geweigerd"),
    "zonder_blad": (_without(_SHEET), "geweigerd"),
    "zonder_teksten": (_without(_STRINGS), "geweigerd"),
    "zonder_soorten": (_without("[Content_Types].xml"), "een_van_beide"),
    "zonder_stijlen": (_without("xl/styles.xml"), "een_van_beide"),
    "zonder_verwijzingen": (_without("xl/_rels/workbook.xml.rels"), "geweigerd"),
    "blad_niet_gesloten": (_replaced(_SHEET, b"</sheetData>", b""), "een_van_beide"),
    "tekstnummer_bestaat_niet": (_replaced(_SHEET, b"<v>3</v>", b"<v>99999</v>"), "geweigerd"),
    "tekstnummer_negatief": (_replaced(_SHEET, b"<v>3</v>", b"<v>-1</v>"), "geweigerd"),
    "cel_zonder_plaats": (_replaced(_SHEET, b' r="C5"', b""), "een_van_beide"),
    "cel_buiten_blad": (_replaced(_SHEET, b' r="C5"', b' r="ZZZZZ99999999"'), "een_van_beide"),
    "zonder_compressie": (_stored, "leesbaar"),
    "rommel_voor_de_zip": (lambda content: b"\0" * 512 + content, "een_van_beide"),
    "rommel_na_de_zip": (lambda content: content + b"\0" * 512, "een_van_beide"),
    "pad_buiten_de_zip": (lambda c: with_part(c, "../../weg.xml", b"<a/>"), "een_van_beide"),
    "lege_zip": (lambda content: packed({}), "geweigerd"),
}
