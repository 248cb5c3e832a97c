"""No way from rows to numbers without a debit: whatever commands are given, and wherever they stop.

Random lives of a workspace: files come in, periods and waves are closed, publications are asked for
and broken off at any durable step. A witness sees every draw of noise.
"""

from contextlib import suppress
from dataclasses import dataclass

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline import steps
from pipeline.errors import UserError
from pipeline.release.completion import Completion
from pipeline.release.ledger import Ledger
from pipeline.vault.kluis import create_kluis
from pipeline.workspace import create_workspace
from tests.builders import KEY, TODAY
from tests.killer import KilledError, Killer
from tests.privacy.broken_doors import noise_before_the_debit
from tests.privacy.watched_door import Witness, watched

QUARTERS = ("2024-Q1", "2024-Q2", "2024-Q3", "2024-Q4", "2025-Q1")
WAVES = ("herfst", "lente")
PLAN = '\n[plan]\nkorrel = "kwartaal"\ntotaal = 50\ncluster = 50\n'
UNITS = """eenheid;naam;bovenliggend;medewerkers;leidinggevenden
org;Organisatie;;5000;200
a;Directie A;org;3000;120
b;Directie B;org;2000;80
"""
GOLVEN = "golf;uitgenodigd;gesloten_op\nherfst;5000;2024-11-01\nlente;5000;2025-04-01\n"
never = st.none()
sometimes = st.one_of(never, never, st.integers(1, 45))


@dataclass(frozen=True)
class Command:
    """One thing that a VP does, and where the machine fails while it is done (None: nowhere)."""

    what: str
    about: str = ""
    key: int = 0
    killed: int | None = None


commands = st.one_of(
    st.builds(Command, st.just("talks"), st.sampled_from(QUARTERS), st.integers(0, 9), sometimes),
    st.builds(Command, st.just("answers"), st.sampled_from(WAVES), st.integers(0, 9), sometimes),
    st.builds(Command, st.just("close"), st.sampled_from((*QUARTERS, *WAVES)), killed=sometimes),
    st.builds(Command, st.just("publish"), killed=sometimes),
    st.builds(Command, st.just("publish"), killed=sometimes),
    st.builds(Command, st.sampled_from(("plan", "patterns")), killed=never),
)


def start(root):
    workspace = create_workspace(root, QUARTERS[0], "Testorganisatie")
    with workspace.toml.open("a", encoding="utf-8") as file:
        file.write(PLAN)
    (workspace.codes / "organisatie.csv").write_text(UNITS, encoding="utf-8")
    (workspace.codes / "golven.csv").write_text(GOLVEN, encoding="utf-8")
    return workspace, create_kluis(workspace.kluis, KEY)


def carry_out(place, command):
    """The step behind the command; refusals are answers too."""
    if command.what == "talks":
        talk = {"hoofdcategorie": "oo_pesten", "relatie": "collega", "mag_meetellen": "ja"}
        keys = [f"t{command.key}", f"t{command.key + 1}"]
        rows = [{"traject_sleutel": k, "periode": command.about, **talk} for k in keys]
        read_in(place, rows)
    elif command.what == "answers":
        row = {"respondent_sleutel": f"r{command.key}", "golf": command.about, "wd_tempo": 3}
        read_in(place, [row])
    elif command.what == "close":
        steps.close(place, command.about)
    elif command.what == "publish":
        steps.publish(place)
    elif command.what == "plan":
        steps.plan(place.workspace, TODAY)
    else:
        steps.find_patterns(place)


def read_in(place, rows):
    path = place.workspace.root / "in.csv"
    pd.DataFrame(rows).to_csv(path, sep=";", index=False)
    steps.read_in(place, path, "vp")


def check(witness, before, command):
    """After each command: what is published was paid for, and stays as it is."""
    entries = Ledger(witness.workspace.grootboek).entries
    frozen = {e.inhoud["publicatie"] for e in entries if e.soort == "bevroren"}
    after = witness.published()
    assert set(after) <= frozen
    assert {name: after[name] for name in before} == before
    spent = Ledger(witness.workspace.grootboek).spent()
    assert all(micro <= 1_000_000 for micro in spent.values())
    if command.what != "publish":
        assert after == before
        assert not witness.draws
        assert not witness.rows_read, "rows were read by something else than a publication"


@pytest.mark.slow
@settings(max_examples=10, deadline=None)
@given(life=st.lists(commands, min_size=4, max_size=12))
def test_every_draw_was_paid_for(tmp_path_factory, life):
    workspace, kluis = start(tmp_path_factory.mktemp("leven") / "org")
    with pytest.MonkeyPatch.context() as patch, watched(patch, Witness(workspace)) as witness:
        for command in [*life, Command("close", QUARTERS[-1]), Command("publish")]:
            witness.new_command()
            before = witness.published()
            with patch.context() as until, suppress(KilledError):
                Killer(until, command.killed)
                try:
                    carry_out(steps.Workplace(workspace, kluis, TODAY), command)
                except UserError:
                    assert command.what != "publish"
            check(witness, before, command)
    published = steps.Workplace(workspace, kluis, TODAY).released().perioden
    assert set(published) == set(QUARTERS), "whatever was broken off, all comes out in the end"
    assert witness.draws or before, "the witness saw the noise of the last publication"


def test_the_witness_sees_a_draw_without_a_debit(tmp_path):
    workspace, kluis = start(tmp_path / "org")
    place = steps.Workplace(workspace, kluis, TODAY)
    with pytest.MonkeyPatch.context() as patch, watched(patch, Witness(workspace)):
        noise_before_the_debit(patch)
        steps.close(place, QUARTERS[0])
        with pytest.raises(AssertionError, match="without an open debit"):
            steps.publish(place)


def test_the_witness_sees_noise_that_was_drawn_twice(tmp_path):
    workspace, kluis = start(tmp_path / "org")
    place = steps.Workplace(workspace, kluis, TODAY)
    with pytest.MonkeyPatch.context() as patch, watched(patch, Witness(workspace)):
        draw = Completion._draw
        patch.setattr(Completion, "_draw", lambda *args: draw(*args) and draw(*args))
        steps.close(place, QUARTERS[0])
        with pytest.raises(AssertionError, match="more draws than were paid for"):
            steps.publish(place)
