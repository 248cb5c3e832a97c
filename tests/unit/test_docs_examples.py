"""Examples in the documents are accepted by the program; their numbers are what it gives."""

import re
import tomllib
from datetime import date
from math import exp, sqrt

import pytest

from dashboards.organisatie.access.settings import Access
from dashboards.wording.roles import ROLES
from pipeline.contracts.public import PublicInputs, Unit
from pipeline.demo.walk import PASSPHRASE
from pipeline.demo.zorg import recipe
from pipeline.ingest.check_file import check_file
from pipeline.ingest.public_files import load_public
from pipeline.release.key_sets import code_lists
from pipeline.release.noise_law import noise_variance
from pipeline.release.plan import check_tables
from pipeline.release.planner import choose_plan
from pipeline.release.promise import MICRO
from pipeline.settings import PlanSection, Settings
from pipeline.workspace import Workspace
from tests.documents import HANDLEIDING, README, blocks, section

TODAY = date(2026, 1, 15)
PUBLIC = ("organisatie", "gebeurtenissen", "golven", "beschikbaarheid")


@pytest.fixture
def workspace(tmp_path):
    made = Workspace(tmp_path)
    made.codes.mkdir()
    for name in PUBLIC:
        (text,) = blocks(HANDLEIDING, f"csv {name}")
        (made.codes / f"{name}.csv").write_text(text, encoding="utf-8")
    return made


def test_the_public_files_of_the_handleiding_are_sound(workspace):
    public = load_public(workspace)
    assert all((public.units, public.events, public.waves, public.availability))


def test_the_talks_of_the_handleiding_are_accepted(workspace):
    path = workspace.root / "gesprekken.csv"
    (text,) = blocks(HANDLEIDING, "csv gesprekken")
    path.write_text(text, encoding="utf-8")
    checked = check_file(path, None, TODAY, workspace.codes, "2024-Q1")
    assert checked.contract.name == "gesprekken"
    assert checked.report.is_clean


def test_the_settings_of_the_handleiding_are_accepted():
    text, of_dashboard = blocks(HANDLEIDING, "toml")
    settings = Settings.model_validate(tomllib.loads(text))
    check_tables(settings.plan.weights)
    access = Access.model_validate(tomllib.loads(of_dashboard))
    assert {*access.rollen} == {role.code for role in ROLES}


def test_the_passphrase_of_the_demo_is_the_one_that_is_written_down():
    assert f"*{PASSPHRASE}*" in section(HANDLEIDING, "## 3. De demo")


def zorg_plan():
    frame = recipe().chart.to_frame()
    units = tuple(
        Unit(r.eenheid, r.naam, r.bovenliggend or None, int(r.medewerkers), int(r.leidinggevenden))
        for r in frame.itertuples()
        if not r.geldig_tot
    )
    public = PublicInputs(units=units)
    return choose_plan(public, "2025-Q4", code_lists(), MICRO, PlanSection())


def test_the_sizes_in_the_readme_get_the_plans_it_says():
    text = section(README, "## The privacy rule, worked out")
    rows = re.findall(r"^\| (\d+) \| (kwartaal|halfjaar|jaar) \| (.*) \|$", text, re.M)
    assert len(rows) >= 6
    for size, grain, tables in rows:
        people = int(size)
        parts = [Unit(f"d{i}", f"Directie {i}", "o", people // 6, people // 120) for i in range(6)]
        public = PublicInputs(units=(Unit("o", "Geheel", None, people, people // 20), *parts))
        plan = choose_plan(public, "2025-Q4", code_lists(), MICRO, PlanSection())
        said = {name: float(eps) for name, eps in re.findall(r"`(\w+)` ([\d.]+)", tables)}
        assert (plan.korrel, plan.epsilons()) == (grain, said), size


def chance(epsilon, z):
    a = exp(-epsilon)
    return (1 - a) / (1 + a) * a ** abs(z)


def test_the_privacy_example_of_the_readme_is_what_the_program_does():
    plan = zorg_plan()
    assert plan.korrel == "halfjaar"
    text = section(README, "## The privacy rule, worked out")
    rows = re.findall(
        r"^\| `(\w+)` \| ([\d.]+) \| .*?<= (\d+) in ([\d.]+) %.*? \| ([\d.]+) % \| ([\d.]+) \|$",
        text,
        re.M,
    )
    assert {table: float(epsilon) for table, epsilon, *_ in rows} == plan.epsilons()
    for _, eps, reach, inside, zero, spread in rows:
        epsilon = float(eps)
        within = sum(chance(epsilon, z) for z in range(-int(reach), int(reach) + 1))
        assert 100 * within == pytest.approx(float(inside), abs=0.05)
        assert 100 * chance(epsilon, 0) == pytest.approx(float(zero), abs=0.05)
        assert sqrt(noise_variance(epsilon)) == pytest.approx(float(spread), abs=0.005)
    assert f"probability {chance(0.6, 3):.3f}), with it 2 ({chance(0.6, 2):.3f})" in text
    assert f"e^0.6 = {exp(0.6):.2f}" in text
    assert f"e^1 = {exp(1):.2f}" in text
