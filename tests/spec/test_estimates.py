"""What estimates promise: close, covered, adding up, and a real spike not taken for noise."""

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from pipeline.release.cells import DIMENSIONS
from pipeline.release.estimation import estimate_release
from pipeline.release.key_sets import code_lists
from tests.simulators.anchor import anchor
from tests.simulators.door_measures import average, coverage, errors
from tests.simulators.workload import DENSE, SPARSE, noisy, with_spike, workload

TWELVE = code_lists()["hoofdcategorie"].codes[:12]
LISTS = code_lists() | {"hoofdcategorie": replace(code_lists()["hoofdcategorie"], codes=TWELVE)}
QUARTERS = [f"{year}-Q{quarter}" for year in range(2020, 2025) for quarter in range(1, 5)]
TWO_WAY = "hoofdcategorie_x_eenheid"


def table(name, counts, epsilon, labels, periods=QUARTERS):
    """Rows of one table from counts [..., period], in the columns that estimates need."""
    rows = pd.DataFrame({"tabel": name, "noisy_n": counts.ravel(), "epsilon": epsilon}).assign(
        **dict.fromkeys(DIMENSIONS, ""), expected=1.0, is_new=True
    )
    places = np.indices(counts.shape).reshape(counts.ndim, -1)
    for place, (dim, values) in zip(places, [*labels.items(), ("periode", periods)], strict=True):
        rows[dim] = np.array(values, dtype=object)[place]
    return rows


def two_way(counts, epsilon):
    labels = {"hoofdcategorie": [c.code for c in TWELVE], "eenheid": [f"e{u}" for u in range(20)]}
    return table(TWO_WAY, counts, epsilon, labels)


def estimated(counts, epsilon):
    result = estimate_release(two_way(counts, epsilon), LISTS)
    return tuple(
        result[name].to_numpy().reshape(counts.shape) for name in ("estimate", "lower", "upper")
    )


def margins(counts, epsilons, seed):
    """Four tables of the same trajecten: total, cluster, category, unit; noisy and true."""
    rng = np.random.default_rng(seed)
    cluster = np.array([c.cluster for c in TWELVE])
    names = sorted(set(cluster))
    true = {
        "totaal": counts.sum((0, 1)),
        "cluster": np.stack([counts[cluster == n].sum((0, 1)) for n in names]),
        "hoofdcategorie": counts.sum(1),
        "eenheid": counts.sum(0),
    }
    labels = {
        "totaal": {},
        "cluster": {"cluster": names},
        "hoofdcategorie": {"hoofdcategorie": [c.code for c in TWELVE]},
        "eenheid": {"eenheid": [f"e{u}" for u in range(20)]},
    }
    parts = []
    for name, epsilon in epsilons.items():
        stop = -np.expm1(-epsilon)
        noise = rng.geometric(stop, true[name].shape) - rng.geometric(stop, true[name].shape)
        rows = table(name, true[name] + noise, epsilon, labels[name])
        parts.append(rows.assign(true=true[name].ravel()))
    return pd.concat(parts, ignore_index=True)


@pytest.mark.parametrize(("mean", "epsilon"), [(DENSE, 0.25), (SPARSE, 0.25), (DENSE, 1.0)])
def test_no_margin_is_further_off_than_the_anchor(mean, epsilon):
    ours, theirs = [], []
    for seed in range(41, 45):
        truth = workload(seed, mean)
        released = noisy(truth, epsilon, 142)
        ours.append(errors(estimated(released, epsilon)[0], truth))
        theirs.append(errors(anchor(released, epsilon), truth))
    mine, its = average(ours), average(theirs)
    assert mine.cell < its.cell
    assert mine.category_quarter < its.category_quarter
    assert mine.unit_year < its.unit_year


@pytest.mark.parametrize(("mean", "epsilon"), [(DENSE, 0.25), (SPARSE, 1.0)])
def test_intervals_cover_overall_and_among_the_largest(mean, epsilon):
    truth = workload(43, mean)
    _, lower, upper = estimated(noisy(truth, epsilon, 44), epsilon)
    found = coverage(lower, upper, truth)
    assert found.overall >= 0.90
    assert min(found.thirds) >= 0.84


def test_twenty_more_people_in_one_cell_are_shown():
    truth = workload(45, DENSE)
    place = tuple(np.argwhere(truth == 3)[100])
    spiked = with_spike(truth, *place)
    shown = [estimated(noisy(spiked, 1.0, 46 + draw), 1.0)[0][place] for draw in range(3)]
    assert np.mean(shown) == pytest.approx(23, abs=4.6)


