"""Each kind of broken file: refused or set aside, by row or column, fast, and without a value."""

import sys
import time
from pathlib import Path

import pytest

from pipeline.errors import RefusedInput
from pipeline.ingest.check_file import check_file
from tests.simulators.broken_files import KINDS, TODAY, TWO_GIGABYTES, write_broken, write_codes
from tests.simulators.nonsense import write_nonsense

TALKS = "periode;hoofdcategorie;relatie"
MEMORY = 600_000_000


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("gebroken")
    write_codes(made)
    return made


@pytest.mark.parametrize("is_named", [True, False])
@pytest.mark.parametrize("kind", KINDS)
def test_each_kind(folder: Path, kind: str, is_named: bool) -> None:
    broken = write_broken(kind, folder, size=TWO_GIGABYTES)
    contract = broken.contract if is_named else None
    before = time.monotonic()
    if broken.is_whole_file:
        with pytest.raises(RefusedInput) as caught:
            check_file(broken.path, contract, TODAY, folder / "codes")
        message = str(caught.value)
        assert caught.value.__cause__ is None
        assert caught.value.__context__ is None
    else:
        checked = check_file(broken.path, contract, TODAY, folder / "codes")
        message = checked.report.to_text()
        assert tuple(checked.bad.column("rij").to_pylist()) == broken.rows
        reasons = set(checked.bad.column("redenen").to_pylist())
        assert reasons == {f"{broken.column}:{broken.reason}"}
        assert not any(secret in str(checked.bad.to_pylist()) for secret in broken.secrets)
    assert time.monotonic() - before < 10
    assert broken.column in message
    assert all(str(row) in message for row in broken.rows)
    assert "Wat u kunt doen" in message
    assert not any(secret in message for secret in broken.secrets)


@pytest.mark.parametrize("header", ["", TALKS, "naam;toelichting", "x" * 500_000])
def test_two_gigabytes_of_nonsense_take_seconds_and_little_memory(
    tmp_path: Path, header: str
) -> None:
    path = tmp_path / "onzin.csv"
    write_nonsense(path, TWO_GIGABYTES, seed=3, header=header)
    started, held = time.monotonic(), _peak()
    with pytest.raises(RefusedInput):
        check_file(path, None, TODAY)
    assert time.monotonic() - started < 5
    assert _peak() - held < MEMORY


def test_nonsense_under_the_limit_takes_seconds_too(tmp_path: Path) -> None:
    path = tmp_path / "onzin.csv"
    write_nonsense(path, 250_000_000, seed=3, header=TALKS)
    started, held = time.monotonic(), _peak()
    with pytest.raises(RefusedInput):
        check_file(path, None, TODAY)
    assert time.monotonic() - started < 20
    assert _peak() - held < MEMORY


def test_a_disk_that_goes_away_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "weg.csv"
    path.write_text(f"{TALKS}\n2024-Q1;Pesten;collega\n", encoding="utf-8")

    def gone(*args: object) -> None:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr("pipeline.ingest.check_file.fingerprint", gone)
    with pytest.raises(RefusedInput, match="niet meer worden gelezen") as caught:
        check_file(path, None, TODAY)
    assert caught.value.__context__ is None


def test_headers_alone_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "kop.csv"
    path.write_text(f"{TALKS}\n;;\n", encoding="utf-8")
    with pytest.raises(RefusedInput, match="geen rijen"):
        check_file(path, None, TODAY)


def test_a_contract_that_does_not_exist_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "goed.csv"
    path.write_text(f"{TALKS}\n2024-Q1;Pesten;collega\n", encoding="utf-8")
    for name in ("../geheim", "publicatie", ""):
        with pytest.raises(RefusedInput, match="Kies uit"):
            check_file(path, name, TODAY)


def test_units_have_to_be_known_first(tmp_path: Path) -> None:
    codes = tmp_path / "codes"
    codes.mkdir()
    path = tmp_path / "met_eenheid.csv"
    path.write_text(f"{TALKS};afdeling\n2024-Q1;Pesten;collega;Noord\n", encoding="utf-8")
    with pytest.raises(RefusedInput, match=r"organisatie\.csv"):
        check_file(path, None, TODAY, codes)
    checked = check_file(path, None, TODAY)
    assert "eenheid" not in checked.good.column_names
    assert any("eenheid" in note for note in checked.report.notes)


def _peak() -> int:
    resource = pytest.importorskip("resource")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return int(peak) if sys.platform == "darwin" else int(peak) * 1024
