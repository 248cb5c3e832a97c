"""What the door would show of themes at a number of answers: the width of the noise, never a draw.

Outside the door no noise is drawn: a second draw of the same numbers would be a second look.
"""

from dataclasses import dataclass

from pipeline.release.noise_law import Noise, count_law
from pipeline.release.theme_tables import bound_for

_LEVEL = 0.9
_FEWEST_FOR_NEW = 5_000


@dataclass(frozen=True)
class Outlook:
    """At most `bound` themes of a person count, so each count has noise at epsilon / bound.

    `reach`: in 90 of 100 draws the noise is at most this many people. `fewest`: how many have to
    name a theme before that is at most half of it. `can_find_new`: enough answers for term
    discovery.
    """

    people: int
    epsilon: float
    bound: int
    reach: int
    fewest: int
    can_find_new: bool


def outlook_for(people: int, epsilon: float) -> Outlook:
    """For one table of themes that may spend `epsilon`, when `people` answered."""
    bound = bound_for(people)
    law = count_law(0.0, Noise.of([epsilon / bound]))
    reach = law.interval(_LEVEL)[1]
    fewest = 2 * reach
    return Outlook(people, epsilon, bound, reach, fewest, people >= _FEWEST_FOR_NEW)
