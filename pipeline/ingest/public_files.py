"""The public inputs of a workspace: units, events, waves and hours, from codes/*.csv.

Why: these files decide what is published and when, so they must be right as a whole: one wrong
row is refused, where a wrong row of gesprekken is only set aside.
"""

import hashlib
import os
import re
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache, partial
from pathlib import Path
from typing import TypeVar

from pipeline.contracts.codes import CodeList, load_codelist
from pipeline.contracts.model import load_contract
from pipeline.contracts.own_codes import OWN_LISTS, OwnCode
from pipeline.contracts.public import Availability, Event, PublicInputs, Unit, Wave
from pipeline.errors import RefusedInput
from pipeline.ingest.checked import CheckedFile, check_source
from pipeline.ingest.code_lists import lists_for
from pipeline.ingest.own_code_files import refuse_closed_lists, refuse_unsound_codes
from pipeline.ingest.raw_table import ROW
from pipeline.ingest.read_file import open_file
from pipeline.ingest.recognise import chosen_contract, known_headers
from pipeline.ingest.row_lists import listed
from pipeline.ingest.unit_tree import refuse_unsound_units
from pipeline.workspace import Workspace

ORGANISATIE, GEBEURTENISSEN, GOLVEN, BESCHIKBAARHEID, EIGEN_CODES = (
    "organisatie",
    "gebeurtenissen",
    "golven",
    "beschikbaarheid",
    "eigen_codes",
)
_PUBLIC = (ORGANISATIE, GEBEURTENISSEN, GOLVEN, BESCHIKBAARHEID)
_Row = Mapping[str, str | None]
_Item = TypeVar("_Item")


def load_public(workspace: Workspace) -> PublicInputs:
    """All public inputs of a workspace; organisatie.csv has to be there, with a unit in it.

    Raises RefusedInput, naming file and rows, when a file is missing, unreadable or not sound.
    """
    if not (workspace.codes / f"{ORGANISATIE}.csv").exists():
        raise RefusedInput(
            f"In de map codes staat geen {ORGANISATIE}.csv.",
            "Maak dit bestand met één regel per eenheid: eenheid, naam, bovenliggend, medewerkers, "
            "leidinggevenden. Eén regel voor de hele organisatie mag ook.",
        )
    found = read_codes(workspace.codes)
    if not found.units:
        raise RefusedInput(
            f"In codes/{ORGANISATIE}.csv staat nog geen eenheid.",
            "Zet er één regel per eenheid in. Eén regel voor de hele organisatie mag ook.",
        )
    return found


def read_codes(codes: Path) -> PublicInputs:
    """As `load_public`, from the folder itself and with every file optional.

    Files of which every byte is as before were judged before, and are not read again: one command
    needs them several times.
    """
    asked = _Content.of(codes)
    found = _sound(asked)
    refuse_closed_lists(codes)
    if _Content.of(codes) != asked:
        _sound.cache_clear()  # changed while it was read: what was found may be of neither
    return found


@dataclass(frozen=True, repr=False)
class _Content:
    """What lies in a folder of public files: the SHA-256 of each. Where it lies is no matter."""

    codes: Path = field(compare=False)
    prints: tuple[tuple[str, bytes], ...]

    @staticmethod
    def of(codes: Path) -> "_Content":
        paths = [codes / f"{name}.csv" for name in (*_PUBLIC, *OWN_LISTS)]
        return _Content(codes, tuple((p.name, _print_of(p)) for p in paths if p.exists()))


def _print_of(path: Path) -> bytes:
    if path.is_file():
        with suppress(OSError), path.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").digest()
    return os.urandom(32)  # cannot be read: equal to nothing before, so that it is refused anew


@lru_cache(maxsize=8)
def _sound(content: _Content) -> PublicInputs:
    codes = content.codes
    units = _read(codes / f"{ORGANISATIE}.csv", ORGANISATIE, {}, _unit)
    refuse_unsound_units(units, f"codes/{ORGANISATIE}.csv")
    known = PublicInputs(units=tuple(unit for _, unit in units))
    lists = lists_for(load_contract(GEBEURTENISSEN), known)
    of_waves = lists_for(load_contract(GOLVEN), known)
    return PublicInputs(
        units=known.units,
        events=_values(_read(codes / f"{GEBEURTENISSEN}.csv", GEBEURTENISSEN, lists, _event)),
        waves=_values(_read(codes / f"{GOLVEN}.csv", GOLVEN, of_waves, _wave)),
        availability=_values(
            _read(codes / f"{BESCHIKBAARHEID}.csv", BESCHIKBAARHEID, {}, _availability)
        ),
        codes=_own_codes(codes),
    )


