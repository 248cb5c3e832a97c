"""Taxonomy files: what is read, and what is refused with place, problem and next step."""

from pathlib import Path

import pytest

from pipeline.contracts.codes import load_codelist, load_texts
from pipeline.errors import ConfigurationError
from pipeline.text.themes import ThemeFinder, load_taxonomy, with_own


def written(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "themas.yaml"
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "geen lijst codes"),
        ("codes: []", "geen enkel thema"),
        ("codes: [", "geen geldige YAML"),
        ("codes: [{label: Sfeer}]", "thema 1, code"),
        ("codes: [{code: Sfeer}]", "kleine letter"),
        ("codes: [{code: a}, {code: a}]", "twee keer"),
        ("codes: [{code: a, kleur: rood}]", "onbekend woord kleur"),
        ("kleur: rood\ncodes: [{code: a}]", "onbekend woord kleur"),
        ("codes: [{code: a, woorden: {b: c}}]", "thema a, woorden"),
        ("codes: [{code: a, woorden: ['a*']}]", "bij 'a*'"),
        ("codes: [{code: a, woorden: ['aan|']}]", "aan|spreken"),
        ("codes: [{code: a, zinnen: ['...']}]", "zinnen, bij '...'"),
        ("codes: [{code: a, toon: blij}]", "kies een van: goed, zorg"),
        ("codes: [{code: a, ontkenning: nee}]", "keert, goed"),
        ("codes: [{code: a, rest: soms}]", "kies een van: ja, nee"),
        ("codes: [{code: a, rest: ja}, {code: b, rest: ja}]", "al een thema voor de rest"),
        ("groepen: [{code: g}]\ncodes: [{code: a, groep: h}]", "de groep h"),
        ("codes: sfeer", "streepje per regel"),
        ("codes: [sfeer]", "code: en label:"),
        ('codes: [{code: a, label: "x\\e[31m"}]', "niet te lezen"),
        ('codes: [{code: a, woorden: ["x\\ud800"]}]', "niet te lezen"),
        ("[" * 5_000, "haken in elkaar"),
    ],
)
def test_refused_with_the_place(tmp_path, text, says):
    with pytest.raises(ConfigurationError) as refused:
        load_taxonomy(written(tmp_path, text))
    assert says in refused.value.message
    assert refused.value.message.startswith("themas.yaml")
    assert refused.value.next_step


def test_a_missing_or_foreign_file(tmp_path):
    with pytest.raises(ConfigurationError, match="niet te openen"):
        load_taxonomy(tmp_path / "weg.yaml")
    (tmp_path / "x.yaml").write_bytes(b"\xff\xfe\x00codes")
    with pytest.raises(ConfigurationError, match="UTF-8"):
        load_taxonomy(tmp_path / "x.yaml")


def test_a_file_with_answers_that_is_named_by_mistake_is_not_quoted(tmp_path):
    with pytest.raises(ConfigurationError, match="onbekend woord") as refused:
        load_taxonomy(written(tmp_path, "Mijn baas Jansen zei: ga weg\n"))
    assert "Jansen" not in str(refused.value)
    with pytest.raises(ConfigurationError, match="geen gewoon bestand"):
        load_taxonomy(tmp_path)


def test_what_is_cut_into_too_many_words_is_not_found_and_stops_nothing(tmp_path):
    too_long = "b c d e f g h i j k l can't"
    long = f'codes: [{{code: a, woorden: ["*@0\\u00a0tt", veer], zinnen: ["{too_long}"]}}]'
    taxonomy = load_taxonomy(written(tmp_path, f"taal: en\n{long}"))
    [found] = ThemeFinder(taxonomy).find(["veer"])
    assert [one.code for one in found.themes] == ["a"]


CUT = " ".join(["/".join(f"{a}-{b}" for b in "bcdefg") for a in "klmnopqr"])
LEFT_OUT = " ".join(f"({sign})" for sign in "abcdefghijkl")


@pytest.mark.parametrize(
    "entry",
    [
        f"zinnen: ['{CUT}']",
        f"woorden: [x], niet: ['{CUT}']",
        f"woorden: ['{CUT}']",
        f"label: '{CUT}'",
    ],
)
def test_a_phrase_that_can_be_read_in_too_many_ways_is_refused_at_once(tmp_path, entry):
    text = f"taal: en\ncodes: [{{code: a, {entry}}}]"
    with pytest.raises(ConfigurationError, match="op te veel manieren"):
        load_taxonomy(written(tmp_path, text))


def test_many_alternatives_are_not_too_many_and_many_phrases_may_be(tmp_path):
    forms = " ".join(["/".join(f"{a}{b}" for b in "bcdefg") for a in "klmnopqr"])
    taxonomy = load_taxonomy(
        written(tmp_path, f"taal: en\ncodes: [{{code: a, zinnen: ['{forms}']}}]")
    )
    assert ThemeFinder(taxonomy).find(["kb lc md ne of pg qb rc"])[0].codes == ("a",)
    phrases = ", ".join(f"'{LEFT_OUT} m{n}'" for n in range(60)).replace("(l) ", "")
    with pytest.raises(ConfigurationError, match="samen"):
        load_taxonomy(written(tmp_path, f"codes: [{{code: a, zinnen: [{phrases}]}}]"))


