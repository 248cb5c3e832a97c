"""The field's simulation has the means, spreads and outbreaks that its description gives."""

import numpy as np
import pytest
from scipy import stats

from tests.simulators import surveillance as field


@pytest.fixture(scope="module")
def made() -> tuple[field.Series, ...]:
    return field.simulate_all()


def test_there_are_42_scenarios_with_the_means_of_their_formula() -> None:
    scenarios = field.read_scenarios()
    assert [s.number for s in scenarios] == list(range(1, 43))
    by_hand = np.exp(-2 + 0.005 * 52 + 2 * 0.1)  # scenario 12 in week 52: both sines are 0
    assert scenarios[11].mean()[51] == pytest.approx(by_hand)
    assert scenarios[36].mean() == pytest.approx(np.full(624, np.exp(5)))


def test_means_and_dispersions_are_those_of_the_scenario(made: tuple[field.Series, ...]) -> None:
    for scenario in field.read_scenarios():
        quiet = np.array([s.without_current[:312] for s in made if s.scenario is scenario])
        mean = scenario.mean()[:312]
        z = (quiet.sum() - 20 * mean.sum()) / np.sqrt(20 * scenario.phi * mean.sum())
        assert abs(z) < 4, scenario
        pearson = ((quiet - mean) ** 2 / mean).mean()
        assert pearson == pytest.approx(scenario.phi, rel=0.2), scenario


def test_no_outbreak_before_week_313_and_none_without_size(made: tuple[field.Series, ...]) -> None:
    for one in made:
        extra = one.with_current - one.without_current
        assert not extra[: field.FIRST_JUDGED - 1].any()
        assert np.array_equal(np.flatnonzero(extra)[[0, -1]], np.flatnonzero(one.outbreak)[[0, -1]])
    late = [s for s in made if s.scenario.number == 37]
    excess = {
        k: np.mean([s.without_current[312:585].sum() for s in late if s.k_past == k])
        for k in field.K_PAST
    }
    sd = np.sqrt(1.2 * np.exp(5))
    assert excess[10] - excess[0] == pytest.approx(4 * 10 * sd, rel=0.45)


def test_outbreaks_have_k_standard_deviations_of_cases(made: tuple[field.Series, ...]) -> None:
    sizes, expected = [], []
    for one in made:
        start = int(np.flatnonzero(one.outbreak)[0])
        if one.scenario.number >= 25 and start < 615:
            sd = np.sqrt(one.scenario.phi * one.scenario.mean()[start])
            sizes.append((one.with_current - one.without_current).sum())
            expected.append(one.k_current * sd)
    assert np.sum(sizes) == pytest.approx(np.sum(expected), rel=0.03)
    assert min((s.with_current - s.without_current).sum() for s in made) >= 1


def test_outbreaks_spread_as_a_lognormal() -> None:
    big = [field.simulate(field.read_scenarios()[36], seed) for seed in range(10, 2_000, 10)]
    whole = [s for s in big if not s.outbreak[-8:].any()]
    cases = np.array(
        [(s.with_current - s.without_current)[s.outbreak] for s in whole], dtype=object
    )
    share_in_first = sum(c[0] for c in cases) / sum(c.sum() for c in cases)
    # in the week it starts: lognormal below 1, half of the cases
    assert share_in_first == pytest.approx(stats.lognorm(0.5).cdf(1.0), abs=0.02)


def test_replicates_are_balanced_and_repeatable(made: tuple[field.Series, ...]) -> None:
    assert len(made) == 840
    assert [sum(s.k_current == k for s in made) for k in field.K_CURRENT] == [84] * 10
    assert [sum(s.k_past == k for s in made) for k in field.K_PAST] == [168] * 5
    again = field.simulate(made[123].scenario, made[123].seed)
    assert np.array_equal(again.with_current, made[123].with_current)
    assert not set(field.TUNING) & set(field.REPLICATES)


def test_who_knows_the_mean_scores_what_is_known_of_it(made: tuple[field.Series, ...]) -> None:
    """METHODS: a single-week test that knows mean and dispersion has POD 56.1 at alpha .01."""
    with_it, without = (
        np.array([field.known_mean_p_values(s, getattr(s, which)) for s in made])
        for which in ("with_current", "without_current")
    )
    score = field.pod_and_fpr(with_it < 0.01, without < 0.01, made)
    assert score.pod == pytest.approx(0.561, abs=3 * np.sqrt(2) * score.pod_se)
    assert score.fpr == pytest.approx(0.0097, abs=0.0015)


def test_the_score_of_alarms_by_hand() -> None:
    series = [field.simulate(field.read_scenarios()[0], seed) for seed in (1, 2)]
    weeks = [np.flatnonzero(s.outbreak[field.JUDGED]) for s in series]
    with_it, without = np.zeros((2, 49), bool), np.zeros((2, 49), bool)
    with_it[0, weeks[0][-1]] = True
    with_it[1, (weeks[1][0] + 20) % 49] = True
    without[1, :2] = True
    score = field.pod_and_fpr(with_it, without, series)
    n = len(weeks[0]) + len(weeks[1])
    assert (score.pod, score.fpr, score.ppv) == (0.5, 2 / 98, 0.5)
    assert score.sensitivity == pytest.approx(1 / n)
    assert score.specificity == pytest.approx(1 - 1 / (98 - n))
    assert score.pod_first_week == (0.5 if len(weeks[0]) == 1 else 0.0)
    with pytest.raises(ValueError, match="shape"):
        field.pod_and_fpr(with_it[:, :40], without, series)


def test_a_threshold_never_gives_more_than_asked() -> None:
    p = np.array([[0.001, 0.01, 0.01, 0.2], [0.3, 0.4, 0.5, 0.6]])
    assert field.threshold_at(p, 0.25) == 0.001  # two of eight, but the second has a tie
    assert field.threshold_at(p, 0.4) == 0.01
    assert field.threshold_at(p, 0.1) == 0.0


def test_the_files_of_the_field_are_read() -> None:
    measured, oracle = field.read_measured(), field.read_oracle()
    assert measured.loc["FarringtonFlexible", ["fpr", "pod"]].tolist() == [0.0093, 0.4952]
    assert {"pod_first_week", "sensitivity", "specificity", "ppv"} <= set(measured.columns)
    assert oracle.groupby("series").size().tolist() == [field.N_WEEKS] * 24
    judged = oracle[oracle["FarringtonFlexible.u"].notna()]
    assert judged["t"].min() == field.FIRST_JUDGED
