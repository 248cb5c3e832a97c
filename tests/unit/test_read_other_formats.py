"""ODS, XLS, SPSS and Parquet hold the same rows as CSV; bombs and damage are refused."""

import struct
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pyreadstat
import pytest

from pipeline.ingest import ods_size, read_parquet, read_spss, sheet_guard
from pipeline.ingest.raw_table import RawTable
from pipeline.ingest.read_file import open_file
from pipeline.ingest.xls_size import _Texts
from tests.refusals import refusal_of
from tests.simulators import xls_file
from tests.simulators.ods_file import as_ods, cell, row, with_content
from tests.simulators.xls_file import as_xls

ROWS: list[list[str | float]] = [["soort", "n"], ["één", 1.0], ["", 2.5], ["drie", 3.0]]
TEXT = [{"soort": "één", "n": "1"}, {"soort": "", "n": "2,5"}, {"soort": "drie", "n": "3"}]
FRAME = pd.DataFrame(ROWS[1:], columns=["soort", "n"])


def read(path: Path) -> RawTable:
    return open_file(path).read()


def refusal(path: Path) -> str:
    return refusal_of(lambda: read(path))


def write_ods(path: Path) -> None:
    path.write_bytes(as_ods({"een": ROWS}))


def write_xls(path: Path) -> None:
    path.write_bytes(as_xls({"een": ROWS}))


def write_parquet(path: Path) -> None:
    FRAME.to_parquet(path)


def write_sav(path: Path) -> None:
    pyreadstat.write_sav(FRAME, path)


def write_zsav(path: Path) -> None:
    pyreadstat.write_sav(FRAME, path, compress=True)


@pytest.mark.parametrize("write", [write_ods, write_xls, write_parquet, write_sav, write_zsav])
@pytest.mark.parametrize("name", ["bestand.csv", "bestand.xlsx", "bestand"])
def test_the_same_rows(tmp_path: Path, write: Callable[[Path], None], name: str) -> None:
    write(tmp_path / name)
    rows = read(tmp_path / name).table.drop_columns(["rij"]).to_pylist()
    assert rows == TEXT


def test_typed_cells_of_ods_become_text(tmp_path: Path) -> None:
    path = tmp_path / "a.ods"
    path.write_bytes(as_ods({"een": [["dag", "ja"], [date(2024, 5, 3), True]]}))
    assert read(path).table.to_pylist() == [{"rij": 2, "dag": "2024-05-03", "ja": "ja"}]


def test_typed_columns_of_parquet_become_text(tmp_path: Path) -> None:
    columns = {
        "dag": pa.array([date(2024, 5, 3), None]),
        "tijd": pa.array([pd.Timestamp("2024-05-03 12:01"), None]),
        "heel": pa.array([1, None], pa.int64()),
        "deel": pa.array([float("nan"), 0.5]),
        "waar": pa.array([True, False]),
        "woord": pa.array(["x", "y"]).dictionary_encode(),
    }
    pq.write_table(pa.table(columns), tmp_path / "a.parquet")
    assert [list(found.values()) for found in read(tmp_path / "a.parquet").table.to_pylist()] == [
        [1, "2024-05-03", "2024-05-03 12:01", "1", "", "ja", "x"],
        [2, "", "", "", "0,5", "nee", "y"],
    ]


def test_lists_in_parquet_are_refused_when_they_are_wanted(tmp_path: Path) -> None:
    pq.write_table(pa.table({"a": ["x"], "b": [["x", "y"]]}), tmp_path / "a.parquet")
    assert open_file(tmp_path / "a.parquet").read(["a"]).columns == ("a",)
    assert "(b)" in refusal(tmp_path / "a.parquet") or ": b." in refusal(tmp_path / "a.parquet")


def test_the_index_of_pandas_is_not_read(tmp_path: Path) -> None:
    FRAME.set_index(pd.Index([7, 8, 9])).to_parquet(tmp_path / "a.parquet")
    assert read(tmp_path / "a.parquet").columns == ("soort", "n")


def test_labels_of_spss(tmp_path: Path) -> None:
    frame = pd.DataFrame({"v1": [1.0, 2.0, 8.0, 9.0, 99.0]})
    pyreadstat.write_sav(
        frame,
        tmp_path / "a.sav",
        column_labels=["Hoe vaak?"],
        variable_value_labels={"v1": {1: "nooit", 2: "vaak", 8: "Wil niet zeggen", 9: "N.v.t."}},
        missing_ranges={"v1": [8, 9, 99]},
    )
    source = open_file(tmp_path / "a.sav")
    assert source.questions == {"v1": "Hoe vaak?"}
    assert source.labels["v1"]["2"] == "vaak"
    assert source.read().table.to_pylist() == [
        {"rij": 1, "v1": "1"},
        {"rij": 2, "v1": "2"},
        {"rij": 3, "v1": "Wil niet zeggen"},
    ]


def test_spss_is_read_in_parts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_sav(tmp_path / "a.sav")
    monkeypatch.setattr(read_spss, "_PART_CELLS", 2)
    assert read(tmp_path / "a.sav").table.drop_columns(["rij"]).to_pylist() == TEXT


