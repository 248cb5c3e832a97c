"""What comes after a publication: trajecten that end, and periods that are corrected.

A traject can then be counted in more than one publication, so here it shows whether all of them
together keep to one epsilon.

    einde      counted where it began (half of epsilon) and, later, where it ended (the other half)
    herzien    counted in a quarter (six tenths), and in its correction (the reserve)
    verhuisd   an earlier gesprek turns up: out of one correction, into that of an earlier quarter
"""

import numpy as np
import pandas as pd

from pipeline.audit.canaries import as_talks, places, tossed
from pipeline.audit.sightings import sight, together
from pipeline.audit.trial import QUARTERS, trial
from pipeline.contracts.codes import load_codelist

ENDED, REVISED, MOVED = "einde", "herzien", "verhuisd"
LATER_GROUPS = (ENDED, REVISED, MOVED)
_BEGUN, _ENDED = "hoofdcategorie_x_relatie_x_contactvorm", "hoofdcategorie_x_relatie_x_vervolg"
_REASON = "verkeerde_periode"


def endings(epsilon: float, rng: np.random.Generator) -> pd.DataFrame:
    """Canaries that begin in two quarters and end in the two after those, with what was seen."""
    ways = load_codelist("contactvormen").values()
    outcome = dict(zip(ways, load_codelist("vervolg").values(), strict=False))
    cells = places().assign(vervolg=lambda cell: cell["contactvorm"].map(outcome))
    first, last = QUARTERS[1], QUARTERS[3]
    homes = [
        cells.assign(periode=began, later=ended)
        for began, ended in zip(QUARTERS[:2], QUARTERS[2:4], strict=True)
    ]
    canaries = tossed(pd.concat(homes, ignore_index=True).assign(groep=ENDED), rng)
    there = canaries[canaries["is_aanwezig"]]
    with trial(epsilon, {_BEGUN: 0.5, _ENDED: 0.5}) as place:
        place.read_in(as_talks(there))
        early = place.publish(first)
        ended = as_talks(there.assign(periode=there["later"]))
        place.read_in(ended.assign(vervolg=there["vervolg"].to_numpy()))
        late = place.publish(last)
    begun = sight(canaries, [early, late], (_BEGUN,), "periode")
    return canaries.join(together(begun, sight(canaries, [late], (_ENDED,), "later")))


def revisions(epsilon: float, rng: np.random.Generator) -> pd.DataFrame:
    """Canaries of three quarters that are published and then corrected, with what was seen.

    Those of the last quarter turn out to have begun before all others. `echo_`: what the correction
    of the quarter that they have left says of them.
    """
    before, *homes = QUARTERS[:4]
    groups = zip(homes, (REVISED, REVISED, MOVED), strict=True)
    cells = [places().assign(periode=home, groep=group) for home, group in groups]
    canaries = tossed(pd.concat(cells, ignore_index=True), rng)
    has_moved = canaries["groep"] == MOVED
    canaries = canaries.assign(later=canaries["periode"].mask(has_moved, before))
    there = canaries[canaries["is_aanwezig"]]
    with trial(epsilon, {_BEGUN: 0.6, "reserve": 0.4}) as place:
        place.read_in(as_talks(there))
        first = place.publish(homes[-1])
        place.read_in(as_talks(there[there["groep"] == MOVED].assign(periode=before)))
        corrected = [place.correct(quarter, _REASON) for quarter in (*reversed(homes), before)][-1]
    begun = sight(canaries, [first], (_BEGUN,), "periode")
    again = sight(canaries, [corrected], (_BEGUN,), "later")
    left = sight(canaries, [corrected], (_BEGUN,), "periode").add_prefix("echo_")
    return canaries.join(together(begun, again)).join(left)
