"""What an advice may say: every number is followed back to released cells and counted again.

The patterns come from the detector itself, on a small hand-made release; the recounting here is
plain Python, beside the code that wrote the numbers.
"""

import re
from dataclasses import replace
from datetime import date

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.advice.catalogue import names_in
from pipeline.advice.compose import compose
from pipeline.advice.concept import Fact, Line, Origin, Term, facts, from_json, lines, to_json
from pipeline.advice.pattern import NUMBERS, patterns_in
from pipeline.advice.pattern_cells import cells_of as cells_of_pattern
from pipeline.advice.series_chart import chart_of
from pipeline.advice.word_check import check_concept
from pipeline.contracts import load_codelist, load_texts
from pipeline.contracts.public import Event
from pipeline.release import cell_id, find_cell
from pipeline.signals import detect
from tests.advice_examples import (
    TODAY,
    cells_of,
    example_release,
    signal,
    signals,
    silence,
)
from tests.advice_recount import counted_again, row_of

CAMPAIGN = Event(date(2025, 2, 1), "voorlichting", None, "Campagne")
BROADCAST = Event(date(2025, 11, 3), "media", None, "Uitzending")


def quieter(release):
    """The release with only a tenth of the talks in the last year."""
    counts = release.tellingen.copy()
    counts.loc[counts["periode"] >= "2025-Q1", "noisy_n"] //= 10
    return replace(release, tellingen=counts)


RELEASES = {
    "stijging": example_release(),
    "gebeurtenis eerder": example_release(events=(CAMPAIGN,)),
    "gebeurtenis net": example_release(events=(BROADCAST,)),
    "daling en stilte": quieter(example_release(risen="")),
}


def found(name):
    """A release, its patterns, and the concepts they make by themselves."""
    release = RELEASES[name]
    patterns = detect(release, TODAY)
    return release, patterns, compose(patterns, release, TODAY)


CASES = {
    f"{name}: {concept.id}": (release, patterns, concept)
    for name in RELEASES
    for release, patterns, concepts in [found(name)]
    for concept in concepts
}


@pytest.fixture(params=CASES, name="case")
def each_case(request):
    return CASES[request.param]


def test_the_examples_hold_every_kind():
    kinds = {(concept.patroon, concept.vorm) for _, _, concept in CASES.values()}
    assert kinds >= {
        ("stijging", "advies"), ("stijging", "notitie"), ("daling", "advies"),
        ("stilte", "advies"),
    }  # fmt: skip


def test_every_number_is_counted_again_from_its_cells(case):
    release, patterns, concept = case
    row = row_of(patterns, concept)
    assert facts(concept)
    for fact in facts(concept):
        assert fact.value == pytest.approx(counted_again(fact, release, row, patterns), rel=1e-9)


def test_only_a_promise_and_the_length_of_the_list_have_no_cells(case):
    _, _, concept = case
    for fact in facts(concept):
        assert bool(fact.cells) == (fact.herkomst not in (Origin.BELOFTE, Origin.SIGNALENLIJST))


def test_the_first_sentence_counts_what_the_pattern_observed(case):
    _, patterns, concept = case
    of_survey = concept.patroon == "referentie"
    observed = Origin.AANDEEL if of_survey else Origin.SOM
    told = [fact for line in concept.wij_zien[:2] for fact in line.facts]
    counted = [fact for fact in told if fact.herkomst is observed]
    seen = row_of(patterns, concept)["waarneming"]
    if counted:
        assert counted[0].value == pytest.approx(seen)
    else:  # it may be none: only the most that it can be is told
        most = next(fact for fact in told if fact.herkomst is Origin.BOVENGRENS)
        assert seen <= most.value
        assert "ongeveer 0" not in concept.wij_zien[0].text


def test_the_picture_ends_with_the_number_of_the_first_sentence(case):
    _, patterns, concept = case
    if concept.patroon in ("stijging", "daling"):
        row = row_of(patterns, concept)
        assert concept.reeks.punten[-1].waarde == pytest.approx(max(row["waarneming"], 0))
        assert [point.naam.text for point in concept.reeks.punten][-1] == "2025"
        used = {cell for point in concept.reeks.punten for cell in point.cellen}
        assert used == set(row["cellen"])
    if concept.reeks is not None:
        chart = chart_of(concept.reeks)
        assert all(point.getal.text in chart.alt for point in concept.reeks.punten)
        assert all(0 <= p.lower <= p.value <= p.upper for p in chart.points)
        assert all(point.getal.facts for point in concept.reeks.punten if point.hoog >= 0.5)


