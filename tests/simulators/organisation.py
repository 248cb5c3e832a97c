"""Simulated talks of quiet and of changed organisations, each with its truth.

Quiet ones measure false alarms: their parameters never move. Planted ones measure what is seen, and
what must not be said: every scenario names what a good reader of the numbers would conclude.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import numpy as np
import pandas as pd

from pipeline.demo.generator.changes import Change, Extra
from pipeline.demo.generator.chart import Chart, build_chart
from pipeline.demo.generator.profile import LARGEST_CATEGORY, Profile
from pipeline.demo.generator.talk_simulation import simulate_talks
from pipeline.demo.generator.truth import Truth
from pipeline.periods import quarters_between, start_of
from tests.simulators.units import HALF_WAY, care_chart, chart_of, taken_over_chart

QUARTERS = quarters_between("2021-Q1", "2025-Q4")
LAST_YEAR = QUARTERS[-4:]
EVENT_QUARTER = "2024-Q2"
UNIT_OF_3000 = "d01"
SILENT_UNIT = "d02"
RENAMED_CATEGORY = ("oo_uitsluiting_roddel", "oo_eigen_roddelen")
HOURS_PER_1000_PER_QUARTER = 60.0
ALL_COUNT = {"ja": 1.0}


@dataclass(frozen=True)
class Organisation:
    """`rows`: the `gesprekken` contract as strings. `truth`: what was planted and drawn.

    `events`: gebeurtenissen.csv, `availability`: beschikbaarheid.csv, `own_codes`: additions to the
    list of categories. `expect`: what a good reader would conclude.
    """

    naam: str
    chart: Chart
    quarters: tuple[str, ...]
    rows: pd.DataFrame
    truth: Truth
    expect: str
    events: pd.DataFrame
    availability: pd.DataFrame
    own_codes: pd.DataFrame = field(
        default_factory=lambda: pd.DataFrame(columns=["code", "label", "cluster", "geldig_van"])
    )


def simulate(
    naam: str,
    chart: Chart,
    seed: int,
    *,
    profile: Profile | None = None,
    changes: Sequence[Change] = (),
    extras: Sequence[Extra] = (),
    events: Sequence[tuple[str, str, str, str]] = (),
    hours_factor: Sequence[tuple[str, float]] = (),
    quarters: tuple[str, ...] = QUARTERS,
    expect: str = "",
) -> Organisation:
    """Any scenario: `events` (datum, soort, eenheid, label), `hours_factor` (periode, factor)."""
    talks = simulate_talks(chart, quarters, seed, profile=profile, changes=changes, extras=extras)
    return Organisation(
        naam,
        chart,
        quarters,
        talks.rows,
        talks.truth,
        expect,
        pd.DataFrame(list(events), columns=["datum", "soort", "eenheid", "label"], dtype="str"),
        _availability(chart, quarters, dict(hours_factor)),
    )


def _availability(chart: Chart, quarters: Sequence[str], factors: dict[str, float]) -> pd.DataFrame:
    hours = [
        chart.headcount(q) / 1000 * HOURS_PER_1000_PER_QUARTER * factors.get(q, 1.0)
        for q in quarters
    ]
    return pd.DataFrame({"periode": list(quarters), "vp_uren": [f"{h:.1f}" for h in hours]})


def quiet(
    size: int,
    seed: int,
    *,
    profile: Profile | None = None,
    quarters: tuple[str, ...] = QUARTERS,
) -> Organisation:
    """Nothing changes but chance and season."""
    return simulate(
        f"rustig_{size}",
        chart_of(size),
        seed,
        profile=profile,
        quarters=quarters,
        expect="geen patroon",
    )


def overdispersed(size: int, seed: int, phi: float = 1.5) -> Organisation:
    """Quiet, but categories vary more between quarters than Poisson: variance = phi x mean."""
    return replace(
        quiet(size, seed, profile=Profile(dispersion=phi)), naam=f"rustig_{size}_phi_{phi}"
    )


def doubled_largest(size: int, seed: int, factor: float = 2.0) -> Organisation:
    """The largest category doubles organisation-wide in the last 4 of 20 quarters."""
    change = Change(
        "grootste_verdubbelt",
        factor,
        LAST_YEAR[0],
        LAST_YEAR[-1],
        hoofdcategorie=LARGEST_CATEGORY,
    )
    return simulate(
        f"verdubbeling_{size}",
        chart_of(size),
        seed,
        changes=[change],
        expect="stijging van sw_leidinggevende, zichtbaar vanaf ongeveer 12.000 medewerkers",
    )


def doubled_pesten_in_unit(seed: int, factor: float = 2.0) -> Organisation:
    """oo_pesten doubles in one unit of 3,000: about 1.4 a quarter, too few to be seen."""
    change = Change(
        "pesten_in_eenheid",
        factor,
        LAST_YEAR[0],
        LAST_YEAR[-1],
        eenheid=UNIT_OF_3000,
        hoofdcategorie="oo_pesten",
    )
    return simulate(
        "pesten_in_eenheid",
        chart_of(12_000),
        seed,
        changes=[change],
        expect="niets te zien bij epsilon 1, en dat wordt gezegd",
    )


def media_event(size: int, seed: int) -> Organisation:
    """A media event and nothing else: must not become advice about behaviour."""
    event = (str(start_of(EVENT_QUARTER)), "media", "", "Aandacht in een landelijke krant")
    return simulate(
        f"media_{size}",
        chart_of(size),
        seed,
        events=[event],
        expect="geen patroon; duiding opgeschort in het kwartaal na de gebeurtenis",
    )


def trust_after_campaign(size: int, seed: int) -> Organisation:
    """After voorlichting everything is 1.6 times usual for a quarter, then 1.3 times."""
    following = QUARTERS[QUARTERS.index(EVENT_QUARTER) + 1]
    changes = [
        Change("na_voorlichting", 1.6, EVENT_QUARTER, EVENT_QUARTER),
        Change("na_voorlichting", 1.3, following, following),
    ]
    event = (str(start_of(EVENT_QUARTER)), "voorlichting", "", "Ronde langs alle teams")
    return simulate(
        f"voorlichting_{size}",
        chart_of(size),
        seed,
        changes=changes,
        events=[event],
        expect="werking, met twee lezingen: meer gesprekken kan meer vertrouwen zijn",
    )


def small_team_with_talks(seed: int, n: int = 6) -> Organisation:
    """A team of 40 has 6 talks in one quarter: nothing about it may ever be shown."""
    care = care_chart()
    extra = Extra("klein_team", n, LAST_YEAR[-1], care.small_team, "oo_pesten")
    return simulate(
        "klein_team",
        care.chart,
        seed,
        extras=[extra],
        expect="de eenheid komt nergens voor; de gesprekken tellen mee bij de directie",
    )


def renamed_unit(seed: int) -> Organisation:
    """Half-way a unit gets another code and name: no fall of the one, no rise of the other."""
    care = care_chart()
    label = "Een afdeling kreeg een andere naam"
    event = (str(start_of(care.renamed_in)), "hernoeming", care.renamed_to, label)
    return simulate(
        "hernoemde_eenheid", care.chart, seed, events=[event], expect="geen patroon door de naam"
    )


def renamed_category(size: int, seed: int) -> Organisation:
    """Half-way a category goes on under a code of the organisation's own.

    Only `rows` and `own_codes` know the new code: the truth counts under the old one.
    """
    made = simulate(f"hernoemde_categorie_{size}", chart_of(size), seed, expect="geen patroon")
    old, new = RENAMED_CATEGORY
    is_new = (made.rows["hoofdcategorie"] == old) & (made.rows["periode"] >= HALF_WAY)
    rows = made.rows.assign(hoofdcategorie=made.rows["hoofdcategorie"].mask(is_new, new))
    own = pd.DataFrame(
        [(new, "Roddelen en buitensluiten", "oo", HALF_WAY)], columns=list(made.own_codes)
    )
    return replace(made, rows=rows, own_codes=own)


def taken_over(size: int, seed: int) -> Organisation:
    """A quarter more employees from half-way on, and as many more talks."""
    return simulate(
        f"overname_{size}",
        taken_over_chart(size),
        seed,
        events=[(str(start_of(HALF_WAY)), "reorganisatie", "", "Overname")],
        expect="geen patroon: er zijn meer medewerkers",
    )


def more_about_leidinggevenden(size: int, seed: int, factor: float = 1.6) -> Organisation:
    """In the last year talks about a leidinggevende are 1.6 times usual, the others as usual."""
    change = Change("macht", factor, LAST_YEAR[0], LAST_YEAR[-1], relatie="leidinggevende")
    return simulate(f"macht_{size}", chart_of(size), seed, changes=[change], expect="macht")


def more_formal_routes(size: int, seed: int, factor: float = 8.0) -> Organisation:
    """As many talks as ever, but formal routes become 8 times as likely in the last year."""
    changes = [
        Change("escalatie", factor, LAST_YEAR[0], LAST_YEAR[-1], vervolg=code)
        for code in ("formele_klacht", "integriteitsmelding", "aangifte")
    ]
    return simulate(f"escalatie_{size}", chart_of(size), seed, changes=changes, expect="escalatie")


def silent_unit(size: int, seed: int, factor: float = 0.15) -> Organisation:
    """One directorate where hardly anyone comes to talk, all five years (see surveys)."""
    change = Change("stilte", factor, QUARTERS[0], QUARTERS[-1], eenheid=SILENT_UNIT)
    return simulate(f"stilte_{size}", chart_of(size), seed, changes=[change], expect="stilte")


def hours_halved(size: int, seed: int) -> Organisation:
    """Half the VP hours in the last year, and half the talks: says nothing about behaviour."""
    change = Change("minder_uren", 0.5, LAST_YEAR[0], LAST_YEAR[-1])
    return simulate(
        f"minder_uren_{size}",
        chart_of(size),
        seed,
        changes=[change],
        hours_factor=[(q, 0.5) for q in LAST_YEAR],
        expect="geen daling los van de uren",
    )


def neighbours(organisation: Organisation, seed: int) -> tuple[pd.DataFrame, pd.DataFrame, str]:
    """The rows, the rows without one traject, and the key of that traject."""
    keys = organisation.rows["traject_sleutel"].unique()
    key = str(keys[np.random.default_rng(seed).integers(len(keys))])
    without = organisation.rows[organisation.rows["traject_sleutel"] != key]
    return organisation.rows, without.reset_index(drop=True), key


def bureau(seed: int, clients: int = 120) -> tuple[Organisation, ...]:
    """Clients of a VP bureau: 50 to 2,000 employees, rates of 8 to 40 per 1,000 per year."""
    rng = np.random.default_rng(seed)
    sizes = np.exp(rng.uniform(np.log(50), np.log(2_000), size=clients)).astype(int)
    seeds = rng.integers(2**31, size=clients)
    return tuple(
        simulate(
            f"opdrachtgever_{i}",
            build_chart(int(size), seed=int(client_seed)),
            int(client_seed),
            profile=Profile(rate=draw_rate(int(client_seed))),
        )
        for i, (size, client_seed) in enumerate(zip(sizes, seeds, strict=True), start=1)
    )


def draw_rate(seed: int) -> float:
    """A rate per 1,000 per year from the Gamma of the known organisations: mean 20, 8 to 40."""
    return float(np.clip(np.random.default_rng(seed).gamma(11.0, 20.0 / 11.0), 8.0, 40.0))
