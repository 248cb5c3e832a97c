"""The control number of a public key: what two people read to each other over the phone.

Thirty digits, about 99 bits of SHA-256: nobody can make a second key with the same number. Digits
in groups of five, as messengers do, because they can be read out in any language.
"""

import hashlib
import re

_DIGITS, _GROUP = 30, 5


def control_number(public_key: bytes) -> str:
    """The control number of a raw Ed25519 key: six groups of five digits."""
    digest = hashlib.sha256(b"vip-signaal/herkenningsgetal\n" + public_key).digest()
    digits = f"{int.from_bytes(digest, 'big') % 10**_DIGITS:0{_DIGITS}d}"
    return " ".join(re.findall(f".{{{_GROUP}}}", digits))


def is_same_number(typed: str, public_key: bytes) -> bool:
    """Whether a number as somebody typed it is that of this key; spaces and dashes do not count."""
    return re.sub(r"[\s.-]", "", typed) == control_number(public_key).replace(" ", "")
