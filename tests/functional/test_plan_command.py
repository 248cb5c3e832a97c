"""`vip plan` as VPs of organisations of every size read it: honest, plain, and nothing spent."""

import json
import re
from dataclasses import replace
from datetime import date

import pytest
from click.testing import CliRunner

from pipeline.advice.word_check import check_words
from pipeline.cli.plan_wording import plan_text
from pipeline.cli.publishing import plan as plan_command
from pipeline.release.plan import plan_to_json
from pipeline.release.sharing import TRIPLING
from pipeline.steps import plan
from pipeline.workspace import Workspace, create_workspace

TODAY = date(2026, 1, 15)
UNITS = ("Sociaal Domein", "Stadsbeheer", "Bedrijfsvoering", "Dienstverlening")
STATISTICS = re.compile(
    r"\b(significan\w*|power|toets\w*|p-waarde|steekproef|standaard(fout|afwijking)|variantie|"
    r"interval|kansverdeling|betrouwbaarheid\w*|factor)\b",
    re.IGNORECASE,
)


def workspace(tmp_path, people, toml=""):
    place = create_workspace(tmp_path / f"org{people}", "2024-Q1", "Testorganisatie")
    lines = ["eenheid;naam;bovenliggend;medewerkers;leidinggevenden"]
    lines.append(f"org;Testorganisatie;;{people};{people // 20}")
    for number, name in enumerate(UNITS):
        size = people * (4 - number) // 10
        lines.append(f"u{number};{name};org;{size};{size // 20}")
    (place.codes / "organisatie.csv").write_text("\n".join(lines), encoding="utf-8")
    with place.toml.open("a", encoding="utf-8") as file:
        file.write(toml)
    return Workspace(place.root)


def said(place, profiel=None):
    return plan_text(plan(place, TODAY, profiel), place.settings, profiel)


def section(text, title):
    return next(block for block in text.split("\n\n") if block.startswith(title))


@pytest.mark.parametrize("people", (180, 1_500, 12_000, 120_000))
@pytest.mark.parametrize("toml", ("", '[plan]\nkorrel = "jaar"\ntotaal = 1\neenheid = 1\n'))
def test_the_words_are_plain_and_none_is_forbidden(tmp_path, people, toml):
    text = said(workspace(tmp_path, people, toml))
    assert check_words(text) == ()
    assert not STATISTICS.search(text)
    assert max(len(line) for line in text.splitlines()) <= 90
    sentences = re.split(r"(?<=[.:?])\s", " ".join(text.split()))
    prose = [s for s in sentences if not re.search(r"\d+ +\d+|^- ", s)]
    assert max(len(s.split()) for s in prose if "- " not in s) <= 34


def test_180_employees_are_told_that_nothing_will_be_seen(tmp_path):
    text = said(workspace(tmp_path, 180))
    seen = section(text, "Wat te zien zal zijn")
    assert "Niets." in seen and "Ook zonder ruis" in seen and "enquête" in seen
    assert "ongeveer 4 trajecten per jaar" in text
    assert "- alle trajecten samen" in section(text, "Wat niet te zien zal zijn")
    assert "op zijn vroegst" not in text


def test_1500_employees_are_told_from_how_many_and_after_how_long(tmp_path):
    place = workspace(tmp_path, 1_500)
    outlook, text = plan(place, TODAY), said(place)
    total = next(s for s in outlook.zichtbaar if s.series.soort == "totaal")
    soon = next(s for s in outlook.eerst if s.series.soort == "totaal")
    assert total.factor < soon.factor < TRIPLING
    row = re.search(r"alle trajecten samen +(\d+) +(\d+) +(\d+)", text)
    usual, after_two, after_five = map(int, row.groups())
    assert usual == 30 and usual < after_five < after_two < 3 * usual
    assert after_five == pytest.approx(30 * total.factor, abs=1)
    assert re.search(r"samenwerking en conflict +10 +- +\d+", text), "not before 5 years"
    hidden = section(text, "Wat niet te zien zal zijn")
    assert "elk onderwerp apart" in hidden and "elke eenheid apart" in hidden
    assert "op zijn vroegst als er 2 jaar aan cijfers is" in " ".join(text.split())


def test_12000_employees_see_subjects_units_and_talks_about_leidinggevenden(tmp_path):
    text = said(workspace(tmp_path, 12_000))
    seen = section(text, "Wat te zien zal zijn")
    for name in ("Samenwerking of conflict met leidinggevende", "gaat over: leidinggevende"):
        assert re.search(rf"{name} +\d+ +\d+ +\d+", seen)
    assert "een onderwerp in één eenheid" in section(text, "Wat niet te zien zal zijn")


@pytest.mark.parametrize(
    ("profiel", "guess", "suspicion"),
    [(None, "73,1", "23%"), ("streng", "56,2", "12%"), ("ruim", "88,1", "45%")],
)
def test_the_price_for_a_person_is_said_and_another_profile_changes_nothing(
    tmp_path, profiel, guess, suspicion
):
    place = workspace(tmp_path, 4_000)
    before = place.toml.read_bytes()
    text = said(place, profiel)
    cost = " ".join(section(text, "Wat het een gesprekspartner kost").split())
    assert f"hooguit {guess} van de 100 keer" in cost and f"hooguit {suspicion}" in cost
    assert "50 van de 100 keer" in cost
    assert ("Er verandert niets." in text) == (profiel is not None)
    assert ("Naast uw plan van nu" in text) == (profiel is not None)
    assert ("Overleg eerst met de OR" in text) == (profiel == "ruim")
    assert place.toml.read_bytes() == before and not place.grootboek.exists()


def test_an_own_plan_is_laid_beside_the_planners(tmp_path):
    toml = '[plan]\nkorrel = "jaar"\ntotaal = 30\neenheid = 60\nreserve = 10\n'
    text = said(workspace(tmp_path, 4_000, toml))
    assert "als reserve voor verbeteringen: 10%" in text
    beside = section(text, "Uw eigen plan naast dat van het programma")
    gains, losses = beside.split("Dat plan laat eerder zien")
    assert "+ eenheid" in gains and "anders pas vanaf" in gains
    assert "- cluster" in losses and "anders niet" in losses


def test_a_plan_that_is_in_use_says_how_long_it_stays(tmp_path):
    place = workspace(tmp_path, 4_000)
    outlook = replace(plan(place, TODAY), is_in_gebruik=True)
    assert "meer dan 25% groter of kleiner" in " ".join(plan_text(outlook, place.settings).split())


def test_who_counts_talks_reads_talks(tmp_path):
    place = workspace(tmp_path, 1_500)
    toml = place.toml.read_text(encoding="utf-8")
    place.toml.write_text(toml.replace("[privacy]", '[privacy]\nbeschermd = "gesprek"'))
    text = said(Workspace(place.root))
    assert "alle gesprekken samen" in text and "traject" not in text


def test_json_has_every_number_and_the_plan_beside(tmp_path):
    place = workspace(tmp_path, 4_000, '[plan]\nkorrel = "jaar"\n')
    result = CliRunner().invoke(plan_command, ["--map", str(place.root), "--json"])
    answer = json.loads(result.output)
    assert answer["plan"] == json.loads(json.dumps(plan_to_json(plan(place, TODAY).plan)))
    assert answer["epsilon"] == 1.0
    assert round(answer["vermoeden_van_10_procent"], 2) == 0.23
    total = answer["zichtbaar"][0]
    assert total["kleinste_factor"] < total["kleinste_factor_na_2_jaar"]
    assert answer["naast"]["plan"]["tabellen"] and answer["naast"]["naast"] is None
