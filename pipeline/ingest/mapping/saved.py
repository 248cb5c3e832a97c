"""The mappings of a workspace: `vp/bronnen`, one sealed file a source and kind.

Why: lists of values can hold what somebody once typed, so they are encrypted like the rows. Beside
them, only while the VP is editing, stands a plain work file that goes when nothing is open.
"""

import codecs
import hashlib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Protocol, get_args

from pipeline.contracts.codes import CodeList
from pipeline.durable import replace_synced
from pipeline.errors import RefusedInput
from pipeline.ingest.mapping.model import Kind, SourceMapping
from pipeline.ingest.mapping.sound import sound, wrong
from pipeline.ingest.mapping.work_text import to_work_text
from pipeline.ingest.mapping.written import from_text, to_text


class Seal(Protocol):
    """Seals and opens bytes, bound to the name of their file (vault/sealed.py)."""

    def seal(self, name: str, data: bytes) -> bytes:
        """The sealed bytes."""

    def open(self, name: str, blob: bytes) -> bytes:
        """The data again. Raises KeyRefused."""


class SavedMappings:
    """The folder `vp/bronnen`, read and written under one key."""

    def __init__(self, folder: Path, seal: Seal, codelists: Mapping[str, CodeList]) -> None:
        self._folder = folder
        self._seal = seal
        self._codelists = codelists

    def of(self, source: str) -> tuple[SourceMapping, ...]:
        """The mappings of a source, at most one a kind. Raises KeyRefused or RefusedInput."""
        names = [(kind, _name(source, kind)) for kind in get_args(Kind)]
        return tuple(self._load(name) for _, name in names if (self._folder / name).is_file())

    def save(self, mapping: SourceMapping) -> None:
        """Keep a mapping, in the place of the earlier one of its source and kind."""
        name = _name(mapping.source, mapping.kind)
        replace_synced(self._folder / name, self._seal.seal(name, to_text(mapping).encode()))

    def settle(self, mapping: SourceMapping) -> SourceMapping:
        """Keep what the VP chose, in codes; a work file that lay ready goes.

        Raises RefusedInput when it names what does not exist.
        """
        settled = sound(mapping, self._codelists)
        self.save(settled)
        self.remove_work_file(settled)
        return settled

    def work_file(self, source: str, kind: Kind) -> Path:
        """Where the VP edits: plain text, inside the VP zone."""
        return self._folder / f"{_name(source, kind).removesuffix('.vip')}.yaml"

    def edited(self, source: str, kind: Kind) -> SourceMapping | None:
        """What the VP made of the work file; None when there is none.

        Raises RefusedInput, which names the file, when it is no mapping or one of another kind.
        """
        path = self.work_file(source, kind)
        if not path.is_file():
            return None
        try:
            mapping = from_text(_as_text(path.read_bytes()), self._codelists)
            if mapping.kind != kind:
                raise wrong("soort", f"hier hoort {kind}; een andere soort kiest u met --soort")
        except RefusedInput as problem:
            raise RefusedInput(
                f"Het werkbestand {path.name} in vp/bronnen is niet goed. {problem.message}",
                f"{problem.next_step} U kunt {path.name} ook verwijderen; geef daarna vip bron "
                "opnieuw.",
            ) from None
        return mapping

    def write_work_file(
        self, mapping: SourceMapping, questions: Mapping[str, str], refused: Iterable[str]
    ) -> Path:
        """Lay a mapping ready for editing; see `to_work_text`."""
        path = self.work_file(mapping.source, mapping.kind)
        replace_synced(path, to_work_text(mapping, questions, refused, self._codelists).encode())
        return path

    def remove_work_file(self, mapping: SourceMapping) -> None:
        """Take the plain text away."""
        self.work_file(mapping.source, mapping.kind).unlink(missing_ok=True)

    def _load(self, name: str) -> SourceMapping:
        blob = (self._folder / name).read_bytes()
        return from_text(self._seal.open(name, blob).decode(), self._codelists)


def _as_text(data: bytes) -> str:
    """What an editor saved, also as "Unicode" or "ANSI". Raises RefusedInput."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        encodings = ["utf-16"]
    else:
        encodings = ["utf-8-sig", "cp1252"]
    for encoding in encodings:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise RefusedInput(
        "De letters kunnen niet worden gelezen.", "Sla het bestand opnieuw op als UTF-8."
    )


def _name(source: str, kind: str) -> str:
    """A file name for any name of a source, also one that a disk would not take."""
    short = "".join(c if c.isascii() and c.isalnum() else "_" for c in source)[:40]
    return f"{short}-{hashlib.sha256(source.encode()).hexdigest()[:8]}-{kind}.vip"
