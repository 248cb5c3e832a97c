"""Foreign files for tests: written, proposed, taken over and checked, without a kluis."""

from datetime import date
from pathlib import Path

from pipeline.contracts.model import load_contract
from pipeline.ingest.check_file import CheckedFile, check_file
from pipeline.ingest.code_lists import lists_for
from pipeline.ingest.mapping import Proposal, SourceMapping, propose
from pipeline.ingest.public_files import read_codes
from pipeline.ingest.read_file import open_file
from pipeline.ingest.recognise import known_headers

TODAY = date(2026, 2, 1)
UNITS = """eenheid;naam;bovenliggend;medewerkers;leidinggevenden
org;Alles;;6000;60
noord;Sociaal Domein;org;3000;30
zuid;Stadsbeheer;org;3000;30
"""


def organisation(folder: Path, *waves: str) -> Path:
    """A folder codes with three units and these waves."""
    codes = folder / "codes"
    codes.mkdir(exist_ok=True)
    (codes / "organisatie.csv").write_text(UNITS, encoding="utf-8")
    lines = ["golf;uitgenodigd;gesloten_op", *(f"{w};2000;{w}-12-01" for w in waves)]
    (codes / "golven.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return codes


def sheet(folder: Path, *lines: str, name: str = "lijst.csv") -> Path:
    """A file of these lines."""
    path = folder / name
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def proposed(
    path: Path, codes: Path, kind: str, known=None, wave: str = "", labels=None
) -> Proposal:
    """What is proposed for a file; `labels`: as if it came with these value labels."""
    lists = lists_for(load_contract(kind), read_codes(codes))
    source = open_file(path, known_headers)
    source = Labelled(source, labels) if labels else source
    return propose(source, "hr", kind, lists, known, wave)


class Labelled:
    """A file with value labels of its own."""

    def __init__(self, source, labels):
        self._source = source
        self.labels = labels

    def __getattr__(self, name):
        return getattr(self._source, name)


def checked(path: Path, codes: Path, *mappings: SourceMapping) -> CheckedFile:
    """The file judged under its mapping."""
    return check_file(path, None, TODAY, codes, "2015-Q1", mappings)


def column(result: CheckedFile, name: str) -> list[str | None]:
    """One column of the good rows."""
    return result.good.column(name).to_pylist()
