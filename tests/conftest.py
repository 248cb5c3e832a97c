"""What holds for every test, and which tests stay together when two processes share the work.

A file in which many tests share a fixture that takes seconds to make, or in which one test goes on
where another ended, goes to one process as a whole. (The mark `xdist_group` of pytest-xdist 3.8
does nothing under pytest 9.2.)
"""

import os
import secrets

import pytest
from xdist.scheduler import LoadScopeScheduling

# Before numpy is loaded. Two processes that share the work share two cores as well: with a thread
# for each core in both of them, these wait for each other and use half as much time again.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

from pipeline.vault import header
from pipeline.vault.keys import Stretching

TOGETHER = frozenset(
    (
        "tests/app/test_browser.py",
        "tests/app/test_journeys.py",
        "tests/app/test_keyboard.py",
        "tests/app/test_login.py",
        "tests/app/test_pages.py",
        "tests/app/test_role_walk.py",
        "tests/app/test_werkplek_advice.py",
        "tests/app/test_werkplek_browser.py",
        "tests/app/test_werkplek_table.py",
        "tests/app/test_werkplek_words.py",
        "tests/app/test_words.py",
        "tests/functional/test_example_files.py",
        "tests/functional/test_notebook.py",
        "tests/privacy/test_no_exact_counts.py",
    )
)


class Scheduling(LoadScopeScheduling):
    """One test at a time to whichever process is free, and the files in TOGETHER as a whole."""

    def _split_scope(self, nodeid):
        file = nodeid.partition("::")[0]
        return file if file in TOGETHER else nodeid


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config, log):
    return Scheduling(config, log) if config.getvalue("dist") == "loadgroup" else None


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
