"""What is said around the answer to a question."""

from collections.abc import Mapping

from pipeline.advice.asked.understood import Understood

ADDRESSEES = ("bestuurder", "directie", "ondernemingsraad", "preventiemedewerker", "hr")
_OPTIONS = {
    "hoofdcategorie": "--categorie",
    "cluster": "--cluster",
    "relatie": "--relatie",
    "eenheid": "--eenheid",
}
HELD = (
    "Let op: over deze eenheid is advies nu opgeschort. Dit antwoord kunt u nu niet vrijgeven. "
    "Alleen u ziet deze regel; hij staat niet in het antwoord."
)


def choices_text(understood: Understood, given: Mapping[str, str]) -> str:
    """What the words left open, with the options to choose by."""
    open_ones = {n: codes for n, codes in understood.keuzes.items() if n not in given}
    lines = [f"  {_OPTIONS[name]}: {', '.join(codes)}" for name, codes in open_ones.items()]
    if not lines:
        return ""
    return "\n".join(["De vraag noemt meer dan één mogelijkheid. Kies zo nodig met:", *lines])
