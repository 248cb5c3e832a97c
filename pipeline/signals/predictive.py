"""Predictive test: would the past, going on as it was, have brought these newest counts?

For every rate that the past allows (rates.py) the law of what can be seen is reckoned out, privacy
noise included, and the p-values are averaged over the rates by how likely each is (mid-p; Box 1980,
"Sampling and Bayes' inference in scientific modelling"). What can be seen is twofold. The sum of
the counts, which loses nothing when there is no noise. And the likelihood ratio of every count by
itself for a change of about one half to a doubling, because a large draw of noise falls on one
count and says nothing of the others: by the sum alone one out of four doublings that could be seen
is missed where noise is large. A Cauchy combination (Liu & Xie 2020, JASA 115) holds both against
the level; the sum's small part is for a single count so large that no noise explains it, of which
a ratio of likelihoods is no measure.
"""

from collections.abc import Sequence
from math import atan2, ceil, log2, pi, tan

import numpy as np

from pipeline.release.noise_law import SMALLEST_P, Counted, Law, Tail, count_law, summed
from pipeline.signals.rates import Rates
from pipeline.signals.scores import Scores, change_to_see, law_of, scores_of

_OF_SUM = 0.1
_PLAIN = 0.25  # a sum that is no further out than this is not looked at twice
_NOTHING = 0.9  # what shows nothing is no evidence against what the other shows
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
    laws = [(count_law(rate * of.exposure, of.noise, dispersion), p) for rate, p in rates.each()]
    first = min(law.first for law, _ in laws)
    last = max(law.first + len(law.probabilities) for law, _ in laws)
    values = np.arange(first, last)
    return Law(first, sum((p * law.at(values) for law, p in laws), np.zeros(len(values))))


def _tail_of_sum(whole: Counted, rates: Rates, dispersion: float) -> Tail:
    law = predicted(whole, rates, dispersion)
    at = whole.noisy_n - law.first
    here = float(law.at(np.array([whole.noisy_n]))[0])
    above = float(law.probabilities[max(at + 1, 0) :].sum())
    rise = above + here / 2
    return Tail(_kept(rise), _kept(1.0 - rise))


def _both(of_ratios: float, of_sum: float) -> float:
    parts = (1 - _OF_SUM, of_ratios), (_OF_SUM, of_sum)
    shown = sum(part * tan(pi * (0.5 - min(p, _NOTHING))) for part, p in parts)
    return _kept(atan2(1.0, shown) / pi)


def _kept(p: float) -> float:
    return min(max(p, SMALLEST_P), 1.0)


def _tail_of_ratios(
    counts: Sequence[Counted], rates: Rates, change: float, dispersion: float
) -> float:
    """Mid-p value of the summed log likelihood ratios of the counts."""
    scores = scores_of(counts, rates.mean, change, dispersion)
    seen = sum(score.at(one.noisy_n) for one, score in zip(counts, scores, strict=True))
    found = 0.0
    for rate, chance in rates.each():
        law = _summed_scores(counts, scores, rate, dispersion)
        at = seen - law.first
        above = float(law.probabilities[max(at + 1, 0) :].sum())
        here = float(law.at(np.array([seen]))[0])
        found += chance * (above + here / 2)
    return _kept(found)


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
