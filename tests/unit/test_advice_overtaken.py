"""A concept that newer numbers overtook is said to be so, can be withdrawn, and then rests."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from pipeline.advice.compose import compose
from pipeline.advice.dossiers import Dossier, Dossiers, add_concept
from pipeline.advice.overtaken import overtaken
from pipeline.advice.releasing import release_concept, withdraw_concept
from pipeline.advice.reminders import reminders
from pipeline.errors import RefusedInput
from pipeline.signals.frozen import SignalList
from pipeline.vault.sealed import Sealed
from tests.advice_examples import TODAY, example_release, signal, signals

RELEASE = example_release()
(CONCEPT,) = compose(signals(signal(RELEASE)), RELEASE, TODAY)
OLD = Dossier(
    replace(CONCEPT, id="oud", periode="2025-Q1", gemaakt_op=date(2025, 5, 1)), "concept", TODAY
)
NEW = Dossier(CONCEPT, "concept", TODAY)
LATER = TODAY + timedelta(days=60)


def listed(*rows, made=LATER):
    return SignalList("s0007", signals(*rows), {"gemaakt_op": made.isoformat()})


def test_a_newer_advice_on_the_same_story_overtakes_and_is_named():
    found = overtaken((OLD, NEW), None)
    assert set(found) == {"oud"}
    assert found["oud"].nieuwer == NEW.id
    assert "tot en met het 1e kwartaal van 2025" in found["oud"].woorden


@pytest.mark.parametrize(
    "newer",
    [
        replace(NEW, status="ingetrokken"),
        replace(NEW, concept=replace(CONCEPT, verhaal="iets_anders")),
        replace(NEW, concept=replace(CONCEPT, periode="2025-Q1")),
        replace(NEW, concept=replace(CONCEPT, vorm="gevraagd")),
    ],
)
def test_what_is_not_newer_on_the_same_does_not(newer):
    assert not overtaken((OLD, newer), None)


@pytest.mark.parametrize("status", ["aangeboden", "gesloten", "ingetrokken"])
def test_what_was_offered_or_withdrawn_is_never_overtaken(status):
    assert "oud" not in overtaken((replace(OLD, status=status), NEW), listed())


def test_a_newer_list_without_the_pattern_overtakes():
    gone = overtaken((NEW,), listed(signal(RELEASE, code="geen_patroon", niveau="let_op")))
    assert "staat niet meer op de nieuwste lijst (s0007)" in gone[NEW.id].woorden
    assert not gone[NEW.id].nieuwer


def test_a_newer_list_with_newer_numbers_on_it_overtakes():
    again = overtaken((OLD,), listed(signal(RELEASE)))
    assert "met nieuwere cijfers" in again["oud"].woorden


def test_the_list_that_it_was_made_of_does_not():
    assert not overtaken((NEW,), listed(signal(RELEASE)))
    assert not overtaken((NEW,), listed(made=TODAY))


def test_an_overtaken_dossier_reminds_of_nothing_else():
    ready = replace(OLD, status="vrijgegeven", vrijgegeven_op=TODAY)
    (one,) = (r for r in reminders((ready, NEW), LATER, overtaken((ready, NEW), None)))
    assert (one.advies, one.soort) == ("oud", "ingehaald")
    assert "vip advies oud --intrekken" in one.zin


@pytest.fixture
def dossiers(tmp_path):
    return Dossiers(tmp_path, Sealed(bytes(32)))


@pytest.mark.parametrize("is_released", [False, True])
def test_withdrawn_it_stays_and_reminds_of_nothing(dossiers, is_released):
    add_concept(dossiers, CONCEPT, TODAY)
    if is_released:
        release_concept(dossiers, CONCEPT.id, TODAY, "Anke de Wit")
    dropped = withdraw_concept(dossiers, CONCEPT.id, LATER, "nieuwer-advies")
    assert dropped.status == "ingetrokken"
    assert dropped.aantekeningen[-1].over == "nieuwer-advies"
    assert not reminders((dropped,), LATER + timedelta(days=400))
    assert dossiers.load(CONCEPT.id, 1).concept == CONCEPT
    assert add_concept(dossiers, CONCEPT, LATER) == dossiers.load(CONCEPT.id)


def test_withdrawn_it_goes_nowhere_any_more(dossiers):
    add_concept(dossiers, CONCEPT, TODAY)
    withdraw_concept(dossiers, CONCEPT.id, TODAY)
    for again in (
        lambda: withdraw_concept(dossiers, CONCEPT.id, TODAY),
        lambda: release_concept(dossiers, CONCEPT.id, TODAY, "Anke de Wit"),
    ):
        with pytest.raises(RefusedInput, match="gaat alleen vooruit"):
            again()
