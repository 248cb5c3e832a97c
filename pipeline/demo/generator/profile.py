"""What talks look like: rates and shares of an organisation in which nothing changes.

One place for the figures of DOMAIN.md section g, so that example data, tests and benchmarks all
speak of the same organisation. The split inside each cluster is a plausible one of our own; the
cluster totals, the shares of every `oo` category, of `relatie` and of `vervolg` are the document's.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

import numpy as np

Shares = Mapping[str, float]

RELATIONS = ("leidinggevende", "collega", "extern", "organisatie_beleid", "ondergeschikte")

# category -> (share of all trajecten, then the share of each of RELATIONS within it), in percent
_CATEGORY_TABLE = {
    "oo_pesten": (9.0, 42, 50, 2, 0, 6),
    "oo_intimidatie": (9.0, 60, 22, 12, 0, 6),
    "oo_seksuele_intimidatie": (3.0, 35, 38, 24, 0, 3),
    "oo_discriminatie": (4.0, 42, 30, 20, 6, 2),
    "oo_agressie_geweld": (3.0, 10, 15, 72, 0, 3),
    "oo_uitsluiting_roddel": (6.0, 33, 62, 0, 0, 5),
    "oo_overig": (1.0, 40, 40, 10, 5, 5),
    "in_belangenverstrengeling": (1.5, 50, 30, 8, 10, 2),
    "in_fraude_diefstal": (1.2, 30, 45, 15, 5, 5),
    "in_machtsmisbruik": (2.0, 80, 10, 2, 5, 3),
    "in_informatie": (1.0, 30, 50, 10, 5, 5),
    "in_misstand": (0.8, 50, 20, 5, 25, 0),
    "in_overig": (1.5, 40, 35, 10, 10, 5),
    "sw_leidinggevende": (16.5, 96, 0, 0, 2, 2),
    "sw_collega": (9.5, 2, 94, 0, 0, 4),
    "sw_leiderschap_team": (4.0, 70, 20, 0, 8, 2),
    "sw_rechtspositie": (5.0, 55, 5, 0, 40, 0),
    "wb_werkdruk": (5.0, 62, 8, 8, 20, 2),
    "wb_emotioneel": (2.0, 25, 15, 50, 5, 5),
    "wb_verandering": (3.0, 45, 10, 0, 45, 0),
    "bp_route_onduidelijk": (1.5, 35, 30, 10, 25, 0),
    "bp_opvolging": (2.0, 50, 10, 3, 35, 2),
    "bp_benadeling": (1.5, 75, 10, 0, 12, 3),
    "ov_advies_leidinggevende": (0.8, 0, 15, 5, 5, 75),
    "ov_prive": (0.7, 30, 30, 20, 20, 0),
    "ov_doorverwezen": (0.5, 40, 30, 20, 10, 0),
    "ov_onbekend": (5.0, 50, 30, 8, 8, 4),  # the 5 % whose code is missing
}

CATEGORIES = tuple(_CATEGORY_TABLE)
LARGEST_CATEGORY = "sw_leidinggevende"


def cluster_of(hoofdcategorie: str) -> str:
    """The cluster of a category code.

    >>> cluster_of("oo_pesten")
    'oo'
    """
    return hoofdcategorie.partition("_")[0]


def _shares(**percent: float) -> Shares:
    total = sum(percent.values())
    return MappingProxyType({code: value / total for code, value in percent.items()})


@dataclass(frozen=True)
class Profile:
    """Rates and shares of talks. Shares are fractions that add up to 1.

    `rate` is persons per 1,000 employees per year; `season` the factor of quarters 1 to 4 (mean 1,
    the dip is July and August); `unit_sd` the log-normal sd between units; `dispersion` the ratio
    of variance to mean of a category's quarterly count (1 is Poisson, else negative binomial);
    `missing` the share in which an optional field was left empty.
    """

    rate: float = 20.0
    season: tuple[float, float, float, float] = (1.05, 1.03, 0.85, 1.07)
    unit_sd: float = 0.4
    dispersion: float = 1.0
    missing: float = 0.05
    extern_share: float = 0.30
    extra_talks_mean: float = 0.6
    long_tail_share: float = 0.01
    vervolg: Shares = field(
        default_factory=lambda: _shares(
            luisterend_oor=45,
            zelf_in_gesprek=20,
            gesprek_met_begeleiding=12,
            leidinggevende_hr=8,
            mediation_verwijzing=4,
            bedrijfsarts_bmw=6,
            formele_klacht=1,
            integriteitsmelding=0.8,
            aangifte=0.2,
            geen=3,
        )
    )
    rol: Shares = field(
        default_factory=lambda: _shares(
            ervaart_zelf=78, omstander=8, aangesproken=3, leidinggevende_vraagt=5, adviesvraag=6
        )
    )
    contactvorm: Shares = field(
        default_factory=lambda: _shares(persoonlijk=50, telefoon=22, video=20, mail_chat=8)
    )
    gevonden_via: Shares = field(
        default_factory=lambda: _shares(
            intranet=27,
            voorlichting=16,
            collega=27,
            leidinggevende_hr=13,
            bedrijfsarts=6,
            eerder_contact=11,
        )
    )
    mag_meetellen: Shares = field(
        default_factory=lambda: _shares(ja=94, alleen_organisatietotaal=4, nee=2)
    )


def category_shares() -> np.ndarray:
    """Share of each of CATEGORIES, adding up to 1."""
    shares = np.array([row[0] for row in _CATEGORY_TABLE.values()], dtype=float)
    return np.asarray(shares / shares.sum())


def relation_shares() -> np.ndarray:
    """Share of each of RELATIONS within each of CATEGORIES: rows add up to 1."""
    shares = np.array([row[1:] for row in _CATEGORY_TABLE.values()], dtype=float)
    return np.asarray(shares / shares.sum(axis=1, keepdims=True))
