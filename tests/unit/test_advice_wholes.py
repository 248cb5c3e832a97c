"""A letter on the whole is written only where narrower changes are not what it consists of."""

import pytest

from pipeline.advice.bundles import bundles
from pipeline.advice.compose import compose
from pipeline.advice.concept import from_json, to_json
from pipeline.advice.dossiers import Dossier
from pipeline.advice.pattern import patterns_in
from pipeline.advice.wholes import follows, overlaps, share_of, unusual_questions
from pipeline.advice.word_check import check_concept
from pipeline.cli.advice_wording import told_elsewhere
from tests.advice_examples import TODAY, cells_of, example_release, signal, signals

RELEASE = example_release()
_TABLES = ("hoofdcategorie", "cluster", "relatie", "eenheid")


def rise(n, low, high, code="stijging", **codes):
    """A change of the list with these numbers, about these codes."""
    codes = {"cluster": "", "hoofdcategorie": "", **codes}
    if codes["hoofdcategorie"]:
        codes["cluster"] = codes["hoofdcategorie"].split("_")[0]
    table = next((name for name in _TABLES if codes.get(name)), "totaal")
    cells = cells_of(RELEASE, table, **({table: codes[table]} if codes.get(table) else {}))
    usual = (low + high) / 2
    return signal(
        RELEASE, **codes, code=code, richting="daling" if code == "daling" else "stijging",
        waarneming=float(n), verwacht_lower=float(low), verwacht_upper=float(high),
        effect=n / usual, effect_lower=n / high, effect_upper=n / low, cellen=cells,
    )  # fmt: skip


def survey(code, item, seen, low, high, richting="daling", **more):
    codes = {"periode": "", "cluster": "", "hoofdcategorie": "", "golf": "2025", "item": item}
    numbers = {"waarneming": seen, "verwacht_lower": low, "verwacht_upper": high}
    return signal(RELEASE, **codes, code=code, richting=richting, **numbers, **more)


TOTAL = rise(500, 380, 450)
PESTEN = rise(120, 29, 52, hoofdcategorie="oo_pesten")
ZUID = rise(230, 130, 170, eenheid="zuid")


def keys(*rows, **how):
    found = bundles(patterns_in(signals(*rows)), **how)
    return [[one.key.removeprefix("stijging-2025-q4-") for one in b.patterns] for b in found]


def share(whole, *parts, weight=None):
    whole, *parts = patterns_in(signals(whole, *parts))
    return share_of(whole, parts, *([weight] if weight else []))


def told(*rows, eerder=(), asked=()):
    """What each concept sees, by its id."""
    concepts = compose(signals(*rows), RELEASE, TODAY, asked, eerder)
    assert not [found for one in concepts for found in check_concept(one)]
    return {one.id: " ".join(line.text for line in one.wij_zien) for one in concepts}


def test_all_talks_are_told_with_the_unit_that_is_most_of_them():
    assert keys(TOTAL, ZUID) == [["zuid", "stijging-2025-q4"]]
    (text,) = told(TOTAL, ZUID).values()
    assert "Wij verwachtten er 380 tot 450. Dat verschil" in text
    assert "bestaat voor het grootste deel uit trajecten in Locatie Zuid." in text
    assert "Zonder dat deel past het aantal bij wat wij verwachtten." in text


def test_falls_are_told_alike():
    fall = rise(300, 380, 450, code="daling")
    here = rise(50, 130, 170, code="daling", eenheid="zuid")
    assert keys(fall, here) == [["daling-2025-q4-zuid", "daling-2025-q4"]]
    (text,) = told(fall, here).values()
    assert "ook minder trajecten" in text
    assert "bestaat voor het grootste deel uit trajecten in Locatie Zuid" in text


def test_a_whole_that_is_mostly_something_else_keeps_its_letter_and_says_so():
    broad = rise(900, 380, 450)
    whole, part = told(broad, PESTEN).values()
    assert (
        "Een deel van dit verschil, naar schatting minder dan de helft, bestaat uit trajecten over "
        "pesten. Ook zonder dat deel zien wij er meer dan verwacht." in whole
    )
    assert "bestaat" not in part


def test_no_more_is_claimed_than_the_ranges_carry():
    sure = share(TOTAL, ZUID)
    assert sure.is_most and sure.is_sure and sure.rest == "gewoon"
    likely = share(rise(500, 350, 480), rise(120, 40, 110, hoofdcategorie="oo_pesten"))
    assert likely.is_most and not likely.is_sure
    more = share(rise(600, 410, 420), rise(150, 39, 41, hoofdcategorie="oo_pesten"))
    assert more.is_most and more.is_sure and more.rest == "over"


def test_a_share_of_the_talks_carries_all_of_them_too():
    macht = rise(220, 110, 150, code="macht", relatie="leidinggevende")
    found = bundles(patterns_in(signals(TOTAL, macht)))
    assert [[one.code for one in bundle.patterns] for bundle in found] == [["macht", "stijging"]]


def test_one_relation_seen_twice_is_counted_once():
    macht = rise(165, 110, 150, code="macht", relatie="leidinggevende")
    again = rise(165, 110, 150, relatie="leidinggevende")
    assert share(TOTAL, macht, again).value == share(TOTAL, again).value < 0.5


def test_one_relation_seen_twice_is_not_told_as_going_with_itself():
    macht = rise(225, 120, 150, code="macht", relatie="leidinggevende")
    again = rise(225, 130, 150, relatie="leidinggevende")
    (text,) = told(TOTAL, macht, again).values()
    assert "samen met" not in text


