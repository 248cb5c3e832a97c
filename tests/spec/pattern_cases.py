"""The form of a spec table: released numbers, and what a careful statistician says of them."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from pipeline.periods import quarters_between

QUARTERS = quarters_between("2021-Q1", "2025-Q4")
BEFORE, LAST_YEAR = QUARTERS[:-4], QUARTERS[-4:]
Counts = Mapping[tuple[str, ...], tuple[int, ...]]


@dataclass(frozen=True)
class Must:
    """A signal that must be there, at `at_least` this level or above, at exactly this cell.

    `z` is the worth of the evidence by the arithmetic in the comment, noise included. `cell` names
    dimensions of signalen (eenheid, relatie, item, ...); those left out are empty.
    """

    code: str
    richting: str
    z: float
    cell: Mapping[str, str] = field(default_factory=dict)
    at_least: str = "signaal"


@dataclass(frozen=True)
class MustNot:
    """No `signaal` or `sterk_signaal` of this code, at this cell or any part of it.

    `richting` "" stands for either. `naive` is what a reader of overviews would say.
    """

    code: str
    z: float
    naive: str = ""
    richting: str = ""
    cell: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class TalkTable:
    """`tellingen` of one table of the plan by quarter; `noisy_n` is to be exactly `counts`.

    `counts`: codes of the dimensions in the order of the table's name -> a number for each of
    QUARTERS; codes left out are 0. `headcounts`: units below the top. `events`: datum, soort,
    eenheid, label.
    """

    naam: str
    tabel: str
    epsilon: float
    counts: Counts
    says: tuple[Must | MustNot, ...]
    headcounts: Mapping[str, int] = field(default_factory=lambda: {"a": 6_000, "b": 6_000})
    events: tuple[tuple[str, str, str, str], ...] = ()


@dataclass(frozen=True)
class SurveyTable:
    """`enquete` of one index or question; `noisy_n` is to be exactly `counts`.

    `counts`: (golf, eenheid, "" for all) -> number by answer. `uitgenodigd`: the same keys ->
    people invited. `sector` as in vip.toml, for the reference.
    """

    naam: str
    item: str
    epsilon: float
    counts: Mapping[tuple[str, str], Mapping[str, int]]
    uitgenodigd: Mapping[tuple[str, str], int]
    says: tuple[Must | MustNot, ...]
    is_index: bool = True
    sector: str = ""


def usual_then(usual: int, last_year: int) -> tuple[int, ...]:
    """A number for each of QUARTERS: `usual` 16 times, then `last_year` 4 times."""
    return (usual,) * len(BEFORE) + (last_year,) * len(LAST_YEAR)


def usual_then_once(usual: int, last_quarter: int) -> tuple[int, ...]:
    """`usual` 19 times, then `last_quarter`."""
    return (usual,) * (len(QUARTERS) - 1) + (last_quarter,)
