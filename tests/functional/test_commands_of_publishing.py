"""`plan`, `afsluiten`, `publiceer`, `run` and `corrigeer` as their users meet them."""

import json

import pytest

from pipeline.release import load_release
from tests.command_line import talks


def test_a_plan_that_can_show_nothing_is_refused(organisation, vip):
    with (organisation / "vip.toml").open("a", encoding="utf-8") as file:
        file.write('[plan]\nkorrel = "kwartaal"\ntotaal = 1\nreserve = 10000\n')
    assert vip("plan", "--map", organisation).returncode == 4


def test_an_unknown_table_of_the_survey_plan_is_named(organisation, vip):
    (organisation / "codes" / "golven.csv").write_text(
        "golf;uitgenodigd;gesloten_op\nherfst;4800;2024-11-01\n", encoding="utf-8"
    )
    with (organisation / "vip.toml").open("a", encoding="utf-8") as file:
        file.write("[plan_enquete]\nitem = 50\nindex = 50\n")
    result = vip("plan", "--map", organisation)
    assert result.returncode == 4
    assert "item" in result.stderr


def test_a_name_that_is_a_year_and_a_wave_is_asked_about(organisation, vip):
    (organisation / "codes" / "golven.csv").write_text(
        "golf;uitgenodigd;gesloten_op\n2024;4800;2024-11-01\n", encoding="utf-8"
    )
    both = vip("afsluiten", "2024", "--map", organisation)
    assert both.returncode == 2
    assert "golf:2024" in both.stderr and "2024-Q4" in both.stderr
    assert "Golf 2024 is afgesloten" in vip("afsluiten", "golf:2024", "--map", organisation).stdout
    assert vip("publiceer", "--map", organisation).returncode == 0
    done = vip("afsluiten", "4e kwartaal 2024", "--map", organisation)
    assert done.returncode == 0 and "4e kwartaal van 2024" in done.stdout


@pytest.fixture
def with_wave(organisation):
    """A wave that was closed in 2024, of which nothing was read in."""
    (organisation / "codes" / "golven.csv").write_text(
        "golf;uitgenodigd;gesloten_op\nherfst;4800;2024-11-01\n", encoding="utf-8"
    )
    return organisation


RUN = ("run", "--tot", "2024", "--ja")


def test_run_says_which_waves_it_closes(with_wave, vip):
    answers = with_wave.parent / "enquete.csv"
    answers.write_text(
        "respondent_sleutel;golf;eenheid;og_int_pesten\nr1;herfst;noord;0\n", encoding="utf-8"
    )
    assert vip("inlezen", answers, "--map", with_wave).returncode == 0
    done = vip(*RUN, "--map", with_wave)
    assert done.returncode == 0, done.stderr
    assert "herfst" in done.stderr
    assert load_release(with_wave / "overdracht").golven == ("herfst",)


def test_run_never_uses_up_a_wave_of_which_nothing_came_in(with_wave, vip):
    refused = vip(*RUN, "--map", with_wave)
    assert refused.returncode == 2
    for word in ("Van golf herfst", "nog niets gepubliceerd", "--zonder-golf herfst"):
        assert word in refused.stderr
    assert not list((with_wave / "overdracht").rglob("*.parquet"))


def test_a_wave_stays_open_or_is_closed_when_the_vp_says_so(with_wave, vip):
    later = vip(*RUN, "--zonder-golf", "herfst", "--map", with_wave, "--json")
    assert later.returncode == 0, later.stderr
    assert json.loads(later.stdout)["golven_open"] == ["herfst"]
    assert load_release(with_wave / "overdracht").golven == ()
    assert vip(*RUN, "--map", with_wave).returncode == 2, "it is asked again"
    assert vip(*RUN, "--geen-antwoorden", "herfst", "--map", with_wave).returncode == 0
    assert load_release(with_wave / "overdracht").golven == ("herfst",)


@pytest.mark.parametrize(
    "words",
    [
        ("--zonder-golf", "lente", "--geen-antwoorden", "herfst"),
        ("--geen-antwoorden", "herfst", "--geen-antwoorden", "lente"),
        ("--zonder-golf", "herfst", "--geen-antwoorden", "herfst"),
    ],
)
def test_an_answer_about_another_wave_is_a_slip(with_wave, vip, words):
    refused = vip(*RUN, *words, "--map", with_wave)
    assert refused.returncode == 2
    assert "klopt niet" in refused.stderr


def test_what_was_wrong_is_corrected_and_a_wider_promise_is_asked(organisation, vip):
    with (organisation / "vip.toml").open("a", encoding="utf-8") as file:
        file.write('[plan]\nkorrel = "kwartaal"\ntotaal = 80\nreserve = 20\n')
    vip("inlezen", talks(organisation), "--map", organisation)
    vip("run", "--tot", "2024-Q2", "--ja", "--map", organisation)
    at = ("--map", organisation)
    refused = vip("corrigeer", "2024-Q2", "--reden", "omdat het moest", "--ja", *at)
    assert refused.returncode == 2 and "telfout" in refused.stderr
    asked = vip("corrigeer", "2024-Q2", "--reden", "telfout", *at)
    assert asked.returncode == 2, "nobody can answer"
    paid = vip("corrigeer", "2024-Q2", "--reden", "telfout", "--ja", "--json", *at)
    assert json.loads(paid.stdout)["corrigeert"] == "p0001"
    noted = vip("corrigeer", "2024-Q2", "--reden", "telfout", "--ja", *at)
    assert "Aantekening n0001" in noted.stdout and "niet mogelijk" in noted.stderr
    toml = organisation / "vip.toml"
    toml.write_text(toml.read_text().replace('profiel = "standaard"', "epsilon = 3.0"))
    stopped = vip("publiceer", *at)
    assert stopped.returncode == 4 and "vip privacy" in stopped.stderr
    assert "95,3%" in vip("privacy", "--ja", *at).stderr
    assert vip("publiceer", *at).returncode == 0
    assert vip("klok", "--ja", *at).returncode == 0
    assert "p0002: totaal epsilon 0,2" in vip("budget", *at).stdout


def test_a_plan_for_no_unit_at_all_is_refused(organisation, vip):
    units = organisation / "codes" / "organisatie.csv"
    units.write_text(units.read_text(encoding="utf-8").splitlines()[0] + "\n", encoding="utf-8")
    for words in (("plan",), ("run", "--tot", "2024-Q4", "--ja")):
        refused = vip(*words, "--map", organisation)
        assert refused.returncode == 2 and "nog geen eenheid" in refused.stderr
