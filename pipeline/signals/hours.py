"""The VPs' hours beside a change, in numbers: a rival that a reader can check.

They are those of the whole organisation, a quarter; for each 1,000 employees where the number of
employees changed too, since hours that grow with the organisation are no change.
"""

from collections.abc import Sequence
from math import isnan, nan

from pipeline.contracts.public import PublicInputs
from pipeline.periods import quarters_in
from pipeline.release.hours import MOVED, vp_hours
from pipeline.signals.numbers import whole
from pipeline.signals.readings import Readings
from pipeline.signals.series import Point

_LARGER = "Het verschil is groter dan daarbij kan horen."
_WITHIN = "Wat daarbij kan horen, noemen wij geen verandering."
_NO_REASON = {
    True: "Meer uren verklaren een daling niet.",
    False: "Minder uren verklaren een stijging niet.",
}  # by whether there are more hours
UNKNOWN = (
    "Hoeveel uren de vertrouwenspersonen hadden is niet voor al deze kwartalen bekend. Die uren "
    "zijn bij geen van de vergelijkingen met eerdere jaren meegewogen."
)


def hours_beside(
    publiek: PublicInputs, read: Readings, points: Sequence[Point], past: Sequence[Point]
) -> tuple[float, float]:
    """Hours a quarter of these points and of those before them; nan where they did not change."""
    if read.by_hours is None:
        return nan, nan
    now, before = (_mean(publiek, [p.periode for p in side]) for side in (points, past))
    return now, before


def hours_sentence(
    publiek: PublicInputs,
    read: Readings,
    points: Sequence[Point],
    past: Sequence[Point],
    is_found: bool,
) -> str:
    """The hours of these points and of those before them; empty where they did not change.

    Hours that went the other way than the talks are no explanation, and are not called one.
    """
    now, before = hours_beside(publiek, read, points, past)
    if isnan(now):
        return ""
    for_whom = ""
    heads = [_headcount(publiek, side) for side in (points, past)]
    if min(heads) > 0 and abs(heads[0] / heads[1] - 1) > MOVED:
        for_whom = " voor elke 1.000 medewerkers"
        now, before = (1000 * n / people for n, people in zip((now, before), heads, strict=True))
    said = (
        f"De vertrouwenspersonen hadden{for_whom} {whole(now)} uur per kwartaal, eerst "
        f"{whole(before)}."
    )
    return " ".join(part for part in (said, _meaning(read, is_found)) if part)


def _meaning(read: Readings, is_found: bool) -> str:
    """What the hours can have to do with it; nothing where no change was found to explain."""
    has_more_hours = read.hours_factor > 1
    if (read.by_people.log_ratio > 0) == has_more_hours:
        return _LARGER if is_found else _WITHIN
    return _NO_REASON[has_more_hours] if is_found else ""


def fewer_hours_sentence(publiek: PublicInputs, year: Sequence[str], before: Sequence[str]) -> str:
    """That the VPs had fewer hours in the periods of a year than before it; empty if not."""
    sides = [[vp_hours(publiek, period) for period in side] for side in (year, before)]
    if not before or any(n is None for side in sides for n in side):
        return ""
    now, earlier = _mean(publiek, year), _mean(publiek, before)
    if now * (1 + MOVED) >= earlier:
        return ""
    return (
        f"De vertrouwenspersonen hadden toen {whole(now)} uur per kwartaal, in de jaren ervoor "
        f"{whole(earlier)}. Ook dat kan een reden zijn."
    )


def hours_are_known(points: Sequence[Point], past: Sequence[Point]) -> bool:
    """Whether the hours of all these periods are known."""
    return all(point.hours is not None for point in (*points, *past))


def _mean(publiek: PublicInputs, periods: Sequence[str]) -> float:
    """Hours a quarter, on average."""
    hours = sum(vp_hours(publiek, period) or 0.0 for period in periods)
    return hours / sum(len(quarters_in(period)) for period in periods)


def _headcount(publiek: PublicInputs, points: Sequence[Point]) -> float:
    """Employees on average; 0 when not known for each."""
    heads = [publiek.headcount(point.periode) for point in points]
    return sum(heads) / len(heads) if min(heads) > 0 else 0.0
