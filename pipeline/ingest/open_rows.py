"""Rows that were set aside and are still open.

Why: a row is not open any more when a later file of its source has it again, or has taken the
place of what it was about.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

import pyarrow as pa
import pyarrow.compute as pc

from pipeline.contracts.stored import REASONS, STORED, WAITS_FOR, StoredKind
from pipeline.ingest.raw_table import ROW
from pipeline.vault.kluis import Delivery, Kluis
from pipeline.vault.live import Outdated, outdated
from pipeline.vault.set_aside import is_double

_ENOUGH_ALIKE = 2


@dataclass(frozen=True, repr=False)
class OpenRows:
    """The rows of one delivery that are still set aside, as they lie in the kluis."""

    delivery: Delivery
    rows: pa.Table

    @property
    def numbers(self) -> list[str]:
        """The number of each row, as it stands in the column `apart_nummer`."""
        return [f"{self.delivery.id}-{row}" for row in self.rows.column(ROW).to_pylist()]

    def wrong(self) -> Mapping[str, frozenset[str]]:
        """By number, the kept columns in which something was wrong."""
        return {
            number: frozenset(part.partition(":")[0] for part in str(reasons).split(","))
            & {*self.rows.column_names}
            for number, reasons in zip(
                self.numbers, self.rows.column(REASONS).to_pylist(), strict=True
            )
        }


def open_rows(kluis: Kluis) -> list[OpenRows]:
    """The open rows of every delivery that has any, in order of arrival.

    Rows that are in a file twice are not among them: the first of them counts.
    """
    deliveries = kluis.manifest.leveringen
    found = []
    for place, (delivery, old) in enumerate(zip(deliveries, outdated(deliveries), strict=True)):
        if delivery.apart:
            rows = kluis.quarantine_of(delivery)
            rows = rows.filter(pc.invert(is_double(rows)))
            rows = rows.filter(_not_replaced(rows, STORED[delivery.contract], old))
            later = [d for d in deliveries[place + 1 :] if is_same_source(d, delivery)]
            rows = rows.filter(_not_sent_again(kluis, rows, later, STORED[delivery.contract]))
            if rows.num_rows:
                found.append(OpenRows(delivery, rows))
    return found


def is_same_source(one: Delivery, other: Delivery) -> bool:
    """Whether two deliveries are of one kind and from one source."""
    return (one.contract, one.bron) == (other.contract, other.bron)


def _not_replaced(rows: pa.Table, kind: StoredKind, old: Outdated) -> pa.Array:
    keys = values_of(rows, kind.key)
    return pa.array(
        [
            moment not in old.alles and not (key is None and moment in old.zonder_sleutel)
            for moment, key in zip(values_of(rows, kind.moment), keys, strict=True)
        ],
        pa.bool_(),
    )


def _not_sent_again(
    kluis: Kluis, rows: pa.Table, later: Collection[Delivery], kind: StoredKind
) -> pa.Array:
    """Whether no later file has the row: under the same number, and alike in all that both have."""
    again: set[int] = set()
    for delivery in later:
        for table in (kluis.rows_of(delivery), kluis.quarantine_of(delivery)):
            same = table.filter(pc.is_in(table.column(ROW), value_set=rows.column(ROW)))
            there = {row[ROW]: row for row in same.to_pylist()}
            again |= {
                row[ROW]
                for row in rows.to_pylist()
                if row[ROW] in there and is_alike(row, there[row[ROW]], kind)
            }
    return pa.array([row not in again for row in rows.column(ROW).to_pylist()], pa.bool_())


def is_alike(row: Mapping[str, object], other: Mapping[str, object], kind: StoredKind) -> bool:
    """Whether a row of a later file, under the same number, is this row again."""
    passing = (ROW, REASONS, WAITS_FOR, *kind.late)
    both = [
        value == other[name]
        for name, value in row.items()
        if name not in passing and value is not None and other.get(name) is not None
    ]
    return all(both) and len(both) >= _ENOUGH_ALIKE


def values_of(table: pa.Table, column: str) -> list[str | None]:
    """The values of a column; None for each row where there is no such column."""
    if column not in table.column_names:
        return [None] * table.num_rows
    values: list[str | None] = table.column(column).to_pylist()
    return values
