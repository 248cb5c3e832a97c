"""Cleaning up: what is past its term goes out of the kluis, for good.

What stays: publications, the ledger, the bookings (or a traject could count a second time), keys of
who withdrew, and the counts on each receipt.
"""

from dataclasses import dataclass

from pipeline.ingest.retention import Cleaning, Needed, Terms, clean, look
from pipeline.periods import (
    end_of,
    months_later,
    quarter_of,
    quarters_between,
    quarters_in,
)
from pipeline.release.bounding import first_gesprekken
from pipeline.release.due import refused_waves
from pipeline.release.ledger import Ledger
from pipeline.release.wave_cap import published_waves
from pipeline.steps.standing import check_clock, note_kluis
from pipeline.steps.waiting import take_in_waiting
from pipeline.steps.withdrawing import refuse_half_published
from pipeline.steps.workplace import Workplace

_TALKS = "gesprekken"


@dataclass(frozen=True, repr=False)
class ToClean:
    """What would go on a day, by which terms."""

    terms: Terms
    cleaning: Cleaning


def look_at_terms(workplace: Workplace) -> ToClean:
    """What is past its term or was replaced. Removes nothing; what waited for its unit comes in.

    Raises LedgerRefused while a publication is half done, ConfigurationError for a wrong clock.
    """
    check_clock(workplace)
    refuse_half_published(workplace)
    take_in_waiting(workplace)
    door = workplace.door()
    ledger = door.open_ledger()
    booked = door.completion.bookings.every(ledger.debits)
    first = first_gesprekken(door.rows())
    is_booked = first["traject"].isin(booked["traject"])
    is_booked |= first["beschermd"].isin(booked["beschermd"])
    terms = _terms(workplace, ledger)
    cohorts = {name: set(quarters_in(name)) for name in set(booked["cohort"]) - {""}}
    can_be_corrected = {name for name, parts in cohorts.items() if parts - terms.kwartalen_weg}
    recent = booked.loc[booked["cohort"].isin(can_be_corrected), "traject"]
    still = {*first.loc[~is_booked, "traject"], *recent}
    needed = Needed(frozenset(still), frozenset(booked["traject"]))
    return ToClean(terms, look(workplace.kluis, terms, needed))


def clean_up(workplace: Workplace, what: ToClean) -> None:
    """Remove what `look_at_terms` showed, and write down what went.

    Up to which quarter was cleaned up is written down also when no row went: it may not depend on
    who is in the rows.
    """
    clean(workplace.kluis, what.cleaning, what.terms)
    note_kluis(workplace)


def _terms(workplace: Workplace, ledger: Ledger) -> Terms:
    """By the calendar, golven.csv, vip.toml and the ledger; never by what came in."""
    settings, today = workplace.workspace.settings, workplace.today
    terms = settings.bewaren
    last = quarter_of(months_later(today, -terms.gesprekken))
    quarters = {
        quarter
        for quarter in quarters_between(settings.kalender.vanaf, last)
        if end_of(quarter) <= months_later(today, -terms.gesprekken)
    }
    published = {
        quarter
        for stroom, cohort in ledger.posten()
        if stroom == _TALKS
        for quarter in quarters_in(cohort)
    }
    waves = {
        wave.golf
        for wave in workplace.publiek.waves
        if wave.gesloten_op <= months_later(today, -terms.enquete)
    }
    settled = {*published_waves(ledger), *refused_waves(settings, workplace.publiek, ledger)}
    return Terms(
        op=today.isoformat(),
        verlopen=frozenset(quarters | waves),
        kwartalen_weg=frozenset(quarters & published),
        golven_weg=frozenset(waves & settled),
        apart_tot=months_later(today, -terms.quarantaine).isoformat(),
    )
