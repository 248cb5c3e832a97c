"""Small organisations: quarter after quarter published by itself, also when nothing came in.

Only so does it show when nothing coming in means nothing going out.
"""

import numpy as np
import pandas as pd

from pipeline.audit.canaries import as_talks, tossed
from pipeline.audit.sightings import sight
from pipeline.audit.trial import QUARTERS, trial
from pipeline.release.cells import TOTAL

QUIET = "stil"
_QUARTERS = QUARTERS[:8]
_TABLE = {TOTAL: 1.0}
_TALK = {
    "hoofdcategorie": "oo_pesten",
    "relatie": "collega",
    "contactvorm": "persoonlijk",
    "eenheid": "",
}


def quiet_quarters(epsilon: float, rng: np.random.Generator) -> pd.DataFrame:
    """Eight quarters with or without their only traject, and what was seen right after each."""
    canaries = tossed(pd.DataFrame({"periode": _QUARTERS, "groep": QUIET, **_TALK}), rng)
    found = []
    with trial(epsilon, _TABLE) as place:
        for number, quarter in enumerate(_QUARTERS):
            own = canaries.iloc[[number]]
            place.read_in(as_talks(own[own["is_aanwezig"]]))
            found.append(sight(own, [place.publish(quarter)], _TABLE, "periode"))
    return canaries.join(pd.concat(found, ignore_index=True))
