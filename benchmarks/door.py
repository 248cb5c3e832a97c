"""How accurate and how fast the door is, on data whose truth is known.

    python -m benchmarks.door [--seeds 12] [--draws 3] [--tools DIR] [--only 1 2 4 5 6]

1. Workload W on 12 fixed data seeds: errors, and their ratio to the anchor on the same noise.
2. Spikes: a rise of 20 in one cell at epsilon 1 and .25.
3. Coverage of the 90 % intervals, overall and by size of the cell (printed with 1).
4. Data that do not follow W, against the unclipped geometric alone.
5. The planner's own plan at four sizes, beside an even split.
6. Seconds, beside OpenDP, SmartNoise and PipelineDP in environments made under DIR.

The noise is drawn as always, without a seed, so a figure moves a little from run to run. The anchor
and the workload (tests/simulators) were written before the door's estimates were read.
"""

import argparse
from multiprocessing import Pool
from pathlib import Path

from benchmarks.door_parts import accuracy, plans, speed, spikes, variants
from tests.simulators.workload import SEEDS, SPIKE_SEEDS, VARIANT_SEEDS

PARTS = (1, 2, 4, 5, 6)
PLAN_DRAWS = 5


def main() -> None:
    """Run the parts in order; each prints its table."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--seeds", type=int, default=len(SEEDS))
    parser.add_argument("--draws", type=int, default=3)
    parser.add_argument("--tools", type=Path)
    parser.add_argument("--only", type=int, nargs="+", choices=PARTS, default=PARTS)
    chosen = parser.parse_args()
    with Pool(2) as pool:
        if 1 in chosen.only:
            accuracy.report(pool.map, chosen.seeds)
        if 2 in chosen.only:
            spikes.report(pool.map, chosen.draws, min(chosen.seeds, len(SPIKE_SEEDS)))
        if 4 in chosen.only:
            variants.report(pool.map, min(chosen.seeds, len(VARIANT_SEEDS)))
        if 5 in chosen.only:
            plans.report(pool.map, PLAN_DRAWS)
    if 6 in chosen.only:
        speed.report(chosen.tools)


if __name__ == "__main__":
    main()
