"""Two rate ratios compared: has one thing changed otherwise than another did?

A part and the rest of the talks, in the newest year and before it; or a unit and the other units,
before and after an event. When all rise together no ratio differs, and nothing is said.

The part's count given its sum over both sides has an exact law at every ratio (noise_law.py). What
ratio is usual, the rest tells, with its own exact law: its likelihood, on a flat prior for the log
ratio, weighs those p-values. Without noise this is the predictive form of the comparison of two
proportions, whose mid-p lies between Fisher's two (Altham 1969, JRSS B 31). All four noisy counts
and all four noises are in it. The p-value as a function of the ratio is a confidence distribution
(Xie & Singh 2013), from which the interval is read.
"""

from dataclasses import dataclass
from functools import cached_property
from math import ceil, exp, floor, inf, sqrt

import numpy as np
from numpy.typing import NDArray

from pipeline.release.noise_law import SMALLEST_P, Noise, Tail, count_law
from pipeline.release.visibility import power, smallest_factor
from pipeline.signals.rate_ratio import Ratio
from pipeline.signals.sides import Sides, relative_variance

Floats = NDArray[np.float64]
_REACH = 4.0  # standard errors of the log ratio on either side
_STEP = 0.5  # of the smallest standard error
_MOST_STEPS = 80
_RATES = 3
_LEVEL = 0.9


