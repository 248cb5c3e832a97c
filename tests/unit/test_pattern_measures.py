"""The measures of signal tables, by hand; and how badly today's reading of overviews does."""

import pandas as pd
import pytest

from tests.simulators import planted_surveys, planted_talks, planted_traps
from tests.simulators.naive_reader import naive_signals
from tests.simulators.pattern_measures import figures, read

QUARTERS = planted_talks.QUARTERS


def table(*rows: dict[str, object]) -> pd.DataFrame:
    columns = ["code", "niveau", "periode", "golf", "venster", "richting", "eenheid", "item"]
    return pd.DataFrame(list(rows), columns=[*columns, "cluster", "hoofdcategorie", "relatie"])


def row(code: str, periode: str = "", niveau: str = "signaal", **cell: str) -> dict[str, object]:
    richting = code if code in ("stijging", "daling") else "stijging"
    return {"code": code, "niveau": niveau, "periode": periode, "richting": richting} | cell


def test_found_at_the_parent_first_and_at_the_cell_later() -> None:
    truth = planted_talks.directorate_doubles(1_500, 1).truth
    reading = read(
        truth,
        {
            "2024-Q4": table(),
            "2025-Q1": table(row("stijging", "2025-Q1", niveau="let_op", eenheid="d02")),
            "2025-Q2": table(row("stijging", "2025-Q2")),
            "2025-Q3": table(row("stijging", "2025-Q3"), row("stijging", "2025-Q3", eenheid="d02")),
        },
    )
    assert (reading.found[0].near, reading.found[0].at_cell) == (2, 3)
    assert reading.n_signals == (0, 0, 1, 2)
    assert sum(reading.n_false) == 0
    made = figures([reading])
    assert made.found_near == {1: 0.0, 2: 1.0, 4: 1.0}
    assert made.found_at_cell == {1: 0.0, 2: 0.0, 4: 1.0}


def test_false_and_wrong_signals_are_counted_once_each() -> None:
    truth = planted_talks.directorate_doubles(1_500, 1).truth
    reading = read(
        truth,
        {
            "2025-Q1": table(
                row("stijging", "2025-Q1", eenheid="d02"),
                row("stijging", "2025-Q1", eenheid="d03"),
                row("macht", "2025-Q1"),
                row("geen_patroon", "2025-Q1"),
            ),
            "2025-Q2": table(),
        },
    )
    made = figures([reading])
    assert (reading.n_false, reading.n_wrong) == ((2, 0), (1, 0))
    assert made.false_per_publication == 1.0
    assert made.false_discovery == pytest.approx(1 / 3)
    assert made.false_share == pytest.approx(2 / 3)


def test_a_signal_before_the_change_is_false_and_finds_nothing() -> None:
    truth = planted_talks.category_doubles(1_500, 1).truth
    early = table(row("stijging", "2024-Q4", hoofdcategorie="sw_leidinggevende"))
    reading = read(truth, {"2024-Q4": early, "2025-Q1": early})
    assert reading.found[0].near is None
    assert reading.n_false == (1, 1)


def test_a_change_of_the_survey_is_found_in_its_wave() -> None:
    truth = planted_surveys.willingness_falls(180, 1).truth
    falls = row("drempel", item="mb", golf="2025") | {"richting": "daling"}
    last_year = falls | {"golf": "2024"}
    reading = read(truth, {"2025-Q1": table(last_year), "2025-Q2": table(falls)})
    assert reading.found[0].at_cell == 1
    assert reading.n_false == (1, 0)


def test_without_publications_there_are_no_figures() -> None:
    with pytest.raises(ValueError, match="publications"):
        figures([])


def test_todays_reading_flags_a_category_in_nearly_every_quiet_quarter() -> None:
    made = [planted_talks.nothing(12_000, seed) for seed in range(3)]
    readings = [
        read(
            one.truth,
            {
                q: naive_signals(one.organisation.rows, one.organisation.chart, q)
                for q in QUARTERS[4::3]
            },
        )
        for one in made
    ]
    assert min(n for reading in readings for n in reading.n_false) >= 1
    assert figures(readings).false_discovery == 1.0


def test_todays_reading_by_year_sees_the_doubling_and_much_else() -> None:
    made = planted_talks.category_doubles(12_000, 4)
    last = QUARTERS[-1]
    said = naive_signals(made.organisation.rows, made.organisation.chart, last, grain="jaar")
    reading = read(made.truth, {last: said})
    assert reading.found[0].at_cell == 4
    assert reading.n_false[0] >= 1


def test_todays_reading_counts_a_talkative_person_and_a_missing_delivery() -> None:
    talkative = planted_traps.talkative_traject(1_500, 4).organisation
    quarter = planted_traps.TALKATIVE_QUARTER
    by_talks = naive_signals(talkative.rows, talkative.chart, quarter, counted="gesprekken")
    assert {"oo_pesten", ""} <= set(by_talks["hoofdcategorie"])
    missing = planted_traps.delivery_missing(12_000, 4)
    falls = naive_signals(
        missing.organisation.rows, missing.organisation.chart, QUARTERS[-1], with_falls=True
    )
    reading = read(missing.truth, {QUARTERS[-1]: falls})
    assert "totaal" in set(falls.query("richting == 'daling'")["tabel"])
    assert reading.n_wrong == reading.n_signals
