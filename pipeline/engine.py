"""Where counting runs: DuckDB, reached through its expressions; no other module knows it.

Why: one query judges all checks and gives back counts and row numbers only, so values never come
near a message. DuckDB may quote a value in an error, so its errors are replaced here, and it may
not write anything to disk.
"""

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache, singledispatch
from typing import Any, Protocol

import duckdb
import pyarrow as pa
from duckdb import (
    CaseExpression,
    ColumnExpression,
    ConstantExpression,
    FunctionExpression,
)

from pipeline import rules

FIRST_ROWS = 5
ROW = "rij"
_LARGE = 100_000  # rows: from here a table has a database of its own, which gives its memory back
Expression = Any


class EngineFailure(Exception):
    """The engine could not finish; says so without any value."""


class Judged(Protocol):
    """What the engine needs to know of a check."""

    @property
    def column(self) -> str: ...

    @property
    def rule(self) -> rules.Rule: ...


def run_checks(table: pa.Table, checks: Sequence[Judged]) -> list[tuple[int, tuple[int, ...]]]:
    """For each check: how many rows break it, and the first five row numbers (column `rij`).

    All columns but `rij` are text. One aggregate query for all checks together.
    """
    if not checks:
        return []
    with _relation(_with_row(table)) as source:
        ready, breaks = _prepare(source, checks)
        measures = [m for i, broken in enumerate(breaks) for m in _measures(i, broken)]
        (found,) = ready.aggregate(measures).fetchall()
    return [(found[i] or 0, tuple(found[i + 1] or ())) for i in range(0, len(found), 2)]


def bad_rows(table: pa.Table, checks: Sequence[Judged]) -> list[int]:
    """The numbers of the rows that break one or more of the checks, ascending."""
    labels = [""] * len(checks)
    return list(reasons_by_row(table, checks, labels).column(ROW).to_pylist())


def reasons_by_row(table: pa.Table, checks: Sequence[Judged], labels: Sequence[str]) -> pa.Table:
    """A table (rij, redenen): every row that breaks a check, with the labels joined by commas."""
    if not checks:
        return pa.table({ROW: pa.array([], pa.int64()), "redenen": pa.array([], pa.string())})
    with _relation(_with_row(table)) as source:
        ready, breaks = _prepare(source, checks)
        marks = [CaseExpression(b, _text(label)) for b, label in zip(breaks, labels, strict=True)]
        joined = FunctionExpression("concat_ws", _text(","), *marks).alias("redenen")
        is_bad = _any_of(breaks).alias("fout")
        listed = ready.select(ColumnExpression(ROW), joined, is_bad)
        kept = listed.filter(ColumnExpression("fout")).sort(ColumnExpression(ROW))
        return kept.select(ColumnExpression(ROW), ColumnExpression("redenen")).to_arrow_table()


def count_by(table: pa.Table, dims: Sequence[str]) -> pa.Table:
    """The number of rows for each combination that occurs: columns `dims` and `n` (int64)."""
    keys = [ColumnExpression(name) for name in dims]
    with _relation(table) as source:
        counted = source.aggregate([*keys, FunctionExpression("count_star").alias("n")])
        return (counted.sort(*keys) if keys else counted).to_arrow_table()


@contextmanager
def _relation(table: pa.Table) -> Iterator[Any]:
    is_large = table.num_rows > _LARGE
    connection = _start() if is_large else _database(os.getpid()).cursor()
    _hide_progress(connection)
    try:
        yield connection.from_arrow(table)
    except duckdb.Error as problem:
        _database.cache_clear()  # after a fatal error an instance refuses all that follows
        raise EngineFailure(f"DuckDB: {type(problem).__name__}") from None
    finally:
        connection.close()


@cache
def _database(process: int) -> duckdb.DuckDBPyConnection:
    """One empty database for each process: starting one takes longer than judging a small file.

    A table is seen by the cursor it was given to, and is gone when that closes. A forked process
    needs its own, as the threads behind it are not copied.
    """
    return _start()


def _start() -> duckdb.DuckDBPyConnection:
    return duckdb.connect(":memory:", config={"temp_directory": ""})


def _hide_progress(connection: duckdb.DuckDBPyConnection) -> None:
    """No bar of DuckDB amid the output of vip. In a notebook even putting it off is an error."""
    shown = connection.execute("SELECT current_setting('enable_progress_bar')").fetchall()
    if shown[0][0]:
        connection.execute("SET enable_progress_bar = false")


def _with_row(table: pa.Table) -> pa.Table:
    if ROW in table.column_names:
        return table
    return table.append_column(ROW, pa.array(range(1, table.num_rows + 1), pa.int64()))


