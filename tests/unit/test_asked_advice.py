"""Gevraagd advies: what was released, what cannot be said, and never anything finer."""

from dataclasses import replace
from itertools import pairwise

import pytest

from pipeline.advice.advice_document import advice_document
from pipeline.advice.asked.scope import AskedScope, scope_of
from pipeline.advice.asked.understood import understand
from pipeline.advice.concept import Origin, facts, from_json, to_json
from pipeline.advice.documents.document import facts_of, lines_of
from pipeline.advice.word_check import all_texts, check_words
from pipeline.contracts import load_codelist, load_texts
from pipeline.contracts.public import Event
from pipeline.errors import RefusedInput
from pipeline.signals.references import cell_ids
from tests.advice_examples import TODAY, signal
from tests.advice_recount import noise_bounds
from tests.asked_questions import RELEASE, asked, known, told

CELLS = {
    cell: row
    for frame in (RELEASE.tellingen, RELEASE.enquete)
    for cell, row in zip(cell_ids(frame), frame.to_dict("records"), strict=True)
}
PLAIN = asked("Neemt pesten toe?")
QUIET = signal(RELEASE, niveau="binnen_verwachting")
QUESTIONS = (
    PLAIN,
    asked("Hoe gaat het hier?"),
    asked("Hoe gaat het in Locatie Noord?"),
    asked("Gaat het over leidinggevenden?", QUIET),
    asked("Hoe gaat het?", eenheid="team", hoofdcategorie="wb_werkdruk"),
    asked("Hoe gaat het?", eenheid="zuid", relatie="leidinggevende", van="2024-Q3"),
    asked("Weten mensen waar zij terechtkunnen?", item="mb_weet_route"),
    asked("Waar schrijven mensen over?", thema="th_sfeer"),
)


def missing(concept):
    return told(concept.gevraagd.niet_te_zeggen)


def ways(concept):
    return told(concept.gevraagd.zichtbaar)


@pytest.mark.parametrize("concept", QUESTIONS, ids=lambda one: one.kop.titel.text[:60])
def test_every_number_follows_from_released_cells(concept):
    for fact in facts(concept):
        if fact.herkomst in (Origin.VOORUITBLIK, Origin.BELOFTE, Origin.SIGNALENLIJST):
            assert fact.cells == ()
            continue
        cells = [CELLS[cell] for cell in fact.cells]
        total = sum(cell["noisy_n"] for cell in cells)
        if fact.herkomst is Origin.SOM:
            assert fact.value == total
        elif fact.herkomst in (Origin.ONDERGRENS, Origin.BOVENGRENS) and len(cells) <= 4:
            low, high = noise_bounds(cell["epsilon"] for cell in cells)
            ends = {Origin.ONDERGRENS: total - high, Origin.BOVENGRENS: total - low}
            assert fact.value == max(ends[fact.herkomst], 0)


@pytest.mark.parametrize("concept", QUESTIONS, ids=lambda one: one.kop.titel.text[:60])
def test_a_finished_answer_keeps_the_word_rules_and_can_be_read_back(concept):
    assert [f for text in all_texts(concept) for f in check_words(text)] == []
    assert from_json(to_json(concept)) == concept
    document = advice_document(concept)
    assert document.soort == "Gevraagd advies"
    assert set(facts_of(document)) <= set(facts(concept))
    shown = [line.text for line in lines_of(document)]
    assert all(one.wat.text in shown for one in concept.gevraagd.cijfers)


def test_no_number_is_of_a_cell_that_was_not_released():
    for concept in QUESTIONS:
        assert {cell for fact in facts(concept) for cell in fact.cells} <= CELLS.keys()


def test_a_number_never_rests_on_cells_of_two_tables():
    for concept in QUESTIONS:
        for row in concept.gevraagd.cijfers:
            for fact in (*row.aantal.facts, *row.bereik.facts):
                assert len({cell.split("|")[1] for cell in fact.cells}) == 1


def test_a_found_signal_gives_its_measures_and_readings():
    assert "er is een sterk signaal" in PLAIN.wij_zien[0].text
    assert {one.pijler for one in PLAIN.advies.maatregelen}
    assert len(PLAIN.betekenis.lezingen) >= 2


