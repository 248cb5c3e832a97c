"""Size and power of the pattern tests, by simulation with fixed seeds.

    python -m benchmarks.patterns [--keer 4000] [--publicaties 200]

1. The change test: one year against four, quarters with their own noise, dispersion known.
2. The same with the dispersion estimated, pooled over 27 categories of an organisation of 12,000.
3. Whole publications under the planner's own plan: how often anything is shown when nothing
   changed, and how often the year-long doubling of the largest category is a signaal or more.
4. The same doubling when it has lasted one or two quarters, beside looking at whole years alone.
5. The time `detect` takes on all series of an organisation of 12,000.

The figures to beat are those of METHODS section 2, "within reach at four quarters".
"""

import argparse
import time
from collections.abc import Mapping
from contextlib import nullcontext
from functools import cache
from multiprocessing import Pool
from unittest.mock import patch

import numpy as np

from pipeline.release.key_sets import code_lists
from pipeline.release.noise_law import Counted, Noise, comparison_tail
from pipeline.release.plan import TalkPlan
from pipeline.release.planner import choose_plan
from pipeline.settings import PlanSection
from pipeline.signals import detect
from pipeline.signals.change.judged import changes_of
from pipeline.signals.sources import collect
from tests.releases import SHARES, TODAY, geometric_noise, publiek_of, release_of, simulated

ALPHA = 0.01
_SEASON = "pipeline.signals.change.judged.season_factors"  # without one only years are seen
WITHIN_REACH = {(1.0, 2): 25, (1.0, 5): 70, (1.0, 10): 97, (0.5, 2): 10, (0.5, 5): 47,
                (0.5, 10): 90, (0.25, 2): 3, (0.25, 5): 18, (0.25, 10): 60}  # fmt: skip
LARGEST = "sw_leidinggevende"
EXPECTED = SHARES | {LARGEST: 0.17}
PERSONS_PER_1000 = 21.0
SIZES: Mapping[int, tuple[int, ...]] = {
    1_500: (600, 500, 400),
    4_000: (1000, 800, 800, 700, 700),
    12_000: (3000, *(900,) * 3, *(450,) * 14),
    60_000: (9000, *(3000,) * 9, *(1200,) * 20),
}
FOUND = ("let_op", "signaal", "sterk_signaal")


def tails(mu: float, factor: float, epsilon: float, runs: int) -> np.ndarray:
    """One-sided p-values (rise, fall) of `runs` comparisons of 4 quarters with 16."""
    rng = np.random.default_rng([int(mu), int(100 * factor), int(100 * epsilon)])
    window = rng.poisson(4 * mu * factor, runs) + geometric_noise(epsilon, (4, runs), rng).sum(0)
    history = rng.poisson(16 * mu, runs) + geometric_noise(epsilon, (16, runs), rng).sum(0)
    now, before = Noise(((epsilon, 4),)), Noise(((epsilon, 16),))
    found = [
        comparison_tail(Counted(int(seen), 4, now), Counted(int(past), 16, before))
        for seen, past in zip(window, history, strict=True)
    ]
    return np.array([[tail.rise, tail.fall] for tail in found])


