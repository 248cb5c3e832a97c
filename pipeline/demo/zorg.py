"""Voorbeeldzorg: 12,000 employees, large enough to see a category double in a year."""

from pipeline.demo.generator.changes import Change, Extra
from pipeline.demo.generator.profile import LARGEST_CATEGORY
from pipeline.demo.generator.survey_changes import NewTopic, SurveyChange, ThemeChange
from pipeline.demo.generator.survey_profile import CARE_PREVALENCES, SurveyProfile
from pipeline.demo.recipe import LAST_YEAR, QUARTERS, Event, Planted, Recipe, SourceFiles
from pipeline.demo.zorg_chart import (
    BUSY_UNIT,
    RENAMED_TO,
    SILENT_UNIT,
    SMALL_TEAM,
    UNIT_OF_3000,
    zorg_chart,
)

_HOURS = 720
_ALL_YEARS = (QUARTERS[0], QUARTERS[-1])
_ALL_WAVES = ("2021", "2025")

_PLANTED = (
    Planted(
        "Verdubbeling van de grootste categorie",
        "In heel 2025 zijn er gemiddeld twee keer zoveel trajecten over samenwerking of conflict "
        "met de leidinggevende: van ongeveer 9 naar ongeveer 18 per kwartaal.",
        "Een stijging van deze categorie over de vier kwartalen van 2025 samen, en van het cluster "
        "waar zij onder valt. Hoe zeker dat te zien is hangt af van het plan: met de helft van het "
        "budget op deze tabel ongeveer 4 van de 5 keer.",
        "Een uitspraak over de oorzaak. Ook meer vertrouwen kan een stijging geven.",
    ),
    Planted(
        "Verdubbeling van pesten in een eenheid van 3.000",
        "In heel 2025 zijn er bij Ouderenzorg Noord twee keer zoveel trajecten over pesten: van "
        "ongeveer 1,4 naar ongeveer 2,7 per kwartaal.",
        "Niets. Dit aantal is te klein om bij epsilon 1 van toeval en ruis te onderscheiden. Het "
        "programma hoort dat erbij te zeggen.",
        "Een signaal over pesten bij deze eenheid, of een zin die zegt dat er niets speelt.",
    ),
    Planted(
        "Meer vrees voor gevolgen",
        "In de enquête van 2025 ligt mb_vreest_gevolgen 8 punten hoger (schaal 0-100). In de open "
        "antwoorden komt het thema vrijuit spreken dat jaar drie keer zo vaak voor.",
        "Een duidelijke verandering bij deze vraag in de laatste golf, en een kleine verandering "
        "van nog geen 2 punten in de index meldbereidheid. En op de pagina Thema's een stijging "
        "van het thema vrijuit spreken.",
        "Een verandering bij psychologische veiligheid of bij leiderschap: daar verandert niets.",
    ),
    Planted(
        "Een nieuw onderwerp in de open antwoorden",
        "In de enquête van 2025 schrijven mensen voor het eerst over het rookverbod: 7 van de "
        "100 die anders niets zouden opschrijven. Daar is geen thema voor.",
        "Een groter deel van de antwoorden past in geen thema. Waar dat over gaat staat er niet "
        "bij: daarvoor leest de VP de eigen lijst met thema's na.",
        "Een stijging van een ander thema. Het onderwerp zelf: geen woord uit een antwoord komt "
        "naar buiten.",
    ),
    Planted(
        "Meer werkdruk in de thuiszorg",
        "In de enquête van 2025 liggen werktempo, te veel werk en onrust door veranderingen bij "
        "Thuiszorg (2.200 medewerkers) elk 20 punten hoger (schaal 0-100). In de index werk en "
        "belasting van die eenheid is dat 7,5 punten.",
        "Klimaat: een lagere score voor werk en belasting vanuit Thuiszorg. Thuiszorg is bijna een "
        "vijfde van de organisatie, dus ook in het geheel verschuiven deze drie vragen een beetje.",
        "Een verandering bij psychologische veiligheid of bij leiderschap: daar verandert niets.",
    ),
    Planted(
        "Een stille eenheid",
        "Bij Gehandicaptenzorg (1.700 medewerkers) komt in alle jaren maar 15 % van het gewone "
        "aantal mensen praten. In de enquête ervaren daar 10 procentpunt meer medewerkers pesten "
        "en ook 10 procentpunt meer intimidatie door iemand van het werk dan elders.",
        "Stilte vanuit Gehandicaptenzorg: veel ervaringen in de enquête naast weinig gesprekken. "
        "Voor één jaar is de eenheid te klein, dus eerdere enquêtes en hun jaren tellen mee.",
        "Een daling: deze eenheid is altijd stil geweest.",
    ),
    Planted(
        "Meer gesprekken na voorlichting",
        "In oktober 2022 was er een ronde langs alle locaties. Alle categorieën samen waren in dat "
        "kwartaal 1,6 keer en in het kwartaal daarna 1,3 keer zo groot als gewoonlijk.",
        "Een tijdelijke stijging van het totaal eind 2022 op de tijdlijn, met de voorlichting "
        "erbij. Niet op de lijst: die gaat over het nieuwste jaar, en over gebeurtenissen van de "
        "laatste twee jaar.",
        "Een advies over gedrag op grond van deze stijging.",
    ),
    Planted(
        "Aandacht in de media zonder verandering",
        "In april 2024 was er landelijke aandacht voor gedrag in de zorg. De gesprekken "
        "veranderden daardoor niet.",
        "De gebeurtenis als markering bij de tijdlijn. Op de lijst staat bij werking dat het "
        "aantal gesprekken erna past bij wat te verwachten is.",
        "Een advies over gedrag naar aanleiding van deze gebeurtenis.",
    ),
    Planted(
        "Een team van 40 met 6 gesprekken",
        "Bij Geestelijke Verzorging (40 medewerkers) zijn er in het derde kwartaal van 2025 zes "
        "trajecten van één gesprek over uitsluiten en roddelen.",
        "Niets over dit team. De gesprekken tellen mee bij Ouderenzorg Zuid.",
        "De naam of de code van dit team op een pagina, in een bestand of in een advies.",
    ),
    Planted(
        "Een eenheid krijgt een andere naam",
        "Op 1 juli 2023 ging Thuiszorg Oost (THZ-3) verder als Wijkverpleging Oost (THZ-30).",
        "De gebeurtenis als markering. Toont het plan dit niveau: één reeks, met de oude naam "
        "erbij.",
        "Een daling bij de oude of een stijging bij de nieuwe naam.",
    ),
    Planted(
        "Een eenheid met twee leidinggevenden",
        "De Zelfsturende Wijkteams hebben meer dan 100 medewerkers en maar 2 leidinggevenden.",
        "Het totaal van deze eenheid, als het plan dit niveau toont.",
        "Gesprekken over een leidinggevende, uitgesplitst naar deze eenheid.",
    ),
)


