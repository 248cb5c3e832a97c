"""What the checks found, in Dutch and as JSON: counts, columns, reasons and row numbers.

Why: a user mends a file from this report alone, and it may be mailed or pasted anywhere inside the
VP zone, so no value of a row is in it; what is allowed comes from the public lists.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline import rules
from pipeline.contracts.checks import Check
from pipeline.contracts.reasons import Reason

_LISTED = 12


@dataclass(frozen=True)
class CheckResult:
    """One check: how many rows break it, the first of their numbers, and what is allowed."""

    check: Check
    n: int
    first_rows: tuple[int, ...]
    allowed: str

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

    def to_json(self) -> str:
        """The report as JSON text with Dutch keys."""
        content = {
            "rijen": self.rows_total,
            "goed": self.rows_total - self.rows_bad,
            "apart_gezet": self.rows_bad,
            "bevindingen": [_as_mapping(r) for r in (*self.refusals, *self.warnings)],
            "opmerkingen": list(self.notes),
        }
        return json.dumps(content, ensure_ascii=False, indent=2)

    def _summary(self) -> str:
        good = self.rows_total - self.rows_bad
        checked = f"{_rows(self.rows_total)} gecontroleerd."
        if not self.rows_bad:
            return f"{checked} Alles past."
        return f"{checked} {good} goed, {self.rows_bad} apart gezet. Er is niets weggegooid."


def make_report(
    checks: Sequence[Check],
    counts: Sequence[tuple[int, tuple[int, ...]]],
    rows_total: int,
    rows_bad: int,
    notes: Sequence[str] = (),
) -> CheckReport:
    """A report from checks and what the engine counted for them, in the same order."""
    paired = zip(checks, counts, strict=True)
    results = tuple(CheckResult(check, n, rows, allowed(check)) for check, (n, rows) in paired)
    return CheckReport(results, rows_total, rows_bad, tuple(notes))


def allowed(check: Check) -> str:
    """What the rule of a check allows, in Dutch; "" when the next step already says it."""
    text = ""
    match check.rule:
        case rules.OneOf(values):
            text = _listing(values)
        case rules.Between(minimum, maximum):
            text = _bounds(minimum, maximum)
        case rules.NotLonger(characters):
            text = f"hoogstens {characters} tekens"
        case rules.NotAfter(limit):
            text = f"tot en met {limit}"
        case rules.NotBefore(limit):
            text = f"vanaf {limit}"
        case rules.FirstOfItsKind(columns) if check.blocks:
            text = f"elke combinatie van {', '.join(columns)} één keer"
    return text


def _listing(values: Sequence[str]) -> str:
    shown = ", ".join(values[:_LISTED])
    rest = len(values) - _LISTED
    return f"{shown} en nog {rest} andere (zie docs/velden.md)" if rest > 0 else shown


def _bounds(minimum: float | None, maximum: float | None) -> str:
    low = "" if minimum is None else f"vanaf {minimum:.0f}"
    high = "" if maximum is None else f"tot en met {maximum:.0f}"
    return " ".join(part for part in (low, high) if part)


def _paragraph(result: CheckResult) -> str:
    lines = [f"Kolom {result.check.column}: {_count(result)}{result.check.reason.zin}."]
    if result.first_rows:
        lines.append(f"  {_row_numbers(result)}")
    if result.allowed:
        lines.append(f"  Toegestaan: {result.allowed}.")
    lines.append(f"  Wat u kunt doen: {result.check.reason.vervolgstap}")
    return "\n".join(lines)


def _count(result: CheckResult) -> str:
    return "" if result.check.reason is Reason.KOLOM_ONTBREEKT else f"{_rows(result.n)}, "


def _row_numbers(result: CheckResult) -> str:
    numbers = ", ".join(map(str, result.first_rows))
    rest = result.n - len(result.first_rows)
    return f"Rijnummers: {numbers} en nog {rest}." if rest > 0 else f"Rijnummers: {numbers}."


def _rows(n: int) -> str:
    return "1 rij" if n == 1 else f"{n} rijen"


def _as_mapping(result: CheckResult) -> dict[str, object]:
    return {
        "kolom": result.check.column,
        "reden": result.check.reason.value,
        "zin": result.check.reason.zin,
        "aantal": result.n,
        "eerste_rijen": list(result.first_rows),
        "toegestaan": result.allowed,
        "vervolgstap": result.check.reason.vervolgstap,
        "wordt_apart_gezet": result.check.blocks,
    }
