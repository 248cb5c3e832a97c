"""Every planted organisation by name, for every size: (size, seed, with_survey) -> Planted.

Those whose plant is in the survey always have one; the others when asked, with nothing planted.
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from tests.simulators import planted_surveys, planted_talks, planted_traps
from tests.simulators.planted_organisation import Planted

SIZES = (180, 1_500, 12_000, 60_000)
SCENARIOS: Mapping[str, Callable[..., Planted]] = MappingProxyType(
    {
        made.__name__: made
        for made in (
            planted_talks.nothing,
            planted_talks.category_doubles,
            planted_talks.directorate_doubles,
            planted_talks.slow_growth,
            planted_talks.about_leidinggevenden,
            planted_talks.formal_routes,
            planted_talks.event_without_change,
            planted_talks.training_works,
            planted_traps.unit_renamed,
            planted_traps.delivery_missing,
            planted_traps.talkative_traject,
            planted_surveys.silence,
            planted_surveys.willingness_falls,
            planted_surveys.safety_falls,
            planted_surveys.more_from_outside,
        )
    }
)
