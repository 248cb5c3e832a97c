"""A rise of twenty in one cell: what is shown of it, beside the anchor on the same numbers."""

from itertools import product

import numpy as np

from benchmarks.door_parts.accuracy import Mapper
from benchmarks.door_parts.w_tables import drawn
from tests.simulators.anchor import anchor
from tests.simulators.door_measures import SpikeReport, spike_report
from tests.simulators.workload import (
    BASE_UNDER_SPIKE,
    DENSE,
    SPARSE,
    SPIKE,
    SPIKE_SEEDS,
    spike_for,
    with_spike,
    workload,
)

TOLERANCE = {1.0: 0.20, 0.25: 0.40}
NAMES = {DENSE: "dense", SPARSE: "sparse"}
Job = tuple[float, float, int, int]


def shown(job: Job) -> tuple[SpikeReport, SpikeReport]:
    """Ours and the anchor's, over a number of draws of the noise on one data set."""
    mean, epsilon, seed, draws = job
    counts = workload(seed, mean)
    spike = spike_for(seed, counts, BASE_UNDER_SPIKE[mean])
    spiked = with_spike(counts, *spike.cell)
    released = [drawn(spiked, epsilon) for _ in range(draws)]
    return (
        spike_report([tables.estimate for tables in released], spiked, spike),
        spike_report([anchor(tables.noisy, epsilon) for tables in released], spiked, spike),
    )


def report(mapper: Mapper, draws: int, seeds: int = len(SPIKE_SEEDS)) -> None:
    """Print part 2."""
    print(f"\n2. +{SPIKE} on one cell, {seeds} data seeds x {draws} draws: shown / true, mean;")
    print("   and the share of draws within the tolerance")
    print(
        f"   {'':8}{'true':>6}{'epsilon':>9}{'ours':>8}{'anchor':>8}{'ours in':>9}{'anchor in':>11}"
    )
    for (mean, base), epsilon in product(BASE_UNDER_SPIKE.items(), TOLERANCE):
        jobs = [(mean, epsilon, seed, draws) for seed in SPIKE_SEEDS[:seeds]]
        pairs = list(mapper(shown, jobs))
        ours, anchors = (
            SpikeReport(tuple(value for pair in pairs for value in pair[side].per_draw))
            for side in (0, 1)
        )
        tolerance = TOLERANCE[epsilon]
        gate = "" if abs(ours.mean - 1) <= tolerance else f"  not within {tolerance:.0%}"
        print(
            f"   {NAMES[mean]:8}{base + SPIKE:6}{epsilon:9}{ours.mean:8.2f}"
            f"{f'({_error([one for one, _ in pairs]):.2f})':>8}{anchors.mean:8.2f}"
            f"{ours.share_within(tolerance):9.2f}{anchors.share_within(tolerance):11.2f}{gate}"
        )


def _error(by_seed: list[SpikeReport]) -> float:
    """Standard error of the mean over data seeds: the draws on one data set are alike."""
    means = [one.mean for one in by_seed]
    return float(np.std(means) / np.sqrt(len(means)))