def fixed_texts():
    """Every text of the catalogues, cut at its names."""
    stack = [dict(load_texts(name)) for name in ("adviesteksten", "maatregelen", "woorden")]
    stack.append([str(code.extra["uitleg"]) for code in load_codelist("niveaus").codes])
    while stack:
        value = stack.pop()
        if isinstance(value, dict):
            stack += value.values()
        elif isinstance(value, list):
            stack += value
        elif isinstance(value, str):
            yield value


FIXED = tuple(fixed_texts())


def is_fixed(words):
    """Whether loose words consist of catalogue texts: no digit can have come from data."""
    pieces = {piece for text in FIXED for piece in re.split(r"\{\w+\}", text) if piece.strip()}
    left = words
    for piece in sorted(pieces, key=len, reverse=True):
        left = left.replace(piece, " ")
    return not any(sign.isdigit() for sign in left)


def test_digits_outside_facts_and_names_are_fixed_text(case):
    _, _, concept = case
    for line in lines(concept):
        for part in line.parts:
            assert not isinstance(part, str) or is_fixed(part)


def skeleton(concept):
    """A concept without its facts: what must not change when only the numbers do."""
    bare = [
        tuple("#" if isinstance(part, Fact) else part for part in line.parts)
        for line in lines(concept)
    ]
    measures = [replace(one, meetlat=None) for one in concept.advies.maatregelen]
    return concept.id, concept.codes, bare, measures


NUMBER = st.floats(min_value=0.0, max_value=5000.0)


@settings(max_examples=25, deadline=None)
@given(
    st.fixed_dictionaries(
        {**dict.fromkeys(NUMBERS, NUMBER), "zichtbaar_vanaf": st.floats(1.1, 3.0)}
    ),
    st.lists(st.integers(10, 4000), min_size=4, max_size=4),
)
def test_other_numbers_change_nothing_but_the_facts(numbers, counts):
    release = RELEASES["stijging"]
    row = signal(release)
    (expected,) = compose(signals(row), release, TODAY)
    changed = release.tellingen.copy()
    last = changed["periode"] >= "2025-Q1"
    pesten = (changed["tabel"] == "hoofdcategorie") & (changed["hoofdcategorie"] == "oo_pesten")
    changed.loc[last & pesten, "noisy_n"] = counts
    (concept,) = compose(signals({**row, **numbers}), replace(release, tellingen=changed), TODAY)
    assert skeleton(concept) == skeleton(expected)


def test_the_eight_parts_are_filled(case):
    _, _, concept = case
    assert concept.kop.titel.text
    assert concept.kop.cc
    assert len(concept.wij_zien) >= 3
    assert len(concept.betekenis.lezingen) >= 2
    assert any("geen uitspraak over personen" in line.text for line in concept.betekenis.niet)
    assert concept.aandacht.waarom
    assert concept.advies.inleiding
    assert concept.vraag
    assert concept.opvolging
    assert all((concept.verantwoording.methode, concept.verantwoording.niet_getoond))
    if concept.vorm == "advies":
        assert concept.aandacht.gronden
        assert "geen juridisch advies" in concept.aandacht.voorbehoud[0].text
        assert 1 <= len(concept.advies.maatregelen) <= 3
        assert "6 weken" in concept.vraag[0].text
        assert len(concept.opvolging) == 3


def test_privacy_is_said_in_plain_words_from_the_promise_of_the_release(case):
    release, patterns, concept = case
    assert "hooguit 73 %" in " ".join(line.text for line in concept.verantwoording.privacy)
    stricter = replace(
        release,
        publicaties=tuple(
            replace(p, belofte={**p.belofte, "epsilon": 0.25, "epsilon_enquete": 0.5})
            for p in release.publicaties
        ),
    )
    again = {c.id: c for c in compose(patterns, stricter, TODAY)}[concept.id]
    words = " ".join(line.text for line in again.verantwoording.privacy)
    of_survey = concept.patroon == "referentie"
    assert ("hooguit 62 %" if of_survey else "hooguit 56 %") in words
    assert ("epsilon 0,5" if of_survey else "epsilon 0,25") in words


