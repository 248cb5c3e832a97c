"""The sheet on which a VP corrects rows that were set aside: what was right, and what is missing.

Why: the value that was wrong is not kept, so its cell is empty, coloured, and says in a note what
was wrong with it and what may be there. The drop-downs are those of the empty sheet.
"""

from collections.abc import Sequence

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import PatternFill

from pipeline.contracts.codes import CodeList
from pipeline.contracts.model import Contract, Field
from pipeline.contracts.reasons import Reason
from pipeline.contracts.stored import REASONS
from pipeline.ingest.corrected_rows import NUMBER, NUMBER_FIELD
from pipeline.ingest.empty_sheet import Choices, empty_sheet
from pipeline.ingest.open_rows import OpenRows

_WRONG = PatternFill("solid", fgColor="FFE08A")
_TOLD = (
    "Op het eerste blad staan rijen die apart zijn gezet. Wat niet klopte, is niet bewaard: die "
    "cellen zijn geel en leeg. Ga met de muis op een gele cel staan, dan leest u wat er mis was.",
    "Het getal na het laatste streepje van het apart nummer is het rijnummer in het bestand dat u "
    "toen inlas. Zo vindt u de rij in uw eigen bestand terug.",
    "Vul elke gele cel in; weet u het niet, kies dan onbekend of niet toegedeeld. "
    "Wilt u een rij nu niet verbeteren? Haal haar hier weg. Zij blijft dan "
    "apart staan.",
    "Voeg geen rijen toe, en verander het apart nummer niet.",
    "Lees het bestand daarna in met: vip inlezen BESTAND --bron NAAM. Verbeter de rijen ook in uw "
    "eigen bestand, anders gaan zij de volgende keer weer apart.",
    "Dit bestand staat buiten de kluis en is niet versleuteld. Verwijder het zodra het is "
    "ingelezen, en leeg de prullenbak.",
)


def set_aside_sheet(contract: Contract, found: Sequence[OpenRows], choices: Choices) -> Workbook:
    """A workbook with these rows of one contract and one source."""
    fields = _fields(contract, found)
    book = empty_sheet(contract, fields, choices, _TOLD)
    sheet = book.worksheets[0]
    rows = [
        {**row, NUMBER: number}
        for one in found
        for number, row in zip(one.numbers, one.rows.to_pylist(), strict=True)
    ]
    for place, row in enumerate(rows, start=2):
        wrong = _wrong(str(row[REASONS]))
        for column, field in enumerate(fields, start=1):
            cell = sheet.cell(place, column)
            value = row.get(field.name)
            if value is not None:
                cell.value = _spelled(str(value), choices.lists.get(field.codelist or ""))
                cell.data_type = "s"
            if field.name in wrong:
                cell.fill = _WRONG
                cell.comment = Comment(_note(wrong[field.name]), "ViP-signaal", 120, 320)
    return book


def _fields(contract: Contract, found: Sequence[OpenRows]) -> list[Field]:
    """The number, then what is kept of these rows; open answers stay where they are."""
    kept = {name for one in found for name in one.rows.column_names}
    shown = (field for field in contract.fields if field.name in kept and field.kind != "open")
    return [NUMBER_FIELD, *shown]


def _wrong(reasons: str) -> dict[str, Reason]:
    parts = [part.split(":", 1) for part in reasons.split(",")]
    return {column: Reason(reason) for column, reason in parts}


def _note(reason: Reason) -> str:
    return f"{reason.zin[:1].upper()}{reason.zin[1:]}. {reason.vervolgstap}"


def _spelled(value: str, codes: CodeList | None) -> str:
    """A code as its label, where that is read back as this code."""
    if codes is None or value not in codes.values():
        return value
    label = codes.label(value)
    return label if codes.find(label) == value else value
