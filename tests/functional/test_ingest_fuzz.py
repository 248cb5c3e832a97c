"""Whatever the bytes are: a result or RefusedInput, and nothing else."""

import io
import zipfile
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.errors import RefusedInput
from pipeline.ingest.check_file import CheckedFile, check_file

TODAY = date(2026, 2, 1)
HEADERS = ["periode", "hoofdcategorie", "relatie", "traject_sleutel"]
ROWS = [[f"2024-Q{n % 4 + 1}", "Pesten", "collega", f"t{n}"] for n in range(8)]
MARKS = (b'"', b"\r", b"\n", b";", b",", b"\0", b"\xff\xfe", b"PK\x03\x04", b"\x80", b"\xc3", b"<")
FUZZ = settings(
    deadline=None,
    max_examples=80,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


def _csv() -> bytes:
    return "\r\n".join(";".join(row) for row in [HEADERS, *ROWS]).encode()


def _xlsx() -> bytes:
    book, stream = openpyxl.Workbook(), io.BytesIO()
    assert book.active is not None
    for row in [HEADERS, *ROWS]:
        book.active.append(row)
    book.save(stream)
    return stream.getvalue()


CSV, XLSX = _csv(), _xlsx()


def judge(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "bestand"
    path.write_bytes(content)
    try:
        checked = check_file(path, None, TODAY)
    except RefusedInput as problem:
        assert problem.__cause__ is None
        assert problem.__context__ is None
        assert problem.next_step
    else:
        assert isinstance(checked, CheckedFile)
        assert checked.good.num_rows + checked.bad.num_rows == checked.report.rows_total > 0


@FUZZ
@given(st.binary(max_size=400), st.sampled_from((b"", *MARKS, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")))
def test_random_bytes(tmp_path: Path, content: bytes, start: bytes) -> None:
    judge(tmp_path, start + content)


CHANGES = st.lists(
    st.tuples(st.floats(0, 1), st.integers(0, 3), st.sampled_from(MARKS) | st.binary(max_size=3)),
    min_size=1,
    max_size=8,
)


def changed(content: bytes, changes: list[tuple[float, int, bytes]]) -> bytes:
    result = bytearray(content)
    for place, length, replacement in changes:
        start = int(place * len(result))
        result[start : start + length] = replacement
    return bytes(result)


@FUZZ
@given(CHANGES)
def test_a_good_csv_with_damage(tmp_path: Path, changes: list[tuple[float, int, bytes]]) -> None:
    judge(tmp_path, changed(CSV, changes))


@FUZZ
@given(CHANGES)
def test_a_good_xlsx_with_damage(tmp_path: Path, changes: list[tuple[float, int, bytes]]) -> None:
    judge(tmp_path, changed(XLSX, changes))


@FUZZ
@given(CHANGES, st.integers(0, 20))
def test_a_sound_zip_with_damage_inside(
    tmp_path: Path, changes: list[tuple[float, int, bytes]], part: int
) -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(XLSX)) as good, zipfile.ZipFile(stream, "w") as bad:
        names = good.namelist()
        for name in names:
            content = good.read(name)
            bad.writestr(
                name, changed(content, changes) if name == names[part % len(names)] else content
            )
    judge(tmp_path, stream.getvalue())


@FUZZ
@given(st.lists(st.lists(st.text(max_size=8), min_size=4, max_size=4), min_size=1, max_size=5))
def test_any_text_in_the_cells(tmp_path: Path, rows: list[list[str]]) -> None:
    lines = [HEADERS, *rows]
    quoted = (";".join('"' + cell.replace('"', '""') + '"' for cell in line) for line in lines)
    judge(tmp_path, "\n".join(quoted).encode("utf-8", errors="replace"))


@pytest.mark.parametrize("content", [CSV, XLSX])
def test_without_damage_all_is_well(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "bestand"
    path.write_bytes(content)
    checked = check_file(path, None, TODAY)
    assert (checked.good.num_rows, checked.bad.num_rows) == (8, 0)
