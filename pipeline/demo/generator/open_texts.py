"""Sentences for open answers, by question and theme, in the way people write them in a survey.

All of it is invented. The themes are the truth that a matcher of themes can be judged by; names and
functions are there so that de-identification has something to find.
"""

from collections.abc import Mapping
from types import MappingProxyType

Sentences = tuple[str, ...]

THEMES: Mapping[str, Mapping[str, Sentences]] = MappingProxyType(
    {
        "open_drempel": MappingProxyType(
            {
                "vrees_gevolgen": (
                    "Ik ben bang dat het later tegen mij gebruikt wordt bij mijn beoordeling.",
                    "Wie iets zegt krijgt daarna geen verlenging meer, dat idee leeft hier echt.",
                    "Je weet niet wat het voor je betekent als je je mond opendoet.",
                ),
                "vertrouwelijkheid": (
                    "Ik twijfel of het wel vertrouwelijk blijft, want iedereen kent hier iedereen.",
                    "Binnen een dag weet de hele gang wat je verteld hebt.",
                    "Het is voor mij niet duidelijk wie mijn verhaal te horen krijgt.",
                ),
                "geen_opvolging": (
                    "Er gebeurt toch niets mee, dat hebben we eerder gezien.",
                    "Ik heb het een keer aangekaart en daarna nooit meer iets teruggehoord.",
                    "De afspraken worden wel gemaakt maar niemand komt erop terug.",
                ),
                "route_onbekend": (
                    "Ik weet eigenlijk niet waar ik heen moet met zoiets.",
                    "Op intranet is het lastig te vinden bij wie je terechtkunt.",
                    "Nieuwe collega's krijgen niet te horen dat er een vertrouwenspersoon is.",
                ),
                "afhankelijkheid": (
                    "Het gaat vaak om degene die ook over je rooster en je contract gaat.",
                    "Het gaat over de leidinggevende zelf, dus daar kun je niet heen.",
                    "Als uitzendkracht ben je afhankelijk en dan laat je het maar gaan.",
                ),
                "zwijgcultuur": (
                    "Het wordt weggelachen, zo praten wij nu eenmaal met elkaar.",
                    "Als je er iets van zegt ben je al snel de zeurpiet van het team.",
                    "Hier spreek je elkaar niet aan, dat zit in de cultuur.",
                ),
            }
        ),
        "open_preventie": MappingProxyType(
            {
                "voorbeeldgedrag": (
                    "Leidinggevenden moeten zelf het goede voorbeeld geven, ook als het druk is.",
                    "Het begint bovenaan, anders verandert er op de werkvloer ook niets.",
                ),
                "aanspreken": (
                    "We moeten elkaar eerder aanspreken, rustig en zonder oordeel.",
                    "Maak er een vast punt van in het werkoverleg, dan went het.",
                ),
                "duidelijke_regels": (
                    "Duidelijke afspraken over wat wel en niet kan, en die ook echt gebruiken.",
                    "Een gedragscode die je met het team doorneemt en niet alleen per mail krijgt.",
                ),
                "training": (
                    "Een training voor omstanders, want velen zien het en weten niet hoe.",
                    "Train teamleiders in lastige gesprekken, daar gaat het nu vaak mis.",
                ),
                "werkdruk": (
                    "Minder werkdruk, want wie op zijn tandvlees loopt wordt kortaf.",
                    "Genoeg bezetting op de drukke momenten, dan ontstaat er minder irritatie.",
                ),
                "vindbaarheid_vp": (
                    "Laat de vertrouwenspersoon vaker langskomen, dan is de stap kleiner.",
                    "Een vertrouwenspersoon van buiten erbij zou voor mij het verschil maken.",
                ),
            }
        ),
        "open_goed": MappingProxyType(
            {
                "collegialiteit": (
                    "We helpen elkaar als het druk is, dat is echt de kracht van ons team.",
                    "Mijn directe collega's staan altijd klaar en er wordt veel gelachen.",
                ),
                "waardering": (
                    "Er is aandacht voor verjaardagen en voor moeilijke momenten thuis.",
                    "Ik krijg regelmatig te horen dat mijn werk gezien wordt.",
                ),
                "openheid": (
                    "In het werkoverleg kan alles gezegd worden, ook als het even schuurt.",
                    "Fouten worden besproken zonder dat iemand de schuld krijgt.",
                ),
                "steun_leidinggevende": (
                    "Mijn leidinggevende luistert goed en komt op voor het team.",
                    "De teamleider loopt elke dag even binnen en dat werkt prettig.",
                ),
            }
        ),
    }
)

OPENERS: Sentences = (
    "",
    "Lastige vraag.",
    "Wat ik om me heen zie:",
    "Vooral dit.",
    "Eerlijk gezegd denk ik er vaak over na.",
    "Bij ons in het team speelt dit al langer.",
)
CLOSERS: Sentences = (
    "Dat hoor ik ook van anderen in de pauze.",
    "Het zou fijn zijn als daar meer tijd voor was.",
    "Dat is al een paar jaar zo en het verandert langzaam.",
    "Verder gaat het hier best goed.",
    "Ik hoop dat er iets met deze antwoorden gebeurt.",
    "Misschien helpt het om er met elkaar een middag voor te nemen.",
)
NAMED: Sentences = (
    "Vooral {name} doet dat steeds weer.",
    "Vraag maar aan {name}, die weet er alles van.",
    "Ik heb het daar met {name} over gehad.",
    "Sinds {function} er is, is de sfeer anders.",
    "Dat ligt vooral bij {function}.",
)
FIRST_NAMES: Sentences = (
    "Anneke", "Bas", "Carlijn", "Dilan", "Erdem", "Fatima", "Gerrit", "Hoop", "Ilse", "Jarek",
    "Karima", "Lotte", "Mehmet", "Nienke", "Oskar", "Priya", "Quinten", "Roos", "Samira", "Wil",
)  # fmt: skip
LAST_NAMES: Sentences = (
    "", "van Zandhoven", "Brinkstra", "de Wolkenaar", "Yildirimoglu", "Kowalczynski", "El Madani",
    "ter Molenbeek", "Oosterdrift", "van der Heidekamp", "Schaapveld", "Duinmeijer",
)  # fmt: skip
FUNCTIONS: Sentences = (
    "de roostermaker", "onze teamleider", "het hoofd van de afdeling", "de nieuwe manager",
    "de enige kok van de locatie", "de coördinator van de avonddienst", "de directiesecretaresse",
)  # fmt: skip
ENGLISH: Mapping[str, Sentences] = MappingProxyType(
    {
        "open_drempel": (
            "I am not sure who to talk to and most information is only in Dutch, so people like me "
            "keep quiet and hope it will pass.",
            "People are afraid that speaking up will affect their contract, so nothing is said and "
            "everybody just carries on.",
        ),
        "open_preventie": (
            "Managers should set the example and talk about this in team meetings, not only once a "
            "year when the survey comes out.",
            "Clear rules in plain language, also in English, and someone from outside the "
            "organisation you can talk to in confidence.",
        ),
        "open_goed": (
            "My direct colleagues are friendly and help me when I do not understand something, and "
            "that makes the work a lot lighter.",
            "We have good lunches together and nobody is left out, which I really appreciate about "
            "this team.",
        ),
    }
)
