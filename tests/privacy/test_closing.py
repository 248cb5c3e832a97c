"""What is known late is counted where a traject ended: once for life, within what was set apart."""

from collections import Counter, defaultdict

import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.release import load_release
from pipeline.release.bounding import book
from pipeline.release.cells import is_late
from pipeline.release.closing import ENDS, with_endings
from pipeline.release.correcting import TALKS, correct
from pipeline.release.ledger import Ledger
from tests.builders import close, make_door, organisation, put_rows, reopened

QUARTERS = ("2024-Q1", "2024-Q2", "2024-Q3", "2024-Q4")
PLAN = '[plan]\nkorrel = "kwartaal"\ntotaal = 60\nvervolg = 40\n'
COLUMNS = ["levering", "rij", "traject", "persoon", "periode", "mag_meetellen", "vervolg"]
row = st.fixed_dictionaries(
    {
        "traject": st.sampled_from([f"t{i}" for i in range(5)]),
        "periode": st.sampled_from(QUARTERS),
        "mag_meetellen": st.sampled_from(["ja", "ja", "ja", "nee", "alleen_organisatietotaal"]),
        "vervolg": st.sampled_from(["", "", "onbekend", "luisterend_oor", "formele_klacht"]),
        "arrives": st.integers(0, 3),
    }
)


def life(rows, can_end=QUARTERS):
    """Rows arrive per quarter and every quarter is published: all bookings, one after another."""
    stored = [
        {**r, "levering": f"l{r['arrives']}", "rij": i, "persoon": ""}
        for i, r in enumerate(sorted(rows, key=lambda r: r["arrives"]))
    ]
    before = pd.DataFrame(columns=["traject", "beschermd", "cohort", "mag_meetellen"])
    for number, quarter in enumerate(QUARTERS):
        known = pd.DataFrame([s for s in stored if s["arrives"] <= number], columns=COLUMNS)
        booked = book(known, before, (quarter,))
        booked = with_endings(booked, before, known, (quarter,), can_end)
        before = pd.concat([before, booked], ignore_index=True)
    return before


def began(bookings):
    return bookings[bookings["cohort"] != ""]


def ended(bookings):
    return bookings[bookings[ENDS] != ""]


@settings(max_examples=40, deadline=None)
@given(st.lists(row, max_size=20))
def test_a_traject_begins_once_and_ends_at_most_once(rows):
    bookings = life(rows)
    assert began(bookings)["traject"].is_unique
    assert ended(bookings)["traject"].is_unique
    assert set(ended(bookings)["traject"]) <= set(began(bookings)["traject"])
    assert not set(ended(bookings)["vervolg"]) & {"", "onbekend"}


@settings(max_examples=40, deadline=None)
@given(st.lists(row, max_size=20))
def test_one_person_changes_at_most_their_own_ending(rows):
    everything = ended(life(rows))
    columns = ["traject", ENDS, "vervolg"]
    for traject in set(everything["traject"]):
        without = ended(life([r for r in rows if r["traject"] != traject]))
        rest = everything[everything["traject"] != traject]
        assert as_set(without[columns]) == as_set(rest[columns])


def as_set(frame):
    return {tuple(values) for values in frame.to_numpy()}


@settings(max_examples=40, deadline=None)
@given(st.lists(row, max_size=20), st.sets(st.sampled_from(QUARTERS)))
def test_who_had_too_little_set_apart_does_not_end(rows, can_end):
    bookings = life(rows, can_end)
    where = dict(zip(began(bookings)["traject"], began(bookings)["cohort"], strict=True))
    assert {where[traject] for traject in ended(bookings)["traject"]} <= can_end
    assert as_set(began(bookings)[["traject", "cohort"]]) == as_set(
        began(life(rows))[["traject", "cohort"]]
    )


def test_it_counts_in_the_quarter_of_its_ending_or_the_next_that_is_open():
    def of(*rows):
        base = {"traject": "t", "mag_meetellen": "ja", "vervolg": "", "arrives": 0}
        return ended(life([{**base, **r} for r in rows]))[ENDS].tolist()

    start = {"periode": "2024-Q1"}
    assert of(start) == []
    assert of({**start, "vervolg": "geen"}) == ["2024-Q1"]
    assert of(start, {"periode": "2024-Q3", "vervolg": "geen"}) == ["2024-Q3"]
    filled_in_later = {"periode": "2024-Q1", "vervolg": "geen", "arrives": 2}
    assert of(start, filled_in_later) == ["2024-Q3"]


def test_an_ending_follows_the_wish_of_now():
    start = {"traject": "t", "periode": "2024-Q1", "mag_meetellen": "ja", "vervolg": "",
             "arrives": 0}  # fmt: skip
    end = {**start, "periode": "2024-Q3", "vervolg": "geen", "arrives": 2}
    assert ended(life([start, {**end, "mag_meetellen": "nee"}])).empty
    only_total = ended(life([start, {**end, "mag_meetellen": "alleen_organisatietotaal"}]))
    assert only_total["mag_meetellen"].tolist() == ["alleen_organisatietotaal"]


