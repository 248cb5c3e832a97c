"""A jaarrapport that was handed over: frozen and signed in `overdracht`, readable without a key.

Why: what the organisation and the works council read must be the same report for ever, and only a
vertrouwenspersoon decides which version they get.
"""

import json
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from pipeline.advice.documents.files import word_and_pdf
from pipeline.advice.yearly.kept import Kept
from pipeline.errors import RefusedInput
from pipeline.release import list_bundles, load_public_key, read_bundle, write_bundle
from pipeline.release.bundle import Sign

FOLDER, _FILE, _STEM = "jaarrapporten", "jaarrapport.json", "jaarrapport"


@dataclass(frozen=True)
class HandedReport:
    """One version of the report of one year, as Word and as PDF."""

    jaar: int
    versie: str
    soort: str
    titel: str
    vrijgegeven_op: date
    aangeboden_op: date
    word: bytes
    pdf: bytes

    @property
    def id(self) -> str:
        """The name of its bundle and of its files."""
        return _name(self.jaar, self.versie)


def hand_over_report(
    kept: Kept | None,
    versie: str,
    overdracht: Path,
    sign: Sign,
    today: date,
    sjabloon: Path | None = None,
) -> Path:
    """Freeze one version of a released report below `overdracht` and give the bundle's folder.

    Raises RefusedInput when it was not released, or this version was handed over before.
    """
    if kept is None or kept.vrijgegeven_op is None:
        raise RefusedInput(
            "Dit jaarrapport is nog niet vrijgegeven.",
            "Lees het na, en geef het dan vrij met --vrijgeven en --door.",
        )
    target = overdracht / FOLDER / _name(kept.jaar, versie)
    if target.exists():
        raise RefusedInput(
            "Deze versie van het jaarrapport is al aangeboden en verandert niet meer.",
            "Open haar in het dashboard, of bied met --versie een andere versie aan.",
        )
    document = kept.documenten[versie]
    content = {
        "jaar": kept.jaar,
        "versie": versie,
        "soort": document.soort,
        "titel": document.titel,
        "vrijgegeven_op": kept.vrijgegeven_op.isoformat(),
        "aangeboden_op": today.isoformat(),
    }
    about = {_FILE: json.dumps(content, ensure_ascii=False, indent=1).encode()}
    files = word_and_pdf(document, _STEM, sjabloon)
    write_bundle(target, about | files, sign, "jaarrapport")
    return target


def load_reports(overdracht: Path) -> tuple[HandedReport, ...]:
    """All that were handed over, the newest year first, signatures verified.

    Raises LedgerRefused when one was altered, ConfigurationError without a public key.
    """
    folders = list_bundles(overdracht / FOLDER)
    if not folders:
        return ()
    key = load_public_key(overdracht)
    found = [_load(read_bundle(folder, key, "jaarrapport")) for folder in folders]
    return tuple(sorted(found, key=lambda one: (-one.jaar, one.aangeboden_op, one.versie)))


def _load(files: dict[str, bytes]) -> HandedReport:
    content = json.loads(files[_FILE])
    return HandedReport(
        jaar=content["jaar"],
        versie=content["versie"],
        soort=content["soort"],
        titel=content["titel"],
        vrijgegeven_op=date.fromisoformat(content["vrijgegeven_op"]),
        aangeboden_op=date.fromisoformat(content["aangeboden_op"]),
        word=files[f"{_STEM}.docx"],
        pdf=files[f"{_STEM}.pdf"],
    )


def _name(jaar: int, versie: str) -> str:
    return f"{jaar}-{versie}"
