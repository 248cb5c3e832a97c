"""Documents beside the advice: for the RI&E, for the works council, and texts to fill in."""

from datetime import date
from pathlib import Path

from pipeline.advice.aside import load_aside
from pipeline.advice.documents.document import Document
from pipeline.advice.documents.files import write_document, written
from pipeline.advice.handed_over import load_handed_over
from pipeline.advice.prevention.material import Material, newest_year, published_years
from pipeline.advice.prevention.model_text import model_text
from pipeline.advice.prevention.or_package import or_document
from pipeline.advice.prevention.promised import Promised
from pipeline.advice.prevention.rie import rie_document
from pipeline.advice.register import register_of
from pipeline.errors import RefusedInput
from pipeline.release import Release
from pipeline.steps.looking_ahead import plan
from pipeline.steps.public_places import refuse_target
from pipeline.steps.workplace import Workplace
from pipeline.workspace import Workspace, open_workspace

_YEARS = range(2000, 2100)


def rie(workplace: Workplace, jaar: int | None) -> Document:
    """What the numbers say for the RI&E of a year (default: the newest with numbers)."""
    return rie_document(material_of(workplace, jaar))


def or_package(workplace: Workplace, jaar: int | None) -> Document:
    """What the works council can read and ask, of a year (default: the newest with numbers)."""
    return or_document(material_of(workplace, jaar))


def years_told(workplace: Workplace) -> tuple[int, ...]:
    """The years that a document can be of, the newest first."""
    return tuple(sorted(published_years(workplace.released()), reverse=True))


def paper_bytes(workplace: Workplace, document: Document, ending: str) -> bytes:
    """A document as it would be written; `ending` is .docx, .pdf or .xlsx."""
    return written(document, ending, workplace.workspace.sjabloon)


def write_rie(workplace: Workplace, jaar: int | None, target: Path) -> Path:
    """The same as `rie`, as a file."""
    return _write(rie(workplace, jaar), target, workplace.workspace)


def write_or_package(workplace: Workplace, jaar: int | None, target: Path) -> Path:
    """The same as `or_package`, as a file."""
    return _write(or_package(workplace, jaar), target, workplace.workspace)


def material_of(workplace: Workplace, jaar: int | None) -> Material:
    """What was published, with what the organisation itself can see of its follow-up.

    Raises RefusedInput for a number that is no year, or a year of which nothing was published.
    """
    release, overdracht = workplace.released(), workplace.workspace.overdracht
    lists, advices = workplace.signals(), load_handed_over(overdracht)
    settings = workplace.workspace.settings.organisatie
    if jaar is not None and jaar not in _YEARS:
        raise RefusedInput("Achter --jaar staat geen jaar.", "Schrijf het jaar als 2026.")
    if jaar is not None and jaar not in (known := published_years(release)):
        raise RefusedInput(
            f"Over {jaar} is nog niets gepubliceerd.",
            f"Kies uit: {', '.join(map(str, sorted(known)))}."
            if known
            else "Publiceer eerst: vip run",
        )
    return Material(
        jaar=newest_year(release, workplace.today) if jaar is None else jaar,
        organisatie=settings.naam,
        is_voorbeeld=settings.voorbeeld,
        sector=settings.sector,
        datum=_day(release, workplace.today),
        release=release,
        lijsten=lists,
        register=register_of(lists, advices, load_aside(overdracht)),
        adviezen=tuple(advices),
    )


def _day(release: Release, today: date) -> date:
    """That of the newest publication: the same numbers are the same document on any day."""
    return release.publicaties[-1].gemaakt_op if release.publicaties else today


def fill_in_text(folder: Path, soort: str, today: date) -> Document:
    """A text to fill in, from the settings and the plan; needs no key and spends nothing.

    Raises RefusedInput for a kind that is not there, ConfigurationError for wrong settings.
    """
    workspace = open_workspace(folder)
    outlook = plan(workspace, today)
    return model_text(soort, Promised(workspace.settings, outlook.plan, outlook.enquete, today))


def write_text(folder: Path, soort: str, target: Path, today: date) -> Path:
    """The same as a file."""
    return _write(fill_in_text(folder, soort, today), target, open_workspace(folder))


def _write(document: Document, target: Path, workspace: Workspace) -> Path:
    refuse_target(target, workspace)
    return write_document(document, target, workspace.sjabloon)
