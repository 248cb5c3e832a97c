"""The broken files are broken in the way they claim, and otherwise sound."""

import io
import shutil
import subprocess
from pathlib import Path

import pandas as pd
import pytest

from tests.simulators.broken_files import (
    KINDS,
    PASSWORD,
    TWO_GIGABYTES,
    BrokenFile,
    write_broken,
    write_codes,
)
from tests.simulators.nonsense import write_nonsense

SMALL = 5 * 1024**2


def written(kind: str, tmp_path: Path) -> tuple[BrokenFile, pd.DataFrame]:
    broken = write_broken(kind, tmp_path, size=SMALL)
    return broken, pd.read_csv(broken.path, sep=";", encoding="utf-8-sig", dtype="str")


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_says_what_it_is(kind: str, tmp_path: Path) -> None:
    broken = write_broken(kind, tmp_path, size=SMALL)
    assert broken.kind == kind
    assert broken.path.is_file()
    assert broken.is_whole_file == (not broken.reason)


@pytest.mark.parametrize("kind", ["unknown_code", "future_date", "duplicate_rows"])
def test_the_named_rows_hold_the_fault(kind: str, tmp_path: Path) -> None:
    broken, frame = written(kind, tmp_path)
    lines = broken.path.read_text(encoding="utf-8-sig").splitlines()
    faulty = [i for i, line in enumerate(lines, start=1) if broken.secrets[0] in line]
    assert set(broken.rows) <= set(faulty)
    assert broken.column in frame.columns


def test_a_missing_column_is_missing(tmp_path: Path) -> None:
    broken, frame = written("missing_column", tmp_path)
    assert broken.column not in frame.columns


def test_the_names_column_holds_names(tmp_path: Path) -> None:
    broken, frame = written("names_column", tmp_path)
    assert set(frame[broken.column]) == set(broken.secrets)


def test_nonsense_has_its_full_size_and_takes_little_room(tmp_path: Path) -> None:
    path = write_broken("nonsense_lines", tmp_path, size=TWO_GIGABYTES).path
    assert path.stat().st_size == TWO_GIGABYTES
    assert path.stat().st_blocks * 512 < 64 * 1024**2


def test_nonsense_can_follow_a_sound_header_and_be_dense(tmp_path: Path) -> None:
    path = tmp_path / "onzin.csv"
    write_nonsense(path, 1_000_000, seed=1, header="periode;relatie", is_sparse=False)
    content = path.read_bytes()
    assert content.startswith(b"periode;relatie\r\n")
    assert b"\0" not in content
    assert max(map(len, content.split(b"\n"))) < 300


def test_the_codes_beside_them_fit(tmp_path: Path) -> None:
    codes = write_codes(tmp_path)
    units = pd.read_csv(codes / "organisatie.csv", sep=";", encoding="utf-8-sig")
    waves = pd.read_csv(codes / "golven.csv", sep=";", encoding="utf-8-sig")
    assert units.loc[units["bovenliggend"].isna(), "medewerkers"].sum() == 1_500
    assert len(waves) == 5


def test_the_protected_xlsx_opens_with_its_password(tmp_path: Path) -> None:
    msoffcrypto = pytest.importorskip("msoffcrypto")
    broken = write_broken("password_xlsx", tmp_path)
    with broken.path.open("rb") as stream:
        office = msoffcrypto.OfficeFile(stream)
        assert office.is_encrypted()
        office.load_key(password=PASSWORD, verify_password=True)
        opened = io.BytesIO()
        office.decrypt(opened, verify_integrity=True)
    assert len(pd.read_excel(opened, engine="calamine")) == 40


def test_the_protected_xlsx_is_an_encrypted_file_to_the_system(tmp_path: Path) -> None:
    if shutil.which("file") is None:
        pytest.skip("the program file is not here")
    broken = write_broken("password_xlsx", tmp_path)
    said = subprocess.run(["file", "-b", broken.path], capture_output=True, text=True, check=True)
    assert "Encrypted" in said.stdout or "Composite Document" in said.stdout
