"""Advice on a theme that rises: figures are those of the list, measures those of the theme."""

from dataclasses import replace

import pytest

from pipeline.advice.catalogue import choose_group, measure_groups
from pipeline.advice.compose import compose
from pipeline.advice.concept import Origin, facts, lines
from pipeline.advice.sources import source_rows
from pipeline.contracts.codes import load_codelist
from pipeline.release import find_cell
from pipeline.signals.detect import detect
from tests.advice_recount import noise_bounds
from tests.releases import TODAY
from tests.theme_releases import drawn, with_themes

WAVES = ("2023", "2024", "2025")
PROMISE = {"eenheid": "traject", "epsilon": 1.0, "epsilon_enquete": 1.0, "delta_enquete": 1e-6}


def concept_of(thema):
    release = with_themes(
        drawn(WAVES, 6_000, 1, {thema: 2.5}, epsilon=0.5), dict.fromkeys(WAVES, 6_000), epsilon=0.5
    )
    publication = replace(release.publicaties[0], belofte=PROMISE)
    release = replace(release, publicaties=(publication,))
    (concept,) = compose(detect(release, TODAY), release, TODAY)
    return concept, release


@pytest.mark.parametrize("thema", ["th_steun", "geen_thema"])
def test_a_strong_signal_makes_a_concept_with_two_readings(thema):
    concept, release = concept_of(thema)
    assert concept.patroon == "opkomend_thema" and dict(concept.codes) == {"thema": thema}
    assert len(concept.betekenis.lezingen) >= 2
    for fact in facts(concept):
        cells = [find_cell(release, cell) for cell in fact.cells]
        if fact.herkomst is Origin.SOM:
            assert fact.value == sum(cell["noisy_n"] for cell in cells)
        if fact.herkomst in (Origin.ONDERGRENS, Origin.BOVENGRENS):
            (cell,) = cells
            ends = [cell["noisy_n"] - bound for bound in noise_bounds([cell["epsilon"]])]
            assert fact.value in ends
    assert all(words and cells for _, words, cells in source_rows(concept))
    assert {Origin.SOM, Origin.ONDERGRENS, Origin.SIGNAAL} <= {f.herkomst for f in facts(concept)}


def test_a_theme_is_named_as_it_was_published():
    concept, _ = concept_of("th_steun")
    assert "‘Steun’" in concept.kop.titel.text
    assert not [line.text for line in lines(concept) if "th_steun" in line.text]


@pytest.mark.parametrize("thema", load_codelist("themas").values())
def test_each_theme_leads_to_measures_that_fit(thema):
    group = choose_group("opkomend_thema", {"thema": thema}, "stijging")
    named = load_codelist("themas").get(thema).extra["maatregelen"]
    assert group.code == named[0]
    assert set(named) <= {one.code for one in measure_groups()}


@pytest.mark.parametrize("thema", ["geen_thema", "eigen_rookvrij"])
def test_what_no_list_names_leads_to_asking(thema):
    assert choose_group("opkomend_thema", {"thema": thema}, "stijging").code == "P17"
