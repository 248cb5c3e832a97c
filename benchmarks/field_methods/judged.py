"""What a method says of the judged weeks, and the counts it looks back on."""

from dataclasses import dataclass

import numpy as np

from tests.simulators.surveillance import JUDGED, N_WEEKS

ALPHA = 0.01
"""One-sided size a week, of every method with one: what the bounds of R were made with."""


@dataclass(frozen=True)
class Judged:
    """Arrays of shape (series, 49). `bounds`: NaN where the method gives none for that week."""

    bounds: np.ndarray
    alarms: np.ndarray


def judged_counts(counts: np.ndarray) -> np.ndarray:
    """The counts of the judged weeks; raises ValueError unless shape is (series, 624)."""
    if counts.ndim != 2 or counts.shape[1] != N_WEEKS:
        raise ValueError(f"counts must have shape (series, {N_WEEKS})")
    return counts[:, JUDGED]


def looking_back(counts: np.ndarray, lags: np.ndarray) -> np.ndarray:
    """For each judged week the counts of `lags` weeks before: shape (series, 49, len(lags))."""
    weeks = np.arange(N_WEEKS)[JUDGED]
    return counts[:, weeks[:, None] - lags]
