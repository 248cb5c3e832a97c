"""How far the work of a vertrouwenspersoon is: what may be closed, what may be published.

By the calendar, golven.csv and the ledger, and never by what came in, but for whether there is any
delivery at all.
"""

from dataclasses import dataclass, replace

from pipeline.periods import last_ended_quarter, next_quarter, quarters_between
from pipeline.release.due import find_due, refused_waves
from pipeline.release.ledger import Ledger
from pipeline.release.post import Post
from pipeline.steps.workplace import Workplace


@dataclass(frozen=True)
class Standing:
    """What stands open. heeft_eenheden, heeft_levering: whether there is anything to work with.

    kwartalen: ended and not closed. golven: ended and not closed. perioden, enquetes: closed and
    not published, as a publication would hold them. is_gepubliceerd: whether there is one.
    """

    heeft_eenheden: bool
    heeft_levering: bool
    kwartalen: tuple[str, ...]
    golven: tuple[str, ...]
    perioden: tuple[str, ...]
    enquetes: tuple[str, ...]
    is_gepubliceerd: bool


@dataclass(frozen=True)
class Coming:
    """What a publication would hold now: periods, waves, and what each table of them spends."""

    perioden: tuple[str, ...]
    golven: tuple[str, ...]
    posten: tuple[Post, ...]
    korrel: str

    @property
    def is_empty(self) -> bool:
        """Nothing is closed that was not published yet."""
        return not self.perioden and not self.golven


def standing(workplace: Workplace) -> Standing:
    """How far it is. Raises RefusedInput or ConfigurationError for unsound public files."""
    workspace, manifest = workplace.workspace, workplace.kluis.manifest
    has_units = (workspace.codes / "organisatie.csv").is_file()
    if not has_units:
        return Standing(False, bool(manifest.leveringen), (), (), (), (), False)
    due = coming(workplace)
    ledger = workplace.door().open_ledger()
    left_out = {
        *manifest.gesloten_golven,
        *manifest.opgeschoonde_golven,
        *refused_waves(workspace.settings, workplace.publiek, ledger),
    }
    waves = (w for w in workplace.publiek.waves if w.gesloten_op < workplace.today)
    return Standing(
        heeft_eenheden=True,
        heeft_levering=bool(manifest.leveringen),
        kwartalen=open_quarters(workplace),
        golven=tuple(w.golf for w in waves if w.golf not in left_out),
        perioden=due.perioden,
        enquetes=due.golven,
        is_gepubliceerd=bool(ledger.debits),
    )


def open_quarters(workplace: Workplace) -> tuple[str, ...]:
    """The quarters that have ended and were not closed, oldest first."""
    closed = workplace.kluis.manifest.gesloten_tot
    first = next_quarter(closed) if closed else workplace.workspace.settings.kalender.vanaf
    last = last_ended_quarter(workplace.today)
    return tuple(quarters_between(first, last)) if first <= last else ()


def coming(workplace: Workplace, until: str = "") -> Coming:
    """What a publication would hold; `until`: as if everything up to this quarter were closed."""
    manifest = workplace.kluis.manifest
    closed = max(manifest.gesloten_tot, until)
    ledger: Ledger = workplace.door().open_ledger()
    due = find_due(
        workplace.workspace.settings,
        workplace.publiek,
        replace(manifest, gesloten_tot=closed),
        ledger,
    )
    return Coming(due.cohorts, tuple(due.surveys), due.posts(), due.plan.korrel)
