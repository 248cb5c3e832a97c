"""The kluis: immutable, encrypted deliveries with one sealed manifest.

The manifest lists the deliveries with the hash of each file, what is closed, who withdrew, and how
long the ledger was: an older copy of either is noticed. A delivery counts once the manifest names
it, and every change is one new manifest.
"""

import hashlib
import hmac
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from pipeline.contracts.stored import STORED
from pipeline.durable import replace_synced
from pipeline.vault.damaged import damaged
from pipeline.vault.delivery_files import (
    ASIDE,
    ROWS,
    new_name,
    next_version,
    refuse_unknown,
    remove,
)
from pipeline.vault.header import new_root_key, open_header, write_header
from pipeline.vault.keys import derive
from pipeline.vault.live import live_rows, outdated, own_key_count
from pipeline.vault.manifest import NO_LEDGER, Delivery, Manifest, Receipt, Removed, Withdrawn
from pipeline.vault.sealed import Sealed
from pipeline.vault.set_aside import count, is_double, is_waiting
from pipeline.vault.signing import Signer
from pipeline.vault.tables import Tables

__all__ = [
    "NO_LEDGER",
    "Contents",
    "Delivery",
    "Kluis",
    "Manifest",
    "Receipt",
    "Removed",
    "Withdrawn",
    "create_kluis",
    "open_kluis",
]

_MANIFEST = "manifest.vip"


@dataclass(frozen=True, repr=False)
class Contents:
    """The rows of a delivery, and those that were set aside."""

    rows: pa.Table
    quarantine: pa.Table


