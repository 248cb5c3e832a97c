"""Step 2b: a published period or wave turns out to be wrong."""

from dataclasses import replace

from pipeline.errors import RefusedInput
from pipeline.periods import quarters_in
from pipeline.release import Publication
from pipeline.release.correcting import (
    SURVEY,
    TALKS,
    Correction,
    check_reason,
    correct,
    plan_correction,
    published_cohort,
    write_note,
)
from pipeline.release.notes import Note
from pipeline.steps.publishing import WAVE_PREFIX
from pipeline.steps.workplace import Workplace


def correctable(workplace: Workplace) -> tuple[str, ...]:
    """What was published, as `look_at_correction` takes it: periods, then waves; newest first."""
    posts = workplace.door().open_ledger().posten()
    periods = sorted((name for kind, name in posts if kind == TALKS), reverse=True)
    waves = sorted((name for kind, name in posts if kind == SURVEY), reverse=True)
    return (*periods, *(f"{WAVE_PREFIX}{wave}" for wave in waves))


def look_at_correction(workplace: Workplace, what: str, reden: str) -> Correction:
    """What a correction of a period or wave would be. Spends nothing.

    A name that is both is a wave only with "golf:" before it. Raises RefusedInput for what was not
    published, or can be read in two ways, and for a reason that is not on the list.
    """
    check_reason(reden)
    door = workplace.door()
    ledger = door.open_ledger()
    name = what.removeprefix(WAVE_PREFIX)
    wave = published_cohort(ledger, SURVEY, name)
    period = None if what.startswith(WAVE_PREFIX) else _period(name)
    cohort = published_cohort(ledger, TALKS, period) if period else None
    if wave and cohort:
        raise RefusedInput(
            "Deze naam is zowel een periode als een golf van de enquête.",
            f"Schrijf {WAVE_PREFIX}{name} voor de golf, of noem een kwartaal van de periode.",
        )
    if not wave and not cohort:
        raise RefusedInput(
            "Dit is geen gepubliceerde periode of golf.",
            "Noem een kwartaal, half jaar of jaar zoals het is gepubliceerd, of een golf. Is het "
            "nog niet gepubliceerd, lees dan gewoon de verbeterde gegevens in.",
        )
    found = plan_correction(door, ledger, SURVEY if wave else TALKS, str(wave or cohort))
    return found if _rows_are_there(workplace, found) else replace(found, tabellen={}, eerst={})


def correct_period(workplace: Workplace, correction: Correction, reden: str) -> Publication:
    """Publish a cohort again from the rows as they are now, for what is left of its budget."""
    if not _rows_are_there(workplace, correction):
        raise RefusedInput(
            "De gesprekken van deze periode zijn opgeschoond, dus de cijfers kunnen niet opnieuw.",
            "Leg met --aantekening vast dat er iets niet klopte.",
        )
    return correct(workplace.door(), correction.stroom, correction.cohort, reden)


def note_mistake(workplace: Workplace, correction: Correction, reden: str) -> Note:
    """Put a dated note beside a published period or wave."""
    return write_note(workplace.door(), correction.stroom, correction.cohort, reden)


def _rows_are_there(workplace: Workplace, correction: Correction) -> bool:
    """Whether the rows of the cohort lie in the kluis still; a wave only ever gets a note."""
    if correction.stroom != TALKS:
        return True
    return min(quarters_in(correction.cohort)) > workplace.kluis.manifest.opgeschoond_tot


def _period(name: str) -> str | None:
    try:
        quarters_in(name)
    except ValueError:
        return None
    return name
