"""What the simulated organisations are said to have planted is there, and nothing else moved."""

import numpy as np
import pytest

from pipeline.demo.generator.profile import LARGEST_CATEGORY
from pipeline.periods import next_quarter
from tests.simulators import organisation as talks
from tests.simulators.units import care_chart


def mean_per_quarter(organisation: talks.Organisation, quarters: tuple[str, ...], **where: str):
    trajecten = organisation.truth.trajecten
    chosen = trajecten[trajecten["periode"].isin(quarters)]
    for column, value in where.items():
        chosen = chosen[chosen[column] == value]
    return len(chosen) / len(quarters)


def test_the_largest_category_doubles_in_the_last_year() -> None:
    made = talks.doubled_largest(60_000, seed=2)
    before = mean_per_quarter(made, made.quarters[:-4], hoofdcategorie=LARGEST_CATEGORY)
    after = mean_per_quarter(made, made.quarters[-4:], hoofdcategorie=LARGEST_CATEGORY)
    assert after / before == pytest.approx(2.0, abs=0.25)
    assert made.truth.changes[["periode", "factor"]].to_numpy().tolist() == [
        [quarter, 2.0] for quarter in made.quarters[-4:]
    ]


def test_the_largest_category_has_about_ten_a_quarter_at_twelve_thousand() -> None:
    made = talks.quiet(12_000, seed=1)
    expected = made.truth.expected("hoofdcategorie")[LARGEST_CATEGORY] / len(made.quarters)
    assert expected == pytest.approx(10, abs=0.5)


def test_pesten_in_one_unit_is_too_rare_to_be_seen() -> None:
    made = talks.doubled_pesten_in_unit(seed=1)
    expected = made.truth.expected("periode", "directie", "hoofdcategorie")
    series = expected.xs(("d01", "oo_pesten"), level=("directie", "hoofdcategorie"))
    usual = series.iloc[:-4].mean()
    assert 0.9 < usual < 1.9
    assert series.iloc[-4:].mean() / usual == pytest.approx(2.0, abs=0.1)
    assert set(made.truth.changes["eenheid"]) == {"d01"}


def test_a_media_event_changes_nothing_else() -> None:
    with_event, without = talks.media_event(12_000, seed=3), talks.quiet(12_000, seed=3)
    assert with_event.rows.equals(without.rows)
    assert with_event.events["soort"].tolist() == ["media"]


def test_voorlichting_brings_more_talks_for_two_quarters() -> None:
    made = talks.trust_after_campaign(60_000, seed=3)
    first, second = talks.EVENT_QUARTER, next_quarter(talks.EVENT_QUARTER)
    usual = {n: made.truth.expected("periode")[f"2023-Q{n}"] for n in (2, 3)}
    assert made.truth.expected("periode")[first] / usual[2] == pytest.approx(1.6)
    assert made.truth.expected("periode")[second] / usual[3] == pytest.approx(1.3)


def test_the_small_team_has_exactly_its_planted_talks() -> None:
    made = talks.small_team_with_talks(seed=2, n=6)
    care = care_chart()
    quiet = talks.simulate("rustig", care.chart, 2)
    in_team = [
        made_rows[(made_rows["eenheid"] == care.small_team) & (made_rows["periode"] == "2025-Q4")]
        for made_rows in (made.rows, quiet.rows)
    ]
    assert care.chart.unit(care.small_team).medewerkers == 40
    planted = in_team[0].query("hoofdcategorie == 'oo_pesten' and relatie == 'collega'")
    assert len(planted) >= 6
    assert len(in_team[0]) <= 6 + 3
    assert len(in_team[1]) <= 3


def test_a_rename_moves_talks_from_the_old_code_to_the_new() -> None:
    made, care = talks.renamed_unit(seed=2), care_chart()
    periods = made.truth.trajecten.groupby("eenheid")["periode"].agg(["min", "max"])
    assert periods.loc[care.renamed_from, "max"] < care.renamed_in
    assert periods.loc[care.renamed_to, "min"] >= care.renamed_in
    by_unit = made.truth.expected("eenheid")
    assert by_unit[care.renamed_from] == pytest.approx(by_unit[care.renamed_to], rel=0.02)
    assert all(care.chart.headcount(q) == 12_000 for q in made.quarters)


def test_a_renamed_category_goes_on_under_its_own_code() -> None:
    made = talks.renamed_category(12_000, seed=2)
    old, new = talks.RENAMED_CATEGORY
    used = made.rows.groupby("hoofdcategorie")["periode"].agg(["min", "max"])
    assert used.loc[old, "max"] < "2023-Q3" <= used.loc[new, "min"]
    assert made.own_codes["code"].tolist() == [new]


def test_after_a_takeover_talks_follow_the_headcount() -> None:
    made = talks.taken_over(12_000, seed=1)
    expected = made.truth.expected("periode")
    assert made.chart.headcount("2023-Q3") == 15_000
    assert expected["2024-Q1"] / expected["2022-Q1"] == pytest.approx(1.25)


def test_talks_about_leidinggevenden_rise_and_others_do_not() -> None:
    made = talks.more_about_leidinggevenden(12_000, seed=1)
    expected = made.truth.expected("periode", "relatie").unstack()
    ratio = expected.loc["2025-Q1"] / expected.loc["2024-Q1"]
    assert ratio["leidinggevende"] == pytest.approx(1.6)
    assert ratio["collega"] == pytest.approx(1.0)


def test_formal_routes_rise_without_more_talks() -> None:
    made = talks.more_formal_routes(60_000, seed=1)
    trajecten = made.truth.trajecten
    is_formal = trajecten["vervolg"].isin(["formele_klacht", "integriteitsmelding", "aangifte"])
    is_last_year = trajecten["periode"] >= "2025-Q1"
    assert is_formal[~is_last_year].mean() < 0.03
    assert 0.10 < is_formal[is_last_year].mean() < 0.18
    quiet = talks.quiet(60_000, seed=1).truth.expected("periode")
    assert made.truth.expected("periode").to_numpy() == pytest.approx(quiet.to_numpy())


def test_the_silent_unit_hardly_talks() -> None:
    made, quiet = talks.silent_unit(12_000, seed=1), talks.quiet(12_000, seed=1)
    share = made.truth.expected("directie")["d02"] / quiet.truth.expected("directie")["d02"]
    assert share == pytest.approx(0.15)


def test_halved_hours_come_with_halved_talks() -> None:
    made = talks.hours_halved(12_000, seed=1)
    hours = made.availability.set_index("periode")["vp_uren"].astype(float)
    expected = made.truth.expected("periode")
    assert hours["2025-Q1"] / hours["2024-Q1"] == pytest.approx(0.5)
    assert expected["2025-Q1"] / expected["2024-Q1"] == pytest.approx(0.5)


def test_neighbours_differ_in_one_traject() -> None:
    made = talks.quiet(1_500, seed=6)
    with_it, without, key = talks.neighbours(made, seed=7)
    assert set(with_it["traject_sleutel"]) - set(without["traject_sleutel"]) == {key}
    assert with_it.query("traject_sleutel != @key").reset_index(drop=True).equals(without)


def test_a_bureau_has_clients_of_all_sizes_and_rates() -> None:
    clients = talks.bureau(seed=1, clients=30)
    sizes = [client.chart.headcount("2023-Q1") for client in clients]
    assert min(sizes) >= 49
    assert max(sizes) <= 2_000
    rates = [talks.draw_rate(seed) for seed in range(2_000)]
    assert np.mean(rates) == pytest.approx(20, abs=1)
    assert min(rates) >= 8
    assert max(rates) <= 40