def test_what_the_survey_alone_looked_at_is_told_as_that():
    row = signal(RELEASE, niveau="binnen_verwachting", periode="", golf="2025", code="extern",
                 cluster="", hoofdcategorie="", item="og_ext_pesten", cellen=[])  # fmt: skip
    answer = asked("Worden mensen door klanten gepest?", row)
    assert "In de enquête is er wel naar gekeken" in answer.wij_zien[0].text


def test_without_a_signal_there_are_no_measures():
    answer = asked("Neemt pesten toe?", QUIET)
    assert answer.advies.maatregelen == ()
    assert "geen patroon aantoonbaar" in told(answer.wij_zien)
    assert "geen maatregelen" in told(answer.advies.inleiding)


def test_a_signal_of_a_unit_is_told_only_where_that_unit_is_asked_about():
    row = signal(RELEASE, eenheid="noord")
    assert "Noord" not in told(asked("Neemt pesten toe?", row).wij_zien)
    assert "Noord" in told(asked("Neemt pesten toe?", row, eenheid="noord").wij_zien)


def test_a_story_is_told_without_the_unit_that_was_not_asked_about():
    rows = (signal(RELEASE), signal(RELEASE, eenheid="noord"))
    answer = asked("Neemt pesten toe?", *rows)
    assert answer.advies.maatregelen
    assert all("Noord" not in line.text for line in lines_of(advice_document(answer)))


OF_MANAGER = {"cluster": "sw", "hoofdcategorie": "sw_leidinggevende"}
OF_CLUSTER = {"cluster": "oo", "hoofdcategorie": ""}
OF_SURVEY = {"code": "klimaat", "periode": "", "golf": "2025", "cluster": "", "hoofdcategorie": "",
             "cellen": cell_ids(RELEASE.enquete)}  # fmt: skip


@pytest.mark.parametrize(
    ("text", "options", "row"),
    [
        ("Is de samenwerking met leidinggevenden slechter geworden?", {}, OF_MANAGER),
        ("Gaat het vaker over leidinggevenden?", {}, OF_MANAGER),
        ("Is de samenwerking verslechterd?", {}, OF_MANAGER),
        ("Neemt pesten toe?", {}, OF_CLUSTER),
        ("Neemt pesten door leidinggevenden toe?", {}, {}),
        ("Hoe gaat het hier?", {}, OF_MANAGER),
        ("Hoe gaat het hier?", {}, {**OF_SURVEY, "item": "wd_tempo"}),
        ("Neemt werkbelasting toe?", {}, {**OF_SURVEY, "item": "wd_tempo"}),
        ("Hoe gaat het?", {"hoofdcategorie": "wb_werkdruk"}, {**OF_SURVEY, "item": "psa"}),
        ("Hoe gaat het?", {"cluster": "bp"}, {**OF_SURVEY, "item": "mb_weet_route"}),
        ("Hoe gaat het in Locatie Noord?", {}, OF_MANAGER),
        ("Hoe gaat het in Locatie Noord?", {}, {"eenheid": "noord", **OF_MANAGER}),
    ],
)
def test_what_was_found_within_or_around_a_question_is_told(text, options, row):
    answer = asked(text, signal(RELEASE, **row), **options)
    assert "geen patroon gevonden" not in told(answer.advies.inleiding)
    assert "sterk signaal" in told(answer.wij_zien)


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("Neemt ongewenst gedrag door collega's toe?", OF_MANAGER),
        ("Neemt ongewenst gedrag door collega's toe?", {"relatie": "leidinggevende"}),
        ("Neemt pesten toe?", {"hoofdcategorie": "oo_intimidatie"}),
        ("Neemt pesten toe?", {**OF_SURVEY, "item": "wd_tempo"}),
    ],
)
def test_what_names_another_subject_is_not_told(text, row):
    assert "sterk signaal" not in told(asked(text, signal(RELEASE, **row)).wij_zien)


def test_that_a_unit_above_or_below_stands_out_is_told_without_its_name():
    row = signal(RELEASE, eenheid="noord")
    answer = asked("Neemt pesten toe?", row)
    assert "Hoger of lager in de organisatie" in told(answer.wij_zien)
    assert "geen patroon gevonden. Daarom stellen wij hier" in told(answer.advies.inleiding)
    elsewhere = asked("Neemt pesten toe?", row, eenheid="zuid")
    assert "Hoger of lager" not in told(elsewhere.wij_zien)


def test_a_signal_on_something_else_is_no_answer():
    row = signal(RELEASE, hoofdcategorie="sw_collega", cluster="sw")
    assert "sterk signaal" not in told(asked("Neemt pesten toe?", row).wij_zien)


