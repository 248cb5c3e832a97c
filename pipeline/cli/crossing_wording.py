"""What is said of the parcel that crosses to the dashboard's machine."""

from datetime import date

from pipeline.periods import day_in_words
from pipeline.steps.crossing import HandedOver

NUMBER = "Herkenningsgetal: {}"


def parcel_text(done: HandedOver) -> str:
    """Where it is, what is in it, and what to do on the other machine."""
    return (
        f"De bundel staat klaar: {done.bestand}\n"
        f"Daarin staat alles wat tot en met {day_in_words(date.fromisoformat(done.dag))} is "
        "gepubliceerd en aangeboden, en niets uit de map vp.\n"
        f"{NUMBER.format(done.herkenningsgetal)}\n"
        "Op de computer van het dashboard: vip ontvangen "
        f"{done.bestand.name} --map MAP\n"
        "Is dat de eerste keer, dan vraagt die computer of het herkenningsgetal klopt. Lees het "
        "dan voor aan de telefoon; stuur het niet met de bundel mee."
    )
