"""Words as vertrouwenspersonen write them, judged against codes that somebody else chose.

`tests/data/vp_woorden.yaml` was written without knowing how words are translated; half of it was
opened only to measure. A wrong code is never found again, an unknown word costs a look: so nearly
nothing may be wrong, and most must be known.
"""

from collections import Counter
from pathlib import Path

import pytest
import yaml

from pipeline.contracts.codes import load_codelist
from pipeline.ingest.mapping.similar import nearest_code
from pipeline.ingest.translate import one

WORDS = Path(__file__).parents[1] / "data" / "vp_woorden.yaml"
UNKNOWN = {None, "onbekend", "ov_onbekend"}


def verdicts(sealed):
    for name, items in yaml.safe_load(WORDS.read_text(encoding="utf-8")).items():
        codes = load_codelist(name)
        for item in items:
            if bool(item.get("gesloten")) == sealed:
                found, wanted = one(str(item["woord"]), codes), item["code"]
                is_right = found in UNKNOWN if wanted == "onbekend" else found == wanted
                yield "right" if is_right else "unknown" if found is None else "wrong"


@pytest.mark.parametrize(("sealed", "least_right", "most_wrong"), [(False, 0.9, 0), (True, 0.8, 2)])
def test_words_of_vps_mean_what_a_vp_means(sealed, least_right, most_wrong):
    counts = Counter(verdicts(sealed))
    assert counts["wrong"] <= most_wrong
    assert counts["right"] >= least_right * counts.total()


@pytest.mark.parametrize(
    "word", ["geen pesten", "pesten en werkdruk", "pesten?? of niet", "psten", "intimidtie", "niet"]
)
def test_what_is_not_sure_is_not_read(word):
    assert one(word, load_codelist("categorieen")) is None


@pytest.mark.parametrize(
    ("word", "code"), [("discrimenatie", "oo_discriminatie"), ("reorganistie", "wb_verandering")]
)
def test_a_slip_of_the_pen_is_proposed(word, code):
    codes = load_codelist("categorieen")
    assert one(word, codes) is None
    assert nearest_code(word, codes) == code


@pytest.mark.parametrize(
    "name",
    [
        "categorieen",
        "relaties",
        "rollen",
        "contactvormen",
        "doorlooptijden",
        "vervolg",
        "vp_typen",
        "gevonden_via",
        "mag_meetellen",
    ],
)
def test_no_word_means_two_codes(name):
    codes = load_codelist(name)
    for entry in codes.codes:
        assert {codes.find(text) for text in (entry.label, *entry.synonyms, *entry.words)} == {
            entry.code
        }
