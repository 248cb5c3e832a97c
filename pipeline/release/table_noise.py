"""One counted table of a wave with the noise that its post paid for."""

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from pipeline.release.mechanism import add_gaussian_noise, add_noise
from pipeline.release.post import GAUSSIAN, Post
from pipeline.release.promise import MICRO

Random = np.random.RandomState | None


def with_noise(
    frame: pd.DataFrame, counts: NDArray[np.int64], post: Post, random_state: Random
) -> pd.DataFrame:
    """The public cells with `noisy_n` beside them, and by what mechanism it was drawn."""
    if post.mechanisme == GAUSSIAN:
        noisy = add_gaussian_noise(counts, post.rho_cel, random_state)
    else:
        noisy = add_noise(counts, post.micro_cel, random_state)
    return frame.assign(
        noisy_n=noisy,
        mechanism=post.mechanisme,
        epsilon=post.micro_cel / MICRO,
        rho=float(post.rho_cel),
    )
