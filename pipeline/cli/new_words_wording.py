"""What is said of new words in open answers."""

from pipeline.cli.wording import decimal
from pipeline.steps.new_words import WordSearch


def told(search: WordSearch) -> list[str]:
    """What was found, or why nothing can be told; word by word, those that were found."""
    if search.gevonden is not None:
        return _words(search)
    if not search.is_genoeg:
        return [
            "Te weinig antwoorden om nieuwe onderwerpen te vinden. Naar verwachting beantwoorden "
            f"{decimal(search.verwacht, 0)} mensen een open vraag. Een woord is pas te noemen als "
            "tientallen mensen het gebruiken, en dat komt voor vanaf "
            f"{decimal(search.nodig, 0)} antwoorden.",
            "Kijk naar de subthema's en naar hoeveel antwoorden in geen thema passen.",
        ]
    if not search.is_gevraagd:
        return [
            "Er is niet naar nieuwe woorden gezocht: dat kost een deel van het privacybudget van "
            "de golf.",
            "Zet voor een volgende golf onder [plan_enquete] in vip.toml: nieuwe_woorden = 15.",
        ]
    return [
        "Over deze golf is niets te vertellen: bij het publiceren is niet gezocht, of nog niet."
    ]


def _words(search: WordSearch) -> list[str]:
    assert search.gevonden is not None
    least, told = search.gevonden.drempel, search.gevonden.woorden
    if not told:
        return [f"Geen nieuw woord is door genoeg mensen gebruikt (ongeveer {least} of meer)."]
    return [
        f"Woorden die in geen lijst staan en die ongeveer {least} mensen of meer gebruiken. De "
        "aantallen zijn expres iets onnauwkeurig gemaakt. Van iemand tellen hooguit 2 woorden mee.",
        *(f"  {word}: ongeveer {decimal(n, 0)} mensen" for word, n in told),
        "Deze lijst is voor wie de thema's bijhoudt. Geef haar niet door: maak er een thema van "
        "(4.4, Een eigen thema). Staat de naam van iemand erbij? Maak daar geen thema van.",
    ]
