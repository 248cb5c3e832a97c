"""From a passphrase to the keys of one kluis.

The passphrase is stretched with argon2id (RFC 9106; second recommended option: 64 MiB, 3 passes,
4 lanes) into a root key, and HKDF-SHA-256 (RFC 5869) derives one key per purpose from it. Only the
salt, the parameters and a check value are on disk.
"""

import os
import secrets
import unicodedata
from dataclasses import dataclass

import keyring
from argon2.low_level import Type, hash_secret_raw
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from keyring.errors import KeyringError

from pipeline.errors import KeyRefused

ENVIRONMENT = "VIP_SLEUTEL"
KEYRING_SERVICE = "vip-signaal"
SHORTEST = 12


@dataclass(frozen=True)
class Stretching:
    """Argon2id parameters, stored beside the kluis so that they can be raised later."""

    salt: bytes
    passes: int = 3
    memory_kib: int = 64 * 1024
    lanes: int = 4

    def root_key(self, passphrase: str) -> bytes:
        """32 bytes from the passphrase, the same on every keyboard (Unicode NFC)."""
        return hash_secret_raw(
            secret=one_spelling(passphrase).encode("utf-8", "surrogatepass"),
            salt=self.salt,
            time_cost=self.passes,
            memory_cost=self.memory_kib,
            parallelism=self.lanes,
            hash_len=32,
            type=Type.ID,
        )


def one_spelling(passphrase: str) -> str:
    """The passphrase in Unicode form NFC: a Mac may type the accent of an é by itself."""
    return unicodedata.normalize("NFC", passphrase)


def new_stretching() -> Stretching:
    """Parameters with a fresh random salt."""
    return Stretching(salt=secrets.token_bytes(16))


def derive(root_key: bytes, purpose: str) -> bytes:
    """A 32-byte key for one purpose; knowing one says nothing about another."""
    return HKDF(algorithm=hashes.SHA256(), length=32, salt=None, info=purpose.encode()).derive(
        root_key
    )


def find_passphrase(workspace_name: str) -> str | None:
    """The passphrase from VIP_SLEUTEL, else from the system keyring, else None (ask for it)."""
    if from_environment := os.environ.get(ENVIRONMENT):
        return from_environment
    try:
        return keyring.get_password(KEYRING_SERVICE, workspace_name)
    except KeyringError:
        return None


def check_strength(passphrase: str) -> None:
    """Refuse a passphrase for a new kluis that is too short. Raises KeyRefused."""
    if len(one_spelling(passphrase)) < SHORTEST:
        raise KeyRefused(
            f"De sleutelzin is te kort: hij heeft minder dan {SHORTEST} tekens.",
            "Kies een zin van minstens vier woorden die alleen u kent.",
        )
