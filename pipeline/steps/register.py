"""The register of signals in the VP zone, and setting a signal aside with a reason."""

from pipeline.advice.aside import SetAside, load_aside, set_aside, to_set_aside
from pipeline.advice.handed_over import load_handed_over
from pipeline.advice.register import Entry, register_of
from pipeline.advice.status import EDITABLE, RELEASED
from pipeline.errors import RefusedInput
from pipeline.steps.following import all_dossiers
from pipeline.steps.workplace import Workplace


def register(workplace: Workplace) -> tuple[Entry, ...]:
    """Every signal ever shown and what was done with it, concepts included.

    Raises LedgerRefused when something of it was altered, taken away or put in afterwards.
    """
    overdracht = workplace.workspace.overdracht
    concepts = {
        key: one.concept.gemaakt_op
        for one in all_dossiers(workplace)
        if one.status in (*EDITABLE, RELEASED)
        for key in (one.id, *one.concept.bundel)
    }
    advices = load_handed_over(overdracht)
    return register_of(workplace.signals(), advices, load_aside(overdracht), concepts)


def look_at_aside(workplace: Workplace, key: str, reden: str) -> SetAside:
    """The decision to set a signal aside, as it would be frozen.

    Raises RefusedInput for a key that is no signal, for one on which advice was offered, for a
    reason that is not listed, and when the same was decided already.
    """
    entries = register(workplace)
    found = next((one for one in entries if one.sleutel == key), None)
    if found is None:
        known = dict.fromkeys(one.sleutel for one in entries)
        raise RefusedInput(
            "Achter --terzijde staat een code die geen signaal is.",
            f"Kies uit: {', '.join(known) or 'er zijn nog geen signalen'}.",
        )
    if any(step.wat == "aangeboden" for step in found.stappen):
        raise RefusedInput(
            "Over dit signaal is al een advies aangeboden.",
            "Dat blijft staan. Bespreek met de organisatie wat zij ermee doet.",
        )
    overdracht = workplace.workspace.overdracht
    return to_set_aside(overdracht, found.lijst.id, key, reden, workplace.today)


def put_aside(workplace: Workplace, decision: SetAside) -> None:
    """Set a signal aside, for the organisation to see."""
    set_aside(workplace.workspace.overdracht, decision, workplace.kluis.signer)
