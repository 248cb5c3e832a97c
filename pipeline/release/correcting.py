"""Correcting a published period: from the reserve where there is one, else by a dated note.

A correction publishes the tables of a cohort again, from the rows as they are now (rebooking.py),
for what is left of that cohort's budget. The earlier numbers stay frozen beside it. What a
correction would be follows from the ledger alone; that there is one, and why, the VP decides.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace

from pipeline.contracts.codes import load_codelist
from pipeline.contracts.public import PublicInputs
from pipeline.errors import RefusedInput
from pipeline.periods import quarters_in
from pipeline.release.accounting import MICRO, charged
from pipeline.release.cells import is_late
from pipeline.release.completion import NOTE, mark_kluis
from pipeline.release.door import Door
from pipeline.release.due import Due
from pipeline.release.entry import Entry
from pipeline.release.frozen import Publication
from pipeline.release.ledger import Ledger
from pipeline.release.noise_law import Noise, noise_interval
from pipeline.release.notes import Note
from pipeline.release.plan import SMALLEST_MICRO, TalkPlan, split
from pipeline.release.promise import Budget
from pipeline.release.rebooking import Booking, rebook

TALKS, SURVEY = "gesprekken", "enquete"
REASONS = "correctieredenen"


@dataclass(frozen=True)
class Correction:
    """What correcting a cohort would be: micro-epsilon by table, `eerst` and in `tabellen` now.

    Without tables there can only be a note: nothing is left, it is a survey wave, or rows have no
    keys, so that nobody could tell a corrected gesprek from another one.
    """

    stroom: str
    cohort: str
    publicatie: str
    tabellen: Mapping[str, int]
    eerst: Mapping[str, int]

    @property
    def is_betaald(self) -> bool:
        """Whether the tables can be published again."""
        return bool(self.tabellen)

    def ruis(self) -> dict[str, tuple[int, int]]:
        """By table how far 9 in 10 numbers stay within the truth: first, and corrected."""
        return {name: (_reach(self.eerst[name]), _reach(m)) for name, m in self.tabellen.items()}


def plan_correction(door: Door, ledger: Ledger, stroom: str, cohort: str) -> Correction:
    """What a correction of a published cohort of talks, or of a wave, would be. Spends nothing."""
    debits = _debits(ledger, stroom, cohort)
    name = str(debits[-1].inhoud["publicatie"])
    has_keys = door.workspace.settings.privacy.beschermd != "gesprek"
    if stroom == SURVEY or not has_keys:
        return Correction(stroom, cohort, name, {}, {})
    first = {
        post.tabel: post.micro_epsilon
        for post in debits[0].posten
        if (post.stroom, post.cohort) == (stroom, cohort) and not is_late(post.tabel)
    }
    ceiling = ledger.ceiling((stroom, cohort), Budget.of(door.workspace.settings.privacy).talks)
    left = ceiling.micro_epsilon - charged(ledger.posten()[stroom, cohort], ceiling.delta)
    return Correction(stroom, cohort, name, _affordable(first, left), first)


def correct(door: Door, stroom: str, cohort: str, reden: str) -> Publication:
    """Publish the corrected numbers of a cohort. Raises RefusedInput when nothing is left for it.

    Raises what `Door.publish` raises; broken off, the next run finishes it.
    """
    check_reason(reden)
    ledger, _ = door.ready()
    correction = plan_correction(door, ledger, stroom, cohort)
    if not correction.is_betaald:
        raise RefusedInput(
            "Voor deze periode is geen reserve over, dus de cijfers kunnen niet opnieuw.",
            "Leg met --aantekening vast dat er iets niet klopte, of laat een volgend plan een "
            "reserve houden: [plan] reserve = 10 in vip.toml.",
        )
    debits = _debits(ledger, stroom, cohort)
    plan = replace(TalkPlan(**debits[0].inhoud["plan"]), tabellen=correction.tabellen)
    bookings = [Booking.of(e, door.completion.bookings.talks(e)) for e in ledger.debits]
    ceiling = ledger.ceiling((stroom, cohort), Budget.of(door.workspace.settings.privacy).talks)
    cost = sum(correction.tabellen.values())
    booked = rebook(door.rows(), bookings, cohort, cost, ceiling.micro_epsilon)
    entry = door.debit(
        ledger,
        Due(plan, (cohort,), {}),
        booked,
        PublicInputs.from_json(json.dumps(debits[0].inhoud["publiek"])),
        corrigeert=correction.publicatie,
        reden=reden,
    )
    return door.completion.finish(entry, ledger)


def write_note(door: Door, stroom: str, cohort: str, reden: str) -> Note:
    """Put a dated note beside a published period or wave. Broken off, the next run finishes it."""
    check_reason(reden)
    ledger, _ = door.ready()
    number = sum(entry.soort == NOTE for entry in ledger.entries) + 1
    note = Note(f"n{number:04d}", stroom, cohort, reden, door.today)
    ledger.note(NOTE, note.to_json())
    mark_kluis(door.kluis, ledger)
    door.completion.put_notes(ledger)
    return note


def published_cohort(ledger: Ledger, stroom: str, name: str) -> str | None:
    """The published cohort that a period or wave lies in, None when it was not published."""
    cohorts = [cohort for kind, cohort in ledger.posten() if kind == stroom]
    if stroom == SURVEY:
        return name if name in cohorts else None
    wanted = set(quarters_in(name))
    return next((cohort for cohort in cohorts if wanted <= set(quarters_in(cohort))), None)


def _debits(ledger: Ledger, stroom: str, cohort: str) -> list[Entry]:
    found = [
        entry
        for entry in ledger.debits
        if any((post.stroom, post.cohort) == (stroom, cohort) for post in entry.posten)
    ]
    if not found:
        raise RefusedInput(
            "Deze periode of golf is nog niet gepubliceerd.",
            "Lees de verbeterde gesprekken in; zij tellen dan gewoon mee bij de publicatie.",
        )
    return found


def _affordable(tables: Mapping[str, int], left: int) -> dict[str, int]:
    """What is left, shared as it was; tables that would get too little leave theirs to the rest."""
    shares = split(left, {name: float(micro) for name, micro in tables.items()}) if left > 0 else {}
    small = [name for name in tables if shares.get(name, 0) < SMALLEST_MICRO]
    if not small or not shares:
        return shares
    least = min(small, key=lambda name: tables[name])
    return _affordable({name: m for name, m in tables.items() if name != least}, left)


def _reach(micro: int) -> int:
    return noise_interval(0, Noise.of([micro / MICRO]))[1]


def check_reason(reden: str) -> None:
    """Raises RefusedInput for a reason that is not on the list: no words of one's own cross."""
    reasons = load_codelist(REASONS).values()
    if reden not in reasons:
        raise RefusedInput(
            "Deze reden staat niet in de lijst.",
            f"Kies uit: {', '.join(reasons)}. Eigen woorden gaan niet mee naar de organisatie.",
        )
