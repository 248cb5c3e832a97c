"""An export does not say of which wave it is: the next one is never read as the one before."""

import pytest

from pipeline.cli.program import run_program
from pipeline.errors import RefusedInput
from pipeline.steps import look_at_source, read_in
from pipeline.vault.keys import ENVIRONMENT
from tests.builders import KEY
from tests.sheets import Sheets

HEADERS = "respondent;Afdeling;Weet u wie de vertrouwenspersoon is?"


@pytest.fixture(scope="module")
def sheets(tmp_path_factory):
    root = tmp_path_factory.mktemp("golven")
    for name, answers in (("een", 40), ("twee", 45)):
        lines = [HEADERS, *(f"{name}{i};Noord;ja" for i in range(answers))]
        (root / f"{name}.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    sheets = Sheets(root / "org")
    look_at_source(sheets.place(), root / "een.csv", "hr", "enquete", golf="g24", accept=True)
    read_in(sheets.place(), root / "een.csv", "hr")
    return sheets


def test_the_next_file_has_to_say_its_wave(sheets, monkeypatch, capsys):
    monkeypatch.setenv(ENVIRONMENT, KEY)
    one, two = (str(sheets.root.parent / f"{name}.csv") for name in ("een", "twee"))
    told = ["--bron", "hr", "--map", str(sheets.root)]
    for command in ("controleer", "inlezen"):
        assert run_program([command, two, *told]) == 2
        assert "geef dan --golf g24" in capsys.readouterr().err.casefold()
    assert run_program(["inlezen", one, *told]) == 0
    assert "al ingelezen" in capsys.readouterr().out

    assert run_program(["controleer", two, "--golf", "g25", *told]) == 0
    assert run_program(["inlezen", two, "--golf", "g25", *told]) == 0
    assert "45 rijen ingelezen" in capsys.readouterr().out
    assert (len(sheets.answers("g24")), len(sheets.answers("g25"))) == (40, 45)


def test_a_file_that_was_read_as_one_wave_is_not_read_as_another(sheets):
    with pytest.raises(RefusedInput, match="al ingelezen als golf g24"):
        read_in(sheets.place(), sheets.root.parent / "een.csv", "hr", golf="g25")


def test_a_wave_that_nobody_knows_and_a_source_that_needs_none_are_refused(sheets):
    path = sheets.root.parent / "twee.csv"
    with pytest.raises(RefusedInput, match=r"golven\.csv"):
        read_in(sheets.place(), path, "hr", golf="g31")
    with pytest.raises(RefusedInput, match="geen vertaling"):
        read_in(sheets.place(), path, "ander", golf="g25")


def test_answers_after_the_publication_are_told_to_be_late(sheets, tmp_path):
    twin = sheets.copy(tmp_path / "laat")
    twin.publish("golf:g24")
    path = tmp_path / "nog.csv"
    path.write_text(f"{HEADERS}\nlaat1;Noord;nee\n", encoding="utf-8")
    report = read_in(twin.place(), path, "hr", golf="g24")
    assert "al gepubliceerd" in report.to_text()


def test_taking_the_place_of_another_wave_does_not_open_the_guard(sheets, tmp_path):
    twin = sheets.copy(tmp_path / "anders")
    path = tmp_path / "derde.csv"
    path.write_text(f"{HEADERS}\nderde1;Noord;nee\n", encoding="utf-8")
    for word in ("g25", "golf:g25", "2024-Q1"):
        with pytest.raises(RefusedInput, match="golf g24"):
            read_in(twin.place(), path, "hr", vervangt=[word])
    read_in(twin.place(), path, "hr", vervangt=["golf:g24"])
    assert len(twin.answers("g24")) == 1


def test_a_file_whose_place_was_taken_can_be_read_as_its_own_wave(sheets, tmp_path):
    """The way back that the refusal tells."""
    twin = sheets.copy(tmp_path / "terug")
    right = tmp_path / "goed.csv"
    right.write_text(f"{HEADERS}\ngoed1;Noord;nee\n", encoding="utf-8")
    first = twin.root.parent.parent / "een.csv"
    first.write_text((sheets.root.parent / "een.csv").read_text(encoding="utf-8"), encoding="utf-8")
    with pytest.raises(RefusedInput, match="--vervangt g24"):
        read_in(twin.place(), first, "hr", golf="g25")
    read_in(twin.place(), right, "hr", golf="g24", vervangt=["g24"])
    read_in(twin.place(), first, "hr", golf="g25", vervangt=["g25"])
    assert (len(twin.answers("g24")), len(twin.answers("g25"))) == (1, 40)
