"""Whole columns against a slow reference that goes row by row."""

import pyarrow as pa
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.ingest.mapping.cells import cells_of, first_filled, in_slots, together

ROWS = st.integers(1, 3).flatmap(
    lambda n: st.lists(st.tuples(*[st.sampled_from(["", "a", "b", "c"])] * n), min_size=1)
)


def columns_of(rows):
    chunks = [pa.chunked_array([pa.array(c).dictionary_encode()]) for c in zip(*rows, strict=True)]
    return [cells_of(chunk) for chunk in chunks]


@settings(max_examples=60, deadline=None)
@given(ROWS)
def test_the_first_filled_cell(rows):
    expected = [next((cell for cell in row if cell), "") for row in rows]
    assert first_filled(columns_of(rows)).to_pylist() == expected


@settings(max_examples=60, deadline=None)
@given(ROWS)
def test_joined_cells(rows):
    assert together(columns_of(rows), "/".join).to_pylist() == ["/".join(row) for row in rows]


@settings(max_examples=60, deadline=None)
@given(ROWS)
def test_different_cells_in_slots(rows):
    different = [list(dict.fromkeys(cell for cell in row if cell)) for row in rows]
    slots, more = in_slots(columns_of(rows), 2)
    assert [s.to_pylist() for s in slots] == [
        [row[at] if len(row) > at else "" for row in different] for at in range(2)
    ]
    assert more == sum(len(row) > 2 for row in different)
