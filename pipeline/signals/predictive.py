"""Predictive test: would the past, going on as it was, have brought these newest counts?

For every rate that the past allows (rates.py) the law of what can be seen is reckoned out, privacy
noise included, and the p-values are averaged over the rates by how likely each is (mid-p; Box 1980,
"Sampling and Bayes' inference in scientific modelling"). What can be seen is twofold. The sum of
the counts, which loses nothing when there is no noise. And the likelihood ratio of every count by
itself for a change of about one half to a doubling, because a large draw of noise falls on one
count and says nothing of the others: where noise is large the sum alone misses what could be seen.
Both are put together (combined.py); the sum's small part is for a single count so large that no
noise explains it, of which a ratio of likelihoods is no measure.
"""

from collections.abc import Sequence
from math import ceil, log2

import numpy as np

from pipeline.release.noise_law import SMALLEST_P, Counted, Law, Tail, mixed_law, summed
from pipeline.signals.combined import combined
from pipeline.signals.rates import Rates
from pipeline.signals.scores import Scores, change_to_see, law_of, scores_of

_OF_SUM = 0.1
_PLAIN = 0.25  # a sum that is no further out than this is not looked at twice
_LARGEST = 2.0
_ERRORS = 2.0


def predictive_tail(counts: Sequence[Counted], rates: Rates, dispersion: float) -> Tail:
    """One-sided p-values that these counts (at least one) are more, or fewer, than `rates` bring.

    `rates`: those of the past, in the same exposure.
    """
    of_sum = _tail_of_sum(summed(counts), rates, dispersion)
    if len(counts) == 1 or not any(one.noise.variance for one in counts):
        return of_sum
    change = change_to_see(counts, rates.mean, dispersion, _LARGEST, _ERRORS)
    rise, fall = of_sum.rise, of_sum.fall
    if rise < _PLAIN:
        rise = _both(_tail_of_ratios(counts, rates, change, dispersion), rise)
    if fall < _PLAIN:
        fall = _both(_tail_of_ratios(counts, rates, 1 / change, dispersion), fall)
    return Tail(rise, fall)


def predicted(of: Counted, rates: Rates, dispersion: float) -> Law:
    """The law of a count of this exposure and noise, by the past. Its own number is not used."""
    rates_with_chances = list(rates.each())
    means = [rate * of.exposure for rate, _ in rates_with_chances]
    return mixed_law(means, of.noise, dispersion, [chance for _, chance in rates_with_chances])


def _tail_of_sum(whole: Counted, rates: Rates, dispersion: float) -> Tail:
    rise = predicted(whole, rates, dispersion).mid_p(whole.noisy_n)
    return Tail(_kept(rise), _kept(1.0 - rise))


def _both(of_ratios: float, of_sum: float) -> float:
    return _kept(combined([(1 - _OF_SUM, of_ratios), (_OF_SUM, of_sum)]))


def _kept(p: float) -> float:
    return min(max(p, SMALLEST_P), 1.0)


def _tail_of_ratios(
    counts: Sequence[Counted], rates: Rates, change: float, dispersion: float
) -> float:
    """Mid-p value of the summed log likelihood ratios of the counts."""
    scores = scores_of(counts, rates.mean, change, dispersion)
    seen = sum(score.at(one.noisy_n) for one, score in zip(counts, scores, strict=True))
    laws = ((p, _summed_scores(counts, scores, rate, dispersion)) for rate, p in rates.each())
    return _kept(sum(chance * law.mid_p(seen) for chance, law in laws))


def _summed_scores(
    counts: Sequence[Counted], scores: Sequence[Scores], rate: float, dispersion: float
) -> Law:
    """The law of the sum of the scores at one rate."""
    size = 1 << ceil(log2(1 + sum(score.most - score.least for score in scores)))
    whole = np.ones(size // 2 + 1, dtype=np.complex128)
    for one, score in zip(counts, scores, strict=True):
        law = law_of(rate * one.exposure, one.noise, dispersion)
        steps = score.of_all(law.values) - score.least
        whole *= np.fft.rfft(np.bincount(steps, law.probabilities, size))
    probabilities = np.clip(np.fft.irfft(whole, size), 0.0, None)
    return Law(sum(score.least for score in scores), probabilities)