@dataclass(frozen=True)
class RatePair:
    """The `part` held against the `rest`; `dispersion` is that of their division."""

    part: Sides
    rest: Sides
    dispersion: float

    @cached_property
    def tail(self) -> Tail:
        """One-sided mid-p values that the part rose, or fell, against the rest."""
        rise = min(max(self._chance(0), SMALLEST_P), 1.0)
        return Tail(rise, max(1.0 - rise, SMALLEST_P))

    @property
    def p_value(self) -> float:
        """Two-sided: twice the smaller tail."""
        return self.tail.p_value

    @property
    def is_rise(self) -> bool:
        """Whether the part has grown more than the rest."""
        return self.tail.is_rise

    @cached_property
    def ratio(self) -> Ratio:
        """How many times as much the part is as it would be had it gone with the rest (90 %)."""
        tail = (1 - _LEVEL) / 2
        return Ratio(self._where(0.5), self._where(tail), self._where(1 - tail, inf))

    @cached_property
    def expected(self) -> tuple[float, float]:
        """The 90 % range of the part's count had it gone with the rest, its own past known."""
        window, history = self.part.window, self.part.history
        mean = max(history.noisy_n, 0) * window.exposure / history.exposure
        mean *= exp(self.rest.log_ratio)
        before = relative_variance(history, self.dispersion)
        unsure = mean**2 * (self.rest.log_error(self.dispersion) ** 2 + before)
        law = count_law(mean, window.noise, self.dispersion + unsure / max(mean, 1.0))
        low, high = law.interval(_LEVEL)
        return float(max(low, 0)), float(max(high, 0))

    def power(self, factor: float, level: float) -> float:
        """Chance that the part is seen at `factor` times what goes with the rest, by the past.

        `level` is one-sided. What the rest leaves unsure counts as noise in the part's history.
        """
        usual, years, noise = self._design
        if usual <= 0:
            return 0.0
        terms = {"window": 1.0, "history": years, "alpha": level, "dispersion": self.dispersion}
        return power(usual, factor, self.part.window.noise, noise, **terms)

    def smallest_factor(self, level: float) -> float:
        """The smallest factor seen in 80 of 100 cases, inf above twentyfold."""
        usual, years, noise = self._design
        terms = {"window": 1.0, "history": years, "alpha": level, "dispersion": self.dispersion}
        return smallest_factor(usual, self.part.window.noise, noise, **terms)

    @cached_property
    def _design(self) -> tuple[float, float, Noise]:
        """The usual count of the part, in how many windows it was seen, and its history's noise.

        Both sides of the rest are taken as usual: the newest numbers have no say in what is tested.
        """
        history, rest = self.part.history, self.rest
        years = history.exposure / self.part.window.exposure
        usual = max(history.noisy_n, 0) / years
        rest_years = rest.history.exposure / rest.window.exposure
        rest_usual = max(rest.history.noisy_n, 0) / rest_years
        if rest_usual <= 0:
            return 0.0, years, history.noise
        of_window = self.dispersion * rest_usual + rest.window.noise.variance
        of_history = self.dispersion * rest_usual / rest_years
        of_history += rest.history.noise.variance / rest_years**2
        unsure = (of_window + of_history) / rest_usual**2
        return usual, years, history.noise + Noise(gaussian=unsure * (usual * years) ** 2)

    @cached_property
    def _grid(self) -> tuple[float, int, int, int]:
        """Step of the log ratio, and how many steps from zero: first, last, and half-width."""
        errors = [side.log_error(self.dispersion) for side in (self.part, self.rest)]
        lows, highs = zip(
            *(
                (side.log_ratio - _REACH * error, side.log_ratio + _REACH * error)
                for side, error in zip((self.part, self.rest), errors, strict=True)
            ),
            strict=True,
        )
        low, high = min(lows), max(highs)
        step = max(_STEP * min(errors), (high - low) / _MOST_STEPS)
        return step, floor(low / step), ceil(high / step), ceil(_REACH * errors[1] / step)

    @cached_property
    def _weights(self) -> tuple[int, Floats]:
        """What the rest says of the ratio: the first step, and its likelihood from there."""
        step, _, _, half = self._grid
        middle = round(self.rest.log_ratio / step)
        steps = range(middle - half, middle + half + 1)
        found = [_conditional(self.rest, step * k, self.dispersion) for k in steps]
        weights = np.array([here for _, here in found])
        return steps.start, weights / max(weights.sum(), 1e-300)

    def _tails(self, first: int, last: int) -> Floats:
        """The part's mid-p at these steps of the log ratio; each is worked out once."""
        step, lowest, highest, _ = self._grid
        steps = [min(max(k, lowest), highest) for k in range(first, last + 1)]
        for k in set(steps) - set(self._known):
            above, here = _conditional(self.part, step * k, self.dispersion)
            self._known[k] = above + here / 2
        return np.array([self._known[k] for k in steps])

    @cached_property
    def _known(self) -> dict[int, float]:
        return {}

    def _chance(self, shift: int) -> float:
        """The part's mid-p when its ratio is `shift` steps above that of the rest."""
        start, weights = self._weights
        first = start + shift
        return float(weights @ self._tails(first, first + len(weights) - 1))

    def _where(self, chance: float, beyond: float = 0.0) -> float:
        """The ratio at which the chance of so many is this; `beyond` when there is none."""
        step, first, last, half = self._grid
        width = last - first + half
        low, high = -width, width
        if self._chance(low) > chance or self._chance(high) < chance:
            return beyond
        while high - low > 1:
            middle = (low + high) // 2
            low, high = (low, middle) if self._chance(middle) >= chance else (middle, high)
        below, above = self._chance(low), self._chance(high)
        part = (chance - below) / (above - below) if above > below else 0.0
        return exp(step * (low + part))


def _conditional(side: Sides, log_ratio: float, dispersion: float) -> tuple[float, float]:
    """Chance of a higher, and of this window count, given the sum and the ratio of rates.

    The overall rate, of which they hardly depend, is averaged over what the sum allows.
    """
    window, history = side.window, side.history
    exposed = exp(log_ratio) * window.exposure
    share = exposed / (exposed + history.exposure)
    total = window.noisy_n + history.noisy_n
    noise = window.noise.variance + history.noise.variance
    spread = sqrt(dispersion * max(total, 1.0) + noise)
    low, high = max(total - 2.5 * spread, 0.0), max(total + 2.5 * spread, 3.0 * spread)
    above = here = whole = 0.0
    for mean in low + (high - low) * (np.arange(_RATES) + 0.5) / _RATES:
        of_window = count_law(float(mean * share), window.noise, dispersion)
        of_history = count_law(float(mean * (1 - share)), history.noise, dispersion)
        joint = of_window.probabilities * of_history.at(total - of_window.values)
        at = window.noisy_n - of_window.first
        above += float(joint[max(at + 1, 0) :].sum())
        here += float(joint[at]) if 0 <= at < len(joint) else 0.0
        whole += float(joint.sum())
    return (above / whole, here / whole) if whole > 0 else (0.5, 0.0)
