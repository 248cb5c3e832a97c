"""The Word document: opened again, it has real styles, Dutch as its language and marked headers."""

import io
import subprocess
import sys
import zipfile
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from time import perf_counter

import pytest
from docx import Document
from docx.oxml.ns import qn
from lxml import etree

from pipeline.advice.advice_document import advice_document
from pipeline.advice.compose import compose
from pipeline.advice.concept import facts, lines
from pipeline.advice.documents.document import Heading, Items, PageBreak, Paragraph, Table, words
from pipeline.advice.documents.docx_writer import write_docx
from pipeline.advice.documents.written import printable
from pipeline.advice.word_check import check_words
from tests.advice_documents import chart, document
from tests.advice_examples import TODAY, cells_of, example_release, signal, signals, silence
from tests.word_check import word_problems

RELEASE = example_release()
ROWS = {
    "stijging": signal(RELEASE),
    "daling": signal(
        RELEASE, code="daling", richting="daling", hoofdcategorie="", cluster="wb", effect=0.5,
        cellen=cells_of(RELEASE, "cluster", cluster="wb"),
    ),
    "eenheid": signal(
        RELEASE, hoofdcategorie="", cluster="", eenheid="zuid",
        cellen=cells_of(RELEASE, "eenheid", eenheid="zuid"),
    ),
    "stilte": silence(RELEASE),
    "notitie": signal(RELEASE, gebeurtenis="Uitzending over gedrag"),
}  # fmt: skip
CONCEPTS = {name: compose(signals(row), RELEASE, TODAY)[0] for name, row in ROWS.items()}
STATUS = "CONCEPT - alleen na vrijgave door de vertrouwenspersoon"


@cache
def file_of(concept, released=None):
    return write_docx(advice_document(concept, released))


def opened(concept, released=None):
    return Document(io.BytesIO(file_of(concept, released)))


def shown(document):
    """All words of the body, in order."""
    paragraphs = [paragraph.text for paragraph in document.paragraphs]
    cells = [c.text for table in document.tables for row in table.rows for c in row.cells]
    return "\n".join([*paragraphs, *cells])


@pytest.fixture(params=CONCEPTS, name="concept")
def each_concept(request):
    return CONCEPTS[request.param]


def test_the_file_is_a_sound_zip_of_sound_xml(concept):
    with zipfile.ZipFile(io.BytesIO(file_of(concept))) as archive:
        assert archive.testzip() is None
        names = archive.namelist()
        assert len(names) == len(set(names))
        for name in names:
            if name.endswith((".xml", ".rels")):
                etree.fromstring(archive.read(name))


def test_headings_are_real_styles_in_order(concept):
    document = opened(concept)
    styles = [p.style.name for p in document.paragraphs]
    assert styles[:2] == ["Subtitle", "Title"]
    assert styles.count("Title") == 1
    headings = [p.text for p in document.paragraphs if p.style.name == "Heading 1"]
    assert headings == [
        "Wat wij zien", "Wat dit wel en niet betekent", "Waarom dit aandacht vraagt",
        "Wat wij adviseren", "Wat wij van u vragen", "Hoe wij dit opvolgen", "Verantwoording",
    ]  # fmt: skip
    subheadings = [p.text for p in document.paragraphs if p.style.name == "Heading 2"]
    assert subheadings[-3:] == ["Hoe wij kijken", "Wat wij niet tonen", "Privacy"]
    assert set(subheadings[:-3]) <= {"Waarom dit, en hoe u ziet of het werkt"}
    assert styles.index("Heading 2") > styles.index("Heading 1")


def test_readings_are_a_numbered_list_of_at_least_two(concept):
    document = opened(concept)
    numbered = [p.text for p in document.paragraphs if p.style.name == "List Number"]
    assert numbered == [line.text for line in concept.betekenis.lezingen]
    assert len(numbered) >= 2


def test_every_table_has_a_caption_a_repeated_header_row_and_a_description(concept):
    document = opened(concept)
    captions = [p for p in document.paragraphs if p.style.name == "Caption"]
    captions = [p for p in captions if "SEQ Tabel" in p._p.xml]
    assert len(captions) == len(document.tables) == (1 if concept.vorm == "notitie" else 2)
    for number, (caption, table) in enumerate(zip(captions, document.tables, strict=True), 1):
        assert table.style.name == "Documenttabel"
        fields = [f.get(qn("w:instr")) for f in caption._p.iter(qn("w:fldSimple"))]
        assert fields == [" SEQ Tabel \\* ARABIC "]
        assert "".join(t.text for t in caption._p.iter(qn("w:t"))).startswith(f"Tabel {number}. ")
        marked = [row._tr.trPr.find(qn("w:tblHeader")) is not None for row in table.rows]
        assert marked == [True] + [False] * (len(table.rows) - 1)
        assert all(row._tr.trPr.find(qn("w:cantSplit")) is not None for row in table.rows)
        assert table._tbl.tblPr.find(qn("w:tblDescription")).get(qn("w:val"))
        assert all(cell.text for row in table.rows for cell in row.cells)


def test_the_language_is_dutch_everywhere(concept):
    document = opened(concept)
    languages = {
        value
        for found in document.styles.element.iter(qn("w:lang"))
        for value in found.attrib.values()
    }
    assert languages == {"nl-NL"}
    settings = document.settings.element
    theme = {v for found in settings.iter(qn("w:themeFontLang")) for v in found.attrib.values()}
    assert theme <= {"nl-NL"}
    assert document.core_properties.language == "nl-NL"


