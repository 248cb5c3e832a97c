"""A proposal for one column: the field that it is, and the codes that its words mean.

Order of evidence: the name as the contract knows it, the words against the code lists, and last a
name that looks like one. Only the first two can be sure; what is unsure is marked and not read.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from pipeline.contracts.checks import CODE_SEPARATOR
from pipeline.contracts.codes import CodeList, load_codelist
from pipeline.contracts.model import Contract, Field
from pipeline.ingest.mapping.model import OPEN, ColumnRule, word_form
from pipeline.ingest.mapping.safe_words import is_shown, may_show
from pipeline.ingest.mapping.seen import SeenColumn
from pipeline.ingest.mapping.similar import likeness, nearest_code, nearest_field
from pipeline.ingest.mapping.word_meaning import flipped
from pipeline.ingest.mapping.words import is_not_chosen
from pipeline.ingest.refuse_columns import reason_to_refuse
from pipeline.ingest.translate import one, quarter

Why = Literal["naam", "waarden", "lijkt_op", "keuze", "schaal", "deel", "dag", "lang", "opgeslagen"]
_SURE_SHARE, _SOME_SHARE, _LOW_SHARE = 0.9, 0.75, 0.3
_LIKE_NAME, _VERY_LIKE = 65.0, 90.0
_CHOSEN = frozenset(("1", "x", "ja", "j", "yes", "y", "true", "waar", "v", "gekozen", "selected"))
_LONGEST_NAME = 60
_FEW_CODES = 3
_ONE_CHOICE = frozenset(("relatie", "contactvorm", "vervolg"))


@dataclass(frozen=True, repr=False)
class Finding:
    """A rule and what it rests on. known: rows with a meaning; unknown: words to show, with rows;
    hidden: how many other words have no meaning and are not shown. unneeded: the field that it is
    and that no table counts."""

    rule: ColumnRule
    why: Why | None
    known: int = 0
    filled: int = 0
    unknown: Mapping[str, int] | None = None
    hidden: int = 0
    refused: str = ""
    unneeded: str = ""


def as_finding(
    column: SeenColumn, rule: ColumnRule, why: Why | None, codes: CodeList | None
) -> Finding:
    """The finding of a rule, with the words of its column settled as far as they speak."""
    if codes is None or rule.choice or rule.part:
        return Finding(rule, why, column.filled, column.filled)
    unknown = {w: n for w, n in column.unknown(codes).items() if word_form(w) not in rule.meanings}
    show = may_show(column, codes)
    nearest = {w: nearest_code(column.labels.get(w, w), codes) for w in unknown} if show else {}
    shown = {w: unknown[w] for w, code in nearest.items() if is_shown(w, unknown[w], bool(code))}
    nearest = {word: nearest[word] for word in shown}
    words = {w: f"{OPEN}{code}" if code else "" for w, code in nearest.items()}
    rule = replace(rule, words={**column.to_settle(codes), **words, **rule.words})
    missed = sum(unknown.values())
    return Finding(
        rule=rule,
        why=why,
        known=column.filled - missed,
        filled=column.filled,
        unknown=shown,
        hidden=len(unknown) - len(shown),
    )


def refused_reason(column: SeenColumn, contract: Contract) -> str:
    """Why a column may never be read, by its name; "" when it may, or when a contract knows it."""
    if any(contract.find(name) for name in column.names):
        return ""
    if len(column.header) > _LONGEST_NAME or _is_relation(column.part):
        return ""
    return reason_to_refuse(column.header) or ""


def _is_relation(part: str) -> bool:
    """Whether a column is one kind of people, as "Betrokkene [collega]": a cross, not a person."""
    return bool(part) and one(part, load_codelist("relaties")) is not None


def by_name(
    column: SeenColumn, contract: Contract, codelists: Mapping[str, CodeList]
) -> Finding | None:
    """A column whose header or question is a name of a field."""
    field = next((f for name in column.names if (f := contract.find(name)) is not None), None)
    if field is None:
        return None
    codes = codelists.get(field.codelist or "")
    has_several = _takes_choices(field) and any(CODE_SEPARATOR in word for word in column.words)
    column = column.in_parts() if has_several else column
    is_doubted = (
        codes is not None
        and len(column.words) > 1
        and column.share(codes) < _LOW_SHARE
        and column.distinct > 2 * len(codes.codes)
    )
    rule = ColumnRule(column.header, f"{OPEN}{field.name}" if is_doubted else field.name)
    is_main = field.name == "hoofdcategorie"
    several = has_several and is_main
    rule = replace(rule, words=turned_words(column, codes), has_several=several)
    return as_finding(column, rule, "naam", codes)


def by_words(
    column: SeenColumn,
    contract: Contract,
    codelists: Mapping[str, CodeList],
    taken: Collection[str],
) -> Finding | None:
    """A column whose words are those of one code list, or periods."""
    fields = [f for f in contract.fields if f.name not in taken and f.kind == "code"]
    judged = [
        (column.share(codes), likeness(column.header, field), field, codes)
        for field in fields
        if (codes := codelists.get(field.codelist or "")) is not None
    ]
    judged = [
        found
        for found in judged
        if len(found[3].codes) > _FEW_CODES or (found[1] >= _VERY_LIKE and found[2].kind == "code")
    ]
    best = max(judged, key=lambda found: (round(found[0], 2), found[1]), default=None)
    if best is None:
        return None
    share, like, field, codes = best
    is_near = share >= _SOME_SHARE or (share >= _LOW_SHARE and like >= _VERY_LIKE)
    if is_near and column.different(codes) >= 2:
        is_few = len(codes.codes) <= _FEW_CODES
        is_sure = share >= _SURE_SHARE and like >= _LIKE_NAME and not is_few
        rule = ColumnRule(column.header, field.name if is_sure else f"{OPEN}{field.name}")
        return as_finding(column, rule, "waarden", codes)
    return None


def by_likeness(
    column: SeenColumn,
    contract: Contract,
    codelists: Mapping[str, CodeList],
    taken: Collection[str],
) -> Finding | None:
    """A column whose header looks like a name of a field: sure only when the words agree."""
    field = next((f for name in column.names if (f := nearest_field(name, contract))), None)
    if field is None or field.name in taken or field.kind in ("open", "sleutel"):
        return None
    codes = codelists.get(field.codelist or "")
    column = column.in_parts() if field.kind == "codes" else column
    agree = _agreement(column, field, codes)
    if agree < _LOW_SHARE:
        return None
    is_sure = agree >= _SOME_SHARE
    rule = ColumnRule(column.header, field.name if is_sure else f"{OPEN}{field.name}")
    return as_finding(column, rule, "lijkt_op", codes)


def by_choice(
    column: SeenColumn, contract: Contract, codelists: Mapping[str, CodeList]
) -> Finding | None:
    """A column that is one choice of a question: filled where it was chosen.

    The group above it tells of which field; without that a choice of one field only is taken, of a
    field that is not the subject as a proposal.
    """
    if not _is_choice(column):
        return None
    about = _field_above(column, contract)
    found = [
        (field, code)
        for field in contract.fields
        if (codes := codelists.get(field.codelist or "")) is not None
        and _may_be_choice(column, field, about)
        and (code := _choice_of(column, field, codes)) is not None
    ]
    main = [pair for pair in found if _takes_choices(pair[0])]
    if not found or (len(found) > 1 and not main):
        return None
    field, code = (main or found)[0]
    is_sure = _takes_choices(field) or field is about
    name = field.name if is_sure else f"{OPEN}{field.name}"
    return as_finding(column, ColumnRule(column.header, name, choice=code), "keuze", None)


def _field_above(column: SeenColumn, contract: Contract) -> Field | None:
    """The field that the group above a column names, or has among its words."""
    may_be = [f for f in contract.fields if column.group and f.name in _ONE_CHOICE]
    named = (f for f in may_be if likeness(column.group, f) >= _VERY_LIKE)
    return contract.find(column.group) or next(named, None)


def _may_be_choice(column: SeenColumn, field: Field, about: Field | None) -> bool:
    if about is not None and about.name in (*_ONE_CHOICE, "hoofdcategorie"):
        return field is about
    return _takes_choices(field) or (bool(column.group) and field.name in _ONE_CHOICE)


def share_of_periods(column: SeenColumn) -> float:
    """The share of rows that names a quarter, a month with a year, or a day."""
    read = sum(n for word, n in column.words.items() if quarter(word.strip()) is not None)
    return read / column.filled if column.filled else 0.0


def turned_words(column: SeenColumn, codes: CodeList | None) -> Mapping[str, str]:
    """All numbers of a scale with their code, when the labels at its ends run the other way."""
    if codes is None or not column.labels or len(column.labels) >= len(codes.codes):
        return {}
    ends = {
        stored.strip().removesuffix(".0"): codes.find(label)
        for stored, label in column.labels.items()
    }
    turned = flipped(codes)
    said = [(stored, code) for stored, code in ends.items() if code and stored in turned]
    is_turned = len(said) >= 2 and all(turned[stored] == code for stored, code in said)
    return turned if is_turned else {}


def _agreement(column: SeenColumn, field: Field, codes: CodeList | None) -> float:
    if codes is not None:
        return column.share(codes)
    return share_of_periods(column) if field.kind == "periode" else 0.5


def _takes_choices(field: Field) -> bool:
    return field.kind == "codes" or field.name == "hoofdcategorie"


def _is_choice(column: SeenColumn) -> bool:
    names = {name.casefold() for name in (*column.names, *column.labels.values())}
    words = {word.strip().casefold() for word in column.words}
    return (
        bool(words)
        and len(words) <= 3
        and all(is_not_chosen(word) or word in _CHOSEN or word in names for word in words)
    )


def _choice_of(column: SeenColumn, field: Field, codes: CodeList) -> str | None:
    """The code of the choice: of a question that is named too, or of the subject of a gesprek."""
    if field.kind != "codes":
        found = codes.find(column.header)
        return found or next((c for text in column.options if (c := one(text, codes))), None)
    about = " ".join(column.names).casefold()
    names = (field.name, field.label, *field.synonyms)
    if not any(name.casefold() in about for name in names):
        return None
    return next((code for text in column.options if (code := codes.find(text))), None)
