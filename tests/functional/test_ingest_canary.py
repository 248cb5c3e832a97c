"""A canary in every cell: no message, repr, report or exception ever sings it."""

import json
import traceback
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from pipeline.contracts.model import load_contract
from pipeline.errors import RefusedInput
from pipeline.ingest.check_file import CheckedFile, check_file

CANARY = "kanariepiet"
TODAY = date(2026, 2, 1)
TALKS = ["periode", "hoofdcategorie", "relatie", "eenheid", "traject_sleutel", "mag_meetellen"]
ANSWERS = ["respondent_sleutel", "golf", "eenheid", "wd_tempo", "mb_besproken_met", "open_goed"]
PUBLIC = {
    "organisatie": ["eenheid", "naam", "medewerkers", "leidinggevenden", "geldig_van"],
    "gebeurtenissen": ["datum", "soort", "label"],
    "golven": ["golf", "uitgenodigd", "gesloten_op"],
    "beschikbaarheid": ["periode", "vp_uren"],
}


def cells(width: int, height: int = 3) -> list[list[str]]:
    return [[f"{CANARY}{row}x{column}" for column in range(width)] for row in range(height)]


def as_csv(path: Path, rows: list[list[str]], sep: str = ";", encoding: str = "utf-8") -> Path:
    path.write_bytes("\n".join(sep.join(row) for row in rows).encode(encoding))
    return path


def as_xlsx(path: Path, rows: list[list[str]]) -> Path:
    book = openpyxl.Workbook()
    assert book.active is not None
    for row in rows:
        book.active.append(row)
    book.save(path)
    return path


def everything_said(path: Path, contract: str | None) -> Iterator[str]:
    """All that a user, a log or a debugger could see of checking this file."""
    try:
        checked = check_file(path, contract, TODAY)
    except RefusedInput as problem:
        chain: BaseException | None = problem
        while chain is not None:
            yield from (str(chain), repr(chain), repr(chain.args))
            chain = chain.__cause__ or chain.__context__
        yield "".join(traceback.format_exception(problem))
    else:
        yield from _of_checked(checked)


def _of_checked(checked: CheckedFile) -> Iterator[str]:
    yield from (repr(checked), str(checked.report), checked.report.to_text())
    yield str(json.loads(checked.report.to_json()))
    closed = [f.name for f in checked.contract.fields if f.kind not in ("sleutel", "tekst", "open")]
    shown = [name for name in closed if name in checked.bad.column_names and name != "golf"]
    yield str(checked.bad.select(shown).to_pylist())


def assert_silent(path: Path, contract: str | None) -> None:
    said = list(everything_said(path, contract))
    assert said
    assert not any(CANARY in text for text in said)


SHAPES: dict[str, Callable[[list[str]], list[list[str]]]] = {
    "all cells": lambda head: [head, *cells(len(head))],
    "no headers": lambda head: cells(len(head)),
    "one known header": lambda head: [[head[0], *cells(len(head) - 1)[0]], *cells(len(head))],
    "ragged": lambda head: [head, *cells(len(head)), *cells(len(head) + 2)],
    "short": lambda head: [head, *cells(1)],
    "open quote": lambda head: [head, ['"' + CANARY, *cells(len(head) - 1)[0]], *cells(len(head))],
    "nameless column": lambda head: [[*head, ""], *cells(len(head) + 1)],
    "title": lambda head: [[CANARY], [], head, *cells(len(head))],
    "forbidden columns": lambda head: [[*head, "Naam", "Toelichting"], *cells(len(head) + 2)],
    "missing columns": lambda head: [head[:1], *cells(1)],
    "nul": lambda head: [head, *cells(len(head)), [CANARY + "\0"] * len(head)],
}


@pytest.mark.parametrize("contract", ["gesprekken", "enquete", *PUBLIC])
@pytest.mark.parametrize("is_named", [True, False])
@pytest.mark.parametrize("shape", SHAPES)
def test_csv(tmp_path: Path, contract: str, is_named: bool, shape: str) -> None:
    head = {"gesprekken": TALKS, "enquete": ANSWERS, **PUBLIC}[contract]
    path = as_csv(tmp_path / "bestand.csv", SHAPES[shape](head))
    assert_silent(path, contract if is_named else None)


@pytest.mark.parametrize("shape", sorted(set(SHAPES) - {"nul"}))
@pytest.mark.parametrize("head", [TALKS, ANSWERS])
def test_xlsx(tmp_path: Path, head: list[str], shape: str) -> None:
    assert_silent(as_xlsx(tmp_path / "bestand.xlsx", SHAPES[shape](head)), None)


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "cp1252"])
@pytest.mark.parametrize("sep", [",", "~", "\t"])
def test_encodings_and_delimiters(tmp_path: Path, encoding: str, sep: str) -> None:
    rows = [TALKS, *cells(len(TALKS)), ["é" + CANARY] * len(TALKS)]
    assert_silent(as_csv(tmp_path / "bestand.csv", rows, sep, encoding), None)


def test_a_cell_of_every_field_is_judged_without_a_word(tmp_path: Path) -> None:
    """Every field at once, with values that are nearly right."""
    for contract in ("gesprekken", "enquete"):
        head = [field.name for field in load_contract(contract).fields]
        rows = [[f"2024-Q1 {CANARY}"] * len(head), [f"31-02-2024{CANARY}"] * len(head)]
        assert_silent(as_csv(tmp_path / "bestand.csv", [head, *rows]), None)
