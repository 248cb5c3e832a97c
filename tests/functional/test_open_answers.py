"""Open answers: only de-identified text is stored; the raw text is nowhere, and counts say so."""

import json
from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa
import pytest

from pipeline.cli.program import run_program
from pipeline.contracts.model import load_contract
from pipeline.errors import RefusedInput
from pipeline.ingest.check_file import check_file
from pipeline.ingest.deliver import DeliveryReport
from pipeline.ingest.open_answers import open_fields
from pipeline.steps import read_in
from pipeline.steps.workplace import Workplace, at_work
from pipeline.text import MOST_CHARACTERS
from pipeline.vault.kluis import create_kluis
from pipeline.workspace import Workspace, create_workspace
from tests.builders import KEY, TODAY

UNITS = """eenheid;naam;bovenliggend;medewerkers;leidinggevenden
org;Alles;;1500;40
noord;Team Zonnedauw;org;700;20
zuid;Zuid;org;800;20
"""
WAVES = "golf;uitgenodigd;gesloten_op\nmeting-1;900;2025-05-01\n"
HEAD = "respondent_sleutel;golf;eenheid;wd_tempo;open_goed;open_drempel"
SECRETS = ("Kwibussen", "kwibussen", "0612345678", "hoornblazersgilde")
CANARIES = (*SECRETS, "Zonnedauw")
ANSWERS = (
    "r1;meting-1;Zuid;3;Tijmen Kwibussen belt mij op 0612345678;",
    "r2;meting-1;Zuid;3;fijne sfeer bij Zonnedauw;sinds mevrouw kwibussen er is niet meer",
    "r3;meting-1;Bestaat niet;3;Tijmen Kwibussen weer;het hoornblazersgilde",
    "r4;meting-1;Zuid;3;Iedereen helpt elkaar;",
)


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    made = create_workspace(tmp_path / "org", "2024-Q1", "Testorganisatie")
    (made.codes / "organisatie.csv").write_text(UNITS, encoding="utf-8")
    (made.codes / "golven.csv").write_text(WAVES, encoding="utf-8")
    (made.codes / "eigen_woorden.txt").write_text("# van ons\nhoornblazersgilde\n", "utf-8")
    create_kluis(made.kluis, KEY)
    return made


@pytest.fixture
def place(workspace: Workspace) -> Iterator[Workplace]:
    with at_work(workspace.root, KEY, TODAY) as opened:
        yield opened


def survey(folder: Path, *lines: str) -> Path:
    path = folder / "enquete.csv"
    path.write_text("\n".join((HEAD, *lines)), encoding="utf-8")
    return path


def send(place: Workplace, folder: Path, *lines: str) -> DeliveryReport:
    return read_in(place, survey(folder, *lines), "standaard")


def everything_kept(place: Workplace) -> str:
    """All that the kluis can give back, opened, with every file of the workspace as it lies."""
    kluis = place.kluis
    tables = [
        table
        for delivery in kluis.manifest.leveringen
        for table in (kluis.rows_of(delivery), kluis.quarantine_of(delivery))
    ]
    files = [p.read_bytes() for p in place.workspace.root.rglob("*") if p.is_file()]
    return "".join(
        [str(t.to_pylist()) for t in tables]
        + [str(kluis.manifest)]
        + [data.decode("latin-1") for data in files]
    )


