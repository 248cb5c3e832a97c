"""Every broken door is caught by the check named for it, and the sound door passes that check."""

import json

import pytest

from pipeline.audit import MULTI_RUN, ONE_RUN, UNWILLING_RUN
from pipeline.cli.program import run_program
from tests.privacy import broken_doors as doors
from tests.privacy.broken_doors import BrokenDoor
from tests.privacy.door_checks import CANARIES, CHECKS, REPETITIONS

AUDITS = (
    "one_run_audit",
    "endings_audit",
    "corrections_audit",
    "persons_audit",
    "quiet_audit",
    "unwilling",
    "two_worlds",
)
BROKEN = (
    BrokenDoor(doors.no_contribution_bound, "one_run_audit"),
    BrokenDoor(doors.counted_again_when_late, "one_run_audit"),
    BrokenDoor(doors.counted_in_every_quarter, "one_run_audit"),
    BrokenDoor(doors.forget_who_was_counted, "counts_once"),
    BrokenDoor(doors.fresh_noise_on_refresh, "one_run_audit"),
    BrokenDoor(doors.empty_cells_left_out, "one_run_audit"),
    BrokenDoor(doors.threshold_on_exact_count, "one_run_audit"),
    BrokenDoor(doors.skipped_when_nothing_came_in, "quiet_audit"),
    BrokenDoor(doors.clipped_at_zero, "noise_law"),
    BrokenDoor(doors.noise_cut_off, "noise_law"),
    BrokenDoor(doors.rounded_normal_noise, "noise_law"),
    BrokenDoor(doors.half_of_the_sensitivity, "two_worlds"),
    BrokenDoor(doors.whole_budget_for_each_table, "one_run_audit"),
    BrokenDoor(doors.corrections_sharper_than_booked, "corrections_audit"),
    BrokenDoor(doors.endings_sharper_than_booked, "endings_audit"),
    BrokenDoor(doors.moved_counts_in_both, "counts_once_after_correction"),
    BrokenDoor(doors.persons_count_for_each_traject, "persons_audit"),
    BrokenDoor(doors.zeros_without_noise, "one_run_audit"),
    BrokenDoor(doors.the_same_noise_again, "noise_is_new"),
    BrokenDoor(doors.unwilling_are_counted, "unwilling"),
    BrokenDoor(doors.estimates_know_the_truth, "one_run_audit"),
    BrokenDoor(doors.noise_before_the_debit, "debit_first"),
)


def marked(check, *values):
    """Checks that take long are marked; they run in CI all the same."""
    return pytest.param(*values, marks=[pytest.mark.slow] if check in AUDITS else [])


@pytest.mark.parametrize(
    ("build", "check"),
    [marked(door.check, door.build, door.check) for door in BROKEN],
    ids=lambda value: getattr(value, "__name__", value),
)
def test_a_broken_door_is_caught(build, check, monkeypatch):
    build(monkeypatch)
    assert CHECKS[check]()


@pytest.mark.parametrize("check", [name for name in CHECKS if name not in AUDITS])
def test_the_sound_door_passes(check):
    """Twice running is no chance: each check is wrong about a sound door in under .1 %."""
    assert not (CHECKS[check]() and CHECKS[check]())


@pytest.mark.slow
def test_the_sound_door_passes_the_audit_of_the_same_size(capsys):
    """All audits in one go, as the command does it."""
    words = ["audit", "--kanaries", str(CANARIES), "--herhalingen", str(REPETITIONS), "--json"]
    if run_program(words) != 0:
        capsys.readouterr()
        assert run_program(words) == 0
    found = json.loads(capsys.readouterr().out)
    assert [f["proef"] for f in found] == [ONE_RUN, UNWILLING_RUN, MULTI_RUN]
    assert all(f["zekerheid"] == 0.999 and f["ondergrens"] >= 0 for f in found)


def test_every_fault_has_a_test():
    faults = {
        value for name, value in vars(doors).items()
        if callable(value) and getattr(value, "__module__", "") == doors.__name__
        and not name.startswith("_") and name != "BrokenDoor"
    }  # fmt: skip
    assert faults == {door.build for door in BROKEN}
