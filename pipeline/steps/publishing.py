"""Step 2: what is complete is closed, and goes through the door."""

from dataclasses import dataclass, replace
from functools import partial

import numpy as np

from pipeline.errors import RefusedInput
from pipeline.periods import (
    end_of,
    last_ended_quarter,
    named_quarters,
    next_quarter,
    period_label,
    quarters_between,
)
from pipeline.release import Publication
from pipeline.release.due import refused_waves, with_noted_plan
from pipeline.release.kept_waves import kept_waves
from pipeline.release.ledger import Ledger
from pipeline.steps.standing import (
    check_clock,
    keep_codes,
    keep_themes,
    keep_waves,
    mend_wave,
    note_kluis,
    refuse_changed_waves,
)
from pipeline.steps.themes import Progress
from pipeline.steps.waiting import take_in_waiting
from pipeline.steps.workplace import Workplace

WAVE_PREFIX = "golf:"
MOST_AT_ONCE = 4


@dataclass(frozen=True)
class ToClose:
    """The last quarter to close, and the waves that ended by then and are still open.

    Waves beyond the yearly cap stay open: `vip plan` names them.
    """

    quarter: str
    golven: tuple[str, ...]


def close(workplace: Workplace, what: str, is_mended: bool = False) -> str:
    """Close all quarters up to a period, or one survey wave: all deliveries for it are in.

    A name that is both a period and a wave is a wave only with "golf:" before it. `is_mended`: the
    row of the wave in golven.csv was wrong when its first answers came in, and is right now. Gives
    what was closed. Raises RefusedInput for what has not ended, is not known, or can be read in two
    ways, and ConfigurationError for a wave whose row has changed.
    """
    name = what.removeprefix(WAVE_PREFIX)
    is_wave = name in {wave.golf for wave in workplace.publiek.waves}
    quarter = None if what.startswith(WAVE_PREFIX) else _last_quarter(what)
    if is_wave and quarter is not None:
        raise RefusedInput(
            "Deze naam is zowel een periode als een golf van de enquête.",
            f"Schrijf {quarter} voor de periode, of {WAVE_PREFIX}{name} voor de golf.",
        )
    if is_wave:
        return _close_wave(workplace, name, is_mended)
    if is_mended:
        raise RefusedInput(
            "Met --verbeterd zegt u iets over een golf, en dit is er geen.",
            "Laat --verbeterd weg, of noem de golf.",
        )
    if quarter is None:
        raise RefusedInput(
            "Dit is geen periode en geen golf die in codes/golven.csv staat.",
            "Noem een kwartaal (2024-Q3), een jaar (2024) of een golf.",
        )
    return _close_quarters(workplace, quarter)


def _last_quarter(text: str) -> str | None:
    """The last quarter of a period as a user writes it; None when it is no period."""
    quarters = named_quarters(text)
    return quarters[-1] if quarters else None


def _close_quarters(workplace: Workplace, quarter: str) -> str:
    check_clock(workplace)
    take_in_waiting(workplace)
    keep_codes(workplace)
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
    note_kluis(workplace)
    return quarter


def _close_wave(workplace: Workplace, golf: str, is_mended: bool = False) -> str:
    check_clock(workplace)
    take_in_waiting(workplace)
    keep_themes(workplace)
    keep_waves(workplace)
    closed_on = {wave.golf: wave.gesloten_op for wave in workplace.publiek.waves}[golf]
    if closed_on >= workplace.today:
        raise RefusedInput(
            "Deze golf is volgens codes/golven.csv nog niet gesloten.",
            "Wacht tot de enquête gesloten is en alle antwoorden zijn ingelezen.",
        )
    if golf in _refused(workplace):
        raise RefusedInput(
            "Deze golf kan niet worden gepubliceerd: in dat jaar zijn er al "
            f"{workplace.workspace.settings.privacy.golven_per_jaar} golven van de enquête.",
            "Elke golf kost een deelnemer opnieuw privacy. Kies in codes/golven.csv welke golven "
            "meetellen, of zet golven_per_jaar in vip.toml hoger: de belofte per jaar wordt dan "
            "zwakker.",
        )
    if golf in workplace.kluis.manifest.opgeschoonde_golven:
        raise RefusedInput(
            "De antwoorden van deze golf zijn opgeschoond.",
            "Deze golf kan niet meer worden gepubliceerd: er zouden alleen cijfers met ruis komen.",
        )
    if is_mended:
        mend_wave(workplace, golf)
    refuse_changed_waves(workplace, {golf})
    workplace.kluis.update(
        lambda old: replace(old, gesloten_golven=tuple(sorted({*old.gesloten_golven, golf})))
    )
    note_kluis(workplace)
    return golf


