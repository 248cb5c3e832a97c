"""Workload W as an organisation: real codes and units whose trajecten are exactly W's counts.

W has 12 categories; the code list has more, and the door releases them all, so the others are there
as empty cells, as they are for any organisation that hardly uses them. Neither the order of the
codes nor the headcounts, all equal, tells anything about W's sizes: what W knows nothing of, the
estimates may not learn from it here.
"""

from functools import cache

import numpy as np
import pandas as pd

from pipeline.contracts.public import PublicInputs, Unit
from pipeline.periods import quarters_between
from pipeline.release.key_sets import code_lists
from pipeline.release.plan import TalkPlan
from pipeline.release.promise import MICRO
from tests.simulators.workload import CATEGORIES, DIRECTORATES, UNITS, Counts

TABLE = "hoofdcategorie_x_eenheid"
FIRST, LAST = "2021-Q1", "2025-Q4"
PERIODS = quarters_between(FIRST, LAST)
LEVEL = 2
EMPLOYEES, MANAGERS = 10_000, 50
STAFF, STAFF_MANAGERS = 500, 25
HEADCOUNT = UNITS * EMPLOYEES + STAFF
PER_DIRECTORATE = UNITS // DIRECTORATES


def unit_code(unit: int) -> str:
    """The code of W's unit: a department in one of the directorates."""
    return f"d{unit // PER_DIRECTORATE}_e{unit % PER_DIRECTORATE}"


@cache
def category_codes() -> tuple[str, ...]:
    """Codes for W's categories, from the largest to the smallest: in alphabetical order."""
    return tuple(sorted(code.code for code in code_lists()["hoofdcategorie"].codes))[:CATEGORIES]


@cache
def public_inputs() -> PublicInputs:
    """Four directorates of five departments, all of one size.

    Staff at the top come to no talks: without people, what is left beside the units would be joined
    with a department.
    """
    top = Unit("org", "W", None, HEADCOUNT, UNITS * MANAGERS + STAFF_MANAGERS)
    directorates = [
        Unit(
            f"d{d}", f"Directie {d}", "org", PER_DIRECTORATE * EMPLOYEES, PER_DIRECTORATE * MANAGERS
        )
        for d in range(DIRECTORATES)
    ]
    departments = [
        Unit(unit_code(u), f"Afdeling {u}", f"d{u // PER_DIRECTORATE}", EMPLOYEES, MANAGERS)
        for u in range(UNITS)
    ]
    return PublicInputs(units=(top, *directorates, *departments))


def plan_text(epsilon: float) -> str:
    """What vip.toml says: the whole budget on one table."""
    return f'epsilon = {epsilon}\n[plan]\nkorrel = "kwartaal"\n{TABLE} = 1\n'


def plan(epsilon: float) -> TalkPlan:
    """The plan that follows from `plan_text`."""
    tables = {TABLE: round(epsilon * MICRO)}
    return TalkPlan("kwartaal", LEVEL, tables, HEADCOUNT)


def talks(counts: Counts) -> pd.DataFrame:
    """One row a traject: hoofdcategorie, eenheid, periode, traject_sleutel, mag_meetellen."""
    category, unit, quarter = np.repeat(np.argwhere(counts > 0), counts[counts > 0], axis=0).T
    units = np.array([unit_code(u) for u in range(UNITS)])
    return pd.DataFrame(
        {
            "hoofdcategorie": np.array(category_codes())[category],
            "eenheid": units[unit],
            "periode": np.array(PERIODS)[quarter],
            "traject_sleutel": [f"t{i}" for i in range(len(category))],
            "mag_meetellen": "ja",
        }
    )
