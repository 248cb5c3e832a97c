"""Patterns as the pages show them: what each is about, and what a list can and cannot say.

Why apart from the pages: the sentence, the count of series and the expected number of chance
findings are facts that the tests follow back to the columns of `signalen`.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from dashboards.organisatie.series import label_of, number_words
from dashboards.wording.levels import FOUND
from dashboards.wording.numbers import whole
from pipeline.contracts import load_codelist
from pipeline.periods import period_label
from pipeline.release import Release, find_cell
from pipeline.signals.budget import BUDGET
from pipeline.signals.frozen import SignalList

_ABOUT = ("cluster", "hoofdcategorie", "relatie", "vervolg", "item", "thema", "eenheid")
WHOLE = "hele organisatie"
_STRENGTH = {"sterk_signaal": 0, "signaal": 1, "let_op": 2}
NOTHING_SHOWN = "geen_patroon"
_CHANGES = ("stijging", "daling")
_GRAINS = {"Q": ("kwartaal", "kwartalen"), "H": ("halfjaar", "halfjaren")}
_PERIOD = re.compile(r"\b\d{4}-[QH]\d\b")


@dataclass(frozen=True)
class Looked:
    """What one list looked at: series judged, those that could show nothing, signals found."""

    series: int
    unseen: int
    signals: int


def found(patterns: pd.DataFrame) -> pd.DataFrame:
    """The patterns of at least level *let op*, the strongest first."""
    chosen = patterns[patterns["niveau"].isin(FOUND)]
    order = chosen["niveau"].map(_STRENGTH)
    return chosen.assign(_order=order).sort_values("_order", kind="stable").drop(columns="_order")


def of_level(patterns: pd.DataFrame, level: str) -> pd.DataFrame:
    """The series of one level; the row that says that nothing was found is not one."""
    return patterns[(patterns["niveau"] == level) & (patterns["code"] != NOTHING_SHOWN)]


def title_of(row: Any, release: Release) -> str:
    """What a pattern is called on the page: its kind and what it is about.

    A series in which no change was found is named by its subject alone.
    """
    subject = subject_of(row, release)
    if row["code"] in _CHANGES and row["niveau"] not in FOUND:
        return subject[:1].upper() + subject[1:]
    return f"{kind_of(row)}: {subject}"


def kind_of(row: Any) -> str:
    """The Dutch name of the pattern."""
    codes = load_codelist("patronen")
    return next((c.label for c in codes.codes if c.code == row["code"]), str(row["code"]))


def subject_of(row: Any, release: Release) -> str:
    """What the pattern is about, in words; the whole organisation when nothing is named."""
    named = [name for name in _ABOUT if name in row.index and has_value(row[name])]
    if "hoofdcategorie" in named and "cluster" in named:
        named.remove("cluster")
    parts = [_word(name, str(row[name]), release) for name in named]
    return ", ".join(parts) if parts else WHOLE


def when_of(row: Any) -> str:
    """The period or wave of a pattern, in words: a whole year, or its last period."""
    period = str(row["periode"])
    if has_value(row["periode"]) and repeated_unit(row) == "jaren":
        return period[:4] if period[5:] in ("", "Q4", "H2") else f"jaar tot en met {_label(row)}"
    if has_value(row["periode"]):
        return _label(row)
    return f"enquête {row['golf']}" if has_value(row["golf"]) else ""


def looked_at(signals: SignalList) -> Looked:
    """How many series were looked at, how many were too small, and how many became a signal."""
    rows = signals.patronen[signals.patronen["code"] != NOTHING_SHOWN]
    is_signal = rows["niveau"].isin(("signaal", "sterk_signaal"))
    return Looked(len(rows), len(of_level(rows, "te_weinig_gegevens")), int(is_signal.sum()))


def is_all_unseen(signals: SignalList) -> bool:
    """Whether no series at all could have shown anything."""
    return bool((signals.patronen["niveau"] == "te_weinig_gegevens").all())


def chance_words(looked: Looked) -> str:
    """How many findings chance alone is expected to give, before and after looking.

    One false-alarm budget holds for a whole publication (`pipeline.signals.budget`).
    """
    before = (
        f"Als er niets verandert, laat hooguit {whole(100 * BUDGET)} van de 100 publicaties toch "
        "iets zien: dat is toeval."
    )
    if not looked.signals:
        return before
    standing = "staat 1 signaal" if looked.signals == 1 else f"staan {looked.signals} signalen"
    return (
        f"{before} Nu {standing} op de lijst. Van zulke signalen samen berust naar verwachting "
        f"hooguit {whole(100 * BUDGET)} van de 100 op toeval."
    )


def repeated_unit(row: Any) -> str:
    """What is repeated in "1 of 100": years when the window is a year, else periods or surveys."""
    if not has_value(row["periode"]):
        return "enquêtes"
    per_year = {"Q": 4, "H": 2}.get(str(row["periode"])[5:6], 1)
    return "jaren" if int(row["venster"] or 0) == per_year else "perioden"


def smallest_visible(rows: pd.DataFrame) -> float | None:
    """The smallest factor that some judged series shows with 80 % power; None when none can."""
    factors = rows["zichtbaar_vanaf"].astype(float)
    finite = factors[(factors > 1) & (factors < float("inf"))]
    return None if finite.empty else float(finite.min())


def has_value(value: object) -> bool:
    """Whether a cell of `signalen` is filled in."""
    return not (value is None or value == "" or (isinstance(value, float) and pd.isna(value)))


def cells_of(row: Any) -> Sequence[str]:
    """The references of the released numbers a pattern rests on."""
    cells = row["cellen"]
    return tuple(cells) if has_any(cells) else ()


def has_any(cells: Any) -> bool:
    """Whether there are cells at all."""
    return cells is not None and not isinstance(cells, float) and len(cells) > 0


def _label(row: Any) -> str:
    return period_label(str(row["periode"]))


def _word(name: str, code: str, release: Release) -> str:
    if name != "item":
        return label_of(name, code, release)
    as_index = label_of("index", code, release)
    return as_index if as_index != code else label_of("item", code, release)


def compared_words(row: Any) -> str:
    """What a pattern was compared with, periods in words."""
    text = str(row["vergeleken_met"]) if has_value(row["vergeleken_met"]) else ""
    return _PERIOD.sub(lambda found: period_label(found[0]), text)


def window_words(row: Any) -> str:
    """How many published periods were taken together."""
    number = int(row["venster"] or 1) if has_value(row["venster"]) else 1
    one, many = _GRAINS.get(str(row["periode"])[5:6], ("jaar", "jaar"))
    return f"{number} {one if number == 1 else many}"


def line_of(cells: Sequence[str]) -> tuple[str, dict[str, str]] | None:
    """The table and the codes that all cells share, if they differ in their period alone."""
    lines = set()
    for reference in cells:
        _, table, *parts = reference.split("|")
        dims = tuple(part for part in parts if not part.startswith("periode="))
        if len(dims) == len(parts):
            return None
        lines.add((table, dims))
    if len(lines) != 1:
        return None
    table, dims = lines.pop()
    return table, dict(part.split("=", 1) for part in dims)


def cell_words(reference: str, release: Release) -> tuple[str, str, str]:
    """A released number behind a pattern: what it counts, its value with range, its reference."""
    try:
        row = find_cell(release, reference)
    except (KeyError, IndexError):
        return ("niet gevonden", "", reference)
    when = period_label(row["periode"]) if "periode" in row.index else f"enquête {row['golf']}"
    names = [
        _word(name, str(row[name]), release)
        for name in (*_ABOUT, "index", "antwoord")
        if name in row.index and has_value(row[name])
    ]
    return (", ".join([*names, when] if names else [WHOLE, when]), number_words(row), reference)
