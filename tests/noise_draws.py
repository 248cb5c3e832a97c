"""Drawn noise beside its exact law, in bins that a chi-square test can use."""

from fractions import Fraction

import numpy as np
import pandas as pd
from scipy.stats import chi2_contingency, chisquare

from tests.simulators.reference_geometric import probability

FEWEST = 5.0


def geometric_law(epsilon: Fraction, reach: int) -> "pd.Series[float]":
    """P(Z = z) for |z| <= reach; the two ends hold their whole tails."""
    inside = {z: float(probability(z, epsilon)) for z in range(1 - reach, reach)}
    tail = (1.0 - sum(inside.values())) / 2
    return pd.Series({-reach: tail, **inside, reach: tail})


def law_p_value(drawn: np.ndarray, epsilon: Fraction) -> float:
    """How surprising these draws are under the law: chi-square, tails gathered."""
    reach = _reach(len(drawn), epsilon)
    law = geometric_law(epsilon, reach)
    return float(chisquare(_counted(drawn, reach), len(drawn) * law).pvalue)


def same_law_p_value(drawn: np.ndarray, others: np.ndarray, epsilon: Fraction) -> float:
    """How surprising it is that two samplers draw from one law: chi-square on two rows."""
    reach = _reach(min(len(drawn), len(others)), epsilon)
    return float(chi2_contingency([_counted(drawn, reach), _counted(others, reach)]).pvalue)


def _reach(n: int, epsilon: Fraction) -> int:
    """The largest value with a bin of its own: each bin expects at least FEWEST draws."""
    reach = 1
    while n * float(probability(reach, epsilon)) >= FEWEST:
        reach += 1
    return reach


def _counted(drawn: np.ndarray, reach: int) -> np.ndarray:
    values = np.clip(np.asarray(drawn, dtype=np.int64), -reach, reach)
    return np.bincount(values + reach, minlength=2 * reach + 1)
