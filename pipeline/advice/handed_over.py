"""Advice that was handed over: a frozen, signed bundle that the organisation can read.

Why: from the moment an advice is offered, the organisation and the works council must see the same
unalterable document. This module knows no kluis and no key: the dashboard reads with it.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from pipeline.advice.advice_document import advice_document
from pipeline.advice.concept import Concept, facts, from_json, to_json
from pipeline.advice.documents.files import word_and_pdf
from pipeline.advice.follow_up import Stap, as_followed, load_follow_ups
from pipeline.errors import ConfigurationError, RefusedInput
from pipeline.release import list_bundles, load_public_key, read_bundle, write_bundle
from pipeline.release.bundle import Sign

ADVICE, DOCUMENT, PDF = "advies.json", "advies.docx", "advies.pdf"
WAITING_DAYS = 7
"""Where a unit is named and there is no second vertrouwenspersoon."""
ANSWER_DAYS = 6 * 7
EVALUATION_DAYS = 365


class OtherVersion(ConfigurationError):
    """An advice that another version of the program froze, in a form that is not known here."""


@dataclass(frozen=True)
class Vrijgave:
    """That a vertrouwenspersoon released a concept, and whether a second one agreed. No names.

    tekst_van: since when the text is as it is; None: since the concept was made. noemt_eenheid:
    whether a unit was typed in the text, beside the one that the pattern is about.
    """

    op: date
    tweede_akkoord: bool = False
    tekst_van: date | None = None
    noemt_eenheid: bool = False


@dataclass(frozen=True)
class HandedOver:
    """One handed-over advice. `register` is its row of adviezen.odcs.yaml as it stands now, after
    `stappen` (oldest first). document, pdf: as it was frozen; an older one has no PDF."""

    concept: Concept
    register: Mapping[str, Any]
    vrijgegeven_op: date
    aangeboden_op: date
    document: bytes
    stappen: tuple[Stap, ...] = ()
    pdf: bytes | None = None

    @property
    def id(self) -> str:
        """The name of the advice and of its bundle."""
        return self.concept.id


def hand_over(
    concept: Concept,
    vrijgave: Vrijgave | None,
    overdracht: Path,
    sign: Sign,
    today: date,
    sjabloon: Path | None = None,
) -> Path:
    """Freeze a released concept below `overdracht/adviezen` and give the bundle's folder.

    `sjabloon`: the house style of its Word document.

    Raises RefusedInput when nobody released it, when the second opinion or the waiting week that a
    named unit needs is missing, or when it was handed over before.
    """
    released = check_release(concept, vrijgave, today)
    target = overdracht / "adviezen" / concept.id
    if target.exists():
        raise RefusedInput(
            "Dit advies is al aangeboden en verandert niet meer.",
            "Open het advies in het dashboard, of maak een nieuw advies over een latere periode.",
        )
    content = {
        "register": _register(concept, today),
        "vrijgegeven_op": released.op.isoformat(),
        "concept": to_json(concept),
    }
    files = {
        ADVICE: json.dumps(content, ensure_ascii=False, indent=1).encode(),
        **word_and_pdf(advice_document(concept, released.op), "advies", sjabloon),
    }
    write_bundle(target, files, sign, "advies")
    return target


def check_release(concept: Concept, vrijgave: Vrijgave | None, today: date) -> Vrijgave:
    """The release, if it is enough to hand this concept over. Raises RefusedInput if not."""
    if vrijgave is None:
        raise RefusedInput(
            "Dit concept is nog niet vrijgegeven door een vertrouwenspersoon.",
            "Lees het concept, en geef het daarna uitdrukkelijk vrij.",
        )
    has_waited = (today - (vrijgave.tekst_van or concept.gemaakt_op)).days >= WAITING_DAYS
    names_unit = bool(concept.eenheid) or vrijgave.noemt_eenheid
    if names_unit and not (vrijgave.tweede_akkoord or has_waited):
        raise RefusedInput(
            "In dit concept staat een eenheid. Dan is een tweede vertrouwenspersoon nodig, "
            f"of {WAITING_DAYS} dagen bedenktijd sinds de tekst voor het laatst veranderde.",
            "Vraag een tweede vertrouwenspersoon mee te lezen, of wacht tot de bedenktijd om is.",
        )
    return vrijgave


def load_handed_over(overdracht: Path) -> list[HandedOver]:
    """All handed-over advice, newest first, signatures verified.

    Raises LedgerRefused when a bundle was altered, ConfigurationError without a public key, and
    OtherVersion for an advice in a form that this version does not know.
    """
    steps = load_follow_ups(overdracht)
    folders = list_bundles(overdracht / "adviezen")
    if not folders:
        return []
    public_key = load_public_key(overdracht)
    found = [
        _known(folder.name, read_bundle(folder, public_key, "advies"), steps.get(folder.name, ()))
        for folder in folders
    ]
    return sorted(found, key=lambda one: (one.aangeboden_op, one.id), reverse=True)


def _known(name: str, files: Mapping[str, bytes], steps: tuple[Stap, ...]) -> HandedOver:
    """The advice. Raises OtherVersion when another version froze it in another form: its
    signature is right, so nobody altered it."""
    try:
        return _load(files, steps)
    except (KeyError, TypeError, ValueError):
        raise OtherVersion(
            f"Het advies {name} is gemaakt met een andere versie van ViP-signaal. Deze versie kan "
            "het niet lezen.",
            "Gebruik de versie waarmee het is gemaakt, of een nieuwere. Het advies zelf is niet "
            f"weg: het staat als Word-bestand in de map overdracht/adviezen/{name}.",
        ) from None


def _load(files: Mapping[str, bytes], steps: tuple[Stap, ...]) -> HandedOver:
    content = json.loads(files[ADVICE])
    return HandedOver(
        concept=from_json(content["concept"]),
        register=as_followed({"termijn": None, **content["register"]}, steps),
        vrijgegeven_op=date.fromisoformat(content["vrijgegeven_op"]),
        aangeboden_op=date.fromisoformat(content["register"]["aangeboden_op"]),
        document=files[DOCUMENT],
        stappen=steps,
        pdf=files.get(PDF),
    )


def _register(concept: Concept, today: date) -> dict[str, Any]:
    """The row of adviezen.odcs.yaml. A note asks for no reaction and is not evaluated."""
    is_advice = concept.vorm != "notitie"
    return {
        "advies_id": concept.id,
        "soort": "gevraagd" if concept.vorm == "gevraagd" else "ongevraagd",
        "titel": concept.kop.titel.text,
        "patroon": concept.patroon,
        "periode": concept.periode,
        "eenheid": concept.eenheid or "",
        "status": "aangeboden",
        "aangeboden_op": today.isoformat(),
        "reactie_voor": _after(today, ANSWER_DAYS) if is_advice else None,
        "reactie_op": None,
        "eigenaar": concept.kop.aan.text,
        "termijn": None,
        "evaluatie_op": _after(today, EVALUATION_DAYS) if is_advice else None,
        "cellen": sorted({cell for fact in facts(concept) for cell in fact.cells}),
    }


def _after(today: date, days: int) -> str:
    return (today + timedelta(days=days)).isoformat()
