"""What a list says of itself: the same words on every page, in the command and in an advice."""

import json

import pandas as pd
import pytest

from pipeline.advice.catalogue import names_in
from pipeline.advice.compose import compose
from pipeline.advice.concept import lines
from pipeline.advice.word_check import check_words
from pipeline.cli.wording import patterns_text
from pipeline.signals import detect
from pipeline.signals.frozen import SignalList
from pipeline.signals.looked import Looked, templates
from tests.advice_examples import TODAY, example_release


def row(code, niveau, p_value=float("nan"), periode="2025-Q4", visible=float("nan")):
    return {
        "code": code, "niveau": niveau, "p_value": p_value, "periode": periode,
        "zichtbaar_vanaf": visible,
    }  # fmt: skip


LIST = pd.DataFrame(
    [
        row("stijging", "sterk_signaal", 0.0001, visible=1.6),
        row("daling", "signaal", 0.002, visible=3.4),
        row("stijging", "binnen_verwachting", 0.4, visible=float("inf")),
        row("drempel", "binnen_verwachting", 0.3, periode="", visible=1.1),
        row("stijging", "te_weinig_gegevens", visible=9.0),
        row("concentratie", "te_weinig_gegevens"),
        row("stilte", "te_weinig_gegevens", periode=""),
    ]
)


def test_it_counts_what_was_tested_found_and_unseen():
    looked = Looked.of(LIST)
    assert (looked.getoetst, looked.te_weinig, looked.signalen) == (4, 3, 2)
    assert (looked.vanaf, looked.tot) == (1.6, 3.4)
    assert looked.blind == ("concentratie", "stilte")
    assert looked.by_chance == pytest.approx(0.2)


def test_it_is_said_in_plain_words():
    told = Looked.of(LIST).told()
    assert list(told) == ["getoetst", "toeval", "gevonden", "te_weinig", "vanaf", "blind"]
    assert "toetsten wij 4 reeksen" in told["getoetst"]
    assert "hooguit ongeveer 0,1 patroon per publicatie" in told["toeval"]
    assert "Nu staan er 2 signalen" in told["gevonden"]
    assert "hooguit 0,2" in told["gevonden"]
    assert told["te_weinig"].startswith("Bij 3 reeksen zijn er te weinig gegevens")
    assert "1,6 keer zo veel" in told["vanaf"]
    assert "3,4 keer zo veel" in told["vanaf"]
    assert "concentratie; stilte" in told["blind"]
    assert [text for text in told.values() if check_words(text) or names_in(text)] == []


def test_one_is_said_as_one_and_none_is_left_out():
    told = Looked.of(LIST.iloc[[0, 4]]).told()
    assert "toetsten wij 1 reeks tegelijk" in told["getoetst"]
    assert "Nu staat er 1 signaal" in told["gevonden"]
    assert told["te_weinig"].startswith("Bij 1 reeks zijn er te weinig gegevens")
    quiet = Looked.of(LIST.iloc[[3]]).told()
    assert list(quiet) == ["getoetst", "toeval"]
    nothing = Looked.of(pd.DataFrame([row("geen_patroon", "te_weinig_gegevens")]))
    assert (nothing.getoetst, nothing.te_weinig) == (0, 0)


def test_rises_and_falls_are_one_pattern_to_be_blind_for():
    unseen = pd.DataFrame([row("stijging", "te_weinig_gegevens")])
    assert "stijging of daling" in Looked.of(unseen).told()["blind"]
    assert Looked.of(LIST).blind == ("concentratie", "stilte")


def test_command_json_and_advice_say_the_same():
    release = example_release()
    patterns = detect(release, TODAY)
    found = SignalList("s0020", patterns, {})
    said = found.gekeken.told()
    spoken = patterns_text(found)
    assert all(sentence in spoken for sentence in said.values())
    assert json.loads(json.dumps(found.gekeken.to_json()))["zinnen"] == list(said.values())
    for concept in compose(patterns, release, TODAY):
        written = {line.text for line in lines(concept)}
        assert set(said.values()) <= written


def test_every_sentence_is_used_in_an_advice():
    assert set(templates()) == {"getoetst", "toeval", "gevonden", "te_weinig", "vanaf", "blind"}
