"""The jaarrapport as it reads: eleven chapters, three versions, in every kind of year."""

import io
import re
from functools import cache

import pytest

from pipeline.advice.documents.document import Chart, Heading
from pipeline.advice.documents.docx_writer import write_docx
from pipeline.advice.documents.pdf_writer import write_pdf
from pipeline.advice.word_check import check_words
from pipeline.advice.yearly.kept import Kept, Reports
from pipeline.advice.yearly.report import VERSIONS, report
from pipeline.contracts import load_texts
from pipeline.errors import RefusedInput
from pipeline.vault.sealed import Sealed
from tests.advice_examples import TODAY
from tests.yearly import FILLED, MATERIAL, all_words

NAMES = tuple(MATERIAL)
YEARS = [(name, version) for name in NAMES for version in VERSIONS]
"""An empty chapter says so in a sentence of its own."""
SAYS = {
    "half jaar": "nog niet alles gepubliceerd",
    "eerste jaar": "eerste hele jaar met cijfers",
    "niets gepubliceerd": "nog geen cijfers over gesprekken gepubliceerd",
    "jaar nog niet gepubliceerd": "nog geen cijfers over gesprekken gepubliceerd",
    "met formulier": "Via het intranet en op dinsdag op spreekuur.",
    "met patroon": "Meer gesprekken over pesten",
    "advies overgenomen": "overgenomen",
}


@cache
def data_of(name):
    return MATERIAL[name]()


@cache
def made(name, version):
    return report(data_of(name), version)


def words_of(name, version):
    return " ".join(all_words(made(name, version)))


@pytest.mark.parametrize(("name", "version"), YEARS)
def test_no_word_that_accuses(name, version):
    assert not [found for text in all_words(made(name, version)) for found in check_words(text)]


@pytest.mark.parametrize("name", NAMES)
def test_the_full_version_has_eleven_chapters_and_appendices(name):
    headings = [
        b.text for b in made(name, "volledig").blocks if isinstance(b, Heading) and b.level == 1
    ]
    assert [text.split(".")[0] for text in headings] == [*map(str, range(1, 12)), "Bijlagen"]


@pytest.mark.parametrize("name", SAYS)
def test_what_is_and_what_is_not_there_is_said(name):
    assert SAYS[name] in words_of(name, "volledig")


@pytest.mark.parametrize("name", NAMES)
def test_one_page_is_one_page(name):
    pages = re.findall(rb"/Type\s*/Page[^s]", write_pdf(made(name, "een-pagina")))
    assert len(pages) == 1


@pytest.mark.parametrize("name", NAMES)
def test_the_public_version_names_no_unit_and_no_owner(name):
    said = words_of(name, "publiek")
    for private in ("Locatie Noord", "Locatie Zuid", "1 april 2026", "1 september 2026", "HR"):
        assert private not in said


def test_the_kern_has_three_observations_and_what_was_done():
    blocks = made("met patroon", "volledig").blocks
    seen = next(b for b in blocks if getattr(b, "is_numbered", False))
    assert len(seen.lines) == 3
    assert "pesten" in seen.lines[0].text


def test_where_nothing_could_be_tested_nothing_is_said_of_chance():
    said = words_of("eerste jaar", "volledig")
    assert "te weinig gegevens om iets te kunnen zien" in said
    assert "toetsten wij" not in said


def test_advice_about_last_year_is_told_as_earlier_advice_in_the_next():
    said = words_of("jaar nog niet gepubliceerd", "volledig")
    assert "Over 2026 zijn geen adviezen aangeboden." in said
    assert "Adviezen uit eerdere jaren: die waren er niet" not in said
    assert "aangeboden" in said


def test_a_year_without_a_pattern_says_so_first():
    said = words_of("half jaar", "een-pagina")
    assert "Geen patroon aantoonbaar" in said
    assert "geen bewijs dat er niets speelt" in said


def test_a_year_is_never_laid_beside_half_a_year():
    charts = [b for b in made("half jaar", "volledig").blocks if isinstance(b, Chart)]
    assert charts
    assert "2025" not in {point.label for chart in charts for point in chart.points}


def test_sentences_are_short():
    """At most B1: fifteen words on average, and none over forty."""
    lengths = []
    for text in _catalogue(dict(load_texts("jaarrapportteksten"))):
        lengths += [len(one.split()) for one in re.split(r"(?<=[.!?:])\s", text) if one.strip()]
    assert max(lengths) <= 40
    assert sum(lengths) / len(lengths) < 15


def _catalogue(value):
    if isinstance(value, dict):
        for key, one in value.items():
            if key != "leeg_formulier":
                yield from _catalogue(one)
    elif isinstance(value, list):
        for one in value:
            yield from _catalogue(one)
    else:
        yield str(value)


def test_word_writes_it_the_same_every_time():
    document = made("met formulier", "volledig")
    first, second = write_docx(document), write_docx(document)
    assert first == second
    assert io.BytesIO(first).getbuffer().nbytes > 20_000


def test_a_released_report_comes_back_as_it_was_written(tmp_path):
    reports = Reports(tmp_path, Sealed(bytes(32)))
    documents = {version: made("met formulier", version) for version in VERSIONS}
    reports.save(Kept(2025, FILLED, TODAY, TODAY, "een vertrouwenspersoon", documenten=documents))
    kept = reports.newest(2025)
    assert kept.documenten == documents
    assert kept.formulier == FILLED
    with pytest.raises(RefusedInput):
        reports.save(Kept(2025, FILLED, TODAY))
