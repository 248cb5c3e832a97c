"""Any encoding, any delimiter; row numbers as Excel shows them; every fault by row."""

import csv
import io
import random
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.ingest import read_csv, source_file, text_table
from pipeline.ingest.raw_table import ROW
from pipeline.ingest.read_csv import open_csv
from tests.refusals import refusal_of

ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252")
DELIMITERS = (";", ",", "\t", "|")


def written(tmp_path: Path, content: bytes) -> Path:
    path = tmp_path / "bestand.csv"
    path.write_bytes(content)
    return path


def rows_of(path: Path) -> list[dict[str, object]]:
    rows: list[dict[str, object]] = open_csv(path).read().table.to_pylist()
    return rows


def refusal(path: Path) -> str:
    return refusal_of(lambda: open_csv(path).read())


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("delimiter", DELIMITERS)
def test_every_encoding_with_every_delimiter(tmp_path: Path, encoding: str, delimiter: str) -> None:
    lines = [
        delimiter.join(cells) for cells in (("soort", "ruimte"), ("één", "1,5"), ("€ twee", "x"))
    ]
    lines[1:] = [f'"één"{delimiter}"1,5"', f'"€ twee"{delimiter}x']
    path = written(tmp_path, "\r\n".join(lines).encode(encoding))
    assert rows_of(path) == [
        {ROW: 2, "soort": "één", "ruimte": "1,5"},
        {ROW: 3, "soort": "€ twee", "ruimte": "x"},
    ]


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("cut", [0, 1])
def test_utf_16_without_a_mark_is_read_whole_or_refused(
    tmp_path: Path, encoding: str, cut: int
) -> None:
    content = ("soort;ruimte\n" + "één;x\n" * 50).encode(encoding)
    path = written(tmp_path, content[: len(content) - cut])
    if cut:
        assert "op of na regel 50 onder de kolomkoppen" in refusal(path)
    else:
        assert [row["soort"] for row in rows_of(path)] == ["één"] * 50


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
def test_what_cannot_be_guessed_without_a_mark_is_refused_as_unreadable(
    tmp_path: Path, encoding: str
) -> None:
    path = written(tmp_path, ("город;улица\n" + "москва;арбат\n" * 50).encode(encoding))
    said = refusal(path)
    assert "geen leesbare tekst" in said
    assert "sla het op als XLSX of als CSV UTF-8" in said


def test_an_accent_at_the_very_end_settles_the_encoding(tmp_path: Path) -> None:
    body = "a;b\n" + "1;2\n" * 400_000 + "3;é\n"
    path = written(tmp_path, body.encode("cp1252"))
    assert open_csv(path).read().table.column("b")[-1].as_py() == "é"


def test_row_numbers_count_blank_lines_and_cells_of_several_lines_as_excel_does(
    tmp_path: Path,
) -> None:
    path = written(tmp_path, b'a;b\n1;2\n\n;\n"x\ny";4\n5;6')
    assert [(row[ROW], row["b"]) for row in rows_of(path)] == [(2, "2"), (5, "4"), (6, "6")]


def test_a_title_above_the_headers_is_skipped(tmp_path: Path) -> None:
    path = written(tmp_path, b"Overzicht\n\nsoort;ruimte\n1;2\n")
    source = open_csv(path)
    assert (source.headers, source.header_row) == (("soort", "ruimte"), 3)
    assert rows_of(path) == [{ROW: 4, "soort": "1", "ruimte": "2"}]


def test_the_separator_line_of_excel_is_obeyed_and_not_counted(tmp_path: Path) -> None:
    path = written(tmp_path, b"sep=,\r\na,b\r\n1;x,2\r\n")
    assert rows_of(path) == [{ROW: 2, "a": "1;x", "b": "2"}]


def test_headers_alone_give_no_rows(tmp_path: Path) -> None:
    assert rows_of(written(tmp_path, b"a;b")) == []


def test_empty_columns_without_header_are_left_out(tmp_path: Path) -> None:
    assert rows_of(written(tmp_path, b"a;b;;\n1;2;;\n")) == [{ROW: 2, "a": "1", "b": "2"}]


def test_content_without_header_is_refused_by_column_and_row(tmp_path: Path) -> None:
    message = refusal(written(tmp_path, b"a;;b\n1;;2\n3;kanarie;4\n"))
    assert "kolom B" in message
    assert "rij 3" in message
    assert "kanarie" not in message


def test_only_the_wanted_columns_are_kept(tmp_path: Path) -> None:
    raw = open_csv(written(tmp_path, b"a;b;c\n1;2;3\n")).read(keep=["c", "a"])
    assert raw.columns == ("a", "c")
    assert raw.table.column_names == [ROW, "a", "c"]


def test_rows_of_another_width_are_refused_by_number(tmp_path: Path) -> None:
    message = refusal(written(tmp_path, b"a;b\n1;2\nkanarie\n\n1;2;kanarie\n3;4\n"))
    assert "rij 3 en 5" in message
    assert "kanarie" not in message


@pytest.mark.parametrize(
    "lines",
    [
        ("a;b", "1;2;", "3;4", '5;"6";""; ;', "7;8"),
        ("a;b", "1;2;;", "3;4;;", "5;6;", "7;8"),
        ("a;b", *["1;2"] * 30, "3;4;;", "5;6;", "7;8"),
        ("a;b", *["1;2;;"] * 30, "3;4", '"5";6;', "7;8;;;"),
    ],
)
def test_empty_cells_beyond_the_headers_are_nothing(tmp_path: Path, lines: Sequence[str]) -> None:
    rows = rows_of(written(tmp_path, "\n".join(lines).encode()))
    assert [row[ROW] for row in rows] == list(range(2, len(lines) + 1))
    assert [(row["a"], row["b"]) for row in rows[-3:]] == [("3", "4"), ("5", "6"), ("7", "8")]


