"""The dispersion of a division of talks: what was drawn, noise or not, and never sure of little."""

import numpy as np
import pandas as pd
import pytest

from pipeline.signals.mix.dispersion import Division
from tests.mix_releases import RELATIONS
from tests.releases import geometric_noise

EPSILON = 1.0


def division(counts, epsilon=EPSILON):
    rows = [
        {"periode": f"{2000 + t}", "relatie": code, "noisy_n": int(n), "epsilon": epsilon}
        for t, of_period in enumerate(counts)
        for code, n in zip(RELATIONS, of_period, strict=True)
    ]
    columns = ["periode", "relatie", "noisy_n", "epsilon"]
    return Division.of(pd.DataFrame(rows, columns=columns), "relatie")


def drawn(dispersion, rng, a_period=300, periods=16):
    mean = np.repeat([[a_period * share for share in RELATIONS.values()]], periods, axis=0)
    if dispersion == 1:
        counts = rng.poisson(mean)
    else:
        counts = rng.negative_binomial(mean / (dispersion - 1), 1 / dispersion)
    return counts + geometric_noise(EPSILON, counts.shape, rng)


@pytest.mark.parametrize("dispersion", [1.0, 1.5, 2.0])
def test_it_is_what_the_counts_were_drawn_with(dispersion):
    rng = np.random.default_rng(1)
    found = [division(drawn(dispersion, rng)).dispersion for _ in range(40)]
    assert np.mean(found) == pytest.approx(dispersion, abs=0.2)
    assert min(found) >= 1.0


def test_what_all_codes_do_together_is_not_in_it():
    rng = np.random.default_rng(2)
    busy = np.where(np.arange(16) % 2, 2.0, 0.5)[:, None]
    shares = np.array(list(RELATIONS.values()))
    counts = rng.poisson(300 * busy * shares)
    assert division(counts).dispersion < 1.5


@pytest.mark.parametrize("periods", [0, 1])
def test_without_two_periods_it_is_the_usual_one(periods):
    assert division(np.full((periods, len(RELATIONS)), 5)).dispersion == 1.5


def test_few_noisy_counts_do_not_vouch_for_themselves():
    """Counts of hardly any talks tell nothing, so what is usual is kept, with room above it."""
    rng = np.random.default_rng(3)
    found = [division(drawn(2.0, rng, a_period=5, periods=4), 0.25).dispersion for _ in range(20)]
    assert min(found) > 1.2
