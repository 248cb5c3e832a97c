"""How good released numbers are: their error, what their intervals cover, what a spike shows.

All take arrays [category, unit, quarter], estimates beside the true counts of the simulation. Only
a simulation knows those; nothing here is ever run on real data.
"""

from collections.abc import Sequence
from dataclasses import astuple, dataclass

import numpy as np
import numpy.typing as npt

from tests.simulators.workload import QUARTERS_A_YEAR, Counts, Spike

Floats = npt.NDArray[np.float64]
TIE_SEED = 7


@dataclass(frozen=True)
class Errors:
    """Mean absolute errors against the true counts, in trajecten."""

    cell: float
    category_quarter: float
    unit_year: float

    def ratio(self, other: "Errors") -> "Errors":
        """Each figure as a part of the other's."""
        return Errors(
            *(mine / its for mine, its in zip(astuple(self), astuple(other), strict=True))
        )


@dataclass(frozen=True)
class Coverage:
    """Share of the cells whose interval holds the truth: of all, and of each third by true size."""

    overall: float
    thirds: tuple[float, float, float]


@dataclass(frozen=True)
class SpikeReport:
    """What is shown of a spike, as part of the true count under it (base + 20): one is right."""

    per_draw: tuple[float, ...]

    @property
    def mean(self) -> float:
        return float(np.mean(self.per_draw))

    def share_within(self, tolerance: float) -> float:
        """Share of the draws that show the spike within `tolerance` of its size."""
        return float(np.mean(np.abs(np.array(self.per_draw) - 1) <= tolerance))


def category_quarters(cells: Floats | Counts) -> Floats:
    """[category, quarter]: summed over units."""
    return cells.sum(axis=1).astype(float)


def unit_years(cells: Floats | Counts) -> Floats:
    """[unit, year]: summed over categories and the four quarters of a year."""
    _, units, quarters = cells.shape
    years = cells.sum(axis=0).reshape(units, quarters // QUARTERS_A_YEAR, QUARTERS_A_YEAR)
    return years.sum(axis=2).astype(float)


def mean_absolute_error(estimate: Floats, truth: Floats | Counts) -> float:
    """Of any two arrays of one shape."""
    return float(np.abs(estimate - truth).mean())


def errors(estimates: Floats, truth: Counts) -> Errors:
    """Judge estimates of cells, and the margins that are their sums."""
    return errors_of_margins(estimates, category_quarters(estimates), unit_years(estimates), truth)


def errors_of_margins(
    cells: Floats, by_category_quarter: Floats, by_unit_year: Floats, truth: Counts
) -> Errors:
    """Judge cells and margins that the door published apart, shapes as in the functions above."""
    return Errors(
        mean_absolute_error(cells, truth),
        mean_absolute_error(by_category_quarter, category_quarters(truth)),
        mean_absolute_error(by_unit_year, unit_years(truth)),
    )


def average(results: Sequence[Errors]) -> Errors:
    """Mean over data sets, figure by figure."""
    return Errors(*np.mean([astuple(result) for result in results], axis=0).tolist())


def coverage(lower: Floats, upper: Floats, truth: Counts) -> Coverage:
    """Coverage of intervals, bounds included.

    The thirds are equally large. Most cells of a sparse table are zero, so ties straddle the
    borders: they are divided by a fixed random order, not by place, else one third would be a list
    of categories.
    """
    covered = ((lower <= truth) & (truth <= upper)).ravel()
    thirds = [float(covered[third].mean()) for third in thirds_by_size(truth)]
    return Coverage(float(covered.mean()), (thirds[0], thirds[1], thirds[2]))


def thirds_by_size(truth: Counts) -> list[npt.NDArray[np.int64]]:
    """Flat indexes of the smallest, the middle and the largest third of the cells."""
    ties = np.random.default_rng(TIE_SEED).permutation(truth.size)
    return np.array_split(np.lexsort((ties, truth.ravel())), 3)


def spike_report(draws: Sequence[Floats], spiked: Counts, spike: Spike) -> SpikeReport:
    """Compare what each draw's estimates show in the spiked cell with what is truly there."""
    true_value = float(spiked[spike.cell])
    return SpikeReport(tuple(float(draw[spike.cell]) / true_value for draw in draws))
