"""What is found in planted organisations, how soon, and how much of what is said is false.

    python -m benchmarks.organisations [--seeds 4] [--sizes 180 1500 12000 60000]

The organisations and what a good reader finds in them are those of tests/simulators/planted.py,
written before the patterns by someone who had not seen them. Each is published period by period
under the planner's own plan, with fresh noise, from the quarter in which the change begins; beside
it today's reading of overviews on exact counts (a fifth more than last year).
"""

import argparse
from collections import defaultdict
from multiprocessing import Pool

from pipeline.periods import quarters_between
from tests.published import Published
from tests.simulators.naive_reader import naive_signals
from tests.simulators.pattern_measures import Reading, figures, read
from tests.simulators.planted import SCENARIOS

SIZES = (180, 1_500, 12_000, 60_000)
TALKS = (
    "nothing",
    "category_doubles",
    "directorate_doubles",
    "slow_growth",
    "about_leidinggevenden",
    "formal_routes",
    "event_without_change",
    "training_works",
    "unit_renamed",
    "delivery_missing",
    "talkative_traject",
)
"""The scenarios without a survey."""
FIRST = "2025-Q1"


def one(job: tuple[str, int, int]) -> tuple[Reading, Reading]:
    """One organisation read by the patterns, and by who reads overviews."""
    name, size, seed = job
    planted = SCENARIOS[name](size, seed)
    organisation = planted.organisation
    tables = Published(organisation, with_events=True).patterns_as_told(FIRST)
    naive = {
        quarter: naive_signals(organisation.rows, organisation.chart, quarter)
        for quarter in quarters_between(FIRST, organisation.quarters[-1])
    }
    return read(planted.truth, tables), read(planted.truth, naive)


def main() -> None:
    """Print a line for each size and scenario."""
    parser = argparse.ArgumentParser(prog="benchmarks.organisations")
    parser.add_argument("--seeds", type=int, default=4)
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES)
    chosen = parser.parse_args()
    print("found: share of what was planted, within 1 / 2 / 4 quarters (at the cell or its parent)")
    print("false: false signals a publication; fdr: mean share of false among what was said")
    print(f"{'':32}{'found':>18}{'false':>8}{'fdr':>7} | overviews: false   fdr")
    with Pool(2) as pool:
        for size in chosen.sizes:
            all_ours: dict[str, list[Reading]] = defaultdict(list)
            all_naive: dict[str, list[Reading]] = defaultdict(list)
            for name in TALKS:
                read_twice = pool.map(one, [(name, size, seed) for seed in range(chosen.seeds)])
                all_ours[name] = [ours for ours, _ in read_twice]
                all_naive[name] = [naive for _, naive in read_twice]
                _line(f"{size:6} {name}", all_ours[name], all_naive[name])
            _line(
                f"{size:6} all",
                [reading for readings in all_ours.values() for reading in readings],
                [reading for readings in all_naive.values() for reading in readings],
            )


def _line(label: str, ours: list[Reading], naive: list[Reading]) -> None:
    mine, theirs = figures(ours), figures(naive)
    found = " ".join(f"{mine.found_near[n]:5.2f}" for n in (1, 2, 4))
    print(
        f"{label:32}{found:>18}{mine.false_per_publication:8.2f}{mine.false_discovery:7.2f}"
        f" | {theirs.false_per_publication:16.1f}{theirs.false_discovery:6.2f}",
        flush=True,
    )


if __name__ == "__main__":
    main()
