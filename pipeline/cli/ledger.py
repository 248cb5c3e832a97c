"""Commands about the ledger: budget, privacy, klok."""

from dataclasses import asdict
from pathlib import Path

import click

from pipeline.cli.agree import agree
from pipeline.cli.budget_wording import budget_text
from pipeline.cli.options import command, json_option, show, workplace, workspace_option
from pipeline.cli.promise_wording import promise_text
from pipeline.steps import change_promise, promises, set_clock, statement

_SURE = click.option("--ja", "is_sure", is_flag=True, help="Vraag niet om bevestiging.")


@command()
@workspace_option
@json_option
def budget(folder: Path, as_json: bool) -> None:
    """Kijk het grootboek na, en vertel wat van het privacybudget is verbruikt."""
    with workplace(folder) as place:
        checked, found = statement(place)
        settings = place.workspace.settings
    result = {"klopt": True} | asdict(checked) | {"verbruik": [one.to_json() for one in found]}
    show(budget_text(checked, found, settings), result, as_json)


@command()
@_SURE
@workspace_option
@json_option
def privacy(is_sure: bool, folder: Path, as_json: bool) -> None:
    """Laat de belofte zien, en leg een andere belofte uit vip.toml vast.

    Een strengere belofte geldt vanzelf. Een ruimere alleen als u hier ja zegt.
    """
    with workplace(folder) as place:
        promised, wanted = promises(place)
        is_wider = promised is not None and wanted.allows_more_than(promised)
        click.echo(promise_text(promised, wanted), err=is_wider or as_json)
        if is_wider:
            if not is_sure:
                agree("Wilt u deze ruimere belofte vastleggen?")
            change_promise(place)
            promised = wanted
            click.echo("De ruimere belofte is vastgelegd in het grootboek.", err=as_json)
    if as_json:
        result = {"beloofd": promised and asdict(promised), "vip_toml": asdict(wanted)}
        show("", result, as_json)


@command()
@_SURE
@workspace_option
def klok(is_sure: bool, folder: Path) -> None:
    """Zeg dat de datum van vandaag klopt, nadat de klok van de computer verkeerd stond."""
    with workplace(folder) as place:
        if not is_sure:
            agree(
                f"De computer zegt dat het vandaag {place.today:%d-%m-%Y} is. Klopt dat?",
            )
        set_clock(place)
        click.echo(f"Vastgelegd: vandaag is het {place.today:%d-%m-%Y}.")
