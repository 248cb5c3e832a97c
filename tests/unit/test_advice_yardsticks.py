"""By what an advice can be seen to work: only what the next publication can show is promised."""

from dataclasses import replace

from pipeline.advice.compose import compose
from pipeline.advice.concept import Origin
from pipeline.signals import detect
from tests.advice_examples import TODAY, example_release, signal, signals
from tests.unit.test_advice_of_surveys import COUNTS, PROMISE, WAVES, asked, survey_release

RELEASE = example_release()


def measures(row, release=RELEASE):
    (concept,) = compose(signals(row), release, TODAY)
    return concept.advies.maatregelen


def surveyed(index, counts, people=1000):
    """The measures on the fall of one index, and the index."""
    cells = [asked(index, counts)]
    bare = survey_release(cells, dict.fromkeys(WAVES, people))
    release = replace(bare, publicaties=(replace(bare.publicaties[0], belofte=PROMISE),))
    found = compose(detect(release, TODAY), release, TODAY)
    return found[0].advies.maatregelen


def test_a_series_that_shows_a_change_is_a_yardstick_once_and_promises_no_direction():
    first, *others = measures(signal(RELEASE))
    assert first.meetlat.soort == "gesprekken"
    assert first.meetlat.richting == ""
    assert "ongeveer 120 trajecten" in first.meetlat.stand.text
    assert "1,6 keer zo veel" in first.meetlat.zichtbaar_vanaf.text
    assert [one.meetlat.soort for one in others] == ["eigen", "eigen"]


def test_a_series_that_shows_only_more_than_a_tripling_is_no_yardstick():
    for blind in (3.1, float("inf")):
        found = measures(signal(RELEASE, zichtbaar_vanaf=blind))
        assert {one.meetlat.soort for one in found} == {"eigen"}
        assert all(one.meetlat.zichtbaar_vanaf is None for one in found)


def test_a_question_that_was_published_is_a_yardstick_with_todays_score():
    found = surveyed("mb", COUNTS)
    of_survey = [one for one in found if one.meetlat.soort == "enquete"]
    assert of_survey
    meetlat = of_survey[0].meetlat
    assert meetlat.codes == (("index", "mb"),)
    assert meetlat.richting == "stijging"
    (ahead,) = (fact for fact in meetlat.zichtbaar_vanaf.facts)
    assert ahead.herkomst is Origin.VOLGENDE_RONDE
    assert 0 < ahead.value <= 20
    assert {fact.herkomst for fact in meetlat.stand.facts} == {Origin.SCORE}


def test_every_measure_says_why_it_was_chosen_and_by_what_it_is_seen():
    for one in measures(signal(RELEASE)):
        assert one.code
        assert one.keuze.endswith(".")
        assert one.meetpunt