def test_a_small_team_is_read_as_the_unit_that_it_counts_in():
    answer = asked("Hoe gaat het?", eenheid="team")
    assert answer.eenheid == "team"
    assert "40 medewerkers" in missing(answer)
    assert "Zij telt mee in Locatie Noord" in missing(answer)
    assert "kleine team" not in told(row.wat for row in answer.gevraagd.cijfers)
    assert "grotere eenheid" in ways(answer)


def test_talks_about_one_manager_are_never_priced():
    answer = asked("Hoe gaat het?", eenheid="balie", relatie="leidinggevende")
    assert "te weinig leidinggevenden" in missing(answer)
    assert "privacybudget. Om" not in ways(answer)


def test_a_crossing_that_was_not_counted_is_told_with_its_price():
    answer = asked("Hoe gaat het?", eenheid="noord", hoofdcategorie="wb_werkdruk")
    assert "onderwerp per eenheid" in missing(answer)
    price = ways(answer)
    assert "privacybudget" in price
    assert "van de gevallen goed" in price or "helpt hier niet" in price


def test_three_dimensions_together_are_never_counted():
    answer = asked("?a", eenheid="noord", hoofdcategorie="wb_werkdruk", relatie="collega")
    assert "zo fijn tellen wij nooit" in missing(answer)
    assert "privacybudget" not in ways(answer)


def test_a_wave_outside_the_asked_time_is_no_missing_question():
    answer = asked("Hoe is het met ongewenst gedrag?", QUIET, van="2024")
    assert "geen enquête waarin hiernaar is gevraagd" in missing(answer)
    assert "Niet gepubliceerd in de enquête" not in missing(answer)
    assert "volgende enquête" not in ways(answer)


def test_a_question_of_the_survey_says_nothing_of_talks():
    answer = asked("Is het werktempo te hoog?", item="wd_tempo", eenheid="noord")
    assert "trajecten" not in missing(answer) + ways(answer)


def test_a_survey_question_that_was_not_shown_is_proposed():
    answer = asked("Is het werktempo te hoog?", item="wd_tempo")
    assert "Hoog werktempo" in missing(answer)
    assert str(load_codelist("items").get("wd_tempo").extra["vraag"]) in ways(answer)
    assert "volgende enquête" in told(answer.advies.inleiding)


def test_what_the_next_survey_cannot_show_either_is_not_advised():
    answer = asked("Weten mensen waar zij terechtkunnen?", item="mb_weet_route")
    assert "niet goed te lezen" in ways(answer)
    assert "volgende enquête" not in told(answer.advies.inleiding)


def test_periods_are_read_as_far_as_they_were_published():
    answer = asked("Neemt pesten toe?", van="2025-Q3", tot="2026-Q2")
    assert "1e kwartaal van 2026" in missing(answer)
    when = [row.wanneer.text for row in answer.gevraagd.cijfers[:2]]
    assert when == ["het 4e kwartaal van 2025", "het 3e kwartaal van 2025"]
    before = asked("Neemt pesten toe?", van="2019", tot="2020")
    assert before.gevraagd.cijfers == ()
    assert "nog niets gepubliceerd" in told(before.gevraagd.begrepen)
    assert "Voor het 1e kwartaal van 2021" in missing(before)


def test_a_part_of_a_published_half_year_is_told_as_the_whole():
    halves = replace(
        RELEASE, tellingen=RELEASE.tellingen.replace({"periode": {"2025-Q4": "2025-H2"}})
    )
    publications = tuple(
        replace(one, perioden=("2025-H2",)) if one.perioden == ("2025-Q4",) else one
        for one in halves.publicaties
        if one.perioden != ("2025-Q3",)
    )
    halves = replace(halves, publicaties=publications)
    answer = asked("Neemt pesten toe?", QUIET, van="2025-Q4", release=halves)
    assert "is alleen een deel gevraagd" in missing(answer)


def test_what_is_never_recorded_is_said_with_where_to_ask():
    answer = asked("Praten vrouwen vaker met de vertrouwenspersoon, en neemt verzuim toe?")
    assert "geslacht" in missing(answer)
    assert "bedrijfsarts" in ways(answer)


