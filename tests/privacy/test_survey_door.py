"""A wave through the door: booked by its mechanism, capped by year, its delta said."""

from datetime import date
from fractions import Fraction

import numpy as np
import pandas as pd
import pyarrow as pa
import pytest

from pipeline.contracts.public import Wave
from pipeline.errors import RefusedInput
from pipeline.release import load_release
from pipeline.release.post import GAUSSIAN
from pipeline.release.wave_cap import beyond_cap
from pipeline.steps import close as close_one
from pipeline.steps import what_to_close
from pipeline.steps.workplace import Workplace
from tests.builders import TODAY, close, make_door, organisation

WAVES = tuple(Wave(f"meting-{n}", 3000, date(2025, 3 * n, 1)) for n in (1, 2, 3))


def answer(kluis, golf, n):
    """`n` respondents of whom a tenth met bullying and a twentieth would not say."""
    rng = np.random.default_rng(4)
    rows = pd.DataFrame(
        {
            "respondent_sleutel": [f"{golf}-{i}" for i in range(n)],
            "golf": golf,
            "eenheid": rng.choice(["u0", "u1"], n),
            "og_int_pesten": rng.choice(["0", "1", "9"], n, p=[0.85, 0.1, 0.05]),
            "mb_durft_gesprek": rng.choice(list("12345"), n),
            "rij": np.arange(n),
        }
    )
    number = len(kluis.manifest.leveringen).to_bytes(32, "big")
    nothing = pa.table({"rij": pa.array([], pa.int64())})
    table = pa.Table.from_pandas(rows, preserve_index=False)
    kluis.add_delivery("enquete", "hr", number, table, nothing)


@pytest.fixture(name="door")
def opened(tmp_path):
    door = make_door(tmp_path / "org", organisation(1500, 1500, waves=WAVES), vanaf="2025-Q1")
    answer(door.kluis, "meting-1", 2000)
    close(door.kluis, "", tuple(wave.golf for wave in WAVES))
    return door


def test_a_wave_of_many_questions_through_the_door(door):
    published = door.publish()[-1]
    assert published.golven == ("meting-1", "meting-2"), "the third wave of a year is over the cap"
    assert published.belofte["delta_enquete"] == 1e-6
    posts = door.open_ledger().posten()["enquete", "meting-1"]
    assert {post.mechanisme for post in posts} == {GAUSSIAN}
    released = load_release(door.workspace.overdracht).enquete
    wave = released[released["golf"] == "meting-1"]
    sums = wave.groupby(["index", "item"])["estimate"].sum()
    assert np.allclose(sums, sums.iloc[0]) and sums.iloc[0] == pytest.approx(2000, abs=100)
    for post in posts:
        table, _, what = post.tabel.partition("/")
        column = "item" if table == "items" else "index"
        cells = wave[(wave["tabel"] == table) & (wave[column] == what)]
        assert np.allclose(cells["rho"], float(Fraction(post.rho)))
    refused = wave[(wave["item"] == "og_int_pesten") & (wave["antwoord"] == "9")].iloc[0]
    assert abs(refused["estimate"] - 100) <= 250
    assert door.publish() == ()


def test_published_waves_count_by_the_date_they_had_and_names_stay_used_up():
    moved = Wave("meting-1", 3000, date(2026, 3, 1))
    published = {"meting-1": 2025, "meting-2": 2025}
    assert beyond_cap((moved, *WAVES[1:]), published, 2) == ("meting-3",)
    assert beyond_cap(WAVES, {}, 3) == ()
    assert beyond_cap(WAVES, {"meting-3": 2025}, 1) == ("meting-1", "meting-2")


class Place(Workplace):
    """A workplace whose public facts need no files."""

    publiek = organisation(1500, 1500, waves=WAVES)


def test_a_wave_over_the_cap_cannot_be_closed_and_is_skipped(door):
    close(door.kluis, "", ())
    place = Place(door.workspace, door.kluis, TODAY)
    assert what_to_close(place, "2025-Q4").golven == ("meting-1", "meting-2")
    with pytest.raises(RefusedInput, match="al 2 golven"):
        close_one(place, "meting-3")
    assert close_one(place, "meting-2") == "meting-2"
