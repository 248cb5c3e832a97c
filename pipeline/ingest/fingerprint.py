"""The fingerprint of a delivery: of the file, of what became of it, and of who sent it as what.

Why: a file that is sent again changes nothing, unless something else would become of it now.
"""

import hashlib
from collections.abc import Collection

import pyarrow as pa

from pipeline.contracts.stored import REASONS, STORED
from pipeline.ingest.raw_table import ROW


def delivery_fingerprint(
    file_sha256: str,
    contract: str,
    columns: Collection[str],
    bron: str,
    vervangt: Collection[str],
    aside: pa.Table,
) -> bytes:
    """SHA-256; `columns` of the stored rows, `aside` the rows that were set aside."""
    fields = sorted({*columns} - {ROW, STORED[contract].key})
    outcome = hashlib.sha256(file_sha256.encode())
    outcome.update(repr((contract, fields, bron, sorted(vervangt))).encode())
    for row, reasons in zip(*(aside.column(n).to_pylist() for n in (ROW, REASONS)), strict=True):
        outcome.update(f"{row}:{reasons}\n".encode())
    return outcome.digest()
