"""What holds for every test.

Tests run in two processes. A file in which many tests share a fixture that takes seconds to make is
one `xdist_group`, so that it is made in one of them only.
"""

import secrets

import pytest

from pipeline.vault import header
from pipeline.vault.keys import Stretching


@pytest.fixture(autouse=True, scope="session")
def light_stretching():
    """A new kluis of a test asks little memory of argon2id: thousands are made and opened.

    The parameters stand in its kluis.json, as in that of every kluis, so any process can open it.
    What vip itself chooses is held to in tests/privacy/test_kluis.py.
    """
    with pytest.MonkeyPatch.context() as patch:
        light = {"passes": 1, "memory_kib": 8, "lanes": 1}
        patch.setattr(
            header, "new_stretching", lambda: Stretching(secrets.token_bytes(16), **light)
        )
        yield
