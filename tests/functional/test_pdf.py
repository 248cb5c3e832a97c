"""The PDF: tagged and read in order, the same every time, and text that stays text."""

import io
import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import pikepdf
import pytest

from pipeline.advice.documents.document import Heading, Items, Paragraph, Table, words
from pipeline.advice.documents.pdf_writer import write_pdf
from tests.advice_documents import document
from tests.pdf_check import problems, structure

WHOLE = write_pdf(document())
TYPED = [
    '#panic("x")', "*x* _y_ $x$ @x <b> `c` // /* = - + ~ \\ #set", "a\nb\x07c\x00d\u2028e",
    "\u202eabc", "emoji 😀 汉字 עברית", "\ud800", "\ue000", "zacht\u00adkoppel", "\ufeffb\u200bc",
    "C:\\Users\\vp\\advies\\map-met-een-lange-naam\\en-nog-een", "w" * 300, "é" * 90, "{}[]()%\\n",
]  # fmt: skip
LONG = Table(
    "Lang", ("Nummer", "Wat"),
    tuple((words(str(n)), words("arbeidsongeschiktheidsverzekering " * 9)) for n in range(90)),
    (1, 5),
)  # fmt: skip


def body(*blocks, **changes):
    return write_pdf(document(*blocks, **changes))


def test_a_document_with_every_block_passes_the_independent_check():
    assert problems(WHOLE) == []


def test_tags_are_in_reading_order():
    tags = [tag for tag, depth in structure(WHOLE) if depth == 1]
    assert tags == ["P", "P", "P", "P", "H1", "P", "Div", "P", "L", "H2", "L", "Table", "P"]


@pytest.mark.parametrize("typed", TYPED)
def test_what_people_typed_is_text_and_nothing_else(typed):
    table = Table(typed, (typed, "b"), ((words(typed), words("c")),), (1, 3))
    everywhere = body(
        Heading(typed), Paragraph(words(typed)), Items((words(typed),)), table,
        titel=typed, van=typed, organisatie=typed, kenmerk=typed, status=typed, soort=typed,
    )  # fmt: skip
    assert problems(everywhere) == []


def test_a_table_over_pages_repeats_its_header_row_and_stays_one_table():
    file = body(LONG)
    assert problems(file) == []
    with pikepdf.open(io.BytesIO(file)) as pdf:
        assert len(pdf.pages) > 3
    assert [tag for tag, _ in structure(file)].count("TH") == 2


def heights(file):
    """Of each table, in points."""
    with pikepdf.open(io.BytesIO(file)) as pdf:
        boxes = [one["/BBox"] for node in _nodes(pdf, "/Table") for one in node.A if "/BBox" in one]
        return [float(box[3] - box[1]) for box in boxes]


@pytest.mark.parametrize(
    "text", ["Binnen 9 maanden", "preventiemedewerker", "p1:oo_pesten:2025-Q4"]
)
def test_words_in_a_narrow_column_stay_in_it(text):
    def row(*widths):
        return Table("t", ("a", "b", "c"), ((words(text), words("x"), words("x")),), widths)

    wide, narrow = heights(body(row(1, 1, 1), row(0.08, 0.4, 0.52)))
    assert narrow > wide + 8


@pytest.mark.parametrize("many", range(45, 50))
def test_words_that_announce_a_list_stay_on_its_page(many):
    lines = [Paragraph(words("regel")) for _ in range(many)]
    announced = [Paragraph(words("Dit kan betekenen:")), Items((words("een"), words("twee")))]
    with pikepdf.open(io.BytesIO(body(*lines, *announced))) as pdf:
        last, sign = _nodes(pdf, "/P")[-1], _nodes(pdf, "/Lbl")[0]
        assert last.Pg.objgen == sign.Pg.objgen


def test_headings_never_skip_a_level():
    file = body(Heading("a", 2), Heading("b", 3), Heading("c", 1), Heading("d", 4), Heading(" "))
    assert problems(file) == []
    assert [tag for tag, _ in structure(file) if tag[0] == "H"] == ["H1", "H2", "H1", "H2"]


