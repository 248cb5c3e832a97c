"""The one way to make talks: chart, profile and planted changes in, rows and truth out."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from pipeline.demo.generator.changes import Change, Extra, changed_cells
from pipeline.demo.generator.chart import Chart
from pipeline.demo.generator.intensities import intensities
from pipeline.demo.generator.profile import Profile
from pipeline.demo.generator.talks import talk_rows
from pipeline.demo.generator.trajecten import draw_trajecten
from pipeline.demo.generator.truth import Truth, with_groups


@dataclass(frozen=True)
class SimulatedTalks:
    """`rows`: strings in the columns of the `gesprekken` contract. `truth`: what was planted."""

    rows: pd.DataFrame
    truth: Truth


def simulate_talks(
    chart: Chart,
    quarters: Sequence[str],
    seed: int,
    *,
    profile: Profile | None = None,
    changes: Sequence[Change] = (),
    extras: Sequence[Extra] = (),
) -> SimulatedTalks:
    """Talks of an organisation over `quarters`; without changes its parameters never move."""
    rng = np.random.default_rng(seed)
    used = profile or Profile()
    cells = intensities(chart, quarters, used, changes, rng)
    trajecten = draw_trajecten(cells, chart, used, changes, extras, rng=rng)
    rows = talk_rows(trajecten, quarters, rng)
    planted = changed_cells(changes, extras, quarters)
    return SimulatedTalks(rows, Truth(with_groups(trajecten, chart), planted, cells, chart))
