"""The hours that VPs had, from a public file: a rival of every change through time.

Talks may follow hours or not, so the patterns look at both (pipeline/signals/readings.py). What
that costs in sight is known before any row is read, and so `vip plan` can say it.
"""

from math import log

from pipeline.contracts.public import PublicInputs
from pipeline.periods import quarters_between, quarters_in

MOVED = 0.05
"""Hours for each employee that differ less than this are the same."""
_YEAR = 4  # quarters


def vp_hours(publiek: PublicInputs, period: str) -> float | None:
    """The hours of all VPs in a period together; None when they are not known for all of it."""
    known = publiek.hours
    quarters = quarters_in(period)
    if not all(quarter in known for quarter in quarters):
        return None
    return sum(known[quarter] for quarter in quarters)


def has_moved(factor: float) -> bool:
    """Whether so many times the hours for each employee are another number of hours."""
    return abs(log(factor)) > log(1 + MOVED)


def hours_factor(publiek: PublicInputs, last: str, years: int) -> float:
    """How many times the hours for each employee the year up to `last` has, a quarter.

    Against the known whole years before it, at most `years`. 1 where it did not change, or is not
    known.
    """
    rates = []
    for quarter in reversed(quarters_between(min(publiek.hours, default=last), last)):
        hours, people = vp_hours(publiek, quarter), publiek.headcount(quarter)
        if hours is None or people <= 0:
            break
        rates.append((hours, people))
    before = rates[_YEAR : (len(rates) // _YEAR) * _YEAR][: years * _YEAR]
    if not before or not sum(hours for hours, _ in before):
        return 1.0
    now, earlier = (_for_each(side) for side in (rates[:_YEAR], before))
    return now / earlier if now > 0 and has_moved(now / earlier) else 1.0


def _for_each(rates: list[tuple[float, int]]) -> float:
    """Hours over employees, as the patterns sum them: each side by itself."""
    return sum(hours for hours, _ in rates) / sum(people for _, people in rates)
