"""An empty sheet to register in: headers, drop-downs from the code lists, and an explanation.

Why: who has no sheet yet should start with one that can be read in without a change, and that asks
for nothing that is not counted: no name, no date, no story. The drop-downs hold Dutch labels;
reading translates them back, so a label that would mean another code gives way to the code itself.
"""

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from pipeline.contracts.codes import CodeList
from pipeline.contracts.model import Contract, Field
from pipeline.ingest.empty_sheet_words import explanation, hint

LISTS, EXPLANATION, KEYS = "Lijsten", "Uitleg", "Sleutels"
_FIRST, _LAST = 2, 3001
_FRESH_KEYS = 300
_MAX_PROMPT = 255
_KEY_FOR = {"gesprekken": ("t", "elk nieuw traject"), "enquete": ("r", "elke deelnemer")}
_NEEDED_TO_COUNT = frozenset(("traject_sleutel", "mag_meetellen"))
"""Not required by the contract, but without them rows are refused, or wait."""
_TITLE = Font(bold=True, size=14)
_HEADER, _NEEDED = Font(bold=True, color="FFFFFF"), PatternFill("solid", fgColor="1F3A5F")
_OPTIONAL = PatternFill("solid", fgColor="5B6B7F")
_WRAPPED = Alignment(wrap_text=True, vertical="top")
_COUNTED: Mapping[str, tuple[str, ...]] = {
    "gesprekken": (
        "traject_sleutel",
        "persoon_sleutel",
        "periode",
        "hoofdcategorie",
        "relatie",
        "eenheid",
        "rol_gesprekspartner",
        "contactvorm",
        "mag_meetellen",
        "doorlooptijd",
        "vervolg",
    ),
}


@dataclass(frozen=True)
class Choices:
    """What the drop-downs offer: the code lists by name, and the quarters of the calendar."""

    lists: Mapping[str, CodeList]
    quarters: tuple[str, ...]

    def of(self, field: Field) -> tuple[str, ...]:
        """The texts of one field's drop-down; () when anything may be typed."""
        if field.kind == "periode":
            return self.quarters
        codes = self.lists.get(field.codelist or "")
        return () if codes is None or field.kind == "codes" else codes.choices()


def asked_fields(contract: Contract, lists: Mapping[str, CodeList], persons: bool) -> list[Field]:
    """The columns of the sheet: what can be counted or checked here, and no more.

    `persons`: whether a pseudonym for persons is kept in this organisation.
    """
    names = _COUNTED.get(contract.name, tuple(field.name for field in contract.fields))
    return [
        field
        for field in (contract.field(name) for name in names)
        if field.kind != "open"
        and (field.codelist != "eenheden" or "eenheden" in lists)
        and (field.name != "persoon_sleutel" or persons)
    ]


def empty_sheet(
    contract: Contract, fields: Sequence[Field], choices: Choices, told: Sequence[str] = ()
) -> Workbook:
    """The workbook: the sheet to fill in, `Uitleg`, fresh keys where a key is asked, and the lists.

    Only the first sheet has column headers that the reader knows. `told`: for rows that have been
    somewhere before, sentences for `Uitleg` in the place of those for a new sheet. Such rows have
    their keys already.
    """
    has_keys = not told and any(field.kind == "sleutel" for field in fields)
    hints = {field.name: hint(field, has_keys) for field in fields}
    book = Workbook()
    sheet: Worksheet = book.active
    sheet.title = contract.label
    sheet.freeze_panes = "A2"
    _explain(book.create_sheet(EXPLANATION), contract, fields, hints, told)
    if has_keys:
        _offer_keys(book.create_sheet(KEYS), contract.name)
    lists = book.create_sheet(LISTS)
    lists.sheet_state = "hidden"
    for number, field in enumerate(fields, start=1):
        _add_column(sheet, number, field, hints[field.name])
        texts = choices.of(field)
        if texts:
            _fill_list(lists, number, field, texts)
        _add_rule(sheet, number, field, hints[field.name], len(texts))
    return book


def _add_column(sheet: Worksheet, number: int, field: Field, told: str) -> None:
    head = sheet.cell(1, number, field.label)
    head.font, head.fill = _HEADER, _NEEDED if _is_needed(field) else _OPTIONAL
    head.alignment = _WRAPPED
    head.comment = Comment(told, "ViP-signaal", height=120, width=320)
    column = sheet.column_dimensions[get_column_letter(number)]
    column.width = max(16, min(34, len(field.label) + 6))
    if field.kind in ("sleutel", "periode", "tekst", "code", "item", "codes"):
        column.number_format = "@"
    if field.kind == "datum":
        column.number_format = "dd-mm-yyyy"


def _is_needed(field: Field) -> bool:
    return field.required or field.name in _NEEDED_TO_COUNT


def _fill_list(lists: Worksheet, number: int, field: Field, texts: Sequence[str]) -> None:
    lists.cell(1, number, f"Keuzes voor {field.label}").font = Font(bold=True)
    for row, text in enumerate(texts, start=_FIRST):
        cell = lists.cell(row, number)
        cell.value = text
        cell.data_type = "s"  # a unit whose name begins with = is a name, not a formula


def _add_rule(sheet: Worksheet, number: int, field: Field, told: str, choices: int) -> None:
    letter = get_column_letter(number)
    rule = DataValidation(
        type="list" if choices else None,
        formula1=f"{quote_sheetname(LISTS)}!${letter}${_FIRST}:${letter}${choices + 1}"
        if choices
        else None,
        allow_blank=True,
    )
    rule.promptTitle = field.label[:32]
    rule.prompt = told[:_MAX_PROMPT]
    rule.showInputMessage = True
    rule.errorTitle, rule.error = "Niet in de lijst", "Kies een waarde uit de lijst."
    rule.showErrorMessage = bool(choices)
    rule.add(f"{letter}{_FIRST}:{letter}{_LAST}")
    sheet.add_data_validation(rule)


def _explain(
    sheet: Worksheet,
    contract: Contract,
    fields: Sequence[Field],
    hints: Mapping[str, str],
    told: Sequence[str],
) -> None:
    sheet.column_dimensions["A"].width = 30
    sheet.column_dimensions["B"].width = 12
    sheet.column_dimensions["C"].width = 80
    sheet.append([f"Uitleg bij dit blad: {contract.label}"])
    sheet["A1"].font = _TITLE
    for sentence in told or explanation(contract.name, [field.name for field in fields]):
        sheet.append([sentence])
        row = sheet.max_row
        sheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=3)
        sheet.cell(row, 1).alignment = _WRAPPED
        sheet.row_dimensions[row].height = 16 * (1 + len(sentence) // 110)
    sheet.append([])
    sheet.append(["Wat in welke kolom", "Verplicht", "Wat u invult"])
    for cell in sheet[sheet.max_row]:
        cell.font = Font(bold=True)
    for field in fields:
        sheet.append([field.label, "ja" if _is_needed(field) else "nee", hints[field.name]])
        sheet.cell(sheet.max_row, 3).alignment = _WRAPPED


def _offer_keys(sheet: Worksheet, contract: str) -> None:
    letter, who = _KEY_FOR.get(contract, _KEY_FOR["gesprekken"])
    sheet.column_dimensions["A"].width = 60
    sheet.append([f"Neem voor {who} de bovenste sleutel, en haal haar hier weg."])
    sheet["A1"].font = Font(bold=True)
    fresh = {f"{letter}-{secrets.token_hex(4)}": None for _ in range(_FRESH_KEYS)}
    for key in fresh:
        sheet.append([key])
