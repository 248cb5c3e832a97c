"""Damage to values: dates, formula errors, decimal marks, signs that cannot be seen."""

from collections.abc import Iterator
from datetime import date

from tests.simulators.damaged.variant import (
    ANSWERS,
    ANSWERS_HEADER,
    TALKS,
    TALKS_HEADER,
    Grid,
    Mag,
    Table,
    Variant,
    variant,
)
from tests.simulators.damaged.writing import as_csv, as_xlsx

_ERRORS = ("#N/B", "#N/A", "#REF!", "#DEEL/0!")
_EXCEL_ZERO = date(1899, 12, 30)
_FIRST_MONTH = {"Q1": 2, "Q2": 5, "Q3": 8, "Q4": 11}
_MONTHS = {2: "februari", 5: "mei", 8: "augustus", 11: "november"}


def cell_variants() -> Iterator[Variant]:
    yield from _dates()
    yield from _errors()
    yield from _answers()
    yield from _invisible()


def _one(table: Table, name: str, grid: Grid, mag: Mag) -> Variant:
    """The grid as XLSX or as CSV, about half of each, by name."""
    kind, written = (("csv", as_csv), ("xlsx", as_xlsx))[len(name) % 2]
    return variant(
        f"{table.name}_{name}_{kind}", f"cellen.{kind}", lambda: written(grid), mag, table
    )


def _day(period: str) -> date:
    return date(int(period[:4]), _FIRST_MONTH[period[5:]], 9)


def _with(table: Table, header: list[str], column: str, change, only: int | None = None) -> Grid:
    """The table with `change` applied to one column, in all rows or only in one."""
    at = header.index(column)
    grid = table.grid
    for number, row in enumerate(grid[1:], start=1):
        if only in {None, number}:
            row[at] = change(row[at])
    return grid


def _talks(column: str, change, only: int | None = None) -> Grid:
    return _with(TALKS, TALKS_HEADER, column, change, only)


def _dates() -> Iterator[Variant]:
    def serial(period: str) -> str:
        return str((_day(period) - _EXCEL_ZERO).days)

    ways = {
        "datum_dd_mm_jjjj": (lambda p: f"{_day(p):%d-%m-%Y}", "leesbaar"),
        "datum_met_schuine_strepen": (lambda p: f"{_day(p):%d/%m/%Y}", "leesbaar"),
        "datum_iso": (lambda p: f"{_day(p):%Y-%m-%d}", "leesbaar"),
        "datum_iso_met_tijd": (lambda p: f"{_day(p):%Y-%m-%d} 13:45:00", "leesbaar"),
        "datum_kort_jaar": (lambda p: f"9-{_day(p).month}-24", "een_van_beide"),
        "datum_punten": (lambda p: f"{_day(p):%d.%m.%Y}", "een_van_beide"),
        "datum_maand_in_woorden": (lambda p: f"9 {_MONTHS[_day(p).month]} 2024", "leesbaar"),
        "datum_alleen_maand": (lambda p: f"{_MONTHS[_day(p).month]} 2024", "leesbaar"),
        "datum_als_excelgetal": (serial, "leesbaar"),
        "datum_als_excelgetal_met_tijd": (lambda p: f"{serial(p)},5729166667", "een_van_beide"),
        "datum_kwartaal_anders": (lambda p: f"{p[5:]} 2024", "een_van_beide"),
        "datum_alleen_jaar": (lambda p: p[:4], "geweigerd"),
    }
    for name, (change, mag) in ways.items():
        yield _one(TALKS, name, _talks("Datum gesprek", change), mag)
    wrong = {"onmogelijk": "31-02-2024", "jaar_24": "12-05-0024", "toekomst": "2199-Q1"}
    for name, value in {**wrong, "hekjes": "########"}.items():
        grid = _talks("Datum gesprek", lambda _, value=value: value, only=3)
        yield _one(TALKS, f"datum_{name}", grid, "geweigerd")
    real = [TALKS.grid[0], *([row[0], _day(row[1]), *row[2:]] for row in TALKS.rows)]
    yield variant(
        "gesprekken_datum_als_datum_xlsx", "datum.xlsx", lambda: as_xlsx(real), "leesbaar", TALKS
    )
    mixed = [
        TALKS.grid[0],
        *(
            [row[0], (_day(row[1]), f"{_day(row[1]):%d-%m-%Y}", row[1])[number % 3], *row[2:]]
            for number, row in enumerate(TALKS.rows)
        ),
    ]
    yield variant(
        "gesprekken_datum_gemengd_xlsx", "datum.xlsx", lambda: as_xlsx(mixed), "leesbaar", TALKS
    )


