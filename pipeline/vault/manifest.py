"""The manifest: what the kluis holds, as frozen values. Sealed on disk by `kluis.py`."""

import hashlib
import json
from dataclasses import asdict, dataclass, replace
from typing import Any

from pipeline.errors import ConfigurationError

NO_LEDGER = "0" * 64
_MAY_LACK = ("losgelaten", "inhoud_sha256")


@dataclass(frozen=True)
class Receipt:
    """What was received, and what went since. Counts only; it stays when the rows are gone.

    bestand_sha256: of the file as it was read. inhoud_sha256: of the file and its sheet alone,
    whatever translation it was read under; "" in a receipt of before that was kept. gelezen: the
    rows in it. ingetrokken: of who withdrew, before or after. opgeschoond: removed because their
    term was over, or because a later delivery had replaced them. nogmaals: how often the same file
    was sent again. losgelaten: set aside, and let go by the VP.
    """

    gelezen: int
    ontvangen_op: str = ""
    bestand_sha256: str = ""
    ingetrokken: int = 0
    opgeschoond: int = 0
    nogmaals: int = 0
    losgelaten: int = 0
    inhoud_sha256: str = ""


@dataclass(frozen=True, repr=False)
class Delivery:
    """One stored file: how many rows are kept (`rijen`) and how many are set aside (`apart`).

    dubbel, wachtend: those set aside only because they stand in the file twice, or because their
    unit is not known yet. ontvangst: the receipt; what it says was read is always what lies here
    with what went since. bestand: under which name its tables lie, with the SHA-256 of each as
    encrypted. zonder_sleutel: rows that got a key here. over: the quarters or waves that it is
    about, also once rows went. vervangt: the quarters or waves for which the VP said that it takes
    the place of everything that this source sent before.
    """

    id: str
    contract: str
    bron: str
    vingerafdruk: str
    rijen: int
    apart: int
    bestand: str = ""
    sha256: str = ""
    sha256_apart: str = ""
    zonder_sleutel: int = 0
    over: tuple[str, ...] = ()
    vervangt: tuple[str, ...] = ()
    dubbel: int = 0
    wachtend: int = 0
    ontvangst: Receipt = Receipt(0)

    @property
    def adds_up(self) -> bool:
        """Whether every row that was read is here, or is known to have gone."""
        receipt = self.ontvangst
        went = receipt.ingetrokken + receipt.opgeschoond + receipt.losgelaten
        return receipt.gelezen == self.rijen + self.apart + went


@dataclass(frozen=True, repr=False)
class Withdrawn:
    """Somebody who does not want to count any more: the value of a key column in one source."""

    contract: str
    bron: str
    kolom: str
    sleutel: str


@dataclass(frozen=True)
class Removed:
    """What was cleaned up on a day: rows of one kind, about a quarter or wave. Counts only.

    soort: gesprekken, enquete, quarantaine, or vervangen.
    """

    op: str
    soort: str
    over: str
    rijen: int


@dataclass(frozen=True, repr=False)
class Manifest:
    """What the kluis holds. Every change is a new manifest, sealed and put in place at once.

    opschoningen: what was cleaned up, in order. opgeschoond_tot, opgeschoonde_golven: the quarters
    up to which and the waves of which that was done, by the calendar, whatever rows there were.
    resten: names of delivery files that a step which was broken off may have left on disk. versie:
    how often it changed; a new mark of the ledger is no change.
    """

    leveringen: tuple[Delivery, ...] = ()
    beschermd: str = ""
    gesloten_tot: str = ""
    gesloten_golven: tuple[str, ...] = ()
    grootboek_lengte: int = 0
    grootboek_kop: str = NO_LEDGER
    ingetrokken: tuple[Withdrawn, ...] = ()
    resten: tuple[str, ...] = ()
    opgeschoond_tot: str = ""
    opgeschoonde_golven: tuple[str, ...] = ()
    opschoningen: tuple[Removed, ...] = ()
    versie: int = 0

    def after(self, old: "Manifest") -> "Manifest":
        """In the place of `old`: one version further, unless only the mark differs."""
        is_same = self.content_hash() == old.content_hash()
        return replace(self, versie=old.versie if is_same else old.versie + 1)

    def content_hash(self) -> str:
        """SHA-256 of what is in it, whatever its version and mark of the ledger."""
        bare = replace(self, grootboek_lengte=0, grootboek_kop=NO_LEDGER, versie=0)
        return hashlib.sha256(bare.to_bytes()).hexdigest()

    def to_bytes(self) -> bytes:
        """JSON. What a manifest can do without is left out where it is empty, so that a kluis of
        before it was kept has the hash that the ledger knows."""
        values = asdict(self)
        for delivery in values["leveringen"]:
            receipt = delivery["ontvangst"]
            for name in _MAY_LACK:
                if not receipt[name]:
                    del receipt[name]
        return json.dumps(values).encode()

    @staticmethod
    def from_bytes(data: bytes) -> "Manifest":
        """The inverse. Raises ConfigurationError for one that another version wrote."""
        try:
            values = {name: _frozen(value) for name, value in json.loads(data).items()}
            deliveries = tuple(_delivery(one) for one in values.pop("leveringen"))
            withdrawn = tuple(Withdrawn(**one) for one in values.pop("ingetrokken"))
            removed = tuple(Removed(**one) for one in values.pop("opschoningen"))
            return Manifest(
                leveringen=deliveries, ingetrokken=withdrawn, opschoningen=removed, **values
            )
        except KeyError:
            raise ConfigurationError(
                "Deze kluis is gemaakt met een oudere versie van ViP-signaal, die deze versie niet "
                "leest.",
                "Gebruik de versie waarmee u het laatst in deze map werkte. Wilt u met deze versie "
                "verder, maak dan een nieuwe map met vip nieuw, vanaf een kwartaal dat nog niet is "
                "gepubliceerd. Publiceer geen kwartaal of golf twee keer.",
            ) from None
        except TypeError:
            raise ConfigurationError(
                "Deze kluis is gemaakt met een nieuwere versie van ViP-signaal.",
                "Gebruik de versie waarmee u het laatst in deze map werkte, of een nieuwere.",
            ) from None


def _delivery(values: dict[str, Any]) -> Delivery:
    return Delivery(**{**values, "ontvangst": Receipt(**values["ontvangst"])})


def _frozen(value: Any) -> Any:
    """Lists of JSON as tuples, also inside."""
    if isinstance(value, dict):
        return {name: _frozen(inner) for name, inner in value.items()}
    return tuple(_frozen(inner) for inner in value) if isinstance(value, list) else value