def _prepare(source: Any, checks: Sequence[Judged]) -> tuple[Any, list[Expression]]:
    """The relation with one window column per rule on repetition, and what breaks each check."""
    known = frozenset(source.columns)
    windows = {
        f"_keer_{i}": _occurrence(check.rule)
        for i, check in enumerate(checks)
        if isinstance(check.rule, rules.FirstOfItsKind)
    }
    ready = source.with_columns(**windows) if windows else source
    return ready, [_broken(i, check, known) for i, check in enumerate(checks)]


def _broken(index: int, check: Judged, known: frozenset[str]) -> Expression:
    rule = check.rule
    if isinstance(rule, rules.FirstOfItsKind):
        repeated = ColumnExpression(f"_keer_{index}") > ConstantExpression(1)
        return repeated & _all_of([~_empty(name) for name in rule.filled])
    if check.column not in known:
        return ConstantExpression(isinstance(rule, rules.Filled))
    if isinstance(rule, rules.Filled):
        return _empty(check.column)
    return ~_empty(check.column) & _breaks(rule, ColumnExpression(check.column))


def _occurrence(rule: rules.FirstOfItsKind) -> Expression:
    equal = [_filled_or_blank(name) for name in rule.columns]
    return FunctionExpression("row_number").over(
        partition_by=equal, order_by=[ColumnExpression(ROW)]
    )


@singledispatch
def _breaks(rule: object, value: Expression) -> Expression:
    raise TypeError(f"no expression for {type(rule).__name__}")


@_breaks.register
def _(rule: rules.OneOf, value: Expression) -> Expression:
    return value.isnotin(*map(_text, rule.values)) if rule.values else ConstantExpression(True)


@_breaks.register
def _(rule: rules.Fits, value: Expression) -> Expression:
    return ~_fits(value, rule.pattern)


@_breaks.register
def _(rule: rules.ExistingDay, value: Expression) -> Expression:
    return _fits(value, rules.DAY) & value.try_cast("DATE").isnull()


@_breaks.register
def _(rule: rules.NotAfter, value: Expression) -> Expression:
    return _fits(value, rule.pattern) & (value > _text(rule.limit))


@_breaks.register
def _(rule: rules.NotBefore, value: Expression) -> Expression:
    return _fits(value, rule.pattern) & (value < _text(rule.limit))


@_breaks.register
def _(rule: rules.BegunBy, value: Expression) -> Expression:
    moment = ColumnExpression(rule.moment)
    early = [(value == _text(code)) & (moment < _text(start)) for code, start in rule.starts]
    filled = ~_empty(rule.moment) & _fits(moment, rule.pattern)
    return filled & _any_of([ConstantExpression(False), *early])


@_breaks.register
def _(rule: rules.EndedBy, value: Expression) -> Expression:
    moment = ColumnExpression(rule.moment)
    late = [(value == _text(code)) & (moment > _text(end)) for code, end in rule.ends]
    filled = ~_empty(rule.moment) & _fits(moment, rule.pattern)
    return filled & _any_of([ConstantExpression(False), *late])


@_breaks.register
def _(rule: rules.Between, value: Expression) -> Expression:
    number = value.try_cast("DOUBLE")
    outside = [ConstantExpression(False)]
    if rule.minimum is not None:
        outside.append(number < ConstantExpression(float(rule.minimum)))
    if rule.maximum is not None:
        outside.append(number > ConstantExpression(float(rule.maximum)))
    return _fits(value, rules.NUMBER) & _any_of(outside)


@_breaks.register
def _(rule: rules.NotLonger, value: Expression) -> Expression:
    return FunctionExpression("length", value) > ConstantExpression(rule.characters)


def _measures(index: int, broken: Expression) -> tuple[Expression, Expression]:
    number = CaseExpression(broken, ColumnExpression(ROW))
    first = FunctionExpression("min", number, ConstantExpression(FIRST_ROWS))
    return (
        FunctionExpression("count_if", broken).alias(f"_n_{index}"),
        first.alias(f"_rijen_{index}"),
    )


def _empty(column: str) -> Expression:
    return _filled_or_blank(column) == _text("")


def _filled_or_blank(column: str) -> Expression:
    value = ColumnExpression(column)
    filled = FunctionExpression("trim", value)
    return CaseExpression(value.isnull(), _text("")).otherwise(filled)


def _fits(value: Expression, pattern: str) -> Expression:
    return FunctionExpression("regexp_full_match", value, _text(pattern))


def _text(value: str) -> Expression:
    return ConstantExpression(value)


def _any_of(conditions: Sequence[Expression]) -> Expression:
    joined = conditions[0]
    for condition in conditions[1:]:
        joined = joined | condition
    return joined


def _all_of(conditions: Sequence[Expression]) -> Expression:
    joined = ConstantExpression(True)
    for condition in conditions:
        joined = joined & condition
    return joined
