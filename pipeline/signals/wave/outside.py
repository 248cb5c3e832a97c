"""Extern in the survey: experience of behaviour from outside, beside that of behaviour at work.

Each kind of behaviour that is asked about both (data_contracts/codes/items.yaml, `herkomst`): the
newest wave against the mean of earlier ones, and beside what the same behaviour by people at work
did in those waves. Both have to differ, so that a year in which people report more of everything
says nothing of this. Of the whole organisation only.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from pipeline.contracts.codes import load_codelist
from pipeline.release import Release
from pipeline.signals.survey.histogram import Histogram, item_histograms
from pipeline.signals.survey.measures import EXPERIENCED, Measure, item_measures
from pipeline.signals.survey.recent import is_recent
from pipeline.signals.wave.change import Subject
from pipeline.signals.wave.comparison import Comparison, Elsewhere, Spread, against, spread_of
from pipeline.signals.wave.lines import EARLIER_WAVES, can_be_read
from pipeline.signals.wave.spread import between_waves

OUTSIDE = "extern"
_FROM_OUTSIDE, _AT_WORK = "_ext_", "_int_"


@dataclass(frozen=True)
class _Asked:
    """One question of the newest wave, and its earlier waves that can be read."""

    seen: Histogram
    earlier: tuple[Histogram, ...]

    @property
    def people(self) -> float:
        """The variance of points between people."""
        return spread_of((self.seen, *self.earlier))

    def beside(self, waves: Sequence[Histogram], drift: Spread) -> Comparison:
        """The newest wave beside these earlier ones."""
        return against("golven", self.seen, waves, self.people, drift, falls_only=False)


def outside_subjects(release: Release, today: date) -> tuple[Subject, ...]:
    """A subject for each question about behaviour from outside in the newest wave."""
    if not release.golven or not is_recent(release, release.golven[-1], today):
        return ()
    asked = _asked(release)
    drift = between_waves([(one.earlier, one.people) for one in asked.values()])
    return tuple(
        Subject(OUTSIDE, one.seen, _comparisons(one, asked.get(_at_work(item)), drift))
        for item, one in asked.items()
        if _FROM_OUTSIDE in item
    )


def _comparisons(one: _Asked, at_work: _Asked | None, drift: Spread) -> tuple[Comparison, ...]:
    """In the waves that asked about both; nothing where there are none."""
    if at_work is None:
        return ()
    both = {wave.golf for wave in at_work.earlier}
    here = [wave for wave in one.earlier if wave.golf in both]
    golven = {wave.golf for wave in here}
    if not here:
        return ()
    there = at_work.beside([w for w in at_work.earlier if w.golf in golven], drift)
    elsewhere = Elsewhere(there.difference, there.law.error)
    return (replace(one.beside(here, drift), elsewhere=elsewhere),)


def _asked(release: Release) -> dict[str, _Asked]:
    """The questions about experience of the newest wave that enough people answered."""
    lines: dict[str, list[Histogram]] = {}
    for one in item_histograms(release, _measures()):
        lines.setdefault(one.index, []).append(one)
    found = {}
    for item, line in lines.items():
        if line[-1].golf == release.golven[-1] and can_be_read(release, line[-1]):
            earlier = [wave for wave in line[:-1] if can_be_read(release, wave)]
            found[item] = _Asked(line[-1], tuple(earlier[-EARLIER_WAVES:]))
    return found


def _measures() -> dict[str, Measure]:
    """Who experienced it, of each question that is asked about both."""
    items = load_codelist("items").values()
    pairs = [item for item in items if _FROM_OUTSIDE in item and _at_work(item) in items]
    return {
        item: next(m for m in item_measures(item, has_options=False) if m.code == EXPERIENCED)
        for outside in pairs
        for item in (outside, _at_work(outside))
    }


def _at_work(item: str) -> str:
    return item.replace(_FROM_OUTSIDE, _AT_WORK)
