"""`vip audit` on the door as it is: it sees nearly all that was promised, and no more."""

import numpy as np
import pytest

from pipeline.audit import (
    MULTI_RUN,
    ONE_RUN,
    PARTS,
    UNWILLING_RUN,
    Finding,
    multi_run,
    one_run,
    run_audit,
    trial,
)
from pipeline.audit.canaries import PLAN, make_aviary, places
from pipeline.cli import audit as command
from pipeline.cli.program import run_program
from pipeline.release.cells import table_dimensions


def twice(fails):
    """A test of chance at p < .001 that fails twice running fails for a reason."""
    return fails() and fails()


@pytest.mark.slow
def test_the_sound_door_shows_nine_tenths_of_its_claim_and_never_more():
    def fails():
        ticks = []
        findings = {f.proef: f for f in run_audit(40_000, 40_000, 1.0, lambda: ticks.append(1))}
        assert len(ticks) == PARTS
        within = [0.9 <= findings[name].verhouding <= 1.0 for name in (ONE_RUN, MULTI_RUN)]
        return not all(within) or findings[UNWILLING_RUN].is_over

    assert not twice(fails)


@pytest.mark.slow
def test_another_claim_is_measured_against_itself():
    """At epsilon 2, with few repetitions: the bounds at 99.9 % are what keeps them below the claim.

    Measured, as a ratio to the claim: two worlds .88 to .93 in 12 runs of 5,000 repetitions, .92 to
    .97 in 5 of 10,000; one life of some 3,900 guesses .89 to .95 in 5 runs.
    """

    def fails():
        rng = np.random.default_rng()
        found = (*one_run(1000, 2.0, rng, lives=()), multi_run(5000, 2.0, rng))
        return any(f.is_over or (f.belofte and f.verhouding < 0.82) for f in found)

    assert not twice(fails)


def test_more_than_promised_is_told_and_ends_with_1(capsys, monkeypatch):
    found = (Finding(ONE_RUN, 1.3, 1.0, "verschenen:stil", 48),)
    monkeypatch.setattr(command, "run_audit", lambda *_: found)
    assert run_program(["audit"]) == 1
    told = capsys.readouterr().out
    assert "MEER DAN BELOOFD" in told and "of er een getal stond" in told
    assert "1,3" in told and "99,9% zeker" in told


def test_every_canary_is_alone_in_its_cell_of_every_table():
    canaries = make_aviary(9000, np.random.default_rng()).canaries
    assert len(canaries) >= 9000 and canaries["kanarie"].is_unique
    for where in ("periode", "echo"):
        sitting = canaries[canaries[where] != ""]
        for table in PLAN:
            assert not sitting.duplicated([where, *table_dimensions(table)]).any()
    assert not set(canaries["echo"]) & set(canaries["periode"])


def test_canaries_sit_in_cells_that_are_released():
    with trial(1.0, PLAN) as place:
        release = place.publish("2000-Q1")
    for table in PLAN:
        dims = list(table_dimensions(table))
        cells = release.tellingen[release.tellingen["tabel"] == table]
        assert len(places().merge(cells, on=dims)) == len(places()) == len(cells)


def test_an_audit_leaves_nothing_behind_and_needs_no_workspace(tmp_path, monkeypatch):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    with trial(1.0, {"totaal": 1.0}) as place:
        place.publish("2000-Q1")
        assert list(tmp_path.iterdir())
    assert not list(tmp_path.iterdir())
