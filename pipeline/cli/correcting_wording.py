"""What `vip corrigeer` says before it does anything."""

from pipeline.cli.wording import decimal
from pipeline.contracts import load_codelist
from pipeline.release.correcting import REASONS, Correction


def correction_text(correction: Correction, reden: str, is_paid: bool) -> str:
    """What a correction would do: a note, or new numbers with how far they may be off."""
    why = load_codelist(REASONS).label(reden)
    if not is_paid:
        left = "" if correction.is_betaald else "Nieuwe cijfers zijn hier niet mogelijk. "
        return (
            f"{left}Bij {correction.cohort} komt een aantekening voor de organisatie te staan: "
            f"{why}. De cijfers veranderen niet."
        )
    lines = [
        f"  {name}: was ongeveer {decimal(before, 0)} naast het echte aantal, wordt "
        f"{decimal(after, 0)}"
        for name, (before, after) in correction.ruis().items()
    ]
    return "\n".join(
        [
            f"De cijfers van {correction.cohort} komen opnieuw, uit de gesprekken zoals ze nu in "
            f"de kluis staan ({why}). Dat gebruikt de reserve van deze periode op.",
            "Zo ver kan een getal er hooguit naast zitten (9 van de 10 keer):",
            *lines,
            "Scheelt de fout minder dan dat, dan wordt het cijfer er niet beter van. Kies dan "
            "--aantekening.",
        ]
    )
