"""Signatures on what crosses to the organisation zone (Ed25519, RFC 8032).

The private key is derived from the kluis key and never stored. The public key lies in
`overdracht/`, so that the dashboard can verify without any secret.
"""

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey


class Signer:
    """Signs bytes with the key of one kluis."""

    def __init__(self, seed: bytes) -> None:
        self._private = Ed25519PrivateKey.from_private_bytes(seed)

    def __call__(self, data: bytes) -> bytes:
        """The 64-byte signature over `data`."""
        return self._private.sign(data)

    @property
    def public_key(self) -> Ed25519PublicKey:
        """What a reader needs to verify."""
        return self._private.public_key()

    @property
    def public_bytes(self) -> bytes:
        """The public key in raw form, 32 bytes."""
        return self.public_key.public_bytes_raw()
