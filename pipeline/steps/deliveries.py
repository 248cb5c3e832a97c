"""Every delivery with its receipt: what was in the file, and what became of it since."""

from dataclasses import asdict, dataclass

from pipeline.ingest.receipt_words import RowCounts
from pipeline.steps.workplace import Workplace
from pipeline.vault.kluis import Delivery
from pipeline.vault.live import live_rows, outdated


@dataclass(frozen=True)
class Delivered:
    """One delivery; `vervangen` of its stored rows do not count, because a later file of the same
    source took their place."""

    levering: Delivery
    vervangen: int

    @property
    def aantallen(self) -> RowCounts:
        """Every row of the file in one sum."""
        delivery, receipt = self.levering, self.levering.ontvangst
        return RowCounts(
            gelezen=receipt.gelezen,
            bewaard=delivery.rijen,
            apart=delivery.apart - delivery.dubbel - delivery.wachtend,
            dubbel=delivery.dubbel,
            wachtend=delivery.wachtend,
            ingetrokken=receipt.ingetrokken,
            opgeschoond=receipt.opgeschoond,
            losgelaten=receipt.losgelaten,
        )

    def to_json(self) -> dict[str, object]:
        """Plain values: counts that add up, and never a row."""
        delivery, receipt = self.levering, self.levering.ontvangst
        return {
            "levering": delivery.id,
            "ontvangen_op": receipt.ontvangen_op,
            "soort": delivery.contract,
            "bron": delivery.bron,
            "bestand_sha256": receipt.bestand_sha256,
            **asdict(self.aantallen),
            "bewaard_maar_vervangen": self.vervangen,
            "nogmaals_aangeboden": receipt.nogmaals,
        }


def list_deliveries(workplace: Workplace) -> tuple[Delivered, ...]:
    """All deliveries, in order of arrival. Raises KeyRefused when the kluis was altered."""
    kluis = workplace.kluis
    deliveries = kluis.manifest.leveringen
    found = []
    for delivery, old in zip(deliveries, outdated(deliveries), strict=True):
        replaced = 0
        if old.zonder_sleutel & {*delivery.over}:
            rows = kluis.rows_of(delivery)
            replaced = rows.num_rows - live_rows(rows, delivery.contract, old).num_rows
        found.append(Delivered(delivery, replaced))
    return tuple(found)
