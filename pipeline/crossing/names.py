"""Which files cross, and what they may be called: on every system, in no other place."""

import re

from pipeline.release.bundle import PUBLIC_KEY, Purpose

FOLDERS: dict[str, Purpose] = {
    "publicaties": "publicatie",
    "signalen": "signalen",
    "adviezen": "advies",
    "opvolging": "opvolging",
    "terzijde": "terzijde",
    "aantekeningen": "aantekening",
    "jaarrapporten": "jaarrapport",
}
"""The folders of `overdracht/` with what the bundles in them are signed for."""

_PART = r"[A-Za-z0-9](?:[A-Za-z0-9._-]{0,78}[A-Za-z0-9])?"
_NAME = re.compile(rf"(?:{'|'.join(FOLDERS)})/({_PART})/({_PART})")
_DEVICES = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)", re.I)  # Windows opens a device


def is_allowed(name: str) -> bool:
    """Whether a file may have this name: folder/bundle/file, or the public key."""
    if name == PUBLIC_KEY:
        return True
    found = _NAME.fullmatch(name)
    return found is not None and not any(_DEVICES.match(part) for part in found.groups())


def are_distinct(names: list[str]) -> bool:
    """Whether no two names are one file where capitals do not count."""
    return len({name.casefold() for name in names}) == len(names)
