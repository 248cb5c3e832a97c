"""Files that are not what their name says, and old ones."""

import gzip
import json
import random
from collections.abc import Callable, Iterator
from pathlib import Path

from tests.simulators.damaged.formats import as_good_ods, as_parquet
from tests.simulators.damaged.variant import TALKS, Mag, Variant, variant
from tests.simulators.damaged.writing import as_csv, as_xlsx, packed

_OLE = bytes.fromhex("d0cf11e0a1b11ae1")


def liar_variants() -> Iterator[Variant]:
    for name, (file, content, mag) in {**_NAMES, **_OLD}.items():
        yield variant(name, file, content, mag, TALKS)
    yield Variant("map_in_plaats_van_bestand", _folder, "geweigerd")
    yield Variant("bestand_is_er_niet", lambda folder: folder / "weg.csv", "geweigerd")


def _folder(folder: Path) -> Path:
    path = folder / "gesprekken.csv"
    path.mkdir()
    return path


def _csv() -> bytes:
    return as_csv(TALKS.grid)


def _xlsx() -> bytes:
    return as_xlsx(TALKS.grid)


def _html() -> bytes:
    rows = "".join(
        "<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in TALKS.grid
    )
    return f"<html><meta charset='utf-8'><table>{rows}</table></html>".encode()


def _xml_2003() -> bytes:
    rows = "".join(
        "<Row>"
        + "".join(f'<Cell><Data ss:Type="String">{cell}</Data></Cell>' for cell in row)
        + "</Row>"
        for row in TALKS.grid
    )
    return (
        '<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>'
        '<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"'
        ' xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">'
        f'<Worksheet ss:Name="Blad1"><Table>{rows}</Table></Worksheet></Workbook>'
    ).encode()


def _json() -> bytes:
    return json.dumps([dict(zip(TALKS.header, row, strict=True)) for row in TALKS.rows]).encode()


def _random(size: int, seed: int) -> bytes:
    return random.Random(seed).randbytes(size)


_File = tuple[str, Callable[[], bytes], Mag]
_NAMES: dict[str, _File] = {
    "naam_xlsx_heet_csv": ("boek.csv", _xlsx, "een_van_beide"),
    "naam_csv_heet_xlsx": ("tekst.xlsx", _csv, "een_van_beide"),
    "naam_xlsx_heet_xls": ("boek.xls", _xlsx, "een_van_beide"),
    "naam_xlsx_heet_ods": ("boek.ods", _xlsx, "een_van_beide"),
    "naam_ods_heet_xlsx": ("boek.xlsx", as_good_ods, "een_van_beide"),
    "naam_csv_heet_xls": ("tekst.xls", _csv, "een_van_beide"),
    "naam_csv_heet_sav": ("tekst.sav", _csv, "een_van_beide"),
    "naam_parquet_heet_csv": ("tabel.csv", as_parquet, "een_van_beide"),
    "naam_html_heet_xls": ("export.xls", _html, "een_van_beide"),
    "naam_xml_heet_xls": ("export.xls", _xml_2003, "een_van_beide"),
    "naam_json_heet_csv": ("export.csv", _json, "een_van_beide"),
    "naam_gzip_heet_csv": ("export.csv", lambda: gzip.compress(_csv(), mtime=0), "een_van_beide"),
    "naam_zip_met_csv_heet_xlsx": (
        "export.xlsx",
        lambda: packed({"gesprekken.csv": _csv()}),
        "een_van_beide",
    ),
    "naam_docx_heet_xlsx": (
        "verslag.xlsx",
        lambda: packed({"[Content_Types].xml": b"<Types/>", "word/document.xml": b"<w/>"}),
        "geweigerd",
    ),
    "naam_png_heet_xlsx": (
        "plaat.xlsx",
        lambda: b"\x89PNG\r\n\x1a\n" + _random(4000, 1),
        "geweigerd",
    ),
    "naam_pdf_heet_csv": ("verslag.csv", lambda: b"%PDF-1.7\n" + _random(4000, 2), "geweigerd"),
    "naam_sqlite_heet_csv": (
        "data.csv",
        lambda: b"SQLite format 3\0" + _random(4000, 3),
        "geweigerd",
    ),
    "naam_zonder_uitgang": ("gesprekken", _csv, "een_van_beide"),
    "naam_onbekende_uitgang": ("gesprekken.dat", _csv, "een_van_beide"),
    "naam_hoofdletters_csv": ("GESPREKKEN.CSV", _csv, "leesbaar"),
    "naam_hoofdletters_xlsx": ("GESPREKKEN.XLSX", _xlsx, "leesbaar"),
    "naam_met_spaties_en_accenten": ("gesprekken één (kopie) 'af'.csv", _csv, "leesbaar"),
    "naam_met_dubbele_uitgang": ("gesprekken.xlsx.csv", _csv, "leesbaar"),
    "naam_met_jokers": ("gesprekken[1]*.csv", _csv, "leesbaar"),
    "naam_heel_lang": ("g" * 200 + ".csv", _csv, "leesbaar"),
}
_OLD: dict[str, _File] = {
    "xls_kop_en_rommel": ("oud.xls", lambda: _OLE + _random(20_000, 4), "geweigerd"),
    "xls_kop_en_nullen": ("oud.xls", lambda: _OLE + bytes(20_000), "geweigerd"),
    "xls_alleen_kop": ("oud.xls", lambda: _OLE, "geweigerd"),
    "xls_kop_heet_xlsx": ("oud.xlsx", lambda: _OLE + bytes(5_000), "geweigerd"),
    "xls_kop_heet_csv": ("oud.csv", lambda: _OLE + _random(5_000, 5), "geweigerd"),
    "xls_rondlopende_sectoren": (
        "oud.xls",
        lambda: _OLE + bytes(16) + b"\x3e\0\x03\0\xfe\xff\x09\0\x06\0" + b"\0\0\0\0" * 700,
        "geweigerd",
    ),
    "xls_oude_biff": ("oud.xls", lambda: b"\x09\x08\x10\0\0\x06\x05\0" * 50, "geweigerd"),
}
