"""A throw-away workspace for an audit: the whole program on invented rows, files in, Parquet out.

It calls what `vip` calls. What it gives back is what an outsider sees: the files in `overdracht/`,
read without the key. No workspace of a user comes near it.
"""

import secrets
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pandas as pd

from pipeline import steps
from pipeline.periods import quarters_between
from pipeline.release import Release, load_release
from pipeline.settings import ProtectedUnit
from pipeline.vault.kluis import create_kluis
from pipeline.workspace import create_workspace

FIRST, LAST = "2000-Q1", "2099-Q4"
QUARTERS = quarters_between(FIRST, LAST)
UNITS = ("u1", "u2", "u3", "u4", "u5")
_TODAY = date(2100, 1, 2)
_HEADCOUNT = 1000
_MANAGERS = 50


@dataclass(frozen=True)
class Trial:
    """One throw-away organisation at work."""

    workplace: steps.Workplace

    def read_in(self, talks: pd.DataFrame, bron: str = "vp") -> None:
        """One file of talks, as a VP delivers it; nothing when there are no rows."""
        if talks.empty:
            return
        path = self.workplace.workspace.root / "gesprekken.csv"
        talks.to_csv(path, sep=";", index=False)
        steps.read_in(self.workplace, path, bron)
        path.unlink()

    def publish(self, quarter: str | None = None) -> Release:
        """Close up to `quarter`, publish, and look: all that an outsider can read now."""
        if quarter is not None:
            steps.close(self.workplace, quarter)
        steps.publish(self.workplace)
        return load_release(self.workplace.workspace.overdracht)

    def correct(self, quarter: str, reason: str) -> Release:
        """Publish a quarter again from the rows as they are now, and look."""
        correction = steps.look_at_correction(self.workplace, quarter, reason)
        steps.correct_period(self.workplace, correction, reason)
        return load_release(self.workplace.workspace.overdracht)


@contextmanager
def trial(
    epsilon: float, weights: Mapping[str, float], beschermd: ProtectedUnit = "traject"
) -> Iterator[Trial]:
    """A new organisation of six equal parts under this plan; gone afterwards."""
    with TemporaryDirectory(prefix="vip-audit-", ignore_cleanup_errors=True) as folder:
        root, passphrase = Path(folder) / "proef", secrets.token_hex(16)
        workspace = create_workspace(root, FIRST, "Proef", voorbeeld=True)
        workspace.toml.write_text(_toml(epsilon, weights, beschermd), encoding="utf-8")
        (workspace.codes / "organisatie.csv").write_text(_organisation(), encoding="utf-8")
        create_kluis(workspace.kluis, passphrase)
        with steps.at_work(root, passphrase, _TODAY) as workplace:
            yield Trial(workplace)


def _toml(epsilon: float, weights: Mapping[str, float], beschermd: str) -> str:
    tables = [f"{table} = {weight}" for table, weight in weights.items()]
    return "\n".join(
        [
            '[organisatie]\nnaam = "Proef"\nvoorbeeld = true',
            f'[kalender]\nvanaf = "{FIRST}"',
            f'[privacy]\nepsilon = {epsilon}\nbeschermd = "{beschermd}"',
            '[plan]\nkorrel = "kwartaal"',
            *tables,
        ]
    )


def _organisation() -> str:
    whole = f"org;De hele organisatie;;{6 * _HEADCOUNT};{6 * _MANAGERS}"
    below = [f"{unit};Deel {unit};org;{_HEADCOUNT};{_MANAGERS}" for unit in UNITS]
    head = "eenheid;naam;bovenliggend;medewerkers;leidinggevenden"
    return "\n".join([head, whole, *below]) + "\n"
