"""kluis.json: what is needed to make the root key from the passphrase, and to see that it fits.

Why: it is the only file of the kluis that is not encrypted, so anybody could have changed it or
broken it. What is in it is believed only within bounds, and a key that does not fit is refused.
"""

import base64
import json
from binascii import Error as Base64Error
from pathlib import Path

from argon2.exceptions import HashingError
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from pipeline.durable import replace_synced
from pipeline.errors import ConfigurationError, KeyRefused
from pipeline.vault.damaged import damaged
from pipeline.vault.keys import Stretching, check_strength, derive, new_stretching
from pipeline.vault.sealed import Sealed

_HEADER = "kluis.json"
_CHECK = b"vip-signaal"
_MOST_MEMORY_KIB = 1024 * 1024


class _Header(BaseModel):
    """The file. The upper bounds keep a changed file from asking for all memory or all day."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    versie: int = Field(ge=1, le=1)
    salt: str
    passes: int = Field(ge=1, le=100)
    memory_kib: int = Field(ge=8, le=_MOST_MEMORY_KIB)
    lanes: int = Field(ge=1, le=64)
    controle: str

    def root_key(self, passphrase: str) -> bytes:
        """The root key by these parameters. Raises KeyRefused when they cannot be right."""
        try:
            salt = base64.b64decode(self.salt, validate=True)
            stretching = Stretching(salt, self.passes, self.memory_kib, self.lanes)
            return stretching.root_key(passphrase)
        except (Base64Error, HashingError, MemoryError):
            raise damaged() from None

    def check(self, root_key: bytes) -> None:
        """Raises KeyRefused when the root key is not the one of this kluis."""
        try:
            sealed = base64.b64decode(self.controle, validate=True)
            Sealed(derive(root_key, "controle")).open(_HEADER, sealed)
        except Base64Error:
            raise damaged() from None
        except KeyRefused:
            raise KeyRefused(
                "Deze sleutelzin past niet op de kluis van deze organisatie.",
                "Probeer het opnieuw. Zonder de juiste sleutelzin kan niemand de kluis openen.",
            ) from None


def new_root_key(folder: Path, passphrase: str) -> tuple[bytes, bytes]:
    """A root key for a new kluis, and the header that goes with it.

    Raises KeyRefused for a weak passphrase or where a kluis stands already.
    """
    check_strength(passphrase)
    if (folder / _HEADER).exists():
        raise KeyRefused("Hier staat al een kluis.", "Open hem met de sleutelzin van die kluis.")
    stretching = new_stretching()
    root_key = stretching.root_key(passphrase)
    header = _Header(
        versie=1,
        salt=_text(stretching.salt),
        passes=stretching.passes,
        memory_kib=stretching.memory_kib,
        lanes=stretching.lanes,
        controle=_text(Sealed(derive(root_key, "controle")).seal(_HEADER, _CHECK)),
    )
    return root_key, header.model_dump_json(indent=1).encode()


def write_header(folder: Path, header: bytes) -> None:
    """Put the header in place: from here on there is a kluis."""
    replace_synced(folder / _HEADER, header)


def open_header(folder: Path, passphrase: str) -> bytes:
    """The root key. Raises KeyRefused for a wrong passphrase or a damaged header,
    ConfigurationError when there is none."""
    try:
        content = json.loads((folder / _HEADER).read_bytes())
    except (OSError, ValueError):
        raise ConfigurationError(
            "In deze map staat geen (leesbare) kluis.",
            "Maak een organisatie met: vip nieuw MAP --vanaf 2021-Q1, "
            "of zet een kopie van de map vp/ terug.",
        ) from None
    try:
        header = _Header.model_validate(content)
    except ValidationError:
        raise damaged() from None
    root_key = header.root_key(passphrase)
    header.check(root_key)
    return root_key


def _text(data: bytes) -> str:
    return base64.b64encode(data).decode()
