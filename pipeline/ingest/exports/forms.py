"""Microsoft Forms: one header row that begins with columns about who answered.

Why: Forms writes a name and a mail address beside every answer unless the form was set otherwise.
Source: columns of an export of Microsoft Forms to Excel, Dutch and English.
"""

from collections.abc import Sequence

from pipeline.ingest.exports.block import ExportBlock, names, plain, positions, without_repeats

_TIMES = names(
    "begintijd starttijd starttime tijdvanvoltooiing tijdvanvoltooien voltooiingstijd "
    "tijdstipvanvoltooiing completiontime"
)
_PEOPLE = names("email emailadres naam name")
_CHANGED = names(
    "laatstgewijzigdop laatstgewijzigd tijdvanlaatstewijziging "
    "tijdstipvanlaatstewijziging lastmodifiedtime"
)
_FIRST_COLUMNS = 8


def forms_block(rows: Sequence[Sequence[str]]) -> ExportBlock | None:
    """The block of an export of Microsoft Forms; None when it is not one."""
    headers = without_repeats(rows[0])
    first = {plain(header) for header in headers[:_FIRST_COLUMNS]}
    if "id" not in first or len(first & _TIMES) < 2:
        return None
    added = positions(headers[:_FIRST_COLUMNS], _TIMES | _PEOPLE | _CHANGED)
    return ExportBlock("forms", headers, personal=added)
