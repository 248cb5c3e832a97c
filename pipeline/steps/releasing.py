"""Step 4, the second half: a vertrouwenspersoon checks, releases and offers a concept."""

from pathlib import Path

from pipeline.advice.dossiers import Dossier
from pipeline.advice.releasing import (
    Checked,
    check_dossier,
    hand_over_dossier,
    release_concept,
    withdraw_concept,
)
from pipeline.advice.status import EDITABLE
from pipeline.advice.suspensions import Suspension
from pipeline.steps.following import all_dossiers, overtaken_now
from pipeline.steps.workplace import Workplace


def put_to_test(workplace: Workplace, concept_id: str) -> Checked:
    """Check a concept before it is released."""
    all_dossiers(workplace)
    return check_dossier(workplace.dossiers, concept_id, workplace.today)


def release(workplace: Workplace, concept_id: str, door: str, tweede_vp: str = "") -> Dossier:
    """A vertrouwenspersoon releases a text. The names stay in the dossier.

    Raises RefusedInput when it may not go out yet, or is no concept any more.
    """
    all_dossiers(workplace)
    return release_concept(
        workplace.dossiers,
        concept_id,
        workplace.today,
        door,
        tweede_vp,
        workplace.suspensions,
    )


def hand_over(workplace: Workplace, concept_id: str, door: str, tweede_vp: str = "") -> Path:
    """Offer an advice to the organisation; a concept is released first.

    Raises RefusedInput when it may not go out yet, or was offered before.
    """
    all_dossiers(workplace)
    if workplace.dossiers.load(concept_id).status in EDITABLE:
        release(workplace, concept_id, door, tweede_vp)
    return hand_over_dossier(
        workplace.dossiers,
        concept_id,
        workplace.workspace.overdracht,
        workplace.kluis.signer,
        workplace.today,
        workplace.suspensions,
        workplace.workspace.sjabloon,
    )


def drop(workplace: Workplace, concept_id: str) -> Dossier:
    """Withdraw a text that was not offered; what overtook it is noted beside it.

    Raises RefusedInput when it was offered, or dropped before.
    """
    newer = overtaken_now(workplace, all_dossiers(workplace)).get(concept_id)
    by = newer.nieuwer if newer else ""
    return withdraw_concept(workplace.dossiers, concept_id, workplace.today, by)


def suspend(workplace: Workplace, eenheid: str) -> Suspension:
    """No advice about a unit (its code or name) for now. Nothing of this crosses."""
    return workplace.suspensions.suspend(_code_of(workplace, eenheid))


def lift(workplace: Workplace, eenheid: str) -> Suspension:
    """Lift it: three months later advice may be given again."""
    return workplace.suspensions.lift(_code_of(workplace, eenheid))


def _code_of(workplace: Workplace, text: str) -> str:
    return workplace.publiek.unit_codes().find(text) or ""
