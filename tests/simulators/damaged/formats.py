"""ODS, SPSS and Parquet: good, cut off, and damaged inside."""

import io
import random
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pandas as pd
import pyreadstat

from tests.simulators.damaged.variant import ANSWERS, TALKS, Mag, Table, Variant, variant
from tests.simulators.damaged.writing import as_ods, ods_table, parts_of, with_part


def format_variants() -> Iterator[Variant]:
    for name, (file, content, mag) in _SHEETS.items():
        yield variant(name, file, content, mag, TALKS)
    for percent in (5, 50, 95):
        yield _cut("ods", as_good_ods, TALKS, percent)
        yield _cut("sav", as_sav, ANSWERS, percent)
        yield _cut("parquet", as_parquet, TALKS, percent)
    for name, (file, content, mag) in _STATISTICS.items():
        yield variant(name, file, content, mag, ANSWERS)
    for name, (content, mag) in _PARQUETS.items():
        yield variant(name, "tabel.parquet", content, mag, TALKS)


def _cut(kind: str, content: Callable[[], bytes], table: Table, percent: int) -> Variant:
    def cut() -> bytes:
        whole = content()
        return whole[: len(whole) * percent // 100]

    return variant(f"{kind}_afgekapt_{percent}", f"half.{kind}", cut, "geweigerd", table)


def as_good_ods() -> bytes:
    """The good talks as LibreOffice writes them."""
    return as_ods(ods_table(TALKS.grid))


def as_sav(is_compressed: bool = False) -> bytes:
    """The good answers as SPSS writes them, through a file as pyreadstat asks for one."""
    return _through_file(
        lambda path: pyreadstat.write_sav(
            _frame(ANSWERS), path, row_compress=is_compressed, compress=False
        )
    )


def as_zsav() -> bytes:
    """The same, squeezed."""
    return _through_file(lambda path: pyreadstat.write_sav(_frame(ANSWERS), path, compress=True))


def _through_file(write: Callable[[str], object]) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "tabel.sav"
        write(str(path))
        content = path.read_bytes()
    return content[:84] + b"01 Jan 2500:00:00" + content[101:]  # the date and time of writing


def as_parquet() -> bytes:
    """The good talks as Parquet."""
    stream = io.BytesIO()
    _frame(TALKS).to_parquet(stream, index=False)
    return stream.getvalue()


def _frame(table: Table) -> pd.DataFrame:
    columns = [name.replace(" ", "_") for name in table.header]
    return pd.DataFrame(list(table.rows), columns=columns)


def _random(size: int, seed: int) -> bytes:
    return random.Random(seed).randbytes(size)


_File = tuple[str, Callable[[], bytes], Mag]
_SHEETS: dict[str, _File] = {
    "ods_goed": ("blad.ods", as_good_ods, "leesbaar"),
    "ods_voorblad": (
        "blad.ods",
        lambda: as_ods(ods_table([["Toelichting"]], "Uitleg"), ods_table(TALKS.grid)),
        "leesbaar",
    ),
    "ods_leeg": ("blad.ods", lambda: as_ods(ods_table([])), "geweigerd"),
    "ods_zonder_blad": ("blad.ods", lambda: as_ods(), "geweigerd"),
    "ods_zonder_inhoud": (
        "blad.ods",
        lambda: with_part(as_good_ods(), "content.xml", None),
        "geweigerd",
    ),
    "ods_inhoud_afgebroken": (
        "blad.ods",
        lambda: with_part(
            as_good_ods(), "content.xml", parts_of(as_good_ods())["content.xml"][:900]
        ),
        "geweigerd",
    ),
    "ods_versleutelde_inhoud": (
        "blad.ods",
        lambda: with_part(as_good_ods(), "content.xml", _random(3_000, 6)),
        "geweigerd",
    ),
    "ods_lege_rijen_herhaald": (
        "blad.ods",
        lambda: as_ods(
            ods_table(TALKS.grid).replace(
                "</table:table>",
                '<table:table-row table:number-rows-repeated="1048000"><table:table-cell'
                ' table:number-columns-repeated="1024"/></table:table-row></table:table>',
            )
        ),
        "leesbaar",
    ),
}
_STATISTICS: dict[str, _File] = {
    "sav_goed": ("golf.sav", as_sav, "leesbaar"),
    "sav_rijen_ingepakt": ("golf.sav", lambda: as_sav(is_compressed=True), "leesbaar"),
    "zsav_goed": ("golf.zsav", as_zsav, "leesbaar"),
    "sav_alleen_kop": ("golf.sav", lambda: as_sav()[:176], "geweigerd"),
    "sav_kop_en_rommel": ("golf.sav", lambda: b"$FL2@(#) " + _random(5_000, 7), "geweigerd"),
    "sav_twee_milliard_rijen": (
        "golf.sav",
        lambda: as_sav()[:80] + (2**31 - 1).to_bytes(4, "little") + as_sav()[84:],
        "een_van_beide",
    ),
    "sav_heet_csv": ("golf.csv", as_sav, "een_van_beide"),
}
_PARQUETS: dict[str, tuple[Callable[[], bytes], Mag]] = {
    "parquet_goed": (as_parquet, "leesbaar"),
    "parquet_alleen_merk": (lambda: b"PAR1PAR1", "geweigerd"),
    "parquet_voet_te_groot": (
        lambda: as_parquet()[:-8] + b"\xff\xff\xff\x7fPAR1",
        "geweigerd",
    ),
    "parquet_voet_om": (
        lambda: as_parquet()[:-60] + bytes(52) + as_parquet()[-8:],
        "een_van_beide",
    ),
    "parquet_versleutelde_voet": (
        lambda: b"PARE" + as_parquet()[4:-4] + b"PARE",
        "geweigerd",
    ),
    "parquet_rommel": (lambda: b"PAR1" + _random(4_000, 8) + b"PAR1", "geweigerd"),
}
