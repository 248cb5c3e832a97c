"""The house holds: imports run one way, and each planted violation is caught."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

VIOLATIONS = {
    "the dashboard opens the kluis": (
        "dashboards/organisatie/data.py",
        "import pipeline.vault.kluis",
        "The organisation zone cannot reach the kluis",
    ),
    "a chart opens the kluis by a detour": (
        "dashboards/charts/trend.py",
        "import pipeline.steps",
        "The organisation zone cannot reach the kluis",
    ),
    "a pattern reads rows": (
        "pipeline/signals/frozen.py",
        "import pipeline.vault.kluis",
        "Patterns and advice see released numbers",
    ),
    "advice reads bookings": (
        "pipeline/advice/compose.py",
        "import pipeline.release.bounding",
        "Patterns and advice see released numbers",
    ),
    "ingest draws noise": (
        "pipeline/ingest/check_file.py",
        "import pipeline.release.mechanism",
        "Data flows one way",
    ),
    "the door looks at patterns": (
        "pipeline/release/door.py",
        "import pipeline.signals.frozen",
        "Data flows one way",
    ),
    "an estimate reads the kluis": (
        "pipeline/release/estimates.py",
        "import pipeline.vault.kluis",
        "Only the door reads the kluis",
    ),
}


def lint(folder: Path) -> subprocess.CompletedProcess[str]:
    command = [
        sys.executable,
        "-c",
        "from importlinter.cli import lint_imports_command as c; c()",
        "--no-cache",
    ]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


@pytest.fixture
def copy(tmp_path):
    for name in ("pipeline", "dashboards"):
        ignore = shutil.ignore_patterns("__pycache__")
        shutil.copytree(ROOT / name, tmp_path / name, ignore=ignore)
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def test_the_house_as_it_stands_keeps_its_rules(copy):
    result = lint(copy)
    assert result.returncode == 0, result.stdout


@pytest.mark.parametrize("what", VIOLATIONS)
def test_a_planted_violation_is_caught(copy, what):
    path, line, contract = VIOLATIONS[what]
    target = copy / path
    target.write_text(target.read_text(encoding="utf-8") + f"\n{line}\n", encoding="utf-8")
    result = lint(copy)
    assert result.returncode != 0
    assert contract in result.stdout
