"""The benchmark of the patterns runs in all its parts, and skips nothing that could be an alarm."""

from math import inf
from multiprocessing.dummy import Pool

import pytest

from benchmarks.signals_parts import cells, families, looks, short_series, speed


@pytest.fixture
def pool():
    with Pool(1) as one:
        yield one


@pytest.mark.parametrize("epsilon", [0.25, inf])
def test_cells_that_are_not_tested_could_not_raise_an_alarm(epsilon):
    setting = cells.Setting(epsilon, 3, dispersion=1.5)
    assert (cells.alarms(setting, 3, 1) == cells.alarms(setting, 3, 1, is_plain=False)).all()


def test_the_change_test_prints_size_and_power_with_their_gates(pool, capsys, monkeypatch):
    monkeypatch.setattr(short_series, "SETTINGS", short_series.SETTINGS[:1])
    monkeypatch.setattr(short_series, "ONE_QUARTER", {(1.0, 20): (0, 91, 0, 100)})
    monkeypatch.setattr(short_series, "FOUR_QUARTERS", {(1.0, 10): 101})
    short_series.report(pool, 2, 2)
    printed = capsys.readouterr().out
    assert "of 1 settings within the gate" in printed
    assert "met" in printed.partition("1b.")[2].partition("1c.")[0]
    assert "MISSED" in printed.partition("1c.")[2]


def test_every_family_has_a_quiet_and_a_planted_release(pool, capsys, monkeypatch):
    monkeypatch.setattr(families, "EPSILONS", (1.0,))
    families.report(pool, 0.004, families.PARTS[2:], (180,))
    printed = capsys.readouterr().out
    assert "werking: no test" in printed
    for line in ("drempel: all, earlier waves", "klimaat: all, earlier waves", "planted drempel"):
        assert line in printed
    assert {one.code for part in families.PARTS for one in part.planted} == {
        "macht", "extern", "escalatie", "concentratie", "werking",
        "drempel", "klimaat", "referentie", "stilte",
    }  # fmt: skip


def test_what_is_planted_is_found_where_it_is_large():
    training = families.PARTS[2]
    assert families.is_found(training, training.planted[0], 60_000, 1.0, 1)
    assert not families.is_found(training, families.Planted("", "werking", "u00"), 60_000, 1.0, 1)


def test_every_stretch_has_its_size(pool, capsys):
    looks.report(pool, 1, looks.SETTINGS[:1])
    assert "quarter | total" in capsys.readouterr().out


def test_speed_is_that_of_the_whole_list(capsys):
    speed.report(units=1, quarters=8, times=1)
    assert "1 units x 27 categories x 8 quarters" in capsys.readouterr().out
