"""The simulators give the volumes of the domain document, and hold what is said to be planted."""

import numpy as np
import pandas as pd
import pytest

from pipeline.demo.generator.profile import LARGEST_CATEGORY, Profile
from tests.simulators import organisation as talks
from tests.simulators.deliveries import random_deliveries
from tests.simulators.units import SIZES, care_chart, chart_of

WISHES = ("ja", "alleen_organisatietotaal", "nee")
COLUMNS = (
    "traject_sleutel periode hoofdcategorie rol_gesprekspartner relatie contactvorm vp_type eenheid"
    " doorlooptijd vervolg gevonden_via mag_meetellen"
)


@pytest.fixture(scope="module")
def large() -> talks.Organisation:
    """60,000 employees: enough trajecten to see shares."""
    return talks.quiet(60_000, seed=1)


@pytest.mark.parametrize("size", SIZES)
def test_about_twenty_persons_per_thousand_per_year(size: int) -> None:
    totals = [len(talks.quiet(size, seed).truth.trajecten) for seed in range(5)]
    expected = size / 1000 * 20 * 5
    assert abs(np.mean(totals) - expected) < 4 * np.sqrt(expected / 5)


@pytest.mark.parametrize(
    ("cluster", "share"),
    [("sw", 0.35), ("oo", 0.35), ("wb", 0.10), ("in", 0.08), ("bp", 0.05), ("ov", 0.07)],
)
def test_clusters_have_their_share(large: talks.Organisation, cluster: str, share: float) -> None:
    found = large.truth.counts("cluster", wishes=WISHES) / len(large.truth.trajecten)
    assert found[cluster] == pytest.approx(share, abs=0.02)


@pytest.mark.parametrize(
    ("category", "share"),
    [
        ("oo_pesten", 0.09),
        ("oo_intimidatie", 0.09),
        ("oo_uitsluiting_roddel", 0.06),
        ("oo_agressie_geweld", 0.03),
        ("oo_discriminatie", 0.04),
        ("oo_seksuele_intimidatie", 0.03),
        ("oo_overig", 0.01),
        ("ov_onbekend", 0.05),
    ],
)
def test_categories_have_their_share(large, category: str, share: float) -> None:
    found = large.truth.counts("hoofdcategorie", wishes=WISHES) / len(large.truth.trajecten)
    assert found[category] == pytest.approx(share, abs=0.012)


def test_conflict_with_a_leidinggevende_is_the_largest_category(large) -> None:
    counts = large.truth.counts("hoofdcategorie")
    assert counts.idxmax() == LARGEST_CATEGORY


@pytest.mark.parametrize(
    ("relatie", "share"),
    [
        ("leidinggevende", 0.50),
        ("collega", 0.30),
        ("extern", 0.08),
        ("organisatie_beleid", 0.08),
        ("ondergeschikte", 0.04),
    ],
)
def test_relations_have_their_share_of_what_is_known(large, relatie: str, share: float) -> None:
    found = large.truth.counts("relatie", wishes=WISHES)
    assert found[relatie] / found.drop("onbekend").sum() == pytest.approx(share, abs=0.02)


@pytest.mark.parametrize(
    ("outcomes", "share"),
    [
        (("luisterend_oor", "zelf_in_gesprek"), 0.65),
        (("gesprek_met_begeleiding",), 0.12),
        (("leidinggevende_hr",), 0.08),
        (("mediation_verwijzing",), 0.04),
        (("bedrijfsarts_bmw",), 0.06),
        (("formele_klacht", "integriteitsmelding", "aangifte"), 0.02),
    ],
)
def test_outcomes_have_their_share_of_what_is_known(large, outcomes, share: float) -> None:
    known = large.truth.trajecten.query("vervolg != 'onbekend'")["vervolg"]
    assert known.isin(outcomes).mean() == pytest.approx(share, abs=0.015)


def test_talks_per_person(large) -> None:
    n_talks = large.truth.trajecten["n_talks"]
    assert n_talks.mean() == pytest.approx(1.6, abs=0.1)
    assert n_talks.min() == 1
    assert 5 < n_talks.max() <= 10


def test_a_third_quarter_is_quieter(large) -> None:
    by_quarter = large.truth.counts("periode", wishes=WISHES)
    summer = by_quarter[[q for q in large.quarters if q.endswith("Q3")]].mean()
    assert summer / by_quarter.mean() == pytest.approx(0.85, abs=0.05)


@pytest.mark.parametrize("column", ["eenheid", "contactvorm", "gevonden_via"])
def test_five_percent_was_not_filled_in(large, column: str) -> None:
    assert (large.truth.trajecten[column] == "").mean() == pytest.approx(0.05, abs=0.012)


def test_an_external_vp_has_three_in_ten(large) -> None:
    assert (large.truth.trajecten["vp_type"] == "extern").mean() == pytest.approx(0.30, abs=0.03)


def test_units_differ_by_a_lognormal_factor(large) -> None:
    expected = large.truth.expected("eenheid").drop("")
    heads = pd.Series({u.eenheid: u.medewerkers for u in large.chart.leaves})
    assert np.log(expected / heads).std() == pytest.approx(0.4, abs=0.07)


