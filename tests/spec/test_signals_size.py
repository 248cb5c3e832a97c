"""Size by simulation: what is said of chance is true of chance."""

import numpy as np
import pytest

from pipeline.release.noise_law import Counted, Noise, comparison_tail
from pipeline.signals import detect
from tests.releases import TODAY, geometric_noise, publiek_of, release_of, simulated

RUNS = 1500
ERRORS = 3 * np.sqrt(0.01 * 0.99 / (2 * RUNS))
FOUND = ("let_op", "signaal", "sterk_signaal")
PLAN = {"totaal": 0.15, "cluster": 0.15, "hoofdcategorie": 0.5, "eenheid": 0.2}
SIZES = {f"u{i:02d}": n for i, n in enumerate([3000] + [900] * 4)}


@pytest.mark.parametrize("epsilon", [0.25, 0.5, 1.0])
@pytest.mark.parametrize("mu", [1, 5, 20])
def test_the_comparison_holds_its_size(epsilon, mu):
    rng = np.random.default_rng([mu, int(100 * epsilon)])
    window = rng.poisson(4 * mu, RUNS) + geometric_noise(epsilon, (4, RUNS), rng).sum(axis=0)
    history = rng.poisson(16 * mu, RUNS) + geometric_noise(epsilon, (16, RUNS), rng).sum(axis=0)
    noises = Noise(((epsilon, 4),)), Noise(((epsilon, 16),))
    tails = [
        comparison_tail(Counted(int(x), 4, noises[0]), Counted(int(y), 16, noises[1]))
        for x, y in zip(window, history, strict=True)
    ]
    false = np.mean([[t.rise < 0.01, t.fall < 0.01] for t in tails])
    assert 0.01 - ERRORS <= false <= 0.01 + ERRORS


@pytest.mark.parametrize("dispersion", [1.0, 1.5])
def test_one_quiet_publication_in_ten_at_most_shows_anything(dispersion):
    runs, shown = 20, 0
    for seed in range(runs):
        rng = np.random.default_rng(1000 + seed)
        truth = simulated(250, rng, SIZES, dispersion=dispersion)
        signals = detect(release_of(truth, PLAN, rng, publiek_of(SIZES)), TODAY)
        shown += signals["niveau"].isin(FOUND).any()
    assert shown / runs <= 0.10 + 3 * np.sqrt(0.10 * 0.90 / runs)
