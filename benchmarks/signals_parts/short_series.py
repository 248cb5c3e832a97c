"""Part 1: the change test on short noisy series, beside what METHODS says is within reach.

One quarter after twelve, and four after twelve (the year that a publication looks at, with three
years before it). The dispersion is estimated, pooled over the 27 cells of a release.
"""

from collections.abc import Sequence
from functools import partial
from itertools import product
from math import inf
from multiprocessing.pool import Pool

import numpy as np

from benchmarks.signals_parts.cells import Alarms, Setting, alarms, summed

SIZE_GATE = (0.5, 1.2)
SETTINGS = tuple(
    Setting(epsilon, mu, dispersion)
    for epsilon, mu, dispersion in product((0.25, 0.5, 1.0, 2.0, inf), (2, 5, 10, 20), (1, 1.5, 2))
)
ONE_QUARTER = {(0.25, 5): (3, 4, 14, 16), (0.25, 20): (48, 58, 97, 99), (0.5, 5): (12, 15, 47, 55),
               (0.5, 10): (36, 44, 90, 94), (1.0, 2): (6, 10, 22, 32), (1.0, 5): (22, 30, 70, 78),
               (1.0, 10): (50, 60, 97, 98), (1.0, 20): (86, 91, 100, 100),
               (inf, 5): (27, 37, 78, 85), (inf, 10): (57, 65, 98, 99)}  # fmt: skip
"""METHODS section 2 by epsilon and mean: doubling A and L, tripling A and L, percent."""
FOUR_QUARTERS = {(1.0, 2): 25, (1.0, 5): 70, (1.0, 10): 97, (0.5, 2): 10, (0.5, 5): 47,
                 (0.5, 10): 90, (0.25, 2): 3, (0.25, 5): 18, (0.25, 10): 60}  # fmt: skip
"""Within reach for a doubling, percent."""
_CHUNK = 37


def report(pool: Pool, size_releases: int, power_releases: int) -> None:
    """Print size and power."""
    _sizes(pool, size_releases)
    _one_quarter(pool, power_releases)
    _four_quarters(pool, power_releases)


def _measure(pool: Pool, settings: Sequence[Setting], releases: int) -> list[Alarms]:
    parts = max(releases // _CHUNK, 1)
    jobs = [(s, releases // parts, seed) for s in settings for seed in range(parts)]
    found = pool.starmap(alarms, jobs, chunksize=1)
    each = [found[at : at + parts] for at in range(0, len(found), parts)]
    return [summed(np.concatenate(one)) for one in each]


def _sizes(pool: Pool, releases: int) -> None:
    low, high = SIZE_GATE
    print(f"1a. Size, percent: one quarter after twelve, one-sided 1 %, {releases} releases of 27")
    print(f"    the gate is {low} to {high} for a rise")
    print("epsilon   mu  phi |  rise (s.e.)   fall | gate")
    missed = []
    for s, found in zip(SETTINGS, _measure(pool, SETTINGS, releases), strict=True):
        rise, error = 100 * found.rise, 100 * found.error
        is_met = low <= rise <= high
        missed += [] if is_met else [s]
        print(f"{s.epsilon:7} {s.mu:4} {s.dispersion:4} | {rise:5.2f} ({error:.2f}) "
              f"{100 * found.fall:6.2f} | {'met' if is_met else 'MISSED'}", flush=True)  # fmt: skip
    print(f"    {len(SETTINGS) - len(missed)} of {len(SETTINGS)} settings within the gate")


def _one_quarter(pool: Pool, releases: int) -> None:
    print("\n1b. Power of one quarter after twelve, percent (phi 1)")
    print("epsilon   mu | doubling    A    L | tripling    A    L | gate: at least A")
    make = [partial(Setting, epsilon, mu) for epsilon, mu in ONE_QUARTER]
    doubled, tripled = (
        _measure(pool, [one(factor=factor) for one in make], releases) for factor in (2.0, 3.0)
    )
    for ((epsilon, mu), bars), two, three in zip(
        ONE_QUARTER.items(), doubled, tripled, strict=True
    ):
        a_two, l_two, a_three, l_three = bars
        power = 100 * two.rise, 100 * three.rise
        print(f"{epsilon:7} {mu:4} | {power[0]:8.1f} {a_two:4} {l_two:4} "
              f"| {power[1]:8.1f} {a_three:4} {l_three:4} "
              f"| {_verdict(power, (a_two, a_three))}", flush=True)  # fmt: skip


def _four_quarters(pool: Pool, releases: int) -> None:
    print("\n1c. Power of four quarters after twelve and after sixteen, doubling, percent (phi 1)")
    print("epsilon   mu | gate | after 12          | after 16")
    seen = [
        _measure(
            pool,
            [Setting(e, mu, factor=2.0, window=4, history=history) for e, mu in FOUR_QUARTERS],
            releases,
        )
        for history in (12, 16)
    ]
    for ((epsilon, mu), bar), *both in zip(FOUR_QUARTERS.items(), *seen, strict=True):
        percents = [(100 * one.rise, 100 * one.error) for one in both]
        shown = [f"{p:5.1f} ({error:.1f}) {_verdict([p], [bar]):6}" for p, error in percents]
        print(f"{epsilon:7} {mu:4} | {bar:4} | {' | '.join(shown)}", flush=True)


def _verdict(seen: Sequence[float], bars: Sequence[float]) -> str:
    """In whole percents, as the bars are."""
    is_met = all(round(one) >= bar for one, bar in zip(seen, bars, strict=True))
    return "met" if is_met else "MISSED"
