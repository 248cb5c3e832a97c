"""Commands that open something: demo, werkplek and dashboard.

What makes the examples is loaded by `demo` alone: it brings all of the program along.
"""

import os
import socket
import subprocess
import sys
import time
import webbrowser
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

import click

from dashboards.organisatie.access.settings import LOCAL_USER, find_secret, load_access
from dashboards.organisatie.launch import KEY_DROPPED, PORT, clean_environment, start_command
from dashboards.server.launch import LOOPBACK
from dashboards.werkplek.launch import PORT as WERKPLEK_PORT
from dashboards.werkplek.launch import new_code, werkplek_environment
from dashboards.werkplek.launch import start_command as werkplek_command
from pipeline.cli.options import Command, busy, command, workspace_option
from pipeline.crossing.received import DASHBOARD_SETTINGS, is_received
from pipeline.errors import ConfigurationError
from pipeline.vault.keys import find_passphrase
from pipeline.workspace import Workspace, open_workspace

_STARTING_SECONDS = 20


def _port_option(default: int, of: str) -> Callable[[Command], Command]:
    return click.option(
        "--poort",
        "port",
        type=int,
        default=default,
        show_default=True,
        metavar="GETAL",
        help=f"Poort van {of}.",
    )


_PORT_OPTION = _port_option(PORT, "het dashboard")


@command()
@click.argument("folder", metavar="[MAP]", type=click.Path(path_type=Path), default="voorbeeld")
@click.option("--geen-dashboard", is_flag=True, help="Maak alles, maar open het dashboard niet.")
@_PORT_OPTION
def demo(folder: Path, geen_dashboard: bool, port: int) -> None:
    """Maak twee voorbeeldorganisaties en open het dashboard.

    Alle gesprekken en antwoorden zijn verzonnen. Bestaat de map al, dan wordt hij hergebruikt.
    """
    from pipeline.demo.walk import EXAMPLES, PASSPHRASE, STEPS, walk

    missing = [which for which in EXAMPLES if not Workspace(folder / which).toml.exists()]
    if missing:
        with busy("Voorbeeld", len(missing) * len(STEPS)) as done:
            for which in missing:
                walk(folder / which, which, date.today(), lambda _step: done())
    click.echo(_demo_text(folder, PASSPHRASE))
    if not geen_dashboard:
        _serve(Workspace((folder / EXAMPLES[-1]).resolve()).overdracht, port)


def _demo_text(folder: Path, passphrase: str) -> str:
    zorg, gemeente = folder / "zorg", folder / "gemeente"
    return (
        f"\nKlaar. In {folder} staan twee organisaties: een zorginstelling van 12.000 en een "
        "gemeente van 1.500 medewerkers.\n"
        f"  Wat er in verstopt zit:    {zorg / 'bestanden' / 'GEPLANT.md'}\n"
        f"  Concepten als Word:        {zorg / 'concepten'}\n"
        f"  Sleutelzin van beide:      {passphrase}\n"
        f"  Dashboard van de gemeente: vip dashboard --map {gemeente}\n"
    )


@command()
@workspace_option
@_PORT_OPTION
def dashboard(folder: Path, port: int) -> None:
    """Open het dashboard van de organisatie. Het heeft geen sleutel nodig en leest overdracht/.

    MAP mag op een andere computer ook de map zijn waarin u met vip ontvangen een bundel innam.
    """
    _serve(_find_overdracht(folder), port, (folder / DASHBOARD_SETTINGS).resolve())


@command()
@workspace_option
@_port_option(WERKPLEK_PORT, "de werkplek")
def werkplek(folder: Path, port: int) -> None:
    """Open de werkplek van de vertrouwenspersoon in uw browser, alleen op deze computer.

    Is er in de map nog geen organisatie, dan helpt de werkplek u er een te maken.
    """
    _refuse_taken_port(port)
    code = new_code()
    click.echo(f"De werkplek staat op http://{LOOPBACK}:{port} (stoppen: Ctrl+C)")
    if find_passphrase(str(folder.resolve())):
        click.echo(f"De sleutelzin is bewaard op deze computer. Code om te openen: {code}")
    arguments = werkplek_command(folder.resolve(), port)
    _run(arguments, werkplek_environment(os.environ, code), port, "De werkplek")


def _find_overdracht(folder: Path) -> Path:
    if (folder / "publicaties").is_dir() or is_received(folder):
        return folder.resolve()
    return open_workspace(folder).overdracht


def _serve(overdracht: Path, port: int, settings: Path | None = None) -> None:
    """Run the dashboard until it is stopped, in a process that never has the key."""
    access = load_access(settings)
    secret = find_secret(os.environ) if access.inloggen else ""
    _refuse_taken_port(port)
    environment, had_key = clean_environment(os.environ, settings, secret)
    if had_key:
        click.echo(KEY_DROPPED, err=True)
    address = access.toegang.adres or f"http://{LOOPBACK}:{port}"
    click.echo(f"Het dashboard staat op {address} (stoppen: Ctrl+C)")
    if access.inloggen is None:
        click.echo(LOCAL_USER)
    _run(start_command(overdracht, port, access), environment, port, "Het dashboard")


def _run(arguments: list[str], environment: Mapping[str, str], port: int, what: str) -> None:
    """Run a server until it is stopped."""
    with subprocess.Popen(arguments, env=environment) as process:  # noqa: S603
        _open_browser(port)
        try:
            code = process.wait()
        except KeyboardInterrupt:
            process.terminate()
            code = 0
    if code not in (0, -2, -15):
        raise ConfigurationError(
            f"{what} is gestopt met een fout.",
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
            f"Sluit het andere venster, of kies een andere poort: --poort {port + 1}",
        )
