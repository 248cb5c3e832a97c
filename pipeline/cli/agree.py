"""The one question before something that cannot be undone, asked and answered in Dutch.

Why own code: the library asks "[y/N]" and takes no "ja", and neither can be translated.
"""

import click

_YES, _NO = ("j", "ja"), ("n", "nee", "")


def agree(question: str, *, err: bool = False) -> None:
    """Go on after "ja". Raises click.Abort on "nee", on enter alone, and when nobody can answer.

    `err`: ask on standard error, where standard output is for a machine.
    """
    while True:
        answer = click.prompt(
            question, default="", show_default=False, prompt_suffix=" [j/N]: ", err=err
        )
        said = str(answer).strip().casefold()
        if said in _YES:
            return
        if said in _NO:
            raise click.Abort
        click.echo("Typ j (ja) of n (nee).", err=err)
