"""What discrete Gaussian tables cost a person together, exactly.

The noise of one table is X with P(x) proportional to exp(-rho x^2) on the integers. Two inputs that
differ in one person differ by one in one cell, so the privacy loss of that table is
ln P(x) / P(x - 1) = rho (1 - 2x) (Canonne, Kamath & Steinke 2020, proof of theorem 7): a lattice.
For k tables with the same rho the loss is rho (k - 2 S), with S the sum of k such draws, and

    delta(epsilon) = E[ max(0, 1 - exp(epsilon - loss)) ]

needs no discretisation at all. Tables with another rho are added on a common grid, each loss
rounded up to it. Short sums are sums of products of positive numbers, so floating point errs by a
relative 1e-10 at most. Long ones go by a Fourier transform, which is a hundred times as fast; its
error is bounded (Higham 2002, theorem 24.2) and added to delta as if it were all loss. So are what
is cut off in the tails and a margin far above the rounding: the answer is an upper bound.
"""

from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from math import ceil, exp, log2, sqrt

import numpy as np
from numpy.typing import NDArray

_CUT = 60.0  # a single draw is cut where its density has fallen by e^-60
_SDS = 10.0  # a sum is kept to this many standard deviations
_POINTS_PER_SD = 800
_LONG = 2_000_000  # products; longer sums go by a Fourier transform
_MARGIN = 1e-7  # on delta; floating point errs by less than a thousandth of this

Floats = NDArray[np.float64]
RhoCounts = tuple[tuple[Fraction, int], ...]  # rho -> how many tables have it, in order of rho


@dataclass(frozen=True)
class _Losses:
    """Losses step * (start + 0, 1, 2, ...) with their chances, and the chance of what was cut."""

    step: float
    start: float
    chance: Floats
    cut: float

    def delta(self, epsilon: float) -> float:
        loss = self.step * (self.start + np.arange(len(self.chance)))
        excess = -np.expm1(np.minimum(epsilon - loss, 0.0))
        return float(excess @ self.chance) + self.cut


def gaussian_delta(rhos: RhoCounts, epsilon: float) -> float:
    """At most this delta goes with `epsilon` for all these tables together."""
    return _losses(rhos).delta(epsilon) * (1.0 + _MARGIN)


@lru_cache(maxsize=256)
def _losses(rhos: RhoCounts) -> _Losses:
    parts = [_same_rho(float(rho), count) for rho, count in rhos]
    if len(parts) == 1:
        return parts[0]
    step = sqrt(sum(2.0 * float(rho) * count for rho, count in rhos)) / _POINTS_PER_SD
    together = _on_grid(parts[0], step)
    for part in parts[1:]:
        together = _trim(_add(together, _on_grid(part, step)))
    return together


def _same_rho(rho: float, count: int) -> _Losses:
    """The loss of `count` tables: rho * (2 i - 2 m + count), i = 0 .. 2 m, by repeated squaring."""
    reach = ceil(sqrt(_CUT / rho)) + 1
    weights = np.exp(-rho * np.arange(-reach, reach + 1.0) ** 2)
    beyond = 2.0 * exp(-rho * (reach + 1.0) ** 2) / -np.expm1(-2.0 * rho * (reach + 1.0))
    power = _Losses(1.0, -reach, weights / weights.sum(), float(beyond))
    total: _Losses | None = None
    for bit in bin(count)[:1:-1]:
        if bit == "1":
            total = power if total is None else _trim(_add(total, power))
        power = _trim(_add(power, power)) if count > 1 else power
    assert total is not None
    return _Losses(2.0 * rho, total.start + count / 2.0, total.chance, total.cut)


def _add(one: _Losses, other: _Losses) -> _Losses:
    """The sum of two independent losses on the same grid."""
    cut = one.cut + other.cut
    if len(one.chance) * len(other.chance) <= _LONG:
        chance = np.convolve(one.chance, other.chance)
    else:
        chance, error = _by_fourier(one.chance, other.chance)
        cut += error
    return _Losses(one.step, one.start + other.start, chance, cut)


def _by_fourier(one: Floats, other: Floats) -> tuple[Floats, float]:
    """The same sums, and at most how much chance rounding can have moved.

    Three transforms, each off by at most 3.4 eps log2(size) of its norm (Higham, theorem 24.2), and
    the products: below 12 eps log2(size) together.
    """
    n = len(one) + len(other) - 1
    size = 1 << ceil(log2(n))
    found = np.fft.irfft(np.fft.rfft(one, size) * np.fft.rfft(other, size), size)[:n]
    norms = float(np.linalg.norm(one) * np.linalg.norm(other))
    return np.clip(found, 0.0, None), size * norms * 12.0 * float(np.finfo(float).eps) * log2(size)


def _trim(losses: _Losses) -> _Losses:
    """Cut what lies far out; its chance is kept as that of an unbounded loss."""
    points = np.arange(len(losses.chance))
    middle = float(points @ losses.chance)
    spread = sqrt(float((points - middle) ** 2 @ losses.chance))
    first = max(0, int(middle - _SDS * spread))
    last = min(len(points), int(middle + _SDS * spread) + 2)
    outside = float(losses.chance[:first].sum() + losses.chance[last:].sum())
    kept = losses.chance[first:last]
    return _Losses(losses.step, losses.start + first, kept, losses.cut + outside)


def _on_grid(losses: _Losses, step: float) -> _Losses:
    """The same losses, each rounded up to a multiple of `step`."""
    loss = losses.step * (losses.start + np.arange(len(losses.chance)))
    place = np.ceil(loss / step).astype(np.int64)
    chance = np.zeros(int(place[-1] - place[0]) + 1)
    np.add.at(chance, place - place[0], losses.chance)
    return _Losses(step, float(place[0]), chance, losses.cut)
