"""The kluis: immutable, encrypted deliveries with one sealed manifest.

Tables are Parquet files under modular encryption (AES-GCM, Apache Parquet format), each with its
own key derived from the root key and its name; the name is bound in as associated data. The
manifest lists the deliveries, what is closed, and how long the ledger was: an older copy of either
is noticed.
"""

import base64
import hmac
import io
import json
from collections.abc import Callable
from dataclasses import asdict, dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pyarrow.parquet.encryption as pe

from pipeline.durable import replace_synced
from pipeline.errors import ConfigurationError, KeyRefused
from pipeline.vault.keys import Stretching, check_strength, derive, new_stretching
from pipeline.vault.sealed import Sealed
from pipeline.vault.signing import Signer

_HEADER = "kluis.json"
_MANIFEST = "manifest.vip"
_CHECK = b"vip-signaal"
NO_LEDGER = "0" * 64


@dataclass(frozen=True)
class Delivery:
    """One stored file: how many rows were kept and how many were set aside."""

    id: str
    contract: str
    bron: str
    vingerafdruk: str
    rijen: int
    apart: int


@dataclass(frozen=True)
class Manifest:
    """What the kluis holds. Every change is a new manifest, sealed and put in place at once."""

    leveringen: tuple[Delivery, ...] = ()
    beschermd: str = ""
    gesloten_tot: str = ""
    gesloten_golven: tuple[str, ...] = ()
    grootboek_lengte: int = 0
    grootboek_kop: str = NO_LEDGER


class Kluis:
    """Reads and writes one organisation's vault. Made by `create_kluis` and `open_kluis`."""

    def __init__(self, folder: Path, root_key: bytes) -> None:
        self._folder = folder
        self._root_key = root_key
        self._sealed = Sealed(derive(root_key, "manifest"))

    @property
    def dossier_seal(self) -> Sealed:
        """The seal for concept advice: a key of its own."""
        return Sealed(derive(self._root_key, "dossiers"))

    def ledger_seal(self, line: bytes) -> str:
        """The seal of a ledger line (HMAC-SHA-256): nobody without the key can add one."""
        return hmac.new(derive(self._root_key, "grootboek"), line, "sha256").hexdigest()

    @cached_property
    def signer(self) -> Signer:
        """Signs what crosses to the organisation zone."""
        return Signer(derive(self._root_key, "handtekening"))

    @property
    def manifest(self) -> Manifest:
        """The manifest as it is on disk now. Raises KeyRefused when it was altered."""
        try:
            blob = (self._folder / _MANIFEST).read_bytes()
        except OSError:
            raise _broken() from None
        values = json.loads(self._sealed.open(_MANIFEST, blob))
        deliveries = tuple(Delivery(**d) for d in values.pop("leveringen"))
        waves = tuple(values.pop("gesloten_golven"))
        return Manifest(leveringen=deliveries, gesloten_golven=waves, **values)

    def update(self, change: Callable[[Manifest], Manifest]) -> Manifest:
        """Replace the manifest by `change` of it, durably."""
        manifest = change(self.manifest)
        self._write_manifest(manifest)
        return manifest

    def has_fingerprint(self, fingerprint: bytes) -> bool:
        """Whether a file with this SHA-256 was delivered before."""
        return any(d.vingerafdruk == fingerprint.hex() for d in self.manifest.leveringen)

    def add_delivery(
        self, contract: str, bron: str, fingerprint: bytes, rows: pa.Table, quarantine: pa.Table
    ) -> str:
        """Store one delivery and its quarantine; it counts once the manifest names it."""
        manifest = self.manifest
        delivery = Delivery(
            id=self._next_delivery(),
            contract=contract,
            bron=bron,
            vingerafdruk=fingerprint.hex(),
            rijen=rows.num_rows,
            apart=quarantine.num_rows,
        )
        self.write_table(f"leveringen/{delivery.id}", rows)
        self.write_table(f"quarantaine/{delivery.id}", quarantine)
        self._write_manifest(replace(manifest, leveringen=(*manifest.leveringen, delivery)))
        return delivery.id

    def _next_delivery(self) -> str:
        """A name that no file has: a delivery is never written over."""
        number = len(self.manifest.leveringen) + 1
        while self.table_path(f"leveringen/l{number:04d}").exists():
            number += 1
        return f"l{number:04d}"

    def deliveries(self, contract: str) -> tuple[tuple[Delivery, pa.Table], ...]:
        """All deliveries of one contract with their rows, in order of arrival."""
        return tuple(
            (delivery, self.read_table(f"leveringen/{delivery.id}"))
            for delivery in self.manifest.leveringen
            if delivery.contract == contract
        )

    def write_table(self, name: str, table: pa.Table) -> bytes:
        """Encrypt a table to `<name>.parquet`; gives the encrypted bytes as written."""
        properties = pe.create_encryption_properties(
            derive(self._root_key, f"tabel:{name}"),
            aad_prefix=name.encode(),
            store_aad_prefix=False,
        )
        buffer = io.BytesIO()
        pq.write_table(table, buffer, encryption_properties=properties, compression="zstd")
        replace_synced(self.table_path(name), buffer.getvalue())
        return buffer.getvalue()

    def read_table(self, name: str) -> pa.Table:
        """Decrypt `<name>.parquet`. Raises KeyRefused when it is missing, altered or swapped."""
        properties = pe.create_decryption_properties(
            derive(self._root_key, f"tabel:{name}"), aad_prefix=name.encode()
        )
        try:
            data = pa.BufferReader(self.table_path(name).read_bytes())
            return pq.read_table(data, decryption_properties=properties)
        except (OSError, pa.ArrowException):
            raise _broken() from None

    def table_path(self, name: str) -> Path:
        """Where an encrypted table lies."""
        return self._folder / f"{name}.parquet"

    def _write_manifest(self, manifest: Manifest) -> None:
        data = json.dumps(asdict(manifest)).encode()
        replace_synced(self._folder / _MANIFEST, self._sealed.seal(_MANIFEST, data))


