"""The life of an own code: written down before its first quarter, then for good."""

from datetime import date
from pathlib import Path

import pytest

from pipeline.errors import ConfigurationError
from pipeline.release.kept_codes import earliest_quarter, kept_codes
from pipeline.steps import at_work, close, publish, read_in
from pipeline.vault.kluis import create_kluis
from pipeline.workspace import Workspace, create_workspace
from tests.builders import KEY

NOVEMBER, FEBRUARY, JULY = date(2024, 11, 20), date(2025, 2, 10), date(2025, 7, 10)
UNITS = "eenheid;naam;bovenliggend;medewerkers;leidinggevenden\norg;Alles;;9000;300\n"
HEAD = "code;label;cluster;geldig_van;voorheen\n"
OWN = "sw_inhuur;Inhuur en detachering;sw;{quarter};sw_collega\n"
PLAN = '[plan]\nkorrel = "{grain}"\nhoofdcategorie = 1\n'


class Life:
    """One organisation; `today` moves on as the test does."""

    def __init__(self, root: Path, grain: str = "kwartaal") -> None:
        self.workspace: Workspace = create_workspace(root / "org", "2024-Q1", "Test")
        with self.workspace.toml.open("a") as file:
            file.write(PLAN.format(grain=grain))
        (self.workspace.codes / "organisatie.csv").write_text(UNITS, "utf-8")
        create_kluis(self.workspace.kluis, KEY)
        self.files = 0

    def add(self, quarter: str, text: str = OWN) -> None:
        self.own.write_text(HEAD + text.format(quarter=quarter), "utf-8")

    @property
    def own(self) -> Path:
        return self.workspace.codes / "categorieen.csv"

    def send(self, today: date, period: str, subject: str, n: int = 1) -> None:
        self.files += 1
        head = "traject;periode;hoofdcategorie;relatie;mag_meetellen\n"
        rows = [f"t{self.files}_{i};{period};{subject};Collega;ja\n" for i in range(n)]
        path = self.workspace.root / f"gesprekken_{self.files}.csv"
        path.write_text(head + "".join(rows), "utf-8")
        with at_work(self.workspace.root, KEY, today) as place:
            read_in(place, path, "vp")

    def publish(self, today: date, until: str) -> None:
        with at_work(self.workspace.root, KEY, today) as place:
            close(place, until)
            publish(place)

    def counts(self):
        with at_work(self.workspace.root, KEY, JULY) as place:
            released = place.released()
        cells = released.tellingen
        return {
            (row["periode"], row["hoofdcategorie"]): row["noisy_n"]
            for row in cells.to_dict("records")
        }

    def kept(self):
        with at_work(self.workspace.root, KEY, JULY) as place:
            return kept_codes(place.door().open_ledger())


@pytest.fixture
def life(tmp_path):
    return Life(tmp_path)


def test_a_code_has_a_cell_from_its_first_quarter_and_never_before(life):
    life.send(NOVEMBER, "2024-Q3", "Pesten")
    life.add("2025-Q1")
    life.publish(NOVEMBER, "2024-Q3")
    assert [code.code for code in life.kept()] == ["sw_inhuur"]
    life.send(FEBRUARY, "2025-Q1", "Inhuur en detachering", n=200)
    life.publish(FEBRUARY, "2024-Q4")
    life.publish(JULY, "2025-Q1")
    counts = life.counts()
    periods = {period for period, code in counts if code == "sw_inhuur"}
    assert periods == {"2025-Q1"}
    assert counts["2025-Q1", "sw_inhuur"] > 150


def test_a_code_for_a_quarter_that_has_begun_is_refused(life):
    life.send(NOVEMBER, "2024-Q3", "Pesten")
    life.add("2024-Q4")
    with pytest.raises(ConfigurationError, match="2025-Q1 of later"):
        life.send(NOVEMBER, "2024-Q4", "Pesten")
    with pytest.raises(ConfigurationError, match="2025-Q1 of later"):
        life.publish(NOVEMBER, "2024-Q3")
    assert life.kept() == ()


def test_before_the_first_file_codes_may_go_back_to_the_calendar(life):
    life.add("2024-Q1")
    life.send(NOVEMBER, "2024-Q1", "Inhuur en detachering", n=200)
    life.publish(NOVEMBER, "2024-Q3")
    assert life.counts()["2024-Q1", "sw_inhuur"] > 150


@pytest.mark.parametrize(
    "text",
    [
        "",
        "sw_inhuur;Ingehuurd;sw;2025-Q1;sw_collega\n",
        "sw_inhuur;Inhuur en detachering;sw;2025-Q2;sw_collega\n",
        "sw_inhuur;Inhuur en detachering;sw;2025-Q1;\n",
        "sw_uitzend;Inhuur en detachering;sw;2025-Q1;sw_collega\n",
    ],
    ids=["removed", "label", "start", "origin", "code"],
)
def test_a_code_that_was_written_down_never_changes(life, text):
    life.add("2025-Q1")
    life.send(NOVEMBER, "2024-Q3", "Pesten")
    life.own.write_text(HEAD + (text or "sw_ander;Ander;sw;2025-Q3;\n"), "utf-8")
    with pytest.raises(ConfigurationError, match="sw_inhuur is vastgelegd"):
        life.publish(FEBRUARY, "2024-Q4")
    life.own.unlink()
    with pytest.raises(ConfigurationError, match="sw_inhuur is vastgelegd"):
        life.publish(FEBRUARY, "2024-Q4")
    life.add("2025-Q1")
    life.publish(FEBRUARY, "2024-Q4")


def test_more_codes_may_be_added_later(life):
    life.add("2025-Q1")
    life.send(NOVEMBER, "2024-Q3", "Pesten")
    life.add("2025-Q1", OWN + "oo_online;Online pesten;oo;2025-Q2;oo_pesten\n")
    life.publish(FEBRUARY, "2024-Q4")
    assert [code.code for code in life.kept()] == ["sw_inhuur", "oo_online"]


def test_in_a_year_that_began_before_the_code_it_counts_as_what_came_before(tmp_path):
    life = Life(tmp_path, grain="jaar")
    life.send(NOVEMBER, "2024-Q3", "Pesten")
    life.add("2025-Q2")
    life.publish(FEBRUARY, "2024-Q4")
    life.send(JULY, "2025-Q2", "Inhuur en detachering", n=200)
    life.publish(date(2026, 1, 10), "2025-Q4")
    counts = life.counts()
    assert ("2025", "sw_inhuur") not in counts
    assert counts["2025", "sw_collega"] > 150


def test_what_was_frozen_keeps_its_cells_whatever_is_added(life):
    life.send(NOVEMBER, "2024-Q3", "Pesten")
    life.publish(NOVEMBER, "2024-Q3")
    before = life.counts()
    life.add("2025-Q2")
    life.publish(FEBRUARY, "2024-Q4")
    assert {cell: n for cell, n in life.counts().items() if cell[0] <= "2024-Q3"} == before


@pytest.mark.parametrize(
    ("closed", "has_rows", "today", "earliest"),
    [
        ("", False, NOVEMBER, "2024-Q1"),
        ("", True, NOVEMBER, "2025-Q1"),
        ("2024-Q3", False, NOVEMBER, "2025-Q1"),
        ("2025-Q2", True, NOVEMBER, "2025-Q3"),
    ],
)
def test_the_first_quarter_that_is_still_free(closed, has_rows, today, earliest):
    assert earliest_quarter("2024-Q1", closed, has_rows, today) == earliest
