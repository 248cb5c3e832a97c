"""What the checks found, in Dutch and as JSON: counts, columns, reasons and row numbers.

Why: a user mends a file from this report alone, and it may be mailed or pasted anywhere inside the
VP zone, so no value of a row is in it; what is allowed comes from the public lists.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pipeline import rules
from pipeline.contracts.checks import Check
from pipeline.contracts.codes import CodeList
from pipeline.contracts.own_codes import OWN_LISTS
from pipeline.contracts.reasons import Reason

_LISTED = 30
_ELSEWHERE: Mapping[str, str] = {
    "eenheden": "Kies een naam uit codes/organisatie.csv. Staat de eenheid er niet in, zet haar er "
    "dan eerst bij.",
    "golven": "Kies een golf uit codes/golven.csv. Staat de golf er niet in, zet haar er dan eerst "
    "bij.",
}
_OWN_CODE = (
    "Kies een waarde uit de lijst. Mist u er een? Maak dan een eigen code: handleiding, 4.2."
)


@dataclass(frozen=True)
class ColumnWords:
    """How a report speaks of one column: where it stands in the file (such as "kolom C (Aard)"; ""
    when nobody knows), and the list that its values come from, if there is one."""

    place: str = ""
    codes: CodeList | None = None


@dataclass(frozen=True)
class CheckResult:
    """One check: how many rows break it, the first of their numbers, what is allowed, what to do.

    `place` is the column as the file has it; "" when that is not known.
    """

    check: Check
    n: int
    first_rows: tuple[int, ...]
    allowed: str
    next_step: str
    place: str = ""

    @property
    def is_broken(self) -> bool:
        """Whether there is something to tell; a column that is absent is told without rows too."""
        return self.n > 0 or self.check.reason is Reason.KOLOM_ONTBREEKT


@dataclass(frozen=True)
class CheckReport:
    """All checks of one table. `rows_bad` counts rows set aside, each once; `notes` are Dutch."""

    results: tuple[CheckResult, ...]
    rows_total: int
    rows_bad: int
    notes: tuple[str, ...] = ()

    @property
    def is_clean(self) -> bool:
        """Whether no row was set aside and no required column is absent."""
        return not self.refusals

    @property
    def refusals(self) -> tuple[CheckResult, ...]:
        """The results that set rows aside, most rows first."""
        broken = [r for r in self.results if r.is_broken and r.check.blocks]
        return tuple(sorted(broken, key=lambda r: -r.n))

    @property
    def warnings(self) -> tuple[CheckResult, ...]:
        """The results that are only told."""
        return tuple(r for r in self.results if r.is_broken and not r.check.blocks)

    def to_text(self) -> str:
        """The report as plain Dutch text."""
        parts = [self._summary(), *map(_paragraph, self.refusals)]
        parts += [f"Let op. {_paragraph(result)}" for result in self.warnings]
        parts += [f"Let op. {note}" for note in self.notes]
        return "\n\n".join(parts) + "\n"

    def as_mapping(self) -> dict[str, object]:
        """The report as plain values with Dutch keys."""
        return {
            "rijen": self.rows_total,
            "goed": self.rows_total - self.rows_bad,
            "niet_goed": self.rows_bad,
            "bevindingen": [_as_mapping(r) for r in (*self.refusals, *self.warnings)],
            "opmerkingen": list(self.notes),
        }

    def to_json(self) -> str:
        """The same as JSON text."""
        return json.dumps(self.as_mapping(), ensure_ascii=False, indent=2)

    def _summary(self) -> str:
        checked = f"{_rows(self.rows_total)} gecontroleerd."
        if not self.rows_bad:
            return f"{checked} Alles past."
        return f"{checked} {self.rows_total - self.rows_bad} goed, {self.rows_bad} niet goed."


def make_report(
    checks: Sequence[Check],
    counts: Sequence[tuple[int, tuple[int, ...]]],
    rows_total: int,
    rows_bad: int,
    notes: Sequence[str] = (),
    columns: Mapping[str, ColumnWords] | None = None,
) -> CheckReport:
    """A report from checks and what the engine counted for them, in the same order.

    `columns`: by name of the field, how to speak of the column.
    """
    results = []
    for check, (n, rows) in zip(checks, counts, strict=True):
        words = (columns or {}).get(check.column, ColumnWords())
        may_be, step = allowed(check, words.codes), _next_step(check, words.codes)
        results.append(CheckResult(check, n, rows, may_be, step, words.place))
    return CheckReport(tuple(results), rows_total, rows_bad, tuple(notes))


def allowed(check: Check, codes: CodeList | None = None) -> str:
    """What the rule of a check allows, in Dutch; "" when the next step already says it.

    Of a list the labels, which people fill in, where the list is given.
    """
    text = ""
    match check.rule:
        case rules.OneOf(values):
            text = _listing(values if codes is None else codes.choices())
        case rules.Fits() if codes is not None:
            text = f"{_listing(codes.choices())} (bij meer antwoorden een puntkomma ertussen)"
        case rules.Between(minimum, maximum):
            text = _bounds(minimum, maximum)
        case rules.NotLonger(characters):
            text = f"hoogstens {characters} tekens"
        case rules.NotAfter(limit):
            text = f"tot en met {limit}"
        case rules.NotBefore(limit):
            text = f"vanaf {limit}"
        case rules.FirstOfItsKind((_,)) if check.blocks:
            text = "elke waarde één keer"
        case rules.FirstOfItsKind(columns) if check.blocks:
            text = f"elke combinatie van {', '.join(columns)} één keer"
    return text


def _next_step(check: Check, codes: CodeList | None) -> str:
    if check.reason is not Reason.ONBEKENDE_CODE or codes is None:
        return check.reason.vervolgstap
    own = _OWN_CODE if codes.name in OWN_LISTS else check.reason.vervolgstap
    return _ELSEWHERE.get(codes.name, own)


def _listing(values: Sequence[str]) -> str:
    shown = "; ".join(values[:_LISTED])
    rest = len(values) - _LISTED
    return f"{shown} en nog {rest} andere" if rest > 0 else shown


def _bounds(minimum: float | None, maximum: float | None) -> str:
    low = "" if minimum is None else f"vanaf {_whole(minimum)}"
    high = "" if maximum is None else f"tot en met {_whole(maximum)}"
    return " ".join(part for part in (low, high) if part)


def _whole(number: float) -> str:
    return f"{number:_.0f}".replace("_", ".")


def _paragraph(result: CheckResult) -> str:
    place = result.place or f"kolom {result.check.column}"
    head = f"{place[:1].upper()}{place[1:]}"
    lines = [f"{head}: {_count(result)}{result.check.reason.zin}."]
    if result.first_rows:
        lines.append(f"  {_row_numbers(result)}")
    if result.allowed:
        lines.append(f"  Toegestaan: {result.allowed}.")
    lines.append(f"  Wat u kunt doen: {result.next_step}")
    return "\n".join(lines)


def _count(result: CheckResult) -> str:
    return "" if result.check.reason is Reason.KOLOM_ONTBREEKT else f"{_rows(result.n)}, "


def _row_numbers(result: CheckResult) -> str:
    numbers = ", ".join(map(str, result.first_rows))
    if result.n == 1:
        return f"Rijnummer: {numbers}."
    rest = result.n - len(result.first_rows)
    return f"Rijnummers: {numbers} en nog {rest}." if rest > 0 else f"Rijnummers: {numbers}."


def _rows(n: int) -> str:
    return "1 rij" if n == 1 else f"{n} rijen"


def _as_mapping(result: CheckResult) -> dict[str, object]:
    return {
        "kolom": result.check.column,
        "plaats": result.place,
        "reden": result.check.reason.value,
        "zin": result.check.reason.zin,
        "aantal": result.n,
        "eerste_rijen": list(result.first_rows),
        "toegestaan": result.allowed,
        "vervolgstap": result.next_step,
        "wordt_apart_gezet": result.check.blocks,
    }
