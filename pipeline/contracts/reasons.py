"""Why a row was set aside: a closed list of reasons, each with its Dutch words.

Why: reports, quarantine and tests refer to a reason by code, so that no message ever needs the
value that caused it.
"""

from enum import StrEnum


class Reason(StrEnum):
    """A reason code. `zin` says what is wrong, `vervolgstap` what the user can do."""

    KOLOM_ONTBREEKT = "kolom_ontbreekt"
    ONTBREEKT = "ontbreekt"
    ONBEKENDE_CODE = "onbekende_code"
    ONGELDIGE_PERIODE = "ongeldige_periode"
    ONGELDIGE_DATUM = "ongeldige_datum"
    TOEKOMST = "toekomst"
    VOOR_KALENDER = "voor_kalender"
    DUBBEL = "dubbel"
    GELIJKE_RIJ = "gelijke_rij"
    GEEN_GETAL = "geen_getal"
    BUITEN_BEREIK = "buiten_bereik"
    TE_LANG = "te_lang"
    ONGELDIGE_VORM = "ongeldige_vorm"
    NOG_NIET_GELDIG = "nog_niet_geldig"
    EENHEID_NOG_NIET = "eenheid_nog_niet"
    EENHEID_NIET_MEER = "eenheid_niet_meer"

    @property
    def zin(self) -> str:
        """What is wrong, in words a user reads after the name of the column."""
        return _WORDS[self][0]

    @property
    def vervolgstap(self) -> str:
        """What the user can do about it."""
        return _WORDS[self][1]


_WORDS: dict[Reason, tuple[str, str]] = {
    Reason.KOLOM_ONTBREEKT: (
        "deze verplichte kolom ontbreekt",
        "Voeg de kolom toe, of geef een bestaande kolom deze naam.",
    ),
    Reason.ONTBREEKT: (
        "leeg, maar verplicht",
        "Vul de cel in. Weet u het niet, en heeft de lijst een waarde voor onbekend? Kies dan die.",
    ),
    Reason.ONBEKENDE_CODE: (
        "deze waarde staat niet in de lijst",
        "Kies een waarde uit de lijst.",
    ),
    Reason.ONGELDIGE_PERIODE: (
        "geen geldig kwartaal",
        "Schrijf het kwartaal als 2024-Q3. Een maand (juli 2024) of datum (15-07-2024) mag ook.",
    ),
    Reason.ONGELDIGE_DATUM: (
        "geen bestaande datum",
        "Schrijf de datum als 2024-07-15 of 15-07-2024.",
    ),
    Reason.TOEKOMST: (
        "ligt in de toekomst",
        "Verbeter het jaartal of het kwartaal.",
    ),
    Reason.VOOR_KALENDER: (
        "ligt voor het begin van de kalender",
        "Laat deze rijen weg, of laat de kalender in vip.toml eerder beginnen. "
        "Dat laatste kan alleen zolang er niets is gepubliceerd.",
    ),
    Reason.DUBBEL: (
        "komt al eerder in het bestand voor",
        "Haal de dubbele rij weg. De eerste rij telt mee.",
    ),
    Reason.GELIJKE_RIJ: (
        "rij die helemaal gelijk is aan een eerdere rij",
        "Kijk of de rij per ongeluk twee keer is ingevoerd. De rij telt gewoon mee.",
    ),
    Reason.GEEN_GETAL: (
        "geen getal",
        "Vul een getal in, zonder woorden en zonder eenheid.",
    ),
    Reason.BUITEN_BEREIK: (
        "getal buiten de grenzen",
        "Verbeter het getal.",
    ),
    Reason.TE_LANG: (
        "te lang",
        "Maak de tekst korter.",
    ),
    Reason.ONGELDIGE_VORM: (
        "niet in de juiste vorm",
        "Gebruik alleen letters, cijfers, punt, streepje en laag streepje. Geen spaties.",
    ),
    Reason.NOG_NIET_GELDIG: (
        "eigen code die in dat kwartaal nog niet gold",
        "De rij telt mee onder de code in de kolom voorheen, of als onbekend. Kies liever de code "
        "die toen gold.",
    ),
    Reason.EENHEID_NOG_NIET: (
        "eenheid die er in dat kwartaal nog niet was",
        "Zet in codes/organisatie.csv een eerdere datum in geldig_van, of noem haar in de kolom "
        "opgevolgd_door van de eenheid waaruit zij kwam. Tot dan wacht de rij.",
    ),
    Reason.EENHEID_NIET_MEER: (
        "eenheid die er in dat kwartaal niet meer was",
        "De rij telt mee bij de opvolger, of bij de eenheid erboven. Kies liever de eenheid die er "
        "toen was.",
    ),
}