def test_rows_are_strings_in_the_columns_of_the_contract(large) -> None:
    assert list(large.rows.columns) == COLUMNS.split()
    assert all(isinstance(value, str) for value in large.rows.iloc[0])
    assert not large.rows.isna().to_numpy().any()


def test_the_first_row_of_a_traject_is_in_the_quarter_that_the_truth_counts(large) -> None:
    first = large.rows.groupby("traject_sleutel")["periode"].min()
    truth = large.truth.trajecten.set_index("traject_sleutel")["periode"]
    assert first.sort_index().to_dict() == truth.sort_index().to_dict()


def test_what_came_of_it_is_known_at_the_last_talk_only(large) -> None:
    closed = large.rows[large.rows["vervolg"] != ""]
    assert closed["traject_sleutel"].is_unique
    assert (closed["doorlooptijd"] != "loopt").all()
    running = large.rows[large.rows["vervolg"] == ""]
    assert (running["doorlooptijd"] == "loopt").all()


def test_keys_say_nothing(large) -> None:
    keys = pd.Series(large.rows["traject_sleutel"].unique())
    assert keys.str.fullmatch("[0-9a-f]{32}").all()
    order = keys.rank().corr(pd.Series(range(len(keys)), dtype=float))
    assert abs(order) < 0.06


def test_the_same_seed_gives_the_same_organisation_and_another_seed_another() -> None:
    once, again, other = (talks.quiet(1_500, seed).rows for seed in (4, 4, 5))
    assert once.equals(again)
    assert not once.equals(other)


def test_quiet_parameters_stay_the_same_over_the_years(large) -> None:
    expected = large.truth.expected("periode")
    years = [sum(expected[q] for q in large.quarters[i : i + 4]) for i in range(0, 20, 4)]
    assert np.ptp(years) == pytest.approx(0, abs=1e-6)
    assert large.truth.changes.empty


def test_dispersion_is_what_was_asked() -> None:
    ratios = []
    for seed in range(8):
        made = talks.overdispersed(12_000, seed, phi=2.0)
        counts = made.truth.counts("periode", "hoofdcategorie", wishes=WISHES)
        expected = made.truth.expected("periode", "hoofdcategorie")
        ratios.append(((counts - expected) ** 2).sum() / expected.sum())
    assert np.mean(ratios) == pytest.approx(2.0, abs=0.25)


def test_counts_hold_every_cell_zeros_included() -> None:
    made = talks.quiet(1_500, seed=1)
    counts = made.truth.counts("periode", "eenheid", "hoofdcategorie")
    assert len(counts) == 20 * (len(made.chart.leaves) + 1) * 27
    counting = made.truth.trajecten["mag_meetellen"] == "ja"
    assert counts.sum() == counting.sum()


def test_everyone_may_count_when_asked() -> None:
    profile = Profile(mag_meetellen=talks.ALL_COUNT)
    made = talks.quiet(1_500, seed=1, profile=profile)
    assert set(made.rows["mag_meetellen"]) == {"ja"}


@pytest.mark.parametrize("size", [180, *SIZES])
def test_charts_add_up(size: int) -> None:
    chart = chart_of(size)
    assert chart.headcount("2023-Q1") == size
    assert sum(leaf.medewerkers for leaf in chart.leaves) == size
    assert all(unit.leidinggevenden >= 1 for unit in chart.units)
    assert len({unit.eenheid for unit in chart.units}) == len(chart.units)


def test_the_care_chart_has_its_special_units() -> None:
    care = care_chart()
    heads = [u.medewerkers for u in care.chart.directorates]
    assert len(heads) == 6
    assert (min(heads), max(heads)) == (1_200, 3_000)
    few = care.chart.unit(care.few_leidinggevenden)
    assert few.medewerkers >= 100
    assert few.leidinggevenden == 2
    frame = care.chart.to_frame().set_index("eenheid")
    assert frame.loc[care.renamed_from, "geldig_tot"] == "2023-06-30"
    assert frame.loc[care.renamed_to, "geldig_van"] == "2023-07-01"


@pytest.mark.parametrize("seed", range(5))
def test_deliveries_hold_every_row_and_none_too_early(seed: int) -> None:
    rows = talks.quiet(1_500, seed).rows
    files = random_deliveries(rows, seed)
    assert [f.arrives for f in files] == sorted(f.arrives for f in files)
    assert all((f.rows["periode"] <= f.arrives).all() for f in files)
    together = pd.concat([f.rows for f in files])
    assert together.drop_duplicates().shape == rows.drop_duplicates().shape
    assert len(together) > len(rows)
    sources = pd.concat([f.rows.assign(bron=f.bron) for f in files])
    assert (sources.groupby("traject_sleutel")["bron"].nunique() == 1).all()
    late = pd.concat([f.rows.assign(late=f.rows["periode"] < f.arrives) for f in files])
    assert 0.05 < late["late"].mean() < 0.4