def test_sums_agree_between_all_tables():
    released = margins(
        workload(47, DENSE),
        {"totaal": 0.2, "cluster": 0.2, "hoofdcategorie": 0.3, "eenheid": 0.3},
        48,
    )
    found = released.assign(estimate=estimate_release(released, LISTS)["estimate"])
    totals = found.groupby(["periode", "tabel"])["estimate"].sum().unstack()
    assert np.allclose(totals.sub(totals["totaal"], axis=0), 0.0, atol=0.01)
    cluster = found["hoofdcategorie"].map({c.code: c.cluster for c in TWELVE})
    of_categories = found.groupby(["periode", cluster])["estimate"].sum()
    of_clusters = found[found["tabel"] == "cluster"].set_index(["periode", "cluster"])["estimate"]
    assert np.allclose(of_categories, of_clusters.sort_index(), atol=0.01)


def test_another_table_of_the_same_trajecten_sharpens_an_estimate():
    far, near = [], []
    for seed in range(4):
        truth = workload(50 + seed, SPARSE)
        both = margins(truth, {"hoofdcategorie": 0.15, "totaal": 0.85}, 60 + seed)
        alone = both[both["tabel"] == "hoofdcategorie"]
        far.append(_total_error(alone))
        near.append(_total_error(both))
    assert np.mean(near) < 0.5 * np.mean(far)


def _total_error(released):
    found = released.assign(estimate=estimate_release(released, LISTS)["estimate"])
    categories = found[found["tabel"] == "hoofdcategorie"]
    sums = categories.groupby("periode")[["estimate", "true"]].sum()
    return float((sums["estimate"] - sums["true"]).abs().mean())


def test_only_new_rows_are_estimated_and_old_ones_help():
    truth = workload(70, DENSE)
    released = two_way(noisy(truth, 0.25, 71), 0.25)
    released["is_new"] = released["periode"] == "2024-Q4"
    found = estimate_release(released, LISTS)
    assert list(found.index) == list(released.index[released["is_new"]])
    new = truth[:, :, -1].ravel()
    alone = estimate_release(released[released["is_new"]].reset_index(drop=True), LISTS)
    assert np.abs(found["estimate"] - new).mean() < np.abs(alone["estimate"] - new).mean()


@pytest.mark.parametrize("level", [0, 40, 4000])
@pytest.mark.parametrize("epsilon", [0.01, 1.0, 10.0])
def test_one_number_alone_gets_an_estimate_inside_its_interval(level, epsilon):
    released = table("totaal", np.array([level]), epsilon, {}, ["2024"])
    found = estimate_release(released, LISTS).iloc[0]
    assert 0 <= found["lower"] <= found["estimate"] <= found["upper"]
    assert found["upper"] - found["lower"] <= 12 / epsilon + 3
    assert found["lower"] <= level + 1


def test_negative_numbers_all_over_give_estimates_near_nothing():
    released = two_way(np.full((12, 20, 20), -3), 1.0)
    found = estimate_release(released, LISTS)
    assert found["estimate"].between(0, 0.2).all()


def test_cells_that_are_not_public_do_not_break_the_sums():
    truth = workload(80, DENSE)
    crossing = two_way(noisy(truth, 0.5, 81), 0.5)
    hidden = (crossing["eenheid"] == "e3") & (crossing["hoofdcategorie"] == TWELVE[2].code)
    units = margins(truth, {"eenheid": 0.5}, 82)
    released = pd.concat([crossing[~hidden], units], ignore_index=True)
    found = released.assign(estimate=estimate_release(released, LISTS)["estimate"])
    sums = found.groupby(["tabel", "periode", "eenheid"])["estimate"].sum()
    away = (sums[TWO_WAY] - sums["eenheid"]).unstack()
    assert np.allclose(away.drop(columns="e3"), 0.0, atol=0.01)


def test_what_is_known_late_is_not_added_to_what_began():
    truth = workload(83, DENSE)
    began = margins(truth, {"totaal": 0.5}, 84)
    late = table("vervolg", np.full((3, 20), 5), 0.5, {"vervolg": ["a", "b", "c"]})
    released = pd.concat([began, late], ignore_index=True)
    alone = estimate_release(began, LISTS)["estimate"]
    assert np.allclose(estimate_release(released, LISTS)["estimate"][: len(began)], alone)
