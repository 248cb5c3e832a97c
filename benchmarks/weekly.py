"""The change test on the field's own simulation, beside the methods of R's `surveillance`.

    python -m benchmarks.weekly [--seeds 20]

42 scenarios of weekly counts (tests/simulators/surveillance.py, written before the test by somebody
who had not seen it), no privacy noise. Each judged week is held against what all weeks before it
make one expect: the level, trend and season that a series with a long past gets in `vip run`
(pipeline/signals/change/own.py), and the same comparison of two counts. Thresholds are fixed on
other series than those that are judged.
"""

import argparse
from collections.abc import Sequence
from multiprocessing import Pool

import numpy as np

from benchmarks.field_methods.compared import scores
from pipeline.release.noise_law import Noise
from pipeline.signals.change.own import own_baseline
from pipeline.signals.predictive import predictive_tail
from pipeline.signals.rates import rates_of
from pipeline.signals.series import Point
from tests.simulators.surveillance import (
    FIRST_JUDGED,
    N_JUDGED,
    REPLICATES,
    TUNING,
    Series,
    known_mean_p_values,
    pod_and_fpr,
    pod_fpr_curve,
    read_measured,
    simulate_all,
    threshold_at,
)

WINDOWS = (1, 2)
OTHERS = 1.5  # dispersion of series that are not there: each is read alone
GATE_FPR, GATE_POD = 0.010, 0.57
AIM = 0.0095  # on the series for thresholds: a little below the gate, as the others will differ
RISES = 0.5
RULES = ("one week", "two weeks", "two weeks, the newest above what is usual")


def p_values(counts: np.ndarray, weeks: Sequence[int]) -> np.ndarray:
    """One-sided mid-p values of shape (weeks, windows) that these weeks are higher."""
    points = tuple(
        Point(f"{1 + at // 52:04d}-W{1 + at % 52:02d}", int(n), Noise(), 1.0, ())
        for at, n in enumerate(counts)
    )
    found = np.ones((len(weeks), len(WINDOWS)))
    for row, week in enumerate(weeks):
        fit = own_baseline(points[: week - max(WINDOWS)], OTHERS)
        for column, window in enumerate(WINDOWS):
            sides = fit.sides(points[week - window : week])
            past = rates_of(sides.before, fit.dispersion)
            tail = predictive_tail(sides.after, past, fit.dispersion)
            found[row, column] = tail.rise
    return found


def both(one: Series) -> tuple[np.ndarray, np.ndarray]:
    """With and without the current outbreak; alike until it begins."""
    weeks = range(FIRST_JUDGED, FIRST_JUDGED + N_JUDGED)
    without = p_values(one.without_current, weeks)
    begins = int(np.flatnonzero(one.with_current != one.without_current)[0]) + 1
    later = [week for week in weeks if week >= begins]
    changed = without.copy()
    changed[len(weeks) - len(later) :] = p_values(one.with_current, later)
    return changed, without


def quiet(one: Series) -> np.ndarray:
    """Without the current outbreak."""
    return p_values(one.without_current, range(FIRST_JUDGED, FIRST_JUDGED + N_JUDGED))


def by_rule(p: np.ndarray) -> dict[str, np.ndarray]:
    """From p-values (series, weeks, windows) to one p-value a week for each rule."""
    week, fortnight = p[..., 0], p[..., 1]
    rules = (week, fortnight, np.where(week < RISES, fortnight, 1.0))
    return dict(zip(RULES, rules, strict=True))


def main() -> None:
    """Print POD and FPR of each rule, of who knows the mean, and of R's methods."""
    parser = argparse.ArgumentParser(prog="benchmarks.weekly")
    parser.add_argument("--seeds", type=int, default=len(REPLICATES))
    chosen = parser.parse_args()
    judged, tuning = simulate_all(range(1, chosen.seeds + 1)), simulate_all(TUNING)
    with Pool() as pool:
        pairs = pool.map(both, judged, chunksize=8)
        fixed_on = by_rule(np.array(pool.map(quiet, tuning, chunksize=8)))
    changed = by_rule(np.array([pair[0] for pair in pairs]))
    without = by_rule(np.array([pair[1] for pair in pairs]))
    print(f"{len(judged)} series; thresholds from {len(tuning)} others, aimed at FPR {AIM}")
    print(f"{'':44}{'FPR':>8}{'POD':>8}{'p below':>9}")
    for rule in RULES:
        at = threshold_at(fixed_on[rule], AIM)
        score = pod_and_fpr(changed[rule] <= at, without[rule] <= at, judged)
        is_met = score.pod >= GATE_POD and score.fpr <= GATE_FPR
        gate = "gate met" if is_met else "gate not met"
        print(f"{rule:44}{score.fpr:8.4f}{score.pod:8.3f}{at:9.4f}  {gate}")
    known = [
        np.array([known_mean_p_values(one, getattr(one, version)) for one in judged]) < 0.01
        for version in ("with_current", "without_current")
    ]
    score = pod_and_fpr(*known, judged)
    print(f"{'one week, mean and dispersion known':44}{score.fpr:8.4f}{score.pod:8.3f}{0.01:9.4f}")
    print("\nthe field's methods on these same series, and those of R on its own")
    for method, row in scores(judged).iterrows():
        theirs = f"R on its own series {row['r_fpr']:.4f} {row['r_pod']:.3f}"
        print(f"{method:44}{row['fpr']:8.4f}{row['pod']:8.3f}  {theirs}")
    print("\nPOD at the FPR of each of R's methods (measured_r_surveillance.csv, other series)")
    best = RULES[-1]
    for method, row in read_measured().sort_values("fpr").iterrows():
        at = [float(np.quantile(without[best], row["fpr"]))]
        ours = pod_fpr_curve(changed[best], without[best], judged, at).iloc[0]
        print(f"{method:24} FPR {row['fpr']:.4f}  POD {row['pod']:.3f}  ours {ours['pod']:.3f}")


if __name__ == "__main__":
    main()
