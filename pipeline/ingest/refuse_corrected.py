"""Corrected rows that cannot be taken back: each refusal says what to do with the file."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace

import pyarrow as pa

from pipeline.contracts.model import load_contract
from pipeline.contracts.stored import STORED, StoredKind
from pipeline.errors import RefusedInput
from pipeline.ingest.checked import CheckedFile
from pipeline.ingest.corrected_rows import NUMBER
from pipeline.ingest.open_rows import OpenRows, values_of
from pipeline.ingest.other_sources import refuse_shared_waves
from pipeline.ingest.raw_table import ROW
from pipeline.ingest.row_lists import listed, listed_rows
from pipeline.vault.kluis import Delivery, Kluis
from pipeline.vault.live import Outdated, outdated


def refuse_numbers(kluis: Kluis, checked: CheckedFile, bron: str) -> None:
    """Each row has a number of its own, of a row of this source."""
    rows = [
        (number, row)
        for table in (checked.good, checked.bad)
        for number, row in zip(values_of(table, NUMBER), table.column(ROW).to_pylist(), strict=True)
    ]
    source_of = {
        d.id: d.bron for d in kluis.manifest.leveringen if d.contract == checked.contract.name
    }
    sources = {row: source_of.get(_delivery_of(number)) for number, row in rows if number}
    others = sorted({s for s in sources.values() if s not in (None, bron)} - {None})
    if others:
        raise RefusedInput(
            f"In {checked.name} staan rijen van de bron {listed([str(s) for s in others])}.",
            f"Lees het bestand in met --bron {others[0]}.",
        )
    strange = sorted({row for row, s in sources.items() if s is None} | _nameless(rows))
    if strange:
        raise RefusedInput(
            f"In {checked.name} is de kolom {NUMBER} niet goed in {listed_rows(strange)}. In dit "
            "bestand horen alleen rijen die apart zijn gezet.",
            "Zet het nummer terug, of haal de rij weg. Nieuwe rijen horen in uw eigen bestand.",
        )


def refuse_missing(checked: CheckedFile, found: Collection[OpenRows]) -> None:
    """What must be there and is kept of every row, has to be in the file again."""
    needed = {f.name for f in load_contract(checked.contract.name).fields if f.required}
    kept = {name for one in found for name in one.rows.column_names}
    missing = sorted((needed & kept) - {*checked.good.column_names})
    if missing:
        raise RefusedInput(
            f"In {checked.name} ontbreekt een kolom: {listed(missing)}.",
            "Zet de kolom terug. U kunt ook een nieuw bestand maken met vip apart.",
        )


def _nameless(rows: list[tuple[str | None, int]]) -> set[int]:
    """Rows without a number, and those whose number stands in an earlier row too."""
    seen: set[str] = set()
    found = set()
    for number, row in sorted(rows, key=lambda item: item[1]):
        if number is None or number in seen:
            found.add(row)
        seen.add(number or "")
    return found


def _delivery_of(number: str) -> str:
    name, _, row = number.rpartition("-")
    return name if row.isdecimal() else ""


def refuse_out_of_place(
    kluis: Kluis,
    name: str,
    corrected: Mapping[str, tuple[Delivery, pa.Table]],
    kind: StoredKind,
) -> None:
    """Rows without a key count from the newest delivery about a quarter. A row that comes back into
    an older one would not count; and about a quarter that its delivery had nothing of, it would
    make the rows of earlier deliveries not count."""
    deliveries = kluis.manifest.leveringen
    about = {
        id_: set(values_of(rows, kind.moment)) - {None} for id_, (_, rows) in corrected.items()
    }
    wider = [replace(d, over=tuple({*d.over, *about.get(d.id, ())})) for d in deliveries]
    wrong: set[str | None] = set()
    for delivery, old, new in zip(deliveries, outdated(deliveries), outdated(wider), strict=True):
        if delivery.zonder_sleutel or delivery.wachtend:
            wrong |= (new.zonder_sleutel - old.zonder_sleutel) & {*delivery.over}
        if delivery.id in corrected:
            wrong |= set(_hidden(corrected[delivery.id][1], kind, new))
    if wrong:
        raise RefusedInput(
            f"De verbeterde rijen in {name} over {listed(sorted(map(str, wrong)))} passen niet "
            "meer in het bestand waar zij uit komen: van deze bron is over die tijd ook een ander "
            "bestand ingelezen, met rijen zonder sleutel.",
            "Verbeter deze rijen in uw eigen bestand en lees dat hele bestand opnieuw in. Haal ze "
            f"weg uit {name}.",
        )


def _hidden(rows: pa.Table, kind: StoredKind, old: Outdated) -> Iterator[str | None]:
    keys, moments = values_of(rows, kind.key), values_of(rows, kind.moment)
    for moment, key in zip(moments, keys, strict=True):
        if moment in old.alles or (key is None and moment in old.zonder_sleutel):
            yield moment


def refuse_waves_of_others(
    kluis: Kluis,
    checked: CheckedFile,
    bron: str,
    corrected: Mapping[str, tuple[Delivery, pa.Table]],
) -> None:
    """A corrected row may not be about a wave that another source sent in."""
    if checked.contract.name != "enquete":
        return
    moment = STORED["enquete"].moment
    waves = frozenset(
        str(wave) for _, rows in corrected.values() for wave in values_of(rows, moment) if wave
    )
    others: defaultdict[str, frozenset[str]] = defaultdict(frozenset)
    for delivery in kluis.manifest.leveringen:
        if delivery.contract == "enquete":
            others[delivery.bron] |= frozenset(delivery.over)
    refuse_shared_waves(checked.name, waves, bron, others)
