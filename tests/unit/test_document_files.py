"""A document in a file: the ending of the name says what kind."""

import pytest

from pipeline.advice.documents.document import Paragraph, words
from pipeline.advice.documents.files import write_document
from pipeline.errors import RefusedInput
from tests.advice_documents import document

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
