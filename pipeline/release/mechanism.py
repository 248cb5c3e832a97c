"""The one place that draws noise: the unclipped two-sided geometric mechanism of diffprivlib.

Ghosh, Roughgarden & Sundararajan (2012). diffprivlib draws from the operating system's secure
source when no seed is given. It computes in floating point, so |noise| stays below 36.7 / epsilon:
a delta near 1e-16, harmless for counts.
"""

import sys

import numpy as np
from numpy.typing import NDArray


def add_noise(
    counts: NDArray[np.int64], micro_epsilon: int, random_state: np.random.RandomState | None = None
) -> NDArray[np.int64]:
    """`counts` plus noise for sensitivity 1 at micro_epsilon / 1_000_000; may become negative.

    Raises ValueError for a seed outside the tests.
    """
    if random_state is not None and "pytest" not in sys.modules:
        raise ValueError("a seed would make the noise predictable: it is for tests only")
    # Loading diffprivlib loads scikit-learn: only a publication should wait for that.
    from diffprivlib.mechanisms import Geometric

    mechanism = Geometric(
        epsilon=micro_epsilon / 1_000_000, sensitivity=1, random_state=random_state
    )
    return np.array([mechanism.randomise(int(n)) for n in counts], dtype=np.int64)
