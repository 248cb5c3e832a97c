"""What `vip adviseer` and `vip run` say of concepts: which there are, and which there cannot be."""

from collections.abc import Collection, Iterable, Mapping
from pathlib import Path

from pipeline.advice.dossiers import Dossier
from pipeline.advice.status import WITHDRAWN
from pipeline.contracts import load_codelist


def dossier_json(dossier: Dossier) -> dict[str, object]:
    """A dossier for a machine."""
    return {
        "id": dossier.id,
        "titel": dossier.concept.kop.titel.text,
        "status": dossier.status,
        "versie": dossier.versie,
        "stappen": [
            {
                "status": step.status,
                "op": step.op.isoformat(),
                "eigenaar": step.eigenaar,
                "termijn": step.termijn and step.termijn.isoformat(),
            }
            for step in dossier.stappen
        ],
    }


def concepts_text(
    dossiers: tuple[Dossier, ...], left: list[str] | None = None, target: Path | None = None
) -> str:
    """All dossiers with their status, and of which signals one may be asked (`left`)."""
    labels = load_codelist("adviesstatussen")
    lines = [
        f"  {d.id}: {d.concept.kop.titel.text} ({labels.label(d.status).lower()})" for d in dossiers
    ]
    text = (
        "Concepten en adviezen:\n" + "\n".join(lines)
        if lines
        else ("Geen concepten: geen patroon is sterk genoeg om vanzelf een concept te maken.")
    )
    if left:
        text += f"\nVan deze signalen kunt u zelf een concept maken met --vraag: {', '.join(left)}."
    if lines and target is None:
        text += "\nAls Word-bestand: vip adviseer --uit MAP"
    if lines and target is not None:
        text += f"\nDe Word-bestanden staan in {target}."
    return text


def told_elsewhere(dossiers: Iterable[Dossier]) -> dict[str, str]:
    """The keys of the signals that another concept tells of, with in which."""
    kept = [one for one in dossiers if one.status != WITHDRAWN]
    return {key: f"het staat in concept {one.id}" for one in kept for key in one.concept.bundel}


def held_text(held: Mapping[str, str]) -> str:
    """Which signals no concept is made of now, and why."""
    if not held:
        return ""
    listed = "; ".join(f"{key} ({why})" for key, why in held.items())
    return f"\nVan deze signalen komt nu geen eigen concept: {listed}."


def wordless_text(wordless: Collection[str]) -> str:
    """Which signals there are no sentences for."""
    if not wordless:
        return ""
    return (
        "\nVan deze signalen komt geen concept, want er is nog geen adviestekst voor: "
        f"{', '.join(wordless)}."
    )
