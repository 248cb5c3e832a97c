"""Whatever is delivered and in whatever order it is closed, published, withdrawn or cleaned up:
every row of every file is in a count in the VP zone, and nobody counts twice."""

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.errors import RefusedInput
from pipeline.ingest.open_rows import open_rows
from pipeline.steps import (
    clean_up,
    close,
    list_deliveries,
    look_at_terms,
    publish,
    read_in,
    read_units,
    withdraw,
)
from pipeline.steps.letting_go import let_go_aside
from pipeline.steps.workplace import Workplace
from pipeline.workspace import Workspace
from tests.sheets import UNITS, Sheets

TERMS = "[bewaren]\ngesprekken = 12\nenquete = 6\nquarantaine = 3\n"
TALKS = "traject;periode;hoofdcategorie;relatie;eenheid;mag_meetellen"
ANSWERS = "respondent_sleutel;golf;eenheid;wd_tempo"
DAYS = [date(2026, 1, 15), date(2026, 3, 1), date(2026, 9, 1)]
KEYS = st.sampled_from(["t0", "t1", "t2", "t3"])
UNIT = st.sampled_from(["Noord", "Zuid", "Oost", "West", ""])
TALK = st.tuples(
    KEYS,
    st.sampled_from(["2024-Q1", "2024-Q2", "2024-Q4", "2025-Q3", "2031-Q1", "2020-Q1", "ooit"]),
    st.sampled_from(["Pesten", "Werkdruk", "onzin"]),
    st.just("collega"),
    UNIT,
    st.sampled_from(["ja", "nee", "", "alleen totaal", "misschien"]),
)
ANSWER = st.tuples(
    st.sampled_from(["r0", "r1", "r2", ""]),
    st.sampled_from(["g24", "g25", "g99"]),
    UNIT,
    st.sampled_from(["1", "5", "", "onzin"]),
)
FILES = {
    "gesprekken": (st.sampled_from(["vp", "vp_zuid"]), TALK),
    "enquete": (st.just("hr"), ANSWER),
}
SEND = st.one_of(
    st.tuples(st.just(contract), bron, st.lists(row, min_size=1, max_size=6))
    for contract, (bron, row) in FILES.items()
)
ACT = st.one_of(
    SEND,
    SEND,
    st.just(("again",)),
    st.tuples(st.just("unit"), st.sampled_from(["oost;Oost", "west;West"])),
    st.tuples(st.just("withdraw"), KEYS),
    st.just(("let go",)),
    st.just(("publish",)),
    st.just(("clean",)),
    st.just(("wait",)),
)


@dataclass
class World:
    """One organisation, and what was delivered to it as the deliverer knows it."""

    root: Path
    sheets: Sheets
    sent: dict[str, int] = field(default_factory=dict)
    accepted: int = 0
    last: tuple = ()
    day: int = 0
    units: str = UNITS
    quarters: list[str] = field(default_factory=lambda: ["2024-Q1", "g24", "2024-Q2"])

    def place(self) -> Workplace:
        return Workplace(Workspace(self.sheets.root), self.sheets.kluis, DAYS[self.day])

    def do(self, act: tuple) -> None:
        match act:
            case ("gesprekken" | "enquete" as contract, bron, rows):
                head = TALKS if contract == "gesprekken" else ANSWERS
                self.send(bron, [head, *(";".join(row) for row in rows)])
                self.last = (bron, [head, *(";".join(row) for row in rows)])
            case ("again",) if self.last:
                self.send(*self.last)
            case ("unit", line) if line not in self.units:
                self.units += f"{line};org;200;9\n"
                codes = self.sheets.workspace.codes / "organisatie.csv"
                codes.write_text(self.units, encoding="utf-8")
                read_units(self.place())
            case ("withdraw", key):
                if any(d.bron == "vp" for d in self.sheets.kluis.manifest.leveringen):
                    withdraw(self.place(), key, "traject", "vp")
            case ("let go",):
                numbers = [n for one in open_rows(self.sheets.kluis) for n in one.numbers]
                before = self.let_go()
                assert let_go_aside(self.place(), numbers[:2]) == len(numbers[:2])
                assert self.let_go() >= before + len(numbers[:2])
                left = [n for one in open_rows(self.sheets.kluis) for n in one.numbers]
                assert left == numbers[2:]
            case ("publish",) if self.quarters:
                close(self.place(), self.quarters.pop(0))
                publish(self.place())
            case ("clean",):
                place = self.place()
                clean_up(place, look_at_terms(place))
            case ("wait",):
                self.day = min(self.day + 1, len(DAYS) - 1)

    def send(self, bron: str, lines: list[str]) -> None:
        path = self.root / "levering.csv"
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        try:
            report = read_in(self.place(), path, bron, toch=True)
        except RefusedInput:
            return  # told at once, and nothing was stored
        self.accepted += 1
        if report.levering is not None:
            filled = [line for line in lines[1:] if line.strip(";")]
            self.sent[report.levering] = len(filled)
            assert report.aantallen.gelezen == len(filled)

    def let_go(self) -> int:
        return sum(d.ontvangst.losgelaten for d in self.sheets.kluis.manifest.leveringen)

    def check(self) -> None:
        kluis = self.sheets.kluis
        manifest = kluis.manifest
        assert {d.id: d.ontvangst.gelezen for d in manifest.leveringen} == self.sent
        assert sum(1 + d.ontvangst.nogmaals for d in manifest.leveringen) == self.accepted
        for delivered in list_deliveries(self.place()):
            delivery, counts = delivered.levering, delivered.aantallen
            rest = (counts.apart, counts.dubbel, counts.wachtend, counts.ingetrokken)
            gone = counts.opgeschoond + counts.losgelaten
            assert counts.gelezen == counts.bewaard + sum(rest) + gone
            assert min(counts.bewaard, *rest, counts.opgeschoond, counts.losgelaten) >= 0
            assert kluis.rows_of(delivery).num_rows == counts.bewaard
            assert kluis.quarantine_of(delivery).num_rows == sum(rest[:3])
            assert 0 <= delivered.vervangen <= counts.bewaard
        removed = sum(d.ontvangst.opgeschoond for d in manifest.leveringen)
        assert removed == sum(r.rijen for r in manifest.opschoningen)
        assert manifest.resten == ()
        booked = self.sheets.booked()
        assert booked.empty or booked["traject"].is_unique


