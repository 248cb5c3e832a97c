"""Concentratie as rows of the list of signals."""

from functools import partial

from pipeline.release import Release
from pipeline.release.sharing import BUDGET, CONCENTRATION_PART, MIX_SHARE, worth_testing
from pipeline.signals.budget import found_level, is_signal
from pipeline.signals.concentration.concentration import Concentration, concentrations
from pipeline.signals.concentration.tables import crossings, has_crossing
from pipeline.signals.concentration.wording import concentration_sentence, unseen_sentence
from pipeline.signals.events import Nearby, events_in
from pipeline.signals.family import Family, Tested
from pipeline.signals.frame import Row
from pipeline.signals.series import Point, Scope

SHARE = MIX_SHARE * CONCENTRATION_PART


def concentration_family(release: Release) -> Family:
    """Every subject in every unit of which a tripling would be seen, or why there is none."""
    found = [one for crossing in crossings(release) for one in concentrations(crossing)]
    chosen = worth_testing([one.power for one in found], BUDGET * SHARE, sides=1)
    tested = [one for one, is_worth in zip(found, chosen, strict=True) if is_worth]
    level = BUDGET * SHARE / max(len(tested), 1)
    rows = tuple(Tested(one.p_value, partial(_row, release, one, level)) for one in tested)
    return Family(SHARE, rows, () if rows else (_unseen(release),))


def _row(release: Release, one: Concentration, level: float, q_value: float) -> Row:
    is_found = is_signal(one.p_value, q_value)
    near = _events(release, one)
    smallest = one.smallest_factor(level)
    low, high = one.expected_range
    return Row(
        code="concentratie",
        niveau=found_level(q_value, is_found),
        periode=one.crossing.periods[-1],
        eenheid=one.eenheid,
        cluster=one.code if one.crossing.dimension == "cluster" else "",
        hoofdcategorie=one.code if one.crossing.dimension == "hoofdcategorie" else "",
        gebeurtenis=near.text if is_found and near.is_suspended else "",
        richting="stijging" if is_found else "",
        p_value=one.p_value,
        q_value=q_value,
        effect=one.effect.value,
        effect_lower=one.effect.lower,
        effect_upper=one.effect.upper,
        cellen=one.cells,
        venster=len(one.crossing.periods),
        vergeleken_met="de andere eenheden in hetzelfde jaar",
        waarneming=float(one.here.noisy_n),
        verwacht_lower=low,
        verwacht_upper=high,
        zichtbaar_vanaf=smallest,
        zin=concentration_sentence(release, one, smallest, near if is_found else None),
    )


def _events(release: Release, one: Concentration) -> Nearby:
    """Events that touch the unit's year: without the touched part no comparison is left."""
    points = tuple(Point(period, 0, one.here.noise, 1.0, ()) for period in one.crossing.periods)
    return events_in(points, Scope(eenheid=one.eenheid), release.publiek, lambda events: True)


def _unseen(release: Release) -> Row:
    return Row(
        code="concentratie",
        niveau="te_weinig_gegevens",
        periode=release.perioden[-1] if release.perioden else "",
        zin=unseen_sentence(has_crossing(release)),
    )
