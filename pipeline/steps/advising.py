"""Step 4: patterns become concepts, and a vertrouwenspersoon may hand one over."""

from collections.abc import Collection
from pathlib import Path

from pipeline.advice.advice_document import advice_document
from pipeline.advice.compose import compose
from pipeline.advice.concept import Concept
from pipeline.advice.documents.docx_writer import write_docx
from pipeline.advice.dossiers import Dossier, add_concept, hand_over_dossier, release_concept
from pipeline.advice.gate import has_text, held_back
from pipeline.advice.handed_over import load_handed_over
from pipeline.advice.pattern import patterns_in
from pipeline.durable import replace_synced
from pipeline.signals.niveaus import SIGNALS
from pipeline.steps.patterns import find_patterns
from pipeline.steps.workplace import Workplace


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
    reasons = {
        one.key: held_back(one, release, earlier)
        for one in patterns_in(find_patterns(workplace).patronen)
        if one.niveau in SIGNALS and has_text(one)
    }
    return {key: why for key, why in reasons.items() if why}


def _handed_over(workplace: Workplace) -> list[Concept]:
    return [one.concept for one in load_handed_over(workplace.workspace.overdracht)]


def make_concepts(workplace: Workplace, asked: Collection[str] = ()) -> tuple[Dossier, ...]:
    """Concepts for the newest list of patterns, kept as dossiers; gives all dossiers.

    By itself only a *sterk signaal* makes one; `asked` names signals that make one too.
    """
    earlier = _handed_over(workplace)
    found = compose(
        find_patterns(workplace).patronen,
        workplace.released(),
        workplace.today,
        frozenset(asked),
        earlier,
        workplace.workspace.settings.organisatie.sector,
    )
    for concept in found:
        add_concept(workplace.dossiers, concept, workplace.today)
    return workplace.dossiers.list()


def write_documents(dossiers: Collection[Dossier], folder: Path) -> tuple[Path, ...]:
    """One Word document a dossier, in `folder`."""
    paths = []
    for dossier in dossiers:
        path = folder / f"{dossier.id}.docx"
        replace_synced(path, write_docx(advice_document(dossier.concept, dossier.vrijgegeven_op)))
        paths.append(path)
    return tuple(paths)


def hand_over(workplace: Workplace, concept_id: str, door: str, tweede_vp: str = "") -> Path:
    """A vertrouwenspersoon releases a concept and offers it to the organisation.

    Raises RefusedInput when it may not go out yet, or is no concept any more.
    """
    if workplace.dossiers.load(concept_id).status == "concept":
        release_concept(workplace.dossiers, concept_id, workplace.today, door, tweede_vp)
    workspace = workplace.workspace
    return hand_over_dossier(
        workplace.dossiers,
        concept_id,
        workspace.overdracht,
        workplace.kluis.signer,
        workplace.today,
    )
