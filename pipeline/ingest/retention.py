"""Which rows are past their term, or were replaced: the choice, and taking them out of the kluis.

Why: what is no longer needed may not lie there (AVG art. 5 lid 1 onder e). Rows go as follows.

* A traject goes as a whole, once its last row is past the term: a wish of no in an old row keeps
  newer rows from counting, so part of a traject may not go. It stays while it has still to count,
  or counts in a cohort that can still be corrected.
* A row that a later delivery replaced goes at once: it counts nowhere. One that was published under
  a key that was made here stays as long as no row that counts has that key, for by nothing else
  could a mended copy of it be known (sent_again.py).
* A row of the quarantine goes by the day on which it came; one that waits for its unit by what it
  is about, as if it were stored.

Each of these looks at the row's own traject, at what was published and at public days, so whether
one person's rows go changes nothing for another's.
"""

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date

import pyarrow as pa
import pyarrow.compute as pc

from pipeline.contracts.stored import OWN_KEY, REASONS, STORED
from pipeline.periods import quarter_of
from pipeline.vault.kluis import Contents, Delivery, Kluis, Manifest, Removed
from pipeline.vault.live import Outdated, is_replaced, live_rows, outdated
from pipeline.vault.set_aside import count, is_waiting

ASIDE, REPLACED = "quarantaine", "vervangen"


@dataclass(frozen=True)
class Terms:
    """What is past its term on a day, by the calendar and by what was published.

    op: the day. verlopen: all quarters and waves past their term; kwartalen_weg, golven_weg: those
    of which the rows can go, because they were published. apart_tot: the last day of arrival of
    which the quarantine goes.
    """

    op: str
    verlopen: frozenset[str]
    kwartalen_weg: frozenset[str]
    golven_weg: frozenset[str]
    apart_tot: str


@dataclass(frozen=True, repr=False)
class Needed:
    """Keys with their source before them.

    nog_nodig: trajecten that have still to count, or that count in a cohort that is not past its
    term and so can be corrected. geboekt: all that ever counted.
    """

    nog_nodig: frozenset[str]
    geboekt: frozenset[str]


@dataclass(frozen=True, repr=False)
class Cleaning:
    """What would go, counted, and the deliveries as they would be. `blijft` counts the rows past
    their term that are still needed."""

    weg: tuple[Removed, ...]
    blijft: int
    leveringen: tuple[tuple[Delivery, Contents], ...]

    @property
    def rijen(self) -> int:
        """All rows that would go."""
        return sum(removed.rijen for removed in self.weg)


def look(kluis: Kluis, terms: Terms, needed: Needed) -> Cleaning:
    """What is past its term or replaced. Changes nothing."""
    deliveries = kluis.manifest.leveringen
    parts = [
        _Part(d, old, Contents(kluis.rows_of(d), kluis.quarantine_of(d)))
        for d, old in zip(deliveries, outdated(deliveries), strict=True)
    ]
    sources = {part.source: [p for p in parts if p.source == part.source] for part in parts}
    kept = {source: _Kept.of(source, same, terms, needed) for source, same in sources.items()}
    counted: Counter[tuple[str, str]] = Counter()
    changed, stays = [], 0
    for part in parts:
        rows, aside = part.contents.rows, part.contents.quarantine
        rows_go = _stored_that_go(part, kept[part.source], terms)
        aside_go = _aside_that_go(part, terms)
        counted += _counted(part, rows, rows_go) + _counted(part, aside, aside_go)
        stays += count(pc.and_(_among(_moments(part, rows), terms.verlopen), pc.invert(rows_go)))
        if went := count(rows_go) + count(aside_go):
            receipt = part.delivery.ontvangst
            receipt = replace(receipt, opgeschoond=receipt.opgeschoond + went)
            left = Contents(rows.filter(pc.invert(rows_go)), aside.filter(pc.invert(aside_go)))
            changed.append((replace(part.delivery, ontvangst=receipt), left))
    gone = tuple(Removed(terms.op, *what, n) for what, n in sorted(counted.items()))
    return Cleaning(gone, stays, tuple(changed))


def clean(kluis: Kluis, cleaning: Cleaning, terms: Terms) -> None:
    """Take these rows out of the kluis for good, and write down what went.

    The manifest changes at once: broken off before that nothing happened, and the old files are
    removed after it, or by the next step.
    """

    def written(old: Manifest) -> Manifest:
        return replace(
            old,
            opgeschoond_tot=max(old.opgeschoond_tot, *terms.kwartalen_weg, ""),
            opgeschoonde_golven=tuple(sorted({*old.opgeschoonde_golven, *terms.golven_weg})),
            opschoningen=(*old.opschoningen, *cleaning.weg),
        )

    kluis.rewrite(cleaning.leveringen, written)


