"""Codes of units for who has names only: made of the name, once, and then kept in the table.

Why: a code must stay the same when a name changes, so it is written down and not made anew each
time. Who fills in the table knows names.
"""

import re
import unicodedata
from collections.abc import Mapping, Sequence

_ODD = re.compile(r"[^a-z0-9]+")
_LONGEST = 40


def with_codes(rows: Sequence[Mapping[str, str]]) -> list[dict[str, str]]:
    """Rows of the table of units, each with a code, and with the code of the unit above it where
    its name was typed.

    >>> rows = [{"naam": "Zuid & Oost"}, {"naam": "Team 1", "bovenliggend": "zuid & oost"}]
    >>> [(row["eenheid"], row["bovenliggend"]) for row in with_codes(rows)]
    [('zuid-oost', ''), ('team-1', 'zuid-oost')]
    """
    taken = {row.get("eenheid", "") for row in rows}
    coded: list[dict[str, str]] = []
    for row in rows:
        code = row.get("eenheid") or _earlier(coded, row) or _free(row.get("naam", ""), taken)
        taken.add(code)
        coded.append({**row, "eenheid": code})
    codes = {row["eenheid"] for row in coded}
    code_of = {row.get("naam", "").casefold(): row["eenheid"] for row in coded}
    for row in coded:
        above = row.get("bovenliggend", "")
        if above not in codes:
            row["bovenliggend"] = code_of.get(above.casefold(), above)
    return coded


def _earlier(coded: Sequence[Mapping[str, str]], row: Mapping[str, str]) -> str:
    """The code of an earlier row of the same unit, if this one is a later time of it."""
    if not row.get("geldig_van"):
        return ""
    name = row.get("naam", "").casefold()
    return next((one["eenheid"] for one in coded if one.get("naam", "").casefold() == name), "")


def _free(name: str, taken: set[str]) -> str:
    """A code that no other unit has; "" for no name."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    code = _ODD.sub("-", plain).strip("-")[:_LONGEST]
    if not code or code not in taken:
        return code
    start = code[: _LONGEST - 4]
    return next(f"{start}-{n}" for n in range(2, 1000) if f"{start}-{n}" not in taken)