def publish(door, quarter, rows):
    put_rows(door.kluis, rows)
    close(door.kluis, quarter)
    reopened(door).publish()
    return load_release(door.workspace.overdracht).tellingen


def test_through_the_door_endings_are_released_and_the_ledger_adds_up(tmp_path):
    door = make_door(tmp_path / "org", organisation(5000), PLAN)
    rows = [{"traject_sleutel": f"t{i}", "vervolg": ""} for i in range(400)]
    publish(door, "2024-Q1", rows)
    late = {"periode": "2024-Q2", "vervolg": "mediation_verwijzing"}
    released = publish(door, "2024-Q2", [{**r, **late} for r in rows])
    counted = released.set_index(["tabel", "periode", "vervolg"])["noisy_n"]
    assert abs(counted["totaal", "2024-Q1", ""] - 400) < 70
    assert abs(counted["vervolg", "2024-Q1", "mediation_verwijzing"]) < 95
    assert abs(counted["vervolg", "2024-Q2", "mediation_verwijzing"] - 400) < 95
    assert abs(counted["totaal", "2024-Q2", ""]) < 70
    assert set(reopened(door).open_ledger().spent().values()) == {1_000_000}


def cost_of_each(door, who="traject"):
    """What each has cost in all publications together, from bookings and posts."""
    ledger = Ledger(door.workspace.grootboek)
    cost = Counter()
    for entry in ledger.entries:
        if entry.soort != "debet":
            continue
        micro = defaultdict(int)
        for post in entry.posten:
            micro[post.cohort, is_late(post.tabel)] += post.micro_epsilon
        for one in door.completion.bookings.talks(entry).itertuples():
            ended_in = getattr(one, ENDS, "")  # a correction publishes no endings
            cost[getattr(one, who)] += micro[one.cohort, False] + micro[ended_in, True]
    return cost


def test_a_plan_that_gives_endings_more_later_costs_nobody_more_than_the_promise(tmp_path):
    """Begun under 60/40, ended under 10/90: that would be 1.5 times epsilon, so it is left out."""
    door = make_door(tmp_path / "org", organisation(5000), PLAN)
    old = [{"traject_sleutel": f"oud{i}", "vervolg": ""} for i in range(50)]
    publish(door, "2024-Q1", old)
    toml = door.workspace.toml
    toml.write_text(toml.read_text().replace("60", "10").replace("40", "90"))
    new = [{"traject_sleutel": f"nieuw{i}", "periode": "2024-Q2"} for i in range(30)]
    late = {"periode": "2024-Q2", "vervolg": "geen"}
    publish(door, "2024-Q2", [{**r, **late} for r in (*old, *new)])
    cost = cost_of_each(reopened(door))
    assert max(cost.values()) <= 1_000_000
    assert {micro for name, micro in cost.items() if "oud" in name} == {600_000}
    assert {micro for name, micro in cost.items() if "nieuw" in name} == {1_000_000}


def test_who_was_added_by_a_correction_does_not_end(tmp_path):
    """Nothing was set apart for it: begun, ended, corrected and ended would cost 1.4."""
    plan = '[plan]\nkorrel = "kwartaal"\ntotaal = 30\nvervolg = 40\nreserve = 30\n'
    door = make_door(tmp_path / "org", organisation(5000), plan)
    first = {"traject_sleutel": "een", "persoon_sleutel": "p", "vervolg": ""}
    other = {**first, "traject_sleutel": "twee"}
    publish(door, "2024-Q1", [first])
    publish(door, "2024-Q2", [{**first, "periode": "2024-Q2", "vervolg": "geen"}])
    put_rows(door.kluis, [{**first, "mag_meetellen": "nee"}, other])
    correct(reopened(door), TALKS, "2024-Q1", "telfout")
    publish(door, "2024-Q3", [{**other, "periode": "2024-Q3", "vervolg": "geen"}])
    assert cost_of_each(reopened(door), "beschermd") == {"persoon:vp:p:2024": 1_000_000}


def test_endings_can_be_crossed_with_what_was_booked_at_the_beginning(tmp_path):
    plan = '[plan]\nkorrel = "kwartaal"\ntotaal = 1\ncluster_x_vervolg = 1\n'
    door = make_door(tmp_path / "org", organisation(5000), plan)
    rows = [{"traject_sleutel": f"t{i}", "vervolg": "", "hoofdcategorie": "wb_werkdruk"}
            for i in range(400)]  # fmt: skip
    publish(door, "2024-Q1", rows)
    late = {"periode": "2024-Q2", "vervolg": "geen", "hoofdcategorie": "oo_pesten"}
    released = publish(door, "2024-Q2", [{**r, **late} for r in rows])
    cells = released.set_index(["tabel", "periode", "cluster", "vervolg"])["noisy_n"]
    assert abs(cells["cluster_x_vervolg", "2024-Q2", "wb", "geen"] - 400) < 80
