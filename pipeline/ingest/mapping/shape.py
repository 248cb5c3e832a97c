"""Whether a file still has the shape that its mapping was made for.

Why: an export that lost a column would be read without it, and nobody would see that people are
missing. What is gone stops the file; what is new is told and not read.
"""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pipeline.errors import RefusedInput
from pipeline.ingest.headers import shown
from pipeline.ingest.mapping.model import SourceMapping
from pipeline.ingest.mapping.written import to_text
from pipeline.ingest.recognise import known_headers
from pipeline.ingest.row_lists import listed

_NAMED = 8
_RECOGNISED = 0.5


@dataclass(frozen=True, repr=False)
class Changes:
    """gone: columns that the mapping reads and the file lacks. new: places of columns that the
    mapping does not know."""

    gone: tuple[str, ...]
    new: tuple[int, ...]


def fit(mapping: SourceMapping, headers: Iterable[str]) -> float:
    """The share of the columns that the mapping reads and that are there; 0 when it reads none."""
    present, read = set(headers), [rule.column for rule in mapping.read]
    return sum(column in present for column in read) / len(read) if read else 0.0


def known_or_mapped(mappings: Sequence[SourceMapping], cells: Sequence[str]) -> int:
    """How many cells of a row are headers, of a contract or of one of these mappings."""
    columns = [{rule.column for rule in mapping.rules} for mapping in mappings]
    return max((known_headers(cells), *(sum(c in known for c in cells) for known in columns)))


def read_as(fingerprint: bytes, mapping: SourceMapping | None) -> bytes:
    """The fingerprint of a file with the mapping it is read under: under another one it is new."""
    if mapping is None:
        return fingerprint
    return hashlib.sha256(fingerprint + to_text(mapping).encode()).digest()


def changes_in(mapping: SourceMapping, headers: Sequence[str]) -> Changes:
    """What changed since the mapping was made."""
    known = {rule.column for rule in mapping.rules}
    gone = tuple(rule.column for rule in mapping.read if rule.column not in headers)
    new = tuple(i for i, header in enumerate(headers) if header and header not in known)
    return Changes(gone, new)


def refuse_gone(mapping: SourceMapping, headers: Sequence[str], name: str) -> None:
    """Raise RefusedInput when a column that is read is not in the file any more."""
    gone = changes_in(mapping, headers).gone
    if gone:
        raise RefusedInput(
            f"Het bestand {name} heeft een andere vorm dan de bron {mapping.source} eerst had. "
            f"Weg zijn: {_columns(gone)}.",
            "Kijk of dit het goede bestand is. Zo ja: pas de vertaling aan met vip bron BESTAND "
            f"--bron {mapping.source}. Er is niets ingelezen.",
        )


def new_columns_note(mapping: SourceMapping, headers: Sequence[str]) -> str:
    """The sentence about columns that are new and not read; "" when there are none."""
    new = changes_in(mapping, headers).new
    if not new:
        return ""
    return (
        f"Nieuw in dit bestand, en niet gelezen: {_columns([shown(headers, i) for i in new])}. "
        f"Wilt u ze lezen, gebruik dan vip bron BESTAND --bron {mapping.source}."
    )


def _columns(names: Sequence[str]) -> str:
    rest = len(names) - _NAMED
    more = f" en nog {rest} andere" if rest > 0 else ""
    return listed(list(names[:_NAMED])) + more


def mapping_for(
    mappings: Sequence[SourceMapping], headers: Sequence[str], name: str
) -> SourceMapping | None:
    """The mapping that a file is read under: the one that fits, None when the file fits none.

    Raises RefusedInput when the file is of a mapping's kind by most of its columns, but lacks one.
    """
    best = max(mappings, key=lambda mapping: fit(mapping, headers), default=None)
    if best is None or fit(best, headers) < _RECOGNISED:
        return None
    refuse_gone(best, headers, name)
    return best
