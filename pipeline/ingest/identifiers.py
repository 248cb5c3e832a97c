"""Refuse a file in which the cells of a column point to people, whatever the column is called.

Why: a column "Kenmerk" may hold the BSN and a column "Traject" first names. What may not come in is
recognised by checksum, by form or by lists of frequent names. A word that its field understands (a
code, a label, a unit, a quarter) is never suspect. What a random key can look like by chance has to
fill more than half of the cells of that form; a mail address or an IBAN cannot, so one is enough.

Only the column, the kind and row numbers are told, never the cell.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import pyarrow as pa
import pyarrow.compute as pc

from pipeline.contracts.codes import CodeList, load_codelist
from pipeline.contracts.model import Field
from pipeline.errors import RefusedInput
from pipeline.ingest import identifying_forms as forms
from pipeline.ingest.person_names import is_full_name, is_name_like
from pipeline.ingest.raw_table import ROW, RawTable
from pipeline.ingest.row_lists import listed_rows
from pipeline.ingest.translate import keep_text, translator_for

_SUSPECT = r"@|\d{9}|\d{3}[. -]\d|\d[ -]\d{3}|\pL[ .:#_-]*\d{3}|\pL[ ,.-]+\pL|^[ ]*\pL{3,}[ ]*$"
"""What a word must have to be looked at: a piece of one of the forms, or letters only."""
_SURE = r"(?i)@|\b[a-z]{2}\d{2} ?[a-z]{4} ?\d{4}|[+]31|0031|\b0[1-9]\d{0,2}[ -]\d"
"""What one cell is enough for: every word like it is looked at, of the others at most 50,000."""
_MOST_LOOKED_AT = 50_000


@dataclass(frozen=True)
class Sign:
    """One kind of identifier: `code` in the list identificerend.

    A column has it when at least `least` different words are it, and more than `share` of those
    that `among` holds for (None: of all words).
    """

    code: str
    is_it: Callable[[str], bool]
    among: Callable[[str], bool] | None = None
    share: float = 0.0
    least: int = 1
    in_public_text: bool = True


_SIGNS = (
    Sign("mail", forms.has_mail),
    Sign("iban", forms.has_iban),
    Sign("bsn", forms.has_bsn, forms.has_nine_digits, 0.5),
    Sign("telefoon", forms.has_phone),
    Sign("telefoon", forms.is_bare_phone, forms.is_digits, 0.5),
    Sign("personeelsnummer", forms.is_staff_number, share=0.3),
    Sign("naam", is_full_name, share=0.5),
    Sign("naam", is_name_like, share=0.3, least=3, in_public_text=False),
    Sign("vrije_tekst", forms.is_free_text, share=0.3, least=3, in_public_text=False),
)


@dataclass(frozen=True, repr=False)
class Finding:
    """A column in which cells look like `code`: how many, and the first of their row numbers."""

    column: str
    code: str
    n: int
    rows: tuple[int, ...]


def refuse_identifying(
    raw: RawTable,
    places: Mapping[str, str],
    fields: Mapping[str, Field],
    codelists: Mapping[str, CodeList],
) -> None:
    """Raise RefusedInput, naming all columns at once, when cells point to people.

    `places`: by header, which column of the file it is; `fields`: the field of each header.
    """
    found = [
        finding
        for header, field in fields.items()
        if header in raw.columns and field.kind != "open"
        for finding in _in_column(raw, header, field, codelists)
    ]
    if found:
        lines = [_line(finding, places) for finding in found]
        raise RefusedInput(
            "\n".join((f"In het bestand {raw.name} staan gegevens die hier niet mogen:", *lines)),
            "Haal deze gegevens uit het bestand en probeer het opnieuw. Er is niets ingelezen. "
            "Heeft u een sleutel nodig? Maak een willekeurige, zoals t-7f3a91. Met vip sjabloon "
            "krijgt u een blad met sleutels.",
        )


def signs_in(
    words: Sequence[str], others: int = 0, public: bool = False
) -> Mapping[str, frozenset[str]]:
    """Which kinds of identifier a column of these different words holds, each with its words.

    `others`: how many more words the column has, that are not suspect. `public`: a column for the
    names of units or events, where a sentence or a word that is also a name is what is asked.
    """
    found: dict[str, frozenset[str]] = {}
    for sign in _SIGNS:
        if public and not sign.in_public_text:
            continue
        hits = frozenset(filter(sign.is_it, words))
        among = len(words) + others if sign.among is None else sum(map(sign.among, words))
        if len(hits) >= sign.least and len(hits) > sign.share * among:
            found[sign.code] = found.get(sign.code, frozenset()) | hits
    return found


def _in_column(
    raw: RawTable, header: str, field: Field, codelists: Mapping[str, CodeList]
) -> list[Finding]:
    cells = raw.table.column(header).combine_chunks()
    suspects, others = _suspects(cells.dictionary, field, codelists)
    found = signs_in(list(suspects), others, public=field.kind == "tekst")
    return [
        _finding(raw, header, code, [spelling for word in hits for spelling in suspects[word]])
        for code, hits in found.items()
    ]


def _suspects(
    dictionary: pa.StringArray, field: Field, codelists: Mapping[str, CodeList]
) -> tuple[dict[str, list[str]], int]:
    """The words to look at with their spellings in the file, and how many words there are more."""
    filled = dictionary.filter(pc.not_equal(pc.utf8_trim_whitespace(dictionary), ""))
    wanted = filled.filter(pc.match_substring_regex(filled, _SUSPECT))
    is_sure = pc.match_substring_regex(wanted, _SURE)
    step = 1 + len(wanted) // _MOST_LOOKED_AT
    looked_at = (
        wanted.filter(is_sure).to_pylist() + wanted.filter(pc.invert(is_sure)).to_pylist()[::step]
    )
    translate = translator_for(field, codelists)
    suspects: dict[str, list[str]] = {}
    for spelling in looked_at:
        word = " ".join(spelling.split())
        if translate is keep_text or translate(word) is None:
            suspects.setdefault(word, []).append(spelling)
    return suspects, max(0, len(filled) // step - len(suspects))


def _finding(raw: RawTable, header: str, code: str, spellings: Sequence[str]) -> Finding:
    cells = raw.table.column(header).cast(pa.string())
    rows = raw.table.filter(pc.is_in(cells, value_set=pa.array(spellings, pa.string()))).column(ROW)
    return Finding(header, code, len(rows), tuple(rows.to_pylist()))


def _line(finding: Finding, places: Mapping[str, str]) -> str:
    kind = load_codelist("identificerend").get(finding.code)
    cells = "1 cel lijkt" if finding.n == 1 else f"{finding.n} cellen lijken"
    return (
        f"- {places.get(finding.column) or finding.column}: {cells} op: {kind.label.lower()} "
        f"({listed_rows(finding.rows)}). {kind.extra['reden']}"
    )
