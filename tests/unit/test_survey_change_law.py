"""The law of a difference of noisy means: against known laws, by simulation, and its size."""

import numpy as np
import pytest
from scipy import stats

from pipeline.release.noise_law import Noise
from pipeline.signals.survey.histogram import Bin, Histogram
from pipeline.signals.wave.comparison import Spread, against
from pipeline.signals.wave.law import DifferenceLaw, certain, joined
from pipeline.signals.wave.spread import between_units
from tests.releases import geometric_noise

POINTS = np.array([0.0, 25.0, 50.0, 75.0, 100.0])


@pytest.mark.parametrize("value", [0.0, 0.7, 3.0, 9.0])
@pytest.mark.parametrize("chance", [((1.0, 1.7),), ((0.7, 1.7), (0.3, 20.0))])
def test_without_noise_it_is_normal_or_several_normals(value, chance):
    expected = sum(weight * stats.norm.sf(value / error) for weight, error in chance)
    assert DifferenceLaw((), chance).above(value) == pytest.approx(expected, rel=1e-4)


def test_noise_keeps_its_own_tails():
    rng = np.random.default_rng(2)
    weights, noise = (0.8, 0.4, 0.4, 0.8), Noise(((0.25, 1),))
    law = DifferenceLaw(joined((weight, noise) for weight in weights), certain(2.0))
    drawn = 2.0 * rng.normal(size=400_000)
    for weight in weights:
        drawn = drawn + weight * geometric_noise(0.25, drawn.shape, rng)
    for value in (4.0, 12.0, 22.0):
        assert law.above(value) == pytest.approx((drawn > value).mean(), rel=0.1)
    assert law.above(25.0) > 4 * stats.norm.sf(25.0 / law.error)


def test_the_limit_is_passed_with_its_level():
    law = DifferenceLaw(((0.5, Noise(((0.3, 5),))),), certain(1.0))
    for level in (0.05, 0.001):
        assert law.above(law.limit(level)) == pytest.approx(level, rel=0.1)
    assert law.smallest(0.05) > law.limit(0.05)


def histogram(n: int, epsilon: float, rng: np.random.Generator) -> Histogram:
    answers = rng.multinomial(n, [0.06, 0.14, 0.4, 0.3, 0.1])
    noisy = answers + geometric_noise(epsilon, (5,), rng)
    noise = Noise(((epsilon, 1),))
    bins = tuple(Bin(float(p), int(x), noise) for p, x in zip(POINTS, noisy, strict=True))
    return Histogram("2025", "", "mb", bins, ())


@pytest.mark.parametrize(("n", "epsilon"), [(150, 0.5), (600, 0.1)])
def test_a_quiet_wave_is_called_different_as_often_as_it_says(n, epsilon):
    rng = np.random.default_rng(n)
    runs, level = 500, 0.05
    false = 0
    for _ in range(runs):
        seen, *others = (histogram(n, epsilon, rng) for _ in range(4))
        false += against("golven", seen, others, 500.0, Spread(), False).p_value < level
    assert abs(false / runs - level) <= 3 * np.sqrt(level * (1 - level) / runs)


@pytest.mark.parametrize("apart", [2.0, 8.0])
def test_units_that_differ_by_themselves_are_not_named_for_it(apart):
    """Three others or five say little of how units differ: then what they leave open counts."""
    rng = np.random.default_rng(int(apart))
    runs, level = 300, 0.05
    for number in (3, 5):
        false = 0
        for _ in range(runs):
            seen, *others = (exactly(60 + apart * rng.normal()) for _ in range(number + 1))
            spread = between_units(others, 500.0)
            false += against("eenheden", seen, others, 500.0, spread, False).p_value < level
        assert false / runs <= level + 3 * np.sqrt(level * (1 - level) / runs)


def test_a_unit_far_from_many_that_hardly_differ_is_seen():
    seen, others = exactly(45), [exactly(60 + shift) for shift in (-2, -1, 0, 0, 1, 2, 1, -1)]
    comparison = against("eenheden", seen, others, 500.0, between_units(others, 500.0), False)
    assert comparison.p_value < 0.001


def exactly(mean: float) -> Histogram:
    """A unit of 2,000 answers around this mean, with hardly any noise or sampling."""
    share = mean / 100
    counts = round(2_000 * (1 - share)), round(2_000 * share)
    noise = Noise(((5.0, 1),))
    bins = tuple(Bin(p, n, noise) for p, n in zip((0.0, 100.0), counts, strict=True))
    return Histogram("2025", "u", "mb", bins, ())
