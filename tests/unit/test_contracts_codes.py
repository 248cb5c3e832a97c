"""Code lists: append-only, consistent, one meaning per word, and in the words of the house."""

import re
from pathlib import Path

import pytest

from pipeline.contracts import load_codelist, load_texts
from pipeline.contracts.reading import CODES_DIR, plain
from pipeline.errors import ConfigurationError

LOCK = Path(__file__).parents[1] / "data" / "codes_lock.txt"
FILES = sorted(path.stem for path in CODES_DIR.glob("*.yaml"))
LISTS = [name for name in FILES if "codes" in load_texts(name)]
SCALES = [f"antwoordschalen.{scale}" for scale in load_codelist("antwoordschalen").values()]
SHARED = [
    name
    for name in LISTS
    if all("verwacht_aandeel" in code.extra for code in load_codelist(name).codes)
]
QUARTER = re.compile(r"\d{4}-Q[1-4]")


def all_codes():
    """Every code of every file as `list code`, also of lists inside free-form files."""
    found = []
    for name in FILES:
        for key, value in load_texts(name).items():
            if isinstance(value, list) and all(isinstance(v, dict) and "code" in v for v in value):
                found += [f"{name}.{key} {item['code']}" for item in value]
    for name in SCALES:
        found += [f"{name} {code}" for code in load_codelist(name).values()]
    return found


def test_no_code_ever_disappears():
    locked = set(LOCK.read_text(encoding="utf-8").splitlines())
    missing = locked - set(all_codes())
    assert not missing, "codes are append-only: replace a code with vervangen_door, keep it here"


def test_every_code_is_locked():
    locked = set(LOCK.read_text(encoding="utf-8").splitlines())
    new = set(all_codes()) - locked
    assert not new, "append these to tests/data/codes_lock.txt, from then on they stay"


@pytest.mark.parametrize("name", LISTS + SCALES)
def test_codes_are_unique_and_words_mean_one_code(name):
    codelist = load_codelist(name)
    assert len({plain(code.code) for code in codelist.codes}) == len(codelist.codes)
    claimed: dict[str, str] = {}
    for code in codelist.codes:
        for text in {plain(t) for t in (code.code, *code.synonyms)}:
            assert claimed.setdefault(text, code.code) == code.code
        assert codelist.find(code.code) == code.code


@pytest.mark.parametrize("name", LISTS + SCALES)
def test_entries_are_text_and_dated(name):
    for code in load_codelist(name).codes:
        texts = (code.code, code.label, *code.synonyms)
        assert all(isinstance(text, str) and plain(text) for text in texts)
        assert QUARTER.fullmatch(code.geldig_van)
        if code.vervangen_door is not None:
            load_codelist(name).get(code.vervangen_door)
            assert QUARTER.fullmatch(str(code.extra["vervangen_per"]))


def test_every_category_has_a_cluster_that_exists_and_a_psa_reading():
    clusters = load_codelist("clusters").values()
    for code in load_codelist("categorieen").codes:
        assert code.cluster in clusters
        assert code.code.startswith(f"{code.cluster}_")
        assert {"psa_factor", "ioa", "taxonomie_versie"} <= set(code.extra)


def test_the_categories_are_those_of_the_taxonomy():
    codelist = load_codelist("categorieen")
    assert len(codelist.codes) == 27
    about = {code.code for code in codelist.codes if code.over_leidinggevende}
    assert about == {"sw_leidinggevende", "sw_leiderschap_team", "in_machtsmisbruik"}
    assert load_codelist("relaties").get("leidinggevende").over_leidinggevende


@pytest.mark.parametrize("name", SHARED)
def test_expected_shares_add_up_to_one(name):
    shares = [code.extra["verwacht_aandeel"] for code in load_codelist(name).codes]
    assert sum(shares) == pytest.approx(1)
    assert min(shares) > 0