@dataclass(frozen=True, repr=False)
class _Part:
    """One delivery with its rows."""

    delivery: Delivery
    old: Outdated
    contents: Contents

    @property
    def source(self) -> tuple[str, str]:
        return self.delivery.contract, self.delivery.bron

    def live(self) -> pa.Table:
        """The stored rows that still count."""
        return live_rows(self.contents.rows, self.delivery.contract, self.old)

    def replaced(self, table: pa.Table) -> pa.ChunkedArray:
        """For each row of a table of this delivery whether a later one took its place."""
        return is_replaced(table, self.delivery.contract, self.old)


@dataclass(frozen=True, repr=False)
class _Kept:
    """Of one source the keys of trajecten that stay, of rows that count, and of what was booked."""

    blijft: pa.Array
    telt: pa.Array
    geboekt: pa.Array

    @staticmethod
    def of(
        source: tuple[str, str], parts: Iterable[_Part], terms: Terms, needed: Needed
    ) -> "_Kept":
        contract, bron = source
        kind = STORED[contract]
        nobody = pa.array([], pa.string())
        if contract != "gesprekken":  # a respondent is one in each wave: waves go by themselves
            return _Kept(nobody, nobody, nobody)
        stay, live = _own(needed.nog_nodig, bron), set[str]()
        for part in parts:
            rows, aside = part.live(), part.contents.quarantine
            live |= _unique(rows, kind.key)
            for table in (rows, aside.filter(is_waiting(aside))):
                if kind.key in table.column_names:
                    later = pc.invert(_among(table.column(kind.moment), terms.kwartalen_weg))
                    stay |= _unique(table.filter(later), kind.key)
        booked = _own(needed.geboekt, bron)
        return _Kept(*(pa.array(sorted(keys), pa.string()) for keys in (stay, live, booked)))


def _stored_that_go(part: _Part, kept: _Kept, terms: Terms) -> pa.ChunkedArray:
    rows, kind = part.contents.rows, STORED[part.delivery.contract]
    if not {kind.key, kind.moment} <= {*rows.column_names}:
        return _none(rows)
    keys = rows.column(kind.key)
    is_past = _among(rows.column(kind.moment), terms.kwartalen_weg | terms.golven_weg)
    is_past = pc.and_(is_past, pc.invert(pc.is_in(keys, value_set=kept.blijft)))
    is_made_here = pc.starts_with(keys, OWN_KEY)
    is_known_by = pc.and_(is_made_here, pc.is_in(keys, value_set=kept.geboekt))
    is_known_by = pc.and_(is_known_by, pc.invert(pc.is_in(keys, value_set=kept.telt)))
    return pc.or_(is_past, pc.and_(part.replaced(rows), pc.invert(is_known_by)))


def _aside_that_go(part: _Part, terms: Terms) -> pa.ChunkedArray:
    aside = part.contents.quarantine
    waits = is_waiting(aside)
    came = part.delivery.ontvangst.ontvangen_op
    too_old = bool(came) and came <= terms.apart_tot
    others = pc.invert(waits) if too_old else _none(aside)
    if not count(waits):
        return others
    past = _among(_moments(part, aside), terms.kwartalen_weg | terms.golven_weg)
    return pc.or_(others, pc.and_(waits, pc.or_(past, part.replaced(aside))))


def _counted(part: _Part, table: pa.Table, goes: pa.ChunkedArray) -> Counter[tuple[str, str]]:
    """How many rows go, by kind and by quarter or wave; of the quarantine by quarter of arrival."""
    found: Counter[tuple[str, str]] = Counter()
    gone = table.filter(goes)
    replaced = part.replaced(gone)
    for mask, kind in ((replaced, REPLACED), (pc.invert(replaced), part.delivery.contract)):
        rows = gone.filter(mask)
        wrong = rows.filter(pc.invert(is_waiting(rows))) if REASONS in rows.column_names else None
        if wrong is not None and wrong.num_rows:
            came = quarter_of(date.fromisoformat(part.delivery.ontvangst.ontvangen_op))
            found[ASIDE, came] += wrong.num_rows
            rows = rows.filter(is_waiting(rows))
        for over in _moments(part, rows).to_pylist():
            found[kind, str(over)] += 1
    return found


def _moments(part: _Part, table: pa.Table) -> pa.ChunkedArray:
    name = STORED[part.delivery.contract].moment
    if name in table.column_names:
        return table.column(name)
    return pa.chunked_array([pa.nulls(table.num_rows, pa.string())])


def _among(values: pa.ChunkedArray, wanted: Collection[str]) -> pa.ChunkedArray:
    return pc.is_in(values, value_set=pa.array(sorted(wanted), pa.string()))


def _own(keys: Iterable[str], bron: str) -> set[str]:
    """The keys of one source, without its name before them."""
    return {key.removeprefix(f"{bron}:") for key in keys if key.startswith(f"{bron}:")}


def _unique(table: pa.Table, column: str) -> set[str]:
    return set(pc.unique(table.column(column)).to_pylist()) - {None}


def _none(table: pa.Table) -> pa.ChunkedArray:
    return pa.chunked_array([pa.repeat(pa.scalar(False), table.num_rows)])
