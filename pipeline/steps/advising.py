"""Step 4: patterns become concepts."""

from collections.abc import Collection, Sequence
from pathlib import Path

from pipeline.advice.advice_document import advice_document
from pipeline.advice.compose import compose
from pipeline.advice.documents.files import write_document
from pipeline.advice.dossiers import Aantekening, Dossier, add_concept
from pipeline.advice.gate import Rest, has_text, held_back, is_about, is_made_of
from pipeline.advice.handed_over import HandedOver, load_handed_over
from pipeline.advice.pattern import Pattern, patterns_in
from pipeline.advice.pending_bills import check_bills
from pipeline.advice.register import runs_on
from pipeline.advice.status import WITHDRAWN
from pipeline.signals.frozen import SignalList
from pipeline.signals.niveaus import SIGNALS
from pipeline.steps.following import all_dossiers
from pipeline.steps.patterns import find_patterns
from pipeline.steps.public_places import refuse_existing
from pipeline.steps.workplace import Workplace

SUSPENDED = "over deze eenheid is advies opgeschort"
"""Why nothing is made of a signal: it never crosses, so neither may what follows from it."""


def signals_to_ask(workplace: Workplace) -> tuple[str, ...]:
    """The keys of the patterns of level *signaal*: no concept by itself, but one may be asked."""
    patterns = patterns_in(find_patterns(workplace).patronen)
    return tuple(one.key for one in patterns if one.niveau == "signaal" and has_text(one))


def signals_without_text(workplace: Workplace) -> tuple[str, ...]:
    """The keys of the signals that no concept is made of: there are no sentences for them yet."""
    patterns = patterns_in(find_patterns(workplace).patronen)
    return tuple(one.key for one in patterns if one.niveau in SIGNALS and not has_text(one))


def signals_held_back(workplace: Workplace) -> dict[str, str]:
    """The keys of the signals that no concept is made of now, with why, in Dutch."""
    release, earlier = workplace.released(), _handed_over(workplace)
    concepts, rust = [one.concept for one in earlier], _rest(workplace, earlier)
    reasons = {
        one.key: held_back(one, release, concepts, rust)
        for one in patterns_in(find_patterns(workplace).patronen)
        if one.niveau in SIGNALS and has_text(one)
    }
    return {key: why for key, why in reasons.items() if why}


def _handed_over(workplace: Workplace) -> list[HandedOver]:
    return load_handed_over(workplace.workspace.overdracht)


def _rest(workplace: Workplace, earlier: Sequence[HandedOver]) -> Rest:
    """What makes a pattern rest: advice on it that is being carried out, or its unit suspended."""
    running = [one for one in earlier if runs_on(one, workplace.today)]
    suspensions = workplace.suspensions

    def rest(pattern: Pattern) -> str:
        if suspensions.holds(pattern.codes.get("eenheid")):
            return SUSPENDED
        for one in running:
            if is_about(one.concept, pattern) and not is_made_of(one.concept, pattern):
                return f"advies {one.id} over hetzelfde patroon wordt al uitgevoerd"
        return ""

    return rest


def make_concepts(workplace: Workplace, asked: Collection[str] = ()) -> tuple[Dossier, ...]:
    """Concepts for the newest list of patterns, kept as dossiers; gives all dossiers.

    By itself only a *sterk signaal* makes one; `asked` names signals that make one too. A signal
    on which an advice is being carried out makes none: it is noted in that dossier.
    """
    settings = workplace.workspace.settings
    check_bills(settings.wetsvoorstellen)
    found, earlier = find_patterns(workplace), _handed_over(workplace)
    concepts = compose(
        found.patronen,
        workplace.released(),
        workplace.today,
        frozenset(asked),
        [one.concept for one in earlier],
        settings.organisatie.sector,
        _rest(workplace, earlier),
        {one.id: str(one.register["status"]) for one in earlier},
        settings.wetsvoorstellen,
        frozenset(one.id for one in all_dossiers(workplace)),
    )
    for concept in concepts:
        add_concept(workplace.dossiers, concept, workplace.today)
    _note_again(workplace, found, earlier)
    return all_dossiers(workplace)


def _note_again(workplace: Workplace, found: SignalList, earlier: Sequence[HandedOver]) -> None:
    """Note in a dossier that is being carried out that its pattern stands in the list again."""
    signals = [one for one in patterns_in(found.patronen) if one.niveau in SIGNALS]
    for dossier in all_dossiers(workplace):
        advice = next((one for one in earlier if one.id == dossier.id), None)
        if advice is None or not runs_on(advice, workplace.today):
            continue
        is_known = any(note.over == found.id for note in dossier.aantekeningen)
        again = [
            one
            for one in signals
            if is_about(advice.concept, one) and not is_made_of(advice.concept, one)
        ]
        if again and not is_known:
            note = Aantekening(workplace.today, "opnieuw", over=found.id)
            workplace.dossiers.save(dossier.noted(note))


def write_documents(
    dossiers: Collection[Dossier], folder: Path, sjabloon: Path | None = None
) -> tuple[Path, ...]:
    """One Word document a dossier that was not withdrawn, in `folder`, in the house style of
    `sjabloon`. Raises RefusedInput, before any is written, when one of them is there."""
    written = {folder / f"{one.id}.docx": one for one in dossiers if one.status != WITHDRAWN}
    for path in written:
        refuse_existing(path)
    for path, dossier in written.items():
        document = advice_document(dossier.concept, dossier.vrijgegeven_op)
        write_document(document, path, sjabloon)
    return tuple(written)
