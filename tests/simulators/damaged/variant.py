"""What a damaged file is, and the two good tables that most are made from."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

Grid = list[list[str]]
Mag = Literal["leesbaar", "geweigerd", "een_van_beide"]

TALKS_HEADER = [
    "Trajectnummer",
    "Datum gesprek",
    "Onderwerp",
    "Relatie",
    "Contactvorm",
    "Vervolg",
    "Afdeling",
    "Mag meetellen",
]
ANSWERS_HEADER = [
    "respondent_sleutel",
    "golf",
    "eenheid",
    "mb_kent_vp",
    "mb_durft_gesprek",
    "wd_tempo",
    "og_int_pesten",
    "mb_besproken_met",
    "open_goed",
]


@dataclass(frozen=True)
class Table:
    """A good file: its header, its rows as a VP writes them, and what a right reading gives.

    `fields` are the contract's names of the columns in `expected`, one tuple a row. `canary` is the
    column of which no value may ever be repeated.
    """

    name: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    fields: tuple[str, ...]
    expected: tuple[tuple[str, ...], ...]
    canary: int

    @property
    def grid(self) -> Grid:
        """Header and rows, to be damaged."""
        return [list(self.header), *(list(row) for row in self.rows)]

    @property
    def canaries(self) -> tuple[str, ...]:
        return tuple(row[self.canary] for row in self.rows)


@dataclass(frozen=True)
class Variant:
    """One damaged file.

    `mag`: "leesbaar" must be read, with the very rows of `table`; "geweigerd" must be refused;
    "een_van_beide" may be either, but is never read wrong. `is_cut`: rows may be missing from what
    is read, as the file itself lacks them. `canaries` may not be in any message.
    """

    name: str
    write: Callable[[Path], Path]
    mag: Mag
    table: Table | None = None
    is_cut: bool = False
    canaries: tuple[str, ...] = ()


def variant(
    name: str, file: str, content: Callable[[], bytes], mag: Mag, table: Table | None = None, **more
) -> Variant:
    """A variant whose file has this name and this content, made when it is written."""

    def write(folder: Path) -> Path:
        path = folder / file
        path.write_bytes(content())
        return path

    canaries = more.pop("canaries", table.canaries if table else ())
    return Variant(name, write, mag, table, canaries=canaries, **more)


_TALKS = (
    ("zq7k3m2p", "2024-Q1", "Pesten", "Collega", "Telefoon", "oo_pesten", "collega"),
    ("zq7k3m2p", "2024-Q2", "Pesten", "Collega", "Video", "oo_pesten", "collega"),
    ("h4t9wv0x", "2024-Q1", "Werkdruk", "Organisatie", "Telefoon", "wb_werkdruk", "organisatie"),
    ("b8d1ncy5", "2024-Q3", "Privéproblemen", "Onbekend", "Persoonlijk", "ov_prive", "onbekend"),
    ("r2f6jgk4", "2024-Q2", "Discriminatie", "Patiënt", "Telefoon", "oo_discriminatie", "extern"),
    ("m0x3pqs7", "2024-Q4", "Intimidatie", "Leidinggevende", "Video", "oo_intimidatie", ""),
    ("v5y8bzt1", "2024-Q4", "Reorganisatie", "Organisatie", "Telefoon", "wb_verandering", ""),
    ("c9n4hdw6", "2024-Q1", "Fraude", "Collega", "Persoonlijk", "in_fraude_diefstal", "collega"),
    ("k1s7xlf3", "2024-Q3", "Roddelen", "Collega", "Persoonlijk", "oo_uitsluiting_roddel", ""),
    ("g6j2vmr8", "2024-Q2", "Privéproblemen", "Cliënt", "Telefoon", "ov_prive", "extern"),
    ("w3p5tyb9", "2024-Q3", "Agressie", "Patiënt", "Persoonlijk", "oo_agressie_geweld", "extern"),
    ("d7z0kqh2", "2024-Q4", "Beoordeling", "Leidinggevende", "Video", "sw_rechtspositie", ""),
)
_RELATIONS = {
    "Collega": "collega",
    "Organisatie": "organisatie_beleid",
    "Onbekend": "onbekend",
    "Patiënt": "extern",
    "Cliënt": "extern",
    "Leidinggevende": "leidinggevende",
}
_UNITS = ("Financiën", "Coördinatie", "Sociaal Domein")

TALKS = Table(
    name="gesprekken",
    header=tuple(TALKS_HEADER),
    rows=tuple(
        (key, period, subject, relation, how, "", _UNITS[number % 3], "ja")
        for number, (key, period, subject, relation, how, *_) in enumerate(_TALKS)
    ),
    fields=("traject_sleutel", "periode", "hoofdcategorie", "relatie"),
    expected=tuple(
        (key, period, code, _RELATIONS[relation]) for key, period, _, relation, _, code, _ in _TALKS
    ),
    canary=0,
)

_OPEN = (
    "Het hek bij de Kraaienvenlaan; daar praten we wél met elkaar",
    'Zij zei "goed zo" tegen het hele Zilverreigerteam',
    "Niets, eerlijk gezegd, behalve de Moerbeikoffie",
    "Coördinatie via Plevierenoverleg\nwerkt prima",
    "We lunchen samen in de Wulpenkamer | elke dag",
)
ANSWERS = Table(
    name="enquete",
    header=tuple(ANSWERS_HEADER),
    rows=tuple(
        (
            f"kx{number:02d}qv{number * 37 % 89:02d}",
            "2025",
            _UNITS[number % 3],
            ("ja", "nee", "weet niet")[number % 3],
            ("Helemaal mee eens", "Niet eens en niet oneens", "Oneens", "2")[number % 4],
            ("Soms", "Altijd", "3", "Nooit", "Zelden")[number % 5],
            ("Nooit", "Een enkele keer", "0", "Wil ik niet zeggen")[number % 4],
            ("collega;vp", "", "hr")[number % 3],
            _OPEN[number % 5],
        )
        for number in range(1, 15)
    ),
    fields=("respondent_sleutel", "golf", "mb_kent_vp", "mb_durft_gesprek", "wd_tempo"),
    expected=tuple(
        (
            f"kx{number:02d}qv{number * 37 % 89:02d}",
            "2025",
            ("ja", "nee", "weet_niet")[number % 3],
            ("5", "3", "2", "2")[number % 4],
            ("3", "5", "3", "1", "2")[number % 5],
        )
        for number in range(1, 15)
    ),
    canary=8,
)
