"""Every door that is broken in its themes is caught by the check named for it."""

import pytest

from tests.privacy import broken_theme_doors as doors
from tests.privacy.broken_doors import BrokenDoor
from tests.privacy.theme_door_checks import THEME_CHECKS

BROKEN = (
    BrokenDoor(doors.not_merged_per_respondent, "one_respondent"),
    BrokenDoor(doors.every_theme_counts, "one_respondent"),
    BrokenDoor(doors.bound_from_the_answers, "one_respondent"),
    BrokenDoor(doors.common_themes_first, "one_respondent"),
    BrokenDoor(doors.no_noise_in_themes, "theme_noise_law"),
    BrokenDoor(doors.no_noise_where_nobody_is, "theme_noise_law"),
    BrokenDoor(doors.themes_bounded_and_not_paid_for, "theme_noise_law"),
    BrokenDoor(doors.whole_budget_for_each_theme_table, "theme_noise_law"),
    BrokenDoor(doors.the_same_theme_noise_again, "theme_noise_is_new"),
    BrokenDoor(doors.theme_cells_without_people_left_out, "theme_cells_stay"),
    BrokenDoor(doors.words_without_a_threshold, "words_of_one"),
)


@pytest.mark.parametrize(
    ("build", "check"),
    [(door.build, door.check) for door in BROKEN],
    ids=lambda value: getattr(value, "__name__", value),
)
def test_a_door_that_is_broken_in_its_themes_is_caught(build, check, monkeypatch):
    build(monkeypatch)
    assert THEME_CHECKS[check]()


@pytest.mark.parametrize("check", THEME_CHECKS)
def test_the_sound_door_passes(check):
    """Twice running is no chance: each check is wrong about a sound door in under .1 %."""
    assert not (THEME_CHECKS[check]() and THEME_CHECKS[check]())


def test_every_fault_has_a_test():
    faults = {
        value for name, value in vars(doors).items()
        if callable(value) and getattr(value, "__module__", "") == doors.__name__
        and not name.startswith("_")
    }  # fmt: skip
    assert faults == {door.build for door in BROKEN}
