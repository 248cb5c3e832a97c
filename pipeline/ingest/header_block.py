"""Everything above the first row of data: column headers, questions, and what made the file.

Why: CSV files and sheets have the same tops; each of them only has to show its first rows.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from pipeline.ingest.exports import ExportBlock, export_block
from pipeline.ingest.grouped_headers import find_groups
from pipeline.ingest.headers import SURE_SCORE, Scorer, clean_header, filled_cells, find_header
from pipeline.ingest.raw_table import NO_QUESTIONS
from pipeline.ingest.row_lists import listed

_TOOLS = {
    "limesurvey": "LimeSurvey",
    "qualtrics": "Qualtrics",
    "surveymonkey": "SurveyMonkey",
    "forms": "Microsoft Forms",
}


@dataclass(frozen=True, repr=False)
class HeaderBlock:
    """`row` and `last` count from 1: the row of headers that is shown, and the last header row.

    headers: one per column, "" for a column without one. unread: positions of columns that are
    never read, whatever is in them. is_sure: the headers are headers, and no first row of values.
    """

    headers: tuple[str, ...]
    row: int
    last: int
    is_sure: bool
    questions: Mapping[str, str] = field(default_factory=lambda: NO_QUESTIONS)
    tool: str = ""
    unread: frozenset[int] = frozenset()
    notes: tuple[str, ...] = ()


def find_block(top: Sequence[Sequence[str]], known: Scorer) -> HeaderBlock | None:
    """The block in the first rows of a file; None when nothing is filled."""
    export = export_block(top)
    if export is not None:
        return _of_export(export)
    index = find_header(top, known)
    if index is None:
        return None
    headers = tuple(clean_header(cell) for cell in top[index])
    grouped = find_groups(top, known) if known is not filled_cells else None
    if grouped is not None and known(headers) <= grouped[1]:
        names, _, row = grouped
        return HeaderBlock(names, row + 2, row + 2, True)
    is_sure = known is not filled_cells and known(headers) >= SURE_SCORE
    return HeaderBlock(headers, index + 1, index + 1, is_sure)


def fit(block: HeaderBlock | None, known: Scorer) -> tuple[bool, int, int, int]:
    """How well a block fits, higher is better: an export, known headers, high up, many columns."""
    if block is None:
        return False, 0, 0, 0
    named = [header for header in block.headers if header]
    return bool(block.tool), known(block.headers), -block.row, len(named)


def _of_export(export: ExportBlock) -> HeaderBlock:
    left_out = [export.headers[i] for i in sorted(export.personal)]
    kept = tuple("" if i in export.personal else h for i, h in enumerate(export.headers))
    tool = _TOOLS[export.tool]
    notes = [f"Dit is een export van {tool}."]
    if left_out:
        notes.append(
            f"Kolommen die {tool} zelf toevoegt over wie wanneer antwoordde, zijn niet gelezen: "
            f"{listed(left_out)}."
        )
    return HeaderBlock(
        kept,
        export.row + 1,
        export.last + 1,
        True,
        {h: text for h, text in export.questions.items() if h in kept},
        export.tool,
        export.personal,
        tuple(notes),
    )