@pytest.fixture(scope="module")
def template(tmp_path_factory):
    """Making a kluis takes long; each example works on a copy."""
    root = tmp_path_factory.mktemp("rekenschap")
    return Sheets(root / "org", TERMS + "[bronnen.vp]\n[bronnen.vp_zuid]\n", tables="eenheid = 1")


@settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))
@given(acts=st.lists(ACT, min_size=3, max_size=7))
def test_every_row_of_every_file_is_in_a_count(template, acts):
    with TemporaryDirectory() as folder:
        world = World(Path(folder), template.copy(Path(folder) / "org"))
        for act in acts:
            world.do(act)
            world.check()


def test_a_walk_through_all_of_it(template):
    """The same checks on one story in which everything happens."""
    story = [
        ("gesprekken", "vp", [("t0", "2024-Q1", "Pesten", "collega", "Noord", "ja"),
                              ("t1", "2024-Q1", "Pesten", "collega", "Oost", "ja"),
                              ("t2", "2024-Q1", "onzin", "collega", "Zuid", "ja"),
                              ("t0", "2024-Q1", "Pesten", "collega", "Noord", "ja")]),
        ("enquete", "hr", [("r0", "g24", "Noord", "1"), ("r0", "g24", "Noord", "1"),
                           ("r1", "g24", "West", "5")]),
        ("withdraw", "t2"),
        ("publish",), ("publish",),
        ("unit", "oost;Oost"),
        ("gesprekken", "vp", [("t1", "2024-Q1", "Pesten", "collega", "Oost", "ja"),
                              ("t2", "2024-Q2", "Pesten", "collega", "Noord", "ja"),
                              ("t3", "2024-Q2", "onzin", "collega", "Noord", "ja")]),
        ("let go",), ("again",), ("publish",), ("wait",), ("clean",), ("wait",), ("clean",),
        ("again",),
    ]  # fmt: skip
    with TemporaryDirectory() as folder:
        world = World(Path(folder), template.copy(Path(folder) / "org"))
        for act in story:
            world.do(act)
            world.check()
        told = {
            delivered.levering.id: delivered.aantallen
            for delivered in list_deliveries(world.place())
        }
        assert (told["l0001"].gelezen, told["l0001"].opgeschoond, told["l0001"].ingetrokken) == (
            4,
            3,
            1,
        )
        assert told["l0003"].losgelaten == 1
        assert (told["l0002"].dubbel, told["l0002"].opgeschoond) == (0, 2)
        assert told["l0002"].losgelaten == 1
        assert sorted(world.sheets.booked()["traject"]) == ["vp:t0", "vp:t1"]