def test_a_name_in_an_open_answer_is_nowhere_afterwards(
    place: Workplace, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    report = send(place, tmp_path, *ANSWERS)
    (place.workspace.codes / "organisatie.csv").unlink()
    (place.workspace.codes / "eigen_woorden.txt").unlink()
    assert (report.rijen, report.apart) == (3, 1)
    said = report.to_text() + json.dumps(report.to_json()) + repr(report) + capfd.readouterr().out
    for canary in CANARIES:
        assert canary not in everything_kept(place)
    assert not any(secret in said for secret in SECRETS)


def test_what_is_stored_is_the_answer_with_tags(place: Workplace, tmp_path: Path) -> None:
    send(place, tmp_path, *ANSWERS)
    ((_, table),) = place.kluis.deliveries("enquete")
    assert {str(field.type) for field in table.schema} == {"int64", "string"}
    assert table.column("open_goed").to_pylist() == [
        "[naam] belt mij op [telefoonnummer]",
        "fijne sfeer bij [onderdeel]",
        "Iedereen helpt elkaar",
    ]
    assert table.column("open_drempel").to_pylist() == [None, "sinds [naam] er is niet meer", None]


def test_the_quarantine_holds_the_answer_without_the_name(place: Workplace, tmp_path: Path) -> None:
    send(place, tmp_path, *ANSWERS)
    (delivery,) = place.kluis.manifest.leveringen
    (row,) = place.kluis.quarantine_of(delivery).to_pylist()
    assert row["open_goed"] == "[naam] weer"
    assert row["open_drempel"] == "het [onderdeel]"


def test_the_report_counts_answers_per_class(place: Workplace, tmp_path: Path) -> None:
    report = send(place, tmp_path, *ANSWERS, "r5;meting-1;Zuid;3;Iedereen helpt elkaar;")
    told = report.to_json()["open_antwoorden"]
    assert told == {
        "antwoorden": 7,
        "vervangen": 5,
        "ingekort": 0,
        "per_soort": {"naam": 3, "telefoonnummer": 1, "onderdeel": 2},
    }
    assert "Open antwoorden: 7. In 5 daarvan" in report.to_text()
    assert "naam 3" in report.to_text()


def test_a_file_sent_twice_changes_nothing(place: Workplace, tmp_path: Path) -> None:
    assert send(place, tmp_path, *ANSWERS).is_new
    assert not send(place, tmp_path, *ANSWERS).is_new


def test_rows_without_a_key_are_known_without_their_open_answer(
    place: Workplace, tmp_path: Path
) -> None:
    """What is replaced in a text may change with the program; it must not make a new respondent."""
    send(place, tmp_path, ";meting-1;Zuid;3;Iedereen helpt elkaar;")
    send(place, tmp_path, ";meting-1;Zuid;3;Iedereen helpt elkaar altijd;")
    (_, first), (_, second) = ((d, place.kluis.rows_of(d)) for d in place.kluis.manifest.leveringen)
    assert first.column("respondent_sleutel") == second.column("respondent_sleutel")


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("heel lang " * 2_000, MOST_CHARACTERS - 1),
        ("x" * (2 * MOST_CHARACTERS), 0),
        ("kort", 4),
    ],
)
def test_long_answers_are_cut_and_counted(tmp_path: Path, text: str, kept: int) -> None:
    path = tmp_path / "enquete.csv"
    path.write_text(f"golf;open_goed\n2025;{text}\n", encoding="utf-8")
    checked = check_file(path, None, TODAY)
    (answer,) = checked.good.column("open_goed").to_pylist()
    assert len(answer or "") == kept
    assert checked.open_answers.cut_n == (kept != len(text))
    assert checked.bad.num_rows == 0


def test_checking_a_file_shows_counts_and_no_text(
    workspace: Workspace, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = survey(tmp_path, *ANSWERS)
    code = run_program(["controleer", str(path), "--map", str(workspace.root)])
    said = "".join(capsys.readouterr())
    assert code == RefusedInput.exit_code
    assert "Open antwoorden: 6" in said
    assert not any(secret in said for secret in SECRETS)


def test_a_file_that_is_no_list_of_words_is_refused(workspace: Workspace, tmp_path: Path) -> None:
    (workspace.codes / "eigen_woorden.txt").write_text("een heel verhaal " * 30, "utf-8")
    with pytest.raises(RefusedInput, match="geen lijst van woorden"):
        check_file(survey(tmp_path, *ANSWERS), None, TODAY, workspace.codes)


def test_every_open_field_of_the_contract_is_covered() -> None:
    assert open_fields(load_contract("enquete")) == {"open_preventie", "open_drempel", "open_goed"}


def test_cells_that_are_empty_stay_empty(tmp_path: Path) -> None:
    path = tmp_path / "enquete.csv"
    path.write_text("golf;open_goed\n2025;\n2025;   \n", encoding="utf-8")
    checked = check_file(path, None, TODAY)
    assert checked.good.column("open_goed").to_pylist() == [None, None]
    assert checked.open_answers.n == 0
    assert isinstance(checked.good, pa.Table)
