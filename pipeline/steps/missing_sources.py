"""Before talks are published: did every source that always delivered, deliver now?

When one of two VPs delivers nothing for a quarter, half of its talks are gone, and no published
number says why: a fall that did not happen. Only the VP zone knows who delivered, so here it is
asked. What the VP answers is all that can cross: a note that names the period, never the source.
"""

from collections.abc import Collection
from dataclasses import replace

from pipeline.errors import RefusedInput
from pipeline.periods import period_label, quarters_in
from pipeline.release import Publication
from pipeline.release.completion import NOTE
from pipeline.release.correcting import TALKS, write_note
from pipeline.release.due import find_due
from pipeline.release.ledger import Ledger
from pipeline.release.notes import Note
from pipeline.steps.always_delivered import Answered, Missing, absent_sources, periods_without
from pipeline.steps.publishing import publish
from pipeline.steps.themes import Progress
from pipeline.steps.workplace import Workplace
from pipeline.vault.kluis import Manifest

MISSING = "niet_aangeleverd"  # the reason of the note


def missing_sources(workplace: Workplace, until: str | None = None) -> tuple[Missing, ...]:
    """The sources that deliver always, and nothing about what would be published now.

    `until`: as if everything up to this quarter were closed. Spends nothing.
    """
    ledger = workplace.door().open_ledger()
    manifest = workplace.kluis.manifest
    closed = max(manifest.gesloten_tot, until or "")
    due = find_due(
        workplace.workspace.settings,
        workplace.publiek,
        replace(manifest, gesloten_tot=closed),
        ledger,
    )
    return absent_sources(_delivered(manifest), _published(ledger), _noted(ledger), due.cohorts)


def check_sources(
    workplace: Workplace, answered: Answered, until: str | None = None
) -> tuple[Missing, ...]:
    """The missing sources, all of them answered. Raises RefusedInput when one is not.

    And when an answer is about a source of which nothing is missing: it may be a slip of the pen.
    """
    found = missing_sources(workplace, until)
    said = {*answered.zonder, *answered.geen}
    left = [one for one in found if one.bron not in said]
    if left:
        raise _question(left)
    unknown = said - {one.bron for one in found}
    if unknown or {*answered.zonder} & {*answered.geen}:
        raise RefusedInput(
            "De bron achter --zonder-bron of --geen-gesprekken klopt niet.",
            "Noem alleen een bron die altijd leverde en nu niets, en elke bron bij één van de "
            "twee. Welke bronnen er zijn, ziet u met: vip leveringen",
        )
    return found


def publish_answered(
    workplace: Workplace, answered: Answered, progress: Progress | None = None
) -> tuple[Publication, ...]:
    """Publish, and put a note beside each period that misses the file of a source.

    Raises RefusedInput, before anything is spent, while a source is missing and was not answered.
    """
    found = check_sources(workplace, answered)
    published = publish(workplace, progress=progress)
    for period in periods_without(found, answered):
        write_note(workplace.door(), TALKS, period, MISSING)
    return published


def _published(ledger: Ledger) -> list[str]:
    """The quarters whose talks were published, in order."""
    cohorts = [cohort for stroom, cohort in ledger.spent() if stroom == TALKS]
    return sorted({quarter for cohort in cohorts for quarter in quarters_in(cohort)})


def _noted(ledger: Ledger) -> set[str]:
    """The quarters of which the VP said before that a file was not delivered."""
    notes = [Note.from_json(entry.inhoud) for entry in ledger.entries if entry.soort == NOTE]
    missed = [one.over for one in notes if (one.stroom, one.reden) == (TALKS, MISSING)]
    return {quarter for period in missed for quarter in quarters_in(period)}


def _delivered(manifest: Manifest) -> dict[str, set[str]]:
    """By source the quarters that its files of talks are about, also those that it replaced."""
    found: dict[str, set[str]] = {}
    for one in manifest.leveringen:
        if one.contract == TALKS:
            found.setdefault(one.bron, set()).update((*one.over, *one.vervangt))
    return found


def _question(missing: Collection[Missing]) -> RefusedInput:
    lines = [
        f"{one.bron} leverde altijd gesprekken, maar niets over het "
        f"{' en het '.join(map(period_label, one.kwartalen))}."
        for one in missing
    ]
    name = next(iter(missing)).bron
    return RefusedInput(
        " ".join(("Er is nog niets gepubliceerd.", *lines)),
        "Komt het bestand nog? Wacht erop, lees het in en geef dan dit commando nog een keer. "
        f"Waren er geen gesprekken? Zet --geen-gesprekken {name} achter het commando. Komt het "
        f"niet? Zet dan --zonder-bron {name} erachter. Bij de cijfers komt dan te staan dat een "
        "bestand niet was aangeleverd, zonder de naam, en de patronen zeggen niets over een "
        "verandering in deze periode en de volgende.",
    )