def recipe() -> Recipe:
    """Two sources with a workbook a year each, five yearly waves."""
    return Recipe(
        naam="Voorbeeldzorg",
        sector="zorg",
        seed=202_502,
        chart=zorg_chart(),
        sources=(
            SourceFiles("vp_intern", ("intern",), "maand", is_yearly=True),
            SourceFiles("vp_extern", ("extern",), "kwartaal", is_yearly=True),
        ),
        hours=dict.fromkeys(QUARTERS, _HOURS),
        changes=_changes(),
        extras=(Extra("klein_team", 6, "2025-Q3", SMALL_TEAM, "oo_uitsluiting_roddel"),),
        events=(
            Event("2022-10-03", "voorlichting", "", "Ronde langs alle locaties"),
            Event("2023-07-01", "hernoeming", RENAMED_TO, "Thuiszorg Oost: nieuwe naam"),
            Event("2024-04-15", "media", "", "Landelijke aandacht voor gedrag in de zorg"),
        ),
        survey_profile=SurveyProfile(prevalences=CARE_PREVALENCES, seen=0.27),
        survey_changes=(
            SurveyChange("vrees", "mb_vreest_gevolgen", 8.0, "2025", "2025"),
            *(
                SurveyChange("werkdruk", item, 20.0, "2025", "2025", eenheid=BUSY_UNIT)
                for item in ("wd_tempo", "wd_hoeveelheid", "ve_onrust")
            ),
            SurveyChange("stilte", "og_int_pesten", 10.0, *_ALL_WAVES, eenheid=SILENT_UNIT),
            SurveyChange("stilte", "og_int_intimidatie", 10.0, *_ALL_WAVES, eenheid=SILENT_UNIT),
        ),
        themes=(ThemeChange("vrees", "th_vrijuit_spreken", 3.0, "2025", "2025"),),
        topics=(NewTopic("rookvrij", "rookvrij", 0.07, "2025", "2025"),),
        planted=_PLANTED,
    )


def _changes() -> tuple[Change, ...]:
    return (
        Change("grootste_verdubbelt", 2.0, *LAST_YEAR, hoofdcategorie=LARGEST_CATEGORY),
        Change("pesten", 2.0, *LAST_YEAR, eenheid=UNIT_OF_3000, hoofdcategorie="oo_pesten"),
        Change("stilte", 0.15, *_ALL_YEARS, eenheid=SILENT_UNIT),
        Change("na_voorlichting", 1.6, "2022-Q4", "2022-Q4"),
        Change("na_voorlichting", 1.3, "2023-Q1", "2023-Q1"),
    )
