"""The one-run audit: one life of one workspace, thousands of coins (Steinke et al. 2023).

Because every canary is there by a coin of its own, one publication tells as much about epsilon as
thousands of publications would, and nothing need be assumed about what the door does inside.
"""

import numpy as np
import pandas as pd

from pipeline.audit.canaries import PLAN, as_talks, make_aviary, one_by_one
from pipeline.audit.finding import Finding, Tell
from pipeline.audit.readers import judge, read_all, read_unwilling
from pipeline.audit.sightings import sight
from pipeline.audit.trial import trial
from pipeline.release.cells import TOTAL

ONE_RUN, UNWILLING_RUN = "een_run", "wil_niet"
QUIET_ORGANISATIONS, QUIET_QUARTERS = 6, 8
_TABLE = {TOTAL: 1.0}
ONE_RUN_PARTS = 2 + QUIET_ORGANISATIONS


def one_run(
    canaries: int,
    epsilon: float,
    rng: np.random.Generator,
    tell: Tell = lambda: None,
    quiet: int = QUIET_ORGANISATIONS,
) -> tuple[Finding, Finding]:
    """What `canaries` or more betray, and what those betray who do not want to count.

    The second claims epsilon 0. `quiet`: how many organisations publish quarter by quarter. `tell`
    is called ONE_RUN_PARTS times.
    """
    lives = [_all_at_once(canaries, epsilon, rng, tell)]
    for _ in range(quiet):
        lives.append(_one_by_one(epsilon, rng))
        tell()
    seen = pd.concat(lives, ignore_index=True)
    return (
        judge(ONE_RUN, epsilon, read_all(seen)),
        judge(UNWILLING_RUN, 0.0, read_unwilling(seen)),
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


def _one_by_one(epsilon: float, rng: np.random.Generator) -> pd.DataFrame:
    """Quarter after quarter, each published by itself, also when nothing came in."""
    canaries = one_by_one(QUIET_QUARTERS, rng)
    found = []
    with trial(epsilon, _TABLE) as place:
        for number, quarter in enumerate(canaries["periode"]):
            own = canaries.iloc[[number]]
            place.read_in(as_talks(own[own["is_aanwezig"]]))
            found.append(sight(own, [place.publish(quarter)], _TABLE, "periode"))
    return pd.concat([canaries, pd.concat(found, ignore_index=True)], axis=1)
