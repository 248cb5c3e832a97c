"""Qualtrics: codes, question texts and import ids in three header rows; two in older exports.

Why: read as data, the second and third row would be two people with very strange answers.
Source: exports as read by the R package qualtRics (three_row.csv, and its legacy format).
"""

import re
from collections.abc import Sequence

from pipeline.ingest.exports.block import (
    ExportBlock,
    names,
    plain,
    positions,
    with_texts,
    without_repeats,
)

_IMPORT_ID = re.compile(r"""\s*\{\s*["']ImportId["']""")
_OWN = names(
    "startdate enddate status ipaddress progress durationinseconds finished recordeddate "
    "responseid recipientlastname recipientfirstname recipientemail externalreference "
    "locationlatitude locationlongitude distributionchannel userlanguage responseset"
)
_PERSONAL = names(
    "startdate enddate recordeddate ipaddress recipientlastname recipientfirstname "
    "recipientemail externalreference externaldatareference locationlatitude "
    "locationlongitude emailaddress email name firstname lastname"
)
_LEGACY = re.compile(r"V\d+")


def qualtrics_block(rows: Sequence[Sequence[str]]) -> ExportBlock | None:
    """The block of an export of Qualtrics; None when it is not one."""
    codes, texts, third = (*rows[:3], [], [])[:3]
    if len(rows) > 2 and _are_import_ids(third):
        return _block(codes, texts, last=2)
    is_legacy = sum(bool(_LEGACY.fullmatch(cell.strip())) for cell in codes) > 2
    if is_legacy and len(positions(texts, {"responseid", "responseset"})) == 2:
        return _legacy_block(codes, texts)
    if len(positions(codes, _OWN)) < 5:
        return None
    has_texts = len(rows) > 1 and _are_texts(codes, texts)
    return _block(codes, texts if has_texts else codes, last=int(has_texts))


def _are_import_ids(cells: Sequence[str]) -> bool:
    filled = [cell for cell in cells if cell.strip()]
    return sum(bool(_IMPORT_ID.match(cell)) for cell in filled) * 2 > len(filled)


def _are_texts(codes: Sequence[str], below: Sequence[str]) -> bool:
    """Whether the row below holds words about dates instead of dates."""
    dates = positions(codes, {"startdate", "enddate", "recordeddate"})
    found = [below[i] for i in dates if i < len(below) and below[i].strip()]
    return bool(found) and not any(c.isdigit() for cell in found for c in cell)


def _block(codes: Sequence[str], texts: Sequence[str], last: int) -> ExportBlock:
    headers = without_repeats(codes)
    personal = positions(headers, _PERSONAL)
    questions = with_texts(headers, texts) if last else {}
    return ExportBlock("qualtrics", headers, 0, last, questions, personal)


def _legacy_block(codes: Sequence[str], texts: Sequence[str]) -> ExportBlock:
    """V1, V2... are columns of Qualtrics itself; the row below them says which."""
    padded = [*texts, *[""] * len(codes)]
    named = [
        padded[i] if _LEGACY.fullmatch(code.strip()) and padded[i].strip() else code
        for i, code in enumerate(codes)
    ]
    own = {i for i, code in enumerate(codes) if _LEGACY.fullmatch(code.strip())}
    headers = without_repeats(named)
    personal = frozenset(i for i in own if plain(headers[i]) in _PERSONAL)
    return ExportBlock("qualtrics", headers, 0, 1, with_texts(headers, texts), personal)
