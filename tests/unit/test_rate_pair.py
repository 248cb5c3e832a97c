"""Two rate ratios compared: right without noise, blind to what all share, safe for any count."""

import numpy as np
import pytest
from scipy.stats import fisher_exact

from pipeline.release.noise_law import Counted, Noise
from pipeline.signals.rate_pair import RatePair
from pipeline.signals.sides import Sides
from tests.releases import geometric_noise

NONE = Noise()


def pair(part, rest, noise=NONE, dispersion=1.0, years=4.0):
    """`part` and `rest`: the newest year and what was counted in all years before it."""
    sides = [
        Sides((Counted(new, 1.0, noise),), (Counted(old, years, noise.times(int(years))),))
        for new, old in (part, rest)
    ]
    return RatePair(*sides, dispersion)


@pytest.mark.parametrize(
    ("part", "rest"), [((9, 12), (40, 160)), ((30, 60), (50, 200)), ((4, 4), (90, 300))]
)
def test_without_noise_it_lies_between_the_two_p_values_of_fisher(part, rest):
    table = [list(part), list(rest)]
    high = fisher_exact(table, "greater")[1]
    higher = fisher_exact([[part[0] + 1, part[1]], list(rest)], "greater")[1]
    assert higher * 0.9 < pair(part, rest).tail.rise < high * 1.1


def test_what_all_share_does_not_count():
    for times in (0.5, 1, 3):
        one = pair((round(50 * times), 200), (round(80 * times), 320))
        assert one.tail.rise == pytest.approx(0.5, abs=0.05)
        assert one.ratio.lower < 1 < one.ratio.upper


def test_the_other_way_round_is_the_mirror():
    one, other = pair((30, 60), (50, 200)), pair((50, 200), (30, 60))
    assert one.is_rise and not other.is_rise
    assert one.ratio.value * other.ratio.value == pytest.approx(1, rel=0.05)
    assert one.p_value == pytest.approx(other.p_value, rel=0.3)


def test_the_interval_agrees_with_the_test():
    one = pair((30, 60), (50, 200), Noise.of([0.5] * 4))
    assert (one.ratio.lower > 1) == (one.tail.rise < 0.05)
    assert one.ratio.lower < one.ratio.value < one.ratio.upper


def test_noise_makes_it_less_sure():
    noisy = pair((30, 60), (50, 200), Noise.of([0.3] * 4))
    assert noisy.p_value > pair((30, 60), (50, 200)).p_value


@pytest.mark.parametrize("part", [(-5, -3), (0, 0), (12, -8), (-4, 30)])
def test_any_noisy_count_has_an_answer(part):
    one = pair(part, (20, 80), Noise.of([0.3] * 4))
    assert 0 < one.p_value <= 1
    assert one.expected[0] <= one.expected[1]
    assert one.ratio.lower <= one.ratio.upper
    assert 0 <= one.power(3.0, 0.01) <= 1
    assert one.smallest_factor(0.01) > 1


def test_power_rests_on_the_past_alone():
    noise = Noise.of([0.5] * 4)
    powers = {
        pair((new, 200), (newer, 320), noise).power(2.0, 0.01) for new, newer in ((1, 5), (90, 2))
    }
    assert len(powers) == 1


def test_it_holds_its_size_and_power_is_what_was_said():
    """Nominal 5 % on either side, the rest the larger part, all four noises drawn."""
    rng, noise, runs = np.random.default_rng(11), Noise.of([0.6] * 4), 90
    counts = {1.0: [], 2.5: []}
    for factor, tails in counts.items():
        for _ in range(runs):
            drawn = rng.poisson([20 * factor, 80, 60, 240])
            shifts = [geometric_noise(0.6, (4 * n,), rng).sum() for n in (1, 4, 1, 4)]
            a, b, c, d = (int(n) for n in drawn + np.array(shifts))
            tails.append(pair((a, b), (c, d), noise).tail)
    false = np.mean([[t.rise < 0.05, t.fall < 0.05] for t in counts[1.0]])
    assert false <= 0.05 + 3 * np.sqrt(0.05 * 0.95 / (2 * runs))
    seen = np.mean([t.rise < 0.01 for t in counts[2.5]])
    said = pair((20, 80), (60, 240), noise).power(2.5, 0.01)
    assert seen == pytest.approx(said, abs=0.15)
