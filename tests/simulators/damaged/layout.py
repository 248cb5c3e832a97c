"""Damage to the shape of a sheet: columns, headers, titles, totals."""

import random
from collections.abc import Callable, Iterator

from tests.simulators.damaged.variant import ANSWERS, TALKS, Grid, Mag, Variant, variant
from tests.simulators.damaged.writing import as_csv, as_xlsx

Damage = Callable[[Grid], Grid]


def layout_variants() -> Iterator[Variant]:
    """Each damage twice: talks in one kind of file, answers in the other, taking turns."""
    for number, (name, (damage, mag)) in enumerate(_DAMAGES.items()):
        kinds = [("csv", as_csv), ("xlsx", as_xlsx)]
        if number % 2:
            kinds.reverse()
        for table, (kind, written) in zip((TALKS, ANSWERS), kinds, strict=True):
            yield variant(
                f"{table.name}_{name}_{kind}",
                f"blad.{kind}",
                lambda table=table, damage=damage, written=written: written(damage(table.grid)),
                mag,
                table,
            )


def _shuffled(seed: int) -> Damage:
    def damage(grid: Grid) -> Grid:
        order = list(range(len(grid[0])))
        random.Random(seed).shuffle(order)
        return [[row[i] for i in order] for row in grid]

    return damage


def _above(*titles: list[str]) -> Damage:
    def damage(grid: Grid) -> Grid:
        width = len(grid[0])
        return [*([*title, *[""] * (width - len(title))] for title in titles), *grid]

    return damage


def _below(*feet: list[str]) -> Damage:
    def damage(grid: Grid) -> Grid:
        width = len(grid[0])
        return [*grid, *([*foot, *[""] * (width - len(foot))] for foot in feet)]

    return damage


def _header(change: Callable[[str], str]) -> Damage:
    return lambda grid: [[change(cell) for cell in grid[0]], *grid[1:]]


def _each_row(change: Callable[[list[str], int], list[str]]) -> Damage:
    return lambda grid: [change(row, number) for number, row in enumerate(grid)]


def _renamed(column: int, name: str) -> Damage:
    return lambda grid: [[*grid[0][:column], name, *grid[0][column + 1 :]], *grid[1:]]


def _duplicated(column: int) -> Damage:
    """The column once more at the end, with the values of the row above."""

    def damage(grid: Grid) -> Grid:
        values = [grid[0][column], grid[-1][column], *(row[column] for row in grid[1:-1])]
        return [[*row, value] for row, value in zip(grid, values, strict=True)]

    return damage


def _spaced(grid: Grid) -> Grid:
    empty = [""] * len(grid[0])
    return [grid[0], *(line for row in grid[1:] for line in (row, empty))]


def _header_repeated(grid: Grid) -> Grid:
    return [*grid[:6], grid[0], *grid[6:]]


def _transposed(grid: Grid) -> Grid:
    return [list(column) for column in zip(*grid, strict=True)]


_DAMAGES: dict[str, tuple[Damage, Mag]] = {
    "kolommen_geschud_1": (_shuffled(1), "leesbaar"),
    "kolommen_geschud_2": (_shuffled(2), "leesbaar"),
    "kolommen_omgekeerd": (lambda grid: [row[::-1] for row in grid], "leesbaar"),
    "lege_kolommen_achteraan": (_each_row(lambda row, _: [*row, *[""] * 9]), "leesbaar"),
    "lege_kolom_vooraan": (_each_row(lambda row, _: ["", *row]), "leesbaar"),
    "rijnummers_zonder_kop": (
        _each_row(lambda row, n: [str(n) if n else "", *row]),
        "een_van_beide",
    ),
    "waarden_zonder_kop": (_each_row(lambda row, n: [*row, "x7" if n else ""]), "een_van_beide"),
    "kop_van_verplichte_kolom_leeg": (_renamed(1, ""), "geweigerd"),
    "kop_dubbel_verplicht": (_duplicated(1), "geweigerd"),
    "kop_dubbel_sleutel": (_duplicated(0), "geweigerd"),
    "kop_is_getal": (_renamed(1, "2"), "geweigerd"),
    "alle_koppen_leeg": (_header(lambda _: ""), "geweigerd"),
    "geen_kop": (lambda grid: grid[1:], "geweigerd"),
    "koppen_hoofdletters": (_header(str.upper), "leesbaar"),
    "koppen_met_spaties": (_header(lambda cell: f"  {cell}  "), "leesbaar"),
    "koppen_met_harde_spatie": (_header(lambda cell: f"{cell}\u00a0"), "leesbaar"),
    "koppen_over_twee_regels": (_header(lambda cell: cell.replace(" ", "\n")), "een_van_beide"),
    "koppen_met_dubbele_punt": (_header(lambda cell: f"{cell}:"), "een_van_beide"),
    "titel_erboven": (_above(["Registratie vertrouwenspersoon 2024"], []), "leesbaar"),
    "drie_titels_erboven": (
        _above(["Overzicht"], ["Peildatum", "31-12-2024"], ["Vertrouwelijk"], []),
        "leesbaar",
    ),
    "witregels_erboven": (_above([], [], []), "leesbaar"),
    "groepskop_erboven": (_above(["Wie", "Wanneer", "Wat"]), "leesbaar"),
    "totaal_eronder": (_below(["Totaal", "12"]), "leesbaar"),
    "witregel_en_totaal_eronder": (_below([], ["TOTAAL:", "", "12"]), "leesbaar"),
    "voetnoot_eronder": (_below([], ["Bron: eigen registratie"]), "een_van_beide"),
    "witregels_eronder": (_below([], [], [], []), "leesbaar"),
    "witregels_ertussen": (_spaced, "leesbaar"),
    "kop_herhaald_halverwege": (_header_repeated, "een_van_beide"),
    "gekanteld": (_transposed, "geweigerd"),
    "rij_te_kort": (_each_row(lambda row, n: row[:-2] if n == 4 else row), "een_van_beide"),
    "rij_te_lang": (_each_row(lambda row, n: [*row, "", "z"] if n == 4 else row), "een_van_beide"),
    "rij_verschoven": (
        _each_row(lambda row, n: ["", *row[:-1]] if n == 4 else row),
        "een_van_beide",
    ),
    "cel_met_100_000_tekens": (
        _each_row(lambda row, n: [*row, "q" * 100_000 if n == 2 else "Notitie"]),
        "een_van_beide",
    ),
}
