"""W published in seconds, beside other tools on the same rows in one run.

Ours is timed four ways: the whole of `Door.publish` (booking, debit, fsync, counting, noise,
estimates, signature), the numbers from the booked rows on, the same less the counting (what the
promise of a second is about), and counting and noise alone. The last is what the other tools do:
they give noisy numbers only, no estimates, no intervals, no ledger.
"""

import time
from collections.abc import Callable
from dataclasses import astuple
from pathlib import Path
from statistics import median

from benchmarks.door_parts.other_tools import TOOLS, run_tool
from benchmarks.door_parts.w_organisation import LEVEL, PERIODS, TABLE, public_inputs
from benchmarks.door_parts.w_tables import booked, drawn, through_the_door
from pipeline.release.counting import count_table
from pipeline.release.key_sets import code_lists, map_units
from pipeline.release.mechanism import add_noise
from pipeline.release.promise import MICRO
from tests.simulators.door_measures import errors
from tests.simulators.workload import DENSE, SEEDS, Counts, workload

EPSILON = 1.0
TIMES = 3
GATES = {"OpenDP": 10.0, "SmartNoise SQL": 10.0, "PipelineDP": 1.0}
QUOTED = "Tumult 0.21: 3-4 s + 14 s Spark; Private-PGM (mbi), three marginals: .1 s"


def report(environments: Path | None) -> None:
    """Print part 6."""
    counts = workload(SEEDS[0], DENSE)
    print("\n6. Seconds for W dense, 20 quarters, epsilon 1: median of three, imports apart")
    tables, _ = through_the_door(counts, EPSILON)
    whole = median(through_the_door(counts, EPSILON)[1] for _ in range(TIMES))
    from_rows = _median_time(lambda: drawn(counts, EPSILON))
    counting = _median_time(lambda: _count(counts))
    alone = _median_time(lambda: _count(counts, with_noise=True))
    after = from_rows - counting
    gate = "" if after < 1 else "  not under 1 s"
    _line("ours, whole door", whole)
    _line("ours, from booked rows (counting, noise, estimates)", from_rows)
    _line("  of which counting", counting)
    _line("  after counting", after, gate)
    _line("ours, counting and noise alone", alone)
    _error_line("  our estimates", tables.estimate, counts)
    if environments is None:
        print("   other tools: not run; give a directory for their environments (--tools DIR)")
    else:
        for tool in TOOLS:
            timed = run_tool(tool, environments, counts, EPSILON, TIMES)
            ratios = f"  {timed.seconds / after:6.1f} x after counting, "
            ratios += f"{timed.seconds / alone:.1f} x counting and noise alone"
            low = "" if timed.seconds / alone >= GATES[tool.name] else "  below the gate"
            _line(f"{tool.name} {timed.version}", timed.seconds, ratios + low)
            _error_line("  its numbers", timed.numbers, counts)
            if timed.bare is not None:
                _line("  its bare mechanism on counts, nothing around it", timed.bare)
    print(f"   quoted from the methods notes: {QUOTED}")


def _count(counts: Counts, with_noise: bool = False) -> None:
    rows, lists = booked(counts), code_lists()
    for period in PERIODS:
        units = map_units(public_inputs(), period, LEVEL)
        _, exact = count_table(TABLE, period, rows, units, lists)
        if with_noise:
            add_noise(exact, round(EPSILON * MICRO))


def _median_time(work: Callable[[], object]) -> float:
    def once() -> float:
        start = time.perf_counter()
        work()
        return time.perf_counter() - start

    return median(once() for _ in range(TIMES))


def _line(name: str, seconds: float, rest: str = "") -> None:
    print(f"   {name:54}{seconds:8.3f}{rest}")


def _error_line(name: str, numbers: object, counts: Counts) -> None:
    shown = " / ".join(f"{value:.2f}" for value in astuple(errors(numbers, counts)))
    print(f"   {name + ', error cell / category-quarter / unit-year':54}{shown}")
