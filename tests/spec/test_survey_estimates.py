"""The estimates of a wave: possible together, closer than the noisy counts, covered 9 times in 10.

Written from the definitions, with noise drawn here: what is true is known, and nothing is taken
from the estimator but its answer.
"""

from time import perf_counter

import numpy as np
import pandas as pd
import pytest

from pipeline.release.survey_estimates import count_respondents, estimate_wave
from tests.releases import geometric_noise

INVITED = 2200
FIVE = {"1": 0.05, "2": 0.15, "3": 0.3, "4": 0.35, "5": 0.13, "onbekend": 0.02}
EXPERIENCE = {"0": 0.88, "1": 0.07, "2": 0.02, "3": 0.005, "9": 0.015, "onbekend": 0.01}
REASONS = {"zelf_opgelost": 0.4, "geen_effect": 0.35, "bang_gevolgen": 0.2, "anders": 0.1}
COLUMNS = ["tabel", "eenheid", "index", "item", "optie", "antwoord", "n"]


def rounded_normal(sigma, size, rng):
    return np.rint(rng.normal(0, sigma, size)).astype(int)


def item(name, shares, n, rng):
    counts = rng.multinomial(n, list(shares.values()))
    return [("items", "", "", name, "", a, c) for a, c in zip(shares, counts, strict=True)]


def options(name, asked, n, rng):
    """Each option of one question: said, not said, not asked."""
    rows = []
    for option, share in REASONS.items():
        said = rng.binomial(asked, share)
        counts = {"ja": said, "nee": asked - said, "onbekend": n - asked}
        rows += [("items", "", "", name, option, a, c) for a, c in counts.items()]
    return rows


def per_unit(index, sizes, rng):
    bins = {"0": 0.05, "25": 0.2, "50": 0.4, "75": 0.25, "100": 0.08, "onbekend": 0.02}
    return [
        ("index_x_eenheid", unit, index, "", "", a, c)
        for unit, n in sizes.items()
        for a, c in zip(bins, rng.multinomial(n, list(bins.values())), strict=True)
    ]


def noised(rows, rng, rho=0.0, epsilon=0.0):
    frame = pd.DataFrame(rows, columns=COLUMNS).assign(rho=rho, epsilon=epsilon)
    size = (len(frame),)
    noise = (
        geometric_noise(epsilon, size, rng)
        if epsilon
        else rounded_normal((2 * rho) ** -0.5, size, rng)
    )
    frame["mechanism"] = "geometric" if epsilon else "discrete_gaussian"
    return frame.assign(noisy_n=frame["n"] + noise)


def battery(n, rng, items=20):
    rows = [r for i in range(items) for r in item(f"e{i}", EXPERIENCE, n, rng)]
    return [*rows, *(r for i in range(items) for r in item(f"f{i}", FIVE, n, rng))]


