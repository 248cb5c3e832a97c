"""The four ways in which there is nothing to see, each with its own words.

Why: an empty page reads as "all is well". No data, too little data, a spent budget and no pattern
are four different facts, and each asks something else of the reader.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class EmptyState:
    """What is the case, and what can be done."""

    title: str
    explained: str
    next_step: str


NO_DATA = EmptyState(
    "Er zijn nog geen cijfers",
    "De vertrouwenspersoon heeft voor deze organisatie nog niets gepubliceerd. "
    "Deze pagina zegt dus niets over hoe het gaat.",
    "Vraag de vertrouwenspersoon wanneer de eerste publicatie komt. Zij of hij zet de cijfers "
    "klaar in de map met de overdracht.",
)
TOO_LITTLE = EmptyState(
    "Te weinig gegevens om iets te kunnen zien",
    "De aantallen zijn te klein. Zelfs drie keer zo veel gesprekken zouden we vaker missen dan "
    "zien. Dat er geen signaal staat, betekent hier dus niets.",
    "Kijk naar langere perioden of naar de hele organisatie, houd een enquête, en blijf met "
    "elkaar in gesprek.",
)
BUDGET_SPENT = EmptyState(
    "Het privacybudget is verbruikt",
    "Over deze perioden komen geen nieuwe cijfers meer. Nog een keer tellen zou de "
    "gesprekspartners minder beschermen dan is beloofd.",
    "De cijfers die er al staan, blijven gelden. De volgende periode heeft een eigen budget.",
)
NO_SIGNAL = EmptyState(
    "Geen patroon aantoonbaar",
    "Er is genoeg om naar te kijken, en wat we zien past bij eerdere perioden. "
    "Dat bewijst niet dat er niets speelt: niet iedereen komt praten.",
    "Lees hieronder wat we niet konden zien. Bespreek of dit past bij wat u zelf hoort.",
)
NO_SURVEY = EmptyState(
    "Er is geen enquête gepubliceerd",
    "De cijfers hier komen alleen uit gesprekken. Wie niet komt praten, is dus niet te zien.",
    "Vraag de vertrouwenspersoon of er een enquête komt. Juist die laat zien wat niemand vertelt.",
)
NO_THEMES = EmptyState(
    "Er zijn geen thema's gepubliceerd",
    "Er waren geen open vragen in een gepubliceerde enquête, of er werkten te weinig mensen om er "
    "iets van te kunnen laten zien. Deze pagina zegt dus niets over wat mensen bezighoudt.",
    "Vraag de vertrouwenspersoon of er in de volgende enquête open vragen staan.",
)
TOO_FEW_WRITERS = EmptyState(
    "Te weinig gegevens om thema's te laten zien",
    "Het is niet bekend hoeveel mensen iets opschreven. Zonder dat zegt een aantal niets.",
    "Vraag de vertrouwenspersoon of er in het plan van de enquête ook andere vragen staan.",
)
NO_ADVICE = EmptyState(
    "Er is nog geen advies aangeboden",
    "Een advies komt hier pas te staan als de vertrouwenspersoon het heeft vrijgegeven en aan de "
    "organisatie heeft aangeboden. Concepten zijn hier niet te zien.",
    "Vraag de vertrouwenspersoon of er een advies in voorbereiding is.",
)