def test_the_planner_has_a_prior_for_every_dimension_it_may_publish():
    assert {"categorieen", "relaties", "rollen", "vervolg", "contactvormen"} <= set(SHARED)
    assert "doorlooptijden" in SHARED


@pytest.mark.parametrize(
    "name", ["relaties", "rollen", "contactvormen", "vp_typen", "doorlooptijden", "vervolg"]
)
def test_an_empty_cell_has_a_code(name):
    assert load_codelist(name).label("onbekend") == "Onbekend"


@pytest.mark.parametrize(
    ("name", "text", "code"),
    [
        ("categorieen", "grensoverschrijdend gedrag", "oo_overig"),
        ("categorieen", "PESTEN", "oo_pesten"),
        ("categorieen", "Privé met gevolgen voor werk", "ov_prive"),
        ("categorieen", "arbeidsconflict", "sw_collega"),
        ("rollen", "Melder", "ervaart_zelf"),
        ("rollen", "beklaagde", "aangesproken"),
        ("relaties", "Cliënt", "extern"),
        ("vervolg", "formele melding", "integriteitsmelding"),
        ("doorlooptijden", "< 1 M", "<1m"),
        ("doorlooptijden", ">6m", ">6m"),
        ("antwoordschalen.eens5", "Helemaal mee eens", "5"),
        ("antwoordschalen.ervaring", "Ja, een enkele keer", "1"),
        ("mag_meetellen", "Ja", "ja"),
        ("categorieen", "zomaar iets", None),
        ("categorieen", "", None),
        ("antwoordschalen.ja_nee", "?", None),
    ],
)
def test_foreign_words_are_translated(name, text, code):
    assert load_codelist(name).find(text) == code


def test_survey_items_name_blocks_scales_and_questions():
    blocks = {block["code"] for block in load_texts("items")["blokken"]}
    scales = {*load_codelist("antwoordschalen").values(), "open"}
    for item in load_codelist("items").codes:
        assert item.extra["blok"] in blocks
        assert item.extra["schaal"] in scales
        assert isinstance(item.extra["omgekeerd"], bool)
        assert str(item.extra["vraag"]).endswith((".", "?"))


def test_indexes_rest_on_items_of_a_fitting_scale():
    items = load_codelist("items")
    for index in load_codelist("indexen").codes:
        load_codelist(str(index.extra["antwoorden"]))
        wanted = {"prevalentie": {"ervaring"}, "score": {"eens5", "frequentie5"}}
        used = {items.get(code).extra["schaal"] for code in index.extra["items"]}
        assert used <= wanted[index.extra["soort"]]
    priorities = [code.extra["prioriteit"] for code in load_codelist("indexen").codes]
    assert sorted(priorities) == [1, 2, 3, 4, 5]


def test_scores_run_from_0_to_100():
    for name in ("eens5", "frequentie5"):
        codes = load_codelist(f"antwoordschalen.{name}").codes
        assert [code.extra["score"] for code in codes] == [0, 25, 50, 75, 100]


def test_reference_values_have_a_year_a_source_and_a_series_on_one_side_of_the_break():
    series = {entry["code"]: entry for entry in load_texts("referenties")["reeksen"]}
    for code in load_codelist("referenties").codes:
        entry, year = series[code.extra["reeks"]], code.extra["jaar"]
        assert entry.get("vanaf_jaar", year) <= year <= entry.get("tot_jaar", year)
        assert 0 < code.extra["waarde"] < 100
        assert code.extra["bron"]
        assert str(code.extra["url"]).startswith("https://")
        assert code.extra["vraagstelling"]


def test_an_unknown_code_or_list_says_so_without_the_value():
    with pytest.raises(LookupError) as caught:
        load_codelist("rollen").get("geheimewaarde")
    assert "geheimewaarde" not in str(caught.value)
    for name in ("bestaat_niet", "antwoordschalen.bestaat_niet"):
        with pytest.raises(ConfigurationError):
            load_codelist(name)
