"""The organisation that the dashboard is measured with: large, old, and published each quarter."""

import csv
from datetime import date
from pathlib import Path

from benchmarks.publications import KEY, write_chart
from pipeline.demo.generator.chart import Chart
from pipeline.demo.generator.survey_simulation import simulate_waves
from pipeline.demo.public_files import write_csv
from pipeline.periods import quarter_of, quarters_between
from pipeline.steps import at_work, close_until, find_patterns, make_concepts, publish, read_in
from pipeline.vault.kluis import create_kluis
from pipeline.workspace import Workspace, create_workspace
from tests.simulators.organisation import simulate
from tests.simulators.units import chart_of

EMPLOYEES = 60_000
FIRST, LAST = "2016-Q1", "2025-Q4"
_YEARS = (2021, 2023, 2025)
_SEED = 60
_EVENTS = (
    ("2019-03-14", "voorlichting", "", "Campagne Even sparren"),
    ("2022-01-20", "media", "", "Landelijk nieuws"),
    ("2024-05-02", "beleid", "", "Nieuwe gedragscode"),
)


def publish_large(root: Path, employees: int = EMPLOYEES) -> Path:
    """The workspace at `root`, published quarter by quarter as a VP does; gives its overdracht."""
    quarters = quarters_between(FIRST, LAST)
    chart = chart_of(employees)
    made = simulate("groot", chart, _SEED, quarters=quarters, events=_EVENTS)
    workspace = create_workspace(root, FIRST, "Groot", voorbeeld=True)
    create_kluis(workspace.kluis, KEY)
    write_chart(chart, workspace.codes)
    write_csv(made.events, workspace.codes / "gebeurtenissen.csv")
    write_csv(made.availability, workspace.codes / "beschikbaarheid.csv")
    answers = _write_waves(workspace, chart)
    for quarter in quarters:
        rows = made.rows[made.rows["periode"] == quarter]
        talks = write_csv(rows, root / f"gesprekken-{quarter}.csv")
        with at_work(root, KEY, _day_after(quarter)) as place:
            read_in(place, talks, "vp")
            if quarter in answers:
                read_in(place, answers[quarter], "onderzoek")
            close_until(place, quarter)
            new = publish(place)
            if new:
                find_patterns(place)
                make_concepts(place)
        print(f"{quarter}: {[one.id for one in new]}", flush=True)
    return workspace.overdracht


def _write_waves(workspace: Workspace, chart: Chart) -> dict[str, Path]:
    """golven.csv, and a file of answers a wave, by the quarter in which it closed."""
    files = {}
    with (workspace.codes / "golven.csv").open("w", encoding="utf-8", newline="") as file:
        lines = csv.writer(file, delimiter=";")
        lines.writerow(("golf", "uitgenodigd", "gesloten_op"))
        for wave in simulate_waves(chart, _YEARS, _SEED):
            lines.writerow((wave.golf, wave.uitgenodigd, wave.gesloten_op))
            rows = wave.rows.drop(columns=[c for c in wave.rows if c.startswith("open_")])
            closed = quarter_of(date.fromisoformat(wave.gesloten_op))
            files[closed] = write_csv(rows, workspace.root / f"enquete-{wave.golf}.csv")
    return files


def _day_after(quarter: str) -> date:
    """A fortnight after the quarter has ended."""
    year, number = int(quarter[:4]), int(quarter[-1])
    return date(year + 1, 1, 15) if number == 4 else date(year, 3 * number + 1, 15)
