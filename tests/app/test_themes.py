"""The page Thema's: every number with its range, nothing hidden, and no word of an answer."""

import re

import pytest

from dashboards.wording.safe_text import plain
from pipeline.contracts.codes import load_codelist
from pipeline.text.theme_certainty import how_measured, how_sure
from tests.app.overdracht_builder import WAVES, OverdrachtBuilder, signal
from tests.app.page_reader import all_text, charts_of, open_page, tables_of

_OPEN = 'r="2.8" fill="#ffffff"'


@pytest.fixture(scope="module")
def overdracht(tmp_path_factory):
    return OverdrachtBuilder(tmp_path_factory.mktemp("themas") / "o", themes=WAVES).write()


@pytest.fixture(scope="module")
def page(overdracht):
    with pytest.MonkeyPatch.context() as patch:
        yield open_page(patch, overdracht, "themas")


def test_every_theme_is_shown_with_a_range_or_as_too_uncertain(page):
    cells = {row[0]: row[1] for table in tables_of(page) for row in table if len(row) == 3}
    labels = [code.label for code in load_codelist("themas").codes]
    assert set(labels) <= set(cells)
    for number in cells.values():
        assert re.search(r"\d tot \d|tussen|hoogstens", number), number


def test_groups_are_named_and_the_tone_where_it_was_released(page):
    text = all_text(page)
    for group in load_codelist("themas").codes:
        assert group.label in text
    assert "Durven spreken" in text
    assert re.search(r"goed \d+ .{1,2}\d+ tot \d+.{1,2}; zorg \d+", text)


def test_who_wrote_and_what_fits_no_theme_are_said(page):
    text = all_text(page)
    assert re.search(r"schreven \*\*ongeveer 1\.\d{3} .{1,2}1\.\d{3} tot 1\.\d{3}", text)
    assert "hooguit 4 thema's" in text
    assert "schreven iets dat in geen thema past" in text


def test_what_the_noise_hides_is_counted_and_named(page):
    text = all_text(page)
    found = re.search(r"\*\*(\d+) thema('s)?\*\* val", text)
    assert found and 0 < int(found[1]) < 20
    assert "zegt niet dat het er niet is" in text


def test_few_answers_are_too_few_for_new_themes(page):
    assert "Te weinig antwoorden om nieuwe thema's te vinden" in all_text(page)


def test_the_words_that_count_are_those_of_the_list(page):
    text = all_text(page)
    assert "‘werkdruk" in text and "Telt niet:" in text
    assert "Een eigen thema van deze organisatie" in text


def test_how_sure_it_is_of_a_theme_is_said_and_not_of_own_themes(page):
    text = all_text(page)
    for code in load_codelist("themas").values():
        assert plain(how_sure(code)) in text
    assert plain(how_measured()) in text and "Deze fouten komen er nog bij" in text
    assert "rekenmodel dat heeft geleerd van verzonnen voorbeelden" in text
    assert "andere taal, dan kan de toon verkeerd zijn" in text
    own = next(line for line in text.splitlines() if "Een eigen thema van deze" in line)
    assert own.endswith("Hoe zeker: niet gemeten.")


def test_a_theme_is_shown_wave_by_wave(monkeypatch, overdracht):
    page = open_page(monkeypatch, overdracht, "themas")
    table = next(t for t in tables_of(page) if t[0][0].startswith("Enquête"))
    assert [row[0] for row in table] == ["Enquête 2025", "Enquête 2024"]
    box = next(one for one in page.selectbox if one.label == "Thema")
    assert "Past in geen thema" in box.options
    page = box.select("geen_thema").run()
    assert not page.exception and "Lijn met bandbreedte van Past in geen thema" in all_text(page)


def test_a_unit_is_shown_in_people(monkeypatch, overdracht):
    page = open_page(monkeypatch, overdracht, "themas")
    box = next(one for one in page.selectbox if one.label == "Voor wie")
    page = box.select("techniek").run()
    assert not page.exception
    assert "aantallen mensen, geen aantal van elke 100" in all_text(page)


def test_a_name_of_a_theme_cannot_be_markup(page):
    text = all_text(page)
    assert "**Zorg** [en]" not in text.replace("\\", "~") or "~*~*Zorg" in text.replace("\\", "~")


def test_without_themes_the_page_says_so(monkeypatch, tmp_path):
    built = OverdrachtBuilder(tmp_path / "o").write()
    text = all_text(open_page(monkeypatch, built, "themas"))
    assert "gepubliceerd" in text and "in de volgende enquête open vragen" in text