def test_words_as_one_text_and_bare_yes_and_no(tmp_path):
    taxonomy = load_taxonomy(written(tmp_path, "codes: [{code: a, woorden: 'no, yes'}]"))
    assert taxonomy.themes[0].words.words == ("no", "yes")
    bare = load_taxonomy(written(tmp_path, "taal: en\ncodes: [{code: a, woorden: [no, on]}]"))
    assert bare.themes[0].words.words == ("no", "on")


def test_own_themes_come_after_the_shipped_ones(tmp_path):
    shipped = load_taxonomy()
    path = written(
        tmp_path,
        "codes: [{code: eigen_veer, label: Veer, woorden: [veer], geldig_vanaf_golf: 2026}]",
    )
    own = with_own(shipped, path)
    assert own.codes == (*shipped.codes, "eigen_veer")
    assert own.is_shipped
    waves = ("2024", "2025", "2026", "2027")
    assert own.in_force("2025", waves).codes == shipped.codes
    assert own.in_force("2027", waves).codes == own.codes
    assert with_own(shipped, tmp_path / "none.yaml") is shipped


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("codes: [{code: veer, geldig_vanaf_golf: 2026}]", "begint met eigen_"),
        ("codes: [{code: eigen_veer}]", "geldig_vanaf_golf ontbreekt"),
        ("taal: en\ncodes: [{code: eigen_veer, geldig_vanaf_golf: 2026}]", "dezelfde taal"),
        (
            "codes: [{code: eigen_veer, geldig_vanaf_golf: 2026, subthemas: [{code: overig}]}]",
            "in geen subthema past",
        ),
    ],
)
def test_own_themes_refused(tmp_path, text, says):
    with pytest.raises(ConfigurationError, match=says):
        with_own(load_taxonomy(), written(tmp_path, text))


def test_the_shipped_taxonomy_ties_to_patterns_and_measures():
    taxonomy = load_taxonomy()
    patterns = load_codelist("patronen").values()
    measures = {entry["code"] for entry in load_texts("maatregelen")["adviespatronen"]}
    assert len(taxonomy.themes) == 25
    assert len(taxonomy.groups) == 9
    for theme in taxonomy.themes:
        assert theme.group in {group.code for group in taxonomy.groups}
        assert theme.patterns
        assert set(theme.patterns) <= set(patterns)
        assert theme.measures
        assert set(theme.measures) <= measures
        assert theme.description
        assert theme.words.words


def test_one_theme_may_be_for_the_rest(tmp_path):
    path = written(tmp_path, "taal: en\ncodes: [{code: staff}, {code: other, rest: ja}]")
    found = ThemeFinder(load_taxonomy(path)).find(["the staff", "lovely weather", ""])
    assert [one.codes for one in found] == [("staff",), ("other",), ()]


@pytest.mark.parametrize(
    ("listed", "answer"),
    [
        ('woorden: ["can\'t fault"]', "Can't fault it"),
        ("woorden: [x-ray]", "had an x-ray today"),
        ("woorden: ['co-ordinat*']", "badly co-ordinated care"),
        ("woorden: ['=n/a']", "n/a"),
        ("woorden: [10/10]", "10/10 for them"),
        ("zinnen: [wouldn't/cannot change]", "I wouldn't change a thing"),
        ("zinnen: [wouldn't/cannot change]", "cannot change it"),
        ("zinnen: [nothing (can't) wait]", "nothing can't wait"),
    ],
)
def test_a_listed_word_is_cut_as_the_answer_is(tmp_path, listed, answer):
    path = written(tmp_path, f"taal: en\ncodes: [{{code: a, {listed}}}]")
    assert ThemeFinder(load_taxonomy(path)).find([answer])[0].codes == ("a",)


def test_an_own_theme_is_not_for_the_rest(tmp_path):
    path = written(tmp_path, "codes: [{code: eigen_a, rest: ja, geldig_vanaf_golf: '2026'}]")
    with pytest.raises(ConfigurationError, match="laat rest weg"):
        with_own(load_taxonomy(), path)


def test_a_theme_that_is_found_by_its_label_keeps_what_else_is_said_of_it(tmp_path):
    text = "codes: [{code: a, label: Fietsenstalling, niet: [nieuwe fietsenstalling], toon: zorg}]"
    [theme] = load_taxonomy(written(tmp_path, text)).themes
    assert theme.words.words == ("Fietsenstalling",)
    assert theme.words.near_misses == ("nieuwe fietsenstalling",)
    assert theme.words.tone == "zorg"
