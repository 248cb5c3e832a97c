"""Part 3: the year, half-year and quarter that a publication by the quarter looks at.

Sixteen quarters of history or more, a season that has to be estimated, dispersion pooled:
everything as `vip run` has it, from the released tables on.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product
from multiprocessing.pool import Pool

import numpy as np

from pipeline.signals.change.change import Change
from pipeline.signals.change.judged import changes_of
from pipeline.signals.series import Scope
from pipeline.signals.sources import collect
from tests.releases import publiek_of, release_of, simulated

ALPHA = 0.01
LENGTHS = (4, 2, 1)
LARGEST = "sw_leidinggevende"
_EMPLOYEES = {"u0": 12_000}
_PER_1000 = 21.0


@dataclass(frozen=True)
class Setting:
    """`season`: how far the busiest part of the year is from the usual."""

    epsilon: float
    dispersion: float
    season: float


SETTINGS = tuple(Setting(*one) for one in product((0.25, 1.0), (1.0, 1.5), (0.15, 0.3)))


def report(pool: Pool, releases: int, settings: Sequence[Setting] = SETTINGS) -> None:
    """Print the size of every look, and what the shorter ones add."""
    print(f"\n3a. Quiet tests of each stretch below one-sided 1 %, percent, {releases} releases of "
          "12,000 employees by the quarter: rise / fall")  # fmt: skip
    print("epsilon  phi season | categories: year   half-year     quarter | total, all stretches")
    for s in settings:
        drawn = pool.starmap(sizes, [(s, seed) for seed in range(releases)])
        of_looks = 100 * np.mean([looks for looks, _ in drawn], axis=(0, 2))
        total = 100 * np.mean([below for _, below in drawn])
        shown = "   ".join(f"{rise:4.2f} / {fall:4.2f}" for rise, fall in of_looks)
        print(f"{s.epsilon:7} {s.dispersion:4} {s.season:6} | {shown} | two-sided {total:.2f}",
              flush=True)  # fmt: skip
    print("\n3b. A doubling of the largest category, two-sided below 1 %, percent: "
          "with all stretches (the year alone)")  # fmt: skip
    print("epsilon |     1 quarter ago     2 quarters ago     4 quarters ago")
    for epsilon in (0.25, 1.0):
        setting = Setting(epsilon, 1.2, 0.15)
        cells = []
        for last in (1, 2, 4):
            seen = pool.starmap(doubled, [(setting, last, seed) for seed in range(releases)])
            both, year = 100 * np.mean(seen, axis=0)
            cells.append(f"{both:6.1f} ({year:5.1f})")
        print(f"{epsilon:7} | {'     '.join(cells)}", flush=True)


def sizes(setting: Setting, seed: int) -> tuple[np.ndarray, bool]:
    """By look and category whether its rise or fall is below alpha; and whether the total is."""
    changes = _changes(setting, seed)
    categories = [change for scope, change in changes.items() if scope.hoofdcategorie]
    found = [[_below(change, n) for change in categories] for n in LENGTHS]
    return np.array(found, float), changes[Scope()].p_value < ALPHA


def doubled(setting: Setting, last: int, seed: int) -> tuple[bool, bool]:
    """Whether the largest category is seen by all looks together, and by the year alone."""
    change = _changes(setting, seed, last)[Scope(hoofdcategorie=LARGEST)]
    return change.p_value < ALPHA, change.year.p_value < ALPHA


def _below(change: Change, length: int) -> tuple[bool, bool]:
    tail = next(look.tail for look in change.looks if len(look.points) == length)
    return tail.rise < ALPHA, tail.fall < ALPHA


def _changes(setting: Setting, seed: int, last: int = 0) -> dict[Scope, Change]:
    rng = np.random.default_rng(
        [seed, last, *(int(100 * value) for value in vars(setting).values())]
    )
    a_year = _PER_1000 * _EMPLOYEES["u0"] / 1000
    truth = simulated(a_year, rng, _EMPLOYEES, dispersion=setting.dispersion, season=setting.season)
    truth = truth.times(2.0, rng, last, hoofdcategorie=LARGEST) if last else truth
    plan = {"totaal": setting.epsilon, "hoofdcategorie": setting.epsilon}
    return changes_of(collect(release_of(truth, plan, rng, publiek_of(_EMPLOYEES))))
