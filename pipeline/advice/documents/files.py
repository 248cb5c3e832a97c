"""Write a document to a file; the ending of its name says what kind."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from pipeline.advice.documents.document import Document, Table
from pipeline.advice.documents.docx_writer import write_docx
from pipeline.advice.documents.pdf_writer import write_pdf
from pipeline.advice.documents.spreadsheet import write_xlsx
from pipeline.durable import replace_synced
from pipeline.errors import RefusedInput

_WRITERS: Mapping[str, Callable[[Document, Path | None], bytes]] = {
    ".docx": write_docx,
    ".pdf": lambda document, _: write_pdf(document),
    ".xlsx": lambda document, _: write_xlsx(document),
}


def write_document(document: Document, path: Path, template: Path | None = None) -> Path:
    """The file, put in place whole: Word, PDF, or the tables in Excel.

    template: the house style of a Word document. Raises RefusedInput as `check_kind` and
    `writing`, and ConfigurationError for a template that cannot be used.
    """
    check_kind(document, path)
    content = written(document, path.suffix.lower(), template)
    with writing(path):
        replace_synced(path, content)
    return path


def written(document: Document, ending: str, template: Path | None = None) -> bytes:
    """What would stand in the file; `ending` is .docx, .pdf or .xlsx. Raises KeyError otherwise."""
    return _WRITERS[ending](document, template)


def word_and_pdf(document: Document, stem: str, template: Path | None = None) -> dict[str, bytes]:
    """What a document is frozen as, by the name of the file.

    template: the house style of the Word document. Raises ConfigurationError when it cannot be
    used.
    """
    return {f"{stem}{one}": written(document, one, template) for one in (".docx", ".pdf")}


@contextmanager
def writing(path: Path) -> Iterator[None]:
    """Raises RefusedInput when a file cannot be written."""
    try:
        yield
    except OSError:
        raise RefusedInput(
            f"Het bestand {path.name} kan niet worden gemaakt.",
            "Kijk of de map bestaat en of u erin mag schrijven.",
        ) from None


def check_ending(path: Path) -> None:
    """Raise RefusedInput for an ending that cannot be made."""
    if path.suffix.lower() not in _WRITERS:
        raise RefusedInput(
            "Dit soort bestand kan ik niet maken.",
            "Geef een naam die eindigt op .docx of .pdf (of .xlsx voor alleen de tabellen).",
        )


def check_kind(document: Document, path: Path) -> None:
    """Raise RefusedInput for an ending that cannot be made, or Excel of a text without tables."""
    check_ending(path)
    if path.suffix.lower() == ".xlsx" and not any(
        isinstance(block, Table) for block in document.blocks
    ):
        raise RefusedInput(
            "In dit document staan geen tabellen, dus er is niets voor een Excel-bestand.",
            "Geef een naam die eindigt op .docx of .pdf.",
        )
