"""A past in which one odd period does not hide a change that came after it.

A period with far more or fewer talks than the others (a case in the news, a delivery that came
late) would lift or lower what is usual for years. Such periods count no further than a limit:
Huber's location (1964) for counts, with the variance that counts and privacy noise have.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from math import sqrt

from pipeline.signals.series import Point
from pipeline.signals.windows import season_of

LIMIT = 2.5  # standard deviations
_ROUNDS = 20


def steadied(
    past: Sequence[Point], season: Mapping[str, float], dispersion: float
) -> tuple[Point, ...]:
    """The points, with counts beyond the limit brought back to it.

    `season`: how busy each part of the year is, empty when unknown.
    """
    exposed = [p.exposure * season.get(season_of(p.periode), 1.0) for p in past]
    counts = [float(point.noisy_n) for point in past]
    for _ in range(_ROUNDS):
        rate = max(sum(counts) / sum(exposed), 0.0)
        nearer = [
            _within(point, rate * exposure, dispersion)
            for point, exposure in zip(past, exposed, strict=True)
        ]
        if nearer == counts:
            break
        counts = nearer
    return tuple(
        replace(point, noisy_n=round(count)) for point, count in zip(past, counts, strict=True)
    )


def _within(point: Point, expected: float, dispersion: float) -> float:
    reach = LIMIT * sqrt(dispersion * expected + point.noise.variance)
    return min(max(float(point.noisy_n), expected - reach), expected + reach)
