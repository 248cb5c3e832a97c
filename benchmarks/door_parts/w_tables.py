"""W published: through the whole door, or from its counting onwards, as arrays of W's shape.

`through_the_door` is what `vip run` does once a period is closed: booking, debit, noise, estimates,
signed bundle, and reading it back. `drawn` calls the same function that the door calls between the
booking and the bundle, without kluis and ledger; with one seed both give the same numbers
(tests/functional/test_bench_door.py).
"""

import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pandas as pd

from benchmarks.door_parts.w_organisation import (
    FIRST,
    LAST,
    PERIODS,
    TABLE,
    category_codes,
    plan,
    plan_text,
    public_inputs,
    talks,
    unit_code,
)
from pipeline.release.cells import TELLINGEN_COLUMNS
from pipeline.release.noising import noisy_counts
from pipeline.settings import load_settings
from tests.builders import close, make_door, put_rows
from tests.simulators.workload import CATEGORIES, SHAPE, UNITS, Counts

Floats = npt.NDArray[np.float64]
NOTHING_BEFORE = pd.DataFrame(columns=list(TELLINGEN_COLUMNS))


@dataclass(frozen=True)
class Tables:
    """Released numbers [category, unit, quarter]."""

    noisy: Counts
    estimate: Floats
    lower: Floats
    upper: Floats


def through_the_door(
    counts: Counts, epsilon: float, random_state: np.random.RandomState | None = None
) -> tuple[Tables, float]:
    """Everything published at once, and the seconds that publishing took. A seed in tests only."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "w"
        door = make_door(root, public_inputs(), vanaf=FIRST, random_state=random_state)
        toml = root / "vip.toml"
        text = toml.read_text(encoding="utf-8").partition("profiel")[0] + plan_text(epsilon)
        toml.write_text(text, encoding="utf-8")
        assert load_settings(toml).privacy.epsilon == epsilon
        put_rows(door.kluis, talks(counts).to_dict("records"))
        close(door.kluis, LAST)
        start = time.perf_counter()
        door.publish()
        seconds = time.perf_counter() - start
        return as_tables(door.released().tellingen), seconds


def drawn(
    counts: Counts, epsilon: float, random_state: np.random.RandomState | None = None
) -> Tables:
    """The same numbers from the booked rows on, without kluis and ledger."""
    return as_tables(
        noisy_counts(
            booked(counts), plan(epsilon), PERIODS, public_inputs(), NOTHING_BEFORE, random_state
        )
    )


def booked(counts: Counts) -> pd.DataFrame:
    """The booking of W: every traject in the quarter of its one gesprek."""
    return talks(counts).rename(columns={"periode": "cohort"})


def as_tables(tellingen: pd.DataFrame) -> Tables:
    """W's cells out of a release; the empty codes and `niet_toegedeeld` are left out."""
    cells = pd.MultiIndex.from_product(
        [category_codes(), [unit_code(u) for u in range(UNITS)], PERIODS]
    )
    assert len(cells) == CATEGORIES * UNITS * len(PERIODS)
    rows = tellingen[tellingen["tabel"] == TABLE]
    found = rows.set_index(["hoofdcategorie", "eenheid", "periode"]).loc[cells]
    noisy = found["noisy_n"].to_numpy(dtype=np.int64).reshape(SHAPE)
    estimate, lower, upper = (
        found[name].to_numpy(dtype=float).reshape(SHAPE) for name in ("estimate", "lower", "upper")
    )
    return Tables(noisy, estimate, lower, upper)
