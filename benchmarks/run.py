"""What a whole `vip run` takes, and publishing against the plain group-by of the same rows.

    python -m benchmarks.run [--sizes 180 1500 12000 60000]

Five years of talks of a quiet organisation, with the plan that the planner chooses, by the steps
that `vip run` calls: publish, look for patterns, draft. Each organisation has a process of its own,
so that its peak memory is its own; that includes simulating and reading in, the seconds do not, nor
do they include loading diffprivlib and scikit-learn, which each process does once (printed). The
plain group-by is what an analyst without the door would run: pandas, over the rows as delivered,
once a published table.
"""

import argparse
import importlib
import multiprocessing
import tempfile
import time
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from benchmarks.ingest import peak_bytes
from benchmarks.publications import KEY, TODAY, prepare
from pipeline.release.cells import table_dimensions
from pipeline.steps import at_work, find_patterns, make_concepts, publish
from tests.simulators.organisation import quiet

SIZES = (180, 1_500, 12_000, 60_000)
"""Employees."""
_SEED = 1


@dataclass(frozen=True)
class Measured:
    """One run: what it was about, its seconds and its peak memory."""

    employees: int
    talks: int
    cells: int
    loading: float
    group_by: float
    publishing: float
    run: float
    gibibytes: float


def measure(employees: int) -> Measured:
    """One run, in a process of its own."""
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        return pool.apply(_run, (employees,))


def _run(employees: int) -> Measured:
    started = time.perf_counter()
    importlib.import_module("diffprivlib.mechanisms")
    loading = time.perf_counter() - started
    organisation = quiet(employees, _SEED)
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "werk"
        prepare(root, organisation)
        with at_work(root, KEY, TODAY) as place:
            started = time.perf_counter()
            publish(place)
            published = time.perf_counter()
            find_patterns(place)
            make_concepts(place)
            ended = time.perf_counter()
            released = place.released().tellingen
    grouped = _group_by(organisation.rows, released["tabel"].unique())
    return Measured(
        employees,
        len(organisation.rows),
        len(released),
        loading,
        grouped,
        published - started,
        ended - started,
        peak_bytes() / 1024**3,
    )


def _group_by(rows: pd.DataFrame, tables: Iterable[str]) -> float:
    """Seconds. By category where a table counts by cluster: the rows hold no cluster."""
    started = time.perf_counter()
    for table in tables:
        dims = ["hoofdcategorie" if dim == "cluster" else dim for dim in table_dimensions(table)]
        rows.groupby(["periode", *dims]).size()
    return time.perf_counter() - started


def main() -> None:
    """Print a line for each size."""
    parser = argparse.ArgumentParser(prog="benchmarks.run")
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES)
    for employees in parser.parse_args().sizes:
        one = measure(employees)
        print(
            f"{one.employees:6} employees, {one.talks:6} talks, {one.cells:5} cells: "
            f"publishing {one.publishing:.2f} s, whole run {one.run:.2f} s, "
            f"{one.gibibytes:.2f} GiB; plain group-by {one.group_by * 1000:.0f} ms "
            f"({one.publishing / one.group_by:.0f} x); loading {one.loading:.1f} s",
            flush=True,
        )


if __name__ == "__main__":
    main()
