"""The promise and the day stand in the ledger: neither is changed by an edit or a wrong clock."""

import json
from dataclasses import replace
from datetime import date

import pytest

from pipeline.errors import ConfigurationError, LedgerRefused, RefusedInput
from pipeline.release.declared import Declared, in_force
from pipeline.steps import (
    change_promise,
    close,
    close_until,
    promises,
    publish,
    set_clock,
    what_to_close,
)
from pipeline.steps.standing import note_kluis
from pipeline.steps.workplace import Workplace
from pipeline.workspace import Workspace
from tests.builders import TODAY, copied, make_door, organisation, put_rows

PLAN = '[plan]\nkorrel = "kwartaal"\ntotaal = 1\n'


@pytest.fixture
def place(tmp_path):
    door = make_door(tmp_path / "org", organisation(5000), PLAN)
    put_rows(door.kluis, [{"traject_sleutel": "a"}])
    return at(door.workspace.root, door.kluis)


class Place(Workplace):
    """A workplace whose public facts need no files."""

    publiek = organisation(5000)


def at(root, kluis, today=TODAY):
    return Place(Workspace(root), kluis, today)


def again(place, today=TODAY):
    return at(place.workspace.root, place.kluis, today)


def set_privacy(place, text):
    toml = place.workspace.toml
    before = toml.read_text()
    start = before.index("[privacy]")
    end = before.index("[plan]")
    toml.write_text(f"{before[:start]}[privacy]\n{text}\n{before[end:]}")
    return again(place)


def published(place, quarter="2024-Q1"):
    close(place, quarter)
    return publish(place)


def test_a_wider_promise_is_refused_until_it_is_confirmed(place):
    published(place)
    wider = set_privacy(place, "epsilon = 2.0\nepsilon_enquete = 1.0")
    close(wider, "2024-Q2")
    with pytest.raises(ConfigurationError, match="meer toe"):
        publish(wider)
    assert promises(wider)[1].allows_more_than(promises(wider)[0])
    change_promise(wider)
    (second,) = publish(wider)
    assert second.plan == {"totaal": 2_000_000}


@pytest.mark.parametrize(
    "text", ["delta_enquete = 1e-5", "golven_per_jaar = 3", "epsilon = 1.0\nepsilon_enquete = 1.1"]
)
def test_delta_and_the_survey_count_as_wider_too(place, text):
    published(place)
    close(place, "2024-Q2")
    with pytest.raises(ConfigurationError, match="meer toe"):
        publish(set_privacy(place, text))


def test_a_stricter_promise_is_noted_by_itself_and_cannot_be_taken_back(place):
    published(place)
    stricter = set_privacy(place, "epsilon = 0.5\nepsilon_enquete = 1.0")
    published(stricter, "2024-Q2")
    assert in_force(stricter.door().open_ledger()) == Declared(500_000, 1_000_000, "1/1000000", 2)
    close(stricter, "2024-Q3")
    with pytest.raises(ConfigurationError):
        publish(set_privacy(place, "epsilon = 1.0\nepsilon_enquete = 1.0"))


def test_a_published_cohort_keeps_its_own_ceiling(place):
    published(place)
    wider = set_privacy(place, "epsilon = 3.0\nepsilon_enquete = 1.0")
    change_promise(wider)
    ledger = wider.door().open_ledger()
    from pipeline.release.accounting import Ceiling

    now = Ceiling(3_000_000)
    assert ledger.ceiling(("gesprekken", "2024-Q1"), now) == Ceiling(1_000_000)
    assert ledger.ceiling(("gesprekken", "2024-Q2"), now) == now


def test_a_day_before_the_last_one_is_refused_until_the_clock_is_set(place):
    published(again(place, date(2036, 1, 15)))
    with pytest.raises(ConfigurationError, match="klok"):
        close(place, "2024-Q2")
    set_clock(again(place))
    published(again(place), "2024-Q2")


def test_the_clock_alone_closes_at_most_a_year(place):
    published(place, "2024-Q4")
    ahead = again(place, date(2036, 1, 15))
    with pytest.raises(RefusedInput, match="kwartalen open"):
        what_to_close(ahead, None)
    assert close_until(place, None) == "2025-Q4"
    assert close_until(ahead, "2035") == "2035-Q4"


def test_the_first_time_the_period_is_named_too(place):
    with pytest.raises(RefusedInput, match="8 kwartalen"):
        close_until(place, None)


def test_a_ledger_that_is_a_folder_is_refused_in_words(place):
    published(place)
    path = place.workspace.grootboek / "grootboek.jsonl"
    path.unlink()
    path.mkdir()
    with pytest.raises(LedgerRefused, match="niet te lezen"):
        publish(again(place))


def test_another_protected_unit_is_refused(place):
    place.kluis.update(lambda old: replace(old, beschermd="traject"))
    close(place, "2024-Q1")
    with pytest.raises(ConfigurationError):
        publish(set_privacy(place, 'beschermd = "gesprek"'))


def older_manifest(place, change):
    """Put back the manifest of before `change`; gives the place with what it wrote."""
    path = place.workspace.kluis / "manifest.vip"
    before = path.read_bytes()
    change()
    path.write_bytes(before)
    return again(place)


def test_a_manifest_of_before_a_closing_is_refused_though_nothing_was_published(place):
    close(place, "2024-Q1")
    older = older_manifest(place, lambda: close(place, "2024-Q2"))
    for attempt in (publish, lambda p: close(p, "2024-Q3")):
        with pytest.raises(LedgerRefused, match="ouder"):
            attempt(older)


def test_another_kluis_that_went_as_far_is_refused_too(place):
    path = place.workspace.kluis / "manifest.vip"
    close(place, "2024-Q1")
    before = path.read_bytes()
    close(place, "2024-Q2")
    path.write_bytes(before)
    place.kluis.update(lambda old: replace(old, gesloten_tot="2024-Q3"))
    with pytest.raises(LedgerRefused, match="andere kopie"):
        publish(again(place))


def test_a_step_that_was_broken_off_before_its_note_is_no_fault(place):
    close(place, "2024-Q1")
    put_rows(place.kluis, [{"traject_sleutel": "b"}])
    assert len(published(again(place), "2024-Q1")) == 1


def test_publishing_alone_changes_nothing_that_the_kluis_holds(place):
    close(place, "2024-Q1")
    before = place.kluis.manifest
    publish(place)
    after = place.kluis.manifest
    assert (after.versie, after.content_hash()) == (before.versie, before.content_hash())
    assert after.grootboek_lengte > before.grootboek_lengte


def test_a_publication_does_not_tell_how_often_something_came_in(place, tmp_path):
    """A sheet that is sent every week changes the kluis only in a week in which somebody came."""
    copy = copied(place.door(), tmp_path / "kopie")
    busy = at(copy.workspace.root, copy.kluis)
    put_rows(busy.kluis, [{"traject_sleutel": "b"}])
    note_kluis(busy)
    told = []
    for one in (place, busy):
        (publication,) = published(one)
        head = again(one).door().open_ledger().debits[0].hash
        told.append(json.dumps(publication.to_json()).replace(head, "head"))
    assert told[0] == told[1]
