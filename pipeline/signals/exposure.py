"""What a series is relative to: employee-quarters, from public headcounts.

An organisation that grows by a tenth has a tenth more talks without anything having changed.
"""

from collections.abc import Sequence

from pipeline.contracts.public import PublicInputs
from pipeline.periods import quarters_in
from pipeline.signals.series import Scope


def exposures(publiek: PublicInputs, scope: Scope, periods: Sequence[str]) -> tuple[float, ...]:
    """Employee-quarters of each period; quarters alone when a headcount is missing for any."""
    quarters = [len(quarters_in(period)) for period in periods]
    heads = [headcount(publiek, scope.eenheid, period) for period in periods]
    if min(heads, default=0) <= 0:
        return tuple(float(n) for n in quarters)
    return tuple(float(n * people) for n, people in zip(quarters, heads, strict=True))


def headcount(publiek: PublicInputs, unit: str, period: str) -> int:
    """Employees of a unit, or of all when `unit` is empty; 0 when not known."""
    if not unit:
        return publiek.headcount(period)
    found = [one.medewerkers for one in publiek.units_at(period) if one.eenheid == unit]
    return found[0] if found else 0
