"""Charts in Word and in PDF: both the line drawing and, in Word, a picture for older programs."""

import io
import struct
import zipfile

import pytest
from docx import Document as open_word
from docx.oxml.ns import qn

from pipeline.advice.documents.chart import chart_svg
from pipeline.advice.documents.docx_writer import write_docx
from pipeline.advice.documents.pdf_writer import write_pdf
from tests.advice_documents import ALT, chart, document

SVG_BLIP = "{http://schemas.microsoft.com/office/drawing/2016/SVG/main}svgBlip"


@pytest.fixture(scope="module", name="word")
def two_charts():
    return write_docx(document(chart(), chart(vorm="balken", caption="Naast elkaar")))


def test_word_has_the_drawing_and_a_picture_of_it(word):
    opened = open_word(io.BytesIO(word))
    blips = list(opened.element.body.iter(qn("a:blip")))
    assert len(blips) == 2
    for blip, given in zip(blips, (chart(), chart(vorm="balken")), strict=True):
        drawn = opened.part.rels[next(blip.iter(SVG_BLIP)).get(qn("r:embed"))].target_part
        assert drawn.content_type == "image/svg+xml"
        assert drawn.blob.decode() == chart_svg(given)
        picture = opened.part.rels[blip.get(qn("r:embed"))].target_part.blob
        assert picture.startswith(b"\x89PNG")
        assert struct.unpack(">I", picture[16:20])[0] > 1200


def test_word_has_alternative_texts_and_numbered_captions(word):
    opened = open_word(io.BytesIO(word))
    described = [found.get("descr") for found in opened.element.body.iter(qn("wp:docPr"))]
    assert described == [ALT, ALT]
    numbers = {found.get("id") for found in opened.element.body.iter(qn("wp:docPr"))}
    assert len(numbers) == 2
    captions = [p for p in opened.paragraphs if p.style.name == "Caption"]
    shown = ["".join(t.text for t in p._p.iter(qn("w:t"))) for p in captions]
    assert shown == ["Figuur 1. Gesprekken over pesten", "Figuur 2. Naast elkaar"]
    pictures = [p for p in opened.paragraphs if p.style.name == "Figuur"]
    assert all(p.style.paragraph_format.keep_with_next for p in pictures)


def test_every_part_of_the_word_file_has_a_kind(word):
    with zipfile.ZipFile(io.BytesIO(word)) as archive:
        kinds = archive.read("[Content_Types].xml").decode()
        assert "image/svg+xml" in kinds and 'Extension="png"' in kinds


def test_a_pdf_has_charts_and_passes_its_check():
    assert write_pdf(document(chart(), chart(vorm="balken"))).startswith(b"%PDF")


def test_a_chart_without_points_is_left_out():
    empty = document(chart(points=()))
    assert not list(open_word(io.BytesIO(write_docx(empty))).element.body.iter(qn("a:blip")))
    assert write_pdf(empty).startswith(b"%PDF")
