"""Rows without a key: taking one gesprek out of every file changes one cell, in one cohort."""

from collections import Counter

import pandas as pd
import pyarrow as pa
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.contracts.stored import STORED
from pipeline.ingest.row_keys import with_row_keys
from pipeline.release.bounding import BOOKED, book, gather
from pipeline.release.closing import ENDS, with_endings
from pipeline.vault.live import live_rows, outdated
from pipeline.vault.manifest import Delivery

QUARTERS = ("2024-Q1", "2024-Q2", "2024-Q3")
KIND = STORED["gesprekken"]
FIELDS = ("periode", "hoofdcategorie", "mag_meetellen", "vervolg")
gesprek = st.fixed_dictionaries(
    {
        "periode": st.sampled_from(QUARTERS),
        "hoofdcategorie": st.sampled_from(["oo_pesten", "wb_werkdruk"]),
        "mag_meetellen": st.sampled_from(["ja", "ja", "nee", "alleen_organisatietotaal"]),
        "arrives": st.integers(0, 2),
        "ends": st.sampled_from([None, 0, 1, 2]),
        "vervolg": st.sampled_from(["luisterend_oor", "formele_klacht"]),
        "place": st.randoms(use_true_random=False),
    }
)


def sheet(talks, number):
    """The whole sheet as it is when it is sent for the `number`th time, sorted anyhow."""
    there = [t for t in talks if t["arrives"] <= number and t["periode"] <= QUARTERS[number]]
    there = sorted(there, key=lambda t: t["place"].random())
    rows = {name: [t[name] for t in there] for name in FIELDS[:-1]}
    ended = [t["ends"] is not None and t["ends"] <= number for t in there]
    rows["vervolg"] = [t["vervolg"] if e else None for t, e in zip(there, ended, strict=True)]
    table = pa.table({"rij": pa.array(range(2, len(there) + 2), pa.int64())})
    for name, values in rows.items():
        table = table.append_column(name, pa.array(values, pa.string()))
    return with_row_keys(table, KIND, FIELDS)[0]


def life(talks):
    """Every quarter the whole sheet is sent and the quarter is published: all bookings."""
    sent, before = [], pd.DataFrame(columns=[*BOOKED, "hoofdcategorie", ENDS])
    for number, quarter in enumerate(QUARTERS):
        table = sheet(talks, number)
        over = tuple(sorted(set(table["periode"].to_pylist())))
        name = f"l{number + 1:04d}"
        sent.append((Delivery(name, "gesprekken", "vp", "", table.num_rows, 0, over=over), table))
        old = outdated([delivery for delivery, _ in sent])
        live = [(d, live_rows(t, "gesprekken", o)) for (d, t), o in zip(sent, old, strict=True)]
        rows = gather(live, {})
        booked = book(rows, before, (quarter,))
        booked = with_endings(booked, before, rows, (quarter,), QUARTERS)
        before = pd.concat([before, booked], ignore_index=True)
    return before


def cells(bookings, columns):
    filled = bookings[bookings[columns[0]] != ""] if len(bookings) else bookings
    return Counter(map(tuple, filled[columns].to_numpy().tolist())) if len(filled) else Counter()


@settings(max_examples=60, deadline=None)
@given(st.lists(gesprek, min_size=1, max_size=8), st.data())
def test_one_gesprek_changes_one_cell_where_it_began_and_one_where_it_ended(talks, data):
    left_out = data.draw(st.integers(0, len(talks) - 1))
    everything, rest = life(talks), life(talks[:left_out] + talks[left_out + 1 :])
    for columns in (["cohort"], ["cohort", "hoofdcategorie", "mag_meetellen"], [ENDS, "vervolg"]):
        with_it, without = cells(everything, columns), cells(rest, columns)
        assert sum((with_it - without).values()) <= 1, columns
        assert not without - with_it, columns


@settings(max_examples=40, deadline=None)
@given(st.lists(gesprek, max_size=10))
def test_every_gesprek_that_may_count_counts_once_when_all_is_published(talks):
    found = cells(life(talks), ["hoofdcategorie", "mag_meetellen"])
    wanted = Counter(
        (t["hoofdcategorie"], t["mag_meetellen"]) for t in talks if t["mag_meetellen"] != "nee"
    )
    assert found == wanted
