"""What a series is relative to: employee-quarters, from public headcounts.

An organisation that grows by a tenth has a tenth more talks without anything having changed.
"""

from collections.abc import Sequence

from pipeline.periods import quarters_in


def exposures(heads: Sequence[int], periods: Sequence[str]) -> tuple[float, ...]:
    """Employee-quarters of each period; quarters alone when a headcount is missing for any."""
    quarters = [len(quarters_in(period)) for period in periods]
    if min(heads, default=0) <= 0:
        return tuple(float(n) for n in quarters)
    return tuple(float(n * people) for n, people in zip(quarters, heads, strict=True))
