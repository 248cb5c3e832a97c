"""The weekly series on which the field compares its methods, and how it scores them.

Noufaily et al. 2013 (doi 10.1002/sim.5595), scored as Bedubourg & Le Strat 2017 (e0181227):
42 scenarios, 624 weeks, four past outbreaks and one current one in the last 49 weeks. Written from
that description before any method was, with the same parameters as the measured figures of R.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
import pandas as pd
from scipy import stats

DATA = Path(__file__).parents[1] / "data" / "surveillance"
N_WEEKS = 624
FIRST_JUDGED = 576
"""Weeks are numbered from 1: weeks 576 to 624 are judged."""
N_JUDGED = N_WEEKS - FIRST_JUDGED + 1
JUDGED = slice(FIRST_JUDGED - 1, N_WEEKS)
"""The judged weeks in an array of all weeks."""
PAST_WEEKS = (313, 575)
N_PAST = 4
K_PAST = (0, 2, 3, 5, 10)
K_CURRENT = tuple(range(1, 11))
_SMALLEST = 2
_SPREAD = 0.5
REPLICATES = tuple(range(1, 21))
"""Seeds to judge on: every K_CURRENT twice and every K_PAST four times, as in the R figures."""
TUNING = tuple(range(1_001, 1_021))
"""Other seeds, to fix thresholds on."""


@dataclass(frozen=True)
class Scenario:
    """One row of scenarios.csv: `phi` is variance / mean, `m` the number of harmonics."""

    number: int
    theta: float
    beta: float
    gamma1: float
    gamma2: float
    phi: float
    m: int

    def mean(self) -> np.ndarray:
        """Expected cases of each of the 624 weeks without outbreaks."""
        week = np.arange(1, N_WEEKS + 1)
        log_mean = self.theta + self.beta * week
        for j in range(1, self.m + 1):
            angle = 2 * np.pi * j * week / 52
            log_mean = log_mean + self.gamma1 * np.cos(angle) + self.gamma2 * np.sin(angle)
        return np.asarray(np.exp(log_mean))


@dataclass(frozen=True)
class Series:
    """Two versions of one series: counts of 624 weeks with and without the current outbreak.

    `outbreak` is true from the first to the last week with a case of the current outbreak; `k_past`
    and `k_current` are the sizes of outbreaks in standard deviations of a week.
    """

    scenario: Scenario
    seed: int
    k_past: int
    k_current: int
    with_current: np.ndarray
    without_current: np.ndarray
    outbreak: np.ndarray


@cache
def read_scenarios() -> tuple[Scenario, ...]:
    """The 42 scenarios in order."""
    frame = pd.read_csv(DATA / "scenarios.csv")
    return tuple(
        Scenario(int(r.scenario), r.theta, r.beta, r.gamma1, r.gamma2, r.phi, int(r.m))
        for r in frame.itertuples()
    )


def read_measured() -> pd.DataFrame:
    """R's methods on 20 replicates, fractions: index `method`; columns as in Score, n_series."""
    frame = pd.read_csv(DATA / "measured_r_surveillance.csv", index_col="method")
    return frame.rename(columns={"POD1week": "POD_first_week"}).rename(columns=str.lower)


def read_oracle() -> pd.DataFrame:
    """24 series with R's bounds (`<method>.u`) and alarms (`<method>.a`), a row a week.

    Columns series, scenario, rep, t (week 1 to 624), y (with the current outbreak), past_outbreak,
    current_outbreak (cases), then the methods, empty before week 576.
    """
    return pd.read_csv(DATA / "oracle.csv")


def simulate(scenario: Scenario, seed: int) -> Series:
    """The series of a scenario and a seed of 1 or more.

    Sizes of outbreaks follow the seed in turn, so that ten consecutive seeds are balanced.
    """
    rng = np.random.default_rng([scenario.number, seed])
    k_past = K_PAST[(seed - 1) % len(K_PAST)]
    k_current = K_CURRENT[(seed - 1) % len(K_CURRENT)]
    mean = scenario.mean()
    counts = _background(mean, scenario.phi, rng)
    sd = np.sqrt(scenario.phi * mean)
    for _ in range(N_PAST):
        start = int(rng.integers(PAST_WEEKS[0], PAST_WEEKS[1] + 1))
        counts = counts + _outbreak(start, k_past, sd, rng)
    current = np.zeros(N_WEEKS, dtype=int)
    while not current.any():  # again when every case would fall after the last week
        current = _outbreak(int(rng.integers(FIRST_JUDGED, N_WEEKS + 1)), k_current, sd, rng)
    weeks = np.flatnonzero(current)
    outbreak = np.zeros(N_WEEKS, dtype=bool)
    outbreak[weeks[0] : weeks[-1] + 1] = True
    return Series(scenario, seed, k_past, k_current, counts + current, counts, outbreak)


