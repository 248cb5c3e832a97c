"""Poisson regressions with a log link, thousands at once on one design matrix.

The methods fit a regression anew every week. In weeks before the judged one, the design is the same
for every week and series, so a step of iteratively reweighted least squares (McCullagh & Nelder
1989, section 2.5) is one matrix product for all of them.
"""

from dataclasses import dataclass

import numpy as np
from scipy import stats

_MOST_STEPS = 25
_TOLERANCE = 1e-8  # of the deviance, as is usual: a season without cases stops where others' does
_START = 0.1
_LARGEST_MEAN = 1e9


@dataclass(frozen=True)
class Fit:
    """Of n regressions on k counts each with p terms: `coefficients` (n, p), `means` (n, k).

    `covariance` (n, p, p) is for dispersion 1; `weights` (n, k) are those it was fitted with;
    `converged` (n,).
    """

    design: np.ndarray
    counts: np.ndarray
    weights: np.ndarray
    coefficients: np.ndarray
    means: np.ndarray
    covariance: np.ndarray
    converged: np.ndarray

    def dispersion(self) -> np.ndarray:
        """Pearson's estimate, at least 1."""
        squares = self.weights * (self.counts - self.means) ** 2 / self.means
        return np.maximum(squares.sum(axis=1) / self.degrees_of_freedom, 1.0)

    @property
    def degrees_of_freedom(self) -> int:
        return self.design.shape[0] - self.design.shape[1]

    def leverages(self) -> np.ndarray:
        """Diagonals of the hat matrices, shape (n, k)."""
        flat = self.covariance.reshape(len(self.covariance), -1)
        return self.weights * self.means * (flat @ _products(self.design).T)

    def mean_at(self, row: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Mean at a row of the design, and the standard error of its log at dispersion 1."""
        variance = np.einsum("i,nij,j->n", row, self.covariance, row)
        return np.exp(self.coefficients @ row), np.sqrt(variance)


def fit_poisson(design: np.ndarray, counts: np.ndarray, weights: np.ndarray | None = None) -> Fit:
    """One regression for each row of `counts` (n, k) on `design` (k, p); weights 1 unless given."""
    weights = np.ones(counts.shape) if weights is None else weights
    products, terms = _products(design), design.shape[1]
    means = counts + _START
    coefficients = np.zeros((len(counts), terms))
    information = np.zeros((len(counts), terms, terms))
    deviance = _deviance(counts, means, weights)
    active = np.arange(len(counts))
    for _ in range(_MOST_STEPS):
        y, w, mu = counts[active], weights[active], means[active]
        working = w * mu
        information[active] = (working @ products).reshape(-1, terms, terms)
        response = (working * np.log(mu) + w * (y - mu)) @ design
        solved = np.linalg.solve(information[active], response[:, :, None])[:, :, 0]
        coefficients[active] = solved
        means[active] = np.exp(solved @ design.T)
        after = _deviance(y, means[active], w)
        done = np.abs(after - deviance[active]) < _TOLERANCE * (np.abs(after) + 0.1)
        deviance[active] = after
        active = active[~done]
        if not active.size:
            break
    converged = np.ones(len(counts), dtype=bool)
    converged[active] = False
    covariance = np.linalg.inv(information)
    return Fit(design, counts, weights, coefficients, means, covariance, converged)


def count_quantile(mean: np.ndarray, dispersion: np.ndarray, alpha: float) -> np.ndarray:
    """Upper quantile of counts with variance dispersion times mean, dispersion 1 or more.

    Negative binomial with size mean / (dispersion - 1), Poisson where dispersion is 1. Means above
    a billion, which a season without cases can give, are taken as a billion.
    """
    mean = np.minimum(mean, _LARGEST_MEAN)
    wide = dispersion > 1
    excess = np.where(wide, dispersion - 1, 1.0)
    negative_binomial = stats.nbinom.isf(alpha, mean / excess, 1 / (1 + excess))
    return np.where(wide, negative_binomial, stats.poisson.isf(alpha, mean))


def _products(design: np.ndarray) -> np.ndarray:
    """For each row of the design its outer product with itself, flattened."""
    return (design[:, :, None] * design[:, None, :]).reshape(len(design), -1)


def _deviance(counts: np.ndarray, means: np.ndarray, weights: np.ndarray) -> np.ndarray:
    logs = np.log(np.where(counts > 0, counts, 1.0) / np.where(counts > 0, means, 1.0))
    return np.asarray(2 * (weights * (counts * logs - counts + means)).sum(axis=1))
