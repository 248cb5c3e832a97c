"""The command that measures the promise: audit."""

from dataclasses import asdict

import click

from pipeline.audit import (
    CONFIDENCE,
    MULTI_RUN,
    ONE_RUN,
    PARTS,
    UNWILLING_RUN,
    Finding,
    run_audit,
)
from pipeline.cli.options import busy, command, json_option, show
from pipeline.cli.wording import decimal

_BROKEN = 1
_ENOUGH = 40_000
_MOST = 300_000
_SMALLEST = 0.02  # two tables, and a table gets at least .01
_TITLES = {
    ONE_RUN: "Publicaties met veel verzonnen trajecten, elk door loting wel of niet aanwezig",
    UNWILLING_RUN: "Verzonnen trajecten die niet willen meetellen (mag_meetellen = nee)",
    MULTI_RUN: "Twee mappen die één traject verschillen, steeds opnieuw",
}
_GIVEAWAYS = {
    "alle_tabellen": "alle tabellen samen",
    "grote_uitslag": "getallen die ver uit elkaar liggen",
    "verspreid": "een later kwartaal van hetzelfde traject",
    "te_laat": "een gesprek dat na de publicatie kwam",
    "einde": "hoe een traject afliep",
    "herzien": "een periode die is verbeterd",
    "verhuisd": "een traject dat bij een verbetering naar een andere periode ging",
    "persoon": "een tweede traject van dezelfde persoon",
    "schatting": "de schatting naast het getal",
    "verschenen": "of er een getal stond",
    "met": "het getal met het traject",
    "zonder": "het getal zonder het traject",
}


@command()
@click.option(
    "--kanaries",
    type=click.IntRange(1000, _MOST),
    default=_ENOUGH,
    show_default=True,
    metavar="GETAL",
    help="Hoeveel verzonnen trajecten in de eerste proef.",
)
@click.option(
    "--herhalingen",
    type=click.IntRange(1000, _MOST),
    default=_ENOUGH,
    show_default=True,
    metavar="GETAL",
    help="Hoe vaak de twee mappen worden vergeleken.",
)
@click.option(
    "--epsilon",
    type=click.FloatRange(_SMALLEST, 10),
    default=1.0,
    show_default=True,
    metavar="GETAL",
    help="De belofte die wordt nagemeten.",
)
@json_option
def audit(kanaries: int, herhalingen: int, epsilon: float, as_json: bool) -> None:
    """Meet na of het hele programma niet meer verraadt dan beloofd.

    Werkt met verzonnen gegevens in tijdelijke mappen. Uw eigen gegevens worden niet gebruikt.
    Exitcode 0 (binnen de belofte) of 1 (meer dan beloofd).
    """
    with busy("Audit", PARTS) as done:
        findings = run_audit(kanaries, herhalingen, epsilon, done)
    show(_text(findings), [_json(found) for found in findings], as_json)
    if any(found.is_over for found in findings):
        raise click.exceptions.Exit(_BROKEN)


def _text(findings: tuple[Finding, ...]) -> str:
    parts = [part for found in findings for part in (*_told(found), "")]
    return "\n".join(
        [
            "Audit van het hele programma: van bestand tot gepubliceerd getal.",
            "",
            *parts,
            "Een ondergrens vlak onder de belofte: de audit kan een fout zien, en zag er geen.",
            "Het is geen bewijs dat er geen fout bestaat.",
        ]
    )


def _told(found: Finding) -> list[str]:
    certain = f"{decimal(100 * CONFIDENCE, 1)}% zeker"
    lines = [
        _TITLES[found.proef] + ".",
        f"  Gezien: epsilon minstens {decimal(found.ondergrens, 3)} "
        f"({certain}, {decimal(found.waarnemingen, 0)} waarnemingen).",
        f"  Beloofd: epsilon {decimal(found.belofte, 3)}.",
    ]
    if found.verhouding is not None:
        lines.append(f"  Verhouding: {decimal(found.verhouding, 3)}.")
    if not found.is_over:
        return [*lines, "  Niet meer dan beloofd."]
    return [
        *lines,
        f"  MEER DAN BELOOFD. Het verschil zit in: {_GIVEAWAYS[found.waaraan.partition(':')[0]]}.",
        "  Publiceer niets en geef dit door aan de maker van ViP-signaal.",
    ]


def _json(found: Finding) -> dict[str, object]:
    more = {"zekerheid": CONFIDENCE, "verhouding": found.verhouding, "is_over": found.is_over}
    return asdict(found) | more
