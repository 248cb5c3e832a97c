"""How busy each part of the year usually is, from all series of a release together.

One series is too short to tell its season, and a shorter stretch than a year cannot be laid beside
other months without it. The season is that of the whole organisation (August is quiet everywhere),
taken towards no season at all as far as its own uncertainty goes.
"""

from collections.abc import Mapping, Sequence

from pipeline.signals.series import Scope, Series, added
from pipeline.signals.windows import season_of

_SPREAD = 0.15  # sd of a season's factor before any data
_SCATTER = 1.5  # counts scatter more than Poisson
_RANGE = (0.3, 3.0)


def season_factors(series: Sequence[Series]) -> Mapping[str, float]:
    """How busy each part of the year is, 1 being usual; from the histories alone.

    Empty without a series of the whole organisation, or where a year is published as one number.
    """
    total = next((one for one in series if one.scope == Scope() and one.has_history), None)
    if total is None or len(total.window) == 1:
        return {}
    whole = added(total.history)
    if whole.noisy_n <= 0:
        return {}
    rate = whole.noisy_n / whole.exposure
    names = sorted({season_of(point.periode) for point in total.history})
    return {name: _factor(total, name, rate) for name in names}


def _factor(total: Series, name: str, rate: float) -> float:
    part = added(point for point in total.history if season_of(point.periode) == name)
    usual = rate * part.exposure
    error = (_SCATTER * usual + part.noise.variance) / usual**2
    trust = _SPREAD**2 / (_SPREAD**2 + error)
    low, high = _RANGE
    return min(max(1.0 + trust * (part.noisy_n / usual - 1.0), low), high)
