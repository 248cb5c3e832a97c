"""A vertrouwenspersoon changes the words of a concept: to a text, and back as a new version."""

from dataclasses import dataclass, replace
from pathlib import Path

from pipeline.advice.advice_document import advice_document
from pipeline.advice.concept import Fact, own_numbers
from pipeline.advice.documents.document import Document
from pipeline.advice.documents.files import check_kind, write_document, writing, written
from pipeline.advice.dossiers import Dossier
from pipeline.advice.editing.editable_text import to_text
from pipeline.advice.status import EDITABLE, WITHDRAWN, check_step
from pipeline.advice.suspensions import whole_of
from pipeline.advice.typed import stands_in
from pipeline.advice.word_check import Finding, check_concept
from pipeline.durable import replace_synced
from pipeline.errors import RefusedInput
from pipeline.steps.exported_files import remember_export
from pipeline.steps.public_places import refuse_place_of_others, refuse_target
from pipeline.steps.workplace import Workplace

_ENDING = ".md"
_MOST_BYTES = 400_000


@dataclass(frozen=True)
class Edited:
    """What came of reading a text back: the newest version, and what to look at."""

    dossier: Dossier
    is_new: bool
    woorden: tuple[Finding, ...]
    eigen: tuple[Fact, ...]


def document_of(dossier: Dossier) -> Document:
    """The document of a dossier as it is now; of what was withdrawn as a concept."""
    is_withdrawn = dossier.status == WITHDRAWN
    return advice_document(dossier.concept, None if is_withdrawn else dossier.vrijgegeven_op)


def write_advice(workplace: Workplace, concept_id: str, path: Path) -> Path:
    """Write the document of one dossier: Word, PDF, or its tables in Excel.

    Raises RefusedInput for another ending, a file that is there, or a place where others
    would read a concept.
    """
    dossier = workplace.dossiers.load(concept_id)
    document = document_of(dossier)
    check_kind(document, path)
    if dossier.is_here:
        refuse_place_of_others(path, "Concepten", workplace.workspace)
        remember_export(workplace.workspace, path)
    else:
        refuse_target(path, workplace.workspace)
    return write_document(document, path, workplace.workspace.sjabloon)


def write_text(workplace: Workplace, concept_id: str, path: Path) -> Dossier:
    """Write the words of a concept to a text file. Raises RefusedInput when they are fixed."""
    dossier = _editable(workplace, concept_id)
    if path.suffix.lower() != _ENDING:
        raise RefusedInput("Dit wordt een tekstbestand.", f"Laat de naam eindigen op {_ENDING}.")
    refuse_place_of_others(path, "Concepten", workplace.workspace)
    remember_export(workplace.workspace, path)
    with writing(path):
        replace_synced(path, to_text(dossier.concept, dossier.versie).encode())
    return dossier


def text_of(workplace: Workplace, concept_id: str) -> str:
    """The words of a concept to change. Raises RefusedInput when they are fixed."""
    dossier = _editable(workplace, concept_id)
    return to_text(dossier.concept, dossier.versie)


def document_bytes(workplace: Workplace, concept_id: str, ending: str) -> bytes:
    """The document of one dossier as it would be written; `ending` is .docx or .pdf."""
    document = document_of(workplace.dossiers.load(concept_id))
    return written(document, ending, workplace.workspace.sjabloon)


def read_text(workplace: Workplace, concept_id: str, path: Path) -> Edited:
    """Read changed words back from a file, as `take_text`.

    Raises RefusedInput when the file cannot be read, is of an older text, or cannot be taken.
    """
    _editable(workplace, concept_id)
    return take_text(workplace, concept_id, _content(path))


def take_text(workplace: Workplace, concept_id: str, text: str) -> Edited:
    """Take changed words as a new version; nothing is saved when nothing changed.

    Raises RefusedInput when the text is of an older version, or cannot be taken.
    """
    # The lists of names take a second to load.
    from pipeline.advice.editing.edited_text import from_text, version_of

    dossier = _editable(workplace, concept_id)
    base = workplace.dossiers.load(concept_id, version_of(text, concept_id))
    if base.concept != dossier.concept:
        raise RefusedInput(
            f"Deze tekst is gemaakt van versie {base.versie}, en het dossier is daarna veranderd.",
            "Maak de tekst opnieuw met --tekst, en neem uw wijzigingen over.",
        )
    concept = from_text(text, dossier.concept)
    is_new = concept != dossier.concept
    if is_new:
        today = workplace.today
        changed = replace(
            dossier,
            concept=concept,
            tekst_van=today,
            opgeslagen_op=today,
            genoemd=_units_typed(workplace, concept_id, text),
        )
        dossier = workplace.dossiers.save(changed)
    return Edited(dossier, is_new, check_concept(concept), own_numbers(concept))


def _units_typed(workplace: Workplace, concept_id: str, text: str) -> tuple[str, ...]:
    """Codes of the units that were typed in a text, without the whole organisation.

    A text that names one goes out as an advice about one does. What the program wrote itself in the
    first version is not typed: a unit may be called "HR".
    """
    first = to_text(workplace.dossiers.load(concept_id, 1).concept, 1)
    whole = whole_of(workplace.above)
    named = [unit for unit in workplace.publiek.units if unit.naam and unit.eenheid != whole]
    found = {u.eenheid for u in named if _names(u.naam, text) and not _names(u.naam, first)}
    return tuple(sorted(found))


def _names(unit: str, text: str) -> bool:
    """Whether a text names a unit: a name of one word ("Zorg") only as it is written."""
    if " " in unit:
        return stands_in(unit.casefold(), text.casefold())
    return stands_in(unit, text)


def _editable(workplace: Workplace, concept_id: str) -> Dossier:
    dossier = workplace.dossiers.load(concept_id)
    if dossier.status not in EDITABLE:
        check_step(concept_id, dossier.status, EDITABLE[0])
    return dossier


def _content(path: Path) -> str:
    try:
        if path.stat().st_size > _MOST_BYTES:
            raise ValueError
        return path.read_bytes().decode("utf-8-sig")
    except (OSError, ValueError):
        raise RefusedInput(
            f"Het bestand {path.name} is niet te lezen als tekst.",
            "Bewaar het als gewone tekst (UTF-8), en geef de juiste naam.",
        ) from None
