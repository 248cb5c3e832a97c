"""One planted organisation told publication by publication, under each promise, and judged.

Talks and survey are simulated, bounded and counted once; what differs by promise is the planner's
plan and the noise. The noise is the mechanism's own, without a seed. Where `vip run` would ask
about a source that always delivered, it is answered as is true: no file, or no talks.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import pandas as pd

from pipeline.periods import next_quarter, quarters_between
from tests.published import PROMISE, Published
from tests.simulators.naive_reader import naive_signals
from tests.simulators.organisation import QUARTERS
from tests.simulators.pattern_measures import Reading, read
from tests.simulators.planted import SCENARIOS
from tests.simulators.planted_cells import read_signals
from tests.simulators.planted_organisation import Planted
from tests.simulators.planted_truth import PlantedTruth

PROMISES: Mapping[str, int] = {".25": 250_000, "1": 1_000_000, "2": 2_000_000}
NONE = "none"
"""The exact numbers under the plan of epsilon 1, and the same tests."""
OVERVIEWS = "overviews"
"""Today's reading: exact numbers, a fifth more than a year ago."""
READERS = (*PROMISES, NONE, OVERVIEWS)
WITH_SURVEY = ("nothing",)
"""Quiet organisations that have a survey too; those with something planted in it always do."""
_LAST_YEAR = "2025-Q1"
TOLD = 8  # quarters, from the one in which the change begins
_FEWEST_BEFORE = 4  # quarters: an overview needs the year before


@dataclass(frozen=True)
class Life:
    """How each reader (READERS) read one organisation. `is_quiet`: nothing was there to find.

    `false_codes`: the patterns of all that was false, by reader.
    """

    name: str
    is_quiet: bool
    readings: Mapping[str, Reading]
    false_codes: Mapping[str, Sequence[str]] = field(default_factory=dict)


def live(job: tuple[str, int, int]) -> Life:
    """The life of (scenario, employees, seed)."""
    name, size, seed = job
    planted = SCENARIOS[name](size, seed, with_survey=name in WITH_SURVEY)
    first, last = period_told(planted)
    organisation = planted.organisation
    published = Published(
        organisation,
        with_facts=True,
        survey=planted.survey,
        deliveries=planted.deliveries,
        undelivered=planted.undelivered,
    )
    lives = {label: published.under(promise) for label, promise in PROMISES.items()}
    lives[NONE] = published.under(PROMISE, is_exact=True)
    lists = {label: one.patterns_as_told(first, last) for label, one in lives.items()}
    lists[OVERVIEWS] = {
        quarter: naive_signals(organisation.rows, organisation.chart, quarter)
        for quarter in quarters_between(max(first, QUARTERS[_FEWEST_BEFORE]), last)
    }
    return Life(
        name,
        not planted.truth.wanted,
        {label: read(planted.truth, tables) for label, tables in lists.items()},
        {label: _false(planted.truth, tables.values()) for label, tables in lists.items()},
    )


def _false(truth: PlantedTruth, tables: Iterable[pd.DataFrame]) -> list[str]:
    signals = (signal for table in tables for signal in read_signals(table))
    return [signal.code for signal in signals if not truth.explains(signal)]


def period_told(planted: Planted) -> tuple[str, str]:
    """The first and last quarter of which the publications are judged: two years from where the
    planted change begins, as far as there are numbers; the last year where nothing is planted."""
    first = min((wanted.vanaf for wanted in planted.truth.wanted), default=_LAST_YEAR)
    first = min(first, _LAST_YEAR)
    until = first
    for _ in range(TOLD - 1):
        until = next_quarter(until)
    return first, min(until, planted.organisation.quarters[-1])
