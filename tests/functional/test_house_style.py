"""A document in the style of the house: its styles, page and logo, and nothing of who made it."""

import io
import zipfile

import docx
import pytest
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn

from pipeline.advice.documents.document import Items, words
from pipeline.advice.documents.docx_writer import write_docx
from pipeline.errors import ConfigurationError
from tests.advice_documents import chart, document
from tests.house_styles import ORANGE, as_kind, bare_template, changed, house_template, saved
from tests.word_check import word_problems

DOTX = b"wordprocessingml.template.main+xml"
DOCM = b"vnd.ms-word.document.macroEnabled.main+xml"


@pytest.fixture(scope="module", name="house")
def in_house_style(tmp_path_factory):
    path = tmp_path_factory.mktemp("huisstijl") / "sjabloon.docx"
    path.write_bytes(house_template())
    return write_docx(document(), path)


def written(tmp_path, template, *blocks):
    path = tmp_path / "sjabloon.docx"
    path.write_bytes(template)
    return write_docx(document(*blocks), path)


def opened(file):
    return docx.Document(io.BytesIO(file))


def test_styles_of_the_house_stay_and_missing_ones_are_added(house):
    styles = opened(house).styles
    assert styles["Heading 1"].font.color.rgb == ORANGE
    assert styles["Normal"].font.name == "Verdana"
    assert styles["Klein"].font.size.pt == 7
    assert styles["Tabeltekst"].font.name is None
    assert styles["Documenttabel"].type == WD_STYLE_TYPE.TABLE
    assert word_problems(house) == []


def test_the_page_and_the_logo_of_the_house_stay_beside_our_status(house):
    section = opened(house).sections[0]
    assert section.left_margin.cm == pytest.approx(3, abs=0.01)
    assert section.header.paragraphs[0].text == "Huis van Voorbeeld"
    for header in (section.header, section.first_page_header):
        assert "CONCEPT" in "".join(p.text for p in header.paragraphs)
    assert list(section.first_page_header._element.iter(qn("wp:docPr")))
    for footer in (section.footer, section.first_page_footer):
        codes = [f.get(qn("w:instr")) for f in footer._element.iter(qn("w:fldSimple"))]
        assert codes == [" PAGE ", " NUMPAGES "]


def test_tables_and_charts_are_as_wide_as_the_page_of_the_house(house):
    document = opened(house)
    width = sum(int(c.get(qn("w:w"))) for c in document.tables[0]._tbl.iter(qn("w:gridCol")))
    assert width == pytest.approx(15 / 2.54 * 1440, abs=5)
    assert document.inline_shapes[0].width.cm == pytest.approx(15, abs=0.01)


def test_nothing_of_the_template_tells_who_made_it_or_what_it_said(house):
    with zipfile.ZipFile(io.BytesIO(house)) as archive:
        names = archive.namelist()
        everything = b"".join(archive.read(name) for name in names)
    assert b"Maker" not in everything and b"maker" not in everything
    assert b"Lorem" not in everything
    assert len([name for name in names if name.endswith(".png")]) == 1 + 1


def test_the_same_document_is_the_same_bytes_in_a_house_style_too(tmp_path, house):
    assert written(tmp_path, house_template()) == written(tmp_path, house_template())


@pytest.mark.parametrize("template", [bare_template(), as_kind(DOTX)], ids=["bare", "dotx"])
def test_a_bare_template_and_one_of_word_itself_will_do(tmp_path, template):
    made = written(tmp_path, template)
    assert word_problems(made) == []
    styles = [p.style.name for p in opened(made).paragraphs]
    assert {"Title", "Heading 1", "List Number", "Klein opsomming", "Figuur"} <= set(styles)


BROKEN = {
    "geen zip": b"dit is geen Word-document",
    "leeg": b"",
    "oud Word": bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600),
    "macro's": as_kind(DOCM),
    "zonder tekst": changed(house_template(), lambda n, p: None if "document.xml" in n else p),
    "halve XML": changed(house_template(), lambda n, p: p[:90] if n.endswith("styles.xml") else p),
    "afgebroken": house_template()[:5000],
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_template_is_refused_in_words(tmp_path, name):
    with pytest.raises(ConfigurationError, match=r"sjabloon\.docx"):
        written(tmp_path, BROKEN[name])


def test_a_template_that_is_not_there_is_refused(tmp_path):
    with pytest.raises(ConfigurationError, match=r"huis\.docx"):
        write_docx(document(), tmp_path / "huis.docx")


@pytest.mark.parametrize("name", ["Klein", "Documenttabel"])
def test_a_style_of_another_kind_is_refused_by_name(tmp_path, name):
    template = docx.Document()
    template.styles.add_style(name, WD_STYLE_TYPE.CHARACTER)
    with pytest.raises(ConfigurationError, match=f"stijl {name}"):
        written(tmp_path, saved(template))


@pytest.mark.parametrize("template", [None, house_template(), bare_template()])
def test_every_numbered_list_starts_at_one(tmp_path, template):
    lists = [Items((words("a"), words("b")), is_numbered=True)] * 2
    klein = Items((words("c"),), is_numbered=True, vorm="klein")
    blocks = (*lists, klein, Items((words("d"),)))
    made = written(tmp_path, template, *blocks) if template else write_docx(document(*blocks))
    assert word_problems(made) == []
    opened_again = opened(made)
    ids = [p._p.pPr.numPr.numId.val if p._p.pPr.numPr is not None else None
           for p in opened_again.paragraphs if p.text in ("a", "b", "c", "d")]  # fmt: skip
    assert ids[0] == ids[1] != ids[2] == ids[3] and ids[4] not in ids[:4] and ids[5] is None
    numbering = opened_again.part.numbering_part.element
    for number in {*ids} - {None}:
        found = next(one for one in numbering.num_lst if one.numId == number)
        assert found.lvlOverride_lst[0].startOverride.val == 1


def test_a_second_chart_fits_too(tmp_path):
    made = written(tmp_path, house_template(), chart(), chart(vorm="balken"))
    assert word_problems(made) == []
