"""The slow, obvious reference of `pipeline.engine`: a loop over rows in plain Python."""

import re
from collections import Counter
from datetime import date

from pipeline import rules


def run_checks(rows, checks):
    """rows: mappings with `rij`. For each check (n, first five row numbers)."""
    found = [[row["rij"] for row in _breaking(rows, check)] for check in checks]
    return [(len(numbers), tuple(sorted(numbers)[:5])) for numbers in found]


def bad_rows(rows, checks):
    return sorted({row["rij"] for check in checks for row in _breaking(rows, check)})


def count_by(rows, dims):
    return dict(Counter(tuple(row[name] for name in dims) for row in rows))


def _breaking(rows, check):
    if isinstance(check.rule, rules.FirstOfItsKind):
        return _repeated(rows, check.rule)
    if isinstance(check.rule, rules.BegunBy):
        return [row for row in rows if _is_early(check.rule, row, check.column)]
    if isinstance(check.rule, rules.EndedBy):
        return [row for row in rows if _is_late(check.rule, row, check.column)]
    return [row for row in rows if not _keeps(check.rule, row.get(check.column))]


def _is_early(rule, row, column):
    moment = row.get(rule.moment) or ""
    start = dict(rule.starts).get(row.get(column))
    return start is not None and _fits(rule.pattern, moment) and moment < start


def _is_late(rule, row, column):
    moment = row.get(rule.moment) or ""
    end = dict(rule.ends).get(row.get(column))
    return end is not None and _fits(rule.pattern, moment) and moment > end


def _repeated(rows, rule):
    seen, repeated = set(), []
    for row in sorted(rows, key=lambda row: row["rij"]):
        key = tuple(_bare(row[name]) for name in rule.columns)
        if key in seen and all(_bare(row[name]) for name in rule.filled):
            repeated.append(row)
        seen.add(key)
    return repeated


def _bare(value):
    return (value or "").strip(" ")


def _keeps(rule, value):
    if isinstance(rule, rules.Filled):
        return _bare(value) != ""
    return _bare(value) == "" or _filled_keeps(rule, value)


def _filled_keeps(rule, value):
    match rule:
        case rules.OneOf(values):
            return value in values
        case rules.Fits(pattern):
            return _fits(pattern, value)
        case rules.ExistingDay():
            return not _fits(rules.DAY, value) or _exists(value)
        case rules.NotAfter(limit, pattern):
            return not _fits(pattern, value) or value <= limit
        case rules.NotBefore(limit, pattern):
            return not _fits(pattern, value) or value >= limit
        case rules.NotLonger(characters):
            return len(value) <= characters
        case rules.Between(low, high):
            if not _fits(rules.NUMBER, value):
                return True
            number = float(value)
            return (low is None or number >= low) and (high is None or number <= high)
    raise TypeError


def _fits(pattern, value):
    return re.fullmatch(pattern, value) is not None


def _exists(value):
    try:
        date.fromisoformat(value)
    except ValueError:
        return False
    return True
