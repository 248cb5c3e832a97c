"""How many trajecten to expect in every cell, before chance comes in.

Kept apart from the drawing because tests of power need the expected numbers themselves.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from pipeline.demo.generator.changes import Change
from pipeline.demo.generator.chart import Chart
from pipeline.demo.generator.profile import (
    CATEGORIES,
    RELATIONS,
    Profile,
    category_shares,
    relation_shares,
)

AXES = ("periode", "eenheid", "hoofdcategorie", "relatie")


@dataclass(frozen=True)
class Intensities:
    """Expected trajecten by quarter x unit x category x relation, as they will be recorded.

    The last unit is "" (not filled in) and the last relation "onbekend".
    """

    quarters: tuple[str, ...]
    units: tuple[str, ...]
    values: np.ndarray

    @property
    def labels(self) -> tuple[tuple[str, ...], ...]:
        """The labels of each of AXES."""
        return (self.quarters, self.units, CATEGORIES, (*RELATIONS, "onbekend"))


def intensities(
    chart: Chart,
    quarters: Sequence[str],
    profile: Profile,
    changes: Sequence[Change],
    rng: np.random.Generator,
) -> Intensities:
    """Expected numbers with season, headcount, unit effects, planted changes and gaps."""
    per_year = profile.rate / 1000 * _heads(chart, quarters) * _unit_effects(chart, profile, rng)
    season = np.array([profile.season[int(q[-1]) - 1] for q in quarters])
    mix = category_shares()[:, None] * relation_shares()
    values = np.einsum("q,qu,cr->qucr", season / 4, per_year, mix)
    for change in changes:
        if not change.vervolg:
            values *= _factors(change, chart, quarters)
    values = _with_gaps(_with_gaps(values, 1, profile.missing), 3, profile.missing)
    units = (*(leaf.eenheid for leaf in chart.leaves), "")
    return Intensities(tuple(quarters), units, values)


def _heads(chart: Chart, quarters: Sequence[str]) -> np.ndarray:
    return np.array(
        [[u.medewerkers if u.is_valid_in(q) else 0 for u in chart.leaves] for q in quarters],
        dtype=float,
    )


def _unit_effects(chart: Chart, profile: Profile, rng: np.random.Generator) -> np.ndarray:
    """Log-normal between units, kept through a rename, 1 on average; newcomers are average."""
    effects: dict[str, float] = {}
    heads: dict[str, int] = {}
    for leaf in chart.leaves:
        drawn = float(np.exp(rng.normal(0.0, profile.unit_sd)))
        if leaf.geldig_van is None:
            effects[leaf.eenheid], heads[leaf.eenheid] = drawn, leaf.medewerkers
    mean = sum(effects[u] * heads[u] for u in effects) / sum(heads.values())
    return np.array(
        [effects.get(leaf.opvolger_van or leaf.eenheid, mean) / mean for leaf in chart.leaves]
    )


def _factors(change: Change, chart: Chart, quarters: Sequence[str]) -> np.ndarray:
    """Factor per cell, broadcast over quarter x unit x category x relation."""
    on = np.array([change.holds_in(q) for q in quarters])
    units = np.array([change.touches_unit(chart, u.eenheid) for u in chart.leaves])
    categories = np.array([change.touches_category(c) for c in CATEGORIES])
    relations = np.array([change.relatie in ("", r) for r in RELATIONS])
    touched = np.einsum("q,u,c,r->qucr", on, units, categories, relations)
    return np.where(touched, change.factor, 1.0)


def _with_gaps(values: np.ndarray, axis: int, missing: float) -> np.ndarray:
    """Add a last place on `axis` that holds the share that was not filled in."""
    gaps = missing * values.sum(axis=axis, keepdims=True)
    return np.concatenate([(1 - missing) * values, gaps], axis=axis)
