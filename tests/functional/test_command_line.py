"""`vip` as its users meet it: Dutch, exit codes, no traceback, nothing half done."""

import json
import os
import re
import signal
import subprocess
import sys
import time
from datetime import date

import pytest

from pipeline.cli.program import COMMANDS
from pipeline.release import load_release
from pipeline.release.ledger import Ledger
from pipeline.signals.niveaus import FOUND
from tests.builders import KEY
from tests.command_line import ROOT, talks

ENGLISH = re.compile(r"\b(usage|options?:|commands|error|show this|missing|default:)\b", re.I)


def test_help_is_dutch_everywhere(vip):
    assert "Commando's" in vip("--help").stdout
    for command in COMMANDS:
        result = vip(command, "--help")
        assert result.returncode == 0
        assert "Gebruik:" in result.stdout
        assert not ENGLISH.search(result.stdout), command


@pytest.mark.parametrize(
    "words",
    [
        ("onzin",),
        ("plan", "--onzin"),
        ("nieuw",),
        ("nieuw", "x"),
        ("inlezen",),
        ("dashboard", "--poort", "x"),
    ],
)
def test_wrong_words_get_a_dutch_answer(words, tmp_path, vip):
    result = vip(*words, cwd=tmp_path)
    assert result.returncode == 2
    assert not ENGLISH.search(result.stderr)
    assert "Traceback" not in result.stderr


def test_from_file_to_budget(organisation, vip):
    assert vip("inlezen", talks(organisation), "--map", organisation).returncode == 0
    again = vip("inlezen", talks(organisation), "--map", organisation)
    assert "niets veranderd" in again.stdout
    done = vip("run", "--tot", "2024-Q4", "--ja", "--map", organisation, "--json")
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["herinneringen"] == []
    release = load_release(organisation / "overdracht")
    assert release.perioden
    spent = vip("budget", "--map", organisation)
    assert spent.returncode == 0 and "Alles klopt" in spent.stdout
    assert json.loads(vip("budget", "--map", organisation, "--json").stdout)["klopt"] is True
    said = {}
    for command in ("plan", "signaleer", "adviseer"):
        result = vip(command, "--map", organisation, "--json")
        assert result.returncode == 0, result.stderr
        said[command] = json.loads(result.stdout)
    register = json.loads(vip("signaleer", "--alle", "--map", organisation, "--json").stdout)
    found = [row["zin"] for row in said["signaleer"]["patronen"] if row["niveau"] in FOUND]
    assert sorted(row["zin"] for row in register["signalen"]) == sorted(found)


def test_a_wrong_key_exits_4(organisation, vip):
    result = vip("publiceer", "--map", organisation, key="een heel andere zin")
    assert result.returncode == 4
    assert "past niet" in result.stderr


def test_without_a_key_and_without_a_terminal_it_says_so(organisation, vip):
    result = vip("publiceer", "--map", organisation, key=None)
    assert result.returncode == 4
    assert "VIP_SLEUTEL" in result.stderr


def test_a_plan_needs_no_key(organisation, vip):
    result = vip("plan", "--map", organisation, key=None)
    assert result.returncode == 0, result.stderr
    assert "Wat niet te zien zal zijn" in result.stdout


def test_no_workspace_exits_4(tmp_path, vip):
    assert vip("plan", "--map", tmp_path).returncode == 4


def test_a_period_that_has_not_ended_is_refused(organisation, vip):
    result = vip("afsluiten", f"{date.today().year + 1}-Q1", "--map", organisation)
    assert result.returncode == 2
    assert "niet voorbij" in result.stderr


def test_an_altered_ledger_exits_3(organisation, vip):
    vip("inlezen", talks(organisation), "--map", organisation)
    vip("run", "--tot", "2024-Q4", "--ja", "--map", organisation)
    path = organisation / "vp" / "grootboek" / "grootboek.jsonl"
    path.write_text(path.read_text().replace('"totaal"', '"tutaal"').replace("2024", "2023", 1))
    for command in ("publiceer", "budget"):
        result = vip(command, "--map", organisation)
        assert result.returncode == 3
        assert "Traceback" not in result.stderr


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="kill -9 does not exist on Windows")
def test_killed_while_publishing_it_heals(organisation, vip):
    """A real kill at random moments; the next run finishes, and spends nothing twice."""
    vip("inlezen", talks(organisation), "--map", organisation)
    vip("afsluiten", "2024-Q4", "--map", organisation)
    environment = {**os.environ, "VIP_SLEUTEL": KEY, "PYTHONPATH": str(ROOT)}
    for wait in (1.0, 1.4, 1.8, 2.2):
        process = subprocess.Popen(
            [sys.executable, "-c", "from pipeline.cli import main; main()", "publiceer",
             "--map", str(organisation)],
            env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        time.sleep(wait)
        process.send_signal(signal.SIGKILL)
        process.wait()
    assert vip("publiceer", "--map", organisation).returncode == 0
    assert len(load_release(organisation / "overdracht").publicaties) == 1
    spent = Ledger(organisation / "vp" / "grootboek").spent()
    assert all(amount <= 1_000_000 for amount in spent.values())


def test_a_bug_says_so_without_any_data(monkeypatch, capsys):
    from pipeline.cli import program

    def broken(*_args, **_kwargs):
        raise RuntimeError("geheim: t17 sprak over pesten")

    monkeypatch.setattr(program.vip, "main", broken)
    assert program.run_program([]) == 1
    said = capsys.readouterr().err
    assert "RuntimeError" in said
    assert "geheim" not in said
