"""Organisations in which the numbers move and nothing changed: a good reader says nothing."""

from dataclasses import replace

import numpy as np
import pandas as pd

from pipeline.demo.generator.chart import with_rename
from pipeline.periods import start_of
from tests.simulators import organisation as talks
from tests.simulators.planted_cells import Cell, Wrong
from tests.simulators.planted_organisation import SOURCES, Planted, plant
from tests.simulators.units import HALF_WAY, chart_of

TALKATIVE_QUARTER = "2025-Q3"
TALKATIVE_TALKS = 40
UNDELIVERED = talks.QUARTERS[-2:]


def unit_renamed(size: int, seed: int, with_survey: bool = False) -> Planted:
    """Half-way the largest department of the third directorate goes on under another code."""
    chart = chart_of(size)
    inside = [u for u in chart.leaves if chart.directorate_of(u.eenheid) == "d03"]
    old = max(inside, key=lambda u: u.medewerkers).eenheid
    new = f"{old}_nieuw"
    made = talks.simulate(
        f"hernoemd_{size}",
        with_rename(chart, old, new, "Afdeling met een nieuwe naam", HALF_WAY),
        seed,
        events=[(str(start_of(HALF_WAY)), "hernoeming", new, "Een eenheid kreeg een andere naam")],
        expect="geen patroon door de naam",
    )
    wrong = [
        Wrong("daling", "alleen de code hield op", Cell(eenheid=old)),
        Wrong("stijging", "alleen de code is nieuw", Cell(eenheid=new)),
    ]
    return plant(made, size, seed, wrong=wrong, with_survey=with_survey)


def delivery_missing(size: int, seed: int, with_survey: bool = False) -> Planted:
    """Of two VPs with half of the trajecten each, the second delivers no talk of two quarters.

    VP hours stay the same: the talks were held. What is published for those quarters is half.
    """
    made = talks.quiet(size, seed)
    keys = made.rows["traject_sleutel"].unique()
    second = keys[np.random.default_rng(seed).random(len(keys)) < 0.5]
    is_second = made.rows["traject_sleutel"].isin(second)
    is_missing = is_second & made.rows["periode"].isin(UNDELIVERED)
    rows = made.rows[~is_missing].reset_index(drop=True)
    delivered = {
        bron: made.rows[part & ~is_missing].reset_index(drop=True)
        for bron, part in zip(SOURCES, (~is_second, is_second), strict=True)
    }
    label = f"levering_ontbreekt_{size}"
    expect = "geen daling: er ontbreekt een levering"
    made = replace(made, naam=label, rows=rows, expect=expect)
    wrong = [Wrong("*", "er ontbreekt een levering", vanaf=UNDELIVERED[0])]
    planted = plant(made, size, seed, wrong=wrong, with_survey=with_survey)
    return replace(planted, deliveries=delivered, undelivered={SOURCES[1]: UNDELIVERED})


def talkative_traject(size: int, seed: int, with_survey: bool = False) -> Planted:
    """One person has 40 talks in one quarter: one traject, so nothing changed."""
    made = talks.quiet(size, seed)
    one = dict.fromkeys(made.rows.columns, "") | {
        "traject_sleutel": f"{seed:032x}",
        "periode": TALKATIVE_QUARTER,
        "hoofdcategorie": "oo_pesten",
        "rol_gesprekspartner": "ervaart_zelf",
        "relatie": "collega",
        "eenheid": made.chart.leaves[0].eenheid,
        "doorlooptijd": "loopt",
        "mag_meetellen": "ja",
    }
    rows = pd.concat([made.rows, pd.DataFrame([one] * TALKATIVE_TALKS)], ignore_index=True)
    made = replace(made, naam=f"veelprater_{size}", rows=rows, expect="geen patroon")
    wrong = [Wrong("stijging", "het is één traject", vanaf=TALKATIVE_QUARTER)]
    return plant(made, size, seed, wrong=wrong, with_survey=with_survey)
