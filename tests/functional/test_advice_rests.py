"""What makes a pattern rest: advice on it that is being carried out, and a suspended unit."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from pipeline.advice.compose import compose
from pipeline.advice.dossiers import add_concept
from pipeline.advice.follow_up import Stap
from pipeline.advice.handed_over import load_handed_over
from pipeline.advice.pattern import signal_key
from pipeline.advice.register import register_of
from pipeline.cli.register_wording import register_text
from pipeline.contracts.public import Unit
from pipeline.release.bundle import PUBLIC_KEY
from pipeline.signals.frozen import SignalList, signal_files
from pipeline.steps import (
    all_dossiers,
    at_work,
    due,
    follow,
    hand_over,
    lift,
    make_concepts,
    note_looked,
    note_reaction,
    signals_held_back,
    suspend,
)
from pipeline.steps.workplace import Workplace
from tests.advice_examples import cells_of, example_release, signal, signals
from tests.builders import KEY

RELEASE = example_release()
TODAY = date(2026, 11, 22)
ROW = signal(RELEASE)
EARLIER = replace(
    compose(signals(ROW), RELEASE, TODAY - timedelta(days=200))[0],
    id="stijging-2025-q1-oo_pesten",
    periode="2025-Q1",
)
UNIT_ROW = signal(
    RELEASE, hoofdcategorie="", cluster="", eenheid="zuid",
    cellen=cells_of(RELEASE, "eenheid", eenheid="zuid"),
)  # fmt: skip
UNITS = (
    Unit("holding", "Holding", None, 12_000, 500),
    Unit("zuid", "Locatie Zuid", "holding", 5_000, 250),
)


@pytest.fixture
def place(organisation, monkeypatch):
    """At work, with a list of two strong signals: one on pesten, one about a unit."""
    found = signals(ROW, UNIT_ROW)
    listed = SignalList("s0020", found, {"gemaakt_op": TODAY.isoformat()})
    publiek = replace(RELEASE.publiek, units=UNITS)
    monkeypatch.setattr("pipeline.steps.advising.find_patterns", lambda _: listed)
    monkeypatch.setattr(Workplace, "released", lambda _: RELEASE)
    monkeypatch.setattr(Workplace, "publiek", publiek)
    with at_work(organisation, KEY, TODAY) as work:
        (work.workspace.overdracht / PUBLIC_KEY).write_bytes(work.kluis.signer.public_bytes)
        yield work


def carry_out(place, *steps):
    """The earlier advice offered, and these steps of its follow-up put down."""
    add_concept(place.dossiers, EARLIER, TODAY)
    hand_over(place, EARLIER.id, "Anke")
    for status in steps:
        if status == "deels":
            note_reaction(place, EARLIER.id, Stap(status, TODAY))
        else:
            follow(place, EARLIER.id, status, TODAY)


def made(place):
    return {one.id for one in make_concepts(place)}


def test_while_advice_is_carried_out_the_same_pattern_is_only_noted(place):
    carry_out(place, "deels", "in_uitvoering")
    assert signal_key(ROW) not in made(place)
    make_concepts(place)
    (dossier,) = [one for one in all_dossiers(place) if one.id == EARLIER.id]
    assert [(note.soort, note.over) for note in dossier.aantekeningen] == [("opnieuw", "s0020")]
    assert "opnieuw" in {one.soort for one in due(place)}
    assert EARLIER.id in signals_held_back(place)[signal_key(ROW)]
    note_looked(place, EARLIER.id)
    assert "opnieuw" not in {one.soort for one in due(place)}


def test_a_pattern_that_the_advice_itself_tells_of_is_not_there_again(place):
    bundled = replace(EARLIER, bundel=(signal_key(ROW),))
    add_concept(place.dossiers, bundled, TODAY)
    hand_over(place, bundled.id, "Anke")
    note_reaction(place, bundled.id, Stap("deels", TODAY))
    make_concepts(place)
    (dossier,) = [one for one in all_dossiers(place) if one.id == bundled.id]
    assert dossier.aantekeningen == ()


@pytest.mark.parametrize("steps", [(), ("deels", "in_uitvoering", "geen_effect")])
def test_before_and_after_that_it_may_make_one(place, steps):
    carry_out(place, *steps)
    assert signal_key(ROW) in made(place)


def test_the_register_names_the_advice_that_is_carried_out(place):
    carry_out(place, "deels")
    found = signals(ROW)
    listed = SignalList("s0020", found, {"gemaakt_op": TODAY.isoformat()})
    before = SignalList("s0019", found, {"gemaakt_op": "2025-01-01"})
    advices = load_handed_over(place.workspace.overdracht)
    newest, oldest = register_of((before, listed), advices, ())
    assert [(step.wat, step.reden) for step in newest.stappen] == [("loopt", EARLIER.id)]
    assert oldest.stappen == ()
    assert EARLIER.id in register_text((newest,))


def everything(place):
    files = [p for p in place.workspace.overdracht.rglob("*") if p.is_file()]
    return {str(path): path.read_bytes() for path in files}


def test_a_suspended_unit_makes_no_concept_and_crosses_nothing(place):
    files = signal_files(signals(ROW, UNIT_ROW), RELEASE.publicaties[-1], TODAY)
    suspend(place, "zuid")
    before = everything(place)
    assert made(place) == {signal_key(ROW)}
    assert "opgeschort" in signals_held_back(place)[signal_key(UNIT_ROW)]
    assert everything(place) == before
    assert signal_files(signals(ROW, UNIT_ROW), RELEASE.publicaties[-1], TODAY) == files
    lift(place, "zuid")
    assert made(place) == {signal_key(ROW)}
    later = replace(place, today=TODAY + timedelta(days=93))
    assert made(later) == {signal_key(ROW), signal_key(UNIT_ROW)}
    assert everything(place) == before
