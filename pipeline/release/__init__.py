"""The door. This package's front shows only what is safe after it: the frozen release.

Publishing lives in `pipeline.release.door`, which reads the kluis and may be imported by the VP
zone alone; an import contract in pyproject.toml proves it.
"""

from pipeline.release.bundle import (
    drop_drafts,
    list_bundles,
    load_public_key,
    read_bundle,
    write_bundle,
)
from pipeline.release.cells import cell_id
from pipeline.release.frozen import Publication, Release, find_cell, load_release

__all__ = [
    "Publication",
    "Release",
    "cell_id",
    "drop_drafts",
    "find_cell",
    "list_bundles",
    "load_public_key",
    "load_release",
    "read_bundle",
    "write_bundle",
]
