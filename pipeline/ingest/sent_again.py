"""Rows without a key that come again: may the new file take the place of the earlier one?

Why: of rows without a key the newest delivery about a quarter or wave counts (vault/live.py). That
is right for a sheet that has grown, and nobody but the VP can say whether a row that is not in the
new file was mended, was taken out, or stands in another file. Guessing would count a gesprek twice
or lose one, so the file is refused until the VP says that it replaces (`--vervangt`), and what was
published has to stay as it was.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

import pyarrow as pa
import pyarrow.compute as pc

from pipeline.contracts.stored import OWN_KEY, StoredKind
from pipeline.errors import RefusedInput
from pipeline.ingest.raw_table import ROW
from pipeline.ingest.row_keys import contents_of, ranks
from pipeline.ingest.row_lists import listed

_WISH, _NO = "mag_meetellen", "nee"


@dataclass(frozen=True, repr=False)
class SentBefore:
    """What one source delivered earlier about the quarters or waves of a new file.

    alles: every stored row; geldig: those that still count; geboekt: keys that were published.
    """

    alles: Sequence[pa.Table]
    geldig: Sequence[pa.Table]
    geboekt: pa.Array


def refuse_doubles(
    name: str, new: pa.Table, before: SentBefore, kind: StoredKind, vervangt: Collection[str]
) -> None:
    """Raise RefusedInput when rows could count twice or be lost, now that `new` is sent.

    `new` has the columns that will be stored, with a key in every row. About every quarter or wave
    in which the file or what came before has rows without a key of their own, everything that came
    before has to be found again: what was published always, the rest unless the file replaces it.
    """
    without = [_own_keys(table, kind) for table in (new, *before.alles)]
    moments = _moments(new, kind) & frozenset[str]().union(*(_moments(t, kind) for t in without))
    gone = [_not_found(_about(table, kind, moments), new, kind) for table in before.alles]
    published = [t.filter(pc.is_in(t.column(kind.key), value_set=before.geboekt)) for t in gone]
    if any(t.num_rows for t in published):
        raise _was_published(name, *_told(published, kind))
    asked = moments - frozenset(vervangt)
    lost = [
        part
        for table in before.geldig
        for part in _lost(_about(table, kind, asked), _about(new, kind, asked), kind)
    ]
    if any(t.num_rows for t in lost):
        raise _is_not_there(name, *_told(lost, kind))


def refuse_cleaned(name: str, new: pa.Table, kind: StoredKind, until: str) -> None:
    """Raise RefusedInput for rows without a key about quarters that were cleaned up (`until`).

    What was published of them is gone, so nothing tells whether they have counted already.
    """
    own = _own_keys(new, kind)
    gone = sorted(moment for moment in _moments(own, kind) if "-Q" in moment and moment <= until)
    if gone:
        raise RefusedInput(
            f"In {name} staan rijen zonder sleutel over {listed(gone)}. Wat daarover is "
            "gepubliceerd, is opgeschoond. Zonder sleutel is niet meer te zien of deze rijen al "
            "hebben meegeteld.",
            "Laat deze kwartalen weg uit het bestand.",
        )


def _lost(table: pa.Table, new: pa.Table, kind: StoredKind) -> tuple[pa.Table, pa.Table]:
    """The rows that could count and are not in `new`: those with a key, those without.

    Those without are looked for by what both files have of them, but for the wish and what is
    filled in later.
    """
    if _WISH in table.column_names:
        table = table.filter(pc.fill_null(pc.not_equal(table.column(_WISH), _NO), True))
    own = _own_keys(table, kind)
    keyed = table.filter(pc.invert(pc.starts_with(table.column(kind.key), OWN_KEY)))
    known = {n for n in new.column_names if n not in (ROW, _WISH) and kind.is_lasting(n)}
    common = [column for column in table.column_names if column in known]
    wanted, there = (_numbered(t.select(common)) for t in (own, _own_keys(new, kind)))
    return _not_found(keyed, new, kind), own.filter(pc.invert(pc.is_in(wanted, value_set=there)))


def _numbered(table: pa.Table) -> pa.Array:
    """What is in each row, with its number among the rows that are alike."""
    contents = contents_of(table)
    return pc.binary_join_element_wise(contents, ranks(contents), "#")


def _not_found(table: pa.Table, new: pa.Table, kind: StoredKind) -> pa.Table:
    keys = pc.unique(new.column(kind.key))
    return table.filter(pc.invert(pc.is_in(table.column(kind.key), value_set=keys)))


def _own_keys(table: pa.Table, kind: StoredKind) -> pa.Table:
    return table.filter(pc.starts_with(table.column(kind.key), OWN_KEY))


def _about(table: pa.Table, kind: StoredKind, moments: Collection[str]) -> pa.Table:
    wanted = pa.array(sorted(moments), pa.string())
    return table.filter(pc.is_in(table.column(kind.moment), value_set=wanted))


def _moments(table: pa.Table, kind: StoredKind) -> frozenset[str]:
    return frozenset(pc.unique(table.column(kind.moment)).to_pylist())


def _told(tables: Sequence[pa.Table], kind: StoredKind) -> tuple[int, str, str]:
    """How many rows, in which quarters or waves, and the options that would replace them.

    A quarter or wave stands in a public list and may be named, as no other value of a row may.
    """
    moments = sorted(frozenset[str]().union(*(_moments(t, kind) for t in tables)))
    options = " ".join(f"--vervangt {moment}" for moment in moments)
    return sum(t.num_rows for t in tables), listed(moments), options


def _was_published(name: str, rows: int, moments: str, _options: str) -> RefusedInput:
    return RefusedInput(
        f"Over {moments} is al gepubliceerd. Van de rijen die daarin meetellen, staan er {rows} "
        f"niet meer zo in {name}. Zonder eigen sleutel is niet te zien of dat dezelfde gesprekken "
        "zijn, en dan zouden zij dubbel kunnen tellen.",
        "Zet deze rijen terug zoals ze waren, met dezelfde wens; nieuwe rijen mogen erbij. Of laat "
        "deze kwartalen weg uit het bestand. Wat is gepubliceerd, verandert niet meer.",
    )


def _is_not_there(name: str, rows: int, moments: str, options: str) -> RefusedInput:
    return RefusedInput(
        f"Van deze bron is eerder een bestand over {moments} ingelezen. Daarin staan rijen die "
        f"niet zo in {name} staan: {rows}. Zonder eigen sleutel is niet te zien of zij zijn "
        "verbeterd of ontbreken. Zij zouden dubbel kunnen tellen, of verloren gaan.",
        f"Komt dit bestand in de plaats van wat er was? Lees het dan in met: {options}. Zijn het "
        "andere rijen? Zet dan alles in één bestand. Of geef de tweede lijst een eigen naam: zet "
        "[bronnen.NAAM] in vip.toml en lees haar in met --bron NAAM.",
    )
