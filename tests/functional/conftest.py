"""`vip` in this process, and an organisation to use it on."""

import io

import pytest

from pipeline.cli.program import run_program
from tests.builders import KEY
from tests.command_line import ROOT, UNITS, Said


@pytest.fixture
def vip(monkeypatch, capsys):
    """Run one command line in this process; `key` as VIP_SLEUTEL, without a terminal."""

    def run(*words, key=KEY, cwd=ROOT):
        monkeypatch.chdir(cwd)
        monkeypatch.setattr("sys.stdin", io.StringIO())
        monkeypatch.setattr("keyring.get_password", lambda *_: None)
        monkeypatch.delenv("VIP_SLEUTEL", raising=False)
        if key:
            monkeypatch.setenv("VIP_SLEUTEL", key)
        capsys.readouterr()
        code = run_program([str(word) for word in words])
        said = capsys.readouterr()
        return Said(code, said.out, said.err)

    return run


@pytest.fixture
def organisation(tmp_path, vip):
    folder = tmp_path / "org"
    made = vip("nieuw", folder, "--vanaf", "2023-Q1", "--naam", "Testorganisatie")
    assert made.returncode == 0, made.stderr
    (folder / "codes" / "organisatie.csv").write_text(UNITS, encoding="utf-8")
    return folder
