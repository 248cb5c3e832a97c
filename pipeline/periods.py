"""Quarters and the blocks of quarters that are published together.

A period is text: "2024-Q3", "2024-H2" or "2024". A date or a month is truncated to its quarter on
reading and never stored (DESIGN section 4).
"""

import re
from calendar import monthrange
from datetime import date, timedelta
from typing import Literal

Grain = Literal["kwartaal", "halfjaar", "jaar"]

MONTHS = (
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
)
_MONTH_NUMBER = {name[:3]: i for i, name in enumerate(MONTHS, start=1)} | {"mrt": 3}

_YEAR = r"(?P<year>(?:19|20)\d\d)"
_QUARTER_PATTERNS = tuple(
    re.compile(p, re.IGNORECASE)
    for p in (
        rf"{_YEAR}\s*[-/ ]?\s*[QK](?P<q>[1-4])",
        rf"[QK](?P<q>[1-4])\s*[-/ ]?\s*{_YEAR}",
        rf"(?P<q>[1-4])e?\s*(?:kwartaal|kw\.?)\s*(?:van\s*)?{_YEAR}",
        rf"{_YEAR}\s*(?P<q>[1-4])e?\s*(?:kwartaal|kw\.?)",
        rf"kwartaal\s*(?P<q>[1-4])\s*,?\s*(?:van\s*)?{_YEAR}",
    )
)
_DATE_PATTERNS = tuple(
    re.compile(p, re.IGNORECASE)
    for p in (
        rf"{_YEAR}-(?P<m>\d\d?)(?:-(?P<d>\d\d?))?(?:[T ]\d\d:\d\d.*)?",
        rf"(?P<d>\d\d?)[-/. ](?P<m>\d\d?)[-/. ]{_YEAR}(?: \d\d?:\d\d.*)?",
        rf"(?P<m>\d\d?)[-/]{_YEAR}",
        rf"(?:(?P<d>\d\d?)[- ])?(?P<name>[a-z]{{3,9}})\.?[- ']\s*{_YEAR}",
    )
)
_PERIOD = re.compile(r"(\d{4})(?:-(Q[1-4]|H[12]))?")


def parse_period(text: str) -> str:
    """The quarter that `text` names or falls in.

    >>> parse_period("3e kwartaal 2024"), parse_period("15-07-2024"), parse_period("juli 2024")
    ('2024-Q3', '2024-Q3', '2024-Q3')

    Raises ValueError, without the text in it, when no quarter can be read.
    """
    cleaned = " ".join(text.replace("\u00a0", " ").split())
    for pattern in _QUARTER_PATTERNS:
        if match := pattern.fullmatch(cleaned):
            return f"{match['year']}-Q{match['q']}"
    for pattern in _DATE_PATTERNS:
        if match := pattern.fullmatch(cleaned):
            return quarter_of(_matched_date(match.groupdict()))
    raise ValueError("geen periode")


def named_quarters(text: str) -> tuple[str, ...]:
    """The quarters of a period as a user writes it; () when it is no period.

    >>> named_quarters("2024-H2"), named_quarters("juli 2024"), named_quarters("herfst")
    (('2024-Q3', '2024-Q4'), ('2024-Q3',), ())
    """
    try:
        return quarters_in(text)
    except ValueError:
        pass
    try:
        return (parse_period(text),)
    except ValueError:
        return ()


def _matched_date(parts: dict[str, str | None]) -> date:
    name = parts.get("name")
    month = _MONTH_NUMBER.get(name[:3].lower()) if name else int(parts["m"] or 0)
    if month is None or (name and not any(m.startswith(name.lower()) for m in (*MONTHS, "mrt"))):
        raise ValueError("geen periode")
    return date(int(parts["year"] or 0), month, int(parts.get("d") or 1))


def quarter_of(day: date) -> str:
    """The quarter that a day falls in."""
    return f"{day.year:04d}-Q{(day.month + 2) // 3}"


def next_quarter(quarter: str) -> str:
    """The quarter after this one."""
    year, number = int(quarter[:4]), int(quarter[-1])
    return f"{year + 1}-Q1" if number == 4 else f"{year}-Q{number + 1}"


def quarters_between(first: str, last: str) -> tuple[str, ...]:
    """All quarters from `first` to `last`, both included; empty when last comes before first."""
    quarters = []
    current = first
    while current <= last:
        quarters.append(current)
        current = next_quarter(current)
    return tuple(quarters)


def quarters_in(period: str) -> tuple[str, ...]:
    """The quarters of a published period.

    >>> quarters_in("2024-H2")
    ('2024-Q3', '2024-Q4')
    """
    match = _PERIOD.fullmatch(period)
    if match is None:
        raise ValueError("geen periode")
    year, part = match[1], match[2]
    if part is None:
        return tuple(f"{year}-Q{n}" for n in (1, 2, 3, 4))
    if part.startswith("Q"):
        return (period,)
    return (f"{year}-Q1", f"{year}-Q2") if part == "H1" else (f"{year}-Q3", f"{year}-Q4")


def block_of(quarter: str, grain: Grain) -> str:
    """The published period of this grain that holds the quarter."""
    if grain == "kwartaal":
        return quarter
    if grain == "jaar":
        return quarter[:4]
    return f"{quarter[:4]}-H{1 if quarter[-1] in '12' else 2}"


def start_of(period: str) -> date:
    """First day of a period."""
    quarter = quarters_in(period)[0]
    return date(int(quarter[:4]), 3 * int(quarter[-1]) - 2, 1)


def end_of(period: str) -> date:
    """Last day of a period."""
    return start_of(next_quarter(quarters_in(period)[-1])) - timedelta(days=1)


def last_ended_quarter(today: date) -> str:
    """The last quarter that had ended before `today`."""
    first_day = start_of(quarter_of(today))
    return quarter_of(first_day - timedelta(days=1))


def months_later(day: date, months: int) -> date:
    """The same day so many months later (or, below zero, earlier); the last of the month where it
    has no such day.

    >>> months_later(date(2025, 11, 30), 3), months_later(date(2026, 3, 31), -1)
    (datetime.date(2026, 2, 28), datetime.date(2026, 2, 28))
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def period_label(period: str) -> str:
    """A period in Dutch words.

    >>> period_label("2024-Q3"), period_label("2024-H2"), period_label("2024")
    ('3e kwartaal van 2024', '2e helft van 2024', '2024')
    """
    year, _, part = period.partition("-")
    if not part:
        return year
    kind = "kwartaal" if part[0] == "Q" else "helft"
    return f"{part[1]}e {kind} van {year}"


def day_in_words(day: date) -> str:
    """A day in Dutch.

    >>> day_in_words(date(2026, 3, 1))
    '1 maart 2026'
    """
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"
