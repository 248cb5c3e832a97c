"""Tables that are counted over other units are not taken for the same numbers."""

import numpy as np
import pandas as pd
import pytest

from pipeline.contracts.public import PublicInputs, Unit
from pipeline.release.cells import NO_UNIT
from pipeline.release.frozen import empty_release
from pipeline.release.noising import noisy_counts
from pipeline.release.plan import TalkPlan

SIZES = {"a": (3000, 30), "b": (2000, 2), "c": (2000, 1), "d": (3000, 20)}
UNITS = tuple(Unit(code, code, "org", n, managers) for code, (n, managers) in SIZES.items())
PUBLIC = PublicInputs((Unit("org", "Alles", None, 10_000, 53), *UNITS))
CLEAR = 8_000_000  # an epsilon at which the noise is practically nothing


@pytest.mark.parametrize("crossing", ["hoofdcategorie_x_eenheid", "relatie_x_eenheid"])
def test_units_that_are_together_in_one_table_are_not_the_rest_of_another(crossing):
    """`b` and `c` have few leidinggevenden: in the crossing they are in niet_toegedeeld."""
    rng = np.random.default_rng(1)
    booked = pd.DataFrame(
        {
            "cohort": "2024",
            "mag_meetellen": "ja",
            "eenheid": rng.choice(list(SIZES), 4000),
            "hoofdcategorie": rng.choice(["oo_pesten", "sw_leidinggevende"], 4000),
            "relatie": rng.choice(["collega", "leidinggevende"], 4000),
        }
    )
    plan = TalkPlan("jaar", 1, {"eenheid": CLEAR, crossing: CLEAR}, 10_000)
    found = noisy_counts(booked, plan, ("2024",), PUBLIC, empty_release().tellingen)
    assert (found["estimate"] - found["noisy_n"]).abs().max() < 3
    rest = found[found["eenheid"] == NO_UNIT].groupby("tabel")["estimate"].sum()
    assert rest["eenheid"] < 5
    assert rest[crossing] > 1800
