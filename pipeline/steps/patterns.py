"""Step 3: patterns in what was published, frozen as a list."""

from pipeline.errors import ConfigurationError
from pipeline.release import write_bundle
from pipeline.release.earlier import register_digests
from pipeline.signals import detect
from pipeline.signals.frozen import SignalList, list_name, signal_files
from pipeline.steps.workplace import Workplace


def find_patterns(workplace: Workplace) -> SignalList:
    """The list of patterns of the newest publication, made once and frozen.

    Raises ConfigurationError when nothing was published yet.
    """
    release = workplace.released()
    if release.is_leeg:
        raise ConfigurationError(
            "Er is nog niets gepubliceerd, dus er zijn geen cijfers om in te zoeken.",
            "Lees eerst gesprekken in, en gebruik dan: vip run",
        )
    publication = release.publicaties[-1]
    target = workplace.workspace.signalen / list_name(publication)
    if not target.exists():
        sector = workplace.workspace.settings.organisatie.sector
        patterns = detect(release, workplace.today, sector)
        earlier = register_digests(workplace.workspace.overdracht)
        files = signal_files(patterns, publication, workplace.today, earlier)
        write_bundle(target, files, workplace.kluis.signer, "signalen")
    return workplace.signals()[-1]
