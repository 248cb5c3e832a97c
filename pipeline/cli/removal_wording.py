"""What is said of what goes out of the kluis: past its term, or because somebody withdrew."""

from pipeline.ingest.receipt_words import rows_in_words
from pipeline.periods import period_label
from pipeline.settings import Bewaren
from pipeline.steps import Withdrawal
from pipeline.steps.cleaning import ToClean
from pipeline.vault.kluis import Removed

_WORDS = {
    "gesprekken": "gesprekken over",
    "enquete": "antwoorden van golf",
    "quarantaine": "apart gezette rijen, ontvangen in",
    "vervangen": "rijen die een later bestand verving, over",
}
_STAYS = (
    "Dit blijft: alles wat is gepubliceerd, het grootboek, de boekingen (zodat een traject nooit "
    "een tweede keer telt), ingetrokken sleutels, en de aantallen op elk ontvangstbewijs."
)
YOURSELF = (
    "Wat u zelf nog doet: ruim ook uw eigen bestanden op, maak een nieuwe kopie van de map vp en "
    "wis de oude kopieën."
)
# The same words whoever it is: what was published is not told, and cannot be undone.
_DONE = (
    "Deze sleutel telt vanaf nu nergens meer mee: niet in wat nog moet worden gepubliceerd, en ook "
    "niet als er later nog rijen met deze sleutel komen. Alleen de sleutel zelf blijft versleuteld "
    "in de kluis, om zulke rijen te herkennen.",
    "Wat niet kan worden teruggedraaid: cijfers die al zijn gepubliceerd. Zij liggen vast en "
    "bevatten ruis. Niemand kan eraan zien of deze persoon meetelt, en daarom zegt ook dit "
    "programma dat niet. Telde de sleutel al mee, dan blijft de boeking versleuteld staan, met het "
    "onderwerp en de eenheid van het eerste gesprek, zodat zij nooit een tweede keer telt.",
    "Wat u zelf nog doet: haal de rijen ook uit uw eigen bestanden, maak een nieuwe kopie van de "
    "map vp en wis de oude kopieën.",
)


def to_clean_text(what: ToClean, terms: Bewaren) -> str:
    """What would go, what stays, and by which terms."""
    lines = [
        f"Bewaartermijnen in maanden: gesprekken {terms.gesprekken}, enquête {terms.enquete}, "
        f"quarantaine {terms.quarantaine}.",
        "",
    ]
    if what.cleaning.rijen:
        lines += ["Dit gaat weg:", *map(_line, what.cleaning.weg), "", _STAYS]
    else:
        lines.append("Er is niets over zijn bewaartermijn.")
    if what.cleaning.blijft:
        lines += [
            "",
            f"Ouder dan de termijn, maar nog nodig: {rows_in_words(what.cleaning.blijft)}. Het "
            "traject loopt nog door, of het moet nog in een publicatie meetellen.",
        ]
    return "\n".join(lines)


def _line(removed: Removed) -> str:
    over = period_label(removed.over) if "-Q" in removed.over else removed.over
    return f"  {_WORDS[removed.soort]} {over}: {rows_in_words(removed.rijen)}"


def withdrawn_text(done: Withdrawal) -> str:
    """What was removed; the same words whoever it is about what was published."""
    return "\n\n".join((_removed(done), *_DONE))


def _removed(done: Withdrawal) -> str:
    if done.rijen:
        rows = "1 rij is" if done.rijen == 1 else f"{done.rijen} rijen zijn"
        return f"{rows} uit de kluis verwijderd."
    return (
        f"Er stonden geen rijen met deze sleutel van de bron {done.bron} in de kluis. Controleer "
        "de sleutel en de bron. De wens is wel bewaard."
    )
