"""Writing that survives a power cut: temporary name, fsync, one rename, fsync of the folder."""

import os
from contextlib import suppress
from pathlib import Path


def write_synced(path: Path, data: bytes) -> None:
    """Write and fsync one file."""
    with path.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def replace_synced(path: Path, data: bytes) -> None:
    """Replace one file by an atomic rename, synced before and after.

    Raises OSError, and then leaves no draft beside it.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f".{path.name}.deel")
    try:
        write_synced(draft, data)
        draft.replace(path)
    except OSError:
        with suppress(OSError):
            draft.unlink(missing_ok=True)
        raise
    sync_directory(path.parent)


def sync_directory(folder: Path) -> None:
    """Make a rename durable where the system can (Windows cannot open a directory)."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
