"""Ten kinds of broken file, each with what a good error must name, and must never repeat.

`rows` are row numbers as Excel shows them (the header is row 1), `column` is the header as the file
has it, `secrets` are values from rows that may not appear in any message or log.
"""

import io
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from types import MappingProxyType

import numpy as np
import openpyxl
import pandas as pd

from tests.simulators.encrypted_xlsx import encrypt_xlsx
from tests.simulators.nonsense import write_nonsense
from tests.simulators.organisation import quiet
from tests.simulators.surveys import quiet_survey
from tests.simulators.units import chart_of

TODAY = date(2026, 2, 1)
SIZE = 1_500
PASSWORD = "Hooiberg-42"
TWO_GIGABYTES = 2 * 1024**3
SECRET_CODE = "zeldzaamwoord7731"
NAMES = ("Wietske Duinmeijer", "Jarek Kowalczynski", "Fatima Brinkstra")


@dataclass(frozen=True)
class BrokenFile:
    """A file that must be refused or whose rows must be set aside, and why.

    `is_whole_file`: nothing of it can be read, so nothing may be stored. `reason` is the reason
    code for rows that are set aside, "" for a whole file.
    """

    kind: str
    path: Path
    contract: str
    is_whole_file: bool
    reason: str = ""
    rows: tuple[int, ...] = ()
    column: str = ""
    secrets: tuple[str, ...] = ()


def write_broken(kind: str, target: Path, seed: int = 1, size: int = TWO_GIGABYTES) -> BrokenFile:
    """Write one of KINDS in `target`; `size` is for nonsense_lines only. Raises KeyError."""
    return KINDS[kind](target, seed, size)


def write_codes(target: Path) -> Path:
    """The public inputs that go with the broken files: codes/organisatie.csv and golven.csv."""
    codes = target / "codes"
    codes.mkdir(exist_ok=True)
    _write(chart_of(SIZE).to_frame(), codes / "organisatie.csv")
    _write(quiet_survey(SIZE, seed=1).waves, codes / "golven.csv")
    return codes


def _talks(seed: int, n: int = 40) -> pd.DataFrame:
    return quiet(SIZE, seed).rows.head(n).copy()


def _write(frame: pd.DataFrame, path: Path, sep: str = ";") -> Path:
    frame.to_csv(path, sep=sep, index=False, encoding="utf-8-sig", lineterminator="\r\n")
    return path


def _with_values(frame: pd.DataFrame, column: str, by_row: Mapping[int, str]) -> pd.DataFrame:
    """Put values in rows numbered as Excel does."""
    changed = frame.copy()
    for row, value in by_row.items():
        changed.loc[row - 2, column] = value
    return changed


def _wrong_delimiter(target: Path, seed: int, size: int) -> BrokenFile:
    path = _write(_talks(seed), target / "ander_scheidingsteken.csv", sep="~")
    return BrokenFile("wrong_delimiter", path, "gesprekken", True, rows=(1,))


def _missing_column(target: Path, seed: int, size: int) -> BrokenFile:
    path = _write(_talks(seed).drop(columns="relatie"), target / "kolom_ontbreekt.csv")
    return BrokenFile("missing_column", path, "gesprekken", True, column="relatie")


def _unknown_code(target: Path, seed: int, size: int) -> BrokenFile:
    rows = _with_values(_talks(seed), "hoofdcategorie", {5: SECRET_CODE, 9: SECRET_CODE})
    path = _write(rows, target / "onbekende_code.csv")
    return BrokenFile(
        "unknown_code",
        path,
        "gesprekken",
        False,
        "onbekende_code",
        rows=(5, 9),
        column="hoofdcategorie",
        secrets=(SECRET_CODE,),
    )


def _future_date(target: Path, seed: int, size: int) -> BrokenFile:
    future = f"15-07-{TODAY.year + 3}"
    path = _write(_with_values(_talks(seed), "periode", {3: future}), target / "toekomst.csv")
    return BrokenFile(
        "future_date",
        path,
        "gesprekken",
        False,
        "toekomst",
        rows=(3,),
        column="periode",
        secrets=(future,),
    )


def _duplicate_rows(target: Path, seed: int, size: int) -> BrokenFile:
    """A respondent twice in one wave. (Two equal rows of talks can be two talks.)"""
    answers = quiet_survey(SIZE, seed).rows.head(30)
    rows = pd.concat([answers.iloc[:5], answers.iloc[[2]], answers.iloc[5:]], ignore_index=True)
    path = _write(rows, target / "dubbel.csv")
    key = str(answers["respondent_sleutel"].iloc[2])
    return BrokenFile(
        "duplicate_rows",
        path,
        "enquete",
        False,
        "dubbel",
        rows=(7,),
        column="respondent_sleutel",
        secrets=(key,),
    )


def _empty_file(target: Path, seed: int, size: int) -> BrokenFile:
    path = target / "leeg.csv"
    path.write_bytes(b"")
    return BrokenFile("empty_file", path, "gesprekken", True)


def _binary_junk(target: Path, seed: int, size: int) -> BrokenFile:
    path = target / "rommel.csv"
    path.write_bytes(np.random.default_rng(seed).bytes(65_536))
    return BrokenFile("binary_junk", path, "gesprekken", True)


def _password_xlsx(target: Path, seed: int, size: int) -> BrokenFile:
    path = target / "met_wachtwoord.xlsx"
    path.write_bytes(encrypt_xlsx(_as_xlsx(_talks(seed)), PASSWORD, seed))
    return BrokenFile("password_xlsx", path, "gesprekken", True, secrets=(PASSWORD,))


def _as_xlsx(rows: pd.DataFrame) -> bytes:
    book = openpyxl.Workbook()
    for row in (list(rows.columns), *rows.to_numpy().tolist()):
        book.active.append(row)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _nonsense_lines(target: Path, seed: int, size: int) -> BrokenFile:
    path = target / "onzin.csv"
    write_nonsense(path, size, seed)
    return BrokenFile("nonsense_lines", path, "gesprekken", True, rows=(1,))


def _names_column(target: Path, seed: int, size: int) -> BrokenFile:
    rows = _talks(seed)
    names = np.random.default_rng(seed).choice(NAMES, size=len(rows))
    rows.insert(3, "Naam medewerker", names)
    path = _write(rows, target / "namen.csv")
    return BrokenFile(
        "names_column", path, "gesprekken", True, column="Naam medewerker", secrets=NAMES
    )


KINDS: Mapping[str, Callable[[Path, int, int], BrokenFile]] = MappingProxyType(
    {
        "wrong_delimiter": _wrong_delimiter,
        "missing_column": _missing_column,
        "unknown_code": _unknown_code,
        "future_date": _future_date,
        "duplicate_rows": _duplicate_rows,
        "empty_file": _empty_file,
        "binary_junk": _binary_junk,
        "password_xlsx": _password_xlsx,
        "nonsense_lines": _nonsense_lines,
        "names_column": _names_column,
    }
)
