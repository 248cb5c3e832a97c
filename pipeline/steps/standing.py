"""What stands in the ledger beside what was spent: the promise, own codes, waves, today."""

from collections.abc import Collection

from pipeline.release import clock, declared
from pipeline.release.completion import mark_kluis
from pipeline.release.declared import Declared
from pipeline.release.due import survey_plan
from pipeline.release.kept_themes import keep_themes as write_themes
from pipeline.release.kept_themes import kept_themes
from pipeline.release.kept_waves import KeptWave, check_waves, kept_waves
from pipeline.release.kept_waves import keep_waves as write_waves
from pipeline.release.kluis_state import note_state
from pipeline.release.ledger import Ledger
from pipeline.release.promise import Budget
from pipeline.release.statement import Account, Checked, accounts, verify
from pipeline.release.wave_cap import published_waves
from pipeline.steps.workplace import Workplace


def check_clock(workplace: Workplace) -> None:
    """Raises ConfigurationError when today lies before the last day in the ledger."""
    clock.check_clock(workplace.door().open_ledger(), workplace.today)


def set_clock(workplace: Workplace) -> None:
    """Write down that today is right, whatever day the ledger was last written on."""
    ledger = workplace.door().write_ledger()
    ledger.note(clock.CLOCK, {clock.DAY: workplace.today.isoformat()})
    mark_kluis(workplace.kluis, ledger)


def statement(workplace: Workplace) -> tuple[Checked, tuple[Account, ...]]:
    """Everything verified, and what every cohort was charged. Raises LedgerRefused, KeyRefused."""
    ledger, checked = verify(workplace.door())
    return checked, accounts(ledger, Budget.of(workplace.workspace.settings.privacy))


def promises(workplace: Workplace) -> tuple[Declared | None, Declared]:
    """The promise in force (None before the first rows came in) and that of vip.toml."""
    ledger = workplace.door().open_ledger()
    return declared.in_force(ledger), Declared.of(workplace.workspace.settings.privacy)


def keep_promise(workplace: Workplace) -> None:
    """Write down the promise of vip.toml. Raises ConfigurationError when it allows more."""
    ledger = workplace.door().write_ledger()
    if declared.keep_promise(ledger, workplace.workspace.settings.privacy, workplace.today):
        mark_kluis(workplace.kluis, ledger)


def note_kluis(workplace: Workplace) -> None:
    """Write down how far the kluis has come, after a step that changed what it holds."""
    ledger = workplace.door().write_ledger()
    if note_state(ledger, workplace.kluis.manifest):
        mark_kluis(workplace.kluis, ledger)


def keep_codes(workplace: Workplace) -> None:
    """Write down own codes, own themes and waves that are new. Raises ConfigurationError when that
    cannot be.
    """
    if workplace.publiek.codes:
        door = workplace.door()
        door.keep_codes(door.write_ledger())
    keep_themes(workplace)
    keep_waves(workplace)


def keep_waves(workplace: Workplace) -> None:
    """Write down the waves of which answers are in and that were not written down (kept_waves.py).

    Raises ConfigurationError for a wrong [plan_enquete].
    """
    publiek, settings = workplace.publiek, workplace.workspace.settings
    ledger = Ledger(workplace.workspace.grootboek)
    done = kept_waves(ledger).keys() | published_waves(ledger).keys()
    new = [w for w in publiek.waves if w.golf in _answered(workplace) and w.golf not in done]
    if not new:
        return
    noted = []
    for wave in new:
        survey_plan(settings, publiek, wave.golf)  # what is wrong now could not be mended later
        own = workplace.themes.own_in(wave.golf)
        noted.append(KeptWave.of(wave, settings.plan_enquete.weights, own))
    _write_waves(workplace, noted)


def refuse_changed_waves(workplace: Workplace, golven: Collection[str]) -> None:
    """Raises ConfigurationError when one of these waves is no longer as it was written down."""
    kept = kept_waves(Ledger(workplace.workspace.grootboek))
    check_waves(kept, (wave for wave in workplace.publiek.waves if wave.golf in golven))


def mend_wave(workplace: Workplace, golf: str) -> None:
    """Write down the row of a wave as it stands in golven.csv now: the earlier one was wrong.

    Which own themes count in it, and its [plan_enquete], stay as they were.
    """
    kept = kept_waves(Ledger(workplace.workspace.grootboek)).get(golf)
    wave = next(one for one in workplace.publiek.waves if one.golf == golf)
    if kept is not None and kept != kept.mended(wave):
        _write_waves(workplace, [kept.mended(wave)])


def _write_waves(workplace: Workplace, waves: list[KeptWave]) -> None:
    ledger = workplace.door().write_ledger()
    write_waves(ledger, waves)
    mark_kluis(workplace.kluis, ledger)


def _answered(workplace: Workplace) -> set[str]:
    """The waves of which answers were read in; "" for answers of no known wave."""
    surveys = [d for d in workplace.kluis.manifest.leveringen if d.contract == "enquete"]
    return {golf for delivery in surveys for golf in delivery.over or ("",)}


def keep_themes(workplace: Workplace) -> None:
    """Write down own themes that are new. Raises ConfigurationError when that cannot be."""
    if not workplace.themes.has_own and not kept_themes(Ledger(workplace.workspace.grootboek)):
        return
    ledger, own = workplace.door().write_ledger(), workplace.themes.own
    waves, today = workplace.publiek.waves, workplace.today
    if write_themes(ledger, own, waves, _answered(workplace), today):
        mark_kluis(workplace.kluis, ledger)


def change_promise(workplace: Workplace) -> None:
    """Write down the promise of vip.toml, also when it allows more than before."""
    ledger = workplace.door().write_ledger()
    wanted = Declared.of(workplace.workspace.settings.privacy)
    if declared.write_promise(ledger, wanted, workplace.today):
        mark_kluis(workplace.kluis, ledger)
