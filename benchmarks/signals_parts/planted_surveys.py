"""Releases of survey waves, quiet or with one pattern planted in the newest wave.

Answers are drawn around a mean per index; units differ by themselves, in every wave alike.
"""

from collections.abc import Mapping
from datetime import date

import numpy as np
import pandas as pd

from benchmarks.signals_parts.planted_talks import units_of
from pipeline.contracts.public import Wave
from pipeline.release import Release
from tests.releases import geometric_noise, publiek_of, release_of, simulated, survey_table
from tests.survey_releases import asked, survey_release

WAVES = ("2021", "2022", "2023", "2024", "2025")
RESPONSE = 0.6
UNITS_DIFFER = 5.0
"""Points of 100, standard deviation: what units are apart by themselves."""
NATIONAL = 0.17
"""The share with experience that the national figure of all employees has."""
EXPERIENCED = 0.25
_INDICES = {"mb": 60.0, "pv": 62.0, "psa": 58.0, "lc": 60.0}
_POINTS = np.array([0.0, 25.0, 50.0, 75.0, 100.0])
_SPREAD = np.array([0.06, 0.16, 0.36, 0.28, 0.14])
_FALLS = {"drempel": ("mb", -6.0), "klimaat": ("lc", -8.0), "klimaat eenheden": ("lc", -25.0)}
_ANSWERS = ("geen", "wel", "wil_niet_zeggen", "onbekend")


def waves_release(employees: int, epsilon: float, seed: int, planted: str = "") -> Release:
    """All indices in five waves, of all and of the units.

    `planted`: drempel (6 points less everywhere), klimaat (8 less in one unit), klimaat eenheden
    (that unit 25 points below the others, always) or referentie (26 of 100 have experience).
    """
    rng = np.random.default_rng([seed, employees, int(100 * epsilon)])
    sizes = units_of(employees)
    index, less = _FALLS.get(planted, ("", 0.0))
    tables = []
    for name, usual in _INDICES.items():
        means = {unit: usual + UNITS_DIFFER * rng.standard_normal() for unit in sizes}
        if planted == "klimaat eenheden" and name == index:
            means["u00"] = usual + less
        counts = {}
        for golf in WAVES:
            is_hit = name == index and golf == WAVES[-1]
            for unit, people in sizes.items():
                is_here = planted == "drempel" or (planted == "klimaat" and unit == "u00")
                mean = means[unit] + (less if is_hit and is_here else 0.0)
                counts[golf, unit] = rng.multinomial(int(RESPONSE * people), _shares(mean))
        tables += _noisy(name, counts, epsilon, rng)
    share = 0.26 if planted == "referentie" else NATIONAL
    n = int(RESPONSE * employees)
    wel = rng.binomial(n, share)
    tables.append(_noisy_share(np.array([n - wel, wel, 0, 0]), epsilon, rng))
    return survey_release(tables, dict.fromkeys(WAVES, employees), sizes)


def silent_release(employees: int, epsilon: float, seed: int, planted: str = "") -> Release:
    """A wave of experience beside a year's talks.

    Half of what comes nationally: as few as is no stilte yet. `planted`: a tenth of it. Who did not
    answer has had as much experience as who did, but for a quarter of it either way (sd).
    """
    rng = np.random.default_rng([seed, employees, int(100 * epsilon)])
    sizes = units_of(employees)
    n = int(RESPONSE * employees)
    wel = int(rng.binomial(n, EXPERIENCED))
    other = EXPERIENCED * max(1 + 0.25 * rng.standard_normal(), 0.0)
    share = RESPONSE * EXPERIENCED + (1 - RESPONSE) * other
    ratio = 0.1 * (0.1 if planted else 0.5)
    truth = simulated(share * employees * ratio, rng, sizes, season=0.0, dispersion=1.2)
    counted = {"": dict(zip(_ANSWERS, (n - wel, wel, 0, 0), strict=True))}
    enquete = survey_table("2025", "og", counted, epsilon, rng)
    waves = (Wave("2025", employees, date(2025, 11, 1)),)
    plan = {"totaal": epsilon}
    return release_of(truth, plan, rng, publiek_of(sizes, (), waves), enquete=enquete)


def _shares(mean: float) -> np.ndarray:
    """The spread of answers, tilted until its mean is this one."""
    low, high = -3.0, 3.0
    for _ in range(30):
        tilt = (low + high) / 2
        shares = _SPREAD * np.exp(tilt * (_POINTS - 50) / 50)
        shares = shares / shares.sum()
        low, high = (tilt, high) if shares @ _POINTS < mean else (low, tilt)
    return shares


def _noisy(
    index: str,
    counts: Mapping[tuple[str, str], np.ndarray],
    epsilon: float,
    rng: np.random.Generator,
) -> list[pd.DataFrame]:
    whole = {(golf, ""): sum(n for (g, _), n in counts.items() if g == golf) for golf in WAVES}
    tables = [counts, whole] if len(counts) > len(WAVES) else [whole]
    return [
        asked(index, {key: _drawn(n, epsilon, rng) for key, n in one.items()}, epsilon)
        for one in tables
    ]


def _drawn(n: np.ndarray, epsilon: float, rng: np.random.Generator) -> dict[str, int]:
    noisy = n + geometric_noise(epsilon, n.shape, rng)
    codes = [str(int(points)) for points in _POINTS] if len(n) == len(_POINTS) else _ANSWERS
    return {code: int(value) for code, value in zip(codes, noisy, strict=True)}


def _noisy_share(counts: np.ndarray, epsilon: float, rng: np.random.Generator) -> pd.DataFrame:
    return asked("og", {(WAVES[-1], ""): _drawn(counts, epsilon, rng)}, epsilon)
