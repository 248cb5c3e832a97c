"""One rule for names of sources, in what proposes, checks and reads in."""

import pytest

from pipeline.cli.program import run_program
from pipeline.errors import RefusedInput
from pipeline.steps import look_at_source, read_in
from pipeline.steps.files import check_for_source
from pipeline.vault.keys import ENVIRONMENT
from tests.builders import KEY
from tests.sheets import PER_TALK, Sheets

LINES = "Kwartaal;Onderwerp;Gedrag van;Afdeling\n2024-Q1;Pesten;collega;Noord\n"


@pytest.fixture(scope="module")
def sheets(tmp_path_factory):
    sheets = Sheets(tmp_path_factory.mktemp("namen") / "org", privacy=PER_TALK)
    (sheets.root.parent / "lijst.csv").write_text(LINES, encoding="utf-8")
    return sheets


@pytest.mark.parametrize("name", ["", "x" * 500, "\udcff", "a:b"])
@pytest.mark.parametrize("step", [look_at_source, check_for_source, read_in])
def test_a_name_that_no_source_may_have_is_refused(sheets, step, name):
    with pytest.raises(RefusedInput, match="De naam van de bron is niet goed"):
        step(sheets.place(), sheets.root.parent / "lijst.csv", name)
    assert not sheets.workspace.bronnen.exists()


def test_the_command_says_so(sheets, monkeypatch, capsys):
    monkeypatch.setenv(ENVIRONMENT, KEY)
    path = sheets.root.parent / "lijst.csv"
    assert run_program(["inlezen", str(path), "--map", str(sheets.root), "--bron", "\udcff"]) == 2
    assert "De naam van de bron is niet goed" in capsys.readouterr().err
