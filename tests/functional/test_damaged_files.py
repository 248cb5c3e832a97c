"""Whatever happened to a file: it is read as it was, or refused, in Dutch, and soon."""

import signal
import sys
import time
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from pipeline.cli.program import run_program
from pipeline.ingest.check_file import check_file
from tests.simulators.damaged.variant import Variant
from tests.simulators.damaged_files import FAMILIES, VARIANTS

TODAY = date(2026, 2, 1)
LONGEST = 30
MEMORY = 1024**3
SHORTEST_CANARY = 6


def test_there_are_at_least_two_hundred() -> None:
    assert len(VARIANTS) >= 200
    assert len({variant.name for variant in VARIANTS}) == len(VARIANTS)


@pytest.mark.parametrize("family", FAMILIES)
def test_read_right_or_refused(
    family: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    held = _peak()
    monkeypatch.chdir(tmp_path)
    found: list[str] = []
    for number, variant in enumerate(FAMILIES[family]):
        folder = tmp_path / str(number)
        folder.mkdir()
        path = variant.write(folder)
        found += [f"{variant.name}: {what}" for what in _checked(variant, path, capsys)]
        if path.is_file():
            path.unlink()
    assert not found, "\n".join([f"{len(found)} of {len(FAMILIES[family])}", *found])
    assert _peak() - held < MEMORY


def _checked(variant: Variant, path: Path, capsys: pytest.CaptureFixture[str]) -> list[str]:
    """What is wrong with how `vip controleer` takes this file, in words without any value."""
    started = time.monotonic()
    try:
        code, report, error_text = _controleer(path, capsys)
    except _TooLong:
        return [f"takes over {LONGEST} s"]
    said = report + error_text
    wrong = []
    if time.monotonic() - started > LONGEST:
        wrong.append(f"takes over {LONGEST} s")
    if code not in {0, 2}:
        wrong.append(f"exit code {code}")
    if "Traceback" in said or 'File "' in said:
        wrong.append("a traceback is shown")
    if code == 2 and "Wat u kunt doen" not in said:
        wrong.append("no next step")
    if any(canary in said for canary in variant.canaries if len(canary) >= SHORTEST_CANARY):
        wrong.append("a value of a row is shown")
    if variant.mag == "leesbaar" and code != 0:
        wrong.append("should be read")
    if variant.mag == "geweigerd" and code == 0:
        wrong.append("should be refused")
    return wrong + (_read_wrong(variant, path, code) if variant.table and report else [])


def _controleer(path: Path, capsys: pytest.CaptureFixture[str]) -> tuple[int, str, str]:
    """Exit code, the report on rows (empty for a file that is refused as a whole), the error."""
    capsys.readouterr()
    before = signal.signal(signal.SIGALRM, _stop)
    signal.alarm(LONGEST)
    try:
        code = run_program(["controleer", str(path)])
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)
    said = capsys.readouterr()
    return code, said.out, said.err


def _read_wrong(variant: Variant, path: Path, code: int) -> list[str]:
    """Rows that are read have to be the rows that were written: none made up, none changed."""
    table = variant.table
    assert table is not None
    rows = check_file(path, None, TODAY).good.to_pylist()
    read = Counter(tuple(row.get(field) for field in table.fields) for row in rows)
    written = Counter(table.expected)
    wrong = []
    if read - written:
        wrong.append("rows are read that were not written")
    if code == 0 and not variant.is_cut and written - read:
        wrong.append("rows that were written are not read")
    return wrong


class _TooLong(Exception):
    pass


def _stop(*_: object) -> None:
    raise _TooLong


def _peak() -> int:
    resource = pytest.importorskip("resource")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return int(peak) if sys.platform == "darwin" else int(peak) * 1024
