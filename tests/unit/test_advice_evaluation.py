"""What a yardstick says later: an effect, none, or that nobody can tell, with its numbers."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from pipeline.advice.compose import compose
from pipeline.advice.concept import Meetlat, Origin
from pipeline.advice.evaluation import evaluate, proposal
from pipeline.advice.evaluation.verdict import Seen, verdict
from pipeline.advice.follow_up import Finding
from pipeline.advice.word_check import check_words
from pipeline.signals.references import cell_ids
from tests.advice_examples import TODAY, example_release, signal, signals
from tests.releases import QUARTERS, publiek_of, release_of, simulated
from tests.survey_releases import asked, survey_release

(CONCEPT,) = compose(signals(signal(example_release())), example_release(), TODAY)
OFFERED = date(2025, 9, 1)


def with_yardsticks(*yardsticks):
    first, *_ = CONCEPT.advies.maatregelen
    pillars = ("bewustwording", "preventie", "interventie")
    measures = tuple(
        replace(first, pijler=pillar, meetlat=one)
        for pillar, one in zip(pillars, yardsticks, strict=False)
    )
    return replace(CONCEPT, advies=replace(CONCEPT.advies, maatregelen=measures))


def answers(share, n=1000):
    """So many of n that answer yes, the others no."""
    return {"ja": round(n * share), "nee": n - round(n * share), "onbekend": 0}


def surveys(then, now, golven=("2025", "2026"), item="mb_kent_vp", n=1000, epsilon=1.0):
    cells = asked(
        item, {(golven[0], ""): answers(then, n), (golven[1], ""): answers(now, n)}, epsilon
    )
    return survey_release([cells], dict.fromkeys(golven, 2 * n))


KENT = Meetlat("enquete", (("item", "mb_kent_vp"),), "stijging")


@pytest.mark.parametrize(
    ("then", "now", "hoped", "outcome", "said"),
    [
        (0.5, 0.7, "stijging", "effect", "de kant op die bij de maatregel hoort"),
        (0.5, 0.5, "stijging", "geen_effect", "hadden wij meestal gezien"),
        (0.7, 0.5, "stijging", "geen_effect", "niet de kant op"),
        (0.7, 0.5, "daling", "effect", "de kant op die bij de maatregel hoort"),
        (0.50, 0.53, "stijging", "niet_vast_te_stellen", "kan toeval zijn"),
        (0.5, 0.7, "", "niet_vast_te_stellen", "niet uit dit cijfer te lezen"),
    ],
)
def test_a_question_before_and_after(then, now, hoped, outcome, said):
    yardstick = replace(KENT, richting=hoped)
    (found,) = evaluate(with_yardsticks(yardstick), OFFERED, surveys(then, now))
    assert (found.pijler, found.uitkomst) == ("bewustwording", outcome)
    assert said in found.zin.text
    assert "Dit zegt niet dat het door de maatregel komt" in found.zin.text
    assert f"ongeveer {round(100 * then)} van 100" in found.zin.text
    assert check_words(found.zin.text) == ()


def test_every_number_in_a_finding_has_its_cells():
    release = surveys(0.5, 0.7)
    (found,) = evaluate(with_yardsticks(KENT), OFFERED, release)
    cells = set(cell_ids(release.enquete))
    assert len(found.zin.facts) == 8
    for fact in found.zin.facts:
        assert fact.cells and set(fact.cells) <= cells
        assert fact.herkomst is Origin.METING


@pytest.mark.parametrize(
    ("release", "said"),
    [
        (surveys(0.5, 0.7, ("2024", "2025")), "nog geen enquête gepubliceerd"),
        (surveys(0.5, 0.7, item="mb_meldt_zelf"), "nog geen enquête gepubliceerd"),
        (surveys(0.5, 0.7, ("2026", "2027")), "niet naast elkaar te leggen"),
        (surveys(0.5, 0.7, n=40), "niet naast elkaar te leggen"),
        (surveys(0.5, 0.6, n=200, epsilon=0.02), ""),
        (replace(surveys(0.5, 0.7), publicaties=()), "nog geen enquête gepubliceerd"),
    ],
)
def test_what_cannot_be_seen_is_not_called_no_effect(release, said):
    (found,) = evaluate(with_yardsticks(KENT), OFFERED, release)
    assert found.uitkomst == "niet_vast_te_stellen"
    assert said in found.zin.text


def test_without_a_yardstick_the_organisation_is_asked():
    found = evaluate(with_yardsticks(None, Meetlat("eigen")), OFFERED, surveys(0.5, 0.7))
    assert [one.uitkomst for one in found] == ["niet_vast_te_stellen"] * 2
    assert all("Vraag" in one.zin.text for one in found)


def talks(factor, rng=None, a_year=800):
    rng = rng or np.random.default_rng(3)
    truth = simulated(a_year, rng).times(factor, rng, cluster="x", hoofdcategorie="oo_pesten")
    return release_of(truth, {"hoofdcategorie": 1.0}, rng, publiek_of({"u0": 5000}))


PESTEN = Meetlat("gesprekken", (("cluster", "oo"), ("hoofdcategorie", "oo_pesten")), "stijging")
ADVISED = date(2024, 12, 31)


@pytest.mark.parametrize(
    ("factor", "hoped", "outcome"),
    [
        (2.5, "stijging", {"effect"}),
        (1.0, "stijging", {"geen_effect", "niet_vast_te_stellen"}),
        (0.3, "stijging", {"geen_effect"}),
        (2.5, "", {"niet_vast_te_stellen"}),
    ],
)
def test_a_series_of_talks_before_and_after(factor, hoped, outcome):
    yardstick = replace(PESTEN, richting=hoped)
    (found,) = evaluate(with_yardsticks(yardstick), ADVISED, talks(factor))
    assert found.uitkomst in outcome
    assert "meer vertrouwen" in found.zin.text and "keer zo veel" in found.zin.text
    assert check_words(found.zin.text) == ()
    assert all(fact.cells for fact in found.zin.facts)


def test_talks_wait_for_a_period_after_the_advice():
    (found,) = evaluate(with_yardsticks(PESTEN), date(2025, 12, 1), talks(2.5))
    assert "nog geen hele periode" in found.zin.text
    (found,) = evaluate(with_yardsticks(PESTEN), date(2020, 1, 1), talks(2.5))
    assert found.uitkomst == "niet_vast_te_stellen", "nothing is known of before"


def test_part_of_a_year_is_laid_beside_the_same_part():
    (found,) = evaluate(with_yardsticks(PESTEN), date(2025, 5, 1), talks(2.5))
    periods = {part.code for part in found.zin.parts if hasattr(part, "code")}
    assert {"2024-Q3/2024-Q4", "2025-Q3/2025-Q4"} <= periods
    assert QUARTERS[-1] == "2025-Q4"


def test_without_change_hardly_ever_an_effect():
    """At a level of 1 in 20: of 50 at most 8 (binomial, 99.9 %)."""
    rng = np.random.default_rng(11)
    outcomes = []
    for _ in range(50):
        seen = rng.binomial(1000, 0.5, 2) + rng.geometric(0.4, 2) - rng.geometric(0.4, 2)
        release = surveys(*(seen / 1000), epsilon=0.5)
        (found,) = evaluate(with_yardsticks(KENT), OFFERED, release)
        outcomes.append(found.uitkomst)
    assert outcomes.count("effect") <= 8
    assert outcomes.count("geen_effect") > 25


def test_the_proposal_follows_what_was_found():
    line = CONCEPT.vraag[0]
    made = {
        outcome: Finding("preventie", outcome, line)
        for outcome in ("effect", "geen_effect", "niet_vast_te_stellen")
    }
    assert proposal(tuple(made.values())) == "effect"
    assert proposal((made["geen_effect"], made["niet_vast_te_stellen"])) == "geen_effect"
    assert proposal((made["niet_vast_te_stellen"],)) == "niet_vast_te_stellen"


@pytest.mark.parametrize("smallest", [21.0, 400.0])
def test_a_yardstick_that_is_too_coarse_never_says_no_effect(smallest):
    seen = Seen(0.4, 0.6, -3.0, 5.0, smallest, 20.0)
    assert verdict(seen, "stijging", 0.05) == ("niet_vast_te_stellen", "blind")
    assert verdict(replace(seen, rise=0.001, fall=0.999), "stijging", 0.05)[0] == "effect"
