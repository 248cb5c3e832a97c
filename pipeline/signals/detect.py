"""From a release to its patterns: the one list of signals of a publication.

The same release always gives the same list: there is no chance in it, and nothing else is read.
"""

from collections.abc import Iterable, Mapping
from datetime import date

import pandas as pd

from pipeline.release import Release
from pipeline.signals.absence import absent_row, no_series_rows
from pipeline.signals.change.change import Change
from pipeline.signals.change.judged import TOTAL, Judged, changes_of, judge
from pipeline.signals.change.rows import change_row, no_history_row
from pipeline.signals.concentration.rows import concentration_family
from pipeline.signals.effect.rows import effect_family
from pipeline.signals.family import claims_of, family_rows
from pipeline.signals.frame import Row, as_frame
from pipeline.signals.held_back import held_back
from pipeline.signals.mix.rows import mix_family
from pipeline.signals.quiet_row import quiet_row
from pipeline.signals.series import Scope, Series
from pipeline.signals.silence.rows import silence_family
from pipeline.signals.sources import collect
from pipeline.signals.themes.rows import theme_family
from pipeline.signals.touched import since_touched, why_year_untold
from pipeline.signals.wave.rows import survey_families

_UNKNOWN_DISPERSION = 1.5


def detect(release: Release, today: date, sector: str = "") -> pd.DataFrame:
    """The patterns in a release: one row a pattern, in the columns of signalen.odcs.yaml.

    `today` decides only whether the newest survey wave is recent enough, and `sector` (public, from
    vip.toml) beside which national figure it is laid.
    An empty release gives an empty table.
    """
    if release.is_leeg:
        return as_frame([])
    series = collect(release)
    changes = changes_of(series)
    untold = why_year_untold(release)
    talk_families = (
        mix_family(release),
        concentration_family(release),
        effect_family(release, series, changes),
    )
    families = (
        silence_family(release, today, _dispersion(changes)),
        *survey_families(release, today, sector),
        theme_family(release, today),
        *(held_back(family, release, untold) for family in talk_families),
    )
    fresh = _fresh(release, series) if untold else series
    judged, q_values = judge(changes_of(fresh), claims_of(families))
    earlier = _a_year_earlier(release, fresh) if any(one.is_signal for one in judged) else {}
    rows = [
        *(change_row(release, one, earlier.get(one.change.series.scope)) for one in judged),
        *(() if judged else _untold_rows(release, changes, untold)),
        *(no_history_row(release, one) for one in series if not one.has_history),
        *no_series_rows(release, series),
        *family_rows(families, q_values),
    ]
    return as_frame([*rows, *quiet_row(release, judged, rows)])


def _dispersion(changes: Mapping[Scope, Change]) -> float:
    return changes[TOTAL].dispersion if TOTAL in changes else _UNKNOWN_DISPERSION


def _fresh(release: Release, series: Iterable[Series]) -> tuple[Series, ...]:
    """What can be told since the last period that a note touches."""
    found = (since_touched(release, one) for one in series if one.has_history)
    return tuple(one for one in found if one is not None)


def _untold_rows(release: Release, changes: Mapping[Scope, Change], why: str) -> tuple[Row, ...]:
    """That rises and falls are not told, where they would have been and a note says why not."""
    return (absent_row("stijging", release, why),) if why and changes else ()


def _a_year_earlier(release: Release, series: Iterable[Series]) -> Mapping[Scope, Judged]:
    """Every series judged as it was a year before, when its newest year had not begun.

    Empty when that year is left out: then nothing was told of it.
    """
    if why_year_untold(release, back=1):
        return {}
    judged, _ = judge(changes_of([one.a_year_earlier for one in series if one.has_history]))
    return {one.change.series.scope: one for one in judged}
