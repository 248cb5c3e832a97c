"""What tests of the werkplek share."""

from functools import cache

import pytest

from pipeline.vault.keys import ENVIRONMENT, Stretching


@pytest.fixture
def stretched_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """The same passphrase is stretched once: that takes a quarter of a second on purpose."""
    monkeypatch.delenv(ENVIRONMENT, raising=False)
    monkeypatch.setattr(Stretching, "root_key", cache(Stretching.root_key))
