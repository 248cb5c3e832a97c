"""What the werkplek writes in vip.toml: sections, settings; the rest stays as the user wrote it."""

import re
from collections.abc import Collection, Mapping
from pathlib import Path

from pipeline.durable import replace_synced
from pipeline.ingest.source_names import refuse_source_name
from pipeline.settings import load_settings
from pipeline.workspace import Workspace

Value = str | int | float
_HEADER = re.compile(r"^\s*\[\s*(?P<name>[^\[\]]+?)\s*\]\s*(#.*)?$")
_SETTING = re.compile(
    r"""^\s*(?P<key>[A-Za-z0-9_-]+)\s*=\s*("[^"]*"|'[^']*'|[^#"']*?)(?P<rest>\s*(#.*)?)$"""
)


def write_section(
    workspace: Workspace, name: str, values: Mapping[str, Value], is_kept: bool = False
) -> None:
    """Put a section in the place of the one with this name; without values it goes away, unless
    `is_kept`.

    Nothing changes when the file would not be sound. Raises ConfigurationError.
    """
    text = workspace.toml.read_text(encoding="utf-8")
    _write(workspace, with_section(text, name, values, is_kept))


def write_keys(
    workspace: Workspace, name: str, values: Mapping[str, Value], without: Collection[str] = ()
) -> None:
    """Set some keys of a section and take others away; the rest of it stays, comments too.

    Nothing changes when the file would not be sound. Raises ConfigurationError.
    """
    _write(workspace, with_keys(workspace.toml.read_text(encoding="utf-8"), name, values, without))


def _write(workspace: Workspace, text: str) -> None:
    """Put the text in place when it is sound."""
    candidate = Path(f"{workspace.toml}.nieuw")
    try:
        candidate.write_text(text, encoding="utf-8")
        load_settings(candidate)
    finally:
        candidate.unlink(missing_ok=True)
    replace_synced(workspace.toml, text.encode())


def write_source(workspace: Workspace, bron: str, mag_meetellen: str) -> None:
    """Name a source in vip.toml, with what counts of its rows that say nothing ("": no choice).

    Raises RefusedInput for a name that no source may have, ConfigurationError as `write_section`.
    """
    refuse_source_name(bron)
    values = {"mag_meetellen": mag_meetellen} if mag_meetellen else {}
    write_section(workspace, f"bronnen.{_key(bron)}", values, is_kept=True)


def with_section(text: str, name: str, values: Mapping[str, Value], is_kept: bool = False) -> str:
    """The text with this section replaced, or added at the end.

    >>> with_section("[a]\\nx = 1\\n\\n[b]\\ny = 2\\n", "a", {"x": 3})
    '[b]\\ny = 2\\n\\n[a]\\nx = 3\\n'
    """
    kept: list[str] = []
    is_ours = False
    for line in text.split("\n"):
        if found := _HEADER.match(line):
            is_ours = found["name"] in (name, name.replace('"', "'"))
        if not is_ours:
            kept.append(line)
    body = "\n".join(kept).rstrip("\n")
    if not values and not is_kept:
        return f"{body}\n"
    lines = [f"[{name}]", *(f"{key} = {_written(value)}" for key, value in values.items())]
    return f"{body}\n\n" + "\n".join(lines) + "\n" if body else "\n".join(lines) + "\n"


def with_keys(
    text: str, name: str, values: Mapping[str, Value], without: Collection[str] = ()
) -> str:
    """The text with these keys of a section set or gone; a section that was not there is added.

    >>> with_keys("[a]\\nx = 1  # why\\ny = 2\\n", "a", {"x": 3}, ["y"])
    '[a]\\nx = 3  # why\\n'
    """
    kept: list[str] = []
    left, begin, is_ours = dict(values), 0, False
    for line in text.split("\n"):
        if found := _HEADER.match(line):
            is_ours = found["name"] == name
        setting = _SETTING.match(line) if is_ours else None
        if setting and setting["key"] in without:
            continue
        if setting and setting["key"] in left:
            written = _written(left.pop(setting["key"]))
            kept.append(f"{setting['key']} = {written}{setting['rest']}")
        else:
            kept.append(line)
        if found and is_ours:
            begin = len(kept)
    if not begin:
        return with_section(text, name, values)
    kept[begin:begin] = [f"{key} = {_written(value)}" for key, value in left.items()]
    return "\n".join(kept)


def _key(name: str) -> str:
    return name if re.fullmatch(r"[A-Za-z0-9_-]+", name) else _written(name)


def _written(value: Value) -> str:
    if isinstance(value, str):
        escaped = value.replace("\\", "\\\\").replace('"', '\\"')
        return f'"{escaped}"'
    return str(value)
