"""The one-run audit: a few workspaces, each lived once, thousands of coins (Steinke et al. 2023).

Because every canary is there by a coin of its own, one publication tells as much about epsilon as
thousands of publications would, and nothing need be assumed about what the door does inside.
"""

from collections.abc import Callable

import numpy as np
import pandas as pd

from pipeline.audit.canaries import PLAN, make_aviary
from pipeline.audit.finding import Finding, Tell
from pipeline.audit.later import endings, revisions
from pipeline.audit.persons import persons
from pipeline.audit.quiet import quiet_quarters
from pipeline.audit.readers import judge, read_all, read_unwilling
from pipeline.audit.sightings import sight
from pipeline.audit.trial import trial

Life = Callable[[float, np.random.Generator], pd.DataFrame]
ONE_RUN, UNWILLING_RUN = "een_run", "wil_niet"
SHORT_LIVES: tuple[Life, ...] = (endings, revisions, persons, *[quiet_quarters] * 6)
ONE_RUN_PARTS = 2 + len(SHORT_LIVES)


def one_run(
    canaries: int,
    epsilon: float,
    rng: np.random.Generator,
    tell: Tell = lambda: None,
    lives: tuple[Life, ...] = SHORT_LIVES,
) -> tuple[Finding, Finding]:
    """What `canaries` or more betray, and what those betray who do not want to count.

    The second claims epsilon 0. `lives` come beside the long one; `tell` is called after each of
    them and twice before.
    """
    seen = [_all_at_once(canaries, epsilon, rng, tell)]
    for life in lives:
        seen.append(life(epsilon, rng))
        tell()
    everything = pd.concat(seen, ignore_index=True)
    return (
        judge(ONE_RUN, epsilon, read_all(everything)),
        judge(UNWILLING_RUN, 0.0, read_unwilling(everything)),
    )


def _all_at_once(wanted: int, epsilon: float, rng: np.random.Generator, tell: Tell) -> pd.DataFrame:
    """Published, asked for again, late rows, published, asked for again: all of it looked at."""
    aviary = make_aviary(wanted, rng)
    with trial(epsilon, PLAN) as place:
        place.read_in(aviary.talks())
        early = [place.publish(aviary.first), place.publish()]
        tell()
        place.read_in(aviary.late_talks())
        late = [place.publish(aviary.last), place.publish()]
        tell()
    home = sight(aviary.canaries, [*early, *late], PLAN, "periode")
    echo = sight(aviary.canaries, late, PLAN, "echo").add_prefix("echo_")
    return pd.concat([aviary.canaries, home, echo], axis=1)