def test_where_talks_are_not_grouped_by_person_the_text_counts_talks():
    release, patterns, _ = found("stijging")
    first, *others = release.publicaties
    mixed = (replace(first, belofte={**first.belofte, "eenheid": "gesprek"}), *others)
    concepts = compose(patterns, replace(release, publicaties=mixed), TODAY)
    (concept,) = (one for one in concepts if one.patroon == "stijging")
    words = " ".join(line.text for line in lines(concept))
    assert "ongeveer 120 gesprekken over pesten" in words
    assert "geldt per gesprek en voor altijd" in words
    assert "traject" not in words


def test_the_words_are_right(case):
    assert check_concept(case[2]) == ()


def test_no_sentence_has_an_unfilled_name_or_a_number_that_is_none(case):
    for line in lines(case[2]):
        assert not names_in(line.text)
        assert "nan" not in line.text.split()


def test_a_concept_survives_json(case):
    concept = case[2]
    assert from_json(to_json(concept)) == concept


def test_an_event_earlier_in_the_year_is_named_in_the_advice():
    (concept,) = (one for one in found("gebeurtenis eerder")[2] if one.patroon == "stijging")
    assert concept.vorm == "advies"
    words = " ".join(line.text for line in concept.betekenis.niet)
    assert "Campagne (1e kwartaal van 2025)" in words


def test_an_event_just_before_makes_a_note_with_a_moment_to_look_again():
    (note,) = (one for one in found("gebeurtenis net")[2] if one.patroon == "stijging")
    assert note.vorm == "notitie"
    assert note.kop.titel.text.endswith("(duiding opgeschort)")
    assert "het 1e kwartaal van 2026" in note.opvolging[0].text
    assert note.advies.maatregelen == ()


def test_a_unit_is_a_place_and_never_the_subject():
    release = RELEASES["stijging"]
    cells = cells_of(release, "eenheid", eenheid="zuid")
    row = signal(release, hoofdcategorie="", cluster="", eenheid="zuid", cellen=cells)
    (concept,) = compose(signals(row), release, TODAY)
    assert concept.eenheid == "zuid"
    assert concept.kop.titel.text == "Meer gesprekken in Locatie Zuid"


def test_a_summed_series_refers_to_all_its_cells():
    release = RELEASES["stijging"]
    cells = [
        cell_id(cell)
        for _, cell in release.tellingen.iterrows()
        if cell["tabel"] == "hoofdcategorie" and cell["hoofdcategorie"].startswith("oo_")
    ]
    row = signal(release, hoofdcategorie="", cellen=cells)
    (concept,) = compose(signals(row), release, TODAY)
    counted = next(fact for fact in facts(concept) if fact.herkomst is Origin.SOM)
    assert len(counted.cells) == 4 * 7
    assert counted.value == sum(find_cell(release, ref)["noisy_n"] for ref in counted.cells)


def test_a_code_of_an_own_list_gets_a_name_without_a_list():
    release = RELEASES["stijging"]
    row = signal(release, hoofdcategorie="eigen_code", cluster="")
    (concept,) = compose(signals(row), release, TODAY)
    assert concept.kop.titel.text == "Meer gesprekken over ‘eigen_code’"


def test_a_fact_is_a_finite_number_and_a_pattern_has_two_readings():
    with pytest.raises(ValueError, match="finite"):
        Fact("?", float("nan"), (), Origin.SOM)
    (concept,) = compose(signals(silence(RELEASES["stijging"])), RELEASES["stijging"], TODAY)
    with pytest.raises(ValueError, match="readings"):
        replace(concept.betekenis, lezingen=(Line((Term("een", "x"),)),))


def test_no_patterns_no_concepts():
    empty = pd.DataFrame(columns=list(signal(RELEASES["stijging"])))
    assert compose(empty, RELEASES["stijging"], TODAY) == ()


def test_cells_looked_up_together_are_those_found_one_by_one(case):
    release, patterns, concept = case
    (pattern,) = patterns_in(pd.DataFrame([row_of(patterns, concept)]))
    together = cells_of_pattern(pattern, release)
    assert list(together.index) == [c for c in pattern.cellen if "|periode=" in c]
    for reference, row in together.iterrows():
        assert row.to_dict() == find_cell(release, str(reference)).to_dict()
