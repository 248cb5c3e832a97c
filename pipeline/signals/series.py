"""A series: one noisy number a period for the whole, a cluster, a category, a relation or a unit.

Everything that is tested is a series of whole years. Its noise and its exposure are public, so a
series holds all that a test may know.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from pipeline.release.noise_law import Counted, Noise, summed
from pipeline.signals.windows import season_of

Kind = Literal["totaal", "cluster", "hoofdcategorie", "relatie", "eenheid"]


@dataclass(frozen=True, order=True)
class Scope:
    """What a series is about; an empty text means all. At most one field is filled."""

    eenheid: str = ""
    cluster: str = ""
    hoofdcategorie: str = ""
    relatie: str = ""

    @property
    def kind(self) -> Kind:
        """The name of the filled field, "totaal" when there is none."""
        kinds: tuple[Kind, ...] = ("cluster", "hoofdcategorie", "relatie", "eenheid")
        return next((kind for kind in kinds if getattr(self, kind)), "totaal")


@dataclass(frozen=True)
class Point:
    """One period of a series: the sum of its cells.

    `exposure` is in employee-quarters (headcount times quarters), or in quarters when headcounts
    are not known for every period. `hours`: the part of the VPs' hours that goes to those
    employees, None when unknown.
    """

    periode: str
    noisy_n: int
    noise: Noise
    exposure: float
    cells: tuple[str, ...]
    hours: float | None = None


@dataclass(frozen=True)
class Series:
    """Whole years of points, the newest year first, all from one released table.

    `is_part`: not the whole of each year, but the same periods of each (touched.py).
    """

    scope: Scope
    tabel: str
    years: tuple[tuple[Point, ...], ...]
    is_part: bool = False

    @property
    def window(self) -> tuple[Point, ...]:
        """The newest year."""
        return self.years[0]

    @property
    def history(self) -> tuple[Point, ...]:
        """All earlier years, in order of time."""
        return tuple(point for year in reversed(self.years[1:]) for point in year)

    def newest(self, n: int) -> tuple[Point, ...]:
        """The newest n years, in order of time."""
        return tuple(point for year in reversed(self.years[:n]) for point in year)

    @property
    def cells(self) -> tuple[str, ...]:
        """The references of all cells it rests on, in order of time."""
        years = reversed(self.years)
        return tuple(cell for year in years for point in year for cell in point.cells)

    @property
    def has_history(self) -> bool:
        """There is at least one earlier year to compare with."""
        return len(self.years) > 1

    @property
    def a_year_earlier(self) -> "Series":
        """The series as it was when its newest year had not begun."""
        return replace(self, years=self.years[1:])


def counted(
    points: Iterable[Point], season: Mapping[str, float] | None = None
) -> tuple[Counted, ...]:
    """The counts of these points. `season`: how busy each part of the year is, where known."""
    factors = season or {}
    return tuple(
        Counted(p.noisy_n, p.exposure * factors.get(season_of(p.periode), 1.0), p.noise)
        for p in points
    )


def added(points: Iterable[Point], season: Mapping[str, float] | None = None) -> Counted:
    """These points summed, as one count."""
    return summed(counted(points, season))
