"""How long it takes to check and store large files, and how much memory.

    python -m benchmarks.ingest [--rows 1000000] [--respondents 60000]

1,000,000 conversation rows with every column of the contract, and a survey of 60,000 respondents by
45 columns, each into a new workspace of its own, by the step that `vip inlezen` calls. Each file is
read in a process of its own, so that its peak memory is its own. The open answers of the survey
are left empty: de-identifying has a figure of its own.
"""

import argparse
import multiprocessing
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from pipeline.contracts.codes import load_codelist
from pipeline.contracts.model import Field, load_contract
from pipeline.steps import Workplace, read_in
from pipeline.vault.kluis import create_kluis
from pipeline.workspace import create_workspace

SECONDS, GIBIBYTES = 60.0, 1.5
TODAY = date(2026, 2, 1)
GOLF = "2025"
OPEN_COLUMNS = 2
_PLAN = '[plan]\nkorrel = "kwartaal"\nhoofdcategorie_x_eenheid = 1\nrelatie = 1\nvervolg = 1\n'
_UNITS = [f"eenheid {n}" for n in range(20)]
_BLOCK = 50_000
_KIB = 1024
Column = NDArray[np.str_]


@dataclass(frozen=True)
class Measured:
    """What reading one file took, in a process of its own."""

    rows: int
    seconds: float
    cpu_seconds: float
    gibibytes: float

    @property
    def is_within(self) -> bool:
        """Whether both gates are kept."""
        return self.seconds < SECONDS and self.gibibytes < GIBIBYTES


def write_talks(path: Path, n: int) -> None:
    """A CSV of `n` talks: every field of the contract, labels and codes mixed, dates as text."""
    fields = load_contract("gesprekken").fields
    _write(path, [field.name for field in fields], n, lambda random, first, size: [
        _talk_column(field, random, first, size) for field in fields
    ])  # fmt: skip


def write_answers(path: Path, n: int) -> None:
    """A CSV of `n` respondents of one wave: every item, the unit, and empty open columns."""
    fields = [f for f in load_contract("enquete").fields if f.kind != "open"]
    opens = [f.name for f in load_contract("enquete").fields if f.kind == "open"][:OPEN_COLUMNS]
    _write(path, [*(field.name for field in fields), *opens], n, lambda random, first, size: [
        *(_answer_column(field, random, first, size) for field in fields),
        *(np.full(size, "") for _ in opens),
    ])  # fmt: skip


def _write(
    path: Path,
    headers: list[str],
    n: int,
    columns: Callable[[np.random.Generator, int, int], list[Column]],
) -> None:
    random = np.random.default_rng(1)
    with path.open("w", encoding="utf-8") as file:
        file.write(";".join(headers) + "\n")
        for first in range(0, n, _BLOCK):
            made = columns(random, first, min(_BLOCK, n - first))
            file.writelines(";".join(row) + "\n" for row in zip(*made, strict=True))


def _talk_column(field: Field, random: np.random.Generator, first: int, size: int) -> Column:
    if field.name == "periode":
        year, month, day = (
            random.integers(*ends, size) for ends in ((2015, 2026), (1, 13), (1, 29))
        )
        return np.array([f"{d}-{m}-{y}" for y, m, d in zip(year, month, day, strict=True)])
    if field.name == "traject_sleutel":  # about two talks a traject
        return np.array([f"t{key:08x}" for key in random.integers(0, 2**32, size // 2)])[
            random.integers(0, size // 2, size)
        ]
    if field.name == "persoon_sleutel":
        return np.array([f"p{first + row}" for row in range(size)])
    return _coded(field, random, size)


def _answer_column(field: Field, random: np.random.Generator, first: int, size: int) -> Column:
    if field.name == "golf":
        return np.full(size, GOLF)
    if field.name == "respondent_sleutel":
        return np.array([f"r{first + row:07d}" for row in range(size)])
    return _coded(field, random, size)


def _coded(field: Field, random: np.random.Generator, size: int) -> Column:
    """Codes and labels of the field's list; ja or nee where it has none; units by name."""
    if field.codelist == "eenheden":
        words = _UNITS
    elif field.codelist is None:
        words = ["ja", "nee"]
    else:
        codes = load_codelist(field.codelist).codes
        words = [word for code in codes for word in (code.code, code.label)]
    return np.array(words)[random.integers(0, len(words), size)]


def measure(path: Path, root: Path) -> Measured:
    """Read one file into a new workspace at `root`, in a process of its own."""
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        return pool.apply(_read_in, (path, root))


def _read_in(path: Path, root: Path) -> Measured:
    workspace = create_workspace(root, "2015-Q1", "Meting")
    with workspace.toml.open("a", encoding="utf-8") as file:
        file.write(_PLAN)
    (workspace.codes / "organisatie.csv").write_text(_organisation(), encoding="utf-8")
    waves = f"golf;uitgenodigd;gesloten_op\n{GOLF};120000;2025-06-01\n"
    (workspace.codes / "golven.csv").write_text(waves, encoding="utf-8")
    kluis = create_kluis(workspace.kluis, "een zin voor deze meting")
    started, busy = time.perf_counter(), time.process_time()
    report = read_in(Workplace(workspace, kluis, TODAY), path, "meting")
    seconds = time.perf_counter() - started
    busy = time.process_time() - busy
    return Measured(report.rijen, seconds, busy, peak_bytes() / 1024**3)


def _organisation() -> str:
    lines = ["eenheid;naam;bovenliggend;medewerkers;leidinggevenden", "org;Alles;;120000;4000"]
    lines += [f"e{n};{name};org;6000;200" for n, name in enumerate(_UNITS)]
    return "\n".join(lines) + "\n"


def peak_bytes() -> int:
    """The most memory that this process has had."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak if sys.platform == "darwin" else peak * _KIB


def report(measured: Mapping[str, Measured]) -> bool:
    """Print the figures; gives whether all are within the gates."""
    for name, one in measured.items():
        verdict = "ok" if one.is_within else "TOO MUCH"
        print(
            f"{name}: {one.rows} rows, {one.seconds:.1f} s ({one.cpu_seconds:.1f} s of processor), "
            f"{one.gibibytes:.2f} GiB  {verdict}"
        )
    print(f"gates: {SECONDS:.0f} s and {GIBIBYTES} GiB each")
    return all(one.is_within for one in measured.values())


def main() -> None:
    """Make both files, read them in, print; exit code 1 above a gate."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--respondents", type=int, default=60_000)
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        write_talks(root / "gesprekken.csv", chosen.rows)
        write_answers(root / "enquete.csv", chosen.respondents)
        done = report(
            {name: measure(root / f"{name}.csv", root / name) for name in ("gesprekken", "enquete")}
        )
    sys.exit(0 if done else 1)


if __name__ == "__main__":
    main()
