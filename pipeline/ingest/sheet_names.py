"""Which sheets of a spreadsheet are looked at, and what is said about the others.

Why: a workbook of years has sheets for notes, lists and totals; the one with the rows is found, or
named with --blad.
"""

from collections.abc import Sequence

from pipeline.errors import RefusedInput

_OWN = frozenset(("Uitleg", "Sleutels", "Lijsten"))


def wanted_sheets(
    names: Sequence[str], visible: Sequence[int], wanted: str | None, file: str
) -> Sequence[int]:
    """Positions of the sheets to look at: all visible ones, or the one that is wanted.

    `wanted` is a name (capitals do not matter) or the number among the visible sheets. Raises
    RefusedInput when there is none. Names are not repeated: they may say who is on the sheet.
    """
    if not visible:
        raise RefusedInput(
            f"In het bestand {file} is geen enkel blad zichtbaar.",
            "Maak het blad met de gegevens zichtbaar en sla het bestand opnieuw op.",
        )
    if wanted is None:
        return visible
    word = wanted.strip().casefold()
    named = [i for i in visible if names[i].strip().casefold() == word]
    if not named and word.isdecimal() and 0 < int(word) <= len(visible):
        named = [visible[int(word) - 1]]
    if named:
        return named
    raise RefusedInput(
        f"In het bestand {file} staat geen zichtbaar blad met die naam.",
        f"Er zijn {len(visible)} zichtbare bladen. Noem achter --blad de naam die onder in het "
        "scherm staat, of het nummer.",
    )


def other_sheets_note(names: Sequence[str], visible: Sequence[int], read: int) -> tuple[str, ...]:
    """What is said about sheets that were not read; those of our own empty sheet hold no rows."""
    left = [i for i in range(len(names)) if i != read and names[i] not in _OWN]
    hidden = [i for i in left if i not in visible]
    notes = []
    if len(left) > len(hidden):
        notes.append(
            f"Alleen blad {visible.index(read) + 1} van de {len(visible)} zichtbare bladen is "
            "gelezen. Staan er ook rijen op een ander blad, lees dat dan apart, met --blad en het "
            "nummer."
        )
    if hidden:
        notes.append(f"Onzichtbare bladen zijn niet gelezen: {len(hidden)}.")
    return tuple(notes)
