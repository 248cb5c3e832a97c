"""From a contract to checks: which rule each column must keep, and the reason when it does not.

Why: the list of checks does not know how they are run, so that DuckDB and the plain reference in
the tests can be held beside each other (idea of datacontract-cli: neutral checks, one query).
"""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from pipeline import rules
from pipeline.contracts.codes import FIRST_PERIOD, LAST, CodeList, load_codelist
from pipeline.contracts.model import Contract, Field
from pipeline.contracts.reasons import Reason
from pipeline.contracts.stored import KEY_FORM
from pipeline.periods import quarter_of

WORKSPACE_LISTS = ("eenheden", "golven")
CODE_SEPARATOR = ";"


@dataclass(frozen=True)
class Check:
    """A rule on a column. With `blocks` a row that breaks it is set aside; without, only told."""

    column: str
    reason: Reason
    rule: rules.Rule
    blocks: bool = True


def checks_for(
    contract: Contract,
    columns: Collection[str],
    today: date,
    codelists: Mapping[str, CodeList],
    vanaf: str | None = None,
) -> tuple[Check, ...]:
    """All checks for a table with these columns.

    `codelists` replaces the shipped lists by name: extended ones, and the two that only a
    workspace has (eenheden, golven), which are not checked when absent. `vanaf` is the first
    quarter of the calendar.
    """
    checks: list[Check] = []
    for field in contract.fields:
        if field.name in columns:
            checks.extend(_column_checks(field, today, codelists, vanaf))
        elif field.required:
            checks.append(Check(field.name, Reason.KOLOM_ONTBREEKT, rules.Filled()))
    return (*checks, *_begun(contract, columns, codelists), *_repetition(contract, columns))


def _column_checks(
    field: Field, today: date, codelists: Mapping[str, CodeList], vanaf: str | None
) -> Iterator[Check]:
    if field.required:
        yield Check(field.name, Reason.ONTBREEKT, rules.Filled())
    for reason, rule in _kind_rules(field, today, codelists, vanaf):
        yield Check(field.name, reason, rule)
    if field.max_length is not None:
        yield Check(field.name, Reason.TE_LANG, rules.NotLonger(field.max_length))


def _kind_rules(
    field: Field, today: date, codelists: Mapping[str, CodeList], vanaf: str | None
) -> Iterator[tuple[Reason, rules.Rule]]:
    if field.kind in ("code", "codes", "item"):
        yield from _code_rules(field, codelists)
    elif field.kind == "periode":
        yield from _period_rules(field, today, vanaf)
    elif field.kind == "datum":
        yield from _day_rules(field, today)
    elif field.kind in ("geheel", "decimaal"):
        yield from _number_rules(field)
    elif field.kind == "bool":
        yield Reason.ONBEKENDE_CODE, rules.OneOf(("ja", "nee"))
    elif field.kind == "sleutel":
        yield Reason.ONGELDIGE_VORM, rules.Fits(KEY_FORM)


def _code_rules(
    field: Field, codelists: Mapping[str, CodeList]
) -> Iterator[tuple[Reason, rules.Rule]]:
    codelist = _codelist(field, codelists)
    if codelist is None:
        return
    if field.kind == "codes":
        one = "|".join(re.escape(value) for value in codelist.values())
        pattern = f"({one})({CODE_SEPARATOR}({one}))*"
        yield Reason.ONBEKENDE_CODE, rules.Fits(pattern)
    else:
        yield Reason.ONBEKENDE_CODE, rules.OneOf(codelist.values())


def _codelist(field: Field, codelists: Mapping[str, CodeList]) -> CodeList | None:
    if field.codelist is None or field.codelist in codelists:
        return codelists.get(field.codelist or "")
    return None if field.codelist in WORKSPACE_LISTS else load_codelist(field.codelist)


def _period_rules(
    field: Field, today: date, vanaf: str | None
) -> Iterator[tuple[Reason, rules.Rule]]:
    yield Reason.ONGELDIGE_PERIODE, rules.Fits(rules.QUARTER)
    if not field.may_be_future:
        yield Reason.TOEKOMST, rules.NotAfter(quarter_of(today), rules.QUARTER)
    if vanaf is not None:
        yield Reason.VOOR_KALENDER, rules.NotBefore(vanaf, rules.QUARTER)


def _day_rules(field: Field, today: date) -> Iterator[tuple[Reason, rules.Rule]]:
    yield Reason.ONGELDIGE_DATUM, rules.Fits(rules.DAY)
    yield Reason.ONGELDIGE_DATUM, rules.ExistingDay()
    if not field.may_be_future:
        yield Reason.TOEKOMST, rules.NotAfter(today.isoformat(), rules.DAY)


def _number_rules(field: Field) -> Iterator[tuple[Reason, rules.Rule]]:
    form = rules.WHOLE_NUMBER if field.kind == "geheel" else rules.NUMBER
    yield Reason.GEEN_GETAL, rules.Fits(form)
    if field.minimum is not None or field.maximum is not None:
        yield Reason.BUITEN_BEREIK, rules.Between(field.minimum, field.maximum)


def _begun(
    contract: Contract, columns: Collection[str], codelists: Mapping[str, CodeList]
) -> Iterator[Check]:
    """A code that was not in force yet is told, never refused: it counts as what came before. A
    unit that nothing stood for yet has nothing that it could count as, so such a row waits."""
    moments = [f.name for f in contract.fields if f.kind == "periode" and f.name in columns]
    for field in contract.fields:
        codelist = codelists.get(field.codelist or "")
        if not moments or codelist is None or field.name not in columns:
            continue
        later = tuple((c.code, c.geldig_van) for c in codelist.codes if c.geldig_van > FIRST_PERIOD)
        if later:
            rule = rules.BegunBy(later, moments[0], rules.QUARTER)
            is_unit = codelist.name == "eenheden"
            reason = Reason.EENHEID_NOG_NIET if is_unit else Reason.NOG_NIET_GELDIG
            yield Check(field.name, reason, rule, blocks=is_unit)
        ended = tuple((c.code, str(c.extra[LAST])) for c in codelist.codes if LAST in c.extra)
        if ended:
            late = rules.EndedBy(ended, moments[0], rules.QUARTER)
            yield Check(field.name, Reason.EENHEID_NIET_MEER, late, blocks=False)


def _repetition(contract: Contract, columns: Collection[str]) -> Iterator[Check]:
    """A key may occur once. Without a key an equal row is told, never refused: two talks of one
    traject in one quarter are equal and real, and without a traject_sleutel so are those of two
    people."""
    names = contract.key or tuple(field.name for field in contract.fields)
    present = tuple(name for name in names if name in columns)
    if contract.key:
        needed = tuple(name for name in names if _must_be_filled(contract.field(name)))
        if set(needed) <= set(present):
            rule = rules.FirstOfItsKind(present, needed)
            yield Check(present[0], Reason.DUBBEL, rule)
    elif present:
        rule = rules.FirstOfItsKind(present, ())
        yield Check(present[0], Reason.GELIJKE_RIJ, rule, blocks=False)


def _must_be_filled(field: Field) -> bool:
    return field.required or field.kind == "sleutel"
