"""Drempel, klimaat and referentie: what of the newest wave is tested, and against what.

Questions and indices of the whole organisation beside the mean of earlier waves; indices of a unit
beside its earlier waves and beside the other units; experience beside the national figure of a
series that the wave falls in.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from pipeline.contracts.codes import Code, load_codelist, load_texts
from pipeline.release import Release
from pipeline.signals.survey.histogram import Histogram
from pipeline.signals.survey.recent import is_recent
from pipeline.signals.wave.comparison import (
    Comparison,
    Spread,
    against,
    against_figure,
    spread_of,
)
from pipeline.signals.wave.elsewhere import OtherUnits
from pipeline.signals.wave.lines import EXPERIENCE, Waves, waves_of
from pipeline.signals.wave.spread import between_units, between_waves

_ASKED_OTHERWISE = 0.05  # sd, of the figure: its questions are not precisely ours


@dataclass(frozen=True)
class Subject:
    """A question or index in a place, with what it can be laid beside (nothing: unseen).

    `figure` is the national one that experience is laid beside.
    """

    code: str
    seen: Histogram
    comparisons: tuple[Comparison, ...]
    figure: Code | None = None

    @property
    def eenheid(self) -> str:
        """The unit, "" for all."""
        return self.seen.eenheid

    @cached_property
    def strongest(self) -> Comparison:
        """The comparison that shows most."""
        return min(self.comparisons, key=lambda one: one.p_value)

    @property
    def p_value(self) -> float:
        """As if each comparison were a test (Bonferroni): a subject is one line in the list."""
        return min(len(self.comparisons) * self.strongest.p_value, 1.0)

    def power(self, level: float) -> float:
        """Chance that one of the comparisons shows a large difference."""
        each = level / max(len(self.comparisons), 1)
        return max((one.power(each) for one in self.comparisons), default=0.0)

    def smallest(self, level: float) -> float:
        """The smallest difference, in points, that one of the comparisons shows in 80 of 100."""
        each = level / len(self.comparisons)
        return min(one.smallest(each) for one in self.comparisons)


def subjects(release: Release, today: date, sector: str = "") -> tuple[Subject, ...]:
    """All that is asked of the newest wave, the organisation before its units.

    Nothing when that wave closed a year and a half ago or more: it was told about before.
    """
    if not release.golven or not is_recent(release, release.golven[-1], today):
        return ()
    closed = {wave.golf: wave.gesloten_op for wave in release.publiek.waves}
    newest = release.golven[-1]
    waves = waves_of(release, newest)
    usual = _Usual.of(waves)
    figure = national_figure(closed[newest], sector)
    return tuple(
        Subject(
            one.code,
            one.seen,
            _comparisons(one, waves, usual, figure),
            figure if one.code == "referentie" else None,
        )
        for one in waves
    )


@dataclass(frozen=True)
class _Usual:
    """How much people differ on each question, and waves on any; what changed in the units."""

    people: Mapping[str, float]
    waves: Spread
    elsewhere: OtherUnits

    @staticmethod
    def of(waves: Sequence[Waves]) -> "_Usual":
        """From all that the surveys hold."""
        whole = [one for one in waves if not one.seen.eenheid]
        people = {one.seen.index: spread_of((one.seen, *one.earlier)) for one in whole}
        drift = between_waves([(one.earlier, people[one.seen.index]) for one in whole])
        return _Usual(people, drift, OtherUnits.of(waves))


def _comparisons(
    one: Waves, waves: Sequence[Waves], usual: _Usual, figure: Code | None
) -> tuple[Comparison, ...]:
    if not one.can_be_read:
        return ()
    if one.code == "referentie":
        return _with_nation(one.seen, figure) if figure else ()
    falls_only = one.code == "drempel"
    people = usual.people.get(one.seen.index, 0.0)
    found = []
    if one.earlier:
        own = against("golven", one.seen, one.earlier, people, usual.waves, falls_only)
        found.append(replace(own, elsewhere=usual.elsewhere.beside(one, people)))
    others = _other_units(one, waves)
    if others:
        between = between_units(others, people)
        found.append(against("eenheden", one.seen, others, people, between, falls_only))
    return tuple(found)


def _other_units(one: Waves, waves: Sequence[Waves]) -> list[Histogram]:
    if not one.seen.eenheid:
        return []
    return [
        other.seen
        for other in waves
        if other.can_be_read
        and other.seen.index == one.seen.index
        and other.seen.eenheid not in ("", one.seen.eenheid)
    ]


def national_figure(closed: date, sector: str = "") -> Code | None:
    """The newest national figure of experience that a wave of this date may be laid beside.

    Of the sector where there is one, else of all employees; asked nearest to our own question, in
    a series that the year falls in.
    """
    series = {one["code"]: one for one in load_texts("referenties")["reeksen"]}
    named = sector.strip().casefold()
    fitting = [
        code
        for code in load_codelist("referenties").codes
        if code.extra.get("vergelijkbaar_met_index") == EXPERIENCE
        and code.extra.get("sector", "") in ("", named)
        and _falls_in(series[str(code.extra["reeks"])], closed.year)
    ]
    return max(fitting, key=_rank, default=None)


def _rank(figure: Code) -> tuple[bool, int]:
    return bool(figure.extra.get("sector")), int(str(figure.extra["jaar"]))


def _falls_in(series: Mapping[str, object], year: int) -> bool:
    first, last = series.get("vanaf_jaar", year), series.get("tot_jaar", year)
    return int(str(first)) <= year <= int(str(last))


def _with_nation(seen: Histogram, figure: Code) -> tuple[Comparison, ...]:
    usual = float(str(figure.extra["waarde"]))
    return (against_figure(seen, usual, _ASKED_OTHERWISE * usual),)
