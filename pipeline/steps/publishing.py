"""Step 2: what is complete is closed, and goes through the door."""

from dataclasses import replace
from datetime import date

import numpy as np

from pipeline.errors import RefusedInput
from pipeline.periods import end_of, last_ended_quarter, period_label, quarters_in
from pipeline.release import Publication
from pipeline.steps.workplace import Workplace


def close(workplace: Workplace, what: str) -> str:
    """Close all quarters up to a period, or one survey wave: all deliveries for it are in.

    Gives what was closed. Raises RefusedInput for what has not ended, or is not known.
    """
    waves = {wave.golf: wave.gesloten_op for wave in workplace.publiek.waves}
    if what in waves:
        return _close_wave(workplace, what, waves[what])
    try:
        quarter = quarters_in(what)[-1]
    except ValueError:
        raise RefusedInput(
            "Dit is geen periode en geen golf die in codes/golven.csv staat.",
            "Noem een kwartaal (2024-Q3), een jaar (2024) of een golf.",
        ) from None
    if end_of(quarter) >= workplace.today:
        raise RefusedInput(
            f"Het {period_label(quarter)} is nog niet voorbij.",
            "Sluit een periode pas af als zij voorbij is en alle gesprekken zijn ingelezen.",
        )
    if quarter < workplace.workspace.settings.kalender.vanaf:
        raise RefusedInput(
            "Deze periode ligt voor het begin van de kalender in vip.toml.",
            "Kies een latere periode.",
        )
    workplace.kluis.update(lambda old: replace(old, gesloten_tot=max(old.gesloten_tot, quarter)))
    return quarter


def _close_wave(workplace: Workplace, golf: str, closed_on: date) -> str:
    if closed_on >= workplace.today:
        raise RefusedInput(
            "Deze golf is volgens codes/golven.csv nog niet gesloten.",
            "Wacht tot de enquête gesloten is en alle antwoorden zijn ingelezen.",
        )
    workplace.kluis.update(
        lambda old: replace(old, gesloten_golven=tuple(sorted({*old.gesloten_golven, golf})))
    )
    return golf


def close_until(workplace: Workplace, until: str | None) -> str:
    """Close up to a period (default: the last quarter that has ended), and the waves till then."""
    quarter = close(workplace, until or last_ended_quarter(workplace.today))
    for wave in workplace.publiek.waves:
        if wave.gesloten_op <= end_of(quarter):
            _close_wave(workplace, wave.golf, wave.gesloten_op)
    return quarter


def publish(
    workplace: Workplace, random_state: np.random.RandomState | None = None
) -> tuple[Publication, ...]:
    """What is closed and not yet published, through the door."""
    return workplace.door(random_state).publish()
