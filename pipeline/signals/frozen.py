"""Lists of patterns, frozen and signed: made once for each publication, and never changed.

A works council can ask for every list ever shown; so a list is a bundle in `overdracht/`, like a
publication, and carries the same number.
"""

import io
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from pipeline.release import Publication, list_bundles, load_public_key, read_bundle
from pipeline.release.earlier import Digests, check_earlier, register_digests
from pipeline.signals.looked import Looked

_TABLE = "signalen.parquet"
_ABOUT = "signalen.json"


@dataclass(frozen=True)
class SignalList:
    """One frozen list: `patronen` in contract columns, `over` what it says of itself."""

    id: str
    patronen: pd.DataFrame
    over: Mapping[str, Any]

    @cached_property
    def gekeken(self) -> Looked:
        """What the list says of itself, read once: a page asks it of every list there ever was."""
        return Looked.of(self.patronen)


def list_name(publication: Publication) -> str:
    """The id of the list that goes with a publication: s0001 for p0001."""
    return f"s{publication.id[1:]}"


def signal_files(
    patronen: pd.DataFrame,
    publication: Publication,
    today: date,
    eerder: Digests = MappingProxyType({}),
) -> dict[str, bytes]:
    """The files of one list's bundle; `eerder` is what the register held before it."""
    buffer = io.BytesIO()
    pq.write_table(pa.Table.from_pandas(patronen, preserve_index=False), buffer)
    about = {
        "publicatie": publication.id,
        "organisatie": publication.organisatie,
        "is_voorbeeld": publication.is_voorbeeld,
        "gemaakt_op": today.isoformat(),
        "eerder": dict(eerder),
    }
    return {_TABLE: buffer.getvalue(), _ABOUT: json.dumps(about, ensure_ascii=False).encode()}


def load_signals(
    overdracht: Path, public_key: Ed25519PublicKey | None = None
) -> tuple[SignalList, ...]:
    """All lists below `overdracht`, oldest first, their signatures verified.

    Raises LedgerRefused when one was altered, taken away or put in afterwards, ConfigurationError
    when there is no public key.
    """
    folders = list_bundles(overdracht / "signalen")
    if not folders:
        return ()
    key = public_key or load_public_key(overdracht)
    present = register_digests(overdracht)
    return tuple(
        _read(folder.name, read_bundle(folder, key, "signalen"), present) for folder in folders
    )


def _read(name: str, files: Mapping[str, bytes], present: Digests) -> SignalList:
    frame, about = pd.read_parquet(io.BytesIO(files[_TABLE])), json.loads(files[_ABOUT])
    check_earlier(f"signalen/{name}", about.pop("eerder"), present)
    return SignalList(name, frame, about)
