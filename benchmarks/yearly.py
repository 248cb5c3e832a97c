"""How long a jaarrapport takes: the example of 12,000 employees, each version in a fresh process.

    python -m benchmarks.yearly [--map MAP]

By the command line itself, so starting Python, opening the kluis, reading and verifying what was
published, and setting the pages are in it. `--map` names an example that is there already.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from pipeline.advice.yearly.report import VERSIONS
from pipeline.demo.walk import LAST_PERIOD, PASSPHRASE, walk
from pipeline.vault.keys import ENVIRONMENT

_PROGRAM = "from pipeline.cli.program import main; main()"
_YEAR = LAST_PERIOD[:4]


@dataclass(frozen=True)
class Measured:
    """One report: its version and kind of file, and the seconds on the clock and of the CPU."""

    versie: str
    soort: str
    seconds: float
    cpu: float


def measure(workspace: Path, versie: str, soort: str, folder: Path) -> Measured:
    """One report, made by the command."""
    target = folder / f"{versie}.{soort}"
    words = ("jaarrapport", _YEAR, "--versie", versie, "--uit", target, "--map", workspace)
    started, spent = time.perf_counter(), _children()
    subprocess.run(
        [sys.executable, "-c", _PROGRAM, *map(str, words)],
        check=True,
        stdout=subprocess.DEVNULL,
        env=os.environ | {ENVIRONMENT: PASSPHRASE},
    )
    return Measured(versie, soort, time.perf_counter() - started, _children() - spent)


def _children() -> float:
    times = os.times()
    return times.children_user + times.children_system


def main() -> None:
    """Print a line a report."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--map", type=Path, default=None)
    given = parser.parse_args().map
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        workspace = given or walk(folder / "zorg", "zorg", date.today(), print).workspace.root
        for versie in VERSIONS:
            for soort in ("pdf", "docx"):
                one = measure(workspace, versie, soort, folder)
                print(f"{one.versie:12} {one.soort:5} {one.seconds:6.1f} s, CPU {one.cpu:5.1f} s")


if __name__ == "__main__":
    main()
