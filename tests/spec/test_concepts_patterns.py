"""Advice on each pattern beside rises and falls: found by the detector, counted again, well worded.

Small releases with one cause planted large, so that the pattern is found beyond doubt.
"""

from dataclasses import replace
from datetime import date
from functools import cache

import numpy as np
import pytest

from pipeline.advice.catalogue import names_in
from pipeline.advice.compose import compose
from pipeline.advice.concept import Origin, facts, lines
from pipeline.advice.handed_over import Vrijgave, check_release
from pipeline.advice.pattern import signal_key
from pipeline.advice.word_check import check_concept
from pipeline.contracts.public import Event
from pipeline.errors import RefusedInput
from pipeline.signals import detect
from tests.advice_examples import TODAY, example_release
from tests.advice_recount import counted_again, row_of
from tests.mix_releases import ENDINGS, LAST_YEAR, RELATIONS, counted_release, means_of
from tests.releases import publiek_of
from tests.survey_releases import asked, survey_release

PROMISE = {"eenheid": "traject", "epsilon": 1.0, "epsilon_enquete": 1.0, "delta_enquete": 1e-6}
SIZES = {"u0": 3000, "u1": 3000, "u2": 6000}
TRAINING = Event(date(2024, 5, 6), "training", "u1", "Training omstanders")
CAMPAIGN = Event(date(2024, 5, 6), "voorlichting", None, "Week van het gesprek")
USUAL = {"0": 60, "25": 90, "50": 230, "75": 160, "100": 60}
WORSE = {"0": 110, "25": 170, "50": 180, "75": 100, "100": 40}


def promised(release):
    """With a promise and upper bounds, as a real publication has."""
    counts = release.tellingen.assign(upper=release.tellingen["noisy_n"] + 3.0)
    pubs = tuple(replace(p, belofte=PROMISE) for p in release.publicaties)
    return replace(release, publicaties=pubs, tellingen=counts)


def talks(table, means, code, factor, events=(), since=LAST_YEAR[0]):
    """`code` (all: "") at `factor` times its usual number since a quarter."""

    def times(table, quarter, codes):
        return factor if quarter >= since and (not code or codes == code) else 1.0

    publiek = publiek_of(SIZES, events)
    return promised(counted_release({table: means}, 1.0, np.random.default_rng(5), publiek, times))


def by_unit(a_year):
    return {(unit,): a_year / 4 * n / 12_000 for unit, n in SIZES.items()}


def crossed(a_year):
    shares = {"oo": 0.35, "sw": 0.35, "wb": 0.15, "in": 0.15}
    units = by_unit(a_year)
    return {(c, *u): share * mean for c, share in shares.items() for u, mean in units.items()}


def waves(what, before, last, unit="", invited=1000):
    """Two waves alike and one that differs; with a unit also in two other units that stay."""
    counts = {(golf, unit): before for golf in ("2023", "2024")} | {("2025", unit): last}
    sizes = None
    if unit:
        sizes = dict.fromkeys((unit, "b", "c"), 1000)
        counts |= {(g, u): before for g in ("2023", "2024", "2025") for u in ("b", "c")}
    invited_by = dict.fromkeys(("2023", "2024", "2025"), invited * (3 if unit else 1))
    return promised(survey_release([asked(what, counts)], invited_by, sizes))


def outside(before, last):
    """Experience of behaviour from outside that changes, and at work does not."""
    invited = dict.fromkeys(("2023", "2024", "2025"), 1000)
    items = {"og_ext_intimidatie": last, "og_int_intimidatie": before}
    return promised(
        survey_release(
            [
                asked(
                    item,
                    {
                        (golf, ""): {"0": 600 - yes, "1": yes, "2": 0, "3": 0}
                        for golf in invited
                        for yes in [newest if golf == "2025" else before]
                    },
                )
                for item, newest in items.items()
            ],
            invited,
        )
    )