class Kluis:
    """Reads and writes one organisation's vault. Made by `create_kluis` and `open_kluis`."""

    def __init__(self, folder: Path, root_key: bytes) -> None:
        self._folder = folder
        self._root_key = root_key
        self._sealed = Sealed(derive(root_key, "manifest"))
        self._tables = Tables(folder, root_key)

    @property
    def dossier_seal(self) -> Sealed:
        """The seal for concept advice: a key of its own."""
        return Sealed(derive(self._root_key, "dossiers"))

    @property
    def mapping_seal(self) -> Sealed:
        """The seal for mappings of foreign files: a key of its own."""
        return Sealed(derive(self._root_key, "bronnen"))

    def ledger_seal(self, line: bytes) -> str:
        """The seal of a ledger line (HMAC-SHA-256): nobody without the key can add one."""
        return hmac.new(derive(self._root_key, "grootboek"), line, "sha256").hexdigest()

    def keyed_hash(self, text: str) -> str:
        """What a text can be known by again and not be read back from, without the key
        (HMAC-SHA-256)."""
        return hmac.new(derive(self._root_key, "herkenning"), text.encode(), "sha256").hexdigest()

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
            raise damaged() from None
        return Manifest.from_bytes(self._sealed.open(_MANIFEST, blob))

    def update(self, change: Callable[[Manifest], Manifest]) -> Manifest:
        """Replace the manifest by `change` of it, durably."""
        old = self.manifest
        manifest = change(old).after(old)
        self._write_manifest(manifest)
        return manifest

    def has_fingerprint(self, fingerprint: bytes) -> bool:
        """Whether a delivery with this SHA-256 is there, and nothing of it was replaced since."""
        deliveries = self.manifest.leveringen
        return any(
            delivery.vingerafdruk == fingerprint.hex() and not old.alles & {*delivery.over}
            for delivery, old in zip(deliveries, outdated(deliveries), strict=True)
        )

    def note_again(self, fingerprint: bytes) -> None:
        """Write on the receipt of the newest delivery with this fingerprint that it came again."""
        alike = [d for d in self.manifest.leveringen if d.vingerafdruk == fingerprint.hex()]
        receipt = alike[-1].ontvangst
        again = replace(alike[-1], ontvangst=replace(receipt, nogmaals=receipt.nogmaals + 1))
        self.update(lambda old: replace(old, leveringen=_with(old.leveringen, {again.id: again})))

    def add_delivery(
        self,
        contract: str,
        bron: str,
        fingerprint: bytes,
        rows: pa.Table,
        quarantine: pa.Table,
        vervangt: Collection[str] = (),
        receipt: Receipt | None = None,
    ) -> str:
        """Store one delivery and its quarantine; it counts once the manifest names it.

        `receipt`: None when every row that was read is among these.
        """
        left = self._tidied().resten
        name = new_name(self._folder, len(self.manifest.leveringen) + 1)
        self.update(lambda old: replace(old, resten=(*left, name)))
        delivery = Delivery(
            id=name,
            contract=contract,
            bron=bron,
            vingerafdruk=fingerprint.hex(),
            rijen=rows.num_rows,
            apart=quarantine.num_rows,
            vervangt=tuple(sorted(vervangt)),
            ontvangst=receipt or Receipt(rows.num_rows + quarantine.num_rows),
        )
        stored = self._store(delivery, name, Contents(rows, quarantine))
        self.update(lambda old: replace(old, leveringen=(*old.leveringen, stored), resten=left))
        return name

    def rewrite(
        self, changed: Sequence[tuple[Delivery, Contents]], change: Callable[[Manifest], Manifest]
    ) -> None:
        """Put deliveries with other rows in the place of these, and `change` the manifest, at once.

        Each delivery comes with the receipt that goes with its new contents. Broken off before the
        manifest changed, nothing happened; the old files are removed after it.
        """
        left = self._tidied().resten
        names = {d.id: next_version(self._folder, d.id) for d, _ in changed}
        self.update(lambda old: replace(old, resten=(*left, *names.values())))
        stored = {d.id: self._store(d, names[d.id], contents) for d, contents in changed}
        left = (*left, *(delivery.bestand for delivery, _ in changed))
        self.update(
            lambda old: replace(
                change(old),
                leveringen=_with(old.leveringen, stored),
                resten=left,
            )
        )
        self._tidied()

    def deliveries(self, contract: str) -> tuple[tuple[Delivery, pa.Table], ...]:
        """All deliveries of one contract, in order of arrival, with the rows that still count.

        Raises KeyRefused when a file is missing or altered, or when an older manifest was put back.
        """
        found = [d for d in self._checked().leveringen if d.contract == contract]
        return tuple(
            (delivery, live_rows(self.rows_of(delivery), contract, old))
            for delivery, old in zip(found, outdated(found), strict=True)
        )

    def rows_of(self, delivery: Delivery) -> pa.Table:
        """All rows of a delivery, also those that no longer count. Raises KeyRefused."""
        return self._tables.read(f"{ROWS}/{delivery.bestand}", delivery.sha256)

    def quarantine_of(self, delivery: Delivery) -> pa.Table:
        """The rows of a delivery that were set aside. Raises KeyRefused."""
        return self._tables.read(f"{ASIDE}/{delivery.bestand}", delivery.sha256_apart)

    def write_table(self, name: str, table: pa.Table) -> bytes:
        """Encrypt a table to `<name>.parquet`; gives the encrypted bytes as written."""
        return self._tables.write(name, table)

    def read_table(self, name: str) -> pa.Table:
        """Decrypt `<name>.parquet`. Raises KeyRefused when it is missing, altered or swapped."""
        return self._tables.read(name)

    def table_path(self, name: str) -> Path:
        """Where an encrypted table lies."""
        return self._tables.path(name)

    def _store(self, delivery: Delivery, name: str, contents: Contents) -> Delivery:
        rows, moment = contents.rows, STORED[delivery.contract].moment
        about = {*delivery.over, *_values(rows, moment)}
        about |= _values(contents.quarantine.filter(is_waiting(contents.quarantine)), moment)
        stored = replace(
            delivery,
            bestand=name,
            sha256=_digest(self.write_table(f"{ROWS}/{name}", rows)),
            sha256_apart=_digest(self.write_table(f"{ASIDE}/{name}", contents.quarantine)),
            rijen=rows.num_rows,
            apart=contents.quarantine.num_rows,
            zonder_sleutel=own_key_count(rows, delivery.contract),
            over=tuple(sorted(about)),
            dubbel=count(is_double(contents.quarantine)),
            wachtend=count(is_waiting(contents.quarantine)),
        )
        if not stored.adds_up:
            raise ValueError("a delivery does not account for every row that was read")
        return stored

    def _checked(self) -> Manifest:
        """The manifest, which knows every delivery on disk. Raises KeyRefused when it does not."""
        manifest = self.manifest
        known = {delivery.bestand for delivery in manifest.leveringen}
        refuse_unknown(self._folder, known | set(manifest.resten))
        return manifest

    def _tidied(self) -> Manifest:
        """The manifest, after removing what a step that was broken off left behind."""
        manifest = self._checked()
        named = {delivery.bestand for delivery in manifest.leveringen}
        left = tuple(sorted(remove(self._folder, set(manifest.resten) - named)))
        if left == manifest.resten:
            return manifest
        return self.update(lambda old: replace(old, resten=left))

    def _write_manifest(self, manifest: Manifest) -> None:
        sealed = self._sealed.seal(_MANIFEST, manifest.to_bytes())
        replace_synced(self._folder / _MANIFEST, sealed)


def create_kluis(folder: Path, passphrase: str) -> Kluis:
    """Make an empty kluis. Raises KeyRefused for a weak passphrase or where one stands already."""
    root_key, header = new_root_key(folder, passphrase)
    kluis = Kluis(folder, root_key)
    kluis._write_manifest(Manifest())
    write_header(folder, header)
    return kluis


def open_kluis(folder: Path, passphrase: str) -> Kluis:
    """Open a kluis. Raises KeyRefused for a wrong key or a damaged header, ConfigurationError when
    there is none."""
    return Kluis(folder, open_header(folder, passphrase))


def _with(deliveries: tuple[Delivery, ...], new: Mapping[str, Delivery]) -> tuple[Delivery, ...]:
    """These deliveries with the new ones in the place of those with the same id."""
    return tuple(new.get(delivery.id, delivery) for delivery in deliveries)


def _values(table: pa.Table, column: str) -> set[str]:
    """What stands in a column, if the table has it."""
    return set(pc.unique(table.column(column)).to_pylist() if column in table.column_names else ())


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
