"""Part 4: the time of all patterns for 60 units x 27 categories x 40 quarters."""

import time
from statistics import median

import numpy as np

from pipeline.release import Release
from pipeline.signals import detect
from tests.mix_releases import ENDINGS, RELATIONS, counted_release, means_of
from tests.releases import CATEGORIES, SHARES, TODAY, publiek_of

GATE = 10.0
UNITS = 60
QUARTERS = 40
_A_YEAR = 1_260.0
_PEOPLE = 1_000


def report(units: int = UNITS, quarters: int = QUARTERS, times: int = 3) -> None:
    """Print part 4, the median of so many; the gate is on seconds of processor."""
    found = [_once(_release(units, quarters, seed)) for seed in range(times)]
    processor, clock, rows = (median(one) for one in zip(*found, strict=True))
    verdict = "met" if processor < GATE else "MISSED"
    print(
        f"\n4. detect, {units} units x {len(SHARES)} categories x {quarters} quarters: "
        f"{processor:.1f} s of processor ({clock:.1f} s by the clock), {rows:.0f} rows; "
        f"gate {GATE:.0f} s {verdict}"
    )


def _once(release: Release) -> tuple[float, float, float]:
    clock, processor = time.perf_counter(), time.process_time()
    rows = len(detect(release, TODAY))
    return time.process_time() - processor, time.perf_counter() - clock, float(rows)


def _release(units: int, quarters: int, seed: int) -> Release:
    """Every table that a pattern reads, the crossing of category and unit foremost."""
    sizes = {f"u{number:02d}": _PEOPLE for number in range(units)}
    whole = sum(SHARES.values())
    categories = {code: share / whole for code, share in SHARES.items()}
    clusters: dict[str, float] = {}
    for code, share in categories.items():
        cluster = str(CATEGORIES.get(code).cluster)
        clusters[cluster] = clusters.get(cluster, 0.0) + share
    by_unit = dict.fromkeys(sizes, 1 / units)
    shares = {
        "totaal": {(): 1.0},
        "cluster": {(code,): share for code, share in clusters.items()},
        "hoofdcategorie": {(code,): share for code, share in categories.items()},
        "eenheid": {(unit,): share for unit, share in by_unit.items()},
        "hoofdcategorie_x_eenheid": {
            (code, unit): share / units for code, share in categories.items() for unit in sizes
        },
    }
    tables = {
        table: {codes: _A_YEAR / 4 * share for codes, share in cells.items()}
        for table, cells in shares.items()
    }
    tables |= {"relatie": means_of(RELATIONS, _A_YEAR), "vervolg": means_of(ENDINGS, _A_YEAR)}
    last = _quarters(quarters)
    return counted_release(
        tables, 1.0, np.random.default_rng(seed), publiek_of(sizes), quarters=last
    )


def _quarters(number: int) -> tuple[str, ...]:
    years = (number + 3) // 4
    listed = [f"{2026 - years + n // 4}-Q{n % 4 + 1}" for n in range(4 * years)]
    return tuple(listed[-number:])
