"""What only a survey has: own questions on a known scale, the wave, and one row an answer."""

import re
import unicodedata
from collections.abc import Collection, Mapping, Sequence

from pipeline.contracts.codes import CodeList, load_codelist
from pipeline.contracts.model import Contract
from pipeline.ingest.mapping.model import (
    LONG_ANSWER,
    LONG_QUESTION,
    OPEN,
    OWN_PREFIX,
    ColumnRule,
    OwnQuestion,
)
from pipeline.ingest.mapping.propose_column import Finding, as_finding, turned_words
from pipeline.ingest.mapping.seen import SeenColumn
from pipeline.ingest.mapping.similar import nearest_field
from pipeline.ingest.mapping.words import is_answer_header, is_day_header, is_question_header
from pipeline.ingest.person_signs import is_identifier
from pipeline.ingest.translate import quarter

_SURE_SHARE = 0.95
_LEAST_DIFFERENT = 3
_MOST_DAYS = 0.9
_LONGEST_CODE = 40
_SCALES = ("eens5", "frequentie5", "oordeel5", "ervaring")
_ONE_TO_FIVE = frozenset("12345")


def on_a_scale(
    column: SeenColumn, contract: Contract, taken: Collection[str]
) -> tuple[Finding, OwnQuestion | None] | None:
    """A question with the answers of a scale: near one of the list (to be confirmed), or own."""
    scale = _scale_of(column)
    if scale is None:
        return None
    codes = load_codelist(f"antwoordschalen.{scale}")
    near = next((f for n in column.names if (f := nearest_field(n, contract))), None)
    if near is not None and near.codelist == codes.name and near.name not in taken:
        rule = ColumnRule(column.header, f"{OPEN}{near.name}")
        return as_finding(column, rule, "lijkt_op", codes), None
    question = OwnQuestion(_own_code(column, taken), _text(column), scale)
    is_sure = not column.is_numbers_only
    rule = ColumnRule(
        column.header,
        question.code if is_sure else f"{OPEN}{question.code}",
        words=turned_words(column, codes),
    )
    return as_finding(column, rule, "schaal", codes), question


def wave_by_day(columns: Sequence[SeenColumn], waves: CodeList | None) -> tuple[str, str]:
    """The column with the day of answering and the one wave that nearly all its years are.

    ("", "") when there is none; a column and "" when its years are several waves and all are known.
    """
    for column in columns:
        if waves is None or not any(map(is_day_header, column.names)):
            continue
        years: dict[str, int] = {}
        for word, n in column.words.items():
            year = (quarter(word.strip()) or "")[:4]
            years[year] = years.get(year, 0) + n
        known = {year: n for year, n in years.items() if year in waves.values()}
        if len(known) > 1 and len(known) == len(years):
            return column.header, ""
        main = max(known, key=lambda year: known[year], default="")
        if main and known[main] >= _MOST_DAYS * column.filled:
            return column.header, main
    return "", ""


def one_row_an_answer(
    columns: Sequence[SeenColumn], contract: Contract
) -> tuple[list[Finding], Mapping[str, str]] | None:
    """The columns with questions and answers, and which question each text is."""
    asked = next((c for c in columns if is_question_header(c.header)), None)
    given = next((c for c in columns if c is not asked and is_answer_header(c.header)), None)
    if asked is None or given is None:
        return None
    items = questions_in(asked, contract)
    if not any(items.values()):
        return None
    rules = ((asked, LONG_QUESTION), (given, LONG_ANSWER))
    found = [as_finding(c, ColumnRule(c.header, name), "lang", None) for c, name in rules]
    return found, items


def questions_in(asked: SeenColumn, contract: Contract, least: int = 1) -> dict[str, str]:
    """Which question each text in a column of questions is; texts in fewer rows are left out."""
    items: dict[str, str] = {}
    for text, n in asked.words.items():
        if n < least or is_identifier(text):
            continue
        exact = contract.find(asked.labels.get(text, text))
        near = None if exact else nearest_field(text, contract)
        items[text] = exact.name if exact else f"{OPEN}{near.name}" if near else ""
    return items


def _scale_of(column: SeenColumn) -> str | None:
    """The scale whose answers these are; of several the one with most different answers here."""
    if column.is_numbers_only:
        return "eens5" if {w.removesuffix(".0") for w in column.words} == _ONE_TO_FIVE else None
    judged = []
    for scale in _SCALES:
        codes = load_codelist(f"antwoordschalen.{scale}")
        if column.share(codes) >= _SURE_SHARE and column.different(codes) >= _LEAST_DIFFERENT:
            judged.append((column.different(codes), scale))
    return max(judged, key=lambda pair: pair[0])[1] if judged else None


def _text(column: SeenColumn) -> str:
    """The question in words, with the part that this column asks."""
    text = column.question or column.header.rpartition("._.")[2] or column.header
    return text.strip(" []") or column.header


def _own_code(column: SeenColumn, taken: Collection[str]) -> str:
    """A code of its own, after the short code of the question or its last words."""
    short = column.header.partition("._.")[0]
    is_sentence = len(short.split()) > 3
    return own_code(column.options[0] if is_sentence and column.options else short, taken)


def own_code(name: str, taken: Collection[str]) -> str:
    """The code of an own question after this name, other than those that are taken."""
    letters = unicodedata.normalize("NFKD", name.casefold())
    slug = re.sub(r"[^a-z0-9]+", "_", letters.encode("ascii", "ignore").decode()).strip("_")
    code = f"{OWN_PREFIX}{slug or 'vraag'}"[:_LONGEST_CODE].rstrip("_")
    number, unique = 2, code
    while unique in taken:
        unique, number = f"{code[: _LONGEST_CODE - 4]}_{number}", number + 1
    return unique
