"""Tables that are counted over other units are not taken for the same numbers."""

import numpy as np
import pandas as pd
import pytest

from pipeline.contracts.public import PublicInputs, Unit
from pipeline.release.cells import NO_UNIT
from pipeline.release.frozen import empty_release
from pipeline.release.key_sets import map_units
from pipeline.release.noising import noisy_counts
from pipeline.release.plan import TalkPlan
from pipeline.release.survey_counts import histogram
from pipeline.release.survey_estimates import estimate_wave

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


def test_indices_over_other_units_are_not_taken_for_the_same_answers():
    """Leiderschap en cultuur is counted over fewer units: its rest is not that of the others."""
    rng = np.random.default_rng(2)
    answers = pd.DataFrame({"eenheid": rng.choice(list(SIZES), 2000)})
    answers["respondent"] = [f"r{i}" for i in answers.index]
    for item in ("lc_voorbeeld", "lc_grijpt_in", "lc_rechtvaardig", "pv_risico_ok"):
        answers[item] = rng.choice(list("12345"), 2000)
    units = map_units(PUBLIC, "2024", 1)
    names = ("index_x_eenheid/lc", "index_x_eenheid/pv")
    tables = [histogram(name, "2024", answers, units) for name in names]
    cells = pd.concat([frame.assign(noisy_n=n) for frame, n in tables], ignore_index=True)
    cells = cells.assign(mechanism="geometric", epsilon=8.0, rho="")
    estimated = estimate_wave(cells, 10_000)
    assert (estimated["estimate"] - cells["noisy_n"]).abs().max() < 3
