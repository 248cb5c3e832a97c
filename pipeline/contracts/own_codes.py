"""Read an organisation's own additions to a code list.

Why: a workspace may add codes (`codes/<list>.csv`) but never change or drop one, because
published numbers refer to codes for good; so an addition is checked before it counts.
"""

import csv
import re
from collections.abc import Collection, Iterator
from pathlib import Path

from pipeline.errors import ConfigurationError

_CODE = re.compile(r"[a-z][a-z0-9_]{1,39}")
_QUARTER = re.compile(r"\d{4}-Q[1-4]")
_COLUMNS = ("code", "label", "cluster", "geldig_van")


def read_own_codes(
    path: Path, taken: Collection[str], clusters: Collection[str]
) -> Iterator[dict[str, str]]:
    """The rows of the file as arguments for `Code`, checked one by one.

    Raises ConfigurationError, naming file, row and column, at the first row that is not sound.
    """
    seen = set(taken)
    for number, row in enumerate(_rows(path), start=2):
        problem = _problem(row, seen, clusters)
        if problem:
            raise _refused(path, f"Regel {number}: {problem}")
        seen.add(row["code"])
        yield {name: value for name, value in row.items() if value}


def _rows(path: Path) -> list[dict[str, str]]:
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as problem:
        raise _refused(path, "Het bestand is niet te lezen als UTF-8.") from problem
    header, _, _ = text.partition("\n")
    reader = csv.DictReader(text.splitlines(), delimiter=";" if ";" in header else ",")
    if not {"code", "label", "geldig_van"} <= set(reader.fieldnames or ()):
        raise _refused(path, "De kolommen code, label en geldig_van zijn nodig.")
    return [{name: (row.get(name) or "").strip() for name in _COLUMNS} for row in reader]


def _problem(row: dict[str, str], seen: Collection[str], clusters: Collection[str]) -> str | None:
    if not _CODE.fullmatch(row["code"]):
        return "de kolom code mag alleen kleine letters, cijfers en _ hebben."
    if row["code"] in seen:
        return "de code in de kolom code bestaat al; een code verandert nooit."
    if not row["label"]:
        return "de kolom label is leeg."
    if not _QUARTER.fullmatch(row["geldig_van"]):
        return "de kolom geldig_van moet een kwartaal zijn, zoals 2027-Q1."
    if clusters and row["cluster"] not in clusters:
        return f"de kolom cluster moet een van deze zijn: {', '.join(sorted(clusters))}."
    return None


def _refused(path: Path, message: str) -> ConfigurationError:
    return ConfigurationError(
        f"Eigen codes in {path.name}. {message}", f"Verbeter het bestand codes/{path.name}."
    )