@pytest.mark.parametrize(
    "tables",
    [
        row(["a", "b"]) + row(["x", "y"], repeat=1_000_000) * 11,
        row(["a", "b"]) + row([""] * 16_000 + ["z"]) + row(["x"]) * 700,
        row(["a"]) + row(["x" * 30_000], repeat=20_000),
        f"<table:table-row>{cell('x' * 20_000, repeat=16_384)}</table:table-row>",
    ],
    ids=["rows", "far cell", "long text", "cells"],
)
def test_an_ods_that_grows_is_refused_before_it_is_opened(tmp_path: Path, tables: str) -> None:
    path = tmp_path / "a.ods"
    path.write_bytes(with_content(f'<table:table table:name="een">{tables}</table:table>'))
    assert "te groot" in refusal(path)


def test_repeated_empty_rows_below_an_ods_cost_nothing(tmp_path: Path) -> None:
    below = row(["", ""], repeat=1_048_570)
    path = tmp_path / "a.ods"
    table = row(["a", "b"]) + row(["x", "y"]) + below
    path.write_bytes(with_content(f'<table:table table:name="een">{table}</table:table>'))
    assert read(path).table.num_rows == 1


def test_a_document_type_in_an_ods_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.ods"
    doctype = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'
    path.write_bytes(with_content("", before=doctype))
    assert "beschadigd" in refusal(path)
    assert ods_size.MAX_ROWS * 9 < sheet_guard.MAX_CELLS


def test_too_many_rows_are_refused_before_they_are_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(read_parquet, "_MAX_CELLS", 5)
    monkeypatch.setattr(read_spss, "_MAX_CELLS", 5)
    write_parquet(tmp_path / "golf_1.parquet")
    write_sav(tmp_path / "a.sav")
    assert "golf_1.parquet is te groot" in refusal(tmp_path / "golf_1.parquet")
    assert "te groot" in refusal(tmp_path / "a.sav")


@pytest.mark.parametrize("write", [write_ods, write_xls, write_parquet, write_sav, write_zsav])
@pytest.mark.parametrize("part", [0.3, 0.6])
def test_cut_files_are_refused(tmp_path: Path, write: Callable[[Path], None], part: float) -> None:
    path = tmp_path / "a"
    write(path)
    content = path.read_bytes()
    path.write_bytes(content[: int(part * len(content))])
    assert "beschadigd" in refusal(path)


def _stating(monkeypatch: pytest.MonkeyPatch, kind: int, data: bytes) -> None:
    """Have the simulator write other content in the records of one kind."""
    record = xls_file._record
    monkeypatch.setattr(xls_file, "_record", lambda k, d=b"": record(k, data if k == kind else d))


@pytest.mark.parametrize(
    ("kind", "data"),
    [
        pytest.param(0x200, struct.pack("<IIHHH", 0, 2**32 - 1, 0, 2**16 - 1, 0), id="endless"),
        pytest.param(0x200, struct.pack("<IIHHH", 9, 2, 0, 2, 0), id="ends before it begins"),
        pytest.param(0xFC, struct.pack("<Ii", 1, 2**31 - 1), id="more texts than cells"),
        pytest.param(0x85, struct.pack("<IBBBB", 2**31, 0, 0, 1, 0) + b"x", id="begins nowhere"),
    ],
)
def test_an_xls_that_states_an_impossible_size_is_damaged(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: int, data: bytes
) -> None:
    _stating(monkeypatch, kind, data)
    write_xls(tmp_path / "a.xls")
    assert "beschadigd" in refusal(tmp_path / "a.xls")


def test_an_xls_with_a_password_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    record = xls_file._record
    locked = record(0x2F, struct.pack("<HHH", 1, 1, 1))
    monkeypatch.setattr(
        xls_file, "_record", lambda k, d=b"": locked + record(k, d) if k == 0x42 else record(k, d)
    )
    write_xls(tmp_path / "a.xls")
    assert "wachtwoord" in refusal(tmp_path / "a.xls")


def test_an_xls_that_would_be_too_large_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    corner = [["a"], *[[]] * 65_534, [*[""] * 255, "x"]]
    path = tmp_path / "a.xls"
    path.write_bytes(as_xls({"een": corner}))
    assert "te groot" in refusal(path)
    path.write_bytes(as_xls({"een": [["kop", "k"], *[["y" * 3_000, "a"]] * 1_000]}))
    assert read(path).table.num_rows == 1_000
    monkeypatch.setattr(sheet_guard, "MAX_MEMORY", 10_000_000)
    assert "te groot" in refusal(path)


def test_texts_that_go_on_in_another_record_are_measured(tmp_path: Path) -> None:
    """A text broken off within it, which goes on with another width, and one with runs and more."""
    first = struct.pack("<II", 2, 2) + struct.pack("<HB", 6, 0) + b"abc"
    rest = b"\x01" + "dëf".encode("utf-16-le")
    rich = struct.pack("<HBHI", 3, 0b1100, 1, 4) + b"xyz" + bytes(8)
    stream = first + rest + rich
    parts = [(0, len(first)), (len(first), len(stream))]
    assert _Texts(memoryview(stream), parts).lengths() == [6, 3]
    assert _Texts(memoryview(stream[:-1]), [parts[0], (len(first), len(stream) - 1)]).lengths() == [
        6
    ]
