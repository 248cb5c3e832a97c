"""A genuinely password-protected XLSX, made in code: agile encryption in an OLE2 compound file.

Follows [MS-OFFCRYPTO] 2.3.4.10-15 (agile encryption: AES-256-CBC, SHA-512) and [MS-CFB] version 3.
Office, LibreOffice and msoffcrypto open it with the password; a reader without it must say so.
"""

import base64
import hashlib
import hmac
import struct

import numpy as np
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

SECTOR = 512
_MINI_SECTOR = 64
_MINI_CUTOFF = 4096
_FREE, _END, _FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
_SPINS = 100_000
_SEGMENT = 4096
_BLOCK_KEYS = {
    "verifier_input": bytes.fromhex("fea7d2763b4b9e79"),
    "verifier_value": bytes.fromhex("d7aa0f6d3061344e"),
    "key_value": bytes.fromhex("146e0be7abacd0d6"),
    "hmac_key": bytes.fromhex("5fb2ad010cb9e1f6"),
    "hmac_value": bytes.fromhex("a0677f02b22c8433"),
}
_INFO = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<encryption xmlns="http://schemas.microsoft.com/office/2006/encryption" \
xmlns:p="http://schemas.microsoft.com/office/2006/keyEncryptor/password">\
<keyData saltSize="16" blockSize="16" keyBits="256" hashSize="64" cipherAlgorithm="AES" \
cipherChaining="ChainingModeCBC" hashAlgorithm="SHA512" saltValue="{data_salt}"/>\
<dataIntegrity encryptedHmacKey="{hmac_key}" encryptedHmacValue="{hmac_value}"/>\
<keyEncryptors><keyEncryptor uri="http://schemas.microsoft.com/office/2006/keyEncryptor/password">\
<p:encryptedKey spinCount="{spins}" saltSize="16" blockSize="16" keyBits="256" hashSize="64" \
cipherAlgorithm="AES" cipherChaining="ChainingModeCBC" hashAlgorithm="SHA512" \
saltValue="{password_salt}" encryptedVerifierHashInput="{verifier_input}" \
encryptedVerifierHashValue="{verifier_value}" encryptedKeyValue="{key_value}"/>\
</keyEncryptor></keyEncryptors></encryption>"""


def encrypt_xlsx(xlsx: bytes, password: str, seed: int) -> bytes:
    """The bytes of an XLSX that asks for `password`; the random parts come from `seed`."""
    rng = np.random.default_rng(seed)
    data_salt, password_salt, verifier = (rng.bytes(16) for _ in range(3))
    secret, mac_key = rng.bytes(32), rng.bytes(64)
    package = _package(xlsx, secret, data_salt)
    mac = hmac.new(mac_key, package, hashlib.sha512).digest()
    spun = _spun(password, password_salt)
    parts = {
        "data_salt": data_salt,
        "password_salt": password_salt,
        "hmac_key": _cbc(secret, _iv(data_salt, _BLOCK_KEYS["hmac_key"]), mac_key),
        "hmac_value": _cbc(secret, _iv(data_salt, _BLOCK_KEYS["hmac_value"]), mac),
        "verifier_input": _cbc(_key(spun, "verifier_input"), password_salt, verifier),
        "verifier_value": _cbc(
            _key(spun, "verifier_value"), password_salt, hashlib.sha512(verifier).digest()
        ),
        "key_value": _cbc(_key(spun, "key_value"), password_salt, secret),
    }
    texts = {name: base64.b64encode(value).decode("ascii") for name, value in parts.items()}
    info = struct.pack("<HHI", 4, 4, 0x40) + _INFO.format(spins=_SPINS, **texts).encode("utf-8")
    return compound_file(info, package)


def _spun(password: str, salt: bytes) -> bytes:
    digest = hashlib.sha512(salt + password.encode("utf-16-le")).digest()
    for i in range(_SPINS):
        digest = hashlib.sha512(struct.pack("<I", i) + digest).digest()
    return digest


def _key(spun: bytes, purpose: str) -> bytes:
    return hashlib.sha512(spun + _BLOCK_KEYS[purpose]).digest()[:32]


def _iv(salt: bytes, block_key: bytes) -> bytes:
    return hashlib.sha512(salt + block_key).digest()[:16]


def _cbc(key: bytes, iv: bytes, data: bytes) -> bytes:
    encryptor = Cipher(algorithms.AES(key), modes.CBC(iv)).encryptor()
    return encryptor.update(_padded(data, 16)) + encryptor.finalize()


def _padded(data: bytes, size: int) -> bytes:
    return data + b"\0" * (-len(data) % size)


def _package(xlsx: bytes, secret: bytes, salt: bytes) -> bytes:
    """The length, then segments of 4,096 bytes that each have an initial vector of their own."""
    segments = [
        _cbc(secret, _iv(salt, struct.pack("<I", i)), xlsx[start : start + _SEGMENT])
        for i, start in enumerate(range(0, len(xlsx), _SEGMENT))
    ]
    return struct.pack("<Q", len(xlsx)) + b"".join(segments)


def compound_file(info: bytes, package: bytes) -> bytes:
    """An OLE2 file with the streams EncryptionInfo (small) and EncryptedPackage (large).

    Sectors: 0 allocation table, 1 directory, 2 small allocation table, then the small stream, then
    the package. One allocation sector holds 128 sectors, so the package stays below 60 kB.
    """
    if not (len(info) < _MINI_CUTOFF <= len(package) < 60_000):
        raise ValueError("the package must be 4,096 to 60,000 bytes, the info smaller")
    mini, big = _padded(info, SECTOR), _padded(package, SECTOR)
    n_mini, n_big = len(mini) // SECTOR, len(big) // SECTOR
    table = [_FAT, _END, _END, *chain(3, n_mini), *chain(3 + n_mini, n_big)]
    mini_table = chain(0, -(-len(info) // _MINI_SECTOR))
    directory = (
        entry("Root Entry", 5, start=3, size=n_mini * SECTOR, child=1)
        + entry("EncryptionInfo", 2, start=0, size=len(info), right=2)
        + entry("EncryptedPackage", 2, start=3 + n_mini, size=len(package), colour=0)
        + entry("", 0, start=0, size=0)
    )
    return header() + sector(table) + directory + sector(mini_table) + mini + big


def chain(first: int, n: int) -> list[int]:
    return [*range(first + 1, first + n), _END]


def sector(numbers: list[int]) -> bytes:
    filled = numbers + [_FREE] * (SECTOR // 4 - len(numbers))
    return struct.pack(f"<{SECTOR // 4}I", *filled)


def header() -> bytes:
    fixed = struct.pack(
        "<8s16xHHHHH6xIIIIIIIII",
        bytes.fromhex("d0cf11e0a1b11ae1"),
        0x3E,  # minor version
        3,  # major version: sectors of 512 bytes
        0xFFFE,  # little endian
        9,  # sector size, as a power of two
        6,  # small sector size
        0,  # directory sectors, 0 in version 3
        1,  # allocation sectors
        1,  # first directory sector
        0,  # transaction number
        _MINI_CUTOFF,
        2,  # first small allocation sector
        1,  # small allocation sectors
        _END,  # no further allocation sectors
        0,
    )
    return fixed + struct.pack("<109I", 0, *[_FREE] * 108)


def entry(
    name: str,
    kind: int,
    *,
    start: int,
    size: int,
    right: int = _FREE,
    child: int = _FREE,
    colour: int = 1,
) -> bytes:
    text = name.encode("utf-16-le")
    length = len(text) + 2 if name else 0
    return struct.pack(
        "<64sHBBIII16xI16xIQ", text, length, kind, colour, _FREE, right, child, 0, start, size
    )
