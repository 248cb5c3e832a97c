"""Was this very file read in before, and do its rows stand under another name, key or moment?

Why: a translation may change which column is the key or the period, and a file may be sent under
another name. Keys are then no longer the same, so everybody in it would count twice and nothing in
the rows themselves shows it. The file does: its SHA-256 stands on the receipt.
"""

from collections.abc import Callable, Collection, Sequence

import pyarrow as pa
import pyarrow.compute as pc

from pipeline.contracts.stored import OWN_KEY, StoredKind
from pipeline.errors import RefusedInput
from pipeline.ingest.row_lists import listed

_BETWEEN = "\x1f"


def refuse_other_name(name: str, others: Collection[str], contract: str) -> None:
    """Raise RefusedInput when rows of this very file still count for these other sources."""
    if others:
        insist = "Zijn het gesprekken die daar niet bij zijn gelezen? Lees het dan in met --toch."
        raise RefusedInput(
            f"Precies het bestand {name} is al ingelezen van de bron {listed(sorted(others))}. "
            "Onder twee namen tellen dezelfde mensen twee keer.",
            f"Komt het bestand van dezelfde bron? Lees het dan in met --bron {min(others)}. "
            f"{insist if contract == 'gesprekken' else ''}".strip(),
        )


def refuse_moved(
    name: str,
    new: pa.Table,
    before: Sequence[pa.Table],
    kind: StoredKind,
    vervangt: Collection[str],
    booked: Callable[[], pa.Array],
) -> None:
    """Raise RefusedInput when rows of this very file stand under a key or moment they now lack.

    `new`: as it will be stored. `before`: the rows that still count of the deliveries of the same
    file and source. Rows without a key of their own are judged elsewhere (sent_again.py). `booked`:
    the keys that were published.
    """
    moved = [_not_in(_keyed(table, kind), new, kind) for table in before]
    if not any(table.num_rows for table in moved):
        return
    keys = pc.unique(new.column(kind.key))
    gone = [t.filter(pc.invert(pc.is_in(t.column(kind.key), value_set=keys))) for t in moved]
    if any(pc.any(pc.is_in(t.column(kind.key), value_set=booked())).as_py() for t in gone):
        raise _other_translation(
            name,
            "Een deel daarvan is al gepubliceerd onder de sleutel van toen.",
            "Maak de kolommen voor de sleutel en de periode weer zoals ze waren, met vip bron "
            "BESTAND --bron NAAM --bewerk, en lees het bestand dan in.",
        )
    asked = [t.filter(pc.invert(_about(t, kind, vervangt))) for t in moved]
    moments = sorted({m for t in asked for m in pc.unique(t.column(kind.moment)).to_pylist()})
    if moments:
        options = " ".join(f"--vervangt {moment}" for moment in moments)
        raise _other_translation(
            name,
            f"Rijen van toen over {listed(moments)} hebben nu een andere sleutel of een ander "
            "moment, of worden niet meer gelezen. Zij zouden dubbel tellen.",
            f"Is de nieuwe vertaling de goede? Lees het bestand dan in met: {options}. Zo niet: "
            "verander haar met vip bron BESTAND --bron NAAM --bewerk.",
        )


def _other_translation(name: str, what: str, step: str) -> RefusedInput:
    return RefusedInput(
        f"Het bestand {name} is al ingelezen, met een andere vertaling. {what}", step
    )


def _keyed(table: pa.Table, kind: StoredKind) -> pa.Table:
    return table.filter(pc.invert(pc.starts_with(table.column(kind.key), OWN_KEY)))


def _not_in(table: pa.Table, new: pa.Table, kind: StoredKind) -> pa.Table:
    """The rows of which the key and the moment together are not in `new`."""
    return table.filter(pc.invert(pc.is_in(_pairs(table, kind), value_set=_pairs(new, kind))))


def _pairs(table: pa.Table, kind: StoredKind) -> pa.Array:
    columns = (table.column(n).cast(pa.string()) for n in (kind.key, kind.moment))
    return pc.binary_join_element_wise(*columns, _BETWEEN).combine_chunks()


def _about(table: pa.Table, kind: StoredKind, moments: Collection[str]) -> pa.ChunkedArray:
    wanted = pa.array(sorted(moments), pa.string())
    return pc.is_in(table.column(kind.moment), value_set=wanted)