@pytest.mark.parametrize("block", [64, 1 << 22])
def test_rows_with_loose_ends_stay_in_their_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, block: int
) -> None:
    monkeypatch.setattr(read_csv, "_BLOCK", block)
    ends = random.Random(1)
    lines = [f'{i};"x\ny{i % 7}"{";" * ends.choice((0, 0, 1, 2))}' for i in range(2_000)]
    rows = rows_of(written(tmp_path, "\n".join(["a;b", *lines, ""]).encode()))
    assert [row["a"] for row in rows] == [str(i) for i in range(2_000)]
    assert [row["b"] for row in rows] == [f"x\ny{i % 7}" for i in range(2_000)]
    assert [row[ROW] for row in rows] == list(range(2, 2_002))


def test_a_filled_cell_beyond_the_headers_is_refused_also_among_empty_ones(tmp_path: Path) -> None:
    for lines in (b"1;2;\n3;4;kanarie\n", b"1;2\n3;4;kanarie\n", b"1;2;;\n3;4;kanarie;;\n5;6;;\n"):
        message = refusal(written(tmp_path, b"a;b\n" + lines))
        assert "rij 3" in message and "kanarie" not in message


def test_a_million_ragged_rows_stop_early(tmp_path: Path) -> None:
    message = refusal(written(tmp_path, b"a;b\n" + b"1;2;3\n" * 1_000_000))
    assert "rij 2, 3, 4" in message


def test_very_wide_rows_are_refused(tmp_path: Path) -> None:
    assert "rij 2" in refusal(written(tmp_path, b"a;b\n" + b"1;" * 100_000 + b"\n"))
    assert "kolommen" in refusal(written(tmp_path, b"a;" * 5_000 + b"\n1;2\n"))


@pytest.mark.parametrize("after", [b"", b"3;4\n" * 5, b"3;4\n" * 3_000_000])
def test_a_quote_never_closed_is_refused_by_row(tmp_path: Path, after: bytes) -> None:
    message = refusal(written(tmp_path, b'a;b\n1;2\n1;"kanarie\n' + after))
    assert "aanhalingsteken" in message
    assert "rij 3" in message
    assert "kanarie" not in message


def test_an_endless_cell_is_refused_by_row(tmp_path: Path) -> None:
    assert "rij 3" in refusal(written(tmp_path, b"a;b\n1;2\n1;" + b"x" * 9_000_000 + b"\n"))


def test_nul_bytes_are_refused_by_line(tmp_path: Path) -> None:
    assert "regel 2" in refusal(written(tmp_path, b"a;b\n1;2\n1;\0\n3;4\n"))
    assert "rij 1" in refusal(written(tmp_path, b"a;\0b\n1;2\n"))


def test_bytes_of_no_known_encoding_are_refused(tmp_path: Path) -> None:
    assert "tekens" in refusal(written(tmp_path, b"a;b\n1;\x81\x9d\n"))


def test_the_same_header_twice_is_refused(tmp_path: Path) -> None:
    message = refusal(written(tmp_path, b"datum;soort;datum \n1;2;3\n"))
    assert "kolom A en kolom C" in message


def test_a_column_with_our_own_name_is_refused(tmp_path: Path) -> None:
    assert "'rij'" in refusal(written(tmp_path, b"rij;soort\n1;2\n"))


def test_too_large_a_file_is_refused_before_it_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(source_file, "MAX_BYTES", 1_000_000)
    assert "te groot" in refusal(written(tmp_path, b"a;b\n" + b"1;2\n" * 300_000))


def test_too_many_rows_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(text_table, "MAX_ROWS", 5)
    assert "meer dan 5 rijen" in refusal(written(tmp_path, b"a;b\n" + b"1;2\n" * 6))


def test_a_repr_shows_no_cell(tmp_path: Path) -> None:
    raw = open_csv(written(tmp_path, b"a;b\nkanarie;2\n")).read()
    assert "kanarie" not in repr(raw)


CELLS = st.text(st.characters(blacklist_categories=("Cs",), blacklist_characters="\0"), max_size=12)


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(st.tuples(CELLS, CELLS, CELLS), max_size=20),
    st.sampled_from(DELIMITERS),
    st.sampled_from(("\n", "\r\n")),
    st.sampled_from(("utf-8", "utf-8-sig", "utf-16")),
)
def test_what_the_csv_module_writes_is_read_back_the_same(
    tmp_path: Path,
    cells: list[tuple[str, str, str]],
    delimiter: str,
    line_end: str,
    encoding: str,
) -> None:
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, delimiter=delimiter, lineterminator=line_end, quoting=csv.QUOTE_ALL)
    writer.writerows([("een", "twee", "drie"), *cells])
    path = written(tmp_path, stream.getvalue().encode(encoding))
    wanted = [
        (number, *row) for number, row in enumerate(cells, start=2) if any(map(_is_filled, row))
    ]
    assert [tuple(row.values()) for row in rows_of(path)] == wanted


def _is_filled(cell: str) -> bool:
    return bool(cell.strip())
