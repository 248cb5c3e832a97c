"""The bounds of the audit hold: they are too high no more often than they say."""

import numpy as np
import pytest
from scipy.stats import binom

from pipeline.audit.bounds import right_at_most, spent_by_event, spent_by_guesses
from pipeline.audit.finding import Finding
from pipeline.audit.readers import Reading, judge


@pytest.mark.parametrize("epsilon", [0.1, 1.0, 3.0])
@pytest.mark.parametrize("guesses", [500, 5000])
def test_guesses_prove_more_than_was_spent_no_more_often_than_alpha(epsilon, guesses):
    """The exact probability, over everything that can come out at exactly epsilon."""
    chance = binom.pmf(np.arange(guesses + 1), guesses, right_at_most(epsilon))
    likely = np.flatnonzero(chance > 1e-12)
    too_high = [n for n in likely if spent_by_guesses(int(n), guesses, 0.05) > epsilon]
    assert 0.02 < chance[too_high].sum() < 0.05


@pytest.mark.parametrize("epsilon", [0.5, 1.0])
def test_events_prove_more_than_was_spent_no_more_often_than_alpha(epsilon):
    rng = np.random.default_rng(5)
    often, runs = right_at_most(epsilon), 400
    seen = rng.binomial(runs, (often, 1 - often), (2000, 2))
    bounds = [spent_by_event(int(a), runs, int(b), runs, 0.1) for a, b in seen]
    assert np.mean(np.array(bounds) > epsilon) < 0.1


def test_what_never_happens_otherwise_proves_a_lot_and_nothing_proves_nothing():
    assert spent_by_event(5000, 5000, 0, 5000, 0.001) > 6
    assert spent_by_guesses(5000, 5000, 0.001) > 6
    assert spent_by_guesses(0, 0, 0.001) == spent_by_event(0, 100, 0, 100, 0.001) == 0.0


def test_more_right_guesses_never_prove_less():
    bounds = [spent_by_guesses(right, 1000, 0.001) for right in range(0, 1001, 10)]
    assert bounds == sorted(bounds)


def test_a_finding_is_over_only_above_its_claim():
    assert Finding("een_run", 1.01, 1.0, "", 1).is_over
    assert not Finding("een_run", 1.0, 1.0, "", 1).is_over
    assert Finding("wil_niet", 0.01, 0.0, "", 1).is_over
    assert Finding("wil_niet", 0.0, 0.0, "", 1).verhouding is None


def test_readers_share_one_chance_of_a_false_alarm():
    reading = Reading("x", 800, 1000, 0.6)
    with pytest.raises(ValueError, match="at most 1"):
        judge("een_run", 1.0, [reading, reading])
    alone = Reading("x", 800, 1000, 1.0)
    assert judge("een_run", 1.0, [reading]).ondergrens < alone.epsilon
