"""The computer's clock, checked against the ledger: a wrong date must not close or publish years.

Every debit and most notes carry the day on which they were written. A day before the last of them
means that the clock is wrong now, or was wrong then; the VP tells which (`vip klok`).
"""

from datetime import date

from pipeline.errors import ConfigurationError
from pipeline.release.ledger import Ledger

CLOCK = "klok"
DAY = "gemaakt_op"


def last_day(ledger: Ledger) -> date | None:
    """The day of the last dated entry; what `vip klok` wrote counts like any other."""
    days = [entry.inhoud[DAY] for entry in ledger.entries if DAY in entry.inhoud]
    return date.fromisoformat(days[-1]) if days else None


def check_clock(ledger: Ledger, today: date) -> None:
    """Raises ConfigurationError when `today` lies before the last day in the ledger."""
    last = last_day(ledger)
    if last is not None and today < last:
        raise ConfigurationError(
            f"De klok van deze computer staat op {today:%d-%m-%Y}, maar het grootboek is op "
            f"{last:%d-%m-%Y} nog bijgewerkt.",
            "Zet de datum van de computer goed. Klopt de datum van vandaag, en stond de klok "
            "toen verkeerd? Gebruik dan: vip klok",
        )
