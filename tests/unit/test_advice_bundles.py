"""Patterns that tell one story make one concept, and two stories never become one."""

import pytest

from pipeline.advice.bundles import bundles
from pipeline.advice.compose import compose
from pipeline.advice.concept import from_json, to_json
from pipeline.advice.pattern import patterns_in
from pipeline.advice.stories import story_of, subject_of
from pipeline.contracts import load_codelist
from tests.advice_examples import TODAY, cells_of, example_release, signal, signals

RELEASE = example_release()
NO_TALKS = {"periode": "", "cluster": "", "hoofdcategorie": "", "golf": "2025"}


def talks(n, low, high, **codes):
    """A rise of the list with these numbers, about these codes."""
    table = next(iter(codes)) if codes else "totaal"
    codes = {"cluster": "", "hoofdcategorie": "", **codes}
    if codes["hoofdcategorie"]:
        codes["cluster"] = codes["hoofdcategorie"].split("_")[0]
    return signal(
        RELEASE, **codes, waarneming=n, verwacht_lower=low, verwacht_upper=high,
        cellen=cells_of(RELEASE, table, **({table: codes[table]} if codes.get(table) else {})),
    )  # fmt: skip


def survey(code, item, richting="daling", **more):
    return signal(RELEASE, **{**NO_TALKS, "code": code, "item": item, "richting": richting, **more})


PESTEN = talks(120, 29, 52, hoofdcategorie="oo_pesten")
WORK = talks(120, 29, 52, hoofdcategorie="wb_werkdruk")
CLUSTER = talks(330, 220, 280, cluster="oo")
TOTAL = talks(500, 380, 450)


def keys(*rows, asked=()):
    """The keys of each bundle, the head first."""
    found = bundles(patterns_in(signals(*rows)), asked)
    return [[one.key.removeprefix("stijging-2025-q4-") for one in b.patterns] for b in found]


def test_a_category_its_cluster_and_the_total_are_one_story_told_by_the_category():
    assert keys(TOTAL, CLUSTER, PESTEN) == [["oo_pesten", "oo", "stijging-2025-q4"]]


def test_two_subjects_are_two_stories():
    assert keys(PESTEN, WORK) == [["oo_pesten"], ["wb_werkdruk"]]


def test_a_wider_rise_that_is_not_explained_is_a_story_by_itself():
    broad = talks(900, 380, 450)
    assert keys(broad, PESTEN) == [["stijging-2025-q4"], ["oo_pesten"]]


def test_a_change_that_came_sooner_or_later_is_the_same_story():
    half = PESTEN | {
        "venster": 2,
        "waarneming": 70.0,
        "verwacht_upper": 22.0,
        "verwacht_lower": 8.0,
    }
    assert len(keys(CLUSTER, half)) == 1


def test_a_unit_is_another_place_unless_the_change_is_mostly_there():
    small = talks(50, 12, 28, hoofdcategorie="oo_pesten") | {"eenheid": "zuid"}
    assert keys(PESTEN, small) == [["oo_pesten"], ["zuid-oo_pesten"]]
    large = talks(110, 29, 52, hoofdcategorie="oo_pesten") | {"eenheid": "zuid"}
    assert keys(PESTEN, large) == [["zuid-oo_pesten", "oo_pesten"]]


def test_a_rise_and_a_fall_are_two_stories():
    fall = PESTEN | {"code": "daling", "richting": "daling"}
    assert len(keys(PESTEN, fall)) == 2


def test_what_is_suspended_stays_apart():
    note = CLUSTER | {"gebeurtenis": "Uitzending"}
    assert len(keys(PESTEN, note)) == 2


def test_category_and_relation_or_theme_and_question_go_together():
    relation = talks(200, 100, 130, relatie="leidinggevende")
    category = talks(120, 40, 60, hoofdcategorie="sw_leidinggevende")
    fallen = survey("klimaat", "lc_voorbeeld")
    assert len(keys(relation, category, fallen)) == 1
    theme = survey("opkomend_thema", "", "stijging", thema="th_werkdruk")
    assert len(keys(theme, survey("klimaat", "wd_hoeveelheid"))) == 1


def test_a_threshold_goes_with_fewer_talks_and_not_with_more():
    fewer = TOTAL | {"code": "daling", "richting": "daling"}
    threshold = survey("drempel", "mb_durft_gesprek")
    assert len(keys(fewer, threshold)) == 1
    assert len(keys(TOTAL, threshold)) == 2


def test_a_better_score_does_not_go_with_more_talks():
    better = survey("klimaat", "wd_hoeveelheid", "stijging")
    assert len(keys(WORK, better)) == 2


def test_without_a_strong_signal_what_was_asked_for_tells_it():
    weak = [row | {"niveau": "signaal"} for row in (CLUSTER, PESTEN)]
    assert keys(*weak)[0][0] == "oo_pesten"
    assert keys(*weak, asked={"stijging-2025-q4-oo"})[0][0] == "oo"


def test_the_order_of_the_list_changes_no_bundle():
    rows = [TOTAL, CLUSTER, PESTEN, WORK, survey("klimaat", "wd_tempo")]
    forward, backward = keys(*rows), keys(*reversed(rows))
    assert sorted(forward) == sorted(backward)


def test_one_concept_tells_all_with_their_numbers_and_running_twice_changes_nothing():
    weak = CLUSTER | {"niveau": "signaal"}
    (concept,) = compose(signals(TOTAL, weak, PESTEN), RELEASE, TODAY)
    assert concept.id == "stijging-2025-q4-oo_pesten"
    assert concept.bundel == ("stijging-2025-q4", "stijging-2025-q4-oo")
    first, second = [line.text for line in concept.wij_zien if "zien wij ook meer" in line.text]
    assert first.startswith("Andere cijfers passen hierbij. In 2025 zien wij ook meer trajecten")
    assert "over ongewenste omgangsvormen, ongeveer" in second
    assert "220 tot 280" in second
    assert compose(signals(TOTAL, weak, PESTEN), RELEASE, TODAY) == (concept,)
    assert from_json(to_json(concept)) == concept


def test_the_same_story_rests_after_an_advice_on_it():
    (concept,) = compose(signals(CLUSTER), RELEASE, TODAY)
    renamed = {**to_json(concept), "id": "x", "periode": "2025-Q3"}
    assert compose(signals(CLUSTER), RELEASE, TODAY, eerder=[from_json(renamed)]) == ()


@pytest.mark.parametrize("subject", load_codelist("verhalen").values())
def test_every_subject_is_reached(subject):
    for when in load_codelist("verhalen").get(subject).extra["bij"]:
        for key, values in when.items():
            for value in values:
                codes = {key: value} if key != "patroon" else {}
                code = value if key == "patroon" else when.get("patroon", ["concentratie"])[0]
                row = signal(RELEASE, cluster="", hoofdcategorie="") | codes | {"code": code}
                if key in ("item", "thema"):
                    row |= {"periode": "", "golf": "2025"}
                (pattern,) = patterns_in(signals(row))
                if set(when) <= {key}:
                    assert subject_of(pattern) == subject
                    assert story_of(pattern).startswith(subject)
