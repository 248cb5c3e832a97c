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
