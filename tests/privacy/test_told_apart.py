"""Two inputs that differ in one traject differ by one, in one cell of each table.

What an outsider can make of that, through the whole program, is measured in test_audit.py.
"""

import numpy as np
import pandas as pd
import pytest

from pipeline.periods import quarters_between
from pipeline.release.bounding import BOOKED, book, gather
from pipeline.release.counting import count_table
from pipeline.release.key_sets import code_lists, map_units
from pipeline.release.mechanism import add_noise
from tests.builders import make_door, organisation, put_rows

TWO_TABLES = '[plan]\nkorrel = "kwartaal"\nhoofdcategorie = 1\ntotaal = 1\n'


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
