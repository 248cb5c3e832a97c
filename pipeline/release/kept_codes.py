"""What published numbers refer to stays: own codes and units may be added and ended, never dropped.

Own codes are written in the ledger when they are first seen. From then on they cannot change, and
they are in force from a quarter that had not begun: a code that is added when talks about a quarter
are already known could be chosen by what was said in them. Only before the first file with
gesprekken came in may codes go back to the start of the calendar.
"""

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from datetime import date
from typing import Any

from pipeline.contracts.own_codes import OwnCode
from pipeline.contracts.public import PublicInputs
from pipeline.errors import ConfigurationError
from pipeline.periods import next_quarter, period_label, quarter_of
from pipeline.release.clock import DAY
from pipeline.release.ledger import Ledger

CODES = "codes"


def kept_codes(ledger: Ledger) -> tuple[OwnCode, ...]:
    """The own codes in the ledger, in the order in which they were written down."""
    noted = [entry.inhoud[CODES] for entry in ledger.entries if entry.soort == CODES]
    return tuple(OwnCode(**values) for codes in noted for values in codes)


def earliest_quarter(vanaf: str, closed_until: str, has_rows: bool, today: date) -> str:
    """The first quarter in which a code can be in force that is written down today."""
    if not has_rows and not closed_until:
        return vanaf
    return next_quarter(max(quarter_of(today), closed_until))


def keep_codes(ledger: Ledger, codes: Iterable[OwnCode], earliest: str, today: date) -> bool:
    """Write down the codes that are new; gives whether there were any.

    Raises ConfigurationError when one that was written down is gone or different, or when a new one
    would be in force too early.
    """
    present = {(code.lijst, code.code): code for code in codes}
    kept = {(code.lijst, code.code): code for code in kept_codes(ledger)}
    for name, code in kept.items():
        if present.get(name) != code:
            raise _changed(code)
    new = [code for name, code in present.items() if name not in kept]
    for code in new:
        if code.geldig_van < earliest:
            raise _too_early(code, earliest)
    if new:
        content: Mapping[str, Any] = {CODES: [asdict(code) for code in new]}
        ledger.note(CODES, {**content, DAY: today.isoformat()})
    return bool(new)


def check_units(ledger: Ledger, publiek: PublicInputs) -> None:
    """Raises ConfigurationError when a unit that was published is no longer known."""
    if not ledger.first_debits:
        return
    published = {unit["eenheid"] for unit in ledger.first_debits[-1].inhoud["publiek"]["units"]}
    gone = sorted(published - set(publiek.lineage.described))
    if gone:
        raise ConfigurationError(
            f"In codes/organisatie.csv ontbreekt een eenheid die is gepubliceerd: {gone[0]}.",
            "Zet de regel terug. Bestaat de eenheid niet meer, vul dan geldig_tot in, en bij een "
            "opvolger ook opgevolgd_door.",
        )


def _changed(code: OwnCode) -> ConfigurationError:
    values = (code.code, code.label, code.geldig_van, code.cluster or "", code.voorheen or "")
    return ConfigurationError(
        f"De eigen code {code.code} is vastgelegd, maar ontbreekt in codes/{code.lijst}.csv of is "
        "daar veranderd.",
        "Een vastgelegde code blijft zoals zij was, ook als u haar niet meer gebruikt. Zet terug: "
        f"{', '.join(value for value in values if value)}; over een leidinggevende: "
        f"{'ja' if code.over_leidinggevende else 'nee'}.",
    )


def _too_early(code: OwnCode, earliest: str) -> ConfigurationError:
    return ConfigurationError(
        f"De eigen code {code.code} in codes/{code.lijst}.csv geldt vanaf het "
        f"{period_label(code.geldig_van)}. Dat kan niet meer.",
        f"Zet in de kolom geldig_van {earliest} of later: een nieuwe code geldt vanaf een kwartaal "
        "dat nog moet beginnen.",
    )