def _errors() -> Iterator[Variant]:
    for error in _ERRORS:
        grid = _talks("Onderwerp", lambda _, error=error: error, only=5)
        yield _one(TALKS, f"fout_in_onderwerp_{_ERRORS.index(error)}", grid, "geweigerd")
    optional = _talks("Contactvorm", lambda _: "#N/B", only=5)
    yield _one(TALKS, "fout_in_contactvorm", optional, "een_van_beide")
    every = _talks("Onderwerp", lambda _: "#REF!")
    yield _one(TALKS, "fout_in_elke_rij", every, "geweigerd")
    formula = _talks("Contactvorm", lambda _: '=HYPERLINK("x";"y")', only=2)
    yield _one(TALKS, "formule_als_tekst", formula, "een_van_beide")


def _answers() -> Iterator[Variant]:
    def scored(write) -> Grid:
        codes = {row[0]: row[3:] for row in ANSWERS.expected}
        grid = ANSWERS.grid
        for row in grid[1:]:
            agree, pace = codes[row[0]]
            row[ANSWERS_HEADER.index("mb_durft_gesprek")] = write(agree)
            row[ANSWERS_HEADER.index("wd_tempo")] = write(pace)
        return grid

    ways: dict[str, tuple] = {
        "antwoord_decimale_komma": (lambda code: f"{code},0", "leesbaar"),
        "antwoord_decimale_punt": (lambda code: f"{code}.0", "leesbaar"),
        "antwoord_twee_decimalen": (lambda code: f"{code},00", "een_van_beide"),
        "antwoord_met_tekst": (lambda code: f"{code} - zie schaal", "een_van_beide"),
        "antwoord_halve": (lambda code: f"{code},5", "geweigerd"),
        "antwoord_buiten_schaal": (lambda code: f"{int(code) + 5}", "geweigerd"),
        "antwoord_als_datum": (lambda code: f"{code}-jan", "geweigerd"),
    }
    for name, (write, mag) in ways.items():
        yield _one(ANSWERS, name, scored(write), mag)
    twice = [*ANSWERS.grid, ANSWERS.grid[3]]
    yield _one(ANSWERS, "deelnemer_dubbel", twice, "geweigerd")


def _invisible() -> Iterator[Variant]:
    ways: dict[str, tuple] = {
        "spatie_erachter": (lambda v: f"{v}  ", "leesbaar"),
        "harde_spatie_erachter": (lambda v: f"{v}\u00a0", "leesbaar"),
        "alles_hoofdletters": (str.upper, "leesbaar"),
        "breedteloze_spatie": (lambda v: f"\u200b{v}", "een_van_beide"),
        "losse_accenten": (lambda v: v.replace("ë", "e\u0308"), "leesbaar"),
        "zacht_koppelteken": (lambda v: f"{v[:2]}\u00ad{v[2:]}", "een_van_beide"),
        "leesrichting": (lambda v: f"\u202e{v}", "een_van_beide"),
    }
    for name, (change, mag) in ways.items():
        grid = _talks("Relatie", change)
        yield _one(TALKS, f"teken_{name}", grid, mag)
    nul = _talks("Relatie", lambda value: f"{value}\0", only=4)
    everywhere = as_csv(TALKS.grid).replace(b";", b"\0;")
    for name, content in {"een_cel": as_csv(nul), "overal": everywhere}.items():
        yield variant(
            f"gesprekken_nul_in_{name}",
            "nul.csv",
            lambda content=content: content,
            "een_van_beide",
            TALKS,
        )
    belled = as_csv(TALKS.grid).replace(b"Telefoon", b"Tele\x07\x1bfoon")
    yield variant("gesprekken_stuurtekens", "bel.csv", lambda: belled, "een_van_beide", TALKS)