def _refused(workplace: Workplace) -> tuple[str, ...]:
    """The waves beyond the yearly cap."""
    settings, ledger = workplace.workspace.settings, Ledger(workplace.workspace.grootboek)
    return refused_waves(settings, workplace.publiek, ledger)


def what_to_close(workplace: Workplace, until: str | None) -> ToClose:
    """What `close_until` would close: by the calendar and golven.csv, never by what came in.

    Raises RefusedInput when `until` is no period, or when it is left to the clock and that would
    close more than a year: a wrong clock must not close the years to come.
    """
    quarter = _by_the_clock(workplace) if until is None else _last_quarter(until)
    if quarter is None:
        raise RefusedInput("De periode achter --tot is niet te lezen.", "Schrijf haar als 2024-Q4.")
    manifest = workplace.kluis.manifest
    cleaned = manifest.opgeschoonde_golven
    left_out = {*manifest.gesloten_golven, *cleaned, *_refused(workplace)}
    waves = [w for w in workplace.publiek.waves if w.gesloten_op <= end_of(quarter)]
    return ToClose(quarter, tuple(w.golf for w in waves if w.golf not in left_out))


def _by_the_clock(workplace: Workplace) -> str:
    quarter = last_ended_quarter(workplace.today)
    vanaf = workplace.workspace.settings.kalender.vanaf
    closed = workplace.kluis.manifest.gesloten_tot
    open_quarters = quarters_between(next_quarter(closed) if closed else vanaf, quarter)
    if len(open_quarters) > MOST_AT_ONCE:
        raise RefusedInput(
            f"Er staan {len(open_quarters)} kwartalen open, van het "
            f"{period_label(open_quarters[0])} tot en met het {period_label(quarter)}. Zo veel "
            "tegelijk wordt alleen afgesloten als u de laatste periode noemt.",
            f"Kijk of de datum van de computer klopt. Klopt zij, noem dan de periode: {quarter}",
        )
    return quarter


def close_until(workplace: Workplace, until: str | None) -> str:
    """Close up to a period (default: the last quarter that has ended), and the waves till then."""
    return close_these(workplace, what_to_close(workplace, until))


def close_these(workplace: Workplace, due: ToClose) -> str:
    """Close a quarter with all before it, and these waves; gives the quarter."""
    _close_quarters(workplace, due.quarter)
    for golf in due.golven:
        _close_wave(workplace, golf)
    return due.quarter


def publish(
    workplace: Workplace,
    random_state: np.random.RandomState | None = None,
    progress: Progress | None = None,
) -> tuple[Publication, ...]:
    """What is closed and not yet published, through the door; what waited for its unit first.

    `progress` is called while themes are looked for in open answers, which can take minutes.
    """
    take_in_waiting(workplace)
    keep_themes(workplace)
    keep_waves(workplace)
    door = workplace.door(random_state)
    if progress is not None:
        door = replace(door, themes=partial(workplace.themes, progress=progress))
    return door.publish()


def under_noted_plan(workplace: Workplace, published: tuple[Publication, ...]) -> tuple[str, ...]:
    """The published waves that kept the [plan_enquete] of when their answers came in."""
    kept = kept_waves(Ledger(workplace.workspace.grootboek))
    noted = with_noted_plan(workplace.workspace.settings, kept)
    return tuple(golf for one in published for golf in one.golven if golf in noted)
