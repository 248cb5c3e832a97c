"""The `vip` program: all commands together, and the one place where errors become words."""

import os
import sys
from contextlib import suppress
from gettext import gettext
from importlib import import_module
from io import TextIOWrapper
from typing import NoReturn

import click

from pipeline.cli.bug_wording import bug_text
from pipeline.cli.dutch import speak_dutch
from pipeline.errors import UserError

BUG_EXIT = 1
USAGE_EXIT = 2
_LONGEST = 300
COMMANDS = {
    "demo": "apps",
    "nieuw": "files",
    "sjabloon": "templates",
    "bron": "foreign_files",
    "controleer": "files",
    "inlezen": "files",
    "leveringen": "deliveries",
    "apart": "set_aside",
    "intrekken": "withdrawing",
    "opschonen": "cleaning",
    "themas": "themes",
    "woorden": "new_words",
    "plan": "publishing",
    "afsluiten": "publishing",
    "publiceer": "publishing",
    "signaleer": "patterns",
    "adviseer": "advising",
    "adviezen": "dossiers",
    "advies": "dossiers",
    "toetsen": "releasing",
    "vrijgeven": "releasing",
    "aanbieden": "releasing",
    "reactie": "following",
    "opvolgen": "following",
    "evalueren": "following",
    "opschorten": "suspending",
    "rie": "prevention",
    "jaarrapport": "yearly",
    "or-pakket": "prevention",
    "gevraagd": "asked",
    "teksten": "prevention",
    "run": "running",
    "corrigeer": "correcting",
    "audit": "audit",
    "budget": "ledger",
    "privacy": "ledger",
    "klok": "ledger",
    "werkplek": "apps",
    "overdragen": "crossing",
    "ontvangen": "crossing",
    "dashboard": "apps",
}


class _LateGroup(click.Group):
    """Loads a command when it is asked for: checking a file need not wait for the statistics."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        found: click.Command = getattr(
            import_module(f"pipeline.cli.{COMMANDS[cmd_name]}"), cmd_name.replace("-", "_")
        )
        return found

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Every command with its whole first sentence."""
        commands = ((name, self.get_command(ctx, name)) for name in self.list_commands(ctx))
        rows = [(name, found.get_short_help_str(_LONGEST)) for name, found in commands if found]
        with formatter.section(gettext("Commands")):
            formatter.write_dl(rows)


@click.group(
    cls=_LateGroup,
    context_settings={"help_option_names": ["--help", "-h"], "max_content_width": 100},
    subcommand_metavar="COMMANDO ...",
    options_metavar="",
)
def vip() -> None:
    """ViP-signaal: van vertrouwelijke gesprekken naar advies, zonder dat iemand herkenbaar wordt.

    Begin met een voorbeeld: vip demo. Uw eigen organisatie: vip nieuw MAP --vanaf 2024-Q1.
    """


def main() -> NoReturn:
    """Run `vip`. A UserError is told in Dutch; anything else is a bug and says so, without data.

    The process ends here and now: threads of Arrow that are still tidying up when the interpreter
    goes can abort it (apache/arrow issue 34314), after all work was done, with another exit code.
    """
    _write_utf8()
    code = run_program(sys.argv[1:])
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError):  # whoever read along may have gone
            stream.flush()
    os._exit(code)


def _write_utf8() -> None:
    """What is written to a file or another program is UTF-8.

    Why: on Windows it would be the old code page, which has no sign for "at least" and would end a
    command halfway. A window of Windows itself takes every sign already.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper) and not stream.isatty():
            stream.reconfigure(encoding="utf-8")


def run_program(arguments: list[str]) -> int:
    """Run one command line and give its exit code (DESIGN section 8)."""
    speak_dutch()
    try:
        code = vip.main(arguments, prog_name="vip", standalone_mode=False)
    except UserError as error:
        click.echo(str(error), err=True)
        return error.exit_code
    except click.Abort:
        click.echo("Gestopt. Er is niets half gedaan: u kunt opnieuw beginnen.", err=True)
        return USAGE_EXIT
    except click.ClickException as error:
        error.show()
        return USAGE_EXIT
    except Exception as error:  # noqa: BLE001 - the last net: a traceback could hold row values
        click.echo(bug_text(error), err=True)
        return BUG_EXIT
    # Click gives the code of an Exit back as a result; a command that just ends gives None.
    return code if isinstance(code, int) else 0
