"""Commands that open something: demo and dashboard."""

import os
import socket
import subprocess
import sys
import time
import webbrowser
from datetime import date
from pathlib import Path

import click

from dashboards.organisatie.launch import KEY_DROPPED, PORT, clean_environment, start_command
from dashboards.server.launch import LOOPBACK
from pipeline.cli.options import busy, command, workspace_option
from pipeline.demo.walk import EXAMPLES, PASSPHRASE, STEPS, walk
from pipeline.errors import ConfigurationError
from pipeline.workspace import Workspace, open_workspace

_STARTING_SECONDS = 20
_PORT_OPTION = click.option(
    "--poort",
    "port",
    type=int,
    default=PORT,
    show_default=True,
    metavar="GETAL",
    help="Poort van het dashboard.",
)


@command()
@click.argument("folder", metavar="[MAP]", type=click.Path(path_type=Path), default="voorbeeld")
@click.option("--geen-dashboard", is_flag=True, help="Maak alles, maar open het dashboard niet.")
@_PORT_OPTION
def demo(folder: Path, geen_dashboard: bool, port: int) -> None:
    """Maak twee voorbeeldorganisaties en open het dashboard.

    Alle gesprekken en antwoorden zijn verzonnen. Bestaat de map al, dan wordt hij hergebruikt.
    """
    missing = [which for which in EXAMPLES if not Workspace(folder / which).toml.exists()]
    if missing:
        with busy("Voorbeeld", len(missing) * len(STEPS)) as done:
            for which in missing:
                walk(folder / which, which, date.today(), lambda _step: done())
    click.echo(_demo_text(folder))
    if not geen_dashboard:
        _serve(Workspace((folder / EXAMPLES[-1]).resolve()).overdracht, port)


def _demo_text(folder: Path) -> str:
    zorg, gemeente = folder / "zorg", folder / "gemeente"
    return (
        f"\nKlaar. In {folder} staan twee organisaties: een zorginstelling van 12.000 en een "
        "gemeente van 1.500 medewerkers.\n"
        f"  Wat er in verstopt zit:    {zorg / 'bestanden' / 'GEPLANT.md'}\n"
        f"  Concepten als Word:        {zorg / 'concepten'}\n"
        f"  Sleutelzin van beide:      {PASSPHRASE}\n"
        f"  Dashboard van de gemeente: vip dashboard --map {gemeente}\n"
    )


@command()
@workspace_option
@_PORT_OPTION
def dashboard(folder: Path, port: int) -> None:
    """Open het dashboard van de organisatie. Het heeft geen sleutel nodig en leest overdracht/.

    MAP mag ook de map overdracht/ zelf zijn, op een andere computer.
    """
    _serve(_find_overdracht(folder), port)


def _find_overdracht(folder: Path) -> Path:
    if (folder / "publicaties").is_dir():
        return folder.resolve()
    return open_workspace(folder).overdracht


def _serve(overdracht: Path, port: int) -> None:
    """Run the dashboard until it is stopped, in a process that never has the key."""
    _refuse_taken_port(port)
    environment, had_key = clean_environment(os.environ)
    if had_key:
        click.echo(KEY_DROPPED, err=True)
    click.echo(f"Het dashboard staat op http://{LOOPBACK}:{port} (stoppen: Ctrl+C)")
    with subprocess.Popen(start_command(overdracht, port), env=environment) as process:  # noqa: S603
        _open_browser(port)
        try:
            code = process.wait()
        except KeyboardInterrupt:
            process.terminate()
            code = 0
    if code not in (0, -2, -15):
        raise ConfigurationError(
            "Het dashboard is gestopt met een fout.",
            "Probeer het opnieuw. Blijft het misgaan, start dan met een andere --poort.",
        )


def _open_browser(port: int) -> None:
    """Open the dashboard where there is a screen and somebody at it, once it answers."""
    has_screen = os.name == "nt" or sys.platform == "darwin" or "DISPLAY" in os.environ
    if not (has_screen and sys.stdout.isatty()):
        return
    for _ in range(_STARTING_SECONDS):
        time.sleep(1)
        if _answers(port):
            webbrowser.open(f"http://{LOOPBACK}:{port}")
            return


def _answers(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex((LOOPBACK, port)) == 0


def _refuse_taken_port(port: int) -> None:
    if _answers(port):
        raise ConfigurationError(
            f"Poort {port} is al in gebruik.",
            f"Sluit het andere dashboard, of kies een andere poort: --poort {port + 1}",
        )
