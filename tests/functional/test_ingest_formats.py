"""The same rows say the same in every format, encoding and spelling."""

from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest

from pipeline.ingest.check_file import check_file
from pipeline.ingest.checked import CheckedFile

TODAY = date(2026, 2, 1)
HEADERS = ("Datum melding", "Aard van de melding", "Relatie", "Mag meetellen")
EXPECTED = [
    {"rij": 2, "periode": "2024-Q2", "hoofdcategorie": "oo_pesten", "relatie": "leidinggevende",
     "mag_meetellen": "ja"},
    {"rij": 3, "periode": "2024-Q4", "hoofdcategorie": "wb_werkdruk", "relatie": "collega",
     "mag_meetellen": "nee"},
]  # fmt: skip
SPELLINGS = [
    (("3-5-2024", "PESTEN ", "leidinggevende", "ja"), ("31-12-2024", "werkdruk", "Collega", "nee")),
    (
        ("2024-05-03", "oo_pesten", "Leidinggevende", "J"),
        ("2024-Q4", "wb_werkdruk", "collega", "N"),
    ),
    (
        ("45415", "\u00a0Pesten", "Leidinggevende", "true"),
        ("okt 2024", "Werkdruk\t", "collega", "0"),
    ),
]


def judged(path: Path) -> list[dict[str, object]]:
    checked: CheckedFile = check_file(path, None, TODAY)
    assert checked.bad.num_rows == 0, checked.report.to_text()
    rows: list[dict[str, object]] = checked.good.to_pylist()
    return rows


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("sep", [";", ",", "|"])
@pytest.mark.parametrize("rows", SPELLINGS)
def test_csv(tmp_path: Path, rows: tuple[tuple[str, ...], ...], sep: str, encoding: str) -> None:
    path = tmp_path / "bestand.csv"
    path.write_bytes("\r\n".join(sep.join(row) for row in (HEADERS, *rows)).encode(encoding))
    assert judged(path) == EXPECTED


@pytest.mark.parametrize(
    "rows",
    [
        *SPELLINGS,
        (
            (date(2024, 5, 3), "Pesten", "Leidinggevende", True),
            (datetime(2024, 12, 31, 23, 59), "Werkdruk", "Collega", False),
        ),
        ((45415, "Pesten", "Leidinggevende", 1), (45657.99, "Werkdruk", "Collega", 0)),
    ],
)
def test_xlsx(tmp_path: Path, rows: tuple[tuple[object, ...], ...]) -> None:
    book = openpyxl.Workbook()
    assert book.active is not None
    for row in (HEADERS, *rows):
        book.active.append(row)
    book.save(tmp_path / "bestand.xlsx")
    assert judged(tmp_path / "bestand.xlsx") == EXPECTED


def test_no_date_is_left_anywhere(tmp_path: Path) -> None:
    path = tmp_path / "bestand.csv"
    path.write_text("\n".join(";".join(row) for row in (HEADERS, *SPELLINGS[0])), encoding="utf-8")
    checked = check_file(path, None, TODAY)
    words = {word for column in checked.good.columns for word in map(str, column.to_pylist())}
    assert not any("-05-" in word or "-5-" in word or "31" in word for word in words)
    dictionary = checked.good.column("periode").combine_chunks().dictionary.to_pylist()
    assert dictionary == ["2024-Q2", "2024-Q4"]
