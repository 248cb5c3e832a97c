"""Macht, extern, escalatie: a share that changes, and quiet when everything changes together."""

import re
from datetime import date

import numpy as np
import pytest

from pipeline.contracts.codes import load_texts
from pipeline.contracts.public import Event
from pipeline.signals import detect
from pipeline.signals.mix.mix import EXTERN, MACHT, shift_of
from tests.mix_releases import ENDINGS, LAST_YEAR, RELATIONS, counted_release, means_of
from tests.releases import QUARTERS, TODAY, publiek_of

SIZES = {"u0": 3000, "u1": 9000}
FOUND = ("signaal", "sterk_signaal")


def release(
    relations=None, endings=None, a_year=240, everything=1.0, eps=0.6, seed=1, events=(),
    quarters=QUARTERS, has_endings=True,
):  # fmt: skip
    """A year in which these codes are at a factor of what is usual, or everything is."""
    changed = {"relatie": relations or {}, "vervolg": endings or {}}

    def factor(table, quarter, codes):
        return everything * changed[table].get(codes[0], 1.0) if quarter in LAST_YEAR else 1.0

    tables = {"relatie": means_of(RELATIONS, a_year)}
    if has_endings:
        tables["vervolg"] = means_of(ENDINGS, a_year)
    publiek = publiek_of(SIZES, events)
    return counted_release(tables, eps, np.random.default_rng(seed), publiek, factor, quarters)


def row(code, *args, **terms):
    signals = detect(release(*args, **terms), TODAY)
    found = signals[signals["code"] == code]
    assert len(found) == 1
    return found.iloc[0]


@pytest.fixture(scope="module")
def more():
    return row("macht", {"leidinggevende": 1.8})


def test_a_larger_share_about_a_leidinggevende_is_found(more):
    assert more["niveau"] in FOUND
    assert (more["relatie"], more["eenheid"], more["richting"]) == (
        "leidinggevende",
        "",
        "stijging",
    )
    assert more["effect_lower"] > 1
    assert more["effect_lower"] < 1.8 < more["effect_upper"]
    assert more["waarneming"] > more["verwacht_upper"]
    assert (more["periode"], more["venster"]) == ("2025-Q4", 4)
    assert more["vergeleken_met"] == "2021-Q1 tot en met 2024-Q4"
    assert all("|relatie|" in cell and "eenheid" not in cell for cell in more["cellen"])


def test_its_sentence_is_out_of_a_hundred_with_two_readings(more):
    assert re.match(r"Van elke 100 trajecten .* ongeveer \d+ over een leidinggevende", more["zin"])
    assert "Gewoonlijk zijn het er" in more["zin"]
    assert "Er zijn twee lezingen: " in more["zin"]
    assert "de andere gesprekken" in more["zin"]


def test_a_smaller_share_is_found_too():
    fall = row("macht", {"leidinggevende": 0.4}, a_year=600)
    assert (fall["richting"], fall["niveau"] in FOUND) == ("daling", True)
    assert fall["effect_upper"] < 1


@pytest.mark.parametrize("everything", [0.5, 2.0])
def test_when_everything_changes_together_no_share_does(everything):
    for seed in range(5):
        signals = detect(release(everything=everything, seed=seed), TODAY)
        shares = signals[signals["code"].isin(["macht", "extern", "escalatie"])]
        assert not shares["niveau"].isin(FOUND).any()


def test_behaviour_from_outside_is_held_against_that_of_colleagues():
    found = row("extern", {"extern": 3.5}, a_year=600)
    assert (found["niveau"] in FOUND, found["richting"]) == (True, "stijging")
    read = {part for cell in found["cellen"] for part in cell.split("|") if "relatie=" in part}
    assert read == {"relatie=extern", "relatie=collega"}


def test_more_formal_routes_among_as_many_talks_is_escalatie():
    formal = dict.fromkeys(("formele_klacht", "integriteitsmelding", "aangifte"), 8.0)
    found = row("escalatie", endings=formal, a_year=1200)
    assert (found["niveau"], found["richting"]) == ("sterk_signaal", "stijging")
    assert "formele route" in found["zin"]
    assert {cell.split("|")[1] for cell in found["cellen"]} == {"vervolg"}


def test_fewer_formal_routes_are_not_escalatie():
    formal = dict.fromkeys(("formele_klacht", "integriteitsmelding", "aangifte"), 0.0)
    assert row("escalatie", endings=formal, a_year=4000)["niveau"] == "binnen_verwachting"


def test_without_a_table_it_says_which_one_is_needed():
    missing = row("escalatie", has_endings=False)
    assert missing["niveau"] == "te_weinig_gegevens"
    assert "tabel `vervolg`" in missing["zin"]
    assert np.isnan(missing["waarneming"]) and not missing["cellen"]


def test_a_small_organisation_gets_no_number_but_what_would_be_seen():
    small = row("macht", a_year=8)
    assert small["niveau"] == "te_weinig_gegevens"
    assert np.isnan(small["waarneming"]) and np.isnan(small["p_value"])
    assert "verdrievoudiging" in small["zin"]


def test_a_first_year_has_nothing_to_compare_with():
    first = row("macht", quarters=QUARTERS[-4:])
    assert (first["niveau"], first["vergeleken_met"]) == ("te_weinig_gegevens", "")
    assert "nog geen heel jaar" in first["zin"]


def test_a_recent_event_suspends_the_reading():
    event = Event(date(2025, 11, 3), "media", None, "Nieuws over leiderschap")
    found = row("macht", {"leidinggevende": 1.8}, events=(event,))
    assert found["gebeurtenis"] == "Nieuws over leiderschap"
    assert "De duiding is daarom opgeschort" in found["zin"]


def test_the_unknown_are_neither_part_nor_rest():
    one = shift_of(release(), MACHT)
    assert not any("onbekend" in cell for cell in one.counts.cells)
    assert len(shift_of(release(), EXTERN).counts.cells) == 2 * len(QUARTERS)


def test_no_sentence_uses_a_word_we_never_use():
    plans = ({"leidinggevende": 1.8, "extern": 5.0}, {"leidinggevende": 0.3}, None)
    for relations in plans:
        for sentence in detect(release(relations, a_year=800), TODAY)["zin"]:
            for rule in load_texts("woorden")["verboden"]:
                for form in rule["vormen"]:
                    assert not re.search(rf"\b{re.escape(form)}\b", sentence, re.IGNORECASE)