def test_one_wave_has_nothing_to_compare_with(monkeypatch, tmp_path):
    built = OverdrachtBuilder(tmp_path / "o", themes=("2025",)).write()
    assert "nog geen eerdere enquête" in all_text(open_page(monkeypatch, built, "themas"))


def test_the_page_begins_with_what_rose_and_says_what_is_not_tested(monkeypatch, tmp_path):
    numbers = {"p_value": 0.0004, "waarneming": 25.0, "verwacht_lower": 11.0, "verwacht_upper": 16}
    rise = signal("opkomend_thema", "sterk_signaal", golf="2025", thema="th_werkdruk", **numbers)
    built = OverdrachtBuilder(tmp_path / "o", themes=WAVES, signals=[rise]).write()
    text = all_text(open_page(monkeypatch, built, "themas"))
    assert "Werkdruk: meer dan te verwachten was" in text and "twee lezingen" in text
    assert "te verwachten was 11 tot 16" in text
    assert "verschillen tussen eenheden" in text


def test_a_missing_table_by_question_is_explained(page):
    text = all_text(page)
    assert "Per open vraag" in text and "Niet gepubliceerd" in text
    assert "Kies hierboven bij *Voor wie* een eenheid" in text


def test_what_is_too_uncertain_is_drawn_open_and_told_so(page):
    drawn = [svg for _, svg in charts_of(page)]
    assert any(_OPEN in svg for svg in drawn) and any(_OPEN not in svg for svg in drawn)
    assert any("te onzeker" in svg for svg in drawn)


def test_themes_that_could_not_be_judged_are_counted_and_named_in_an_expander(
    monkeypatch, tmp_path
):
    cells = [f"p0003|thema|golf=2025|thema={code}" for code in ("th_sfeer", "th_beloning")]
    sentence = "Te weinig gegevens over ‘Sfeer’ en ‘Beloning’."
    where = {"golf": "2025", "zin": sentence, "cellen": cells}
    row = signal("opkomend_thema", "te_weinig_gegevens", **where)
    built = OverdrachtBuilder(tmp_path / "o", themes=WAVES, signals=[row]).write()
    page = open_page(monkeypatch, built, "themas")
    assert "2 van de 27 thema's konden we niet beoordelen" in all_text(page)
    inside = next(one for one in page.expander if one.label.startswith("Welke thema"))
    assert "‘Sfeer’ en ‘Beloning’" in inside.markdown[0].value


def test_a_tone_of_few_people_is_not_told_as_a_share(monkeypatch, tmp_path):
    built = OverdrachtBuilder(tmp_path / "o", themes=WAVES, writers=150).write()
    page = open_page(monkeypatch, built, "themas")
    tones = [row[2] for table in tables_of(page) for row in table if len(row) == 3]
    assert tones and set(tones) == {"te onzeker voor een verdeling"}


def test_the_warning_on_a_tone_stands_beside_the_tone(page):
    beside = [caption.value for caption in page.caption if "toon" in caption.value]
    assert len(beside) == 1 and "andere taal" in beside[0]


def test_parts_show_readable_numbers_first_and_what_is_outside_the_units_last(
    monkeypatch, tmp_path
):
    built = OverdrachtBuilder(tmp_path / "o", themes=WAVES, by_group=True).write()
    page = open_page(monkeypatch, built, "themas")
    assert not page.exception
    box = next(one for one in page.selectbox if one.label == "Eenheid")
    assert box.options[-1] == "Buiten deze eenheden" and len(box.options) == 4
    hidden = [one for one in page.expander if one.label.startswith("Te onzeker om op te varen")]
    assert len(hidden) == 2
    for one in hidden:
        assert all("te onzeker" in row[1] for row in one.table[0].value.to_numpy().tolist())
    assert "Van afdelingen en teams binnen een eenheid staan hier geen thema" in all_text(page)


def test_an_enquete_that_asked_otherwise_breaks_the_line(monkeypatch, tmp_path):
    asked = OverdrachtBuilder._asked
    bounds = iter((3, 4))
    monkeypatch.setattr(OverdrachtBuilder, "_asked", lambda b: asked(b) | {"grens": next(bounds)})
    built = OverdrachtBuilder(tmp_path / "o", themes=WAVES).write()
    text = all_text(open_page(monkeypatch, built, "themas"))
    assert "Leg die twee niet naast elkaar" in text and "nieuwe reeks" in text


def test_enquetes_that_asked_the_same_are_one_line(page):
    assert "nieuwe reeks" not in all_text(page)
