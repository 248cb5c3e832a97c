"""Size by simulation: what is said of chance is true of chance."""

import numpy as np
import pytest

from pipeline.release.noise_law import Counted, Noise
from pipeline.signals import detect
from pipeline.signals.predictive import predictive_tail
from pipeline.signals.rates import rates_of
from tests.releases import TODAY, geometric_noise, publiek_of, release_of, simulated

RUNS = 500
ERRORS = 3 * np.sqrt(0.01 * 0.99 / (2 * RUNS))
FOUND = ("let_op", "signaal", "sterk_signaal")
PLAN = {"totaal": 0.15, "cluster": 0.15, "hoofdcategorie": 0.5, "eenheid": 0.2}
SIZES = {f"u{i:02d}": n for i, n in enumerate([3000] + [900] * 4)}


@pytest.mark.parametrize("epsilon", [0.25, 0.5, 1.0])
@pytest.mark.parametrize("mu", [1, 5, 20])
def test_the_comparison_holds_its_size(epsilon, mu):
    rng = np.random.default_rng([mu, int(100 * epsilon)])
    noise = Noise.of([epsilon])
    false = []
    for _ in range(RUNS):
        seen = rng.poisson(mu, 20) + geometric_noise(epsilon, 20, rng)
        counts = [Counted(int(n), 1.0, noise) for n in seen]
        tail = predictive_tail(counts[:4], rates_of(tuple(counts[4:]), 1.0), 1.0)
        false.append([tail.rise < 0.01, tail.fall < 0.01])
    assert np.mean(false) <= 0.01 + ERRORS
    assert np.mean(false) >= (0.01 - ERRORS if mu > 1 else 0.002)  # a rate cannot be below zero


@pytest.mark.parametrize("dispersion", [1.0, 1.5])
def test_one_quiet_publication_in_ten_at_most_shows_anything(dispersion):
    runs, shown = 20, 0
    for seed in range(runs):
        rng = np.random.default_rng(1000 + seed)
        truth = simulated(250, rng, SIZES, dispersion=dispersion)
        signals = detect(release_of(truth, PLAN, rng, publiek_of(SIZES)), TODAY)
        shown += signals["niveau"].isin(FOUND).any()
    assert shown / runs <= 0.10 + 3 * np.sqrt(0.10 * 0.90 / runs)