def create_kluis(folder: Path, passphrase: str) -> Kluis:
    """Make an empty kluis. Raises KeyRefused for a weak passphrase or where one stands already."""
    check_strength(passphrase)
    if (folder / _HEADER).exists():
        raise KeyRefused("Hier staat al een kluis.", "Open hem met de sleutelzin van die kluis.")
    stretching = new_stretching()
    root_key = stretching.root_key(passphrase)
    check = Sealed(derive(root_key, "controle")).seal(_HEADER, _CHECK)
    header = asdict(stretching) | {"versie": 1, "salt": _text(stretching.salt)}
    kluis = Kluis(folder, root_key)
    kluis._write_manifest(Manifest())
    content = json.dumps(header | {"controle": _text(check)}, indent=1)
    replace_synced(folder / _HEADER, content.encode())
    return kluis


def open_kluis(folder: Path, passphrase: str) -> Kluis:
    """Open a kluis. Raises KeyRefused for a wrong key, ConfigurationError when there is none."""
    header = _read_header(folder)
    stretching = Stretching(
        salt=base64.b64decode(header["salt"]),
        passes=header["passes"],
        memory_kib=header["memory_kib"],
        lanes=header["lanes"],
    )
    root_key = stretching.root_key(passphrase)
    try:
        Sealed(derive(root_key, "controle")).open(_HEADER, base64.b64decode(header["controle"]))
    except KeyRefused:
        raise KeyRefused(
            "Deze sleutelzin past niet op de kluis van deze organisatie.",
            "Probeer het opnieuw. Zonder de juiste sleutelzin kan niemand de kluis openen.",
        ) from None
    return Kluis(folder, root_key)


def _read_header(folder: Path) -> dict[str, Any]:
    try:
        header: dict[str, Any] = json.loads((folder / _HEADER).read_bytes())
    except (OSError, ValueError):
        raise ConfigurationError(
            "In deze map staat geen (leesbare) kluis.",
            "Maak een organisatie met: vip nieuw MAP --vanaf 2021-Q1, "
            "of zet een kopie van de map vp/ terug.",
        ) from None
    if not {"salt", "passes", "memory_kib", "lanes", "controle"} <= header.keys():
        raise _broken()
    return header


def _text(data: bytes) -> str:
    return base64.b64encode(data).decode()


def _broken() -> KeyRefused:
    return KeyRefused(
        "Een bestand in de kluis ontbreekt of is beschadigd.",
        "Zet een kopie van de hele map vp/ terug. Uw gegevens zijn niet veranderd.",
    )
