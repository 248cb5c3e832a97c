"""Werking: what came after an event, beside the units that had none, and when that is too early."""

import re
from datetime import date

import numpy as np

from pipeline.contracts.codes import load_texts
from pipeline.contracts.public import Event
from pipeline.signals import detect
from tests.mix_releases import counted_release
from tests.releases import TODAY, publiek_of

SIZES = {"u0": 3000, "u1": 3000, "u2": 6000}
FOUND = ("signaal", "sterk_signaal")
TRAINING = Event(date(2024, 5, 6), "training", "u1", "Training omstanders")
CAMPAIGN = Event(date(2024, 5, 6), "voorlichting", None, "Week van het gesprek")


def rows(
    factor=1.0, where="u1", events=(TRAINING,), a_year=600, since="2024-Q4", sizes=SIZES, seed=5
):
    """Since a quarter there are `factor` times as many from one place (all: "")."""
    means = {(u,): a_year / 4 * n / 12_000 for u, n in sizes.items()}

    def times(table, quarter, codes):
        return factor if quarter >= since and where in ("", codes[0]) else 1.0

    publiek = publiek_of(sizes, events)
    release = counted_release({"eenheid": means}, 1.0, np.random.default_rng(seed), publiek, times)
    signals = detect(release, TODAY)
    return signals[signals["code"] == "werking"]


def test_more_where_the_training_was_than_elsewhere_is_found():
    found = rows(2.0).iloc[0]
    assert (found["niveau"], found["richting"]) == ("sterk_signaal", "stijging")
    assert (found["eenheid"], found["gebeurtenis"]) == ("u1", "Training omstanders")
    assert found["effect_lower"] < 2.0 < found["effect_upper"]
    assert (
        found["vergeleken_met"]
        == "2021-Q2 tot en met 2024-Q1, en de eenheden zonder deze gebeurtenis"
    )
    assert "eenheden zonder deze gebeurtenis" in found["zin"]
    assert "Er zijn twee lezingen: meer medewerkers kennen of vertrouwen" in found["zin"]
    assert "niet of de gebeurtenis de oorzaak is" in found["zin"]


def test_fewer_has_its_own_two_readings():
    found = rows(0.3).iloc[0]
    assert (found["niveau"] in FOUND, found["richting"]) == (True, "daling")
    assert "Er zijn twee lezingen: er gebeurt minder, of" in found["zin"]


def test_when_all_units_rise_alike_the_training_did_nothing_that_shows():
    found = rows(2.0, where="").iloc[0]
    assert found["niveau"] == "binnen_verwachting"
    assert found["effect_lower"] < 1 < found["effect_upper"]


def test_an_event_of_all_is_held_against_the_years_before_and_says_so():
    found = rows(2.0, where="", events=(CAMPAIGN,)).iloc[0]
    assert (found["niveau"] in FOUND, found["eenheid"]) == (True, "")
    assert found["vergeleken_met"] == "2021-Q2 tot en met 2024-Q1"
    assert "geen deel van de organisatie zonder deze gebeurtenis" in found["zin"]


def test_until_half_a_year_can_be_read_the_reading_waits():
    for day in (date(2025, 11, 3), date(2025, 5, 6)):
        early = rows(3.0, since="2025-Q2", events=(Event(day, "training", "u1", "Training"),)).iloc[
            0
        ]
        assert early["niveau"] == "te_weinig_gegevens"
        assert np.isnan(early["waarneming"])
        assert "De duiding is opgeschort" in early["zin"]


def test_half_a_year_is_held_against_the_same_seasons():
    later = Event(date(2025, 2, 3), "beleid", "u1", "Gedragscode")
    found = rows(2.5, since="2025-Q3", events=(later,)).iloc[0]
    assert (found["niveau"] in FOUND, found["venster"]) == (True, 2)
    seasons = {
        part[-2:] for cell in found["cellen"] for part in cell.split("|") if "periode" in part
    }
    assert seasons == {"Q3", "Q4"}


def test_what_is_no_intervention_or_long_ago_is_not_looked_at():
    others = (
        Event(date(2024, 5, 6), "reorganisatie", "u1", "Verhuizing"),
        Event(date(2022, 5, 6), "training", "u1", "Oude training"),
    )
    found = rows(2.0, events=others)
    assert list(found["niveau"]) == ["te_weinig_gegevens"]
    assert "Verhuizing" not in found.iloc[0]["zin"]


def test_a_small_unit_is_never_named():
    small = Event(date(2024, 5, 6), "training", "klein", "Training")
    one = rows(events=(small,)).iloc[0]
    assert (one["niveau"], one["eenheid"]) == ("te_weinig_gegevens", "")
    assert "klein" not in one["zin"]
    assert "tabel `eenheid`" in one["zin"]


def test_a_place_gets_one_row_for_all_that_could_not_be_seen():
    events = (TRAINING, Event(date(2024, 8, 6), "beleid", "u1", "Gedragscode"))
    assert len(rows(events=events, a_year=8)) == 1


def test_no_sentence_uses_a_word_we_never_use():
    for found in (rows(2.0), rows(0.3), rows(), rows(a_year=8)):
        for rule in load_texts("woorden")["verboden"]:
            for form in rule["vormen"]:
                assert not found["zin"].str.contains(rf"(?i)\b{re.escape(form)}\b").any()