def test_several_that_are_most_of_it_together_are_all_named():
    other = rise(79, 29, 52, hoofdcategorie="wb_werkdruk")
    half = rise(80, 29, 52, hoofdcategorie="oo_pesten")
    texts = told(TOTAL, half, other)
    assert len(texts) == 2
    assert "uit trajecten over pesten en over werkdruk" in " ".join(texts.values())


def test_what_only_rose_along_is_named_in_the_letter_on_the_subject():
    relation = rise(225, 130, 150, relatie="leidinggevende")
    along = rise(90, 60, 80, eenheid="zuid")
    total, found, zuid = patterns_in(signals(TOTAL, relation, along))
    assert overlaps(zuid, share_of(total, [found, zuid]))
    (text,) = told(TOTAL, relation, along).values()
    assert "Wij zien ook meer trajecten in Locatie Zuid. Dat valt naar schatting" in text


def test_a_unit_that_rose_no_more_than_all_is_told_with_all():
    along = rise(120, 80, 110, eenheid="zuid")
    pattern, total = patterns_in(signals(along, TOTAL))
    assert follows(pattern, total)
    (text,) = told(TOTAL, along).values()
    assert "die van de trajecten met de vertrouwenspersoon, kunnen wij niet laten zien." in text


def test_a_unit_that_rose_more_than_all_keeps_its_letter():
    more = rise(40, 6, 12, eenheid="zuid")
    assert len(keys(TOTAL, more)) == 2


def test_a_strong_signal_on_a_subject_is_never_told_aside():
    relation = rise(225, 130, 150, relatie="leidinggevende")
    subject = rise(70, 40, 60, hoofdcategorie="oo_discriminatie")
    assert len(keys(TOTAL, relation, subject)) == 2
    weak = subject | {"niveau": "signaal"}
    asked = {"stijging-2025-q4-oo_discriminatie"}
    assert keys(TOTAL, relation, weak, asked=asked)[0][0] == "leidinggevende"


def test_a_whole_rests_as_long_as_its_part_and_is_given_when_asked_for():
    (concept,) = compose(signals(TOTAL, PESTEN), RELEASE, TODAY)
    earlier = from_json({**to_json(concept), "id": "x", "periode": "2025-Q3", "bundel": []})
    assert told(TOTAL, PESTEN, eerder=[earlier]) == {}
    assert list(told(TOTAL, PESTEN, eerder=[earlier], asked={"stijging-2025-q4"})) == [
        "stijging-2025-q4"
    ]


def test_experience_above_the_national_figure_is_told_with_its_question():
    above = survey("referentie", "og", 24.0, 15.0, 19.0, "stijging")
    outside = survey("extern", "og_ext_intimidatie", 11.0, 4.0, 7.0, "stijging")
    (bundle,) = bundles(patterns_in(signals(above, outside)))
    assert [one.code for one in bundle.patterns] == ["extern", "referentie"]
    inside = outside | {"item": "mb_kent_vp"}
    assert len(bundles(patterns_in(signals(above, inside)))) == 2


def test_a_question_that_is_no_signal_tells_only_what_an_index_consists_of():
    above = survey("referentie", "og", 24.0, 15.0, 19.0, "stijging")
    outside = survey("extern", "og_ext_intimidatie", 11.0, 4.0, 7.0, "") | {
        "niveau": "binnen_verwachting", "p_value": 0.001,
    }  # fmt: skip
    listed = patterns_in(signals(above, outside))
    (question,) = unusual_questions(listed)
    assert question.richting == "stijging"
    (bundle,) = bundles(listed[:1], beside=[question])
    assert bundle.head.code == "referentie" and bundle.share(bundle.head).parts == (question,)
    assert unusual_questions(patterns_in(signals(outside | {"p_value": 0.2}))) == ()


@pytest.mark.parametrize(("part", "n"), [(0.4, 1), (0.1, 2)])
def test_a_score_of_all_goes_with_the_unit_that_is_large_enough(part, n):
    everywhere = survey("klimaat", "pv", 65.0, 66.0, 68.0)
    here = survey("klimaat", "pv", 58.0, 65.0, 67.0, eenheid="zuid")
    found = bundles(patterns_in(signals(everywhere, here)), weight=lambda golf, unit: part)
    assert len(found) == n
    assert "eenheid" in found[-1].head.codes


def test_a_whole_rests_while_an_advice_on_its_part_is_carried_out():
    (concept,) = compose(signals(TOTAL, PESTEN), RELEASE, TODAY)
    earlier = from_json({**to_json(concept), "id": "x", "periode": "2024-Q1", "bundel": []})

    def rest(pattern):
        return "wordt uitgevoerd" if pattern.codes else ""

    def made(status):
        rows = signals(TOTAL, PESTEN)
        return compose(rows, RELEASE, TODAY, eerder=[earlier], rust=rest, standen={"x": status})

    assert made("in_uitvoering") == ()
    assert [one.id for one in made("gesloten")] == ["stijging-2025-q4"]


def test_who_misses_a_signal_is_told_in_which_concept_it_stands():
    (concept,) = compose(signals(TOTAL, PESTEN), RELEASE, TODAY)
    told_in = told_elsewhere([Dossier(concept, "concept", TODAY)])
    assert told_in == {"stijging-2025-q4": "het staat in concept stijging-2025-q4-oo_pesten"}
    assert told_elsewhere([Dossier(concept, "ingetrokken", TODAY)]) == {}
