"""Rows that waited for their unit are taken in once codes/organisatie.csv knows it.

Why: the VP mends the organisation chart, not the files. Every step that reads files, closes or
publishes takes them in first, so that they count in the first publication that they can.
"""

from dataclasses import dataclass
from pathlib import Path

from pipeline.ingest.public_files import ORGANISATIE
from pipeline.ingest.waiting import take_in
from pipeline.steps.standing import note_kluis
from pipeline.steps.workplace import Workplace


@dataclass(frozen=True)
class UnitsRead:
    """What came of reading organisatie.csv: its units, rows taken in, and rows that wait on."""

    eenheden: int
    ingelezen: int
    wachtend: int

    def to_text(self) -> str:
        """In Dutch."""
        waiting = (
            "Er wachten geen rijen meer."
            if not self.wachtend
            else (f"Nog in afwachting van een eenheid: {self.wachtend}.")
        )
        return (
            f"codes/{ORGANISATIE}.csv klopt en heeft {self.eenheden} eenheden. Alsnog ingelezen, "
            f"nu hun eenheid bekend is: {self.ingelezen}. {waiting}"
        )

    def to_json(self) -> dict[str, object]:
        """The same as plain values."""
        return {
            "eenheden": self.eenheden,
            "alsnog_ingelezen": self.ingelezen,
            "wacht_op_eenheid": self.wachtend,
        }


def is_units_file(workplace: Workplace, path: Path) -> bool:
    """Whether a path is the organisatie.csv of this workspace."""
    own = workplace.workspace.codes / f"{ORGANISATIE}.csv"
    return path.exists() and own.exists() and path.samefile(own)


def read_units(workplace: Workplace) -> UnitsRead:
    """Take in what waited. Raises RefusedInput when organisatie.csv is not sound."""
    units = {unit.eenheid for unit in workplace.publiek.units}
    return UnitsRead(len(units), take_in_waiting(workplace), waiting_rows(workplace))


def take_in_waiting(workplace: Workplace) -> int:
    """Store the rows of which the unit is known by now; gives how many."""
    if not waiting_rows(workplace):
        return 0
    taken = take_in(workplace.kluis, workplace.publiek.unit_codes())
    if taken:
        note_kluis(workplace)
    return taken


def waiting_rows(workplace: Workplace) -> int:
    """How many rows wait for their unit."""
    return sum(delivery.wachtend for delivery in workplace.kluis.manifest.leveringen)
