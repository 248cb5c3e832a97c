"""A document in a file: the ending of the name says what kind."""

import pytest

from pipeline.advice.documents.document import Paragraph, words
from pipeline.advice.documents.files import write_document, writing
from pipeline.durable import replace_synced
from pipeline.errors import ConfigurationError, RefusedInput
from pipeline.workspace import create_workspace
from tests.advice_documents import document
from tests.house_styles import house_template

STARTS = {".docx": b"PK", ".PDF": b"%PDF", ".xlsx": b"PK"}


@pytest.mark.parametrize("ending", STARTS)
def test_the_ending_says_what_kind(tmp_path, ending):
    path = write_document(document(), tmp_path / f"een naam (met) haakjes é{ending}")
    assert path.read_bytes().startswith(STARTS[ending])
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("name", ["advies.odt", "advies", "advies.docx.exe"])
def test_another_ending_is_refused_and_nothing_is_written(tmp_path, name):
    with pytest.raises(RefusedInput, match=r"\.docx of \.pdf"):
        write_document(document(), tmp_path / name)
    assert not list(tmp_path.iterdir())


def test_an_excel_file_without_tables_is_refused(tmp_path):
    with pytest.raises(RefusedInput, match="geen tabellen"):
        write_document(document(Paragraph(words("tekst"))), tmp_path / "advies.xlsx")


def test_a_template_dresses_word_and_leaves_the_rest(tmp_path):
    template = tmp_path / "sjabloon.docx"
    template.write_bytes(house_template())
    for ending in STARTS:
        plain = write_document(document(), tmp_path / f"plain{ending}").read_bytes()
        dressed = write_document(document(), tmp_path / f"huis{ending}", template).read_bytes()
        assert (plain != dressed) == (ending == ".docx")


def test_a_broken_template_leaves_what_stood_there(tmp_path):
    path = tmp_path / "advies.docx"
    path.write_bytes(b"er stond al iets")
    with pytest.raises(ConfigurationError):
        write_document(document(), path, tmp_path / "weg.docx")
    assert path.read_bytes() == b"er stond al iets"


@pytest.mark.parametrize("name", ["sjabloon.docx", "sjabloon.dotx"])
def test_a_workspace_may_have_a_house_style(tmp_path, name):
    workspace = create_workspace(tmp_path / "map", "2021-Q1", "Voorbeeld BV")
    assert workspace.sjabloon is None
    (workspace.root / "huisstijl").mkdir()
    (workspace.root / "huisstijl" / name).write_bytes(house_template())
    assert workspace.sjabloon == workspace.root / "huisstijl" / name


def test_a_place_that_takes_no_file_is_refused_and_keeps_no_draft(tmp_path):
    target = tmp_path / "map.docx"
    target.mkdir()
    with pytest.raises(RefusedInput, match="kan niet worden gemaakt"), writing(target):
        replace_synced(target, b"geheim")
    assert list(tmp_path.iterdir()) == [target]
