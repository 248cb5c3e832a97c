"""`Release`: what has left the door, frozen. Everything after the door takes this and nothing else.

A publication is one signed bundle; a release is all publications of an organisation together.
"""

import io
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from pipeline.contracts.public import PublicInputs
from pipeline.once import Once
from pipeline.periods import start_of
from pipeline.release.bundle import list_bundles, load_public_key, read_bundle
from pipeline.release.cells import (
    ENQUETE_COLUMNS,
    TELLINGEN_COLUMNS,
    THEMAS_COLUMNS,
    select_cell,
)
from pipeline.release.notes import Note, load_notes
from pipeline.release.versions import newest_and_earlier

METADATA = "release.json"
TELLINGEN = "tellingen.parquet"
ENQUETE = "enquete.parquet"
THEMAS = "themas.parquet"
"""Only of a publication with a wave of which open answers are counted: older ones have none."""


@dataclass(frozen=True)
class Publication:
    """What one publication says of itself. Budgets are in micro-epsilon (1_000_000 = epsilon 1).

    `grootboek` is the hash of the debit that paid for it.
    `rho_enquete` holds the survey tables with discrete Gaussian noise, each with its rho ("p/q").
    A correction names the publication of which it publishes a period again (`corrigeert`), and why
    (`reden`, a code of correctieredenen); both are empty otherwise.
    `themas` has by wave what is public of its themes: `grens` (how many themes of one respondent
    count at most), `vragen`, what the search for new words spent (`woorden`, `woorden_delta`; what
    it found stays in the VP zone), and the `taxonomie` with `versie`, `sha256` and every code with
    its label (theme_keys.py); empty where no open answers were counted.
    `sector` is a public setting, as the name is; older publications do not say it.
    """

    id: str
    organisatie: str
    is_voorbeeld: bool
    gemaakt_op: date
    korrel: str
    perioden: tuple[str, ...]
    golven: tuple[str, ...]
    plan: Mapping[str, int]
    plan_enquete: Mapping[str, int]
    belofte: Mapping[str, Any]
    grootboek: str
    rho_enquete: Mapping[str, str] = field(default_factory=dict)
    corrigeert: str = ""
    reden: str = ""
    themas: Mapping[str, Any] = field(default_factory=dict)
    sector: str = ""

    def to_json(self) -> dict[str, Any]:
        """Plain values for release.json."""
        return asdict(self) | {"gemaakt_op": self.gemaakt_op.isoformat()}

    @staticmethod
    def from_json(values: Mapping[str, Any]) -> "Publication":
        """The inverse of to_json."""
        return Publication(
            **{
                **values,
                "gemaakt_op": date.fromisoformat(values["gemaakt_op"]),
                "perioden": tuple(values["perioden"]),
                "golven": tuple(values["golven"]),
            }
        )


@dataclass(frozen=True)
class Release(Once):
    """All released numbers of one organisation, with the public facts they are read against.

    `tellingen`, `enquete` and `themas` hold one row a number (data_contracts/publicatie.odcs.yaml),
    with the id of the publication in the first column. Where a period was corrected, `tellingen`
    holds the newest numbers and `eerder` those that were published before. `themas` has no rows for
    waves of which open answers were not counted.
    """

    publicaties: tuple[Publication, ...]
    tellingen: pd.DataFrame
    enquete: pd.DataFrame
    publiek: PublicInputs
    eerder: pd.DataFrame = field(default_factory=lambda: _no_rows(TELLINGEN_COLUMNS))
    aantekeningen: tuple[Note, ...] = ()
    themas: pd.DataFrame = field(default_factory=lambda: _no_rows(THEMAS_COLUMNS))

    @property
    def is_leeg(self) -> bool:
        """Nothing was published yet."""
        return not self.publicaties

    @property
    def perioden(self) -> tuple[str, ...]:
        """Published periods in order of time."""
        return tuple(sorted({p for pub in self.publicaties for p in pub.perioden}, key=start_of))

    @property
    def golven(self) -> tuple[str, ...]:
        """Published survey waves, by their closing date."""
        published = {g for pub in self.publicaties for g in pub.golven}
        waves = sorted(self.publiek.waves, key=lambda wave: wave.gesloten_op)
        return tuple(wave.golf for wave in waves if wave.golf in published)

    @property
    def tabellen(self) -> tuple[str, ...]:
        """Names of the released tables of talks."""
        return tuple(sorted(set(self.tellingen["tabel"])))


