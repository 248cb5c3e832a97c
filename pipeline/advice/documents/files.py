"""Write a document to a file; the ending of its name says what kind."""

from collections.abc import Callable, Mapping
from pathlib import Path

from pipeline.advice.documents.document import Document
from pipeline.advice.documents.docx_writer import write_docx
from pipeline.advice.documents.pdf_writer import write_pdf
from pipeline.durable import replace_synced
from pipeline.errors import RefusedInput

_WRITERS: Mapping[str, Callable[[Document], bytes]] = {".docx": write_docx, ".pdf": write_pdf}


def write_document(document: Document, path: Path) -> Path:
    """The file, put in place whole. Raises RefusedInput for an ending other than .docx and .pdf."""
    writer = _WRITERS.get(path.suffix.lower())
    if writer is None:
        raise RefusedInput(
            "Dit soort bestand kan ik niet maken.",
            "Geef een naam die eindigt op .docx of .pdf.",
        )
    replace_synced(path, writer(document))
    return path
