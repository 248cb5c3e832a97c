"""A rare sentence, term or name in an open answer, looked for in all that a wave leaves behind.

Through the whole program as a user runs it: read in, closed, published, patterns looked for, told.
"""

import io
import logging
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from pipeline.cli.program import run_program
from pipeline.errors import ConfigurationError
from pipeline.release.bookings import Bookings
from pipeline.text.themes import ThemeFinder
from pipeline.vault.kluis import create_kluis
from pipeline.workspace import create_workspace
from tests.builders import KEY

TERM = "quasimodolampenkap"
SENTENCE = "de blauwe heliumballon hing al weken aan het plafond van de bezemkast"
NAME = "Wendelmoed"
CANARIES = (TERM, "heliumballon", "bezemkast", SENTENCE, NAME)
ANSWERS = (
    f"Er is veel werkdruk en {TERM} maakt het erger",
    SENTENCE,
    f"{NAME} Kwibussen schreeuwt tegen iedereen",
)
UNITS = "eenheid;naam;bovenliggend;medewerkers;leidinggevenden\norg;Alles;;1500;40\n"
WAVES = """golf;uitgenodigd;gesloten_op;open_vragen
m1;1400;2025-05-01;"open_goed;open_drempel"
"""
OWN = "codes: [{code: eigen_ballon, label: Ballonnen, woorden: ['*ballon'], geldig_vanaf_golf: m1}]"
HEAD = "respondent_sleutel;golf;mb_kent_vp;open_goed;open_drempel;open_preventie"


@pytest.fixture(name="root")
def workspace(tmp_path, monkeypatch):
    made = create_workspace(tmp_path / "org", "2025-Q1", "Testorganisatie")
    (made.codes / "organisatie.csv").write_text(UNITS, "utf-8")
    (made.codes / "golven.csv").write_text(WAVES, "utf-8")
    create_kluis(made.kluis, KEY)
    places = {"TMPDIR": "tijdelijk", "HOME": "thuis", "XDG_CACHE_HOME": "thuis/cache"}
    for name, folder in places.items():
        (tmp_path / folder).mkdir(exist_ok=True)
        monkeypatch.setenv(name, str(tmp_path / folder))
    monkeypatch.setenv("VIP_SLEUTEL", KEY)
    return made.root


def survey(folder: Path) -> Path:
    """Sixty people, three of whom wrote something rare; what was typed stays with the VP."""
    texts = [*ANSWERS, *["Fijne sfeer in het team"] * 57]
    rows = [f"r{i};m1;ja;{text};;{TERM} ook hier" for i, text in enumerate(texts)]
    path = folder / "bij_de_vp" / "enquete.csv"
    path.parent.mkdir()
    path.write_text("\n".join((HEAD, *rows)), "utf-8")
    return path


def run(root: Path, *words: str, expected: int = 0) -> None:
    assert run_program([*words, "--map", str(root)]) == expected


def left_behind(folder: Path) -> str:
    """Every file but what the VP typed: its name, its bytes, and the tables in it unpacked."""
    found = []
    for path in folder.rglob("*"):
        if path.is_file() and "bij_de_vp" not in path.parts:
            data = path.read_bytes()
            found += [str(path), data.decode("latin-1"), data.decode("utf-16", "ignore")]
            if path.suffix == ".parquet" and "overdracht" in path.parts:
                found.append(str(pq.read_table(io.BytesIO(data)).to_pylist()))
    return "".join(found)


def assert_silent(*texts: str) -> None:
    for canary in CANARIES:
        assert not any(canary.lower() in text.lower() for text in texts)


def test_nothing_that_was_written_is_left_anywhere(root, tmp_path, capfd, caplog, monkeypatch):
    caplog.set_level(logging.DEBUG)
    booked = []
    write = Bookings._write
    monkeypatch.setattr(
        Bookings, "_write", lambda *a: (booked.append(a[2].to_string()), write(*a))[1]
    )
    (root / "codes" / "themas.yaml").write_text(OWN, "utf-8")
    file = str(survey(tmp_path))
    run(root, "themas", file, "--kolom", "open_goed", "--label-kolom", "open_goed")
    run(root, "inlezen", file)
    run(root, "afsluiten", "2025-Q4")
    run(root, "afsluiten", "m1")
    for command in ("plan", "publiceer", "budget", "signaleer", "leveringen", "adviseer"):
        run(root, command)
    run(root, "budget", "--json")
    run(root, "woorden", "m1", "--json")
    said = capfd.readouterr()
    assert "themas/thema" in said.out and "th_werkdruk" in left_behind(root / "overdracht")
    assert "eigen_ballon" in left_behind(root / "overdracht")
    assert any("th_sfeer:" in text and "eigen_ballon:" in text for text in booked)
    assert_silent(said.out, said.err, caplog.text, left_behind(tmp_path), *booked)


def test_an_error_while_finding_themes_quotes_nobody(root, tmp_path, capfd, caplog, monkeypatch):
    def broken(self, texts, progress=None):
        raise RuntimeError(f"no theme in: {' '.join(texts)}")

    caplog.set_level(logging.DEBUG)
    run(root, "inlezen", str(survey(tmp_path)))
    run(root, "afsluiten", "m1")
    monkeypatch.setattr(ThemeFinder, "find", broken)
    run(root, "publiceer", expected=ConfigurationError.exit_code)
    said = capfd.readouterr()
    assert "konden niet worden bepaald" in said.err
    assert_silent(said.out, said.err, caplog.text, left_behind(tmp_path))


HEADLESS = (
    [f"r{i};{text};{text}" for i, text in enumerate(ANSWERS)],
    [f"{text};{text[::-1]}" for text in ANSWERS],
    [f"{text};{text}" for text in ANSWERS],
    [f"r{i};{text}" for i, text in enumerate((NAME, TERM, SENTENCE))],
    ANSWERS,
)


@pytest.mark.parametrize("lines", HEADLESS)
def test_a_file_without_headers_shows_nothing_of_its_first_row(root, tmp_path, capfd, lines):
    path = tmp_path / "los.csv"
    path.write_text("\n".join(lines), "utf-8")
    for words in (("--kolom", "weg"), ("--kolom", "B", "--label-kolom", "weg"), ("--json",)):
        run_program(["themas", str(path), *words, "--map", str(root)])
    said = capfd.readouterr()
    assert_silent(said.out, said.err)


AS_LISTS = (
    "codes:\n  - {0}: {1}",
    "codes:\n  - code: a\n    {0}: x",
    "codes: [a]\n{0}: b",
    "{0}: [",
)


@pytest.mark.parametrize("text", AS_LISTS)
def test_answers_in_the_place_of_a_list_of_themes_are_not_quoted(root, tmp_path, capfd, text):
    own = root / "codes" / "themas.yaml"
    own.write_text(text.format(*ANSWERS), "utf-8")
    path = survey(tmp_path)
    for words in (("themas", str(path)), ("inlezen", str(path)), ("publiceer",)):
        run(root, *words, expected=ConfigurationError.exit_code)
    said = capfd.readouterr()
    assert_silent(said.out, said.err)
