"""The law of the door's noise, by its formula, for tests that compare counts of draws with it."""

import numpy as np
import pandas as pd


def geometric_law(epsilon: float, draws: int, fewest: float = 5.0) -> "pd.Series[float]":
    """Expected counts by value of `draws` two-sided geometric draws; the ends gather the tails.

    Values of which fewer than `fewest` would be drawn are gathered, as a chi-square test wants.
    With one draw nothing is gathered.
    """
    decay = np.exp(-epsilon)
    reach = int(np.ceil(34 / epsilon)) if draws == 1 else 0
    while draws > 1 and draws * decay ** (reach + 1) / (1 + decay) >= fewest:
        reach += 1
    values = np.arange(-reach, reach + 1)
    chance = (1 - decay) / (1 + decay) * decay ** np.abs(values)
    chance[[0, -1]] = decay**reach / (1 + decay)
    return pd.Series(draws * chance, index=values)
