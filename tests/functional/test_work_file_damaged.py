"""A work file that an editor or a VP spoilt: read all the same, or refused by its name."""

from functools import partial

import pytest

from pipeline.errors import RefusedInput
from pipeline.steps import look_at_source
from tests.sheets import PER_TALK, Sheets

LINES = "Datum v/h gesprek;Soort melding;Reële afd.\n3-5-2024;agresie;Noord\n4-6-2024;gedoe;Zuid\n"
TALKS = "soort: gesprekken\nkolommen:\n"
SURVEY = "soort: gesprekken\nkolommen: []\neigen_vragen:\n"


@pytest.fixture(scope="module")
def sheets(tmp_path_factory):
    sheets = Sheets(tmp_path_factory.mktemp("werk") / "org", privacy=PER_TALK)
    (sheets.root.parent / "lijst.csv").write_text(LINES, encoding="utf-8")
    return sheets


@pytest.fixture
def bron(sheets):
    path = sheets.root.parent / "lijst.csv"
    return partial(look_at_source, sheets.place(), path, "x", "gesprekken", edit=True)


@pytest.fixture
def work(bron):
    return bron().work_file


@pytest.mark.parametrize("encoding", ["cp1252", "utf-16", "utf-8-sig"])
def test_what_an_editor_saved_otherwise_is_read(work, bron, encoding):
    text = work.read_text(encoding="utf-8")
    assert "Reële" in text
    work.write_bytes(text.encode(encoding))
    assert "Reële" in bron().work_file.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"soort: gesprekken\x81\nkolommen: []", "UTF-8"),
        (b"\xff\xfes", "UTF-8"),
        ("soort: enquete\nkolommen: []", "--soort"),
        (f"{TALKS}- kolom: [a]\n  veld: periode", "kolom 1 van de lijst kolommen"),
        (f"{TALKS}- kolom: a\n  veld: [periode]", "kolom 1 van de lijst kolommen"),
        (f"{TALKS}- kolom: a\n  veld: periode\n  keuze: {{a: b}}", "kolom 1"),
        ("soort: gesprekken\nkolommen: []\nniet_lezen:\n- [a]", "niet_lezen"),
        ("soort: gesprekken\nkolommen: []\nniet_lezen:\n- kolom: {a: b}", "niet_lezen"),
        (f"{SURVEY}- {{code: [eigen_a], schaal: eens5}}", "eigen_vragen"),
        (f"{SURVEY}- {{code: eigen_a, schaal: {{a: b}}}}", "eigen_vragen"),
        ("[" * 3000, "kan niet worden gelezen"),
        ('soort: "\\UFFFFFFFF"', "kan niet worden gelezen"),
    ],
)
def test_a_spoilt_work_file_is_refused_by_its_name(work, bron, content, said):
    work.write_bytes(content if isinstance(content, bytes) else content.encode())
    with pytest.raises(RefusedInput) as refused:
        bron()
    assert work.name in str(refused.value)
    assert said in str(refused.value)
    work.unlink()
    assert bron().work_file == work
