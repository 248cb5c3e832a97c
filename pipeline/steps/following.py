"""Step 5: what becomes of an advice, kept in its dossier and shown to the organisation."""

from collections.abc import Mapping
from datetime import date

from pipeline.advice.dossiers import Aantekening, Dossier
from pipeline.advice.evaluation import evaluate
from pipeline.advice.follow_up import Finding, Stap, with_findings
from pipeline.advice.following import (
    Crossing,
    check_may_be_silent,
    first_day,
    refuse_note,
    settle,
    take_step,
)
from pipeline.advice.handed_over import load_handed_over
from pipeline.advice.overtaken import Overtaken, overtaken
from pipeline.advice.releasing import is_suspended
from pipeline.advice.reminders import BEFORE_OFFERED, Reminder, reminders
from pipeline.advice.status import STARTED, check_step, statuses
from pipeline.errors import RefusedInput
from pipeline.steps.typed_words import refuse_names
from pipeline.steps.workplace import Workplace


def all_dossiers(workplace: Workplace) -> tuple[Dossier, ...]:
    """The newest version of every dossier, with what was broken off finished."""
    return settle(workplace.dossiers, crossing(workplace))


def crossing(workplace: Workplace) -> Crossing:
    """Where steps cross to."""
    overdracht, kluis = workplace.workspace.overdracht, workplace.kluis
    return Crossing(overdracht, kluis.signer, workplace.today)


def due(workplace: Workplace) -> tuple[Reminder, ...]:
    """What the vertrouwenspersoon should not forget today.

    Of a dossier that may not go out now nothing is said about releasing it.
    """
    found, suspensions = all_dossiers(workplace), workplace.suspensions
    waiting = {one.id for one in found if is_suspended(one, suspensions)}
    return tuple(
        one
        for one in reminders(found, workplace.today, overtaken_now(workplace, found))
        if one.advies not in waiting or one.soort not in BEFORE_OFFERED
    )


def overtaken_now(workplace: Workplace, dossiers: tuple[Dossier, ...]) -> Mapping[str, Overtaken]:
    """Which of these dossiers newer numbers overtook before they were offered, by their code."""
    return overtaken(dossiers, next(reversed(workplace.signals()), None))


def note_reaction(
    workplace: Workplace, concept_id: str, stap: Stap, toelichting: str = ""
) -> Dossier:
    """Put down what management answered. Words in `toelichting` stay in the dossier.

    Raises RefusedInput when it is no reaction, cannot follow, or holds the name of a person.
    """
    _refuse_other(stap.status, "reactie")
    return _take(workplace, concept_id, stap, toelichting)


def follow(workplace: Workplace, concept_id: str, status: str, op: date) -> Dossier:
    """Put down how far the organisation is. Raises RefusedInput when it cannot follow."""
    _refuse_other(status, "opvolgen")
    stap = Stap(status, op)
    if statuses()[status].is_evaluation:
        stap = with_findings(stap, look_back(workplace, concept_id))
    return _take(workplace, concept_id, stap, "")


def look_back(workplace: Workplace, concept_id: str) -> tuple[Finding, ...]:
    """What the yardsticks of an offered advice say now.

    Raises RefusedInput when it was not offered yet, or is a note.
    """
    dossier = _settled(workplace, concept_id)
    if dossier.is_here:
        check_step(concept_id, dossier.status, STARTED)
    if dossier.concept.vorm == "notitie":
        refuse_note()
    return evaluate(dossier.concept, first_day(dossier), workplace.released())


def _take(workplace: Workplace, concept_id: str, stap: Stap, toelichting: str) -> Dossier:
    own = (workplace.workspace.settings.organisatie.naam,)
    refuse_names(toelichting, "de toelichting", own)
    dossier = _settled(workplace, concept_id)
    check_step(concept_id, dossier.status, stap.status)
    for offered in load_handed_over(workplace.workspace.overdracht):
        if offered.id == concept_id:
            check_may_be_silent(offered, stap)
    return take_step(workplace.dossiers, concept_id, stap, crossing(workplace), toelichting)


def note_looked(workplace: Workplace, concept_id: str) -> Dossier:
    """Note that the yardsticks of an advice were looked at today."""
    dossier = _settled(workplace, concept_id)
    note = Aantekening(workplace.today, "bekeken")
    return workplace.dossiers.save(dossier.noted(note))


def _settled(workplace: Workplace, concept_id: str) -> Dossier:
    all_dossiers(workplace)
    return workplace.dossiers.load(concept_id)


def _refuse_other(status: str, command: str) -> None:
    """Raise RefusedInput for a status that this command does not give."""
    fitting = [
        one.code
        for one in statuses().values()
        if one.follows and one.command("").startswith(f"vip {command} ")
    ]
    if status not in fitting:
        raise RefusedInput(
            f"Dit is geen status voor vip {command}.", f"Kies uit: {', '.join(fitting)}."
        )
