"""What a series is relative to, from public facts: employees, and the hours that VPs had.

An organisation that grows by a tenth has a tenth more talks without anything having changed. VPs
who get twice the hours may have more talks, or the same ones: readings.py asks for both.
"""

from collections.abc import Sequence

from pipeline.periods import quarters_in


def exposures(heads: Sequence[int], periods: Sequence[str]) -> tuple[float, ...]:
    """Employee-quarters of each period; quarters alone when a headcount is missing for any."""
    quarters = [len(quarters_in(period)) for period in periods]
    if min(heads, default=0) <= 0:
        return tuple(float(n) for n in quarters)
    return tuple(float(n * people) for n, people in zip(quarters, heads, strict=True))


def hours_behind(
    hours: Sequence[float | None], heads: Sequence[int], everyone: Sequence[int]
) -> tuple[float | None, ...]:
    """The part of each period's VP hours that goes by headcount to those behind a series.

    `heads` and `everyone`: their headcounts and those of the whole organisation. All of the hours
    when a headcount is missing for any period.
    """
    if min((*heads, *everyone), default=0) <= 0:
        return tuple(hours)
    parts = [some / all_of_them for some, all_of_them in zip(heads, everyone, strict=True)]
    return tuple(None if n is None else n * part for n, part in zip(hours, parts, strict=True))
