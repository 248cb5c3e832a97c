"""What tests of the command line share: what a command said, an organisation and its talks."""

from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]
UNITS = """eenheid;naam;bovenliggend;medewerkers;leidinggevenden
org;Organisatie;;5000;200
a;Directie A;org;3000;120
b;Directie B;org;2000;80
"""
TALKS = """Traject;Periode;Hoofdcategorie;Relatie;Eenheid;Mag meetellen
{rows}"""


@dataclass
class Said:
    returncode: int
    stdout: str
    stderr: str


def talks(folder, n=40, period="2024-05-17"):
    rows = "\n".join(f"t{i};{period};Pesten;Collega;{'ab'[i % 2]};ja" for i in range(n))
    path = folder / f"gesprekken_{n}.csv"
    path.write_text(TALKS.format(rows=rows), encoding="utf-8")
    return path
