"""Gemeente Voorbeelddam: 1,500 employees, so the talks carry little and the survey carries more."""

from pipeline.demo.generator.changes import Change
from pipeline.demo.generator.chart import Branch, Chart, build_chart
from pipeline.demo.generator.profile import LARGEST_CATEGORY
from pipeline.demo.generator.survey_changes import SurveyChange, ThemeChange
from pipeline.demo.generator.survey_profile import SurveyProfile
from pipeline.demo.recipe import LAST_YEAR, QUARTERS, Event, Planted, Recipe, SourceFiles

SIZE = 1_500
_HOURS = 90
_CHART_SEED = 1_500

_DIRECTORATES = (
    (
        "SD",
        "Sociaal Domein",
        0.28,
        ("Jeugd en Gezin", "Werk en Inkomen", "Maatschappelijke Hulp", "Wijkteams", "Onderwijs"),
    ),
    (
        "RE",
        "Ruimte en Economie",
        0.22,
        ("Bouwen en Wonen", "Verkeer en Vervoer", "Grondzaken", "Economie en Haven"),
    ),
    (
        "SB",
        "Stadsbeheer",
        0.20,
        ("Groen en Water", "Wegen en Verlichting", "Afval en Reiniging", "Toezicht op Straat"),
    ),
    (
        "DV",
        "Dienstverlening",
        0.16,
        ("Publieksbalie", "Belastingen", "Sport en Zwembaden"),
    ),
    (
        "BV",
        "Bedrijfsvoering",
        0.14,
        ("Personeel en Organisatie", "Financiën", "Informatievoorziening"),
    ),
)


def _chart() -> Chart:
    branches = [
        Branch(code, naam, share, tuple((f"{code}-{i}", n) for i, n in enumerate(names, start=1)))
        for code, naam, share, names in _DIRECTORATES
    ]
    return build_chart(SIZE, _CHART_SEED, branches)


_PLANTED = (
    Planted(
        "Verdubbeling van de grootste categorie",
        "In heel 2025 zijn er gemiddeld twee keer zoveel trajecten over samenwerking of conflict "
        "met de leidinggevende: van ongeveer 1,3 naar ongeveer 2,6 per kwartaal.",
        "Niets. Bij 1.500 medewerkers zijn de aantallen zo klein dat een verdubbeling niet te "
        "onderscheiden is van toeval en ruis. Het programma hoort dat vooraf te zeggen.",
        "Een signaal over deze categorie, of een zin die zegt dat er niets speelt.",
    ),
    Planted(
        "Meer medewerkers kennen de vertrouwenspersoon",
        "In september 2023 was er een campagne. Vanaf de enquête van 2024 kent 15 procentpunt meer "
        "medewerkers de vertrouwenspersoon (mb_kent_vp).",
        "Een duidelijke stijging bij deze vraag tussen 2023 en 2024, in de cijfers van de enquête. "
        "Op de lijst met patronen staat dit niet: drempel kijkt alleen naar een daling.",
        "Een stijging van het aantal gesprekken: die is er niet bij gemaakt.",
    ),
    Planted(
        "Meer vrees voor gevolgen",
        "In de enquête van 2025 ligt mb_vreest_gevolgen 8 punten hoger (schaal 0-100). In de open "
        "antwoorden komt het thema vrijuit spreken dat jaar twee keer zo vaak voor.",
        "Een lagere score bij deze vraag in de laatste golf, in de cijfers van de enquête. Op de "
        "lijst met patronen komt dit hier zelden: bij 1.500 medewerkers is een verschil pas vanaf "
        "ongeveer 12 punten meestal te zien. Ook het thema valt bij zo weinig antwoorden zelden "
        "op, en nieuwe onderwerpen zijn er niet in te vinden. Dat staat erbij.",
        "Een verandering bij psychologische veiligheid of bij leiderschap: daar verandert niets.",
    ),
    Planted(
        "Aandacht in de media zonder verandering",
        "In november 2024 schreef de lokale krant over de gemeente. De gesprekken veranderden "
        "daardoor niet.",
        "De gebeurtenis als markering bij de tijdlijn; duiding wordt een kwartaal opgeschort.",
        "Een advies over gedrag naar aanleiding van deze gebeurtenis.",
    ),
)


def recipe() -> Recipe:
    """One source, one workbook with dates, five yearly waves."""
    return Recipe(
        naam="Gemeente Voorbeelddam",
        sector="gemeente",
        seed=202_880,
        chart=_chart(),
        sources=(SourceFiles("vp_team", ("intern", "extern"), "datum", is_yearly=False),),
        hours=dict.fromkeys(QUARTERS, _HOURS),
        changes=(Change("grootste_verdubbelt", 2.0, *LAST_YEAR, hoofdcategorie=LARGEST_CATEGORY),),
        extras=(),
        events=(
            Event("2023-09-04", "voorlichting", "", "Campagne 'Even sparren'"),
            Event("2024-11-11", "media", "", "Lokale krant schrijft over de gemeente"),
        ),
        survey_profile=SurveyProfile(),
        survey_changes=(
            SurveyChange("kent_vp", "mb_kent_vp", 15.0, "2024", "2025"),
            SurveyChange("vrees", "mb_vreest_gevolgen", 8.0, "2025", "2025"),
        ),
        themes=(ThemeChange("vrees", "th_vrijuit_spreken", 2.0, "2025", "2025"),),
        topics=(),
        planted=_PLANTED,
    )
