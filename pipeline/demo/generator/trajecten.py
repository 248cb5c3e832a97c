"""Draw trajecten: one row per person who came to talk, in the quarter of the first talk."""

from collections.abc import Sequence

import numpy as np
import pandas as pd

from pipeline.demo.generator.changes import Change, Extra
from pipeline.demo.generator.chart import Chart
from pipeline.demo.generator.intensities import AXES, Intensities
from pipeline.demo.generator.profile import Profile, Shares

KEY_BYTES = 16
MAX_TALKS = 10


def draw_trajecten(
    cells: Intensities,
    chart: Chart,
    profile: Profile,
    changes: Sequence[Change],
    extras: Sequence[Extra],
    *,
    rng: np.random.Generator,
) -> pd.DataFrame:
    """Columns AXES, then the other fields of a talk, and the int column `n_talks`."""
    drawn = _draw_cells(cells, profile, rng)
    frame = pd.concat([drawn, _extra_cells(extras)], ignore_index=True)
    frame = frame.iloc[rng.permutation(len(frame))].sort_values("periode", kind="stable")
    frame = frame.reset_index(drop=True)
    _add_fields(frame, profile, rng)
    frame["vervolg"] = _draw_outcomes(frame, chart, profile, changes, rng)
    frame["n_talks"] = np.where(frame.pop("is_extra"), 1, _draw_n_talks(len(frame), profile, rng))
    return frame


def _draw_cells(cells: Intensities, profile: Profile, rng: np.random.Generator) -> pd.DataFrame:
    counts = rng.poisson(cells.values * _shocks(cells.values, profile.dispersion, rng))
    places = np.nonzero(counts)
    repeats = counts[places]
    columns: dict[str, object] = {
        axis: np.repeat(np.array(labels, dtype=object)[place], repeats)
        for axis, labels, place in zip(AXES, cells.labels, places, strict=True)
    }
    return pd.DataFrame(columns | {"is_extra": np.zeros(int(repeats.sum()), dtype=bool)})


def _shocks(expected: np.ndarray, dispersion: float, rng: np.random.Generator) -> np.ndarray:
    """Gamma factors that a category's quarter shares over all units: variance = dispersion x mean.

    A Poisson count times a Gamma of shape mean / (dispersion - 1) is negative binomial.
    """
    mean = expected.sum(axis=(1, 3), keepdims=True)
    if dispersion <= 1.0:
        return np.ones_like(mean)
    spread = (dispersion - 1) / np.maximum(mean, 1e-9)
    return np.asarray(rng.gamma(1 / spread, spread))


def _extra_cells(extras: Sequence[Extra]) -> pd.DataFrame:
    rows = [
        (e.periode, e.eenheid, e.hoofdcategorie, e.relatie, True)
        for e in extras
        for _ in range(e.n)
    ]
    return pd.DataFrame(rows, columns=[*AXES, "is_extra"])


def _add_fields(frame: pd.DataFrame, profile: Profile, rng: np.random.Generator) -> None:
    n = len(frame)
    frame["traject_sleutel"] = random_keys(n, rng)
    asks_advice = frame["hoofdcategorie"] == "ov_advies_leidinggevende"
    rol = np.where(asks_advice, "leidinggevende_vraagt", _choose(n, profile.rol, rng))
    frame["rol_gesprekspartner"] = _left_empty(rol, profile.missing, rng)
    extern = {"extern": profile.extern_share, "intern": 1 - profile.extern_share}
    frame["vp_type"] = _choose(n, extern, rng)
    for name, shares in (
        ("contactvorm", profile.contactvorm),
        ("gevonden_via", profile.gevonden_via),
    ):
        frame[name] = _left_empty(_choose(n, shares, rng), profile.missing, rng)
    frame["mag_meetellen"] = _choose(n, profile.mag_meetellen, rng)


def random_keys(n: int, rng: np.random.Generator) -> list[str]:
    """Keys of 32 hexadecimal digits that say nothing about who, when or how many."""
    text = rng.bytes(KEY_BYTES * n).hex()
    step = 2 * KEY_BYTES
    return [text[i * step : (i + 1) * step] for i in range(n)]


def _choose(n: int, shares: Shares, rng: np.random.Generator) -> np.ndarray:
    codes = np.array(list(shares), dtype=object)
    return np.asarray(rng.choice(codes, size=n, p=list(shares.values())))


def _left_empty(values: np.ndarray, missing: float, rng: np.random.Generator) -> np.ndarray:
    return np.where(rng.random(len(values)) < missing, "", values)


def _draw_outcomes(
    frame: pd.DataFrame,
    chart: Chart,
    profile: Profile,
    changes: Sequence[Change],
    rng: np.random.Generator,
) -> np.ndarray:
    """The outcome at closure; a planted shift makes one outcome more likely, not more trajecten."""
    codes = np.array(list(profile.vervolg), dtype=object)
    weights = np.tile(np.array(list(profile.vervolg.values())), (len(frame), 1))
    for change in changes:
        if change.vervolg:
            weights[np.ix_(_touched(frame, chart, change), codes == change.vervolg)] *= (
                change.factor
            )
    upto = (weights / weights.sum(axis=1, keepdims=True)).cumsum(axis=1)
    place = (rng.random(len(frame))[:, None] > upto).sum(axis=1)
    chosen = codes[np.minimum(place, len(codes) - 1)]
    return np.where(rng.random(len(frame)) < profile.missing, "onbekend", chosen)


def _touched(frame: pd.DataFrame, chart: Chart, change: Change) -> np.ndarray:
    units = {u: change.touches_unit(chart, u) for u in frame["eenheid"].unique()}
    categories = {c: change.touches_category(c) for c in frame["hoofdcategorie"].unique()}
    touched = (
        frame["periode"].between(change.vanaf, change.tot)
        & frame["eenheid"].map(units).astype(bool)
        & frame["hoofdcategorie"].map(categories).astype(bool)
        & ((frame["relatie"] == change.relatie) | (not change.relatie))
    )
    return touched.to_numpy()


def _draw_n_talks(n: int, profile: Profile, rng: np.random.Generator) -> np.ndarray:
    """1 + Poisson, and for a few a long course, up to 10."""
    talks = 1 + rng.poisson(profile.extra_talks_mean, size=n)
    long_courses = rng.random(n) < profile.long_tail_share
    talks = talks + np.where(long_courses, rng.integers(3, 8, size=n), 0)
    return np.minimum(talks, MAX_TALKS)
