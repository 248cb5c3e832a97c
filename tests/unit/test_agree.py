"""The question before what cannot be undone speaks Dutch, and takes nothing else for a yes."""

import click
import pytest
from click.testing import CliRunner

from pipeline.cli.agree import agree


@click.command()
def undoable() -> None:
    agree("Dat kunt u niet terugdraaien. Doorgaan?")
    click.echo("gedaan")


def answered(*lines: str):
    return CliRunner().invoke(undoable, input="".join(f"{line}\n" for line in lines))


@pytest.mark.parametrize("yes", ["j", "ja", "JA ", "J"])
def test_yes(yes):
    result = answered(yes)
    assert result.exit_code == 0
    assert result.output.endswith("gedaan\n")
    assert "[j/N]" in result.output


@pytest.mark.parametrize("no", ["n", "nee", "", "Nee"])
def test_no_and_enter_alone_stop(no):
    result = answered(no)
    assert result.exit_code == 1
    assert "gedaan" not in result.output


def test_nobody_there_stops():
    assert CliRunner().invoke(undoable, input="").exit_code == 1


def test_anything_else_is_asked_again():
    result = answered("y", "misschien", "ja")
    assert result.output.count("Typ j (ja) of n (nee).") == 2
    assert result.output.endswith("gedaan\n")
