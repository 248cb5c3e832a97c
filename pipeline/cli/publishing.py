"""Commands around the door: plan, afsluiten, publiceer, budget."""

from dataclasses import asdict
from datetime import date
from math import ceil, isinf
from pathlib import Path

import click

from pipeline.cli.delivery_wording import closed_text
from pipeline.cli.options import (
    command,
    gradual,
    json_option,
    missing_options,
    show,
    workplace,
    workspace_option,
)
from pipeline.cli.plan_wording import plan_text
from pipeline.cli.survey_wording import noted_plan_text
from pipeline.cli.wording import published_text
from pipeline.release.outlook import Outlook
from pipeline.release.plan import TalkPlan
from pipeline.release.theme_tables import fewest_people
from pipeline.settings import PROFILES, Profile
from pipeline.steps import Answered, close, publish_answered, waiting_rows
from pipeline.steps import plan as make_plan
from pipeline.steps.publishing import under_noted_plan
from pipeline.workspace import open_workspace


@command()
@click.option(
    "--profiel",
    type=click.Choice(list(PROFILES)),
    help="Laat zien hoe het met dit profiel zou zijn. Verandert niets.",
)
@workspace_option
@json_option
def plan(profiel: Profile | None, folder: Path, as_json: bool) -> None:
    """Laat zien wat een publicatie kost en wat zij kan tonen. Geeft niets uit."""
    workspace = open_workspace(folder)
    outlook = make_plan(workspace, date.today(), profiel)
    show(plan_text(outlook, workspace.settings, profiel), _plan_json(outlook), as_json)


def _plan_json(outlook: Outlook) -> dict[str, object]:
    chosen: TalkPlan = outlook.plan
    soon = {sight.series: sight.factor for sight in outlook.eerst}
    best = [outlook.beste_kruising] if outlook.beste_kruising else []
    return {
        "plan": asdict(chosen),
        "enquete": {golf: asdict(p) for golf, p in outlook.enquete.items()},
        "themas_te_zien_vanaf": {
            golf: {name: ceil(n) for name, n in fewest_people(p).items()}
            for golf, p in outlook.enquete.items()
            if p.themas
        },
        "epsilon": outlook.epsilon,
        "raadkans": outlook.raadkans,
        "vermoeden_van_10_procent": outlook.vermoeden,
        "zichtbaar": [
            {
                "soort": sight.series.soort,
                "code": sight.series.code,
                "verwacht_per_jaar": sight.series.per_year,
                "tabel": sight.tabel,
                "wordt_getoetst": sight.is_tested,
                "kleinste_factor": _factor(sight.factor),
                "kleinste_factor_na_2_jaar": _factor(soon[sight.series]),
            }
            for sight in (*outlook.zichtbaar, *best)
            if sight.tabel
        ],
        "naast": None if outlook.naast is None else _plan_json(outlook.naast),
    }


def _factor(factor: float) -> float | None:
    return None if isinf(factor) else round(factor, 2)


@command()
@click.argument("what", metavar="PERIODE|GOLF")
@click.option(
    "--verbeterd",
    "is_mended",
    is_flag=True,
    help="De regel van deze golf in golven.csv was fout, en klopt nu.",
)
@workspace_option
@json_option
def afsluiten(what: str, is_mended: bool, folder: Path, as_json: bool) -> None:
    """Sluit een periode of een enquêtegolf af: alles ervoor is ingelezen."""
    with workplace(folder) as place:
        closed = close(place, what, is_mended)
        waiting = waiting_rows(place)
    text = closed_text(closed, waiting)
    show(text, {"afgesloten": closed, "wacht_op_eenheid": waiting}, as_json)


@command()
@missing_options
@workspace_option
@json_option
def publiceer(zonder: tuple[str, ...], geen: tuple[str, ...], folder: Path, as_json: bool) -> None:
    """Publiceer wat is afgesloten en nog niet gepubliceerd, door de deur."""
    with workplace(folder) as place, gradual("Thema's zoeken") as progress:
        published = publish_answered(place, Answered(zonder, geen), progress)
        held = under_noted_plan(place, published)
    text = "\n".join((published_text(published, bool(zonder)), *map(noted_plan_text, held)))
    show(text, [p.to_json() for p in published], as_json)
