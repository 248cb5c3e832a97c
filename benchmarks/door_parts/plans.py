"""The planner's own plan at four sizes: what each published table is worth, beside an even split.

A quiet organisation is read in from a file, closed and published as `vip run` does it. Then the
same booking is drawn again some times, under the plan in the ledger and under one that gives the
same tables equal parts. What could be seen follows from public facts, as `vip plan` says it; a kind
of series without a table of its own may be added up from another one.
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
from pipeline.release.counting import count_table
from pipeline.release.due import Due
from pipeline.release.key_sets import code_lists, map_units
from pipeline.release.noising import noisy_counts
from pipeline.release.outlook import look_ahead
from pipeline.release.plan import TalkPlan
from pipeline.release.sight import Sight
from pipeline.steps import at_work, publish
from tests.simulators.organisation import quiet

SIZES = (180, 1_500, 12_000, 60_000)
SEED = 20290401
TRIPLING = 3.0


@dataclass(frozen=True)
class Booked:
    """A published organisation, ready to be drawn again."""

    rows: pd.DataFrame
    due: Due
    publiek: PublicInputs


@dataclass(frozen=True)
class Seen:
    """Of one kind of series: the smallest visible factor of any, and how many show a tripling."""

    smallest: float
    tripling: int
    series: int


@dataclass(frozen=True)
class Worth:
    """What a split gives: by table its epsilon and mean absolute error, by kind what is seen."""

    epsilons: dict[str, float]
    errors: dict[str, float]
    seen: dict[str, Seen]


@dataclass(frozen=True)
class Compared:
    """The planner's split and an even one; `means`: the mean count of a cell by table."""

    korrel: str
    means: dict[str, float]
    planned: Worth
    even: Worth


def judge(job: tuple[int, int]) -> Compared:
    """Publish an organisation of a size, and draw it some times more under both splits."""
    size, draws = job
    organisation = published(size)
    plan = organisation.due.plan
    part = sum(plan.tabellen.values()) // len(plan.tabellen)
    even = replace(plan, tabellen=dict.fromkeys(plan.tabellen, part))
    exact = exact_counts(organisation)
    planned, evenly = (worth(organisation, split, exact["n"], draws) for split in (plan, even))
    return Compared(plan.korrel, exact.groupby("tabel")["n"].mean().to_dict(), planned, evenly)


def published(size: int) -> Booked:
    """A quiet organisation through the whole door."""
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "bron"
        prepare(target, quiet(size, SEED))
        with at_work(target, KEY, TODAY) as place:
            publish(place)
            entry = place.door().open_ledger().debits[0]
            rows = Bookings(place.kluis).talks(entry)
            return Booked(rows, Due.from_json(entry.inhoud), place.publiek)


def exact_counts(organisation: Booked) -> pd.DataFrame:
    """Columns tabel and n, one row a released cell, in the order in which they are released."""
    due, publiek = organisation.due, organisation.publiek
    lists = code_lists(publiek)
    parts = []
    for cohort in due.cohorts:
        units = map_units(publiek, cohort, due.plan.niveau)
        for table in due.plan.tabellen:
            _, counts = count_table(table, cohort, organisation.rows, units, lists)
            parts.append(pd.DataFrame({"tabel": table, "n": counts}))
    return pd.concat(parts, ignore_index=True)


def worth(organisation: Booked, plan: TalkPlan, exact: "pd.Series[int]", draws: int) -> Worth:
    """The mean error over some draws, and what could be seen."""
    due, publiek = organisation.due, organisation.publiek
    errors = []
    for _ in range(draws):
        released = noisy_counts(organisation.rows, plan, due.cohorts, publiek, NOTHING_BEFORE)
        errors.append((released["estimate"] - exact).abs().groupby(released["tabel"]).mean())
    by_kind: dict[str, list[Sight]] = {}
    for sight in look_ahead(plan, {}, publiek, LAST).zichtbaar:
        by_kind.setdefault(sight.series.soort, []).append(sight)
    return Worth(
        plan.epsilons(),
        pd.concat(errors, axis=1).mean(axis=1).to_dict(),
        {kind: _seen(sights) for kind, sights in by_kind.items()},
    )


def _seen(sights: list[Sight]) -> Seen:
    factors = np.array([sight.factor for sight in sights])
    return Seen(float(factors.min()), int((factors <= TRIPLING).sum()), len(factors))


def report(mapper: Mapper, draws: int) -> None:
    """Print part 5."""
    print(f"\n5. The planner's own plan beside an even split over the same tables, {draws} draws")
    print("   error: mean absolute, per cell; visible: the smallest factor of any series of the")
    print("   kind that a year shows with 80 % power; how many of them would show a tripling")
    head = f"{'epsilon':>9}{'error':>8}{'visible':>9}{'tripling':>10}"
    print(f"   {'':6}{'table':26}{'mean':>8} |{head} | even:{head}")
    for size, found in zip(SIZES, mapper(judge, [(size, draws) for size in SIZES]), strict=True):
        print(f"   {size} employees, by the {found.korrel}")
        elsewhere = [k for k, seen in found.planned.seen.items() if seen.tripling]
        for kind in dict.fromkeys((*found.means, *elsewhere)):
            mean = f"{found.means[kind]:8.1f}" if kind in found.means else f"{'added':>8}"
            sides = f"{_side(found.planned, kind)} |      {_side(found.even, kind)}"
            print(f"   {'':6}{kind:26}{mean} |{sides}")


def _side(worth: Worth, kind: str) -> str:
    spent = f"{worth.epsilons[kind]:9.3f}" if kind in worth.epsilons else f"{'':9}"
    error = f"{worth.errors[kind]:8.2f}" if kind in worth.errors else f"{'':8}"
    seen = worth.seen.get(kind, Seen(inf, 0, 0))
    factor = f"x{seen.smallest:.2f}" if seen.smallest < inf else "none"
    return f"{spent}{error}{factor:>9}{f'{seen.tripling}/{seen.series}':>10}"
