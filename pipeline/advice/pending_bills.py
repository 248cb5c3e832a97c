"""Bills that an advice names: as they stood on a day, as no law yet, and never as a duty.

Why: a director who is told that something "becomes law" plans for it. How a bill stands is a dated
setting of the organisation (vip.toml); one last looked up over a year ago asks for a check.
"""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from pipeline.advice.catalogue import fill, measure_groups, text
from pipeline.advice.concept import Line, Lines, Term
from pipeline.errors import ConfigurationError
from pipeline.periods import day_in_words
from pipeline.settings import Wetsvoorstel

Bills = Mapping[str, Wetsvoorstel]
"""By code, as in vip.toml."""
_FRESH = timedelta(days=365)


def check_bills(bills: Bills) -> None:
    """Raise ConfigurationError where a bill names a kind of advice that does not exist."""
    known = {group.code for group in measure_groups()}
    for code, bill in bills.items():
        if not set(bill.bij) <= known:
            raise ConfigurationError(
                f"In vip.toml staat bij wetsvoorstellen.{code} een soort advies die niet bestaat.",
                f"Kies bij bij uit: {', '.join(sorted(known, key=lambda one: int(one[1:])))}. "
                "De lijst staat in docs/handleiding.md.",
            )


def named_with(group: str, bills: Bills) -> tuple[Wetsvoorstel, ...]:
    """The bills that an advice of this kind names, in the order of vip.toml."""
    return tuple(bill for bill in bills.values() if group in bill.bij)


def told(bills: Iterable[Wetsvoorstel]) -> Lines:
    """One paragraph a bill: what it is, how it stood when, and what it would ask."""
    return tuple(_told(bill) for bill in bills)


def _told(bill: Wetsvoorstel) -> Line:
    slots = {
        "titel": Term(bill.titel, "titel"),
        "datum": Term(day_in_words(bill.stand_op), bill.stand_op.isoformat()),
        "inhoud": Term(bill.inhoud, "inhoud"),
    }
    keys = [bill.status.replace(" ", "_"), *(["inhoud"] if bill.inhoud else [])]
    if bill.vanaf:
        keys.append("vanaf_wet" if bill.status == "in werking" else "vanaf")
        slots["vanaf"] = Term(day_in_words(bill.vanaf), bill.vanaf.isoformat())
    return fill(" ".join(text("wetsvoorstellen", key) for key in keys), slots)


def to_check(bills: Iterable[Wetsvoorstel], today: date) -> Lines:
    """What a vertrouwenspersoon should look up first: how a bill stood over a year ago, or later
    than today.
    """
    return tuple(
        fill(
            text("wetsvoorstellen", "toekomst" if bill.stand_op > today else "nakijken"),
            {"titel": Term(bill.titel, "titel")},
        )
        for bill in bills
        if not today - _FRESH <= bill.stand_op <= today
    )
