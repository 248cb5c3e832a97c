"""Renamed, merged and split units on the pages: one series, and a note that says so."""

from dataclasses import replace
from datetime import date

import pandas as pd
import pytest

from dashboards.organisatie.line_notes import line_notes
from dashboards.organisatie.series import events_of, series, values_of
from dashboards.wording.labels import label_of
from dashboards.wording.pattern_rows import line_of
from pipeline.contracts.public import Event, Unit
from pipeline.release.cells import NO_UNIT
from pipeline.signals.sources import collect
from tests.app.overdracht_builder import OverdrachtBuilder
from tests.app.page_reader import all_text, open_page
from tests.spec.test_signals_units import (
    BEFORE,
    DAY_BEFORE,
    FIRST_DAY,
    OWN,
    merged,
    named,
    new,
    old,
    quiet,
    renamed,
    with_own_code,
    with_units,
)

QUIET = quiet()


def notes(release, unit):
    return line_notes(release, "eenheid", {"eenheid": unit}, shown(release, unit))


def shown(release, unit):
    return series(release, "eenheid", {"eenheid": unit})


def test_a_renamed_unit_is_one_series_of_the_same_numbers_with_its_old_name_beside_it():
    release = renamed(QUIET)
    assert values_of(release, "eenheid", "eenheid") == ("b", "c", "nieuw")
    assert shown(release, "nieuw").equals(shown(QUIET, "a"))
    assert notes(release, "nieuw") == (
        "Heette tot en met 31 december 2023 ‘Oud a’. De reeks loopt door.",
    )
    assert notes(release, "b") == ()


def test_another_name_under_the_same_code_is_told_too():
    before = Unit("a", "Vroeger", "org", 2000, 9, None, DAY_BEFORE)
    release = with_units(QUIET, before, Unit("a", "Nu", "org", 2100, 9, FIRST_DAY))
    assert notes(release, "a") == (
        "Heette tot en met 31 december 2023 ‘Vroeger’. De reeks loopt door.",
    )


def test_merged_units_are_added_up():
    release = merged(QUIET)
    both = [shown(QUIET, unit)["estimate"] for unit in ("a", "b")]
    rows = shown(release, "ab")
    assert len(rows) == 20
    assert rows["estimate"][0] == pytest.approx(both[0][0] + both[1][0])
    assert notes(release, "ab") == (
        "Sinds 1 januari 2024 samengevoegd uit ‘Oud a’ en ‘Oud b’. "
        "De cijfers van daarvoor zijn bij elkaar opgeteld.",
    )


def test_a_part_that_was_not_shown_is_named():
    (note,) = notes(merged(QUIET, shown_before=False), "ab")
    assert note.endswith(
        "De cijfers van daarvoor zijn zonder ‘Oud b’: dat werd niet apart getoond."
    )


def test_a_split_is_told_on_both_sides():
    release = with_units(
        named(QUIET, {"a": "links"}),
        old("a", "links", "rechts"),
        new("links", 1000),
        new("rechts", 1000),
    )
    assert len(shown(release, "links")) == 8
    assert len(shown(release, "a")) == 12
    assert notes(release, "links") == (
        "Een nieuwe reeks sinds 1 januari 2024, na de splitsing van ‘Oud a’. "
        "De cijfers van daarvoor staan bij ‘Oud a’.",
    )
    assert notes(release, "a") == (
        "Deze eenheid bestaat niet meer sinds 1 januari 2024. "
        "Zij is gesplitst in ‘Nieuw links’ en ‘Nieuw rechts’.",
    )


def test_a_unit_that_joined_another_is_told():
    team = Unit("team", "Team", "org", 60, 2, None, DAY_BEFORE, ("b",))
    (note,) = notes(with_units(QUIET, team), "b")
    assert note.startswith("Sinds 1 januari 2024 hoort ‘Team’ hierbij.")


def test_what_has_not_happened_yet_is_not_told():
    later = Unit("a", "A", "org", 2000, 9, None, date(2026, 6, 30), ("straks",))
    straks = Unit("straks", "Straks", "org", 2000, 9, date(2026, 7, 1))
    assert notes(with_units(QUIET, later, straks), "a") == ()


def test_cells_under_two_names_lie_on_one_line():
    release = renamed(QUIET)
    one = next(one for one in collect(release) if one.scope.eenheid == "nieuw")
    assert line_of(one.cells, release) == ("eenheid", {"eenheid": "nieuw"})


def test_an_event_under_the_old_name_stands_in_the_series():
    release = renamed(QUIET)
    event = Event(date(2022, 5, 1), "training", "a", "Training")
    release = replace(release, publiek=replace(release.publiek, events=(event,)))
    assert list(events_of(release, shown(release, "nieuw"), "nieuw")["what"]) == ["Training"]
    assert events_of(release, shown(release, "b"), "b").empty


def test_the_rest_names_the_units_that_another_table_shows():
    cells = QUIET.tellingen.query("tabel == 'eenheid' and eenheid in ['b', 'c']")
    rest = cells.assign(tabel="relatie_x_eenheid", relatie="collega").replace({"b": NO_UNIT})
    release = replace(QUIET, tellingen=pd.concat([QUIET.tellingen, rest], ignore_index=True))
    fixed = {"relatie": "collega", "eenheid": NO_UNIT}
    rows = series(release, "relatie_x_eenheid", fixed)
    assert line_notes(release, "relatie_x_eenheid", fixed, rows) == (
        "Hierin zitten ook de gesprekken vanuit ‘Eenheid a’ en ‘Eenheid b’.",
    )


def test_an_own_code_is_told_on_both_sides():
    release = with_own_code(BEFORE)
    both = {"hoofdcategorie": BEFORE}
    old_one = series(release, "hoofdcategorie", both)
    new_one = series(release, "hoofdcategorie", {"hoofdcategorie": OWN})
    assert (len(old_one), len(new_one)) == (20, 4)
    assert label_of("hoofdcategorie", OWN, release) == "Inhuur"
    (told,) = line_notes(release, "hoofdcategorie", both, old_one)
    assert told.startswith("Met ‘Inhuur’ erbij, dat sinds het 1e kwartaal van 2025")
    first, second = line_notes(release, "hoofdcategorie", {"hoofdcategorie": OWN}, new_one)
    assert first == (
        "Een eigen code van de organisatie, in gebruik sinds het 1e kwartaal van 2025."
    )
    before = label_of("hoofdcategorie", BEFORE, release)
    assert second == f"Daarvoor vielen deze gesprekken onder ‘{before}’."


def test_the_note_stands_on_the_page(monkeypatch, tmp_path):
    class Renamed(OverdrachtBuilder):
        def publiek(self):
            made = super().publiek()
            was = next(u for u in made.units if u.eenheid == "techniek")
            before = replace(was, naam="Techniek en Beheer", geldig_tot=date(2024, 6, 30))
            after = replace(was, geldig_van=date(2024, 7, 1))
            rest = tuple(u for u in made.units if u != was)
            return replace(made, units=(*rest, before, after))

    root = Renamed(tmp_path / "overdracht", epsilons={"eenheid": 1.0}).write()
    app = open_page(monkeypatch, root, "trends")
    app.selectbox(key="soort").select("eenheid").run()
    app.selectbox(key="eenheid.eenheid").select("techniek").run()
    assert not app.exception
    assert "Heette tot en met 30 juni 2024 ‘Techniek en Beheer’" in all_text(app)
