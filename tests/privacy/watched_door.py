"""A witness beside the door: sees every draw of noise and every reading of rows, in any command."""

import hashlib
import sys
from collections import Counter
from contextlib import contextmanager

from pipeline.release import mechanism
from pipeline.release.ledger import Ledger
from pipeline.vault.kluis import Kluis

ROWS = "leveringen/"
ADDS_NOISE = "add_"


class Witness:
    """Notes draws and row readings of one workspace, and judges each draw as it happens."""

    def __init__(self, workspace):
        self.workspace = workspace
        self.draws = Counter()
        self.rows_read = 0

    def before_draw(self):
        """A draw needs the one debit on disk that is not frozen yet, and each post buys one."""
        entries = Ledger(self.workspace.grootboek).entries
        frozen = {e.inhoud["publicatie"] for e in entries if e.soort == "bevroren"}
        open_debits = [
            e for e in entries if e.soort == "debet" and e.inhoud["publicatie"] not in frozen
        ]
        assert len(open_debits) == 1, "noise without an open debit on disk"
        (debit,) = open_debits
        self.draws[debit.nr] += 1
        assert self.draws[debit.nr] <= len(debit.posten), "more draws than were paid for"
        assert set(self.published()) <= frozen, "numbers in overdracht before they were frozen"

    def new_command(self):
        """Draws of a broken-off command were seen by nobody: counting starts again."""
        self.draws.clear()
        self.rows_read = 0

    def published(self):
        """What the organisation sees: by publication, the hashes of its files."""
        folder = self.workspace.publicaties
        bundles = sorted(p for p in folder.glob("*") if not p.name.startswith("."))
        return {
            bundle.name: tuple(hashlib.sha256(f.read_bytes()).hexdigest() for f in files(bundle))
            for bundle in bundles
        }


def files(folder):
    """All files below a folder, in a fixed order."""
    return sorted(p for p in folder.rglob("*") if p.is_file())


@contextmanager
def watched(patch, witness):
    """Every function that adds noise, wherever it was imported, and every reading of rows."""
    replace_noise(patch, lambda real: _before(real, witness.before_draw))
    read = Kluis.read_table

    def read_table(self, name):
        witness.rows_read += name.startswith(ROWS)
        return read(self, name)

    patch.setattr(Kluis, "read_table", read_table)
    yield witness


def replace_noise(patch, make):
    """Put `make(real)` in the place of each function of the mechanism that adds noise."""
    for name, real in list(vars(mechanism).items()):
        if name.startswith(ADDS_NOISE) and getattr(real, "__module__", "") == mechanism.__name__:
            users = [m for key, m in list(sys.modules.items()) if key.startswith("pipeline.")]
            for module in users:
                if vars(module).get(name) is real:
                    patch.setattr(module, name, make(real))


def _before(real, look):
    def watching(*args, **kwargs):
        look()
        return real(*args, **kwargs)

    return watching
