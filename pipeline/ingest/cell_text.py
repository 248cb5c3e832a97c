"""A typed cell as the text that a CSV would hold.

Why: a file says the same whether it is sent as a spreadsheet, as SPSS, as Parquet or as CSV.
"""

import math
from datetime import date, datetime, time
from decimal import Decimal


def cell_text(cell: object) -> str:
    """Dates as ISO, decimals with a comma, yes and no as Dutch words, nothing as "".

    >>> cell_text(2.0), cell_text(2.5), cell_text(date(2024, 5, 3)), cell_text(True)
    ('2', '2,5', '2024-05-03', 'ja')
    """
    if isinstance(cell, str):
        return cell
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "ja" if cell else "nee"
    if isinstance(cell, (float, Decimal)):
        return _number(float(cell))
    if isinstance(cell, datetime) and cell.time() != time():
        return cell.replace(tzinfo=None).isoformat(sep=" ", timespec="minutes")
    return cell.strftime("%Y-%m-%d") if isinstance(cell, date) else str(cell)


def _number(number: float) -> str:
    if math.isnan(number):
        return ""
    whole = number.is_integer() and abs(number) < 1e15
    return str(int(number)) if whole else f"{number:.15g}".replace(".", ",")
