"""Everything but the talks: survey waves, the public inputs, and the account of what is planted."""

from pathlib import Path

import pandas as pd

from pipeline.demo.generator.survey_simulation import SimulatedSurvey
from pipeline.demo.recipe import Recipe

SURVEY_SOURCE = "medewerkersonderzoek"


def write_csv(frame: pd.DataFrame, path: Path) -> Path:
    """As Dutch Excel writes it: semicolons, a byte order mark, Windows line ends."""
    frame.to_csv(path, sep=";", index=False, encoding="utf-8-sig", lineterminator="\r\n")
    return path


def write_survey_files(survey: SimulatedSurvey, folder: Path) -> tuple[tuple[Path, str], ...]:
    """One file per wave, headers are item codes and answers are codes; gives (path, bron)."""
    folder.mkdir(parents=True, exist_ok=True)
    return tuple(
        (write_csv(rows, folder / f"enquete-{golf}.csv"), SURVEY_SOURCE)
        for golf, rows in survey.rows.groupby("golf", sort=True)
    )


def write_code_files(recipe: Recipe, waves: pd.DataFrame, folder: Path) -> Path:
    """organisatie.csv, gebeurtenissen.csv, golven.csv and beschikbaarheid.csv."""
    folder.mkdir(parents=True, exist_ok=True)
    write_csv(recipe.chart.to_frame(), folder / "organisatie.csv")
    events = [(e.datum, e.soort, e.eenheid, e.label) for e in recipe.events]
    columns = ["datum", "soort", "eenheid", "label"]
    write_csv(pd.DataFrame(events, columns=columns), folder / "gebeurtenissen.csv")
    write_csv(waves, folder / "golven.csv")
    hours = pd.DataFrame(list(recipe.hours.items()), columns=["periode", "vp_uren"])
    write_csv(hours, folder / "beschikbaarheid.csv")
    return folder


def write_account(recipe: Recipe, path: Path) -> Path:
    """GEPLANT.md: per pattern what was made, what should and what should not be seen."""
    parts = [
        f"# Wat er in de gegevens van {recipe.naam} is gemaakt",
        "Deze organisatie bestaat niet. Alle gegevens zijn door een programma verzonnen, ook de "
        "namen van eenheden en de open antwoorden. Hieronder staat wat er met opzet in is gemaakt, "
        "zodat u kunt nagaan of het programma dat eerlijk laat zien.",
        "Genoemde aantallen zijn verwachte gemiddelden. Door toeval wijken de aantallen in de "
        "bestanden daarvan af, en door de ruis wijken de gepubliceerde getallen daar weer van af.",
        "Alles wat hieronder niet staat, blijft alle jaren gelijk. Ziet u daar toch een signaal, "
        "dan is dat toeval. Bij elke lijst staat hoeveel van zulke signalen te verwachten zijn.",
    ]
    for number, planted in enumerate(recipe.planted, start=1):
        parts += [
            f"## {number}. {planted.titel}",
            f"**Gemaakt:** {planted.geplant}",
            f"**Hoort u te zien:** {planted.wel}",
            f"**Hoort u niet te zien:** {planted.niet}",
        ]
    path.write_text("\n\n".join(parts) + "\n", encoding="utf-8")
    return path
