"""The specification of the rules: small tables, the same answer from DuckDB and a plain loop.

In a table `-` is null, `_` is one space, and the last column marks the rows that break the rule.
"""

from dataclasses import dataclass

import pyarrow as pa
import pytest

from pipeline import engine, rules
from tests.spec import plain_engine


@dataclass(frozen=True)
class Judged:
    column: str
    rule: rules.Rule


SPECS = {
    "filled: null, nothing and only spaces are not a value": (
        Judged("a", rules.Filled()),
        """
        rij | a  | breaks
        2   | x  |
        3   | -  | yes
        4   |    | yes
        5   | __ | yes
        6   | x_ |
        """,
    ),
    "filled: in a column that is absent no row has a value": (
        Judged("b", rules.Filled()),
        """
        rij | a | breaks
        2   | x | yes
        3   | - | yes
        """,
    ),
    "any other rule passes a column that is absent": (
        Judged("b", rules.NotLonger(1)),
        """
        rij | a | breaks
        2   | x |
        """,
    ),
    "one of: exactly, and empty passes": (
        Judged("a", rules.OneOf(("oo", "in"))),
        """
        rij | a   | breaks
        2   | oo  |
        3   | OO  | yes
        4   | oo_ | yes
        5   | -   |
        6   |     |
        7   | sw  | yes
        """,
    ),
    "begun by: only listed values, only before their start, only where the moment can be read": (
        Judged("a", rules.BegunBy((("nieuw", "2025-Q1"),), "b", rules.QUARTER)),
        """
        rij | a     | b       | breaks
        2   | nieuw | 2024-Q4 | yes
        3   | nieuw | 2025-Q1 |
        4   | oud   | 2024-Q4 |
        5   | nieuw | -       |
        6   | nieuw | straks  |
        7   | -     | 2024-Q4 |
        """,
    ),
    "ended by: only listed values, only after their end, only where the moment can be read": (
        Judged("a", rules.EndedBy((("weg", "2025-Q1"),), "b", rules.QUARTER)),
        """
        rij | a    | b       | breaks
        2   | weg  | 2025-Q1 |
        3   | weg  | 2025-Q2 | yes
        4   | nog  | 2025-Q2 |
        5   | weg  | -       |
        6   | weg  | straks  |
        """,
    ),
    "one of nothing: every value breaks it": (
        Judged("a", rules.OneOf(())),
        """
        rij | a | breaks
        2   | x | yes
        3   | - |
        """,
    ),
    "fits: the whole value": (
        Judged("a", rules.Fits(rules.QUARTER)),
        """
        rij | a        | breaks
        2   | 2024-Q3  |
        3   | 2024-Q5  | yes
        4   | 2024-Q33 | yes
        5   | 2024     | yes
        6   | -        |
        """,
    ),
    "not after: judges only values of the right form": (
        Judged("a", rules.NotAfter("2024-Q3", rules.QUARTER)),
        """
        rij | a       | breaks
        2   | 2024-Q3 |
        3   | 2024-Q4 | yes
        4   | 2025-Q1 | yes
        5   | zomaar  |
        6   | -       |
        """,
    ),
    "not before: judges only values of the right form": (
        Judged("a", rules.NotBefore("2021-Q1", rules.QUARTER)),
        """
        rij | a       | breaks
        2   | 2021-Q1 |
        3   | 2020-Q4 | yes
        4   | 1999    |
        """,
    ),
    "existing day: the calendar decides": (
        Judged("a", rules.ExistingDay()),
        """
        rij | a          | breaks
        2   | 2024-02-29 |
        3   | 2023-02-29 | yes
        4   | 2024-13-01 | yes
        5   | 01-01-2024 |
        """,
    ),
    "between: bounds are allowed, text is not judged": (
        Judged("a", rules.Between(0, 100)),
        """
        rij | a     | breaks
        2   | 0     |
        3   | 100   |
        4   | -1    | yes
        5   | 100.5 | yes
        6   | 1e9   |
        7   | tien  |
        """,
    ),
    "between: one bound": (
        Judged("a", rules.Between(1, None)),
        """
        rij | a    | breaks
        2   | 0    | yes
        3   | 9999 |
        """,
    ),
    "not longer: characters, not bytes": (
        Judged("a", rules.NotLonger(3)),
        """
        rij | a    | breaks
        2   | éëü  |
        3   | éëüa | yes
        """,
    ),
    "first of its kind: the first row stands, the next ones break": (
        Judged("a", rules.FirstOfItsKind(("a", "b"), ("a",))),
        """
        rij | a | b | breaks
        2   | x | 1 |
        3   | x | 2 |
        4   | x | 1 | yes
        5   | x | 1 | yes
        6   | - | 1 |
        7   | - | 1 |
        8   | y |   |
        9   | y | - | yes
        """,
    ),
    "first of its kind: the row number decides, not the order of the table": (
        Judged("a", rules.FirstOfItsKind(("a",), ())),
        """
        rij | a | breaks
        9   | x | yes
        2   | x |
        4   | x | yes
        """,
    ),
}


def parse(text):
    """The columns of a small table and the numbers of its marked rows."""
    lines = [line.strip().split("|") for line in text.strip().splitlines()]
    names, *cells = [[cell.strip() for cell in line] for line in lines]
    rows = [dict(zip(names, row, strict=True)) for row in cells]
    marked = [int(row["rij"]) for row in rows if row.pop("breaks") == "yes"]
    return [{name: _value(name, cell) for name, cell in row.items()} for row in rows], marked


def _value(name, cell):
    if name == "rij":
        return int(cell)
    return None if cell == "-" else cell.replace("_", " ")


def as_table(rows):
    names = [name for name in rows[0] if name != "rij"]
    columns = {name: pa.array([row[name] for row in rows], pa.string()) for name in names}
    return pa.table({"rij": pa.array([row["rij"] for row in rows], pa.int64()), **columns})


@pytest.mark.parametrize("name", SPECS)
def test_the_engine_marks_the_rows_of_the_specification(name):
    check, text = SPECS[name]
    rows, marked = parse(text)
    assert engine.run_checks(as_table(rows), [check]) == [(len(marked), tuple(sorted(marked)[:5]))]
    assert engine.bad_rows(as_table(rows), [check]) == sorted(marked)


@pytest.mark.parametrize("name", SPECS)
def test_the_plain_reference_marks_the_same_rows(name):
    check, text = SPECS[name]
    rows, marked = parse(text)
    assert plain_engine.bad_rows(rows, [check]) == sorted(marked)


def test_all_specifications_together_in_one_query():
    for name, (_, text) in SPECS.items():
        rows, _ = parse(text)
        columns = set(rows[0])
        fitting = [c for c, _ in SPECS.values() if _columns_of(c) <= columns]
        expected = plain_engine.run_checks(rows, fitting)
        assert engine.run_checks(as_table(rows), fitting) == expected, name


def _columns_of(check):
    rule = check.rule
    if isinstance(rule, rules.BegunBy | rules.EndedBy):
        return {check.column, rule.moment}
    return set(rule.columns) if isinstance(rule, rules.FirstOfItsKind) else {check.column}
