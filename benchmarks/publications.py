"""What organisations get: what is seen, what is not, and how often something is seen by chance.

    python -m benchmarks.publications [--keer 100] [--rustig 200]

Everything goes the way `vip run` goes, with the plan that the planner chooses: a file is read in,
periods are closed, published through the door, and searched for patterns.

1. The example of 12,000 employees, 100 publications with different noise: how often the year-long
   doubling of the largest category is a signaal or more, and whether the invisible doubling of one
   category in one unit was said beforehand to be invisible.
2. Quiet organisations: how many get a stijging or daling in their last publication.
3. The same for 180 and 1,500 employees: what they get.
"""

import argparse
import shutil
import tempfile
from collections import Counter
from datetime import date
from functools import partial
from math import sqrt
from multiprocessing import Pool
from pathlib import Path

import pandas as pd

from pipeline.demo.generator.chart import Chart
from pipeline.demo.generator.profile import LARGEST_CATEGORY
from pipeline.steps import at_work, close_until, find_patterns, plan, publish, read_in
from pipeline.vault.kluis import create_kluis
from pipeline.workspace import create_workspace, open_workspace
from tests.simulators.organisation import Organisation, doubled_largest, quiet

KEY = "een zin voor een proefmeting"
TODAY = date(2026, 1, 15)
LAST = "2025-Q4"
CHANGES = ("stijging", "daling")
SHOWN = ("let_op", "signaal", "sterk_signaal")
SEEN = ("signaal", "sterk_signaal")


def prepare(folder: Path, organisation: Organisation) -> None:
    """A workspace with everything read in and closed, one step before the door."""
    workspace = create_workspace(folder, organisation.quarters[0], organisation.naam)
    write_chart(organisation.chart, workspace.codes)
    talks = folder / "gesprekken.csv"
    organisation.rows.to_csv(talks, sep=";", index=False)
    create_kluis(workspace.kluis, KEY)
    with at_work(folder, KEY, TODAY) as place:
        read_in(place, talks, "vp")
        close_until(place, LAST)


def write_chart(chart: Chart, codes: Path) -> None:
    chart.to_frame().to_csv(codes / "organisatie.csv", sep=";", index=False)


def publish_once(folder: Path) -> pd.DataFrame:
    """Publish and search; fresh noise each time."""
    with at_work(folder, KEY, TODAY) as place:
        publish(place)
        return find_patterns(place).patronen


def one_copy(prepared: Path, number: int) -> pd.DataFrame:
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / f"keer{number}"
        shutil.copytree(prepared, copy)
        return publish_once(copy)


def one_quiet(seed: int, sizes: tuple[int, ...]) -> tuple[int, bool, bool]:
    """One quiet organisation: its size, whether any change was shown, whether as a signaal."""
    size = sizes[seed % len(sizes)]
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "rustig"
        prepare(target, quiet(size, seed))
        found = publish_once(target)
    changes = found[found["code"].isin(CHANGES)]["niveau"]
    return size, bool(changes.isin(SHOWN).any()), bool(changes.isin(SEEN).any())


def planted(times: int, pool: "Pool") -> None:
    for size in (12_000, 1_500, 180):
        with tempfile.TemporaryDirectory() as folder:
            target = Path(folder) / "bron"
            prepare(target, doubled_largest(size, seed=2026))
            outlook = plan(open_workspace(target), TODAY)
            runs = pool.map(partial(one_copy, target), range(times))
        hits = sum(
            bool(
                (
                    (found["hoofdcategorie"] == LARGEST_CATEGORY)
                    & (found["code"] == "stijging")
                    & found["niveau"].isin(SEEN)
                ).any()
            )
            for found in runs
        )
        levels = Counter(level for found in runs for level in found["niveau"])
        chosen = {table: micro / 1e6 for table, micro in outlook.plan.tabellen.items()}
        said = next(s.factor for s in outlook.zichtbaar if s.series.code == LARGEST_CATEGORY)
        print(f"\n{size} employees, year-long doubling of {LARGEST_CATEGORY}")
        print(f"  plan: {outlook.plan.korrel} {chosen}")
        print(f"  said beforehand: visible from x{said:.2f}")
        print(f"  signaal or more: {hits} of {times} publications")
        print(f"  rows a publication: { {k: round(v / times, 1) for k, v in levels.items()} }")
        if outlook.beste_kruising is not None:
            crossing = outlook.beste_kruising
            print(
                f"  one category in one unit ({crossing.series.code}): said beforehand visible "
                f"from x{crossing.factor:.2f} at best, whole budget on it"
            )


def calm(organisations: int, pool: "Pool") -> None:
    sizes = (1_500, 4_000, 12_000, 60_000)
    results = pool.map(partial(one_quiet, sizes=sizes), range(organisations))
    print(f"\n{organisations} quiet organisations: a stijging or daling in the last publication")
    for size in (*sizes, None):
        these = [r for r in results if size is None or r[0] == size]
        n = len(these)
        shown, seen = sum(r[1] for r in these), sum(r[2] for r in these)
        limit = 0.10 + 3 * sqrt(0.09 / n)
        name = size or "all"
        print(
            f"  {name}: let op or more {shown}/{n} = {shown / n:.3f} (gate {limit:.3f}), "
            f"signaal or more {seen}/{n} = {seen / n:.3f}"
        )


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--keer", type=int, default=100)
    parser.add_argument("--rustig", type=int, default=200)
    arguments = parser.parse_args()
    with Pool(2) as pool:
        planted(arguments.keer, pool)
        calm(arguments.rustig, pool)


if __name__ == "__main__":
    main()
