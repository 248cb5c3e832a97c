"""A differencing attack gains nothing: publish, take a person out or put one in, publish again.

What is frozen stays as it is, so the difference of two publications of one period is zero, always.
And what comes after holds nothing of somebody who was counted before.
"""

import hashlib

import numpy as np
import pandas as pd
import pytest

from pipeline.audit import trial
from pipeline.audit.bounds import spent_by_guesses
from pipeline.audit.canaries import PLAN, as_talks, places
from pipeline.audit.sightings import sight

FIRST, SECOND, THIRD = "2000-Q1", "2000-Q2", "2000-Q3"
TALK = {"hoofdcategorie": "oo_pesten", "relatie": "collega", "mag_meetellen": "ja"}
ALMOST_EXACT = 10.0
TOTAL = {"totaal": 1.0}
PEOPLE = [f"t{i}" for i in range(30)]


def talks(keys, quarter, **other):
    return pd.DataFrame([{"traject_sleutel": k, "periode": quarter, **TALK, **other} for k in keys])


def frozen_bytes(place):
    """Hashes of all that crossed, the key that verifies it apart."""
    folder = place.workplace.workspace.publicaties
    return {
        path.relative_to(folder): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def totals(release):
    return release.tellingen.set_index("periode")["noisy_n"]


SECOND_DELIVERIES = {
    "one person says no": [talks(PEOPLE[:1], FIRST, mag_meetellen="nee")],
    "one person says no, in a later quarter": [talks(PEOPLE[:1], SECOND, mag_meetellen="nee")],
    "everybody says no": [talks(PEOPLE, FIRST, mag_meetellen="nee")],
    "one person more": [talks(["new"], FIRST)],
    "somebody comes back": [talks(PEOPLE[:1], FIRST), talks(PEOPLE[:1], SECOND)],
    "nothing": [],
}


@pytest.mark.parametrize("what", SECOND_DELIVERIES)
def test_what_was_published_stays_to_the_byte(what):
    with trial(1.0, TOTAL) as place:
        place.read_in(talks(PEOPLE, FIRST))
        place.publish(FIRST)
        before = frozen_bytes(place)
        for rows in SECOND_DELIVERIES[what]:
            place.read_in(rows)
        place.publish()
        assert frozen_bytes(place) == before, "asking again gives the same"
        place.publish(SECOND)
        after = frozen_bytes(place)
    assert {name: after[name] for name in before} == before


def test_who_withdraws_after_publication_changes_no_later_number():
    """With hardly any noise: the next quarters say nobody came, whoever said no or came back."""
    with trial(ALMOST_EXACT, TOTAL) as place:
        place.read_in(talks(PEOPLE, FIRST))
        place.publish(FIRST)
        place.read_in(talks(PEOPLE[:10], SECOND, mag_meetellen="nee"))
        place.read_in(talks(PEOPLE[10:20], SECOND))
        released = totals(place.publish(THIRD))
    assert abs(released[FIRST] - len(PEOPLE)) <= 2
    assert released[[SECOND, THIRD]].abs().max() <= 2


def test_who_withdraws_before_publication_is_not_in_it():
    with trial(ALMOST_EXACT, TOTAL) as place:
        place.read_in(talks(PEOPLE, FIRST))
        place.read_in(talks(PEOPLE[:10], FIRST, mag_meetellen="nee"))
        released = totals(place.publish(SECOND))
    assert abs(released[FIRST] - 20) <= 2 and abs(released[SECOND]) <= 2


def test_who_comes_late_counts_once_and_in_the_next_quarter():
    with trial(ALMOST_EXACT, TOTAL) as place:
        place.read_in(talks(PEOPLE[:10], FIRST))
        place.publish(FIRST)
        place.read_in(talks(PEOPLE, FIRST))
        released = totals(place.publish(THIRD))
    assert abs(released[FIRST] - 10) <= 2
    assert abs(released[SECOND] - 20) <= 2 and abs(released[THIRD]) <= 2


def test_who_of_hundreds_withdrew_cannot_be_guessed():
    """A coin for each person says who withdraws; the attacker subtracts all that was published."""
    rng = np.random.default_rng()
    people = places().assign(periode=FIRST, later=SECOND, achtergrond=0, groep="")
    people = people.assign(kanarie=[f"k{i}" for i in people.index])
    withdraws = rng.integers(0, 2, len(people)).astype(bool)
    with trial(ALMOST_EXACT, PLAN) as place:
        place.read_in(as_talks(people))
        before = place.publish(FIRST)
        gone = as_talks(people[withdraws].assign(periode=SECOND)).assign(mag_meetellen="nee")
        place.read_in(gone)
        after = place.publish(SECOND)
    first, second = (sight(people, [look], PLAN, "periode") for look in (before, after))
    pd.testing.assert_frame_equal(first, second)
    next_quarter = sight(people, [after], PLAN, "later")
    for guess in (next_quarter["laagst"] >= 1, next_quarter["hoogst"] <= -1):
        for right in (int((guess == withdraws).sum()), int((guess != withdraws).sum())):
            assert spent_by_guesses(right, len(people), 1e-6) == 0.0