def test_events_and_the_national_figure_stand_beside_the_numbers():
    event = Event(TODAY.replace(year=2025, month=11), "voorlichting", None, "Week van het gesprek")
    publiek = replace(RELEASE.publiek, events=(event,))
    answer = asked("Hoe is het met ongewenst gedrag?", release=replace(RELEASE, publiek=publiek))
    seen = told(answer.wij_zien)
    assert "Week van het gesprek" in seen
    assert "30 van de 100" in seen
    assert "sector zorg" in seen


def test_the_words_of_a_question_propose_and_options_decide():
    meant = understand("Neemt pesten in Locatie Noord toe sinds 2023?", RELEASE)
    assert meant.scope == AskedScope(hoofdcategorie="oo_pesten", eenheid="noord", van="2023-Q1")
    scope = scope_of({"hoofdcategorie": "alle", "cluster": "wb"}, meant.scope, RELEASE, "2025", "")
    assert scope == AskedScope(cluster="wb", eenheid="noord", van="2025-Q1", tot="2025-Q4")
    both = understand("Is er discriminatie of pesten?", RELEASE)
    assert both.scope.cluster == "oo"
    assert set(both.keuzes["hoofdcategorie"]) == {"oo_discriminatie", "oo_pesten"}


def test_the_whole_organisation_is_no_unit():
    assert understand("Hoe gaat het bij Voorbeeld BV?", RELEASE).eenheden == ()
    assert scope_of({"eenheid": "holding"}, AskedScope(), RELEASE, "", "").eenheid == ""


@pytest.mark.parametrize(
    ("options", "van", "tot"),
    [
        ({"eenheid": "afdeling van mevrouw X"}, "", ""),
        ({"hoofdcategorie": "oo_pesten", "cluster": "wb"}, "", ""),
        ({}, "herfst", ""),
        ({}, "", "2024"),
        ({}, "2025", "2024"),
    ],
)
def test_a_scope_that_is_nowhere_is_refused_without_repeating_it(options, van, tot):
    with pytest.raises(RefusedInput) as refused:
        scope_of(options, AskedScope(), RELEASE, van, tot)
    assert "mevrouw" not in str(refused.value)


def test_the_same_question_on_the_same_numbers_is_the_same_dossier():
    again = asked("Neemt pesten toe?")
    assert again == PLAIN
    assert PLAIN.id != asked("Neemt pesten toe? ").id
    assert len(PLAIN.id) <= 40


def test_a_unit_that_only_the_words_name_still_asks_for_its_care():
    answer = asked("Hoe gaat het in Locatie Noord?", eenheid="alle")
    assert answer.eenheid == "noord"
    assert not any("Noord" in row.wat.text for row in answer.gevraagd.cijfers)


def test_an_answer_depends_on_public_and_released_facts_alone():
    """Concepts, suspensions and the kluis have no way in: `Known` is all there is."""
    names = set(known().__dataclass_fields__)
    assert names == {
        "release", "patronen", "publiek", "plan", "quarter", "next_survey", "offered", "sector",
    }  # fmt: skip


def test_questions_of_the_survey_are_in_the_lists():
    items = {*load_codelist("items").values(), *load_codelist("indexen").values()}
    texts = load_texts("gevraagdteksten")
    about = texts["enquete_bij"]
    named = [*about["alles"], *about["eenheid"]]
    for part, codes in (
        ("hoofdcategorie", "categorieen"),
        ("cluster", "clusters"),
        ("relatie", "relaties"),
    ):
        assert set(about[part]) <= set(load_codelist(codes).values())
        named += [item for listed in about[part].values() for item in listed]
    assert set(named) <= items
    for part, codes in (("cluster", "clusters"), ("relatie", "relaties")):
        assert set(texts["herkent"][part]) <= set(load_codelist(codes).values())
    assert set(texts["herkent"]["niet"]) <= set(load_codelist("categorieen").values())


def test_every_sentence_keeps_the_word_rules():
    def strings(value):
        if isinstance(value, dict):
            return [
                s
                for name, inner in value.items()
                if name not in ("woorden", "herkent")
                for s in strings(inner)
            ]
        if isinstance(value, list):
            return [s for inner in value for s in strings(inner)]
        return [str(value)]

    assert [s for s in strings(dict(load_texts("gevraagdteksten"))) if check_words(s)] == []


def test_rows_of_a_subject_stand_newest_first():
    rows = [row for row in PLAIN.gevraagd.cijfers if row.wat == PLAIN.gevraagd.cijfers[0].wat]
    years = [row.wanneer.text for row in rows]
    assert all(later > earlier for later, earlier in pairwise(years))
