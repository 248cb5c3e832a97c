"""Small releases for tests of what comes after the door: true counts in, frozen numbers out.

The noise is drawn here with numpy and a fixed seed, by its definition: the difference of two
geometric variables.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from itertools import product

import numpy as np
import pandas as pd

from pipeline.contracts.codes import load_codelist
from pipeline.contracts.public import Event, PublicInputs, Unit, Wave
from pipeline.periods import block_of, quarters_between
from pipeline.release.cells import (
    DIMENSIONS,
    ENQUETE_COLUMNS,
    NO_UNIT,
    SURVEY_DIMENSIONS,
    TELLINGEN_COLUMNS,
    table_dimensions,
)
from pipeline.release.frozen import Publication, Release

CATEGORIES = load_codelist("categorieen")
SHARES = {code.code: float(str(code.extra["verwacht_aandeel"])) for code in CATEGORIES.codes}
RELATIONS = {
    code.code: float(str(code.extra["verwacht_aandeel"]))
    for code in load_codelist("relaties").codes
}
QUARTERS = quarters_between("2021-Q1", "2025-Q4")
TODAY = date(2026, 2, 1)


def geometric_noise(epsilon: float, size: tuple[int, ...], rng: np.random.Generator) -> np.ndarray:
    """Two-sided geometric draws."""
    stop = 1 - np.exp(-epsilon)
    return rng.geometric(stop, size) - rng.geometric(stop, size)


@dataclass
class Truth:
    """True trajecten by unit, category and quarter (three axes)."""

    n: np.ndarray
    units: tuple[str, ...]
    categories: tuple[str, ...]
    quarters: tuple[str, ...]

    def rows(self) -> pd.DataFrame:
        """One row a cell: eenheid, hoofdcategorie, cluster, periode (quarter), n."""
        index = pd.MultiIndex.from_tuples(
            product(self.units, self.categories, self.quarters),
            names=["eenheid", "hoofdcategorie", "periode"],
        )
        frame = pd.DataFrame({"n": self.n.ravel()}, index=index).reset_index()
        clusters = {code: CATEGORIES.get(code).cluster for code in self.categories}
        return frame.assign(cluster=frame["hoofdcategorie"].map(clusters))

    def times(
        self, factor: float, rng: np.random.Generator, last: int = 4, **where: str
    ) -> "Truth":
        """The same with a category or unit at `factor` times its rate in the last quarters."""
        n = self.n.copy()
        first = len(self.quarters) - last
        u = [i for i, name in enumerate(self.units) if where.get("eenheid", name) == name]
        c = [i for i, x in enumerate(self.categories) if where.get("hoofdcategorie", x) == x]
        part = np.ix_(u, c, range(first, len(self.quarters)))
        mean = n[np.ix_(u, c, range(first))].mean(axis=2, keepdims=True)
        extra = rng.poisson(np.broadcast_to(max(factor - 1, 0) * mean, n[part].shape))
        n[part] = n[part] + extra if factor >= 1 else rng.binomial(n[part], factor)
        return Truth(n, self.units, self.categories, self.quarters)


def simulated(
    a_year: float,
    rng: np.random.Generator,
    sizes: Mapping[str, int] | None = None,
    quarters: tuple[str, ...] = QUARTERS,
    dispersion: float = 1.0,
    season: float = 0.15,
    shares: Mapping[str, float] = SHARES,
) -> Truth:
    """Independent counts at these shares of categories, spread over units by size."""
    sizes = sizes or {"u0": 1}
    weight = np.array(list(sizes.values()), float) / sum(sizes.values())
    share = np.array(list(shares.values())) / sum(shares.values())
    turn = np.array([1 + season * np.sin(np.pi / 2 * int(q[-1])) for q in quarters])
    mean = a_year / 4 * weight[:, None, None] * share[None, :, None] * turn[None, None, :]
    if dispersion > 1:
        n = rng.negative_binomial(mean / (dispersion - 1), 1 / dispersion)
    else:
        n = rng.poisson(mean)
    return Truth(n, tuple(sizes), tuple(shares), quarters)


def publiek_of(
    sizes: Mapping[str, int], events: tuple[Event, ...] = (), waves: tuple[Wave, ...] = ()
) -> PublicInputs:
    """One top unit with these units below it."""
    top = Unit("org", "De hele organisatie", None, sum(sizes.values()), 99)
    below = [Unit(name, f"Eenheid {name}", "org", n, 9) for name, n in sizes.items()]
    return PublicInputs(units=(top, *below), events=events, waves=waves)


def release_of(
    truth: Truth,
    plan: Mapping[str, float],
    rng: np.random.Generator,
    publiek: PublicInputs,
    grain: str = "kwartaal",
    enquete: pd.DataFrame | None = None,
) -> Release:
    """The release of a truth under a plan of epsilons by table."""
    rows = truth.rows()
    rows["periode"] = [block_of(q, grain) for q in rows["periode"]]
    if any("relatie" in table_dimensions(table) for table in plan):
        rows = _with_relations(rows, rng)
    tables = [_table(rows, name, epsilon, rng) for name, epsilon in plan.items()]
    tellingen = pd.concat(tables, ignore_index=True)
    enquete = enquete if enquete is not None else pd.DataFrame(columns=list(ENQUETE_COLUMNS))
    publication = Publication(
        id="p0001",
        organisatie="Test",
        is_voorbeeld=True,
        gemaakt_op=TODAY,
        korrel=grain,
        perioden=tuple(sorted(set(rows["periode"]))),
        golven=tuple(dict.fromkeys(enquete["golf"])),
        plan={name: int(1e6 * epsilon) for name, epsilon in plan.items()},
        plan_enquete={},
        belofte={},
        grootboek="",
    )
    for frame in (tellingen, enquete):
        frame.insert(0, "publicatie", "p0001")
    return Release((publication,), tellingen, enquete, publiek)


def _with_relations(rows: pd.DataFrame, rng: np.random.Generator) -> pd.DataFrame:
    """Every cell parted over the relations by their usual shares."""
    share = np.array(list(RELATIONS.values())) / sum(RELATIONS.values())
    parts = rng.multinomial(rows["n"].to_numpy(), share)
    frames = [rows.assign(n=parts[:, i], relatie=code) for i, code in enumerate(RELATIONS)]
    return pd.concat(frames, ignore_index=True)


def _table(rows: pd.DataFrame, name: str, epsilon: float, rng: np.random.Generator) -> pd.DataFrame:
    dims = list(table_dimensions(name))
    counted = rows.groupby(["periode", *dims], as_index=False)["n"].sum()
    noisy = counted.pop("n") + geometric_noise(epsilon, (len(counted),), rng)
    return _frozen(counted.assign(tabel=name, noisy_n=noisy, epsilon=epsilon), DIMENSIONS).reindex(
        columns=list(TELLINGEN_COLUMNS)
    )


def survey_table(
    golf: str,
    index: str,
    counts: Mapping[str, Mapping[str, int]],
    epsilon: float,
    rng: np.random.Generator,
) -> pd.DataFrame:
    """One index of a wave: counts by unit ("" is all) and answer, with noise."""
    records = [
        {"eenheid": unit, "antwoord": answer, "n": n}
        for unit, answers in counts.items()
        for answer, n in answers.items()
    ]
    frame = pd.DataFrame(records).assign(golf=golf, index=index, epsilon=epsilon)
    frame["tabel"] = np.where(frame["eenheid"] == "", "index", "index_x_eenheid")
    frame["noisy_n"] = frame.pop("n") + geometric_noise(epsilon, (len(frame),), rng)
    return _frozen(frame, SURVEY_DIMENSIONS).reindex(columns=list(ENQUETE_COLUMNS))


def _frozen(frame: pd.DataFrame, dimensions: tuple[str, ...]) -> pd.DataFrame:
    missing = {name: "" for name in dimensions if name not in frame}
    numbers = {"estimate": frame["noisy_n"].clip(lower=0).astype(float), "lower": 0.0, "upper": 0.0}
    return frame.assign(**missing, **numbers, mechanism="geometric", rho=0.0, is_te_onzeker=False)


__all__ = ["NO_UNIT", "QUARTERS", "TODAY", "Truth", "publiek_of", "release_of", "simulated"]
