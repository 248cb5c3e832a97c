"""Where survey and talks are laid side by side, and how many waves that takes."""

from collections.abc import Sequence
from datetime import date

from pipeline.periods import next_quarter, quarter_of, quarters_in
from pipeline.release import Release
from pipeline.release.lines import Lines
from pipeline.release.sharing import BUDGET, SILENCE_SHARE, WANTED_POWER
from pipeline.signals.silence.silence import Silence, Wave
from pipeline.signals.survey.histogram import Histogram, histograms
from pipeline.signals.survey.index import population_of
from pipeline.signals.survey.recent import is_recent
from pipeline.signals.survey.score import score_of
from pipeline.signals.talks import Talks, talks_of_year

EXPERIENCE = "og"
_MOST_WAVES = 4


def silences(release: Release, today: date, dispersion: float) -> tuple[Silence, ...]:
    """All places where survey and talks of the newest wave can be laid side by side, with earlier
    ones where that takes.

    A wave counts for a year and a half after it closed. Places with fewer than 50 answers, by the
    lower end of their range, are left out.
    """
    recent = [golf for golf in release.golven if is_recent(release, golf, today)]
    if not recent:
        return ()
    asked = [one for one in histograms(release) if one.index == EXPERIENCE]
    places = [one.eenheid for one in asked if one.golf == recent[-1]]
    level = BUDGET * SILENCE_SHARE / max(len(places), 1)
    found = (_waves(release, [one for one in asked if one.eenheid == place]) for place in places)
    return tuple(_enough(waves, dispersion, level) for waves in found if waves)


def _enough(waves: tuple[Wave, ...], dispersion: float, level: float) -> Silence:
    """As few waves as can show it more often than not; the newest alone where all cannot.

    Chosen without a look at the talks, so the test keeps its size.
    """
    together = [Silence(waves[: n + 1], dispersion) for n in range(len(waves))]
    able = (one for one in together if one.power(level) >= WANTED_POWER)
    return next(able, together[0])


def _waves(release: Release, asked: Sequence[Histogram]) -> tuple[Wave, ...]:
    """The newest wave of a place, and those before it whose years of talks join on."""
    closed = {wave.golf: wave.gesloten_op for wave in release.publiek.waves}
    by_wave = {one.golf: one for one in asked}
    found: list[Wave] = []
    for golf in reversed(release.golven):
        one = _wave(release, by_wave[golf], closed[golf]) if golf in by_wave else None
        if one is None or (found and not _joins(one.talks, found[-1].talks)):
            break
        found.append(one)
    return tuple(found[:_MOST_WAVES])


def _joins(earlier: Talks, later: Talks) -> bool:
    return next_quarter(quarters_in(earlier.periods[-1])[-1]) == quarters_in(later.periods[0])[0]


def _wave(release: Release, survey: Histogram, closed: date) -> Wave | None:
    score = score_of(survey, population_of(release, survey.golf, survey.eenheid))
    talks = talks_of_year(release, survey.eenheid, closed)
    people = Lines.of(release).headcount(survey.eenheid, quarter_of(closed))
    if score.is_te_onzeker or score.value <= 0 or talks is None or people <= 0:
        return None
    return Wave(survey, score, talks, people)
