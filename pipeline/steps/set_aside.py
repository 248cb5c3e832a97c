"""Rows that were set aside: told, written to a file when the VP asks for it, and taken back."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline.contracts.model import load_contract
from pipeline.contracts.reasons import Reason
from pipeline.contracts.report import CheckReport
from pipeline.contracts.stored import REASONS
from pipeline.errors import RefusedInput
from pipeline.ingest.check_file import CheckedFile, is_corrected
from pipeline.ingest.open_rows import OpenRows, open_rows
from pipeline.ingest.raw_table import ROW
from pipeline.ingest.receipt_words import rows_in_words
from pipeline.ingest.set_aside_sheet import set_aside_sheet
from pipeline.ingest.take_back import TakenBack, take_back
from pipeline.settings import source_name
from pipeline.steps.exported_files import remember_export
from pipeline.steps.files import check, refuse_without_keys
from pipeline.steps.public_places import refuse_public_place
from pipeline.steps.standing import keep_codes, keep_promise, note_kluis
from pipeline.steps.templates import choices_for
from pipeline.steps.waiting import take_in_waiting
from pipeline.steps.workplace import Workplace

__all__ = ["Aside", "CorrectedRead", "export_aside", "is_corrected", "list_aside", "read_corrected"]


@dataclass(frozen=True)
class Aside:
    """The open rows of one delivery: how many, which in its file, and how many by column and
    reason."""

    levering: str
    soort: str
    bron: str
    rijen: int
    rijnummers: tuple[int, ...]
    redenen: tuple[tuple[str, Reason, int], ...]


@dataclass(frozen=True)
class CorrectedRead:
    """What came of a file of corrected rows; `over`: rows of this source that are still open."""

    name: str
    aantallen: TakenBack
    over: int
    controle: CheckReport

    def to_text(self) -> str:
        """In Dutch."""
        n = self.aantallen
        parts = [f"{self.name}: verbeterd en ingelezen: {rows_in_words(n.verbeterd)}."]
        if n.niet_ingevuld:
            parts.append(
                f"Nog niet ingevuld: {rows_in_words(n.niet_ingevuld)}. Een gele cel mag niet leeg "
                "blijven. Weet u het niet, kies dan onbekend of niet toegedeeld."
            )
        if n.nog_fout:
            parts.append(f"Nog niet goed: {rows_in_words(n.nog_fout)}.")
            parts.append(self.controle.to_text())
        if n.al_gesloten:
            parts.append(
                f"Overgeslagen: {rows_in_words(n.al_gesloten)}, want niet meer apart. Wilt u er "
                "nog iets aan veranderen, doe dat dan in uw eigen bestand."
            )
        if n.ingetrokken:
            parts.append(f"Niet bewaard, want ingetrokken: {rows_in_words(n.ingetrokken)}.")
        parts.append(f"Van deze bron staat nu nog apart: {rows_in_words(self.over)}.")
        return "\n".join(parts)

    def to_json(self) -> dict[str, object]:
        """The same as plain values."""
        n = self.aantallen
        return {
            "bestand": self.name,
            "verbeterd": n.verbeterd,
            "nog_niet_goed": n.nog_fout,
            "niet_ingevuld": n.niet_ingevuld,
            "overgeslagen": n.al_gesloten,
            "ingetrokken": n.ingetrokken,
            "nog_apart": self.over,
            "controle": self.controle.as_mapping(),
        }


def list_aside(workplace: Workplace) -> tuple[Aside, ...]:
    """Every delivery that has open rows. Counts only."""
    return tuple(_told(one) for one in open_rows(workplace.kluis))


def export_aside(workplace: Workplace, path: Path, bron: str | None, soort: str | None) -> int:
    """Write the open rows of one source and kind to an XLSX file; gives how many.

    The file is not encrypted: only its user may read it, and it is remembered until it is gone.
    Raises RefusedInput when there is nothing, more than one source or kind, or no place to write.
    """
    path = path.resolve()
    refuse_public_place(path, ".xlsx", "Rijen", workplace.workspace)
    found = _chosen(open_rows(workplace.kluis), bron and source_name(bron), soort)
    contract = load_contract(found[0].delivery.contract)
    book = set_aside_sheet(
        contract, found, choices_for(contract, workplace.workspace, workplace.today)
    )
    remember_export(workplace.workspace, path)
    try:
        path.touch(mode=0o600, exist_ok=False)
        book.save(path)
    except OSError:
        raise RefusedInput(
            f"Het bestand {path.name} kan niet worden gemaakt.",
            "Kijk of de map bestaat en of u erin mag schrijven.",
        ) from None
    return sum(one.rows.num_rows for one in found)


def read_corrected(
    workplace: Workplace, path: Path, bron: str, blad: str | None = None
) -> CorrectedRead:
    """Take corrected rows back into the deliveries that they were sent in.

    Raises RefusedInput; see `take_back`.
    """
    bron = source_name(bron)
    checked = check(workplace.workspace, path, None, workplace.today, (), blad)
    keep_promise(workplace)
    keep_codes(workplace)
    take_in_waiting(workplace)
    refuse_without_keys(workplace, checked)
    taken = take_back(workplace.kluis, checked, bron)
    note_kluis(workplace)
    return CorrectedRead(checked.name, taken, _left(workplace, checked, bron), checked.report)


def _left(workplace: Workplace, checked: CheckedFile, bron: str) -> int:
    return sum(
        one.rows.num_rows
        for one in open_rows(workplace.kluis)
        if (one.delivery.contract, one.delivery.bron) == (checked.contract.name, bron)
    )


def _told(one: OpenRows) -> Aside:
    found = Counter(
        part for reasons in one.rows.column(REASONS).to_pylist() for part in reasons.split(",")
    )
    reasons = tuple(
        (part.partition(":")[0], Reason(part.partition(":")[2]), n)
        for part, n in found.most_common()
    )
    delivery = one.delivery
    return Aside(
        delivery.id,
        delivery.contract,
        delivery.bron,
        one.rows.num_rows,
        tuple(one.rows.column(ROW).to_pylist()),
        reasons,
    )


def _chosen(found: Sequence[OpenRows], bron: str | None, soort: str | None) -> list[OpenRows]:
    chosen = [
        one
        for one in found
        if bron in (None, one.delivery.bron) and soort in (None, one.delivery.contract)
    ]
    if not chosen:
        raise RefusedInput("Er staan geen rijen apart.", "U hoeft niets te doen.")
    kinds = sorted({(one.delivery.contract, one.delivery.bron) for one in chosen})
    if len(kinds) > 1:
        ways = "; ".join(f"--soort {contract} --bron {name}" for contract, name in kinds)
        raise RefusedInput(
            "Er staan rijen apart van meer dan één bron of soort. In één bestand past er maar één.",
            f"Kies: {ways}.",
        )
    return chosen
