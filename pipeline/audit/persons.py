"""Persons with two trajecten in one year, where vip.toml says that the person is protected."""

import numpy as np
import pandas as pd

from pipeline.audit.canaries import as_talks, places, tossed
from pipeline.audit.sightings import sight
from pipeline.audit.trial import QUARTERS, trial

PERSON = "persoon"
_TABLES = {"hoofdcategorie_x_relatie_x_contactvorm": 1.0}


def persons(epsilon: float, rng: np.random.Generator) -> pd.DataFrame:
    """Canaries with a traject in each of two quarters, of which the first counts.

    `echo_`: what is seen in the quarter of the second.
    """
    first, second = QUARTERS[:2]
    canaries = tossed(places().assign(periode=first, later=second, groep=PERSON), rng)
    there = canaries[canaries["is_aanwezig"]]
    with trial(epsilon, _TABLES, beschermd="persoon_per_jaar") as place:
        place.read_in(_talks(there, first))
        place.read_in(_talks(there, second))
        look = place.publish(second)
    echo = sight(canaries, [look], _TABLES, "later").add_prefix("echo_")
    return canaries.join(sight(canaries, [look], _TABLES, "periode")).join(echo)


def _talks(there: pd.DataFrame, quarter: str) -> pd.DataFrame:
    """A traject of its own in this quarter, for everybody who is there."""
    talks = as_talks(there.assign(periode=quarter))
    person = talks["traject_sleutel"]
    return talks.assign(persoon_sleutel=person, traject_sleutel=person + "-" + quarter)
