"""What a long past of one series makes one expect: its own level, trend and season.

With eight years or more a series can tell its own season and whether it grows; with less, both cost
more than they bring (a trend from five years doubles the uncertainty of the next year), and the
season of the whole organisation is used. Quasi-likelihood with a log link (McCullagh & Nelder 1989,
ch. 9) in which privacy noise adds to the variance of each count. Periods that stand out count for
less, by their residual on the scale of Anscombe (as Farrington et al. 1996 and Noufaily et al. 2013
do), so that a peak in the past does not hide a later one.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp, sqrt

import numpy as np
from numpy.typing import NDArray

from pipeline.release.noise_law import Counted, Noise
from pipeline.signals.readings import Readings, readings
from pipeline.signals.series import Point
from pipeline.signals.sides import Sides
from pipeline.signals.windows import moment_of

Floats = NDArray[np.float64]
YEARS = 8
_HARMONICS = 2
_LIMIT = 2.0  # residuals above this count for less
_PRIOR = 1.0  # sd of a coefficient, but that of the level, on the log scale
_LEAN = 0.4  # relative sd of one series' dispersion around that of the others
_ROUNDS = 4
_STEPS = 12
_CLOSE = 1e-4
_LARGEST = 100_000


@dataclass(frozen=True)
class OwnBaseline:
    """`middle` and `half` (years) scale the trend; `columns` are those of the design in use."""

    middle: float
    half: float
    columns: NDArray[np.bool_]
    coefficients: Floats
    covariance: Floats
    dispersion: float

    def sides(self, points: Sequence[Point]) -> Sides:
        """The newest points beside what the past says about them.

        In what is expected of them, and as a history that is as large as what the past says is
        sure; its noise is in that.
        """
        rows = self._design(points)
        means = np.array([p.exposure for p in points]) * np.exp(rows @ self.coefficients)
        slope = means @ rows / means.sum()
        unsure = float(slope @ self.covariance @ slope)
        # What is sure about the level is so without bias, a trend on the log scale bends upwards.
        means = means * exp(-max(unsure - self.covariance[0, 0], 0.0) / 2)
        window = tuple(
            Counted(p.noisy_n, float(mean), p.noise) for p, mean in zip(points, means, strict=True)
        )
        count = int(np.clip(round(self.dispersion / unsure), 1, _LARGEST))
        return Sides(window, (Counted(count, float(count), Noise()),))

    def _design(self, points: Sequence[Point]) -> Floats:
        return _design(points, self.middle, self.half)[:, self.columns]


def own_readings(points: Sequence[Point], past: Sequence[Point], others: float) -> Readings:
    """The newest points beside a long past; `others` as in own_baseline."""
    fit = own_baseline(past, others)

    def beside(newest: Sequence[Point], before: Sequence[Point]) -> Sides:
        return (fit if before is past else own_baseline(before, others)).sides(newest)

    return readings(points, past, fit.dispersion, beside)


def own_baseline(past: Sequence[Point], others: float) -> OwnBaseline:
    """Fit a long past. `others`: the dispersion of the other series, which its own leans to."""
    when = np.array([moment_of(point.periode) for point in past])
    middle, half = float(when.min() + when.max()) / 2, float(when.max() - when.min()) / 2
    design = _design(past, middle, half)
    columns = np.abs(design).max(axis=0) > 1e-9  # half-years have no second wave
    fit = _Fit.of(past, design[:, columns])
    weight: Floats = np.ones(len(past))
    dispersion = others
    for _ in range(_ROUNDS):
        fit = fit.improved(weight, dispersion)
        dispersion = fit.dispersion(weight, others)
        residual = fit.residuals(dispersion)
        weight = (_LIMIT / np.maximum(residual, _LIMIT)) ** 2
    fit = fit.improved(weight, dispersion)
    covariance = fit.covariance(weight, dispersion)
    return OwnBaseline(middle, half, columns, fit.coefficients, covariance, dispersion)


def _design(points: Sequence[Point], middle: float, half: float) -> Floats:
    """Level, trend from -1 to 1 over the past, and two waves a year."""
    when = np.array([moment_of(point.periode) for point in points])
    turns = 2 * np.pi * when
    waves = [f(k * turns) for k in range(1, _HARMONICS + 1) for f in (np.cos, np.sin)]
    return np.stack([np.ones(len(when)), (when - middle) / half, *waves], axis=1)


@dataclass(frozen=True)
class _Fit:
    """Counts, their noise variance, log exposure and design, with the coefficients so far."""

    counts: Floats
    noise: Floats
    offset: Floats
    design: Floats
    coefficients: Floats

    @staticmethod
    def of(past: Sequence[Point], design: Floats) -> "_Fit":
        counts = np.array([float(point.noisy_n) for point in past])
        exposure = np.array([point.exposure for point in past])
        start = np.zeros(design.shape[1])
        start[0] = np.log(max(counts.sum(), 0.5) / exposure.sum())
        noise = np.array([point.noise.variance for point in past])
        return _Fit(counts, noise, np.log(exposure), design, start)

    @property
    def means(self) -> Floats:
        fitted: Floats = np.exp(np.clip(self.offset + self.design @ self.coefficients, -9, 15))
        return fitted

    @property
    def _prior(self) -> Floats:
        return np.array([1e-6, *np.full(len(self.coefficients) - 1, _PRIOR**-2)])

    def improved(self, weight: Floats, dispersion: float) -> "_Fit":
        """After some steps of Fisher scoring."""
        at = self
        for _ in range(_STEPS):
            means = at.means
            slope = weight * means / (dispersion * means + at.noise)
            score = (slope * (at.counts - means)) @ at.design - at._prior * at.coefficients
            step = np.linalg.solve(at._information(slope * means), score)
            coefficients = at.coefficients + np.clip(step, -1.0, 1.0)
            at = _Fit(at.counts, at.noise, at.offset, at.design, coefficients)
            if np.abs(step).max() < _CLOSE:
                break
        return at

    def covariance(self, weight: Floats, dispersion: float) -> Floats:
        """Of the coefficients."""
        means = self.means
        information = self._information(weight * means**2 / (dispersion * means + self.noise))
        return np.asarray(np.linalg.inv(information), dtype=np.float64)

    def _information(self, weight: Floats) -> Floats:
        found: Floats = (self.design * weight[:, None]).T @ self.design + np.diag(self._prior)
        return found

    def dispersion(self, weight: Floats, others: float) -> float:
        """By moments, as in dispersion.py, towards that of other series as far as it is unsure."""
        means = self.means
        trust = weight / np.maximum(means + self.noise, 0.5) ** 2
        free = 1.0 - len(self.coefficients) / max(float(weight.sum()), 1.0)
        squared = (self.counts - means) ** 2 / max(free, 0.1) - self.noise
        information = float((trust * means**2).sum())
        own = float((trust * means * squared).sum()) / information
        error = sqrt(2.0 / information)  # relative
        return max(others + _LEAN**2 / (_LEAN**2 + error**2) * (own - others), 1.0)

    def residuals(self, dispersion: float) -> Floats:
        """Anscombe's, in standard deviations; noise widens them."""
        means = self.means
        scaled = 1.5 * (np.maximum(self.counts, 0.0) ** (2 / 3) - means ** (2 / 3))
        return scaled / means ** (1 / 6) / np.sqrt(dispersion + self.noise / means)
