"""The field's methods on weekly counts, written from the papers, with the settings of R's figures.

`alarms(method, counts)` for a benchmark; `compared` says how closely they follow R week by week and
what they score on the simulated series. None of this is part of the product.
"""

from collections.abc import Callable, Mapping

import numpy as np

from benchmarks.field_methods.cusum import cusum
from benchmarks.field_methods.ears import ears_c1
from benchmarks.field_methods.farrington import farrington_flexible, farrington_flexible_muan
from benchmarks.field_methods.judged import Judged
from benchmarks.field_methods.periodic import periodic_glm
from tests.simulators.surveillance import N_JUDGED

__all__ = ["METHODS", "Judged", "alarms", "judge"]

METHODS: Mapping[str, Callable[[np.ndarray], Judged]] = {
    "FarringtonFlexible": farrington_flexible,
    "FarringtonFlexible_muan": farrington_flexible_muan,
    "PeriodicNegBinGLM": periodic_glm,
    "EARS_C1": ears_c1,
    "CUSUM": cusum,
}
"""By the name that tests/data/surveillance/ has for it."""
_SERIES_AT_ONCE = 40


def judge(method: str, counts: np.ndarray) -> Judged:
    """Bounds and alarms of the last 49 weeks.

    `counts`: integers of shape (624,) or (series, 624), a column a week. Raises KeyError for a
    method that is not in METHODS and ValueError for another shape.
    """
    table = np.atleast_2d(counts)
    parts = np.array_split(table, max(1, len(table) // _SERIES_AT_ONCE))
    found = [METHODS[method](part) for part in parts]
    shape = (*np.shape(counts)[:-1], N_JUDGED)
    return Judged(
        np.concatenate([one.bounds for one in found]).reshape(shape),
        np.concatenate([one.alarms for one in found]).reshape(shape),
    )


def alarms(method: str, counts: np.ndarray) -> np.ndarray:
    """Only the alarms of `judge`: booleans of shape (49,) or (series, 49)."""
    return judge(method, counts).alarms
