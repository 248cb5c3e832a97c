"""Large files in seconds: time per row, so that a laptop handles the largest that really occur.

Time of the processor and not of the clock: what else the machine does must not fail a test.
"""

import random
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from pipeline.contracts.codes import load_codelist
from pipeline.contracts.model import load_contract
from pipeline.contracts.stored import STORED
from pipeline.ingest.check_file import check_file
from pipeline.ingest.row_keys import with_row_keys

TODAY = date(2026, 2, 1)


def talks(path: Path, n: int) -> Path:
    rng = random.Random(1)
    fields = [f for f in load_contract("gesprekken").fields if f.name != "eenheid"]
    words = [
        [word for code in load_codelist(f.codelist).codes for word in (code.code, code.label)]
        if f.codelist
        else []
        for f in fields
    ]
    with path.open("w", encoding="utf-8") as file:
        file.write(";".join(f.name for f in fields) + "\n")
        for _ in range(n):
            key, day = (
                f"{rng.getrandbits(64):016x}",
                f"{rng.randint(1, 28)}-5-{rng.randint(2015, 2025)}",
            )
            cells = [rng.choice(w) if w else "" for w in words]
            cells[0], cells[[f.name for f in fields].index("periode")] = key, day
            file.write(";".join(cells) + "\n")
    return path


def answers(path: Path, n: int) -> Path:
    rng = random.Random(1)
    items = [f for f in load_contract("enquete").fields if f.kind == "item"]
    scales = [load_codelist(str(f.codelist)).codes for f in items]
    with path.open("w", encoding="utf-8") as file:
        file.write(";".join(["respondent", "golf", *(f.name for f in items)]) + "\n")
        for i in range(n):
            cells = [rng.choice(scale).label for scale in scales]
            file.write(";".join([f"r{i}", "2025", *cells]) + "\n")
    return path


@pytest.mark.parametrize(("made", "rows"), [(talks, 100_000), (answers, 20_000)])
def test_a_large_file_in_seconds(
    tmp_path: Path, made: Callable[[Path, int], Path], rows: int
) -> None:
    path = made(tmp_path / "groot.csv", rows)
    started = time.process_time()
    checked = check_file(path, None, TODAY)
    assert time.process_time() - started < 6
    assert checked.good.num_rows == rows


@pytest.mark.slow
def test_a_million_talks_well_under_a_minute(tmp_path: Path) -> None:
    path = talks(tmp_path / "groot.csv", 1_000_000)
    started = time.process_time()
    checked = check_file(path, None, TODAY)
    good = checked.good.drop_columns(["traject_sleutel"])
    rows, made = with_row_keys(good, STORED["gesprekken"], good.column_names)
    assert time.process_time() - started < 40
    assert rows.num_rows == made == 1_000_000