CASES = {
    "macht": lambda: talks("relatie", means_of(RELATIONS, 300), ("leidinggevende",), 2.2),
    "macht minder": lambda: talks("relatie", means_of(RELATIONS, 600), ("leidinggevende",), 0.4),
    "extern": lambda: talks("relatie", means_of(RELATIONS, 600), ("extern",), 4.0),
    "extern minder": lambda: talks("relatie", means_of(RELATIONS, 2000), ("extern",), 0.2),
    "extern vraag": lambda: outside(60, 130),
    "extern vraag minder": lambda: outside(130, 60),
    "escalatie": lambda: talks("vervolg", means_of(ENDINGS, 900), ("formele_klacht",), 9.0),
    "concentratie": lambda: talks("cluster_x_eenheid", crossed(600), ("wb", "u1"), 4.0),
    "werking": lambda: talks("eenheid", by_unit(600), ("u1",), 2.5, (TRAINING,), "2024-Q4"),
    "werking minder": lambda: talks("eenheid", by_unit(900), ("u1",), 0.2, (TRAINING,), "2024-Q4"),
    "werking van allen": lambda: talks("eenheid", by_unit(600), "", 2.5, (CAMPAIGN,), "2024-Q4"),
    "drempel": lambda: waves("mb", USUAL, WORSE),
    "drempel bekendheid": lambda: waves(
        "mb_kent_vp",
        {"ja": 420, "nee": 120, "weet_niet": 60},
        {"ja": 240, "nee": 300, "weet_niet": 60},
    ),
    "drempel in een eenheid": lambda: waves("mb", USUAL, WORSE, "u1"),
    "klimaat": lambda: waves("pv", USUAL, WORSE),
    "klimaat gunstiger": lambda: waves("pv", WORSE, USUAL),
    "klimaat met andere deelname": lambda: waves("psa", USUAL, WORSE, invited=5000),
    "klimaat omgekeerd": lambda: waves(
        "pv_fout_kost",
        {"1": 90, "2": 200, "3": 200, "4": 80, "5": 30},
        {"1": 30, "2": 80, "3": 200, "4": 200, "5": 90},
    ),
    "referentie": example_release,
    "referentie minder": lambda: promised(
        survey_release(
            [asked("og", {("2025", ""): {"wel": 300, "geen": 5600, "wil_niet_zeggen": 100}})],
            {"2025": 12_000},
        )
    ),
}  # fmt: skip


@cache
def made(name):
    """A release, its patterns, and the concept on the pattern that the case is named after."""
    release = CASES[name]()
    patterns = detect(release, TODAY)
    wanted = patterns[
        (patterns["code"] == name.split()[0])
        & patterns["niveau"].isin(["signaal", "sterk_signaal"])
        & ((patterns["eenheid"] != "") if "eenheid" in name else True)
    ]
    assert len(wanted) == 1, (name, patterns[["code", "niveau", "eenheid", "item", "q_value"]])
    key = signal_key(wanted.iloc[0])
    others = patterns["niveau"].isin(["signaal", "sterk_signaal"]) & ~patterns.index.isin(
        wanted.index
    )
    patterns = patterns.assign(niveau=patterns["niveau"].mask(others, "binnen_verwachting"))
    concepts = compose(patterns, release, TODAY, {key})
    (concept,) = (one for one in concepts if one.id == key)
    return release, patterns, concept


def words(concept):
    return " ".join(line.text for line in lines(concept))


@pytest.fixture(params=CASES)
def case(request):
    return made(request.param)


def test_every_number_is_counted_again(case):
    release, patterns, concept = case
    row = row_of(patterns, concept)
    assert facts(concept)
    for fact in facts(concept):
        # pages tell the share of a question about experience over answers, the list by answer
        near = 0.01 if fact.herkomst is Origin.AANDEEL and row["code"] == "extern" else 1e-6
        assert fact.value == pytest.approx(counted_again(fact, release, row, patterns), rel=near)


def test_what_was_observed_is_what_the_list_says(case):
    _, patterns, concept = case
    observed = (Origin.SOM, Origin.AANDEEL, Origin.SCORE)
    first = next(fact for fact in facts(concept) if fact.herkomst in observed)
    assert first.value == pytest.approx(row_of(patterns, concept)["waarneming"])


