"""Small releases by relation, way it ended, or unit: true counts in, frozen numbers out."""

from collections.abc import Callable, Mapping

import numpy as np
import pandas as pd

from pipeline.contracts.public import PublicInputs
from pipeline.release.cells import DIMENSIONS, ENQUETE_COLUMNS, TELLINGEN_COLUMNS, table_dimensions
from pipeline.release.frozen import Publication, Release
from tests.releases import QUARTERS, TODAY, geometric_noise

RELATIONS = {
    "leidinggevende": 0.48,
    "collega": 0.29,
    "ondergeschikte": 0.04,
    "extern": 0.08,
    "organisatie_beleid": 0.08,
    "onbekend": 0.03,
}
ENDINGS = {
    "luisterend_oor": 0.40,
    "zelf_in_gesprek": 0.25,
    "gesprek_met_begeleiding": 0.12,
    "mediation_verwijzing": 0.04,
    "leidinggevende_hr": 0.08,
    "bedrijfsarts_bmw": 0.06,
    "formele_klacht": 0.01,
    "integriteitsmelding": 0.007,
    "aangifte": 0.003,
    "geen": 0.02,
    "onbekend": 0.01,
}
Means = Mapping[tuple[str, ...], float]
"""Expected trajecten a quarter by the codes of a table's dimensions."""
LAST_YEAR = QUARTERS[-4:]


def means_of(shares: Mapping[str, float], a_year: float) -> dict[tuple[str, ...], float]:
    return {(code,): a_year / 4 * share for code, share in shares.items()}


def counted_release(
    tables: Mapping[str, Means],
    epsilon: float | Mapping[str, float],
    rng: np.random.Generator,
    publiek: PublicInputs,
    factor: Callable[[str, str, tuple[str, ...]], float] = lambda table, quarter, codes: 1.0,
    quarters: tuple[str, ...] = QUARTERS,
    dispersion: float = 1.0,
) -> Release:
    """Independent counts around these means, each `factor` times in a quarter, plus noise."""
    frames = []
    for table, means in tables.items():
        spent = epsilon if isinstance(epsilon, float) else epsilon[table]
        rows = [
            {
                "periode": q,
                **dict(zip(table_dimensions(table), codes, strict=True)),
                "mean": m * factor(table, q, codes),
            }
            for q in quarters
            for codes, m in means.items()
        ]
        frame = pd.DataFrame(rows)
        noise = geometric_noise(spent, (len(frame),), rng)
        frame["noisy_n"] = _counts(frame.pop("mean").to_numpy(), dispersion, rng) + noise
        frames.append(frame.assign(tabel=table, epsilon=spent))
    return frozen_release(pd.concat(frames, ignore_index=True), publiek)


def frozen_release(tellingen: pd.DataFrame, publiek: PublicInputs) -> Release:
    """The release that holds these numbers: tabel, periode, codes, noisy_n and epsilon."""
    for name in DIMENSIONS:
        tellingen[name] = tellingen[name].fillna("") if name in tellingen else ""
    estimate = tellingen["noisy_n"].clip(lower=0).astype(float)
    tellingen = tellingen.assign(
        mechanism="geometric", estimate=estimate, lower=0.0, upper=0.0, is_te_onzeker=False
    ).reindex(columns=list(TELLINGEN_COLUMNS))
    tellingen.insert(0, "publicatie", "p0001")
    enquete = pd.DataFrame(columns=["publicatie", *ENQUETE_COLUMNS])
    publication = Publication(
        id="p0001",
        organisatie="Test",
        is_voorbeeld=True,
        gemaakt_op=TODAY,
        korrel="kwartaal",
        perioden=tuple(sorted(set(tellingen["periode"]))),
        golven=(),
        plan=dict.fromkeys(tellingen["tabel"], 500_000),
        plan_enquete={},
        belofte={},
        grootboek="",
    )
    return Release((publication,), tellingen, enquete, publiek)


def _counts(means: np.ndarray, dispersion: float, rng: np.random.Generator) -> np.ndarray:
    if dispersion == 1:
        return rng.poisson(means)
    return rng.negative_binomial(np.maximum(means, 1e-9) / (dispersion - 1), 1 / dispersion)
