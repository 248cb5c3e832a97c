"""Which themes are named more often in the newest survey than in earlier ones.

Each theme, and fitting no theme, as a share of who wrote something: the newest wave beside the mean
of earlier ones, and beside what the other themes did, so that longer answers, in which more of
everything is named, say nothing of one theme. A wave with another list, bound or questions is not
laid beside: the same answers would have given other counts.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import hypot, sqrt

from pipeline.release import Release
from pipeline.release.theme_bounding import NO_THEME
from pipeline.signals.survey.recent import is_recent
from pipeline.signals.themes.counts import ThemeCount, ThemeWave, theme_waves
from pipeline.signals.wave.comparison import Comparison, Elsewhere, Spread
from pipeline.signals.wave.law import DifferenceLaw, joined
from pipeline.signals.wave.lines import EARLIER_WAVES
from pipeline.signals.wave.spread import spread_of_waves

CODE = "opkomend_thema"
FEWEST_WRITERS = 50
_TRIPLING = 3.0
LARGE_RISE = 10.0
"""Points of 100: what is asked of a theme that is rare, of which a tripling is still little."""
_LEAST_SHARE = 1.0  # of a hundred: shares below say nothing of how shares drift
_LEAST_VARIANCE = 100.0  # points squared: that of a share of 1 %


@dataclass(frozen=True)
class ThemeChange:
    """A theme in the newest wave, beside earlier ones (None: nothing to lay beside)."""

    seen: ThemeCount
    wave: ThemeWave
    strongest: Comparison | None


@dataclass(frozen=True)
class ThemeChanges:
    """All that is asked of the newest wave with themes; `why_not` in Dutch where nothing is."""

    changes: tuple[ThemeChange, ...] = ()
    why_not: str = ""


NO_THEMES = (
    "er zijn geen thema's gepubliceerd. Daarvoor zijn open vragen nodig die in golven.csv staan "
    "(open_vragen), en genoeg mensen om iets te kunnen zien"
)
OLD_THEMES = (
    "de laatste enquête met open vragen is langer dan anderhalf jaar geleden afgesloten. Daarvoor "
    "is een nieuwe enquête nodig"
)
FEW_WRITERS = f"minder dan {FEWEST_WRITERS} mensen beantwoordden een open vraag"
FIRST_THEMES = (
    "er is nog geen eerdere enquête met dezelfde open vragen en dezelfde lijst met thema's om mee "
    "te vergelijken"
)


def theme_changes(release: Release, today: date) -> ThemeChanges:
    """Every theme of the newest wave; nothing when it closed a year and a half ago or more."""
    waves = theme_waves(release)
    if not waves or waves[-1].asked.golf != release.golven[-1]:
        return ThemeChanges(why_not=NO_THEMES)
    newest = waves[-1]
    if not is_recent(release, newest.asked.golf, today):
        return ThemeChanges(why_not=OLD_THEMES)
    if not _is_enough(newest):
        return ThemeChanges(why_not=FEW_WRITERS)
    earlier = [one for one in waves[:-1] if newest.asked.counts_as(one.asked) and _is_enough(one)]
    if not earlier:
        return ThemeChanges(why_not=FIRST_THEMES)
    drift = _drift(earlier)
    found = (
        ThemeChange(seen, newest, _comparison(seen, newest, earlier, drift))
        for seen in newest.counts.values()
    )
    return ThemeChanges(tuple(found))


def _is_enough(wave: ThemeWave) -> bool:
    return any(
        one.answered - 1.645 * one.answered_error >= FEWEST_WRITERS for one in wave.counts.values()
    )


def _before(thema: str, newest: ThemeWave, earlier: Sequence[ThemeWave]) -> tuple[ThemeCount, ...]:
    """The earlier counts of a theme that may be laid beside the newest one."""
    codes = newest.asked.codes
    fitting = [
        wave.counts[thema]
        for wave in earlier
        if thema in wave.counts and (thema != NO_THEME or wave.asked.codes == codes)
    ]
    return tuple(fitting[-EARLIER_WAVES:])


def _comparison(
    seen: ThemeCount, newest: ThemeWave, earlier: Sequence[ThemeWave], drift: Spread
) -> Comparison | None:
    before = _before(seen.thema, newest, earlier)
    if not before:
        return None
    own = _against(seen, before, drift)
    waves = [wave for wave in earlier if wave.asked.golf in {one.golf for one in before}]
    elsewhere = _elsewhere(seen, own.expected, newest, waves)
    return Comparison(
        "golven",
        seen.as_histogram(),
        tuple(one.as_histogram() for one in before),
        own.expected,
        own.of_expected,
        own.law,
        elsewhere=elsewhere,
        rises_only=True,
        large=max((_TRIPLING - 1.0) * own.expected, LARGE_RISE),
    )


@dataclass(frozen=True)
class _Law:
    expected: float
    of_expected: float
    law: DifferenceLaw


def _against(seen: ThemeCount, before: Sequence[ThemeCount], drift: Spread) -> _Law:
    """The law of the difference of shares when people write about the same as before.

    The number who wrote is known with an error of its own: a share moves with it (delta method).
    """
    weight = 1.0 / len(before)
    expected = sum(weight * one.share for one in before)
    both = (seen, *before)
    pooled = 100.0 * sum(one.noisy_n for one in both) / sum(one.answered for one in both)
    pooled = min(max(pooled, 0.0), 100.0)
    spread = max(pooled * (100.0 - pooled), _LEAST_VARIANCE)
    noise = [(100.0 / seen.answered, seen.noise)]
    noise += [(weight * 100.0 / one.answered, one.noise) for one in before]

    def chance(one: ThemeCount) -> float:
        return spread / one.answered + (pooled * one.answered_error / one.answered) ** 2

    of_before = sum(weight**2 * chance(one) for one in before)
    noise_before = sum(w**2 * n.variance for w, n in noise[1:])
    squares = weight**2 * len(before)
    errors = tuple(
        (w, sqrt(chance(seen) + of_before + variance * expected**2 * (1.0 + squares)))
        for w, variance in drift.parts
    )
    return _Law(
        expected,
        sqrt(noise_before + of_before + drift.variance * expected**2 * squares),
        DifferenceLaw(joined(noise), errors),
    )


def _elsewhere(
    seen: ThemeCount, expected: float, newest: ThemeWave, earlier: Sequence[ThemeWave]
) -> Elsewhere | None:
    """What this theme would have done had it followed the other themes together."""
    others = [code for code in newest.counts if code not in (seen.thema, NO_THEME)]
    kept = [code for code in others if all(code in wave.counts for wave in earlier)]
    if not kept:
        return None
    now, error_now = _together(newest.counts, kept)
    sums = [_together(wave.counts, kept) for wave in earlier]
    before = sum(value for value, _ in sums) / len(sums)
    if before <= 0:
        return None
    error_before = sqrt(sum(error**2 for _, error in sums)) / len(sums)
    ratio = now / before
    error = hypot(error_now, ratio * error_before) / before
    return Elsewhere(expected * (ratio - 1.0), expected * error)


def _together(counts: Mapping[str, ThemeCount], codes: Sequence[str]) -> tuple[float, float]:
    """The shares of these themes summed, with the standard error of that."""
    chosen = [counts[code] for code in codes]
    total = sum(one.share for one in chosen)
    of_measure = total * chosen[0].answered_error / chosen[0].answered
    return total, hypot(sqrt(sum(map(_variance, chosen))), of_measure)


def _drift(earlier: Sequence[ThemeWave]) -> Spread:
    """How much shares differ from wave to wave beside chance, as a part of themselves.

    From the earlier waves of all themes; the squares of a theme named by ten times as many differ
    a hundred times as much.
    """
    waves = earlier[-EARLIER_WAVES:]
    lines = []
    for code in waves[-1].counts:
        line = [wave.counts[code] for wave in waves if code in wave.counts]
        mean = sum(one.share for one in line) / len(line)
        if mean >= _LEAST_SHARE:
            shares = [one.share / mean for one in line]
            lines.append((shares, [_variance(one) / mean**2 for one in line]))
    return spread_of_waves(lines)


def _variance(one: ThemeCount) -> float:
    """Of a share by sampling and noise."""
    sampled = max(one.share * (100.0 - one.share), _LEAST_VARIANCE) / one.answered
    return sampled + one.noise.variance * (100.0 / one.answered) ** 2
