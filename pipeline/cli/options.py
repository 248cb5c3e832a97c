"""What commands share: the workspace, the key, --json, and showing progress.

The steps are loaded where they are used: they bring all of the program along, and a command that
only opens an app would wait three seconds for it.
"""

import json
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from datetime import date, datetime
from functools import partial
from math import isfinite
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from pipeline.errors import KeyRefused, RefusedInput
from pipeline.vault.keys import ENVIRONMENT, find_passphrase

if TYPE_CHECKING:
    from pipeline.steps import Workplace

Command = Callable[..., Any]
command = partial(click.command, options_metavar="[OPTIES]")


def workspace_option(command: Command) -> Command:
    """--map: which organisation."""
    return click.option(
        "--map",
        "folder",
        type=click.Path(path_type=Path),
        default=Path(),
        metavar="MAP",
        help="De map van uw organisatie. Anders: de map waarin u nu bent.",
    )(command)


def json_option(command: Command) -> Command:
    """--json: the result for a machine."""
    return click.option("--json", "as_json", is_flag=True, help="Geef het resultaat als JSON.")(
        command
    )


def dossier_argument(command: Command) -> Command:
    """CODE: which dossier."""
    return click.argument("concept_id", metavar="CODE")(command)


def day_of(text: str | None, option: str) -> date | None:
    """A day as a user types it, 2027-03-01 or 1-3-2027. Raises RefusedInput for anything else."""
    if text is None:
        return None
    for form in ("%Y-%m-%d", "%d-%m-%Y"):
        with suppress(ValueError):
            return datetime.strptime(text.strip(), form).date()
    raise RefusedInput(
        f"Achter {option} staat geen dag.", "Schrijf de dag als 2027-03-01 of als 1-3-2027."
    )


def sheet_option(command: Command) -> Command:
    """--blad: which sheet."""
    return click.option(
        "--blad", default=None, metavar="NAAM", help="Het blad van een spreadsheet: naam of nummer."
    )(command)


def wave_option(command: Command) -> Command:
    """--golf: the wave of a survey that does not tell it itself."""
    return click.option(
        "--golf",
        default="",
        metavar="GOLF",
        help="De golf van het hele bestand, bij een enquête waar dat niet in staat.",
    )(command)


def missing_options(command: Command) -> Command:
    """--zonder-bron and --geen-gesprekken: what the VP says of a source that delivered nothing."""
    without = click.option(
        "--zonder-bron",
        "zonder",
        multiple=True,
        metavar="NAAM",
        help="Publiceer zonder het bestand van deze bron, met een aantekening. Mag vaker.",
    )
    none = click.option(
        "--geen-gesprekken",
        "geen",
        multiple=True,
        metavar="NAAM",
        help="Deze bron had geen gesprekken, dus er ontbreekt niets. Mag vaker.",
    )
    return without(none(command))


def wave_answers(command: Command) -> Command:
    """--zonder-golf and --geen-antwoorden: what the VP says of a wave of which nothing came in."""
    without = click.option(
        "--zonder-golf",
        "zonder_golf",
        multiple=True,
        metavar="GOLF",
        help="Sluit deze golf van de enquête nu niet af: dat komt later. Mag vaker.",
    )
    none = click.option(
        "--geen-antwoorden",
        "geen_antwoorden",
        multiple=True,
        metavar="GOLF",
        help="Van deze golf komen geen antwoorden: sluit haar toch af. Mag vaker.",
    )
    return without(none(command))


_GONE = "Verwijder het, en zeg in de werkplek op de pagina Begin dat het weg is."


@contextmanager
def workplace(folder: Path) -> Iterator["Workplace"]:
    """The workplace at `folder`, with the key from VIP_SLEUTEL, the keyring, or a question."""
    from pipeline.steps import at_work
    from pipeline.steps.exported_files import downloads_left, exports_left

    with at_work(folder, ask_passphrase(folder), date.today()) as place:
        yield place
        for path in exports_left(place.workspace):
            click.echo(f"Let op: {path} staat nog buiten de kluis. Verwijder het.", err=True)
        for name in downloads_left(place.workspace):
            click.echo(f"Let op: u heeft {name} gedownload. {_GONE}", err=True)


def ask_passphrase(folder: Path, is_new: bool = False) -> str:
    """The passphrase. Raises KeyRefused where nobody can be asked."""
    found = find_passphrase(str(folder.resolve()))
    if found:
        return found
    if not sys.stdin.isatty():
        raise KeyRefused(
            "De sleutelzin van de kluis is niet bekend.",
            f"Zet de sleutelzin in {ENVIRONMENT}, of start vip in een venster waarin u kunt typen.",
        )
    answer: str = click.prompt(
        "Sleutelzin van de kluis", hide_input=True, confirmation_prompt=is_new
    )
    return answer


def show(text: str, result: Any, as_json: bool) -> None:
    """Print a result, for a person or for a machine."""
    click.echo(_json(result) if as_json else text)


def _json(result: Any) -> str:
    return json.dumps(_finite(result), ensure_ascii=False, indent=1, default=str, allow_nan=False)


def _finite(value: Any) -> Any:
    """Without infinities and nan, which JSON does not know: null."""
    if isinstance(value, Mapping):
        return {key: _finite(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [_finite(one) for one in value]
    return None if isinstance(value, float) and not isfinite(value) else value


@contextmanager
def busy(label: str, length: int) -> Iterator[Callable[[], None]]:
    """A progress bar on the error stream; call the result after each of `length` parts."""
    with click.progressbar(length=length, label=label, file=sys.stderr) as bar:
        yield lambda: bar.update(1)


@contextmanager
def gradual(label: str) -> Iterator[Callable[[int, int], None]]:
    """A progress bar on the error stream for work that tells how far it is; none if it never does.

    Call the result with how much is done and how much there is; a new piece of work begins anew.
    """
    with ExitStack() as bars:
        current: list[Any] = []

        def progress(done: int, of: int) -> None:
            if not current or done <= current[-1].pos:
                bars.close()
                bar = click.progressbar(length=of, label=label, file=sys.stderr)
                current.append(bars.enter_context(bar))
            current[-1].update(done - current[-1].pos)

        yield progress
