"""What a machine has received: whose signature it trusts, and which parcel it shows.

    MAP/ontvangst.json          the trusted key, and the name of the parcel that counts
    MAP/ontvangen/<parcel>/     its files as they stand in overdracht/, with the signed list

The parcel that counts is named in one small file that is replaced in one rename: whoever reads sees
the old one or the new one, also on Windows, where a folder that is being read cannot be moved.
"""

import json
import re
import time
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from pipeline.crossing.contents import (
    LIST,
    LIST_SIGNATURE,
    Contents,
    check_files,
    check_list,
)
from pipeline.durable import replace_synced
from pipeline.errors import ConfigurationError, LedgerRefused

STANDING = "ontvangst.json"
DASHBOARD_SETTINGS = "dashboard.toml"
"""Of who runs the dashboard, beside what it shows; it may be there before the first parcel."""
PARCELS = "ontvangen"
_TRIES, _PAUSE = 5, 0.1  # seconds
_PARCEL_NAME = re.compile(r"\d{4,9}-[0-9a-f]{12}")


@dataclass(frozen=True)
class Standing:
    """`sleutel`: the trusted public key in hex; `bundel`: the parcel that counts."""

    sleutel: str
    organisatie: str
    bundel: str
    vertrouwd_sinds: str

    @property
    def key(self) -> Ed25519PublicKey:
        """The key that every parcel must be signed with."""
        return Ed25519PublicKey.from_public_bytes(bytes.fromhex(self.sleutel))


def is_received(folder: Path) -> bool:
    """Whether parcels are received here."""
    return (folder / STANDING).exists()


def read_standing(folder: Path) -> Standing | None:
    """What was received, None when nothing was. Raises ConfigurationError when it is damaged."""
    try:
        standing = Standing(**json.loads((folder / STANDING).read_bytes()))
        if _PARCEL_NAME.fullmatch(standing.bundel) and standing.key:
            return standing
    except FileNotFoundError:
        return None
    except (OSError, ValueError, TypeError):
        pass
    raise ConfigurationError(
        f"Het bestand {STANDING} is beschadigd.",
        "Zet het terug uit een kopie. Lukt dat niet: begin met een lege map, neem de nieuwste "
        "bundel opnieuw in, en vergelijk het herkenningsgetal met de vertrouwenspersoon.",
    )


def write_standing(folder: Path, standing: Standing) -> None:
    """Make another parcel count, in one rename.

    Windows refuses to replace a file that somebody is just reading: then once more, a moment later.
    """
    data = json.dumps(asdict(standing), ensure_ascii=False, indent=1).encode()
    for _ in range(_TRIES):
        with suppress(PermissionError):
            replace_synced(folder / STANDING, data)
            return
        time.sleep(_PAUSE)
    replace_synced(folder / STANDING, data)


def parcel_folder(folder: Path, standing: Standing) -> Path:
    """Where the files of the parcel that counts are."""
    return folder / PARCELS / standing.bundel


def held_contents(folder: Path, standing: Standing) -> Contents:
    """The list of the parcel that counts, verified with the trusted key. Raises LedgerRefused."""
    place = parcel_folder(folder, standing)
    try:
        data, signature = ((place / name).read_bytes() for name in (LIST, LIST_SIGNATURE))
    except OSError:
        raise _spoiled() from None
    return check_list(data, signature, standing.key)


def check_held(folder: Path, standing: Standing) -> None:
    """Whether every file is there as it was received. Raises LedgerRefused."""
    contents = held_contents(folder, standing)
    place = parcel_folder(folder, standing)
    try:
        check_files(contents, {name: (place / name).read_bytes() for name in contents.bestanden})
    except (OSError, LedgerRefused):
        raise _spoiled() from None


def _spoiled() -> LedgerRefused:
    return LedgerRefused(
        "De bundel die hier is ontvangen, is beschadigd of veranderd.",
        "Neem de nieuwste bundel opnieuw in met: vip ontvangen BUNDEL. Heeft u die niet meer, "
        "vraag haar dan aan de vertrouwenspersoon.",
    )
