"""Damage inside an XLSX: sheets, merged cells, formulas, years since 1904."""

from collections.abc import Callable, Iterator
from datetime import date

import openpyxl
from openpyxl.styles import Font

from tests.simulators.damaged.variant import TALKS, Mag, Variant, variant
from tests.simulators.damaged.writing import as_book, saved


def book_variants() -> Iterator[Variant]:
    for name, (change, mag) in _BOOKS.items():
        yield _xlsx(name, lambda change=change: _changed(change), mag)


def _xlsx(name: str, content: Callable[[], bytes], mag: Mag) -> Variant:
    return variant(f"xlsx_{name}", "boek.xlsx", content, mag, TALKS)


def _changed(change: Callable[[openpyxl.Workbook], None]) -> bytes:
    book = as_book(TALKS.grid)
    change(book)
    return saved(book)


def _cover_first(book: openpyxl.Workbook) -> None:
    cover = book.create_sheet("Toelichting", 0)
    cover["A1"] = "Dit bestand is vertrouwelijk"
    cover["A3"] = "Gebruik alleen het tweede blad"
    book.active = 0


def _empty_first(book: openpyxl.Workbook) -> None:
    book.create_sheet("Blad1", 0)


def _two_years(book: openpyxl.Workbook) -> None:
    copy = book.copy_worksheet(book.active)
    copy.title = "2023"


def _old_hidden(book: openpyxl.Workbook) -> None:
    old = book.create_sheet("oud", 0)
    for row in (["Naam", "Telefoon"], ["Wietske Duinmeijer", "06-12345678"]):
        old.append(row)
    old.sheet_state = "hidden"
    book.active = 1


def _only_hidden(book: openpyxl.Workbook) -> None:
    book.active.sheet_state = "veryHidden"
    book.create_sheet("Leeg")
    book.active = 1


def _title_merged(book: openpyxl.Workbook) -> None:
    sheet = book.active
    sheet.insert_rows(1, 2)
    sheet["A1"] = "Registratie 2024"
    sheet.merge_cells("A1:H1")


def _group_merged(book: openpyxl.Workbook) -> None:
    sheet = book.active
    sheet.insert_rows(1)
    sheet["A1"], sheet["C1"] = "Wie en wanneer", "Waarover"
    sheet.merge_cells("A1:B1")
    sheet.merge_cells("C1:H1")


def _header_merged(book: openpyxl.Workbook) -> None:
    """Two of the headers are one merged cell: the second column has no name left."""
    book.active.merge_cells("C1:D1")


def _header_merged_down(book: openpyxl.Workbook) -> None:
    sheet = book.active
    sheet.insert_rows(2)
    for column in range(1, 9):
        sheet.merge_cells(start_row=1, end_row=2, start_column=column, end_column=column)


def _subject_merged_down(book: openpyxl.Workbook) -> None:
    """The subject is written once for rows 2 and 3: row 3 lacks it."""
    book.active.merge_cells("C2:C3")


def _formulas(book: openpyxl.Workbook) -> None:
    """Formulas that no program has computed yet."""
    for row in range(2, 14):
        book.active.cell(row, 3, f"=VLOOKUP(A{row},Z:Z,1,FALSE)")


def _total_formula(book: openpyxl.Workbook) -> None:
    book.active.append([])
    book.active.append(["Totaal", "=COUNTA(B2:B13)"])


def _styled_to_the_end(book: openpyxl.Workbook) -> None:
    book.active.cell(1_048_576, 3).font = Font(bold=True)


def _styled_to_the_right(book: openpyxl.Workbook) -> None:
    book.active.cell(1, 16_384).font = Font(bold=True)


def _many_columns(book: openpyxl.Workbook) -> None:
    for column in range(9, 10_001):
        book.active.cell(1, column, f"kolom {column}")


def _columns_hidden(book: openpyxl.Workbook) -> None:
    book.active.column_dimensions["C"].hidden = True
    book.active.row_dimensions[4].hidden = True
    book.active.auto_filter.ref = "A1:H13"


def _since_1904(book: openpyxl.Workbook) -> None:
    book.epoch = openpyxl.utils.datetime.CALENDAR_MAC_1904
    for row, values in enumerate(TALKS.rows, start=2):
        month = 3 * int(values[1][-1]) - 1
        book.active.cell(row, 2, date(2024, month, 9))


def _comments(book: openpyxl.Workbook) -> None:
    from openpyxl.comments import Comment

    book.active["A2"].comment = Comment("Dit is Wietske Duinmeijer van Inkoop", "VP")


def _protected(book: openpyxl.Workbook) -> None:
    book.active.protection.set_password("geheim")
    book.active.protection.enable()


def _emptied(book: openpyxl.Workbook) -> None:
    book.active.delete_rows(1, 20)


def _header_only(book: openpyxl.Workbook) -> None:
    book.active.delete_rows(2, 20)


_BOOKS: dict[str, tuple[Callable[[openpyxl.Workbook], None], Mag]] = {
    "goed": (lambda book: None, "leesbaar"),
    "voorblad": (_cover_first, "leesbaar"),
    "leeg_eerste_blad": (_empty_first, "leesbaar"),
    "twee_bladen_met_gegevens": (_two_years, "een_van_beide"),
    "oud_blad_verborgen": (_old_hidden, "leesbaar"),
    "alleen_verborgen_blad": (_only_hidden, "een_van_beide"),
    "titel_samengevoegd": (_title_merged, "leesbaar"),
    "groepskop_samengevoegd": (_group_merged, "leesbaar"),
    "koppen_samengevoegd": (_header_merged, "geweigerd"),
    "koppen_omlaag_samengevoegd": (_header_merged_down, "leesbaar"),
    "onderwerp_omlaag_samengevoegd": (_subject_merged_down, "een_van_beide"),
    "formules_zonder_waarde": (_formulas, "geweigerd"),
    "totaal_als_formule": (_total_formula, "leesbaar"),
    "opmaak_tot_laatste_rij": (_styled_to_the_end, "leesbaar"),
    "opmaak_tot_laatste_kolom": (_styled_to_the_right, "leesbaar"),
    "tienduizend_kolommen": (_many_columns, "een_van_beide"),
    "verborgen_kolom_en_filter": (_columns_hidden, "een_van_beide"),
    "datums_vanaf_1904": (_since_1904, "een_van_beide"),
    "opmerking_bij_cel": (_comments, "leesbaar"),
    "beveiligd_blad": (_protected, "leesbaar"),
    "leeg_blad": (_emptied, "geweigerd"),
    "alleen_kop": (_header_only, "geweigerd"),
}