def test_it_is_a_whole_advice_in_right_words(case):
    _, _, concept = case
    assert concept.vorm == "advies"
    assert len(concept.wij_zien) >= 3
    assert len(concept.betekenis.lezingen) >= 2
    assert [m.pijler for m in concept.advies.maatregelen] == [
        "bewustwording", "preventie", "interventie",
    ]  # fmt: skip
    assert concept.aandacht.gronden
    assert len(concept.verantwoording.niet_getoond) >= 2
    assert check_concept(concept) == ()
    for line in lines(concept):
        assert not names_in(line.text)
        assert "nan" not in line.text.split()


def test_talks_and_answers_have_each_their_own_promise():
    _, _, of_talks = made("macht")
    _, _, of_answers = made("drempel")
    assert "per traject en voor altijd" in words(of_talks)
    assert "per deelnemer" not in words(of_talks)
    assert "per deelnemer en per ronde" in words(of_answers)
    assert "traject" not in words(of_answers)
    assert of_answers.periode == "2025-Q2"
    assert of_answers.kop.periode.text == "de enquête 2025"


def test_behaviour_from_outside_is_laid_beside_the_same_at_work():
    _, _, concept = made("extern vraag")
    assert "‘Geïntimideerd door iemand van buiten’" in concept.kop.titel.text
    assert "groter dan bij hetzelfde gedrag door mensen van het werk" in words(concept)


def test_a_share_is_told_in_numbers_beside_their_whole():
    _, _, concept = made("macht")
    assert "Dat is van ongeveer" in words(concept)
    assert "%" not in " ".join(line.text for line in concept.wij_zien)


@pytest.mark.parametrize("name", ["concentratie", "werking", "drempel in een eenheid"])
def test_a_named_unit_asks_for_a_second_opinion_or_a_week(name):
    _, _, concept = made(name)
    assert concept.eenheid == "u1"
    with pytest.raises(RefusedInput, match="tweede vertrouwenspersoon"):
        check_release(concept, Vrijgave(TODAY), TODAY)
    assert check_release(concept, Vrijgave(TODAY, tweede_akkoord=True), TODAY)


def test_an_event_is_what_werking_is_about_and_no_reason_to_wait():
    _, _, of_unit = made("werking")
    _, _, of_all = made("werking van allen")
    assert "na ‘Training omstanders’" in words(of_unit)
    assert "als in de andere eenheden, zonder deze gebeurtenis" in words(of_unit)
    assert "geen vergelijking met de andere eenheden" in words(of_all)
    assert "komt niet altijd door die gebeurtenis" in words(of_all)


def test_other_people_who_answered_are_a_third_reading():
    release, _, concept = made("klimaat met andere deelname")
    assert len(concept.betekenis.lezingen) == 2  # the same share took part in each wave
    fewer = replace(
        release,
        publiek=replace(
            release.publiek,
            waves=tuple(
                replace(wave, uitgenodigd=700 if wave.golf == "2025" else wave.uitgenodigd)
                for wave in release.publiek.waves
            ),
        ),
    )
    again = compose(detect(fewer, TODAY), fewer, TODAY, {concept.id})
    (moved,) = (one for one in again if one.id == concept.id)
    assert "meer mensen mee dan bij de eerdere enquêtes" in moved.betekenis.lezingen[2].text


def test_an_event_just_before_a_survey_makes_a_note_about_answers():
    release = CASES["klimaat"]()
    news = Event(date(2025, 6, 1), "media", None, "Uitzending")
    release = replace(release, publiek=replace(release.publiek, events=(news,)))
    (note,) = compose(detect(release, TODAY), release, TODAY)
    assert note.vorm == "notitie"
    assert "anders antwoorden op ‘vrij om iets te zeggen’" in note.betekenis.inleiding[0].text
    assert "als de cijfers van de volgende enquête er zijn" in note.opvolging[0].text
    assert len(note.betekenis.inleiding) == 1
    assert check_concept(note) == ()


def test_a_sector_chooses_the_national_figure():
    release = CASES["referentie minder"]()
    said = {}
    for sector in ("", "bouw"):
        patterns = detect(release, TODAY, sector)
        key = signal_key(patterns[patterns["code"] == "referentie"].iloc[0])
        (concept,) = compose(patterns, release, TODAY, {key}, sector=sector)
        said[sector] = concept.wij_zien[1].text
    assert "alle sectoren samen ongeveer 17 van de 100" in said[""]
    assert "de sector bouw ongeveer" in said["bouw"]
