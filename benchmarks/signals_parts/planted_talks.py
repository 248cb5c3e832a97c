"""Releases of talks, quiet or with one pattern planted in the newest year."""

from collections.abc import Callable, Mapping
from datetime import date

import numpy as np

from pipeline.contracts.public import Event
from pipeline.release import Release
from tests.mix_releases import ENDINGS, RELATIONS, Means, counted_release, means_of
from tests.releases import QUARTERS, publiek_of

PER_1000 = 20.0
"""Trajecten a year."""
CLUSTERS = {"oo": 0.35, "sw": 0.35, "wb": 0.15, "in": 0.15}
DISPERSION = 1.2
_UNITS = {180: 1, 1_500: 6, 12_000: 12, 60_000: 24}
_FORMAL = ("formele_klacht", "integriteitsmelding", "aangifte")
_EVENTS = (Event(date(2024, 5, 6), "training", "u00", "Training omstanders"),)

Factor = Callable[[str, str, tuple[str, ...]], float]


def units_of(employees: int) -> Mapping[str, int]:
    """Units of equal size, but for the first: the largest, in which patterns are planted."""
    number = _UNITS[employees]
    each = employees // (number + 1) if number > 1 else employees
    return {
        f"u{at:02d}": employees - each * (number - 1) if not at else each for at in range(number)
    }


def shares_release(employees: int, epsilon: float, seed: int, planted: str = "") -> Release:
    """Tables of relations and of endings; `planted`: macht x2, extern x3 or escalatie x3."""
    codes = {"macht": ("leidinggevende",), "extern": ("extern",), "escalatie": _FORMAL}.get(
        planted, ()
    )
    times = 2.0 if planted == "macht" else 3.0
    a_year = PER_1000 * employees / 1000
    tables = {"relatie": means_of(RELATIONS, a_year), "vervolg": means_of(ENDINGS, a_year)}
    return _release(
        tables, employees, epsilon, seed, lambda _, codes_: times if codes_[0] in codes else 1.0
    )


def crossed_release(employees: int, epsilon: float, seed: int, planted: str = "") -> Release:
    """A crossing of cluster and unit; `planted`: one cluster in one unit x3."""
    a_year = PER_1000 * employees / 1000
    means = {
        (cluster, unit): a_year / 4 * share * people / employees
        for cluster, share in CLUSTERS.items()
        for unit, people in units_of(employees).items()
    }
    where = ("wb", "u00") if planted else None
    return _release({"cluster_x_eenheid": means}, employees, epsilon, seed,
                    lambda _, codes: 3.0 if codes == where else 1.0)  # fmt: skip


def trained_release(employees: int, epsilon: float, seed: int, planted: str = "") -> Release:
    """Units, one of which had a training in 2024-Q2; `planted`: it is x2 since 2024-Q4."""
    a_year = PER_1000 * employees / 1000
    means = {(u,): a_year / 4 * people / employees for u, people in units_of(employees).items()}
    since = "2024-Q4" if planted else "9"

    def factor(quarter: str, codes: tuple[str, ...]) -> float:
        return 2.0 if codes == ("u00",) and quarter >= since else 1.0

    return _release({"eenheid": means}, employees, epsilon, seed, factor, in_last_year=False)


def _release(
    tables: Mapping[str, Means],
    employees: int,
    epsilon: float,
    seed: int,
    factor: Callable[[str, tuple[str, ...]], float],
    in_last_year: bool = True,
) -> Release:
    def times(table: str, quarter: str, codes: tuple[str, ...]) -> float:
        is_later = not in_last_year or quarter in QUARTERS[-4:]
        return factor(quarter, codes) if is_later else 1.0

    rng = np.random.default_rng([seed, employees, int(100 * epsilon)])
    publiek = publiek_of(units_of(employees), _EVENTS)
    return counted_release(tables, epsilon, rng, publiek, times, dispersion=DISPERSION)
