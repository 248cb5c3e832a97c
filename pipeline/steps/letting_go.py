"""Rows that were set aside and that the VP does not want to correct: looked up, and let go."""

from collections.abc import Sequence

from pipeline.errors import RefusedInput
from pipeline.ingest.let_go import let_go
from pipeline.ingest.open_rows import OpenRows, open_rows
from pipeline.ingest.row_lists import listed
from pipeline.steps.standing import note_kluis
from pipeline.steps.workplace import Workplace


def look_at_letting_go(workplace: Workplace, wanted: Sequence[str]) -> tuple[str, ...]:
    """The numbers of the open rows that are meant by a number ("l0001-7") or a delivery ("l0001").

    Raises RefusedInput when one of them means nothing that is open.
    """
    found = open_rows(workplace.kluis)
    meant = {name: _meant(found, name) for name in wanted}
    nothing = [name for name, numbers in meant.items() if not numbers]
    if nothing:
        raise RefusedInput(
            f"Dit staat niet apart: {listed(nothing)}.",
            "Kijk met vip apart wat er apart staat. Een rij noemt u als levering, streepje, "
            "rijnummer (l0001-7), alle rijen van een levering met alleen haar nummer (l0001).",
        )
    return tuple(dict.fromkeys(number for numbers in meant.values() for number in numbers))


def let_go_aside(workplace: Workplace, numbers: Sequence[str]) -> int:
    """Remove these open rows for good; the receipt of their delivery counts them. Gives how many.

    Raises RefusedInput; see `look_at_letting_go`.
    """
    removed = let_go(workplace.kluis, look_at_letting_go(workplace, numbers))
    note_kluis(workplace)
    return removed


def _meant(found: Sequence[OpenRows], name: str) -> list[str]:
    return [n for one in found for n in one.numbers if name in (n, one.delivery.id)]
