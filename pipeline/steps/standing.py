"""What stands in the ledger beside what was spent: the promise, own codes, the day of today."""

from pipeline.release import clock, declared
from pipeline.release.completion import mark_kluis
from pipeline.release.declared import Declared
from pipeline.release.kept_themes import keep_themes as write_themes
from pipeline.release.kept_themes import kept_themes
from pipeline.release.kluis_state import note_state
from pipeline.release.ledger import Ledger
from pipeline.release.promise import Budget
from pipeline.release.statement import Account, Checked, accounts, verify
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
    """Write down own codes and own themes that are new. Raises ConfigurationError when that cannot
    be.
    """
    if workplace.publiek.codes:
        door = workplace.door()
        door.keep_codes(door.write_ledger())
    keep_themes(workplace)


def keep_themes(workplace: Workplace) -> None:
    """Write down own themes that are new. Raises ConfigurationError when that cannot be."""
    if not workplace.themes.has_own and not kept_themes(Ledger(workplace.workspace.grootboek)):
        return
    manifest = workplace.kluis.manifest
    surveys = [one for one in manifest.leveringen if one.contract == "enquete"]
    answered = {golf for one in surveys for golf in one.over or ("",)}
    ledger, own = workplace.door().write_ledger(), workplace.themes.own
    waves, today = workplace.publiek.waves, workplace.today
    if write_themes(ledger, own, waves, answered, today):
        mark_kluis(workplace.kluis, ledger)


def change_promise(workplace: Workplace) -> None:
    """Write down the promise of vip.toml, also when it allows more than before."""
    ledger = workplace.door().write_ledger()
    wanted = Declared.of(workplace.workspace.settings.privacy)
    if declared.write_promise(ledger, wanted, workplace.today):
        mark_kluis(workplace.kluis, ledger)