def simulate_all(seeds: Sequence[int] = REPLICATES) -> tuple[Series, ...]:
    """Every scenario with every seed: 840 series for the 20 replicates."""
    return tuple(simulate(scenario, seed) for scenario in read_scenarios() for seed in seeds)


def _background(mean: np.ndarray, phi: float, rng: np.random.Generator) -> np.ndarray:
    if phi == 1:
        return np.asarray(rng.poisson(mean))
    return np.asarray(rng.negative_binomial(mean / (phi - 1), 1 / phi))


def _outbreak(start: int, k: int, sd: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """Cases of one outbreak that starts in week `start`; none for size 0."""
    n = max(_SMALLEST, int(rng.poisson(k * sd[start - 1]))) if k else 0
    week = start + np.floor(rng.lognormal(0.0, _SPREAD, size=n)).astype(int)
    return np.bincount(week[week <= N_WEEKS] - 1, minlength=N_WEEKS)


@dataclass(frozen=True)
class Score:
    """Fractions. `fpr`: alarms a week without the current outbreak; `pod`: outbreaks with an alarm.

    `pod_first_week`: with one in the first week; `sensitivity`: outbreak weeks with an alarm;
    `specificity`: other weeks of the series with the outbreak that have none; `ppv`: alarms in
    those series that fall in the outbreak. `pod_se`: standard error of `pod`.
    """

    fpr: float
    pod: float
    pod_se: float
    pod_first_week: float
    sensitivity: float
    specificity: float
    ppv: float
    n_series: int


def pod_and_fpr(
    alarms_with: np.ndarray, alarms_without: np.ndarray, series: Sequence[Series]
) -> Score:
    """Score alarms, booleans of shape (series, 49): one row a series, one column a judged week.

    `alarms_with` on the counts with the current outbreak, `alarms_without` on those without it.
    Raises ValueError for another shape.
    """
    if alarms_with.shape != (len(series), N_JUDGED) or alarms_with.shape != alarms_without.shape:
        raise ValueError(f"alarms must have shape {(len(series), N_JUDGED)}")
    outbreak = np.array([one.outbreak[JUDGED] for one in series])
    first = outbreak & (outbreak.cumsum(axis=1) == 1)
    found = (alarms_with & outbreak).any(axis=1)
    pod = float(found.mean())
    return Score(
        fpr=float(alarms_without.mean()),
        pod=pod,
        pod_se=float(np.sqrt(pod * (1 - pod) / len(series))),
        pod_first_week=float((alarms_with & first).any(axis=1).mean()),
        sensitivity=float(alarms_with[outbreak].mean()),
        specificity=float(1 - alarms_with[~outbreak].mean()),
        ppv=float((alarms_with & outbreak).sum() / max(alarms_with.sum(), 1)),
        n_series=len(series),
    )


def known_mean_p_values(series: Series, counts: np.ndarray) -> np.ndarray:
    """Mid-p of each judged week for whoever knows the scenario's mean and dispersion.

    What no single-week test can be expected to beat on the same series. Over 200 seeds it has POD
    54.4 % at FPR .97 % with mid-p below .01 (51.8 % at .81 % with the whole p), standard error .5;
    20 replicates differ by 1.7 from one another, so compare on the same ones.
    """
    mean, y, phi = series.scenario.mean()[JUDGED], counts[JUDGED], series.scenario.phi
    law = stats.poisson(mean) if phi == 1 else stats.nbinom(mean / (phi - 1), 1 / phi)
    return np.asarray(law.sf(y) + 0.5 * law.pmf(y))


def threshold_at(p_without: np.ndarray, fpr: float) -> float:
    """The p-value to alarm at or below for at most `fpr` alarms a week on these series.

    To be taken on TUNING and judged on REPLICATES.
    """
    ordered = np.sort(p_without, axis=None)
    allowed = int(np.floor(fpr * ordered.size))
    below = ordered[ordered < ordered[allowed]] if allowed < ordered.size else ordered
    return float(below[-1]) if below.size else 0.0


def pod_fpr_curve(
    p_with: np.ndarray,
    p_without: np.ndarray,
    series: Sequence[Series],
    thresholds: Sequence[float],
) -> pd.DataFrame:
    """One row a threshold: threshold and the fields of Score."""
    rows = [
        {"threshold": at} | vars(pod_and_fpr(p_with <= at, p_without <= at, series))
        for at in thresholds
    ]
    return pd.DataFrame(rows)
