"""Part 2: the patterns beside rises and falls, by size.

Of quiet releases: how many tests were made, and the share of them below 1 and 5 %. Of releases with
one pattern planted: how often `detect` finds it at its place, within the budget.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import sqrt
from multiprocessing.pool import Pool

import numpy as np

from benchmarks.signals_parts.planted_surveys import silent_release, waves_release
from benchmarks.signals_parts.planted_talks import crossed_release, shares_release, trained_release
from pipeline.release import Release
from pipeline.signals import detect
from pipeline.signals.wave.change import Subject, subjects
from tests.releases import TODAY

SIZES = (180, 1_500, 12_000, 60_000)
SURVEY_SIZES = SIZES[:3]
EPSILONS = (0.25, 1.0)
FOUND = ("signaal", "sterk_signaal")
_FIRST = 20  # releases: when none of them holds a test, none is made at this size
_WAVE_KINDS = {
    "golven": "a unit, earlier waves",
    "eenheden": "a unit, other units",
    "landelijk": "national",
}
Make = Callable[[int, float, int, str], Release]


@dataclass(frozen=True)
class Planted:
    """What is planted, and the row that has to be a signaal."""

    name: str
    code: str
    eenheid: str = ""


@dataclass(frozen=True)
class Part:
    """Releases of one kind, how many are drawn, and what is planted in them."""

    make: Make
    quiet: int
    times: int
    planted: tuple[Planted, ...]
    sizes: tuple[int, ...] = SIZES

    @property
    def codes(self) -> tuple[str, ...]:
        """The patterns that it is about."""
        return tuple(dict.fromkeys(one.code for one in self.planted))


PARTS = (
    Part(
        shares_release,
        100,
        20,
        tuple(Planted(code, code) for code in ("macht", "extern", "escalatie")),
    ),
    Part(crossed_release, 30, 20, (Planted("concentratie", "concentratie", "u00"),)),
    Part(trained_release, 150, 20, (Planted("werking", "werking", "u00"),)),
    Part(
        waves_release,
        30,
        10,
        (
            Planted("drempel", "drempel"),
            Planted("klimaat", "klimaat", "u00"),
            Planted("klimaat eenheden", "klimaat", "u00"),
            Planted("referentie", "referentie"),
        ),
        SURVEY_SIZES,
    ),
    Part(silent_release, 150, 20, (Planted("stilte", "stilte"),), SURVEY_SIZES),
)


def report(
    pool: Pool, scale: float = 1.0, parts: Sequence[Part] = PARTS, sizes: Sequence[int] = SIZES
) -> None:
    """Print a line for each kind of test, and one for each planted pattern."""
    print(
        "\n2. The other patterns: quiet tests below 1 and 5 %, and planted patterns found, percent"
    )
    print("employees epsilon | test                                 tests    <1 % (s.e.)    <5 %")
    for part in parts:
        for employees in sorted({*part.sizes} & {*sizes}):
            for epsilon in EPSILONS:
                _print(pool, part, employees, epsilon, scale)


def quiet_tests(part: Part, employees: int, epsilon: float, seed: int) -> list[tuple[str, float]]:
    """The p-values of one quiet release, by kind of test."""
    release = part.make(employees, epsilon, seed, "")
    if part.make is waves_release:
        return [pair for one in subjects(release, TODAY) for pair in _of_waves(one)]
    signals = detect(release, TODAY)
    rows = signals[signals["code"].isin(part.codes) & signals["p_value"].notna()]
    return list(zip(rows["code"], rows["p_value"], strict=True))


def is_found(part: Part, planted: Planted, employees: int, epsilon: float, seed: int) -> bool:
    """Whether a planted pattern is a signaal in the list of patterns."""
    signals = detect(part.make(employees, epsilon, seed, planted.name), TODAY)
    rows = signals[(signals["code"] == planted.code) & (signals["eenheid"] == planted.eenheid)]
    return bool(rows["niveau"].isin(FOUND).any())


def _of_waves(one: Subject) -> list[tuple[str, float]]:
    """Every comparison of a question or index, as a test of its own."""
    whole = "all, earlier waves" if not one.eenheid else ""
    return [
        (
            f"{one.code}: {_WAVE_KINDS[c.kind] if c.kind != 'golven' or not whole else whole}",
            c.p_value,
        )
        for c in one.comparisons
    ]


def _print(pool: Pool, part: Part, employees: int, epsilon: float, scale: float) -> None:
    place = f"{employees:9} {epsilon:7} |"
    runs = max(int(part.quiet * scale), 1)
    jobs = [(part, employees, epsilon, seed) for seed in range(runs)]
    drawn = pool.starmap(quiet_tests, jobs[:_FIRST])
    if not any(drawn):
        print(f"{place} {', '.join(part.codes)}: no test, and it says so", flush=True)
        return
    drawn += pool.starmap(quiet_tests, jobs[_FIRST:])
    for name in sorted({name for tests in drawn for name, _ in tests}):
        print(f"{place} {name:36} {_shares([[p for n, p in t if n == name] for t in drawn])}")
    for planted in part.planted:
        times = max(int(part.times * scale), 1)
        more = [(part, planted, employees, epsilon, seed) for seed in range(times)]
        share = 100 * np.mean(pool.starmap(is_found, more))
        print(f"{place} planted {planted.name:28} found in {share:.0f} of 100", flush=True)


def _shares(drawn: Sequence[Sequence[float]]) -> str:
    """Tests of one release share their noise: the error is that between releases."""
    tests = sum(len(one) for one in drawn)
    below = np.array([sum(p < 0.01 for p in one) for one in drawn], float)
    each = np.array([len(one) for one in drawn], float)
    share = below.sum() / tests
    error = sqrt(((below - share * each) ** 2).sum()) / tests
    wide = sum(p < 0.05 for one in drawn for p in one) / tests
    return f"{tests:6} {100 * share:6.2f} ({100 * error:.2f}) {100 * wide:8.1f}"
