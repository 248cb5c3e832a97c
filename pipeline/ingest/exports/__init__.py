"""What survey tools put around their answers: header rows of their own, and columns about people.

Why: an export is recognised by its header rows, so that the questions keep their full text, and the
columns that a tool adds about who answered when and from where are never read.
"""

from collections.abc import Sequence

from pipeline.ingest.exports.block import ExportBlock
from pipeline.ingest.exports.forms import forms_block
from pipeline.ingest.exports.limesurvey import limesurvey_block
from pipeline.ingest.exports.qualtrics import qualtrics_block
from pipeline.ingest.exports.surveymonkey import surveymonkey_block

__all__ = ["ExportBlock", "export_block"]

_TOOLS = (qualtrics_block, surveymonkey_block, limesurvey_block, forms_block)


def export_block(top: Sequence[Sequence[str]]) -> ExportBlock | None:
    """The header rows of a survey tool at the top of a file; None when it is no such export.

    `top`: the first rows, cells as text.
    """
    rows = [list(row) for row in top]
    start = next((i for i, row in enumerate(rows) if any(cell.strip() for cell in row)), None)
    if start is None:
        return None
    for find in _TOOLS:
        if (block := find(rows[start:])) is not None:
            return block.moved(start)
    return None
