"""Word documents open in another program as they are, and it finds the same headings and tables.

LibreOffice on Debian: libreoffice-writer-nogui. Where it cannot be had, this is skipped.
"""

import io
import shutil
import subprocess

import pikepdf
import pytest

from pipeline.advice.documents.docx_writer import write_docx
from tests.advice_documents import document
from tests.house_styles import house_template
from tests.pdf_check import structure

SOFFICE = shutil.which("soffice")
TAGGED = 'pdf:writer_pdf_Export:{"UseTaggedPDF":{"type":"boolean","value":"true"}}'

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not on this machine"),
]


@pytest.fixture(scope="module", name="pages")
def opened_by_libreoffice(tmp_path_factory):
    """The PDFs that LibreOffice makes of a plain, a house-style and a damaged document."""
    folder = tmp_path_factory.mktemp("kantoor")
    template = folder / "sjabloon.dotx"
    template.write_bytes(house_template())
    plain = write_docx(document())
    (folder / "gewoon.docx").write_bytes(plain)
    (folder / "huisstijl.docx").write_bytes(write_docx(document(), template))
    (folder / "kapot.docx").write_bytes(plain.replace(b"</w:body>", b"</w:bodies>"))
    subprocess.run(
        [SOFFICE, f"-env:UserInstallation={(folder / 'profiel').as_uri()}", "--headless",
         "--convert-to", TAGGED, "--outdir", folder, *sorted(folder.glob("*.docx"))],
        check=True, capture_output=True, timeout=300,
    )  # fmt: skip
    return {path.stem: path.read_bytes() for path in folder.glob("*.pdf")}


def test_documents_open_and_a_damaged_one_does_not(pages):
    assert set(pages) == {"gewoon", "huisstijl"}
    for file in pages.values():
        with pikepdf.open(io.BytesIO(file)) as pdf:
            assert len(pdf.pages) == 2


@pytest.mark.parametrize("name", ["gewoon", "huisstijl"])
def test_headings_lists_tables_and_pictures_are_what_they_are_in_ours(pages, name):
    tags = [tag for tag, _ in structure(pages[name])]
    assert tags.count("H1") == 1 and tags.count("H2") == 1
    assert tags.count("LI") == 3
    assert tags.count("Table") == 1 and tags.count("TH") == 2 and tags.count("TD") == 4
    with pikepdf.open(io.BytesIO(pages[name])) as pdf:
        assert str(pdf.Root.Lang) == "nl-NL"
        alts = [
            str(o.Alt) for o in pdf.objects if isinstance(o, pikepdf.Dictionary) and "/Alt" in o
        ]
    assert any("Lijn met bandbreedte" in alt for alt in alts)