def find_cell(release: Release, reference: str) -> "pd.Series[Any]":
    """The released number that a reference names. Raises KeyError when there is none."""
    table = reference.split("|", 2)[1]
    if (release.themas["tabel"] == table).any():
        return select_cell(release.themas, reference)
    if not (release.tellingen["tabel"] == table).any():
        return select_cell(release.enquete, reference)
    try:
        return select_cell(release.tellingen, reference)
    except KeyError:
        return select_cell(release.eerder, reference)


def publication_files(
    publication: Publication,
    tellingen: pd.DataFrame,
    enquete: pd.DataFrame,
    publiek: PublicInputs,
    themas: pd.DataFrame | None = None,
) -> dict[str, bytes]:
    """The files of one publication's bundle; themas.parquet where its plan counts open answers."""
    metadata = {"publicatie": publication.to_json(), "publiek": json.loads(publiek.as_json())}
    files = {
        METADATA: json.dumps(metadata, indent=1, ensure_ascii=False, sort_keys=True).encode(),
        TELLINGEN: _to_parquet(tellingen[list(TELLINGEN_COLUMNS)]),
        ENQUETE: _to_parquet(enquete[list(ENQUETE_COLUMNS)]),
    }
    if publication.themas and themas is not None:
        files[THEMAS] = _to_parquet(themas[list(THEMAS_COLUMNS)])
    return files


def load_release(overdracht: Path, public_key: Ed25519PublicKey | None = None) -> Release:
    """All publications below `overdracht`, their signatures verified.

    With the key that lies in `overdracht`, or, in the VP zone, with the key of the kluis itself.

    Raises ConfigurationError when there is no public key, LedgerRefused when a bundle was altered.
    """
    folders = list_bundles(overdracht / "publicaties")
    if not folders:
        return empty_release()
    key = public_key or load_public_key(overdracht)
    release = combine([read_bundle(folder, key, "publicatie") for folder in folders])
    return replace(release, aantekeningen=load_notes(overdracht, key))


def combine(bundles: list[dict[str, bytes]]) -> Release:
    """One release from the files of its publications.

    Public facts are those of the newest that is no correction: a correction keeps the cells, and so
    the public facts, of the publication that it corrects.
    """
    metadata = [json.loads(files[METADATA]) for files in bundles]
    publications = tuple(Publication.from_json(m["publicatie"]) for m in metadata)
    own = [m for m, p in zip(metadata, publications, strict=True) if not p.corrigeert]
    counts = _gather(publications, [files[TELLINGEN] for files in bundles])
    tellingen, eerder = newest_and_earlier(counts)
    return Release(
        publicaties=publications,
        tellingen=tellingen,
        enquete=_gather(publications, [files[ENQUETE] for files in bundles]),
        publiek=PublicInputs.from_json(json.dumps((own or metadata)[-1]["publiek"])),
        eerder=eerder,
        themas=_themes(publications, bundles),
    )


def empty_release() -> Release:
    """A release of nothing, for an organisation that has not published."""
    return Release(
        publicaties=(),
        tellingen=_no_rows(TELLINGEN_COLUMNS),
        enquete=_no_rows(ENQUETE_COLUMNS),
        publiek=PublicInputs(units=(), events=(), waves=(), availability=()),
    )


def _themes(publications: tuple[Publication, ...], bundles: list[dict[str, bytes]]) -> pd.DataFrame:
    """The themes of those publications that count open answers."""
    found = [(p, b[THEMAS]) for p, b in zip(publications, bundles, strict=True) if THEMAS in b]
    if not found:
        return _no_rows(THEMAS_COLUMNS)
    return _gather(tuple(p for p, _ in found), [table for _, table in found])


def _no_rows(columns: tuple[str, ...]) -> pd.DataFrame:
    return pd.DataFrame(columns=["publicatie", *columns])


def _gather(publications: tuple[Publication, ...], tables: list[bytes]) -> pd.DataFrame:
    frames: list[pd.DataFrame] = [
        pq.read_table(pa.BufferReader(data)).to_pandas() for data in tables
    ]
    for publication, frame in zip(publications, frames, strict=True):
        frame.insert(0, "publicatie", publication.id)
    return pd.concat(frames, ignore_index=True)


def _to_parquet(frame: pd.DataFrame) -> bytes:
    buffer = io.BytesIO()
    pq.write_table(pa.Table.from_pandas(frame, preserve_index=False), buffer)
    return buffer.getvalue()
