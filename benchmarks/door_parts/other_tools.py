"""Runs other tools in throw-away environments: they cannot live in ours, or would weigh it down.

An environment is made with pip on first use in the directory that is given, and kept there. Only
the tool's own work is timed, inside its own process: no start, no imports, no reading of files.
"""

import json
import os
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from statistics import median

import numpy as np
import pandas as pd

from tests.simulators.workload import CATEGORIES, QUARTERS, UNITS, Counts

PROGRAMS = Path(__file__).parent / "tools"
DIMENSIONS = ["category", "unit", "quarter"]


@dataclass(frozen=True)
class Tool:
    """A program under tools/, and what it needs."""

    name: str
    program: str
    needs: str


TOOLS = (
    Tool("OpenDP", "opendp_query.py", "opendp[polars]==0.16.0"),
    Tool("SmartNoise SQL", "smartnoise_query.py", "smartnoise-sql==1.0.10"),
    Tool("PipelineDP", "pipelinedp_query.py", "pipeline-dp==0.3.1"),
)


@dataclass(frozen=True)
class Timed:
    """What a tool released, as numbers [category, unit, quarter], and its median seconds."""

    version: str
    seconds: float
    numbers: np.ndarray
    bare: float | None


def run_tool(tool: Tool, environments: Path, counts: Counts, epsilon: float, times: int) -> Timed:
    """Raises subprocess.CalledProcessError when the tool cannot be installed or fails.

    What pip and the tool have to say is shown only then.
    """
    python = _environment(tool, environments)
    with tempfile.TemporaryDirectory() as folder:
        rows, keys, out = (Path(folder) / name for name in ("rows.csv", "keys.csv", "out.csv"))
        cells = np.argwhere(np.ones(counts.shape, dtype=bool))
        people = pd.DataFrame(np.repeat(cells, counts.ravel(), axis=0), columns=DIMENSIONS)
        people.assign(person=range(len(people))).to_csv(rows, index=False)
        pd.DataFrame(cells, columns=DIMENSIONS).to_csv(keys, index=False)
        program = [str(python), str(PROGRAMS / tool.program)]
        done = subprocess.run(
            [*program, str(rows), str(keys), str(epsilon), str(times), str(out)],
            check=True,
            capture_output=True,
            text=True,
        )
        said = json.loads(done.stdout.splitlines()[-1])
        return Timed(said["version"], median(said["seconds"]), _numbers(out), said.get("bare"))


def _environment(tool: Tool, environments: Path) -> Path:
    home = environments / tool.program.removesuffix(".py")
    python = home / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    ready = home / "ready"
    if not ready.exists() or ready.read_text(encoding="utf-8") != tool.needs:
        subprocess.run([sys.executable, "-m", "venv", "--clear", str(home)], check=True)
        pip = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
        subprocess.run([*pip, tool.needs], check=True)
        ready.write_text(tool.needs, encoding="utf-8")
    return python


def _numbers(path: Path) -> np.ndarray:
    """Cells that the tool left out count as zero."""
    found = pd.read_csv(path)
    numbers = np.zeros((CATEGORIES, UNITS, QUARTERS))
    numbers[tuple(found[name].to_numpy() for name in DIMENSIONS)] = found["n"]
    return numbers
