"""Small files under authenticated encryption (AES-256-GCM, NIST SP 800-38D).

The name of the file is bound in as associated data, so one sealed file cannot be put in the place
of another.
"""

import secrets

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from pipeline.errors import KeyRefused

_NONCE_BYTES = 12


class Sealed:
    """Seals and opens bytes under one 32-byte key."""

    def __init__(self, key: bytes) -> None:
        self._cipher = AESGCM(key)

    def seal(self, name: str, data: bytes) -> bytes:
        """Nonce and ciphertext of `data`, bound to `name`."""
        nonce = secrets.token_bytes(_NONCE_BYTES)
        return nonce + self._cipher.encrypt(nonce, data, name.encode())

    def open(self, name: str, blob: bytes) -> bytes:
        """The data again. Raises KeyRefused when the key, the name or the bytes do not fit."""
        try:
            return self._cipher.decrypt(blob[:_NONCE_BYTES], blob[_NONCE_BYTES:], name.encode())
        except (InvalidTag, ValueError):
            raise KeyRefused(
                "Deze sleutel past niet op de kluis, of een bestand in de kluis is beschadigd.",
                "Controleer de sleutelzin. Klopt die, zet dan een kopie van de map vp/ terug.",
            ) from None
