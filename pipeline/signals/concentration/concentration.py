"""Concentratie: a subject that takes a larger part of the talks in a unit than elsewhere.

Tested is the subject against all other subjects, in the unit against the rest of the organisation
(rate_pair.py): more of everything in a unit is no concentratie. What is shown is shrunken, as in
drug safety: the posterior of observed over expected with the prior of the information component,
Gamma(1/2, 1/2) (Norén, Hopstadius & Bate 2013, Stat Methods Med Res 22), through the noise. So a
handful of talks cannot show as twenty times as many.
"""

from dataclasses import dataclass
from functools import cached_property
from math import ceil, log, sqrt

import numpy as np
from numpy.typing import NDArray

from pipeline.release.noise_law import Counted, count_law
from pipeline.release.sharing import TRIPLING
from pipeline.signals.concentration.tables import Crossing, Pile
from pipeline.signals.rate_pair import RatePair
from pipeline.signals.rate_ratio import Ratio
from pipeline.signals.sides import Sides

Floats = NDArray[np.float64]
_PRIOR = 0.5  # shape and rate: mean 1
_STEP = 0.1
_RANGE = 5.0  # of the log ratio on either side
_LEVEL = 0.9


@dataclass(frozen=True)
class Concentration:
    """One subject in one unit."""

    crossing: Crossing
    eenheid: str
    code: str

    @cached_property
    def here(self) -> Pile:
        """The subject in the unit."""
        return self.crossing.piles[self.eenheid, self.code]

    @cached_property
    def beside(self) -> Pile:
        """The other subjects in the unit."""
        return self.crossing.by_unit[self.eenheid].without(self.here)

    @cached_property
    def elsewhere(self) -> Pile:
        """The subject in the other units."""
        return self.crossing.by_code[self.code].without(self.here)

    @cached_property
    def others(self) -> Pile:
        """The other subjects in the other units."""
        units = self.crossing.all.without(self.crossing.by_unit[self.eenheid])
        return units.without(self.elsewhere)

    @cached_property
    def pair(self) -> RatePair:
        """The subject against the other subjects; this unit against the others."""
        return RatePair(
            self._sides(self.here, self.elsewhere),
            self._sides(self.beside, self.others),
            self.crossing.dispersion,
        )

    @property
    def p_value(self) -> float:
        """That of a larger part here: less of a subject is no concentratie."""
        return self.pair.tail.rise

    def power(self, level: float) -> float:
        """Chance of seeing it at three times what the numbers elsewhere make one expect."""
        return self.pair.power(TRIPLING, level)

    def smallest_factor(self, level: float) -> float:
        """The smallest factor seen in 80 of 100 cases."""
        return self.pair.smallest_factor(level)

    @cached_property
    def usual_share(self) -> float:
        """The part that the subject takes elsewhere."""
        whole = max(self.elsewhere.noisy_n + self.others.noisy_n, 1)
        return min(max(self.elsewhere.noisy_n / whole, 1 / (2 * whole)), 1.0)

    @cached_property
    def expected(self) -> float:
        """How many there would be if the subject took the same part here as elsewhere."""
        return max(self.here.noisy_n + self.beside.noisy_n, 1) * self.usual_share

    @cached_property
    def expected_range(self) -> tuple[float, float]:
        """The 90 % range of that many."""
        mean, noise = self.expected, self.here.noise
        unsure = (mean * self._log_error) ** 2
        law = count_law(mean, noise, self.crossing.dispersion + unsure / max(mean, 1.0))
        low, high = law.interval(_LEVEL)
        return float(max(low, 0)), float(max(high, 0))

    @cached_property
    def effect(self) -> Ratio:
        """Observed over expected, shrunken, with its 90 % credible interval."""
        half = ceil(_RANGE / _STEP)
        reach = ceil(2.5 * self._log_error / _STEP)
        steps = np.arange(-half - reach, half + reach + 1) * _STEP
        likelihood = np.array([self._likelihood(float(step)) for step in steps])
        blur = np.exp(-0.5 * (np.arange(-reach, reach + 1) * _STEP / self._log_error) ** 2)
        logs = np.arange(-half, half + 1) * _STEP
        # In log ratio x the prior is exp(a x - b e^x).
        weights = np.convolve(likelihood, blur, "valid")
        weights = weights * np.exp(_PRIOR * logs - _PRIOR * np.exp(logs))
        below = np.cumsum(weights) / max(weights.sum(), 1e-300)
        tail = (1 - _LEVEL) / 2
        low, middle, high = np.exp(np.interp([tail, 0.5, 1 - tail], below, logs))
        return Ratio(float(middle), float(low), float(high))

    @cached_property
    def cells(self) -> tuple[str, ...]:
        """The unit's own cells: the subject, and what it is a part of."""
        return (*self.here.cells, *self.beside.cells)

    @cached_property
    def _log_error(self) -> float:
        """How unsure the log of the expected count is: the part elsewhere, and the unit's total."""
        spread, share = self.crossing.dispersion, self.usual_share
        whole = max(self.elsewhere.noisy_n + self.others.noisy_n, 1)
        noise = (1 - share) ** 2 * self.elsewhere.noise.variance
        noise += share**2 * self.others.noise.variance
        of_share = (spread * share * (1 - share) / whole + noise / whole**2) / share**2
        total = max(self.here.noisy_n + self.beside.noisy_n, 1)
        return min(max(sqrt(of_share + self.beside.noise.variance / total**2), 0.02), 1.5)

    def _likelihood(self, step: float) -> float:
        mean = float(np.exp(step + log(self.expected)))
        law = count_law(mean, self.here.noise, self.crossing.dispersion)
        return float(law.at(np.array([self.here.noisy_n]))[0])

    def _sides(self, here: Pile, elsewhere: Pile) -> Sides:
        people = self.crossing.people
        own = max(people[self.eenheid], 1)
        rest = max(sum(people.values()) - people[self.eenheid], 1)
        return Sides(
            (Counted(here.noisy_n, own, here.noise),),
            (Counted(elsewhere.noisy_n, rest, elsewhere.noise),),
        )


def concentrations(crossing: Crossing) -> tuple[Concentration, ...]:
    """Every subject in every unit, in a fixed order."""
    return tuple(Concentration(crossing, unit, code) for unit, code in sorted(crossing.piles))