def test_empty_parts_leave_nothing_behind():
    empty = (Paragraph(words(" ")), Items(()), Items((words(""),)), Table("Leeg", ("a",), (), (1,)))
    file = body(*empty, status="", voorbeeld="")
    assert problems(file) == []
    assert "L" not in [tag for tag, _ in structure(file)]


def test_headings_are_bookmarks():
    with pikepdf.open(io.BytesIO(WHOLE)) as pdf, pdf.open_outline() as outline:
        assert [item.title for item in outline.root] == ["Wat wij zien"]
        assert [item.title for item in outline.root[0].children] == ["Details"]


def test_the_same_document_is_the_same_bytes_also_in_another_place(tmp_path):
    made = subprocess.run(
        [sys.executable, "-c", "import sys; from tests.advice_documents import document\n"
         "from pipeline.advice.documents.pdf_writer import write_pdf\n"
         "sys.stdout.buffer.write(write_pdf(document()))"],
        capture_output=True, check=True, cwd=tmp_path,
        env={"PYTHONPATH": str(Path(__file__).parents[2]), "TZ": "Asia/Tokyo", "LC_ALL": "C",
             "HOME": str(tmp_path), "SOURCE_DATE_EPOCH": "1"},
    )  # fmt: skip
    assert made.stdout == WHOLE == write_pdf(document())
    assert not list(tmp_path.iterdir())


def test_the_file_names_the_organisation_and_no_machine():
    with pikepdf.open(io.BytesIO(WHOLE)) as pdf:
        info = {str(key): str(value) for key, value in pdf.docinfo.items()}
    assert info["/Author"] == "de vertrouwenspersoon van Voorbeeld BV"
    assert (
        info["/CreationDate"].startswith("D:20260202") and info["/ModDate"] == info["/CreationDate"]
    )


def test_the_date_of_the_dossier_is_that_of_the_file():
    later = write_pdf(replace(document(), datum=date(2027, 1, 3)))
    assert later != WHOLE and b"D:20270103" in later


def _without(change):
    """The document after somebody took out what a reader needs."""
    with pikepdf.open(io.BytesIO(WHOLE)) as pdf:
        change(pdf)
        buffer = io.BytesIO()
        pdf.save(buffer)
    return buffer.getvalue()


def _nodes(pdf, tag):
    return [o for o in pdf.objects if isinstance(o, pikepdf.Dictionary) and o.get("/S") == tag]


def _untag(pdf):
    page = pdf.pages[0]
    page.Contents = pdf.make_stream(page.Contents.read_bytes() + b"\n0 0 9 9 re f\n")


BROKEN = {
    "01-005": _untag,
    "02-001": lambda pdf: pdf.Root.StructTreeRoot.RoleMap.__delitem__("/Title"),
    "06-001": lambda pdf: pdf.Root.MarkInfo.__setitem__("/Marked", False),
    "07-001": lambda pdf: pdf.Root.ViewerPreferences.__setitem__("/DisplayDocTitle", False),
    "09-004": lambda pdf: _nodes(pdf, "/LI")[0].__setitem__("/S", pikepdf.Name.P),
    "11-006": lambda pdf: pdf.Root.__delitem__("/Lang"),
    "13-004": lambda pdf: _nodes(pdf, "/Figure")[0].__delitem__("/Alt"),
    "14-003": lambda pdf: _nodes(pdf, "/H1")[0].__setitem__("/S", pikepdf.Name.H2),
    "15-002": lambda pdf: [n.__setitem__("/S", pikepdf.Name.TD) for n in _nodes(pdf, "/TH")],
    "15-003": lambda pdf: _nodes(pdf, "/TH")[0].__delitem__("/A"),
    "29-001": lambda pdf: pdf.Root.__setitem__("/OpenAction", pikepdf.Dictionary()),
}  # fmt: skip


@pytest.mark.parametrize("checkpoint", BROKEN)
def test_the_independent_check_sees_what_is_broken(checkpoint):
    assert checkpoint in {found for found, _ in problems(_without(BROKEN[checkpoint]))}
