"""Files that the VP took out of the kluis: remembered until they are gone.

Why: such a file is not encrypted, and the moment to delete it is easily forgotten. Only where it
was written is kept, in the VP zone; a file that was moved cannot be followed. Where a browser puts
a download is not known here: of that its name is kept, until the VP says that it is gone.
"""

import json
from collections.abc import Iterable
from pathlib import Path

from pipeline.durable import replace_synced
from pipeline.workspace import Workspace

_LIST = "uitgevoerd.json"


def remember_export(workspace: Workspace, path: Path) -> None:
    """Keep in mind that something was written to `path`."""
    _keep(workspace, {*_kept(workspace), path.resolve()})


def remember_download(workspace: Workspace, name: str) -> None:
    """Keep in mind that a browser was given a file with this name."""
    _keep(workspace, {*_kept(workspace), Path(Path(name).name)})


def forget_download(workspace: Workspace, name: str) -> None:
    """The VP says that the downloaded file is gone."""
    _keep(workspace, _kept(workspace) - {Path(name)})


def exports_left(workspace: Workspace) -> tuple[Path, ...]:
    """The files that are still where they were written; the others are forgotten."""
    kept = _kept(workspace)
    left = {path for path in kept if not path.is_absolute() or path.exists()}
    if left != kept:
        _keep(workspace, left)
    return tuple(sorted(path for path in left if path.is_absolute()))


def downloads_left(workspace: Workspace) -> tuple[str, ...]:
    """The names of the downloaded files of which the VP did not say that they are gone."""
    return tuple(sorted(path.name for path in _kept(workspace) if not path.is_absolute()))


def _kept(workspace: Workspace) -> set[Path]:
    try:
        content = json.loads((workspace.vp / _LIST).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return set()
    return {Path(str(name)) for name in content} if isinstance(content, list) else set()


def _keep(workspace: Workspace, paths: Iterable[Path]) -> None:
    names = json.dumps(sorted(map(str, paths)), ensure_ascii=False)
    replace_synced(workspace.vp / _LIST, names.encode())