def _own_codes(codes: Path) -> tuple[OwnCode, ...]:
    """The additions to all lists. Raises RefusedInput for a list that cannot be added to."""
    refuse_closed_lists(codes)
    lists = lists_for(load_contract(EIGEN_CODES))
    found: list[OwnCode] = []
    for name in OWN_LISTS:
        rows = _read(codes / f"{name}.csv", EIGEN_CODES, lists, partial(_own_code, name))
        refuse_unsound_codes(rows, load_codelist(name), f"codes/{name}.csv")
        found += _values(rows)
    return tuple(found)


def refuse_unsound(checked: CheckedFile) -> None:
    """Raise RefusedInput when the rows of a public file are each right and do not fit together.

    Own codes are held against the list that the file is named after.
    """
    if checked.bad.num_rows:
        return
    if checked.contract.name == ORGANISATIE:
        units = [(row[ROW], _unit(row)) for row in checked.good.to_pylist()]
        refuse_unsound_units(units, checked.name)
    elif checked.contract.name == EIGEN_CODES:
        name = Path(checked.name).stem
        if name not in OWN_LISTS:
            raise RefusedInput(
                f"Het bestand {checked.name} heet niet naar de lijst waar de codes bij horen.",
                f"Geef het de naam van een van deze lijsten: {listed(OWN_LISTS)}.",
            )
        own = [(row[ROW], _own_code(name, row)) for row in checked.good.to_pylist()]
        refuse_unsound_codes(own, load_codelist(name), checked.name)


def _read(
    path: Path, name: str, lists: Mapping[str, CodeList], make: Callable[[_Row], _Item]
) -> list[tuple[int, _Item]]:
    """The items of a file of contract `name` with their row numbers; [] when there is none."""
    if not path.exists():
        return []
    source = open_file(path, known_headers)
    contract = chosen_contract(name, source)
    checked = check_source(source, contract, date.max, lists, b"")
    _refuse_bad_rows(checked)
    return [(row[ROW], make(row)) for row in checked.good.to_pylist()]


def _refuse_bad_rows(checked: CheckedFile) -> None:
    if not checked.report.is_clean:
        raise RefusedInput(
            f"Het bestand codes/{checked.name} klopt niet.\n{checked.report.to_text()}",
            f"Verbeter deze rijen in codes/{checked.name}.",
        )


def _values(items: list[tuple[int, _Item]]) -> tuple[_Item, ...]:
    return tuple(item for _, item in items)


def _unit(row: _Row) -> Unit:
    return Unit(
        eenheid=str(row["eenheid"]),
        naam=str(row["naam"]),
        bovenliggend=row.get("bovenliggend"),
        medewerkers=int(str(row["medewerkers"])),
        leidinggevenden=int(str(row["leidinggevenden"])),
        geldig_van=_day(row.get("geldig_van")),
        geldig_tot=_day(row.get("geldig_tot")),
        opgevolgd_door=_codes(row.get("opgevolgd_door")),
    )


def _event(row: _Row) -> Event:
    return Event(
        datum=date.fromisoformat(str(row["datum"])),
        soort=str(row["soort"]),
        eenheid=row.get("eenheid"),
        label=str(row["label"]),
    )


def _wave(row: _Row) -> Wave:
    return Wave(
        golf=str(row["golf"]),
        uitgenodigd=int(str(row["uitgenodigd"])),
        gesloten_op=date.fromisoformat(str(row["gesloten_op"])),
        open_vragen=_codes(row.get("open_vragen")),
    )


def _availability(row: _Row) -> Availability:
    return Availability(periode=str(row["periode"]), vp_uren=float(str(row["vp_uren"])))


def _own_code(name: str, row: _Row) -> OwnCode:
    return OwnCode(
        lijst=name,
        code=str(row["code"]),
        label=str(row["label"]),
        geldig_van=str(row["geldig_van"]),
        cluster=row.get("cluster"),
        over_leidinggevende=row.get("over_leidinggevende") == "ja",
        voorheen=row.get("voorheen"),
    )


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)


def _codes(text: str | None) -> tuple[str, ...]:
    """Codes with a comma or a semicolon between them."""
    parts = (part.strip() for part in re.split("[,;]", text or ""))
    return tuple(dict.fromkeys(part for part in parts if part))