def wave(n, rng, **noise):
    """Two batteries, one question with options, and two indices over three units."""
    sizes = dict(
        zip(("u0", "u1", "niet_toegedeeld"), rng.multinomial(n, [0.6, 0.35, 0.05]), strict=True)
    )
    rows = [*battery(n, rng, 8), *options("reden", n // 6, n, rng)]
    rows += [*per_unit("mb", sizes, rng), *per_unit("pv", sizes, rng)]
    return noised(rows, rng, **noise)


GAUSSIAN, GEOMETRIC = {"rho": 1 / (2 * 27**2)}, {"epsilon": 0.15}


@pytest.mark.parametrize("noise", [GAUSSIAN, GEOMETRIC])
@pytest.mark.parametrize("n", [200, 1300, 2150])
def test_the_numbers_could_be_true_together(n, noise):
    released = wave(n, np.random.default_rng(n), **noise)
    found = released.join(estimate_wave(released, INVITED))
    assert (found["estimate"] >= 0).all()
    assert (found["lower"] <= found["estimate"] + 1e-9).all()
    assert (found["estimate"] <= found["upper"] + 1e-9).all()
    whole = found[found["eenheid"] == ""].groupby(["item", "optie"])["estimate"].sum()
    units = found[found["eenheid"] != ""].groupby(["index", "eenheid"])["estimate"].sum()
    assert np.allclose(whole, whole.iloc[0]) and whole.iloc[0] <= INVITED
    assert np.allclose(units["mb"], units["pv"])
    assert np.isclose(units["mb"].sum(), whole.iloc[0])
    not_asked = found.query("item == 'reden' and antwoord == 'onbekend'")["estimate"]
    assert np.allclose(not_asked, not_asked.iloc[0])


@pytest.mark.parametrize("noise", [GAUSSIAN, GEOMETRIC])
@pytest.mark.parametrize("n", [200, 1300])
def test_the_ranges_hold_the_true_counts(n, noise):
    """At least .90 of all cells, and of each third by true size."""
    rng = np.random.default_rng(17)
    parts = []
    for _ in range(60):
        released = wave(n, rng, **noise)
        parts.append(released.join(estimate_wave(released, INVITED)))
    found = pd.concat(parts)
    is_in = (found["lower"] <= found["n"]) & (found["n"] <= found["upper"])
    third = pd.qcut(found["n"].rank(method="first"), 3, labels=False)
    assert is_in.mean() >= 0.90
    assert (is_in.groupby(third).mean() >= 0.88).all()


@pytest.mark.parametrize(("shares", "most"), [(EXPERIENCE, 0.89), (FIVE, 0.94)])
def test_they_are_closer_than_the_noisy_counts_cut_off_at_zero(shares, most):
    rng = np.random.default_rng(5)
    errors = []
    for _ in range(40):
        rows = [r for i in range(20) for r in item(f"i{i}", shares, 1300, rng)]
        released = noised(rows, rng, rho=1 / (2 * 39**2))
        estimate = estimate_wave(released, INVITED)["estimate"]
        flat = released["noisy_n"].clip(lower=0)
        errors.append([abs(estimate - released["n"]).mean(), abs(flat - released["n"]).mean()])
    joint, cut = np.mean(errors, axis=0)
    assert joint <= most * cut


def test_the_number_of_answers_is_shared_by_all_questions():
    rng = np.random.default_rng(6)
    found = [
        count_respondents(noised(battery(1300, rng), rng, **GAUSSIAN), INVITED) for _ in range(200)
    ]
    errors = np.array([one.value - 1300 for one in found])
    assert errors.std() <= 27 * np.sqrt(6 / 40) * 1.15
    assert abs(errors.mean()) <= 4 * errors.std() / np.sqrt(200)
    assert np.mean([one.lower <= 1300 <= one.upper for one in found]) >= 0.86


def test_an_index_over_fewer_units_agrees_in_the_whole():
    """Where a unit has few leidinggevenden it is in the rest, which then is other people."""
    rng = np.random.default_rng(10)
    apart = {"u0": 870, "u1": 400, "niet_toegedeeld": 30}
    coarser = {"u0": 870, "niet_toegedeeld": 430}
    rows = [*per_unit("mb", apart, rng), *per_unit("pv", apart, rng), *per_unit("lc", coarser, rng)]
    rests = []
    for _ in range(30):
        released = noised(rows, rng, **GAUSSIAN)
        found = released.join(estimate_wave(released, INVITED))
        sums = found.groupby(["index", "eenheid"])["estimate"].sum()
        assert np.isclose(sums["mb"].sum(), sums["lc"].sum())
        rests.append([sums["lc"]["niet_toegedeeld"], sums["mb"]["niet_toegedeeld"]])
    assert np.abs(np.mean(rests, axis=0) - [430, 30]).max() <= 40


def test_not_more_can_answer_than_were_invited():
    rng = np.random.default_rng(7)
    for _ in range(20):
        released = noised(battery(100, rng, 2), rng, **GAUSSIAN)
        one = count_respondents(released, 100)
        assert 0 <= one.lower <= one.value <= one.upper <= 100
        assert estimate_wave(released, 100)["upper"].max() <= 100


def test_without_noise_to_speak_of_the_estimate_is_the_count():
    released = wave(900, np.random.default_rng(8), epsilon=40.0)
    found = estimate_wave(released, INVITED)
    assert np.allclose(found["estimate"], released["n"], atol=1e-6)
    assert (found["lower"] == released["n"]).all() and (found["upper"] == released["n"]).all()


def test_sixty_questions_and_twenty_units_take_less_than_a_second():
    rng = np.random.default_rng(9)
    sizes = {f"u{i}": 400 for i in range(20)}
    rows = [*battery(8000, rng, 30)]
    rows += [r for index in ("og", "mb", "pv", "psa", "lc") for r in per_unit(index, sizes, rng)]
    released = noised(rows, rng, **GAUSSIAN)
    start = perf_counter()
    estimate_wave(released, 12000)
    assert perf_counter() - start < 1.0
