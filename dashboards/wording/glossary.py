"""Questions people ask, and the words of this product: the page Uitleg.

Why here and not in a manual: who doubts a number looks for the answer beside the number.
"""

QUESTIONS: tuple[tuple[str, str], ...] = (
    (
        "Waarom zijn de getallen niet precies?",
        "Omdat een precies getal iemand kan verraden. Weet u dat er vorig kwartaal 3 gesprekken "
        "waren en nu 4, en ging er net één collega naar de vertrouwenspersoon? Dan weet u genoeg. "
        "Daarom telt de computer bij elk getal een klein toevallig getal op of af. Dat gebeurt één "
        "keer. Daarna ligt het getal vast.",
    ),
    (
        "Kan ik een getal dan nog wel vertrouwen?",
        "Ja, mits u de grenzen meeleest. Bij elk getal staat waar het echte getal ligt: in 9 van "
        "de 10 gevallen tussen die twee grenzen. Over een hele organisatie valt de ruis vaak "
        "weg tegen het aantal. Bij kleine aantallen niet, en dan zeggen we dat.",
    ),
    (
        "Betekent meer gesprekken dat het slechter gaat?",
        "Nee, niet zonder meer. Meer gesprekken kan betekenen dat er meer gebeurt. Het kan ook "
        "betekenen dat mensen de vertrouwenspersoon beter kennen of meer durven te zeggen. "
        "Daarom staan er bij een stijging altijd twee lezingen.",
    ),
    (
        "En als er geen signaal is?",
        "Dan konden we geen patroon aantonen. Dat is iets anders dan dat er niets speelt. "
        "Bij elk overzicht staat hoe groot een verandering moet zijn voordat wij haar zien.",
    ),
    (
        "Waarom zie ik mijn eigen team niet?",
        "Afdelingen met minder dan 100 medewerkers tellen we op bij de afdeling erboven. "
        "In een kleine groep is een persoon te makkelijk te herkennen, ook met ruis.",
    ),
    (
        "Waarom zie ik per afdeling niet of het over een leidinggevende ging?",
        "Heeft een afdeling één of twee leidinggevenden, dan wijst zo'n getal naar een persoon. "
        "Ook die verdient bescherming.",
    ),
    (
        "Kan de vertrouwenspersoon een getal laten verwijderen of aanpassen?",
        "Nee. Een publicatie ligt vast, is ondertekend, en hangt aan een doorlopend grootboek. "
        "Wordt er iets veranderd, dan weigert deze pagina de cijfers te tonen. "
        "Een fout wordt hersteld met een gedateerde toelichting.",
    ),
    (
        "Ziet de bestuurder meer dan de ondernemingsraad?",
        "Nee. Iedereen krijgt dezelfde getallen, met dezelfde grenzen.",
    ),
    (
        "Staan hier ook formele klachten in?",
        "Nee. Hier gaat het om gesprekken met de vertrouwenspersoon en om de enquête. Formele "
        "klachten lopen via de klachtencommissie en worden daar geteld.",
    ),
    (
        "Mag ik deze cijfers verder delen?",
        "Dat kan zonder gevaar voor de mensen die gesproken hebben: de bescherming zit in de "
        "cijfers zelf. Geef wel altijd de grenzen en de uitleg mee.",
    ),
)

TERMS: tuple[tuple[str, str], ...] = (
    ("Bandbreedte", "De twee grenzen waartussen het echte getal ligt, in 9 van de 10 gevallen."),
    ("Cel", "Eén getal uit de publicatie, bijvoorbeeld één onderwerp in één kwartaal."),
    (
        "Epsilon",
        "Een maat voor hoeveel de cijfers over één persoon kunnen verklappen. "
        "Hoe kleiner, hoe beter beschermd.",
    ),
    ("Gebeurtenis", "Iets wat een verandering kan verklaren, zoals een voorlichting of nieuws."),
    ("Gesprek", "Iemand praat met de vertrouwenspersoon. Dat is geen formele klacht."),
    ("Golf", "Eén ronde van de enquête."),
    (
        "Grootboek",
        "Het boek waarin elk verbruik van privacybudget staat. Regels kunnen er alleen bij.",
    ),
    ("Onderwerp", "De categorie van een gesprek, zoals werkdruk of pesten."),
    (
        "Patroon",
        "Een verandering of verschil dat we met de cijfers hebben onderzocht.",
    ),
    (
        "Privacybudget",
        "De grens aan hoeveel er over één persoon in totaal mag doorschemeren. Op is op.",
    ),
    ("Ruis", "Het kleine toevallige getal dat bij elk cijfer is opgeteld of afgetrokken."),
    ("Signaal", "Een patroon dat moeilijk met toeval alleen te verklaren is."),
    ("Traject", "Alle gesprekken met één medewerker."),
    (
        "Vertrouwenspersoon in preventie",
        "Een vertrouwenspersoon die ook naar patronen kijkt en de organisatie advies geeft.",
    ),
)
