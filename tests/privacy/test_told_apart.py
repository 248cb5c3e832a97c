"""A first audit: can anyone tell two workspaces apart that differ in one traject?

One run of the real door with thousands of canaries, each in a cell of its own and each present by
the toss of a coin (Steinke, Nasr & Jagielski 2023, "Privacy auditing with one (1) training run").
Whoever guesses from the released numbers is right at most e^eps / (1 + e^eps) of the time; the
number of right guesses gives a lower bound on the epsilon that was really spent.
"""

import numpy as np
import pandas as pd
import pytest
from scipy.stats import binom

from pipeline.contracts.codes import load_codelist
from pipeline.periods import quarters_between
from pipeline.release import load_release
from pipeline.release.bounding import BOOKED, book, gather
from pipeline.release.counting import count_table
from pipeline.release.key_sets import code_lists, map_units
from pipeline.release.mechanism import add_noise
from tests.builders import close, make_door, organisation, put_rows

ONE_TABLE = '[plan]\nkorrel = "kwartaal"\nhoofdcategorie = 1\n'
TWO_TABLES = '[plan]\nkorrel = "kwartaal"\nhoofdcategorie = 1\ntotaal = 1\n'
FIRST, LAST = "2000-Q1", "2048-Q4"


def lower_bound(right: int, guesses: int, confidence: float) -> float:
    """The largest epsilon that so many right guesses rule out."""
    grid = np.arange(0.0, 6.0, 0.005)
    chance = binom.sf(right - 1, guesses, np.exp(grid) / (1 + np.exp(grid)))
    ruled_out = grid[chance < 1 - confidence]
    return float(ruled_out.max()) if len(ruled_out) else 0.0


def guess_right(root, plan, talks_each=1) -> tuple[int, int]:
    """Right guesses and guesses over one publication with a canary in every cell."""
    cells = [
        (quarter, category)
        for quarter in quarters_between(FIRST, LAST)
        for category in load_codelist("categorieen").values()
    ]
    present = np.random.default_rng().integers(0, 2, len(cells)).astype(bool)
    rows = [
        {"traject_sleutel": f"c{i}", "periode": quarter, "hoofdcategorie": category}
        for i, (quarter, category) in enumerate(cells)
        for _ in range(talks_each)
        if present[i]
    ]
    door = make_door(root, organisation(5000), plan, vanaf=FIRST)
    put_rows(door.kluis, rows)
    close(door.kluis, LAST)
    door.publish()
    table = load_release(door.workspace.overdracht).tellingen.query("tabel == 'hoofdcategorie'")
    noisy = table.set_index(["periode", "hoofdcategorie"])["noisy_n"]
    guess = noisy.loc[cells].to_numpy() >= 1
    return int((guess == present).sum()), len(cells)


@pytest.mark.slow
def test_the_whole_door_spends_what_it_says_and_no_more(tmp_path):
    right, guesses = guess_right(tmp_path / "org", ONE_TABLE)
    assert guesses >= 5000
    assert lower_bound(right, guesses, 0.999999) <= 1.0
    assert lower_bound(right, guesses, 0.95) >= 0.8, "the audit must be able to see epsilon 1"


@pytest.mark.slow
def test_many_talks_of_one_traject_say_no_more_than_one(tmp_path):
    right, guesses = guess_right(tmp_path / "org", ONE_TABLE, talks_each=5)
    assert lower_bound(right, guesses, 0.999999) <= 1.0


@pytest.mark.slow
def test_half_of_the_budget_shows_half(tmp_path):
    right, guesses = guess_right(tmp_path / "org", TWO_TABLES)
    assert lower_bound(right, guesses, 0.999999) <= 0.5


def test_the_audit_sees_noise_that_is_too_small():
    counts = np.array([0, 1] * 2500)
    right = int(((add_noise(counts, 2_000_000) >= 1) == (counts == 1)).sum())
    assert lower_bound(right, 5000, 0.999999) > 1.0


def test_neighbours_differ_by_one_in_one_cell_of_each_table(tmp_path):
    door = make_door(tmp_path / "org", organisation(3000, 2000), TWO_TABLES)
    rows = [{"traject_sleutel": f"t{i % 20}", "periode": f"2024-Q{1 + i % 4}"} for i in range(60)]
    put_rows(door.kluis, rows)
    everyone = gather(door.kluis.deliveries("gesprekken"), {})
    quarters = quarters_between("2024-Q1", "2024-Q4")
    nothing = pd.DataFrame(columns=list(BOOKED))
    units, lists = map_units(door.publiek, "2024-Q1", 1), code_lists()
    without = everyone[everyone["traject"] != "vp:t7"].reset_index(drop=True)
    for table in ("totaal", "hoofdcategorie", "eenheid", "cluster_x_eenheid"):
        differences = [
            np.abs(
                count_table(table, q, book(everyone, nothing, quarters), units, lists)[1]
                - count_table(table, q, book(without, nothing, quarters), units, lists)[1]
            ).sum()
            for q in quarters
        ]
        assert sum(differences) == 1


def test_a_seed_is_refused_outside_tests(monkeypatch):
    monkeypatch.setattr("sys.modules", {})
    with pytest.raises(ValueError, match="tests only"):
        add_noise(np.array([1]), 1_000_000, np.random.RandomState(1))
