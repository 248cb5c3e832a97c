"""How much more than chance the division of talks over codes varies, with the noise taken off.

What makes all talks rise and fall together (a season, more hours) is not in it: that is what a
comparison of parts is blind to. So this is another number than the dispersion of a series. It is
learnt from the earlier years of all codes of the table together, in the same way.
"""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from pipeline.release.noise_law import Noise
from pipeline.signals.change.dispersion import Moments, pooled


@dataclass(frozen=True)
class Division:
    """Noisy counts by period (rows) and code (columns), and cumulants of their noise.

    `noise` is its variance, `fourth` its fourth cumulant.
    """

    counts: pd.DataFrame
    noise: pd.DataFrame
    fourth: pd.DataFrame

    @staticmethod
    def of(rows: pd.DataFrame, dimension: str) -> "Division":
        """From released numbers (periode, the dimension, noisy_n, epsilon)."""
        noises = {epsilon: Noise.of([epsilon]) for epsilon in rows["epsilon"].unique()}
        cumulants = rows.assign(
            noise=rows["epsilon"].map({e: one.variance for e, one in noises.items()}),
            fourth=rows["epsilon"].map({e: one.fourth_cumulant for e, one in noises.items()}),
        )
        counts, noise, fourth = (
            cumulants.pivot_table(
                index="periode", columns=dimension, values=column, aggfunc="sum", fill_value=0
            )
            for column in ("noisy_n", "noise", "fourth")
        )
        return Division(counts, noise, fourth)

    @property
    def dispersion(self) -> float:
        """How many times as much as chance the division varies: at least 1.

        What is left of a count beside its share of the total holds the noise of all codes.
        """
        counts = self.counts.to_numpy(float)
        if len(counts) < 2:
            return pooled([])  # one period is its own share of itself
        noise, fourth = self.noise.to_numpy(float), self.fourth.to_numpy(float)
        total = np.maximum(counts.sum(axis=1, keepdims=True), 0.0)
        of_code = np.maximum(counts.sum(axis=0), 0.0)  # noise can make a code less than nothing
        share = of_code / max(of_code.sum(), 1.0)
        expected = total * (share * (1 - share))
        others = 1 - share
        left = others**2 * noise + share**2 * (noise.sum(axis=1, keepdims=True) - noise)
        of_fourth = others**4 * fourth + share**4 * (fourth.sum(axis=1, keepdims=True) - fourth)
        freedom = 1.0 - 1.0 / len(counts)
        squared = (counts - total * share) ** 2 / freedom - left
        return pooled([Moments(expected, squared, left, of_fourth)])
