"""Part 5: changes that came slowly or stay, by the newest year alone and by all looks together.

Five years of quarters, the dispersion pooled over the 27 cells of a release of which one changed,
no season and that is known.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from multiprocessing.pool import Pool

import numpy as np

from benchmarks.signals_parts.cells import CELLS, Setting, series_of
from pipeline.signals.change.change import Change
from pipeline.signals.change.dispersion import dispersions

LEVELS = (0.01, 0.002)
_FLAT = {f"Q{quarter}": 1.0 for quarter in range(1, 5)}
_QUARTERS = 20


@dataclass(frozen=True)
class Course:
    """How one cell went: its mean over the usual one, in the newest quarters."""

    name: str
    factors: tuple[float, ...] = ()


COURSES = (
    Course("doubled for half a year", (2.0,) * 2),
    Course("doubled for a year", (2.0,) * 4),
    Course("doubled for six quarters", (2.0,) * 6),
    Course("half as much again for two years", (1.5,) * 8),
    Course("10 % more every quarter for two years", tuple(1.1**n for n in range(1, 9))),
    Course("halved for six quarters", (0.5,) * 6),
)
SETTINGS = tuple(
    Setting(*one, window=4, history=_QUARTERS - 4)
    for one in ((0.5, 10, 1.2), (1.0, 5, 1.2), (1.0, 20, 1.5))
)


def report(pool: Pool, releases: int) -> None:
    """Print the size of all looks together, and what they find beside the year alone."""
    print(f"\n5a. Quiet series, all looks together: percent below {LEVELS}, two-sided, "
          f"{releases} releases of {CELLS}; and the year alone")  # fmt: skip
    for setting in SETTINGS:
        found = _measured(pool, setting, Course("quiet"), releases)
        print(f"{_named(setting)} | {_shown(found)}", flush=True)
    print(f"\n5b. One cell of {CELLS} changed: percent seen below {LEVELS}, all looks; year alone")
    for setting in SETTINGS:
        for course in COURSES:
            found = _measured(pool, setting, course, releases * 4)
            print(f"{_named(setting)} | {course.name:38} | {_shown(found)}", flush=True)


def seen(setting: Setting, course: Course, seed: int) -> np.ndarray:
    """Whether p is below each level, of all looks and of the year: shape (cells, 2, levels)."""
    rng = np.random.default_rng([seed, len(course.factors), int(100 * setting.epsilon)])
    means = np.full((CELLS, _QUARTERS), float(setting.mu))
    means[0, _QUARTERS - len(course.factors) :] *= course.factors or 1.0
    series = series_of(means, setting, rng)
    spread = dispersions(series)
    judged = series[:1] if course.factors else series
    changes = [Change(one, spread[one.scope], _FLAT) for one in judged]
    p = np.array([(change.p_value, change.year.p_value) for change in changes])
    return p[:, :, None] < np.array(LEVELS)


def _measured(pool: Pool, setting: Setting, course: Course, releases: int) -> np.ndarray:
    found = pool.map(partial(seen, setting, course), range(releases))
    return 100 * np.concatenate(found).mean(axis=0)


def _named(setting: Setting) -> str:
    return f"epsilon {setting.epsilon} mu {setting.mu:2} phi {setting.dispersion}"


def _shown(found: Sequence[Sequence[float]]) -> str:
    return "; ".join(" ".join(f"{percent:5.2f}" for percent in look) for look in found)
