"""What the page Verantwoording says: the promise, the spending, what is withheld, and the proof."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from dashboards.organisatie import blocks, budget
from dashboards.organisatie.budget import Spend
from dashboards.organisatie.corrections import every_correction
from dashboards.organisatie.data import Overdracht
from dashboards.organisatie.series import tables
from dashboards.wording.empty_states import BUDGET_SPENT, NO_DATA
from dashboards.wording.privacy import (
    epsilon_words,
    noise_words,
    promise_sentences,
    survey_sentences,
)
from dashboards.wording.roles import Role
from pipeline.periods import day_in_words
from pipeline.release import Publication, Release

_NEWEST = 4
NOT_SHOWN = (
    "Namen, verhalen en data van gesprekken. Die staan ook niet in de gegevens: er is geen veld "
    "voor, en van een datum blijft alleen het kwartaal over.",
    "Precieze aantallen. Elk getal heeft ruis, ook een nul.",
    "Eenheden met minder dan 100 medewerkers. Ze tellen mee bij de eenheid erboven.",
    "Gesprekken over een leidinggevende per eenheid, als daar minder dan 3 leidinggevenden zijn.",
    "Antwoorden op open vragen. Die verlaten de omgeving van de vertrouwenspersoon nooit als "
    "tekst.",
    "Gesprekken van wie niet wilde meetellen.",
)


def render(overdracht: Overdracht, role: Role) -> None:
    """Draw the page."""
    release = overdracht.release
    blocks.header("Wat wij beloven")
    if release.is_leeg:
        blocks.empty_state(NO_DATA)
    else:
        _promise(release)
        blocks.header("Wat is verbruikt en wat is over")
        _spending(release)
        if corrections := every_correction(release):
            blocks.header("Wat is gecorrigeerd")
            blocks.bullets(corrections)
    blocks.header("Wat wij niet tonen, en waarom")
    blocks.bullets(NOT_SHOWN)
    if not release.is_leeg:
        blocks.header("Hoe u kunt nagaan dat dit klopt")
        _proof(release.publicaties)


def _promise(release: Release) -> None:
    newest, unit = release.publicaties[-1], budget.unit_of(release)
    epsilon = budget.epsilon_talks(newest)
    blocks.sentences(
        [
            f"Eén {unit.one} telt hooguit één keer mee in elke tabel, in één periode, en daarna "
            "nooit meer.",
            unit.explained,
        ]
    )
    blocks.markdown(
        f"De maat voor de bescherming heet epsilon. Hier is die {epsilon_words(epsilon)}."
    )
    blocks.bullets(promise_sentences(epsilon / budget.MICRO, unit))
    blocks.markdown("Zo ver kan een getal naast het echte aantal liggen, alleen door de ruis:")
    plan = budget.newest_plan(release)
    rows = [
        (table.label, epsilon_words(plan[table.name]), noise_words(plan[table.name] / budget.MICRO))
        for table in tables(release)
        if table.name in plan
    ]
    columns = ["Tabel", "Epsilon", "Ruis op één getal"]
    blocks.plain_table(pd.DataFrame(rows, columns=columns), "Ruis per tabel")


def _spending(release: Release) -> None:
    talks, waves = budget.spend_by_period(release), budget.spend_by_wave(release)
    if budget.is_spent(release):
        blocks.empty_state(BUDGET_SPENT)
    unit = budget.unit_of(release)
    if talks:
        blocks.subheader(f"Gesprekken, per {unit.one}")
        _spend_table(talks[-_NEWEST:], "Periode", "Verbruik van het privacybudget per periode")
    if talks[:-_NEWEST]:
        with st.expander(f"Eerdere perioden ({len(talks) - _NEWEST})"):
            _spend_table(talks[:-_NEWEST], "Periode", "Verbruik in eerdere perioden")
    if waves:
        blocks.subheader("Enquête, per deelnemer")
        _spend_table(waves, "Golf", "Verbruik van het privacybudget per golf")
        newest = next(p for p in reversed(release.publicaties) if p.golven)
        ceiling = budget.epsilon_survey(newest) / budget.MICRO
        delta, most = budget.delta_survey(release), budget.waves_a_year(release)
        themes = budget.most_themes(release)
        blocks.bullets(survey_sentences(ceiling, delta, most, themes))
    blocks.caption(
        "Perioden tellen niet bij elkaar op: wie in de ene periode meetelt, telt in geen andere "
        "mee."
    )


def _spend_table(rows: Sequence[Spend], name: str, alt: str) -> None:
    frame = pd.DataFrame(
        [
            (
                row.label,
                epsilon_words(row.ceiling),
                epsilon_words(row.spent),
                epsilon_words(row.left),
            )
            for row in reversed(rows)
        ],
        columns=[name, "Beloofde grens", "Verbruikt", "Over"],
    )
    blocks.plain_table(frame, alt)


def _proof(publications: Sequence[Publication]) -> None:
    newest = publications[-1]
    blocks.sentences(
        [
            "Bij het openen van deze pagina zijn alle handtekeningen gecontroleerd: de cijfers "
            "zijn precies zoals de vertrouwenspersoon ze heeft vrijgegeven.",
            "Elk verbruik staat in een grootboek waarin regels er alleen bij kunnen komen.",
            "Vraag de vertrouwenspersoon om vip budget. Daar staat hetzelfde controlegetal.",
        ]
    )
    blocks.facts(
        [
            ("Publicatie", f"{newest.id} van {day_in_words(newest.gemaakt_op)}"),
            ("Controlegetal in het grootboek", newest.grootboek),
        ]
    )
