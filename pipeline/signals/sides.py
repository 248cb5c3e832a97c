"""Two sides of a comparison: the newest noisy counts, and those that they are held against."""

from dataclasses import dataclass
from functools import cached_property
from math import log, sqrt

from pipeline.release.noise_law import Counted, summed

_WIDEST = 1.5  # what is lost in noise is not searched further than this standard error


@dataclass(frozen=True)
class Sides:
    """One thing on both sides of a comparison, in the same exposure on each; neither is empty.

    Each noisy count by itself, because noise that falls on one count says nothing of the others:
    who only knows their sum has lost that.
    """

    after: tuple[Counted, ...]
    before: tuple[Counted, ...]

    @cached_property
    def window(self) -> Counted:
        """The newest counts, summed."""
        return summed(self.after)

    @cached_property
    def history(self) -> Counted:
        """All earlier counts, summed."""
        return summed(self.before)

    @property
    def log_ratio(self) -> float:
        """A rough log of the rate ratio, defined for every noisy count."""
        return log(_usable(self.window) / _usable(self.history))

    def log_error(self, dispersion: float) -> float:
        """Its rough standard error."""
        parts = (relative_variance(one, dispersion) for one in (self.window, self.history))
        return min(sqrt(sum(parts)), _WIDEST)


def relative_variance(one: Counted, dispersion: float) -> float:
    """Rough variance of the log of a noisy count."""
    n = _usable(one) * one.exposure
    return (dispersion * n + one.noise.variance) / n**2


def _usable(one: Counted) -> float:
    return max(one.noisy_n, 0.5 * sqrt(one.noise.variance), 0.5) / one.exposure