def test_core_properties_name_the_advice_and_nobody(concept):
    properties = opened(concept).core_properties
    assert concept.kop.titel.text in properties.title
    assert properties.author == properties.last_modified_by == concept.kop.van.text
    assert properties.comments == ""
    assert properties.created.date() == concept.gemaakt_op


def test_header_and_footer_of_a_draft(concept):
    section = opened(concept).sections[0]
    assert section.header.paragraphs[0].text == f"{STATUS}\tVoorbeeldgegevens"
    footer = section.footer.paragraphs[0]._p
    assert [f.get(qn("w:instr")) for f in footer.iter(qn("w:fldSimple"))] == [
        " PAGE ", " NUMPAGES ",
    ]  # fmt: skip


def test_a_released_document_says_so_and_no_longer_concept(concept):
    document = opened(concept, date(2026, 3, 1))
    words = shown(document) + document.sections[0].header.paragraphs[0].text
    assert words.count("Vrijgegeven door de vertrouwenspersoon op 1 maart 2026") == 2
    assert "CONCEPT" not in words


def test_a_real_organisation_is_no_example(concept):
    header = opened(replace(concept, is_voorbeeld=False)).sections[0].header
    assert header.paragraphs[0].text == STATUS


def test_every_line_and_every_number_is_in_the_document(concept):
    document = opened(concept)
    words = shown(document)
    for line in lines(replace(concept, reeks=None)):
        assert line.text in words
    sources = document.tables[-1]
    listed = " / ".join(row.cells[0].text for row in sources.rows[1:])
    told = facts(replace(concept, reeks=None))
    assert all(fact.text in listed.split(" / ") for fact in told)


def test_the_picture_is_told_in_words_and_its_cells_are_listed(concept):
    if concept.reeks is None:
        return
    document = opened(concept)
    described = [one.get("descr") for one in document.element.body.iter(qn("wp:docPr"))]
    assert len(described) == 1
    assert all(point.getal.text in described[0] for point in concept.reeks.punten)
    sources = [row.cells[0].text for row in document.tables[-1].rows]
    assert "De grafiek" in sources


def test_the_words_are_right(concept):
    assert check_words(shown(opened(concept))) == ()


def test_measures_have_owner_term_effect_and_yardstick():
    table = opened(CONCEPTS["stijging"]).tables[0]
    assert [row.cells[0].text for row in table.rows[1:]] == [
        "Bewustwording", "Preventie", "Interventie",
    ]  # fmt: skip
    assert all("binnen" in row.cells[2].text for row in table.rows[1:])


def test_nothing_that_word_is_strict_about_is_wrong(concept):
    assert word_problems(file_of(concept)) == []


def test_a_document_with_every_block_is_right_for_word_too():
    assert word_problems(write_docx(document())) == []


TYPED = ["<w:p/>&\"'", "a\nb\x07c\x00d", "\ud800", "\u202eabc", "w" * 300]


@pytest.mark.parametrize("typed", TYPED)
def test_what_people_typed_is_text(typed):
    table = Table(typed, (typed, "b"), ((words(typed), words("c")),), (1, 3))
    made = write_docx(document(
        Heading(typed), Paragraph(words(typed)), Items((words(typed),)), table, chart(alt=typed),
        titel=typed, van=typed, organisatie=typed, kenmerk=typed, status=typed, soort=typed,
    ))  # fmt: skip
    assert word_problems(made) == []
    assert printable(typed).strip() in shown(Document(io.BytesIO(made)))


def test_the_same_document_is_the_same_bytes_also_in_another_place(tmp_path):
    made = subprocess.run(
        [sys.executable, "-c", "import sys; from tests.advice_documents import document\n"
         "from pipeline.advice.documents.docx_writer import write_docx\n"
         "sys.stdout.buffer.write(write_docx(document()))"],
        capture_output=True, check=True, cwd=tmp_path,
        env={"PYTHONPATH": str(Path(__file__).parents[2]), "TZ": "Asia/Tokyo", "LC_ALL": "C"},
    )  # fmt: skip
    assert made.stdout == write_docx(document())
    assert not list(tmp_path.iterdir())


def test_words_that_announce_a_list_stay_with_it():
    blocks = Paragraph(words("Dit kan betekenen:")), Paragraph(words("Dit niet."))
    made = Document(io.BytesIO(write_docx(document(*blocks))))
    kept = [p.text for p in made.paragraphs if p.paragraph_format.keep_with_next]
    assert kept == ["Dit kan betekenen:"]


TABLE = Table("Tabel", ("a",), ((words("x"),),), (1,))


@pytest.mark.parametrize("block", [Heading("Verder"), Paragraph(words("tekst")), chart(), TABLE])
def test_a_new_page_starts_with_what_follows(block):
    made = Document(io.BytesIO(write_docx(document(Paragraph(words("eerst")), PageBreak(), block))))
    starts = [n for n, p in enumerate(made.paragraphs) if p.paragraph_format.page_break_before]
    assert starts == [[p.text for p in made.paragraphs].index("eerst") + 1]
    assert not list(made.element.body.iter(qn("w:br")))


def test_a_long_table_takes_no_time():
    rows = tuple((words(str(n)), words("woorden " * 9)) for n in range(2000))
    started = perf_counter()
    write_docx(document(Table("Lang", ("Nr", "Wat"), rows, (1, 4))))
    assert perf_counter() - started < 5


def test_no_picture_but_its_own_and_nothing_left_of_the_template(concept):
    with zipfile.ZipFile(io.BytesIO(file_of(concept))) as archive:
        names = archive.namelist()
        pictures = [name for name in names if name.endswith((".png", ".jpeg", ".jpg"))]
        assert len(pictures) == (concept.reeks is not None)
        assert not [name for name in names if b"en-US" in archive.read(name)]
