"""A family of patterns beside rises and falls: its tests, and its share of the one budget.

Every family draws on the same false-alarm budget. A share that no test of a family uses goes to the
rises and falls (change/judged.py), so a family costs nothing where it cannot see anything.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from pipeline.signals.frame import Row


@dataclass(frozen=True)
class Tested:
    """One test: its p-value, and the row that it becomes once its q-value is known."""

    p_value: float
    row: Callable[[float], Row]


@dataclass(frozen=True)
class Family:
    """`share` of the budget is parted equally over `tested`.

    `unseen`: rows about what could not be tested, with what would have been needed.
    """

    share: float
    tested: tuple[Tested, ...] = ()
    unseen: tuple[Row, ...] = ()


@dataclass(frozen=True)
class Claim:
    """A test as the budget sees it: its p-value and its share."""

    p_value: float
    share: float


def claims_of(families: Sequence[Family]) -> tuple[Claim, ...]:
    """Every test of every family with its share, in order."""
    return tuple(
        Claim(test.p_value, family.share / len(family.tested))
        for family in families
        for test in family.tested
    )


def family_rows(families: Sequence[Family], q_values: Sequence[float]) -> tuple[Row, ...]:
    """The rows of all families; `q_values` in the order of `claims_of`."""
    tests = [test for family in families for test in family.tested]
    found = tuple(test.row(q) for test, q in zip(tests, q_values, strict=True))
    return found + tuple(row for family in families for row in family.unseen)
