"""Whole years, counted back from the last published period.

A year against earlier whole years: every season is in both sides once, so the August dip cancels
without being modelled. Published periods may be quarters, half-years or years.
"""

from collections.abc import Collection, Sequence

from pipeline.periods import next_quarter, quarters_in

Year = tuple[str, ...]
_QUARTERS = 4
_PARTS = {"H": 2, "Q": 4, "W": 52}  # weeks only where the field's series are read: benchmarks


def whole_years(periods: Sequence[str], touched: Collection[str] = ()) -> tuple[Year, ...]:
    """Blocks of four consecutive quarters, newest first; what is left over at the start is dropped.

    `periods` are published periods in order of time. A gap ends the history. A past year that holds
    one of the `touched` periods (touched.py) is left out whole, so that every season stays in both
    sides; the newest year stays, and who asks must know that nothing can be told of it.

    >>> whole_years(["2023-H1", "2023-H2", "2024-Q1", "2024-Q2", "2024-Q3", "2024-Q4"])
    (('2024-Q1', '2024-Q2', '2024-Q3', '2024-Q4'), ('2023-H1', '2023-H2'))
    """
    years: list[Year] = []
    block: list[str] = []
    follower = ""
    for period in reversed(periods):
        if follower and next_quarter(quarters_in(period)[-1]) != follower:
            break
        follower = quarters_in(period)[0]
        block.insert(0, period)
        size = sum(len(quarters_in(p)) for p in block)
        if size > _QUARTERS:
            break
        if size == _QUARTERS:
            years.append(tuple(block))
            block = []
    return tuple(year for year in years if year is years[0] or not {*touched} & {*year})


def moment_of(period: str) -> float:
    """The middle of a period, in years.

    >>> moment_of("2024"), moment_of("2024-H1"), moment_of("2024-Q4"), moment_of("2024-W01")
    (2024.5, 2024.25, 2024.875, 2024.0096153846155)
    """
    year, _, part = period.partition("-")
    number, of = (int(part[1:]), _PARTS[part[0]]) if part else (1, 1)
    return int(year) + (number - 0.5) / of


def season_of(period: str) -> str:
    """The part of the year that a period is: "Q3", "H2", or "" for a whole year."""
    return period.partition("-")[2]
