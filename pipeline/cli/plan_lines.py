"""The lines of `vip plan` about single series: what is seen, what is not, what another plan shows.

Numbers a year instead of factors, because "usually 30, seen from 46" needs no explaining.
"""

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from math import ceil

from pipeline.cli.plan_names import Units, each, series_name, several
from pipeline.release.outlook import Outlook
from pipeline.release.sharing import TRIPLING
from pipeline.release.sight import Sight

_SHOWN = 5  # lines of one kind
_NAMES = 4  # names in one sentence
_WIDTH = 46
_SAME = 0.9  # factors that differ by less than a tenth are told apart by nobody


def at_least(sight: Sight) -> int:
    """From how many a year the change is seen."""
    return ceil(sight.series.per_year * sight.factor - 1e-9)


def seen_lines(outlook: Outlook, many: str) -> list[str]:
    """A small table: usual number, from when it is seen after two and after five years."""
    soon = {sight.series: sight for sight in outlook.eerst}
    visible = [s for s in outlook.zichtbaar if s.is_tested and s.factor <= TRIPLING]
    if not visible:
        return []
    lines = [_row("", "gewoonlijk", "na 2 jaar", "na 5 jaar")]
    for kind, members in groupby(visible, key=lambda sight: sight.series.soort):
        ordered = sorted(members, key=lambda sight: -sight.series.per_year)
        for sight in ordered[:_SHOWN]:
            name = series_name(sight.series, outlook.eenheden, many)
            usual = str(round(sight.series.per_year))
            lines += _wrapped(name, usual, _from(soon[sight.series]), _from(sight))
        if ordered[_SHOWN:]:
            lines.append(f"  en nog {several(kind, len(ordered) - _SHOWN)}")
    return lines


def _from(sight: Sight) -> str:
    return f"{at_least(sight):,}".replace(",", ".") if sight.factor <= TRIPLING else "-"


def _wrapped(name: str, *numbers: str) -> Iterator[str]:
    if len(name) > _WIDTH - 2:
        cut = name.rfind(" ", 0, _WIDTH - 2)
        yield f"  {name[:cut]}"
        name = f"  {name[cut + 1 :]}"
    yield _row(name, *numbers)


def _row(name: str, *numbers: str) -> str:
    return f"  {name:<{_WIDTH - 2}}" + "".join(f"{number:>11}" for number in numbers)


def hidden_lines(outlook: Outlook, many: str) -> Iterator[str]:
    """What a tripling of would too often go unseen; a kind in one phrase when all of it is."""
    tested = [sight for sight in outlook.zichtbaar if sight.is_tested]
    for kind, members in groupby(tested, key=lambda sight: sight.series.soort):
        of_kind = list(members)
        hidden = [sight.series for sight in of_kind if sight.factor > TRIPLING]
        if len(hidden) == len(of_kind) > 1:
            yield each(kind)
        elif len(hidden) > _NAMES:
            yield f"de kleinste {several(kind, len(hidden))}"
        else:
            yield from (series_name(one, outlook.eenheden, many) for one in hidden)


def compared(here: Outlook, there: Outlook, many: str) -> tuple[list[str], list[str]]:
    """What this plan shows sooner than the other one, and what the other one shows sooner."""
    mine, other = _by_name(here), _by_name(there)
    units = {**there.eenheden, **here.eenheden}
    pairs = [(mine.get(key), other.get(key)) for key in dict.fromkeys((*mine, *other))]
    better = list(_sooner(((a, b) for a, b in pairs), units, many))
    worse = list(_sooner(((b, a) for a, b in pairs), units, many))
    return better, worse


def _by_name(outlook: Outlook) -> Mapping[tuple[str, str], Sight]:
    tested = (sight for sight in outlook.zichtbaar if sight.is_tested)
    return {(s.series.soort, s.series.code): s for s in tested if s.factor <= TRIPLING}


def _sooner(
    pairs: Iterable[tuple[Sight | None, Sight | None]], units: Units, many: str
) -> Iterator[str]:
    found = [
        (sight, other)
        for sight, other in pairs
        if sight and (other is None or sight.factor < _SAME * other.factor)
    ]
    for sight, other in found[:_SHOWN]:
        instead = f"pas vanaf {at_least(other)}" if other else "niet"
        name = series_name(sight.series, units, many)
        yield f"{name}: vanaf {at_least(sight)} per jaar, anders {instead}"
    if found[_SHOWN:]:
        yield f"en nog {len(found) - _SHOWN} andere"
