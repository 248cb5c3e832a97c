"""The planner's own plan at four sizes: what each published table is worth, beside an even split.

A quiet organisation is read in from a file, closed and published as `vip run` does it. Then the
same booking is drawn again some times, under the plan in the ledger and under one that gives the
same tables equal parts. The exact counts are those of the same function at so large an epsilon that
its noise is zero.
"""

import tempfile
from dataclasses import dataclass, replace
from math import inf
from pathlib import Path

import numpy as np
import pandas as pd

from benchmarks.door_parts.accuracy import Mapper
from benchmarks.door_parts.w_tables import NOTHING_BEFORE
from benchmarks.publications import KEY, LAST, TODAY, prepare
from pipeline.contracts.public import PublicInputs
from pipeline.release.bookings import Bookings
from pipeline.release.due import Due
from pipeline.release.key_sets import code_lists
from pipeline.release.noising import noisy_counts
from pipeline.release.plan import TalkPlan
from pipeline.release.promise import MICRO
from pipeline.release.prospects import prospects
from pipeline.release.sight import sights
from pipeline.steps import at_work, publish
from tests.simulators.organisation import quiet

SIZES = (180, 1_500, 12_000, 60_000)
SEED = 20290401
NO_NOISE = 60 * MICRO
TRIPLING = 3.0


@dataclass(frozen=True)
class Booked:
    """A published organisation, ready to be drawn again."""

    rows: pd.DataFrame
    due: Due
    publiek: PublicInputs


@dataclass(frozen=True)
class Worth:
    """One table under one split: mean absolute error of estimates, and what could be seen."""

    epsilon: float
    error: float
    largest: float
    seen: int
    series: int


def judge(job: tuple[int, int]) -> tuple[str, dict[str, tuple[float, Worth, Worth]]]:
    """By table: the mean count of a cell, its worth under the plan, and under an even split."""
    size, draws = job
    organisation = published(size)
    plan = organisation.due.plan
    part = sum(plan.tabellen.values()) // len(plan.tabellen)
    even = replace(plan, tabellen=dict.fromkeys(plan.tabellen, part))
    exact_plan = replace(plan, tabellen=dict.fromkeys(plan.tabellen, NO_NOISE))
    exact = draw(organisation, exact_plan)[["tabel", "noisy_n"]]
    means = exact.groupby("tabel")["noisy_n"].mean()
    planned, evenly = (
        worth(organisation, split, exact["noisy_n"].to_numpy(), draws) for split in (plan, even)
    )
    tables = {name: (float(means[name]), planned[name], evenly[name]) for name in plan.tabellen}
    return plan.korrel, tables


def published(size: int) -> Booked:
    """A quiet organisation through the whole door."""
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "bron"
        prepare(target, quiet(size, SEED))
        with at_work(target, KEY, TODAY) as place:
            publish(place)
            door = place.door()
            entry = door.open_ledger().debits[0]
            rows = Bookings(place.kluis).talks(entry)
            return Booked(rows, Due.from_json(entry.inhoud), place.publiek)


def draw(organisation: Booked, plan: TalkPlan) -> pd.DataFrame:
    """The released numbers of one draw, in the order of the plan's tables."""
    return noisy_counts(
        organisation.rows, plan, organisation.due.cohorts, organisation.publiek, NOTHING_BEFORE
    )


def worth(organisation: Booked, plan: TalkPlan, exact: np.ndarray, draws: int) -> dict[str, Worth]:
    """Error over some draws, and the smallest visible change by public facts, of each table."""
    errors = []
    for _ in range(draws):
        released = draw(organisation, plan)
        off = (released["estimate"] - exact).abs()
        errors.append(off.groupby(released["tabel"]).mean())
    error = pd.concat(errors, axis=1).mean(axis=1)
    return {
        table: Worth(epsilon, float(error[table]), *_visible(organisation, plan, table))
        for table, epsilon in plan.epsilons().items()
    }


def _visible(organisation: Booked, plan: TalkPlan, table: str) -> tuple[float, int, int]:
    """Smallest factor for the largest series; how many show a tripling, of how many."""
    what = prospects(organisation.publiek, LAST, code_lists(), plan.niveau)
    own = {table: plan.epsilons()[table]}
    found = [s for s in sights(what, plan.korrel, own) if s.series.soort == table]
    factors = [sight.factor for sight in found]
    return min(factors, default=inf), sum(f <= TRIPLING for f in factors), len(factors)


def report(mapper: Mapper, draws: int) -> None:
    """Print part 5."""
    print(f"\n5. The planner's own plan beside an even split over the same tables, {draws} draws")
    print("   error: mean absolute, per cell; visible: smallest factor seen in a year with 80 %")
    print("   power for the largest series of the table, and how many show a tripling")
    head = f"{'epsilon':>9}{'error':>7}{'visible':>9}{'tripling':>10}"
    print(f"   {'':8}{'table':24}{'mean':>8} |{head} | even:{head}")
    for size, (grain, tables) in zip(
        SIZES, mapper(judge, [(size, draws) for size in SIZES]), strict=True
    ):
        print(f"   {size} employees, by the {grain}")
        for table, (mean, planned, even) in tables.items():
            print(f"   {'':8}{table:24}{mean:8.1f} |{_row(planned)} |      {_row(even)}")


def _row(one: Worth) -> str:
    factor = f"x{one.largest:.2f}" if one.largest < inf else "none"
    return f"{one.epsilon:9.3f}{one.error:7.2f}{factor:>9}{f'{one.seen}/{one.series}':>10}"
