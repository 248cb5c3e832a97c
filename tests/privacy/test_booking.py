"""Each protected person counts once, whatever the order in which their rows arrive."""

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.release.bounding import BOOKED, book
from tests.builders import close, make_door, organisation, put_rows, reopened

QUARTERS = ("2024-Q3", "2024-Q4", "2025-Q1", "2025-Q2")
COLUMNS = ["levering", "rij", "traject", "persoon", "periode", "mag_meetellen", "hoofdcategorie"]
row = st.fixed_dictionaries(
    {
        "traject": st.sampled_from([f"t{i}" for i in range(6)]),
        "persoon": st.sampled_from(["", "", "x", "y"]),
        "periode": st.sampled_from(QUARTERS),
        "mag_meetellen": st.sampled_from(["ja", "ja", "ja", "nee", "alleen_organisatietotaal", ""]),
        "hoofdcategorie": st.sampled_from(["oo_pesten", "sw_collega"]),
        "arrives": st.integers(0, 3),
    }
)


def life(rows, together):
    """Rows arrive per quarter, quarters are published one by one or all at once: what is booked."""
    booked = pd.DataFrame(columns=[*BOOKED, "hoofdcategorie"])
    ordered = sorted(rows, key=lambda r: r["arrives"])
    stored = [{**r, "levering": f"l{r['arrives']}", "rij": i} for i, r in enumerate(ordered)]
    steps = [QUARTERS] if together else [(q,) for q in QUARTERS]
    for step in steps:
        last = QUARTERS.index(step[-1])
        here = [s for s in stored if together or s["arrives"] <= last]
        frame = pd.DataFrame(here, columns=COLUMNS)
        booked = pd.concat([booked, book(frame, booked, tuple(step))], ignore_index=True)
    return booked


@settings(max_examples=200, deadline=None)
@given(st.lists(row, max_size=25), st.booleans())
def test_nobody_is_booked_twice(rows, together):
    booked = life(rows, together)
    assert booked["traject"].is_unique
    assert booked["beschermd"].is_unique


@settings(max_examples=200, deadline=None)
@given(st.lists(row, max_size=25))
def test_one_person_changes_at_most_their_own_booking(rows):
    """The neighbours of the promise: leave out all rows of one protected person."""
    everything = life(rows, together=False)
    for person in everything["beschermd"]:
        theirs = {t for t, p in owners(rows).items() if p == person}
        without = life([r for r in rows if r["traject"] not in theirs], together=False)
        rest = everything[everything["beschermd"] != person].drop(columns="mag_meetellen")
        columns = ["traject", "cohort", "hoofdcategorie"]
        assert as_set(without[columns]) == as_set(rest[columns])


def owners(rows):
    """By the earliest row of the first delivery; a persoon_sleutel is one unit a year."""
    result = {}
    for r in sorted(rows, key=lambda r: (r["arrives"], r["periode"])):
        person = f"persoon:{r['persoon']}:{r['periode'][:4]}"
        result.setdefault(r["traject"], person if r["persoon"] else f"traject:{r['traject']}")
    return result


def as_set(frame):
    return {tuple(values) for values in frame.to_numpy()}


@settings(max_examples=100, deadline=None)
@given(st.lists(row, max_size=25))
def test_who_does_not_want_to_count_is_never_booked(rows):
    """As far as it was known when the quarter was published."""
    refused = {r["traject"] for r in rows if r["mag_meetellen"] == "nee"}
    booked = life(rows, together=True)
    assert not refused & set(booked["traject"])


def reference_book(rows):
    """The obvious way, for all quarters at once: walk through the rows one by one."""
    result, used = {}, set()
    refused = {r["traject"] for r in rows if r["mag_meetellen"] == "nee"}
    owner = owners(rows)
    in_order = sorted(enumerate(sorted(rows, key=lambda r: r["arrives"])),
                      key=lambda pair: (pair[1]["periode"], pair[0]))  # fmt: skip
    for _, r in in_order:
        traject = r["traject"]
        if traject in refused or r["mag_meetellen"] == "" or owner[traject] in used:
            continue
        used.add(owner[traject])
        result[traject] = (r["periode"], r["hoofdcategorie"])
    return result


@settings(max_examples=200, deadline=None)
@given(st.lists(row, max_size=25))
def test_booking_equals_the_slow_reference(rows):
    booked = life(rows, together=True)
    found = {r.traject: (r.cohort, r.hoofdcategorie) for r in booked.itertuples()}
    assert found == reference_book(rows)


@settings(max_examples=15, deadline=None)
@given(data=st.data())
def test_through_the_real_door_each_traject_is_counted_once(tmp_path_factory, data):
    """Random deliveries, some after publication; what was booked over all publications."""
    door = make_door(tmp_path_factory.mktemp("o") / "org", organisation(5000),
                     '[plan]\nkorrel = "kwartaal"\ntotaal = 1\n')  # fmt: skip
    quarters = ("2024-Q1", "2024-Q2", "2024-Q3", "2024-Q4")
    for quarter in quarters:
        rows = data.draw(st.lists(st.tuples(st.integers(0, 9), st.sampled_from(quarters))))
        known = [{"traject_sleutel": f"t{n}", "periode": p} for n, p in rows if p <= quarter]
        if known:
            put_rows(door.kluis, known)
        close(door.kluis, quarter)
        reopened(door).publish()
    ledger = door.open_ledger()
    booked = door.completion.bookings.every(ledger.debits)
    assert booked["traject"].is_unique
    seen = {
        f"vp:{key}"
        for _, table in door.kluis.deliveries("gesprekken")
        for key in table["traject_sleutel"].to_pylist()
    }
    assert set(booked["traject"]) == seen


def test_a_late_traject_counts_in_the_next_quarter(tmp_path):
    door = make_door(tmp_path / "org", organisation(5000),
                     '[plan]\nkorrel = "kwartaal"\ntotaal = 1\n')  # fmt: skip
    put_rows(door.kluis, [{"traject_sleutel": "a", "periode": "2024-Q1"}])
    close(door.kluis, "2024-Q1")
    door.publish()
    put_rows(door.kluis, [{"traject_sleutel": "b", "periode": "2024-Q1"}])
    close(door.kluis, "2024-Q2")
    reopened(door).publish()
    entry = door.open_ledger().debits[-1]
    assert door.completion.bookings.talks(entry)[["traject", "cohort"]].to_numpy().tolist() == [
        ["vp:b", "2024-Q2"]
    ]


@pytest.mark.parametrize("bron", ["vp", "extern"])
def test_keys_of_two_vps_are_kept_apart(tmp_path, bron):
    door = make_door(tmp_path / "org", organisation(5000),
                     '[plan]\nkorrel = "kwartaal"\ntotaal = 1\n')  # fmt: skip
    put_rows(door.kluis, [{"traject_sleutel": "a"}])
    put_rows(door.kluis, [{"traject_sleutel": "a"}], bron)
    close(door.kluis, "2024-Q1")
    door.publish()
    (debit,) = door.open_ledger().debits
    assert len(door.completion.bookings.talks(debit)) == (1 if bron == "vp" else 2)


def test_a_wave_can_be_published_without_a_new_quarter():
    rows = pd.DataFrame(columns=COLUMNS)
    assert book(rows, pd.DataFrame(columns=list(BOOKED)), ()).empty
