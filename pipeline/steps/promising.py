"""The promise as it is chosen on the werkplek: the profile, and who is protected."""

from typing import get_args

from pipeline.errors import RefusedInput
from pipeline.release.declared import Declared
from pipeline.settings import PROFILES, Profile, ProtectedUnit
from pipeline.steps.settings_file import write_keys
from pipeline.steps.standing import change_promise, promises
from pipeline.steps.workplace import Workplace
from pipeline.workspace import Workspace

_EPSILONS = ("epsilon", "epsilon_enquete")


def declared_by(workplace: Workplace, profiel: Profile) -> Declared:
    """What would be promised under another profile."""
    return Declared.of(workplace.workspace.settings.privacy.with_profile(profiel))


def is_wider(workplace: Workplace, profiel: Profile) -> bool:
    """Whether anyone would be protected less than the ledger promises."""
    promised, _ = promises(workplace)
    return promised is not None and declared_by(workplace, profiel).allows_more_than(promised)


def choose_profile(workplace: Workplace, profiel: Profile, is_agreed: bool = False) -> None:
    """Put a profile in vip.toml, in the place of an epsilon that stood there. A stricter one holds
    from the next publication; a wider one is written in the ledger, and only when `is_agreed`.

    Raises RefusedInput for a wider one that was not agreed, ConfigurationError for a wrong file.
    """
    if profiel not in PROFILES:
        raise RefusedInput("Dit profiel bestaat niet.", f"Kies uit: {', '.join(PROFILES)}.")
    wider = is_wider(workplace, profiel)
    if wider and not is_agreed:
        raise RefusedInput(
            "Dit profiel beschermt minder dan is beloofd.",
            "Lees eerst wat dat betekent, en bevestig het.",
        )
    write_keys(workplace.workspace, "privacy", {"profiel": profiel}, without=_EPSILONS)
    if wider:
        again = Workspace(workplace.workspace.root)
        change_promise(Workplace(again, workplace.kluis, workplace.today))


def may_choose_protected(workplace: Workplace) -> bool:
    """Whether who is protected is still free: not once talks were read in."""
    return not workplace.kluis.manifest.beschermd


def choose_protected(workplace: Workplace, beschermd: ProtectedUnit) -> None:
    """Put in vip.toml who is protected. Raises RefusedInput once talks were read in."""
    if beschermd not in get_args(ProtectedUnit):
        raise RefusedInput(
            "Zo kan niemand worden beschermd.", f"Kies uit: {', '.join(get_args(ProtectedUnit))}."
        )
    if not may_choose_protected(workplace):
        raise RefusedInput(
            "Wie er beschermd is ligt vast: er zijn gesprekken ingelezen.",
            "Verander dit niet meer. Een andere keuze vraagt een nieuwe organisatie.",
        )
    write_keys(workplace.workspace, "privacy", {"beschermd": beschermd})
