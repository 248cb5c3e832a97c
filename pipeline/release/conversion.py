"""From what mechanisms spend to epsilon at a delta: through the sum of rho, and by composition."""

from decimal import ROUND_CEILING, Decimal, localcontext
from fractions import Fraction
from functools import lru_cache
from math import ceil, sqrt

MICRO = 1_000_000
_GRID = 1e-5  # of the privacy loss; it is rounded up to this, for every table
UNBOUNDED = 1_000 * MICRO
"""More than any ceiling: what a Gaussian costs where delta is 0."""


@lru_cache(maxsize=1024)
def zcdp_micro(rho: Fraction, delta: Fraction) -> int:
    """Micro-epsilon that goes with rho-zCDP at `delta`, rounded up.

    For every alpha > 1: epsilon = alpha rho + ln(1 / (alpha delta)) / (alpha - 1) + ln(1 - 1/alpha)
    holds; the best alpha is looked for, and any alpha found is a valid one.
    """
    if rho == 0:
        return 0
    if delta <= 0:
        return UNBOUNDED
    with localcontext() as context:
        context.prec = 40
        exact_rho = Decimal(rho.numerator) / Decimal(rho.denominator)
        log_delta = (Decimal(delta.numerator) / Decimal(delta.denominator)).ln()

        def epsilon(alpha: Decimal) -> Decimal:
            rest = -(log_delta + alpha.ln()) / (alpha - 1)
            return alpha * exact_rho + rest + (1 - 1 / alpha).ln()

        low, high = Decimal("1.0001"), 2 + 2 * (-log_delta / exact_rho).sqrt()
        for _ in range(120):
            third = (high - low) / 3
            one, two = low + third, high - third
            low, high = (low, two) if epsilon(one) <= epsilon(two) else (one, high)
        found = max(Decimal(0), epsilon(low)) * MICRO
        return int(found.to_integral_value(ROUND_CEILING))


@lru_cache(maxsize=1024)
def pld_micro(amounts: tuple[tuple[tuple[int, Fraction], int], ...], delta: Fraction) -> int:
    """The composed total; `amounts` counts how many tables spend a micro-epsilon or a rho."""
    from dp_accounting.pld import privacy_loss_distribution as pld

    composed = None
    for (micro, rho), n in amounts:
        one = (
            pld.from_discrete_laplace_mechanism(micro / MICRO, value_discretization_interval=_GRID)
            if micro
            else pld.from_discrete_gaussian_mechanism(
                sqrt(1 / (2 * float(rho))), value_discretization_interval=_GRID
            )
        ).self_compose(n)
        composed = one if composed is None else composed.compose(one)
    if composed is None:
        return 0
    return ceil(float(composed.get_epsilon_for_delta(float(delta))) * MICRO)
