"""Step 1: a file is checked, and its good rows go into the kluis."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from pipeline.contracts.stored import STORED
from pipeline.errors import ConfigurationError, RefusedInput
from pipeline.ingest.check_file import CheckedFile, check_file
from pipeline.ingest.deliver import DeliveryReport, Sending, deliver
from pipeline.ingest.mapping import SourceMapping
from pipeline.ingest.open_answers import open_fields
from pipeline.ingest.raw_table import ROW
from pipeline.ingest.row_lists import listed_rows
from pipeline.ingest.source_names import refuse_source_name
from pipeline.periods import last_ended_quarter, named_quarters
from pipeline.release.due import current_plan
from pipeline.release.fields import survey_fields_in_use, talk_fields_in_use
from pipeline.release.kept_waves import kept_waves
from pipeline.release.ledger import Ledger
from pipeline.release.plan import TalkPlan
from pipeline.settings import Bron, ProtectedUnit, source_name
from pipeline.steps.looking_ahead import survey_plans
from pipeline.steps.publishing import WAVE_PREFIX
from pipeline.steps.sources import check_source
from pipeline.steps.standing import (
    keep_codes,
    keep_promise,
    keep_waves,
    note_kluis,
    refuse_changed_waves,
)
from pipeline.steps.waiting import take_in_waiting
from pipeline.steps.waves import of_wave, published_note, refuse_same_file, refuse_unsaid_wave
from pipeline.steps.workplace import Workplace
from pipeline.workspace import Workspace

KEY_OF: Mapping[ProtectedUnit, str | None] = {
    "traject": "traject_sleutel",
    "persoon_per_jaar": "persoon_sleutel",
    "gesprek": None,
}
_NAMED_ROWS = 5


def check(
    workspace: Workspace | None,
    path: Path,
    contract: str | None,
    today: date,
    mappings: Sequence[SourceMapping] = (),
    blad: str | None = None,
) -> CheckedFile:
    """Check a file, store nothing; without a workspace, against the contract alone.

    `mappings`: of the source that delivers it (`Workplace.mappings`). `blad`: the
    name or number of the sheet to read; None is the one that fits best.
    """
    if workspace is None:
        return check_file(path, contract, today, sheet=blad)
    vanaf = workspace.settings.kalender.vanaf
    own = (workspace.settings.organisatie.naam,)
    return check_file(path, contract, today, workspace.codes, vanaf, mappings, blad, own)


def read_in(
    workplace: Workplace,
    path: Path,
    bron: str,
    vervangt: Collection[str] = (),
    toch: bool = False,
    blad: str | None = None,
    golf: str = "",
) -> DeliveryReport:
    """Check a file and store its good rows, of the fields that the plan uses.

    A source is the same however its name is spelled: keys of one source count once. `vervangt`: the
    periods or waves for which the file takes the place of what the source sent before. `toch`: also
    when it looks much like what another source sent. `blad`: which sheet. `golf`: the wave of a
    survey that does not tell it itself. Raises RefusedInput or ConfigurationError.
    """
    bron = source_name(bron)
    checked, mapping = check_for_source(workplace, path, bron, blad, golf, vervangt)
    contract = checked.contract.name
    if contract in STORED:
        check_source(workplace, contract, bron)
    keep_promise(workplace)
    keep_codes(workplace)
    refuse_changed_waves(workplace, waves_in(checked))
    alsnog = take_in_waiting(workplace)
    refuse_without_keys(workplace, checked)
    if contract == "gesprekken":
        used = talk_fields(workplace)
    else:
        kept = kept_waves(Ledger(workplace.workspace.grootboek))
        plans = survey_plans(workplace.workspace.settings, workplace.publiek, kept)
        used = survey_fields_in_use(plans)
        used |= open_fields(checked.contract)
        if mapping and mapping.keeps_own:
            used |= {question.code for question in mapping.questions}
    sending = Sending(
        bron=bron,
        velden=used,
        wens=workplace.workspace.settings.bronnen.get(bron, Bron()).mag_meetellen,
        vervangt=_replaced(workplace, contract, vervangt),
        toch=toch,
        geboekt=partial(_booked_keys, workplace, bron),
        ontvangen_op=workplace.today.isoformat(),
    )
    report = deliver(workplace.kluis, checked, sending)
    note_kluis(workplace)
    keep_waves(workplace)
    return replace(report, alsnog=alsnog, te_laat=published_note(workplace, waves_in(checked)))


def check_for_source(
    workplace: Workplace,
    path: Path,
    bron: str,
    blad: str | None = None,
    golf: str = "",
    replaces: Collection[str] = (),
) -> tuple[CheckedFile, SourceMapping | None]:
    """Check a file as `read_in` reads it; with it how surveys of the source are read, if known.

    Raises RefusedInput, also when it is not sure of which wave the file is. `replaces`: the
    waves of which the VP said that it takes the place of what was sent before.
    """
    refuse_source_name(bron)
    mappings = of_wave(workplace, workplace.mappings.of(bron), golf)
    checked = check(workplace.workspace, path, None, workplace.today, mappings, blad)
    named = {golf, *(word.removeprefix(WAVE_PREFIX) for word in replaces)}
    refuse_unsaid_wave(workplace, checked, bron, checked.fixed_wave in named)
    survey = next((mapping for mapping in mappings if mapping.kind == "enquete"), None)
    refuse_same_file(workplace, checked)
    return checked, survey


def refuse_without_keys(workplace: Workplace, checked: CheckedFile) -> None:
    """Raise RefusedInput or ConfigurationError when talks cannot keep the declared promise."""
    if checked.contract.name == "gesprekken":
        beschermd = workplace.workspace.settings.privacy.beschermd
        if problem := missing_keys(checked, beschermd):
            raise problem
        _remember_promise(workplace, beschermd)


def waves_in(checked: CheckedFile) -> frozenset[str]:
    """The waves of the good rows of a survey; none of talks."""
    if checked.contract.name != "enquete":
        return frozenset()
    return frozenset(pc.unique(checked.good.column("golf")).to_pylist())


def talk_fields(workplace: Workplace) -> frozenset[str]:
    """The fields of talks that are stored: those that the plan counts by."""
    return talk_fields_in_use(workplace.workspace.settings, _plan(workplace))


def _plan(workplace: Workplace) -> TalkPlan:
    """The plan that would be published under today."""
    settings, ledger = workplace.workspace.settings, Ledger(workplace.workspace.grootboek)
    quarter = last_ended_quarter(workplace.today)
    return current_plan(settings, workplace.publiek, quarter, ledger)


def _replaced(workplace: Workplace, contract: str, words: Collection[str]) -> frozenset[str]:
    """The quarters (of talks) or waves (of the survey) that these words name.

    A word that means the other kind is for another file of the same command.
    """
    waves = {wave.golf for wave in workplace.publiek.waves}
    found: set[str] = set()
    for word in words:
        name = word.removeprefix(WAVE_PREFIX)
        quarters = () if name != word else named_quarters(word)
        if not quarters and name not in waves:
            raise RefusedInput(
                "Achter --vervangt staat geen periode en geen golf uit codes/golven.csv.",
                "Noem een kwartaal (2024-Q3), een jaar (2024) of een golf.",
            )
        found |= {name} & waves if contract == "enquete" else set(quarters)
    return frozenset(found)


def _booked_keys(workplace: Workplace, bron: str) -> pa.Array:
    """The keys of one source that were counted in a publication."""
    door = workplace.door()
    booked = door.completion.bookings.every(door.open_ledger().debits)
    keys = pa.array(booked["traject"], pa.string())
    mine = keys.filter(pc.starts_with(keys, f"{bron}:"))
    return pc.utf8_slice_codeunits(mine, len(bron) + 1)


def missing_keys(checked: CheckedFile, beschermd: ProtectedUnit) -> RefusedInput | None:
    """Why talks cannot keep the promise that vip.toml declares; None when they can.

    Such a file is refused as a whole.
    """
    wanted = KEY_OF[beschermd]
    if wanted is None or checked.contract.name != "gesprekken":
        return None
    waits = pc.is_in(checked.bad.column(ROW), value_set=checked.waiting.column(ROW))
    empty = [
        row
        for table in (checked.good, checked.bad.filter(waits))
        for row in _without(table, wanted).column(ROW).to_pylist()
    ]
    if not empty:
        return None
    rows = listed_rows(sorted(empty)[:_NAMED_ROWS])
    return RefusedInput(
        f"Het bestand {checked.name} heeft geen {wanted} in {len(empty)} rijen (zoals {rows}). "
        f"Zonder sleutel kan de bescherming per {beschermd.replace('_', ' ')} niet worden "
        "waargemaakt.",
        f"Zet in uw bestand een kolom {wanted}, met in elke rij een sleutel. Willekeurige sleutels "
        "staan op het blad Sleutels van vip sjabloon. Kan het niet, zet dan in vip.toml onder "
        '[privacy]: beschermd = "gesprek". De belofte geldt dan per gesprek, en elke pagina zegt '
        "dat.",
    )


def _without(table: pa.Table, column: str) -> pa.Table:
    """The rows in which nothing stands in a column, or in which it is absent."""
    return table.filter(pc.is_null(table[column])) if column in table.column_names else table


def _remember_promise(workplace: Workplace, beschermd: ProtectedUnit) -> None:
    """Rows are stored under one promise. Raises ConfigurationError when it was another before."""
    stored = workplace.kluis.manifest.beschermd
    if stored == "":
        workplace.kluis.update(lambda old: replace(old, beschermd=beschermd))
    elif stored != beschermd:
        raise ConfigurationError(
            f"In vip.toml staat beschermd = {beschermd}, maar eerdere gesprekken zijn ingelezen "
            f"met de belofte per {stored}.",
            f'Zet in vip.toml onder [privacy] weer: beschermd = "{stored}". Een andere belofte '
            "vraagt een nieuwe map.",
        )
