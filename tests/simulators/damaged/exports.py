"""Damage to the real exports of survey tools. No mapping has been saved for them.

The large ones are cut down to their first rows, but for one variant of the whole LimeSurvey file.
"""

import csv
import functools
import io
import random
from collections.abc import Callable, Iterator
from pathlib import Path

from tests.simulators.damaged.variant import Grid, Variant, variant
from tests.simulators.damaged.writing import as_csv, as_xlsx

FOLDER = Path(__file__).parents[2] / "data" / "exports"
_FEW = 12


@functools.cache
def _source(name: str) -> bytes:
    file, encoding, header_rows, _ = _EXPORTS[name]
    rows = list(csv.reader(io.StringIO((FOLDER / file).read_bytes().decode(encoding))))
    return as_csv(rows[: header_rows + _FEW], ",")


def _grid(name: str) -> Grid:
    return [list(row) for row in csv.reader(io.StringIO(_source(name).decode()))]


def canaries_of(name: str) -> tuple[str, ...]:
    """Values of one telling column that may never be repeated, empty and short ones left out."""
    _, _, header_rows, column = _EXPORTS[name]
    grid = _grid(name)
    at = grid[0].index(column)
    return tuple(row[at] for row in grid[header_rows:] if len(row[at]) > 5)


_EXPORTS: dict[str, tuple[str, str, int, str]] = {
    "limesurvey": (
        "limesurvey/rse_2018.csv",
        "utf-8",
        1,
        "startdate._.Date started",
    ),
    "surveymonkey": ("surveymonkey/starwars.csv", "latin-1", 2, "RespondentID"),
    "qualtrics": ("qualtrics/three_row.csv", "utf-8", 3, "ResponseId"),
}


def export_variants() -> Iterator[Variant]:
    for name in _EXPORTS:
        for damage, content in _DAMAGES.items():
            kind = "xlsx" if damage == "als_xlsx" else "csv"
            yield variant(
                f"{name}_{damage}",
                f"{name}.{kind}",
                lambda name=name, content=content: content(name),
                "een_van_beide",
                canaries=canaries_of(name),
            )
    for name, (file, *_) in _EXPORTS.items():
        yield variant(
            f"{name}_heel",
            "export.csv",
            (FOLDER / file).read_bytes,
            "een_van_beide",
            canaries=canaries_of(name),
        )
    for path in sorted((FOLDER / "spss").glob("*.sav")):
        for percent in (100, 60, 30):
            yield variant(
                f"spss_{path.stem}_{percent}",
                path.name,
                lambda path=path, percent=percent: _part(path.read_bytes(), percent),
                "een_van_beide" if percent == 100 else "geweigerd",
            )


def _part(content: bytes, percent: int) -> bytes:
    return content[: len(content) * percent // 100]


def _shuffled(name: str) -> bytes:
    grid = _grid(name)
    order = list(range(len(grid[0])))
    random.Random(name).shuffle(order)
    return as_csv([[row[i] for i in order if i < len(row)] for row in grid], ",")


def _without_row(number: int) -> Callable[[str], bytes]:
    return lambda name: as_csv([row for i, row in enumerate(_grid(name)) if i != number], ",")


_DAMAGES: dict[str, Callable[[str], bytes]] = {
    "afgekapt_20": lambda name: _part(_source(name), 20),
    "afgekapt_70": lambda name: _part(_source(name), 70),
    "afgekapt_99": lambda name: _part(_source(name), 99),
    "utf_16": lambda name: _source(name).decode().encode("utf-16"),
    "cp1252": lambda name: _source(name).decode().encode("cp1252", "replace"),
    "mac_roman": lambda name: _source(name).decode().encode("mac-roman", "replace"),
    "puntkomma": lambda name: as_csv(_grid(name), ";"),
    "tab": lambda name: as_csv(_grid(name), "\t"),
    "geschud": _shuffled,
    "tweede_rij_weg": _without_row(1),
    "eerste_rij_weg": _without_row(0),
    "titel_erboven": lambda name: b"Export van 3 maart\r\n\r\n" + _source(name),
    "los_citaat": lambda name: _source(name).replace(b",", b',"', 40),
    "nullen_erin": lambda name: _source(name).replace(b",", b"\0,"),
    "als_xlsx": lambda name: as_xlsx(_grid(name)),
}
