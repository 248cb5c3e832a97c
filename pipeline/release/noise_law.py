"""The laws of released counts: what a noisy number can be when the true rate is known.

Every released count is a true count plus two-sided geometric noise with a known parameter, so the
law of a sum of cells, and the exact law of a comparison of two sums, can be computed. Signals,
intervals and the planner rest on these laws and on nothing that is private.

Two-sided geometric: P(Z = z) = (1-a)/(1+a) a^|z| with a = exp(-epsilon) (Ghosh, Roughgarden &
Sundararajan 2012, "Universally utility-maximizing privacy mechanisms"). Its characteristic
function is (1-a)^2 / (1 - 2a cos t + a^2), so sums of any mix of epsilons are one inverse FFT.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from math import ceil, exp, expm1, floor, log2, sqrt

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]
Complexes = NDArray[np.complex128]
_TAIL = 34.0  # exp(-34) is below the rounding of a double
SMALLEST_P = 1e-12  # an FFT carries no smaller probability
_RARE = 1e-13
_NODES = 48


def noise_variance(epsilon: float) -> float:
    """Variance of one two-sided geometric draw.

    >>> round(noise_variance(1.0), 3), round(noise_variance(0.25), 2)
    (1.841, 31.83)
    """
    return 2.0 * exp(-epsilon) / expm1(-epsilon) ** 2


@dataclass(frozen=True)
class Noise:
    """The summed noise of several cells: how many geometric draws at each epsilon.

    `gaussian` is the summed variance of discrete Gaussian draws (survey batteries).

    >>> Noise.of([1.0, 1.0, 0.5])
    Noise(draws=((0.5, 1), (1.0, 2)), gaussian=0.0)
    """

    draws: tuple[tuple[float, int], ...] = ()
    gaussian: float = 0.0

    def __post_init__(self) -> None:
        if any(epsilon <= 0 or n < 0 for epsilon, n in self.draws) or self.gaussian < 0:
            raise ValueError("an epsilon must be positive and a number of draws not negative")

    @staticmethod
    def of(epsilons: Iterable[float]) -> "Noise":
        """The noise of cells with these epsilons, one draw each."""
        return Noise(tuple(sorted(Counter(float(e) for e in epsilons).items())))

    def __add__(self, other: "Noise") -> "Noise":
        total = Counter(dict(self.draws)) + Counter(dict(other.draws))
        return Noise(tuple(sorted(total.items())), self.gaussian + other.gaussian)

    def times(self, n: int) -> "Noise":
        """The noise of n such sums together."""
        return Noise(tuple((epsilon, n * draws) for epsilon, draws in self.draws))

    @cached_property
    def variance(self) -> float:
        """Variance of the sum."""
        return self.gaussian + sum(n * noise_variance(epsilon) for epsilon, n in self.draws)

    @cached_property
    def fourth_cumulant(self) -> float:
        """Fourth cumulant of the sum; a draw is the difference of two geometric counts."""
        return sum(n * _fourth(epsilon) for epsilon, n in self.draws)

    @property
    def reach(self) -> float:
        """How far from zero the sum can be, but for a probability that a double cannot hold."""
        slowest = min((epsilon for epsilon, n in self.draws if n), default=np.inf)
        return float(9.0 * sqrt(self.variance) + _TAIL / slowest)


def _fourth(epsilon: float) -> float:
    mean = 1.0 / (-expm1(-epsilon)) - 1.0
    return 2.0 * mean * (1 + mean) * (1 + 6 * mean * (1 + mean))


@dataclass(frozen=True)
class Law:
    """A probability law on consecutive integers, from `first` up."""

    first: int
    probabilities: Floats

    @property
    def values(self) -> Integers:
        """The integers that carry the probabilities."""
        return self.first + np.arange(len(self.probabilities))

    def at(self, values: Integers) -> Floats:
        """P(X = value), zero outside the support."""
        index = values - self.first
        inside = (index >= 0) & (index < len(self.probabilities))
        clipped = np.clip(index, 0, len(self.probabilities) - 1)
        return np.where(inside, self.probabilities[clipped], 0.0)

    def at_least(self, value: int) -> float:
        """P(X >= value)."""
        return float(self.probabilities[max(value - self.first, 0) :].sum())

    def mid_p(self, value: int) -> float:
        """P(X > value) and half of P(X = value): the mid-p value of a rise."""
        higher = self.at_least(value + 1)
        return (higher + self.at_least(value)) / 2

    def quantile(self, share: float) -> int:
        """The smallest value with P(X <= value) >= share."""
        below = int((np.cumsum(self.probabilities) < share).sum())
        return self.first + min(below, len(self.probabilities) - 1)

    def interval(self, level: float = 0.9) -> tuple[int, int]:
        """The central range that holds at least `level` of the probability."""
        rest = (1.0 - level) / 2.0
        return self.quantile(rest), self.quantile(1.0 - rest)


def count_law(mean: float, noise: Noise, dispersion: float = 1.0) -> Law:
    """The law of a count with this mean plus its noise.

    The count is Poisson for dispersion 1 and negative binomial with variance dispersion * mean
    above it, so sums of independent cells with one dispersion stay in the family.
    Raises ValueError for a negative mean or a dispersion below 1.
    """
    if mean < 0 or dispersion < 1:
        raise ValueError("a mean is at least 0 and a dispersion at least 1")
    spread = 9.0 * sqrt(dispersion * mean) + _TAIL * dispersion * (mean > 0) + noise.reach + 2.0
    size = 1 << ceil(log2(2.0 * spread))
    first = int(mean) - size // 2
    steps, _ = _unit_roots(size)
    logs = _log_count(mean, dispersion, size) + _log_noise(noise, size) + 1j * steps * first
    return Law(first, np.clip(np.fft.irfft(np.exp(logs), size), 0.0, None))


def mixed_law(
    means: Sequence[float],
    noise: Noise,
    dispersion: float = 1.0,
    chances: Sequence[float] | None = None,
) -> Law:
    """The law of a count whose mean is one of these, plus noise. No chances: each as likely."""
    laws = [count_law(mean, noise, dispersion) for mean in means]
    weights = [1.0 / len(laws)] * len(laws) if chances is None else chances
    first = min(law.first for law in laws)
    last = max(law.first + len(law.probabilities) for law in laws)
    values = np.arange(first, last)
    parts = (weight * law.at(values) for weight, law in zip(weights, laws, strict=True))
    return Law(first, sum(parts, np.zeros(len(values))))


def log_likelihoods(seen: Integers, means: Floats, noise: Noise, dispersion: float = 1.0) -> Floats:
    """Log probability of noisy counts, of shape (counts,), under means of shape (..., counts).

    Read from the laws at some means in between, which are near enough together. Never lower than
    that of what a double can hardly tell from impossible.
    """
    nodes = np.linspace(sqrt(means.min()), sqrt(means.max()), _NODES)
    reach = 9.0 * sqrt(dispersion) * nodes[-1] + _TAIL * dispersion + noise.reach + 2.0
    size = 1 << ceil(log2(nodes[-1] ** 2 - nodes[0] ** 2 + 2.0 * reach))
    first = floor(nodes[0] ** 2 - reach)
    steps, _ = _unit_roots(size)
    of_count = np.array([_log_count(float(node) ** 2, dispersion, size) for node in nodes])
    laws = np.fft.irfft(np.exp(of_count + _log_noise(noise, size) + 1j * steps * first), size)
    inside = (seen >= first) & (seen < first + size)
    at = np.where(inside, laws[:, np.clip(seen - first, 0, size - 1)], 0.0)
    logs, found = np.log(np.maximum(at, _RARE)), np.empty(means.shape)
    for number in range(len(seen)):
        found[..., number] = np.interp(np.sqrt(means[..., number]), nodes, logs[:, number])
    return found


@lru_cache(maxsize=64)
def _unit_roots(size: int) -> tuple[Floats, Complexes]:
    steps = 2.0 * np.pi * np.arange(size // 2 + 1) / size
    return steps, np.exp(-1j * steps)


def _log_count(mean: float, dispersion: float, size: int) -> Complexes:
    extra = dispersion - 1.0
    if extra < 1e-9:
        return mean * (_unit_roots(size)[1] - 1.0)
    return _log_spread(extra, size) * (-mean / extra)


@lru_cache(maxsize=64)
def _log_spread(extra: float, size: int) -> Complexes:
    logs: Complexes = np.log1p(extra * (1.0 - _unit_roots(size)[1]))
    return logs


@lru_cache(maxsize=64)
def _log_noise(noise: Noise, size: int) -> Floats:
    steps, _ = _unit_roots(size)
    # For the variances in use the discrete Gaussian's own function differs by less than 1e-8.
    total = -noise.gaussian * steps**2 / 2.0
    for epsilon, n in noise.draws:
        a = exp(-epsilon)
        total += n * np.log((1 - a) ** 2 / (1 - 2 * a * np.cos(steps) + a * a))
    return total


def noise_interval(noisy_n: int, noise: Noise, level: float = 0.9) -> tuple[int, int]:
    """A range for the true count behind a noisy one, from its noise alone (never below zero)."""
    low, high = count_law(0.0, noise).interval(level)
    return max(noisy_n - high, 0), max(noisy_n - low, 0)


@dataclass(frozen=True)
class Counted:
    """One side of a comparison: a noisy sum, what it is relative to, and its noise.

    `exposure` is in any unit (employee-quarters, say) as long as both sides use the same.
    """

    noisy_n: int
    exposure: float
    noise: Noise

    def __post_init__(self) -> None:
        if self.exposure <= 0:
            raise ValueError("an exposure must be positive")


def summed(counts: Iterable[Counted]) -> Counted:
    """Independent noisy counts as one."""
    listed = tuple(counts)
    noise = sum((one.noise for one in listed), Noise())
    return Counted(sum(one.noisy_n for one in listed), sum(c.exposure for c in listed), noise)


@dataclass(frozen=True)
class Tail:
    """One-sided mid-p values that the first side's rate is higher, or lower, than the second's."""

    rise: float
    fall: float

    @property
    def p_value(self) -> float:
        """Two-sided: twice the smaller tail."""
        return min(2 * min(self.rise, self.fall), 1.0)

    @property
    def is_rise(self) -> bool:
        """Whether a rise is the likelier of the two."""
        return self.rise <= self.fall
