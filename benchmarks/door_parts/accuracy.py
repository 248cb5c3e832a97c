"""W on the fixed data seeds through the whole door: errors beside the anchor, and coverage."""

from collections.abc import Callable, Iterable
from dataclasses import astuple, dataclass
from itertools import product
from typing import Any

import numpy as np

from benchmarks.door_parts.w_tables import through_the_door
from tests.simulators.anchor import anchor, unclipped
from tests.simulators.door_measures import Coverage, Errors, average, coverage, errors
from tests.simulators.workload import SEEDS, SETTINGS, Setting, workload

EACH, FOUR = 0.95, 0.85
COVERED, COVERED_THIRD = 0.90, 0.85
MARGINS = ("cell", "category-quarter", "unit-year")
Mapper = Callable[..., Iterable[Any]]


@dataclass(frozen=True)
class Judged:
    """One data set in one setting."""

    setting: Setting
    ours: Errors
    anchors: Errors
    raw: Errors
    covered: Coverage
    seconds: float


def judge(job: tuple[Setting, int]) -> Judged:
    """Publish one data set and hold it against the anchor on the same noisy numbers."""
    setting, seed = job
    counts = workload(seed, setting.mean)
    released, seconds = through_the_door(counts, setting.epsilon)
    return Judged(
        setting,
        errors(released.estimate, counts),
        errors(anchor(released.noisy, setting.epsilon), counts),
        errors(unclipped(released.noisy, setting.epsilon), counts),
        coverage(released.lower, released.upper, counts),
        seconds,
    )


def report(mapper: Mapper, seeds: int = len(SEEDS)) -> None:
    """Print parts 1 and 3."""
    results = list(mapper(judge, list(product(SETTINGS, SEEDS[:seeds]))))
    by_setting = {s: [r for r in results if r.setting == s] for s in SETTINGS}
    print(f"\n1. Workload W, {seeds} data seeds, mean absolute error; anchor on the same noise")
    print(f"   {'':10}{'':18}{'ours':>8}{'anchor':>8}{'ratio':>7}{'unclipped':>11}")
    ratios = []
    for setting, these in by_setting.items():
        sides = [average([getattr(r, side) for r in these]) for side in ("ours", "anchors", "raw")]
        for margin, mine, its, raw in zip(MARGINS, *map(astuple, sides), strict=True):
            ratios.append(mine / its)
            gate = "" if mine / its <= EACH else f"  > {EACH}"
            print(
                f"   {setting.name:10}{margin:18}{mine:8.2f}{its:8.2f}{mine / its:7.2f}"
                f"{raw:11.2f}{gate}"
            )
    within = sum(ratio <= EACH for ratio in ratios)
    well = sum(ratio <= FOUR for ratio in ratios)
    print(f"   at most {EACH}: {within} of 12 (gate 12); at most {FOUR}: {well} (gate 4)")
    print(f"   whole door, 20 quarters: {np.mean([r.seconds for r in results]):.2f} s on average")
    _report_coverage({s: [r.covered for r in these] for s, these in by_setting.items()})


def _report_coverage(by_setting: dict[Setting, list[Coverage]]) -> None:
    print(f"\n3. 90 % intervals that hold the truth (gates {COVERED}, each third {COVERED_THIRD})")
    print("   thirds of the cells by true size; ties divided at random")
    print(f"   {'':10}{'all':>8}{'small':>8}{'middle':>8}{'large':>8}")
    for setting, found in by_setting.items():
        overall = np.mean([one.overall for one in found])
        thirds = np.mean([one.thirds for one in found], axis=0)
        held = overall >= COVERED and thirds.min() >= COVERED_THIRD
        shown = "".join(f"{share:8.3f}" for share in (overall, *thirds))
        print(f"   {setting.name:10}{shown}{'' if held else '  below the gate'}")
