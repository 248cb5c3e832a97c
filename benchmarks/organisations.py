"""What is found in planted organisations, how soon, and how much of what is said is false.

    python -m benchmarks.organisations [--sizes 180 1500 12000 60000] [--seeds 4 4 3 2]
                                       [--scenarios silence ...] [--processes 1]

The organisations and what a good reader finds in them are those of tests/simulators/planted.py,
written before the patterns by someone who had not seen them. Each is published period by period and
wave by wave, with fresh noise, for two years from the quarter in which the planted change begins (a
quiet one for its last year), under the planner's own plan for epsilon .25, 1 and 2 a traject and a
respondent; with exact numbers under the plan of epsilon 1; and read as overviews are today (exact
counts, a fifth more than a year ago). The answer per size and reader:

* false signals per quiet publication (of organisations in which nothing was planted; gate .15);
* mean false discovery: over all publications, the share of false among what is said (gate .10);
* the share of what was planted that was said within 1, 2 and 4 quarters, at its place or near it
  (its parent or part), and within the two years.

Then the same by kind of organisation (found within 4 and 8 quarters, or false a publication), and
which patterns were false. Standard errors are those between organisations, as publications of one
organisation look alike.
"""

import argparse
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from multiprocessing import Pool
from time import monotonic

from benchmarks.organisation_parts.lives import READERS, TOLD, Life, live
from benchmarks.organisation_parts.summary import Summary, summary
from tests.simulators.planted import SCENARIOS, SIZES

SEEDS = (4, 4, 3, 2)
"""Organisations of each scenario, by size: large ones take longer."""

Jobs = Sequence[tuple[str, int, int]]
Run = Callable[[Callable[[tuple[str, int, int]], Life], Jobs], Iterable[Life]]


def main() -> None:
    """Print a table for each size."""
    parser = argparse.ArgumentParser(prog="benchmarks.organisations")
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES)
    parser.add_argument("--seeds", type=int, nargs="+", default=SEEDS)
    parser.add_argument("--scenarios", nargs="+", default=tuple(SCENARIOS), choices=SCENARIOS)
    parser.add_argument("--processes", type=int, default=1)
    chosen = parser.parse_args()
    seeds = dict(zip(chosen.sizes, [*chosen.seeds, *chosen.seeds[-1:] * 9], strict=False))
    with Pool(chosen.processes) as pool:
        for size in chosen.sizes:
            report(pool.map, size, seeds[size], chosen.scenarios)


def report(run: Run, size: int, seeds: int, scenarios: Sequence[str]) -> None:
    """One size: what is false and what is found, by reader, and what is found by scenario."""
    began = monotonic()
    jobs = [(name, size, seed) for name in scenarios for seed in _seeds(name, seeds)]
    lives = list(run(live, jobs))
    took = monotonic() - began
    print(
        f"\n{size} employees: {len(lives)} organisations, {seeds} of each kind (seeds "
        f"{min(seed for _, _, seed in jobs)} to {max(seed for _, _, seed in jobs)}), {took:.0f} s"
    )
    print(
        f"{'epsilon':10}{'false a quiet publication':>32}{'mean false discovery':>30}"
        f"{'found within 1, 2, 4 quarters, 2 years':>48}"
    )
    for reader in READERS:
        print(_line(reader, summary(reader, lives)))
    _by_scenario(lives)
    for reader in READERS:
        codes = Counter(code for life in lives for code in life.false_codes[reader])
        listed = ", ".join(f"{code} {n}" for code, n in codes.most_common()) or "nothing"
        print(f"  false under {reader}: {listed}", flush=True)


def _seeds(name: str, number: int) -> list[int]:
    """Of its own for each kind: kinds with the same seed share what is not planted."""
    return [list(SCENARIOS).index(name) + len(SCENARIOS) * n for n in range(number)]


def _by_scenario(lives: Sequence[Life]) -> None:
    """What is found of each planted kind, and what is false in each quiet kind."""
    print(f"{'':34}" + "".join(f"{reader:>14}" for reader in READERS))
    for name in dict.fromkeys(life.name for life in lives):
        of_it = [life for life in lives if life.name == name]
        made = [summary(reader, of_it) for reader in READERS]
        if of_it[0].is_quiet:
            label, cells = f"  {name}, false", [one.false_quiet.text for one in made]
        else:
            label = f"  {name}, found 4 / 8"
            cells = [f"{one.found[4].text} / {one.found[TOLD].text}" for one in made]
        print(f"{label:34}" + "".join(f"{cell:>14}" for cell in cells))


def _line(reader: str, of_it: Summary) -> str:
    quiet, discovery = of_it.false_quiet, of_it.false_discovery
    found = ", ".join(share.text for share in of_it.found.values())
    return (
        f"{reader:10}"
        f"{f'{quiet.text} (se {quiet.error:.2f}, n {of_it.n_quiet})':>32}"
        f"{f'{discovery.text} (se {discovery.error:.2f}, n {of_it.n_publications})':>30}"
        f"{f'{found} (se {of_it.found[4].error:.2f}, n {of_it.n_wanted})':>48}"
    )


if __name__ == "__main__":
    main()
