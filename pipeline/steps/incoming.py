"""A file that comes in through the werkplek: held in the VP zone while it is read, then gone.

Why: the readers want a file, and a browser gives bytes. A folder for temporary files may be backed
up, indexed or shared; `vp/` is not. What a killed process left there is removed by the next one at
work.
"""

import re
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pipeline.errors import RefusedInput
from pipeline.workspace import Workspace

_FOLDER = "inkomend"
_LONGEST = 80
_ODD = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]')


@contextmanager
def held_file(workspace: Workspace, name: str, data: bytes) -> Iterator[Path]:
    """The bytes as a file that only this user may read, with its name; removed afterwards.

    Raises RefusedInput when it cannot be written.
    """
    drop_incoming(workspace)
    try:
        yield _written(workspace.vp / _FOLDER, name, data)
    finally:
        drop_incoming(workspace)


def drop_incoming(workspace: Workspace) -> None:
    """Remove what a killed process left: plain rows may not wait for the next file that comes in.
    For the one process that is at work."""
    shutil.rmtree(workspace.vp / _FOLDER, ignore_errors=True)


def _written(base: Path, name: str, data: bytes) -> Path:
    try:
        base.mkdir(mode=0o700, exist_ok=True)
        path = Path(tempfile.mkdtemp(dir=base)) / safe_name(name)
        path.touch(mode=0o600)
        path.write_bytes(data)
    except OSError:
        raise RefusedInput(
            "Het bestand kan niet worden klaargezet om te lezen.",
            "Kijk of er ruimte op de schijf is en of u in de map vp mag schrijven.",
        ) from None
    return path


def safe_name(name: str) -> str:
    r"""A name that every disk takes, with its ending.

    >>> safe_name("..\\..\\gesprekken: maart.xlsx")
    'gesprekken_ maart.xlsx'
    """
    last = re.split(r"[/\\]", name)[-1]
    kept = _ODD.sub("_", last).strip(" .") or "bestand"
    stem, dot, ending = kept.rpartition(".")
    if not dot:
        return kept[:_LONGEST]
    return f"{stem[:_LONGEST]}.{ending[:_LONGEST]}"
