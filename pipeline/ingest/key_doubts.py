"""What a VP should look at in the keys: signs that they point to people, too weak to refuse.

Why: a staff number has no checksum. Numbers of one length, or a pseudonym for one year that comes
back in another, may be staff numbers; they may also be a VP's own. So the file is read, and asked
about.
"""

from collections.abc import Iterator

import pyarrow as pa
import pyarrow.compute as pc

from pipeline.contracts.model import Contract

_LENGTHS = range(5, 9)
_LEAST = 5
_YEAR = 4


def key_doubts(table: pa.Table, contract: Contract) -> tuple[str, ...]:
    """Dutch sentences about the key columns of a normalised table; () when there is no doubt."""
    keys = [f.name for f in contract.fields if f.kind == "sleutel" and f.name in table.column_names]
    return tuple(sentence for name in keys for sentence in _doubts(table, name))


def _doubts(table: pa.Table, name: str) -> Iterator[str]:
    words = pc.unique(pc.drop_null(table.column(name).cast(pa.string())))
    if _like_staff_numbers(words):
        yield (
            f"De sleutels in de kolom {name} zijn getallen van {len(words[0].as_py())} cijfers. "
            "Zijn het personeelsnummers? Vervang ze dan door willekeurige sleutels, zoals t-7f3a91."
        )
    if name == "persoon_sleutel" and "periode" in table.column_names:
        several = _in_several_years(table)
        if several:
            yield (
                f"In de kolom {name} komen sleutels in meer dan één jaar voor: {several}. Een "
                "persoonsleutel geldt voor één jaar. Is het een personeelsnummer? Maak dan elk "
                "jaar nieuwe, willekeurige sleutels."
            )


def _like_staff_numbers(words: pa.Array) -> bool:
    """Numbers of one length that do not just count on."""
    if len(words) < _LEAST or not pc.all(pc.match_substring_regex(words, r"^[1-9]\d*$")).as_py():
        return False
    lengths = pc.unique(pc.utf8_length(words)).to_pylist()
    numbers = pc.min_max(words.cast(pa.int64())).as_py() if lengths[0] in _LENGTHS else None
    if len(lengths) != 1 or numbers is None:
        return False
    return bool(numbers["max"] - numbers["min"] > 2 * len(words))


def _in_several_years(table: pa.Table) -> int:
    pairs = pa.table(
        {
            "sleutel": table.column("persoon_sleutel").cast(pa.string()),
            "jaar": pc.utf8_slice_codeunits(table.column("periode").cast(pa.string()), 0, _YEAR),
        }
    ).drop_null()
    years = pairs.group_by("sleutel").aggregate([("jaar", "count_distinct")])
    return int(pc.sum(pc.greater(years.column("jaar_count_distinct"), 1)).as_py() or 0)
