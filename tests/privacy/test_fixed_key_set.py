"""What is published for a period follows from its debit, whatever is edited afterwards."""

from dataclasses import replace

import pytest

from dashboards.organisatie.series import series
from dashboards.wording.labels import label_of
from pipeline.contracts.public import OwnCode, PublicInputs, Unit
from pipeline.errors import ConfigurationError
from pipeline.release import completion, load_release
from tests.builders import close, make_door, organisation, put_rows, reopened

PLAN = '[plan]\nkorrel = "kwartaal"\neenheid = 1\nhoofdcategorie = 1\nrelatie_x_eenheid = 1\n'
PUBLIC = organisation(3000, 2000, 1000)


def edited():
    """Other headcounts, leidinggevenden, parents and names for the same codes."""
    return PublicInputs(
        (
            Unit("org", "Heet nu anders", None, 5000, 60),
            Unit("u0", "Nieuwe naam", "org", 4900, 50),
            Unit("u1", "Gekrompen", "u0", 60, 1),
            Unit("u2", "Verhuisd", "u0", 2000, 2),
        ),
        codes=(OwnCode("categorieen", "sw_inhuur", "Inhuur", "2026-Q2", "sw"),),
    )


@pytest.fixture
def door(tmp_path):
    door = make_door(tmp_path / "org", PUBLIC, PLAN)
    put_rows(
        door.kluis,
        [{"traject_sleutel": f"t{i}", "eenheid": f"u{i % 3}"} for i in range(90)],
    )
    close(door.kluis, "2024-Q1")
    return door


def bundle(door, name="p0001"):
    folder = door.workspace.publicaties / name
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def units_of(door, period):
    cells = load_release(door.workspace.overdracht).tellingen
    return set(cells[(cells["periode"] == period) & (cells["tabel"] == "eenheid")]["eenheid"])


def test_editing_the_units_changes_nothing_that_is_frozen(door):
    door.publish()
    before = bundle(door)
    later = replace(reopened(door), publiek=edited())
    close(later.kluis, "2024-Q2")
    later.publish()
    assert bundle(door) == before
    assert units_of(door, "2024-Q1") == {"u0", "u1", "u2", "niet_toegedeeld"}
    assert "u1" not in units_of(door, "2024-Q2"), "it rolls up from the next period on"


def test_the_pages_then_show_the_old_numbers_under_the_present_name(door):
    door.publish()
    first = load_release(door.workspace.overdracht)
    later = replace(reopened(door), publiek=edited())
    close(later.kluis, "2024-Q2")
    later.publish()
    release = load_release(door.workspace.overdracht)
    for unit in ("u0", "u1", "u2"):
        was = series(first, "eenheid", {"eenheid": unit})
        now = series(release, "eenheid", {"eenheid": unit})
        assert now[now["periode"] == "2024-Q1"].equals(was)
    assert label_of("eenheid", "u1", release) == "Gekrompen"
    assert len(series(release, "eenheid", {"eenheid": "u1"})) == 1, "it is not shown any more"


def test_a_broken_off_publication_has_the_cells_it_was_paid_for(door, monkeypatch):
    def killed(*_):
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(completion, "noisy_counts", killed)
        with pytest.raises(KeyboardInterrupt):
            door.publish()
    replace(reopened(door), publiek=edited()).publish()
    assert units_of(door, "2024-Q1") == {"u0", "u1", "u2", "niet_toegedeeld"}
    assert "sw_inhuur" not in set(
        load_release(door.workspace.overdracht).tellingen["hoofdcategorie"]
    )


def test_a_published_unit_cannot_be_left_out(door):
    """Rows that name it would have nowhere to count but under `niet_toegedeeld`."""
    door.publish()
    smaller = replace(PUBLIC, units=PUBLIC.units[:-1])
    close(door.kluis, "2024-Q2")
    with pytest.raises(ConfigurationError, match="u2"):
        replace(reopened(door), publiek=smaller).publish()
