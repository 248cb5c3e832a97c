"""Whether another source already delivered these people: then they would count twice.

Why: keys are kept apart by source, so that two VPs may both have a traject 12. The price is that a
sheet that is read in under the wrong name looks like new people. Nobody but the VP can tell, so a
file that looks much like what another source sent is asked about.
"""

from collections.abc import Mapping, Sequence

import pyarrow as pa
import pyarrow.compute as pc

from pipeline.contracts.stored import StoredKind
from pipeline.errors import RefusedInput
from pipeline.ingest.raw_table import ROW
from pipeline.ingest.row_keys import contents_of
from pipeline.ingest.row_lists import listed

_WISH = "mag_meetellen"
_ALIKE = 0.5
"""From this share on two sources look like one: trajecten in both, of all trajecten in either."""


def refuse_shared_waves(
    name: str, waves: frozenset[str], bron: str, others: Mapping[str, frozenset[str]]
) -> None:
    """Raise RefusedInput when another source delivered one of these waves.

    `others`: the waves that each source delivered.
    """
    for other, delivered in others.items():
        if other != bron and delivered & waves:
            raise RefusedInput(
                f"De antwoorden van {listed(sorted(delivered & waves))} zijn al ingelezen van de "
                f"bron {other}. Een golf komt van één bron, anders telt een deelnemer dubbel.",
                f"Is het dezelfde enquête? Lees {name} dan in met --bron {other}. Zijn er twee "
                "enquêtes, geef dan elk een eigen golf in codes/golven.csv.",
            )


def refuse_same_people(
    name: str,
    new: pa.Table,
    bron: str,
    others: Mapping[str, Sequence[pa.Table]],
    kind: StoredKind,
) -> None:
    """Raise RefusedInput when `new` looks much like what another source delivered.

    `others`: the rows of each other source that still count, about the same quarters; `new` has the
    columns that will be stored.
    """
    alike = [other for other, tables in others.items() if _share(new, tables, kind) >= _ALIKE]
    if alike:
        raise RefusedInput(
            f"De rijen in {name} lijken sterk op wat al is ingelezen van de bron "
            f"{listed(sorted(alike))}. Onder twee namen tellen dezelfde mensen twee keer.",
            f"Komt het bestand van dezelfde bron? Lees het dan in met --bron {alike[0]}. Zijn het "
            f"echt andere gesprekken, van de bron {bron}? Lees het dan in met --toch.",
        )


def _share(new: pa.Table, tables: Sequence[pa.Table], kind: StoredKind) -> float:
    """Of all trajecten about the quarters that both have: the share that is in both.

    A traject is in both when a row of it is the same in all that both stored, but for the wish and
    what is filled in later.
    """
    moments = pc.unique(_together(tables, kind.moment))
    mine = _among(new, kind.moment, moments)
    mine_moments, keys = pc.unique(mine.column(kind.moment)), pc.unique(mine.column(kind.key))
    theirs = [_among(table, kind.moment, mine_moments) for table in tables]
    both = {key for table in theirs for key in _same(_among(table, kind.key, keys), mine, kind)}
    either = len(keys) + len(pc.unique(_together(theirs, kind.key))) - len(both)
    return len(both) / either if either else 0.0


def _same(theirs: pa.Table, mine: pa.Table, kind: StoredKind) -> list[str]:
    """The keys of their rows that are also mine."""
    common = set(theirs.column_names) & set(mine.column_names) - {ROW, _WISH, *kind.late}
    columns = [column for column in mine.column_names if column in common]
    is_mine = pc.is_in(contents_of(theirs.select(columns)), contents_of(mine.select(columns)))
    keys: list[str] = pc.unique(theirs.column(kind.key).filter(is_mine)).to_pylist()
    return keys


def _together(tables: Sequence[pa.Table], column: str) -> pa.ChunkedArray:
    chunks = [chunk for table in tables for chunk in table.column(column).chunks]
    return pa.chunked_array(chunks, pa.string())


def _among(table: pa.Table, column: str, values: pa.Array) -> pa.Table:
    return table.filter(pc.is_in(table.column(column), value_set=values))
