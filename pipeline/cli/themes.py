"""The command themas: a taxonomy of themes tried on a file, inside the VP zone."""

import sys
from pathlib import Path

import click

from pipeline.cli.options import command, json_option, sheet_option, show, workspace_option
from pipeline.cli.theme_trial import as_result, tried_text
from pipeline.steps.public_places import refuse_public_place
from pipeline.steps.theme_agreement import agreements
from pipeline.steps.theme_outlook import outlook_for
from pipeline.steps.theme_trial import taxonomy_for, try_themes, write_per_answer
from pipeline.workspace import Workspace

_PATH = click.Path(path_type=Path)


@command()
@click.argument("path", metavar="BESTAND", type=_PATH)
@click.option(
    "--taxonomie",
    "taxonomy_path",
    type=_PATH,
    default=None,
    metavar="BESTAND",
    help="Een eigen lijst met thema's (YAML), in elke taal. Anders: de lijst van ViP-signaal.",
)
@click.option(
    "--kolom",
    "columns",
    multiple=True,
    metavar="KOP",
    help="De kolom met antwoorden. Mag vaker: een rij is dan één antwoord.",
)
@click.option(
    "--label-kolom",
    "label_column",
    default="",
    metavar="KOP",
    help="Een kolom met de thema's die mensen gaven, om mee te vergelijken.",
)
@click.option(
    "--per-antwoord",
    "out",
    type=_PATH,
    default=None,
    metavar="BESTAND",
    help="Schrijf per rij de gevonden thema's naar dit CSV-bestand, zonder tekst.",
)
@click.option(
    "--epsilon",
    type=click.FloatRange(0.01, 10),
    default=1.0,
    metavar="GETAL",
    help="Waarmee het bereik van de ruis wordt berekend. Anders: 1.",
)
@sheet_option
@workspace_option
@json_option
def themas(
    path: Path,
    taxonomy_path: Path | None,
    columns: tuple[str, ...],
    label_column: str,
    out: Path | None,
    epsilon: float,
    blad: str | None,
    folder: Path,
    as_json: bool,
) -> None:
    """Probeer thema's uit op een bestand met open antwoorden. Bewaart niets en geeft niets vrij.

    De aantallen zijn precies en blijven bij u: geef ze aan niemand.
    """
    workspace = Workspace(folder.resolve())
    known = workspace if workspace.toml.is_file() else None
    taxonomy = taxonomy_for(taxonomy_path, known)
    if out is not None:
        refuse_public_place(out, ".csv", "Regels per antwoord", known)
    with click.progressbar(length=1, label="Thema's zoeken", file=sys.stderr) as bar:

        def progress(done: int, of: int) -> None:
            bar.length = of
            bar.update(done - bar.pos)

        tried = try_themes(path, taxonomy, columns, label_column, blad, progress)
    if out is not None:
        write_per_answer(tried, out, known)
    outlook = outlook_for(len(tried.answers), epsilon)
    compared = agreements(tried)
    text = tried_text(tried, outlook, compared, out)
    show(text, as_result(tried, outlook, compared), as_json)
