"""Encrypted tables: Parquet modular encryption (AES-GCM), a key of its own for every name.

The name is bound in as associated data, so one table cannot be put in the place of another.
"""

import hashlib
import io
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pyarrow.parquet.encryption as pe

from pipeline.durable import replace_synced
from pipeline.vault.damaged import damaged
from pipeline.vault.keys import derive


class Tables:
    """Writes and reads encrypted tables in one folder."""

    def __init__(self, folder: Path, root_key: bytes) -> None:
        self._folder = folder
        self._root_key = root_key

    def path(self, name: str) -> Path:
        """Where an encrypted table lies."""
        return self._folder / f"{name}.parquet"

    def write(self, name: str, table: pa.Table) -> bytes:
        """Encrypt a table to `<name>.parquet`; gives the encrypted bytes as written."""
        properties = pe.create_encryption_properties(
            derive(self._root_key, f"tabel:{name}"),
            aad_prefix=name.encode(),
            store_aad_prefix=False,
        )
        buffer = io.BytesIO()
        pq.write_table(table, buffer, encryption_properties=properties, compression="zstd")
        replace_synced(self.path(name), buffer.getvalue())
        return buffer.getvalue()

    def read(self, name: str, sha256: str | None = None) -> pa.Table:
        """Decrypt `<name>.parquet`.

        Raises KeyRefused when it is missing, altered, swapped, or not the file with this SHA-256.
        """
        properties = pe.create_decryption_properties(
            derive(self._root_key, f"tabel:{name}"), aad_prefix=name.encode()
        )
        try:
            data = self.path(name).read_bytes()
            if sha256 is not None and hashlib.sha256(data).hexdigest() != sha256:
                raise damaged()
            return pq.read_table(pa.BufferReader(data), decryption_properties=properties)
        except (OSError, pa.ArrowException):
            raise damaged() from None
