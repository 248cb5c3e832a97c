"""The advice on what is found in planted organisations: words, numbers, plain Dutch, choice.

    python -m benchmarks.advice [--sizes 1500 12000 60000] [--seeds 2 3 1] [--scenarios silence ...]
                                [--processes 2] [--only documents expected]

documents: every publication of every organisation (as benchmarks/organisations.py, epsilon 1), with
all signals asked for, in four sectors: what the word check finds, numbers that plain Python counts
otherwise from their cells (tests/advice_recount.py), Flesch-Douma; concepts made by themselves in a
quiet publication (gate: one of twenty); and of advice on what was planted, the share that names the
expected subject, level and addressee with at least one fitting measure (gate .9), by a table
written before the texts by somebody who had not seen them (tests/data/advies).

Broken off with Ctrl-C, it reports the organisations that were done.

expected: the same judgement for every situation in that table, by the catalogues alone.
"""

import argparse
import resource
import signal
import sys
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from multiprocessing import Pool
from statistics import mean
from time import monotonic
from typing import Any

from benchmarks.advice_parts.documents import Checked, Life, live
from benchmarks.advice_parts.expected import (
    TABLE,
    Said,
    codes_of,
    entry_of_scenario,
    is_right,
    judge,
    load_expected,
)
from pipeline.advice.readability import PLAIN
from tests.simulators.planted import SCENARIOS

SIZES, SEEDS = (1_500, 12_000, 60_000), (2, 3, 1)
PARTS = ("documents", "expected")


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(prog="benchmarks.advice")
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES)
    parser.add_argument("--seeds", type=int, nargs="+", default=SEEDS)
    parser.add_argument("--scenarios", nargs="+", default=tuple(SCENARIOS), choices=SCENARIOS)
    parser.add_argument("--processes", type=int, default=2)
    parser.add_argument("--only", nargs="+", choices=PARTS, default=PARTS)
    chosen = parser.parse_args()
    entries = load_expected() if TABLE.exists() else []
    if "documents" in chosen.only:
        per_size = dict(zip(chosen.sizes, [*chosen.seeds, *chosen.seeds[-1:] * 9], strict=False))
        jobs = [
            (name, size, list(SCENARIOS).index(name) + len(SCENARIOS) * n)
            for size in chosen.sizes
            for n in range(per_size[size])
            for name in chosen.scenarios
        ]
        signal.signal(signal.SIGINT, signal.default_int_handler)  # ignored in the background
        with Pool(chosen.processes, _leave_interrupts) as pool:
            report_documents(_followed(pool.imap(live, jobs), len(jobs)), entries)
        print(f"memory: at most {_peak_gib():.2f} GiB a process")
    if "expected" in chosen.only:
        report_expected(entries)


def _followed(lives: Iterable[Life], n_jobs: int) -> list[Life]:
    """The lives, told on stderr as they come; those that there are when it is broken off."""
    done: list[Life] = []
    started = monotonic()
    try:
        for life in lives:
            done.append(life)
            documents = sum(len(one.checked) for one in done)
            told = f"{len(done)} of {n_jobs} organisations, {documents} documents"
            print(f"{told}, {monotonic() - started:.0f} s", file=sys.stderr, flush=True)
    except KeyboardInterrupt:
        print(f"broken off after {len(done)} of {n_jobs} organisations")
    return done


def _leave_interrupts() -> None:
    """In a process of the pool: the one that reports hears of an interrupt, and no other."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _peak_gib() -> float:
    """The largest process of the run."""
    unit = 1 if sys.platform == "darwin" else 1024  # bytes, or KiB
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * unit / 2**30


def report_documents(lives: Sequence[Life], entries: Sequence[Mapping[str, Any]]) -> None:
    """What holds of all documents, and of those on something planted."""
    checked = [one for life in lives for one in life.checked]
    quiet = [n for life in lives if life.is_quiet for n in life.by_itself]
    print(f"{len(lives)} organisations, {len(checked)} documents")
    if checked:
        _report_texts(checked)
    made = sum(n > 0 for n in quiet)
    print(f"quiet publications with a concept by itself: {made} of {len(quiet)} (gate 1 of 20)")
    judged = [
        (one.said, entry_of_scenario(life.name, entries))
        for life in lives
        for one in life.checked
        if one.said
    ]
    print(f"documents on what was planted: {len(judged)}, in the table {_n_known(judged)}")
    _report_judged([judge(said, entry) for said, entry in judged if entry])


def _report_texts(checked: Sequence[Checked]) -> None:
    rules = Counter(rule for one in checked for rule in one.regels)
    wrong = Counter(what for one in checked for what in one.untraced)
    numbers = sum(one.numbers for one in checked)
    print(f"word check: {sum(bool(c.regels) for c in checked)} documents with a finding {rules}")
    print(f"numbers: {numbers}, counted otherwise {sum(wrong.values())} {wrong}")
    scores = [one.flesch_douma for one in checked]
    plain = sum(score >= PLAIN for score in scores)
    longest = max(one.longest for one in checked)
    print(
        f"Flesch-Douma: mean {mean(scores):.0f}, lowest {min(scores):.0f}, at least {PLAIN:.0f} in "
        f"{plain} of {len(scores)}; longest sentence {longest} words"
    )


def report_expected(entries: Sequence[Mapping[str, Any]]) -> None:
    """Every situation of the table that asks for advice, by the choice of the catalogues alone."""
    found, without = [], []
    for entry in entries:
        if not entry.get("moet_advies", True):
            continue
        try:
            said = Said.of_choice(*_situation(entry))
        except LookupError:
            without.append(entry.get("situatie"))
            continue
        judged = judge(said, entry)
        found.append(judged)
        if not is_right(judged):
            wrong = [name for name, right in judged.items() if not right]
            print(f"  {entry.get('situatie')}: {', '.join(wrong)}")
    print(f"situations of the table: {len(found)}; without sentences {without}")
    _report_judged(found)


def _situation(entry: Mapping[str, Any]) -> tuple[str, str, dict[str, str]]:
    def first(value: Any) -> str:
        return str(value[0] if isinstance(value, list) else value or "")

    codes = {name: first(value) for name, value in codes_of(entry).items()}
    return first(entry.get("patroon")), first(entry.get("richting")), codes


def _n_known(judged: Sequence[tuple[Said, Mapping[str, Any] | None]]) -> int:
    return sum(entry is not None for _, entry in judged)


def _report_judged(judged: Sequence[Mapping[str, bool]]) -> None:
    if not judged:
        return
    print(f"  all of it right: {mean(map(is_right, judged)):.2f} (gate .90)")
    for name in dict.fromkeys(name for one in judged for name in one):
        known = [one[name] for one in judged if name in one]
        print(f"  {name}: {mean(known):.2f} of {len(known)}")


if __name__ == "__main__":
    main()