def the_test(runs: int) -> None:
    print(f"1. The change test at one-sided alpha {ALPHA}, percent, {runs} runs each")
    print("epsilon   mu | size: rise  fall | doubling (within reach) | tripling | halving")
    for epsilon in (1.0, 0.5, 0.25):
        for mu in (1, 2, 5, 10, 20):
            size = 100 * (tails(mu, 1, epsilon, runs) < ALPHA).mean(axis=0)
            power = [
                100 * (tails(mu, f, epsilon, runs // 2)[:, side] < ALPHA).mean()
                for f, side in ((2, 0), (3, 0), (0.5, 1))
            ]
            bar = str(WITHIN_REACH.get((epsilon, mu), ""))
            print(
                f"{epsilon:7} {mu:4} | {size[0]:10.2f} {size[1]:5.2f} | {power[0]:8.1f} {bar:>14} "
                f"| {power[1]:8.1f} | {power[2]:7.1f}"
            )


def sizes_of(employees: int) -> dict[str, int]:
    return {f"u{number:02d}": n for number, n in enumerate(SIZES[employees])}


def dispersed(seed: int, dispersion: float) -> list[float]:
    """Two-sided p-values of all categories of one quiet organisation of 12,000."""
    rng = np.random.default_rng([seed, int(100 * dispersion)])
    truth = simulated(250, rng, {"u0": 12_000}, dispersion=dispersion)
    plan = {"hoofdcategorie": 0.6, "totaal": 0.4}
    release = release_of(truth, plan, rng, publiek_of({"u0": 12_000}))
    changes = changes_of(collect(release)).values()
    return [change.p_value for change in changes if change.series.scope.hoofdcategorie]


def with_estimated_dispersion(runs: int, pool: "Pool") -> None:
    print(f"\n2. Dispersion estimated (27 categories, epsilon .6), percent, {runs} organisations")
    print("true phi | two-sided p < .05  < .01")
    for dispersion in (1.0, 1.5, 2.0):
        found = pool.starmap(dispersed, [(seed, dispersion) for seed in range(runs)])
        p_values = np.concatenate([np.array(one) for one in found])
        below = [100 * (p_values < bar).mean() for bar in (0.05, 0.01)]
        print(f"{dispersion:8} | {below[0]:17.2f} {below[1]:6.2f}")


@cache
def plan_of(employees: int) -> TalkPlan:
    """What the planner chooses for an organisation of this size."""
    publiek = publiek_of(sizes_of(employees))
    return choose_plan(publiek, "2025-Q4", code_lists(), 1_000_000, PlanSection())


def publication(
    seed: int, employees: int, factor: float, phi: float, last: int = 4, years_only: bool = False
) -> tuple[bool, bool, float]:
    """Whether anything was shown, whether the largest category was, and the seconds it took."""
    rng = np.random.default_rng([seed, employees, int(10 * factor), int(10 * phi), last])
    sizes = sizes_of(employees)
    publiek = publiek_of(sizes)
    plan = plan_of(employees)
    a_year = PERSONS_PER_1000 * employees / 1000
    truth = simulated(a_year, rng, sizes, dispersion=phi, shares=EXPECTED)
    if factor != 1:
        truth = truth.times(factor, rng, last, hoofdcategorie=LARGEST)
    tables = {name: micro / 1e6 for name, micro in plan.tabellen.items()}
    release = release_of(truth, tables, rng, publiek, plan.korrel)
    start = time.perf_counter()
    with patch(_SEASON, return_value={}) if years_only else nullcontext():
        signals = detect(release, TODAY)
    seconds = time.perf_counter() - start
    shown = signals[signals["niveau"].isin(FOUND)]
    is_largest = (shown["hoofdcategorie"] == LARGEST) & (shown["richting"] == "stijging")
    return bool(len(shown)), bool(is_largest.any()), seconds


def publications(runs: int, pool: "Pool") -> None:
    print(f"\n3. Publications under the planner's plan, percent of {runs}")
    print(
        "employees | shown when quiet, phi 1 | phi 1.5 | largest category doubled: signaal or more"
    )
    for employees in SIZES:
        parts = []
        for factor, phi in ((1.0, 1.0), (1.0, 1.5), (2.0, 1.0)):
            jobs = [(seed, employees, factor, phi) for seed in range(runs)]
            results = np.array(pool.starmap(publication, jobs), dtype=float)
            parts.append(100 * results[:, 1 if factor > 1 else 0].mean())
        print(f"{employees:9} | {parts[0]:23.1f} | {parts[1]:7.1f} | {parts[2]:6.1f}", flush=True)


def sooner(runs: int, pool: "Pool") -> None:
    print(f"\n4. The largest category doubled, signaal or more, percent of {runs}")
    print("employees | quarters since | found | with whole years alone")
    for employees in (12_000, 60_000):
        for last in (1, 2, 4):
            jobs = [
                [(seed, employees, 2.0, 1.2, last, years_only) for seed in range(runs)]
                for years_only in (False, True)
            ]
            seen, years = (
                100 * np.array(pool.starmap(publication, one))[:, 1].mean() for one in jobs
            )
            print(f"{employees:9} | {last:14} | {seen:5.1f} | {years:5.1f}", flush=True)


def speed() -> None:
    times = [publication(seed, 12_000, 1.0, 1.0)[2] for seed in range(5)]
    print(f"\n5. detect at 12,000 employees: {np.median(times):.2f} s (median of {len(times)})")


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--keer", type=int, default=3000)
    parser.add_argument("--publicaties", type=int, default=200)
    arguments = parser.parse_args()
    with Pool(2) as pool:
        the_test(arguments.keer)
        with_estimated_dispersion(arguments.publicaties, pool)
        publications(arguments.publicaties, pool)
        sooner(arguments.publicaties // 2, pool)
    speed()


if __name__ == "__main__":
    main()
