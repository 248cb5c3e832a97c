"""One name for one source: a typo, a forgotten --bron or a second source counts nobody again."""

import pytest

from pipeline.errors import ConfigurationError, RefusedInput
from pipeline.settings import load_settings
from tests.sheets import Sheets

HEAD = "traject;periode;hoofdcategorie;relatie;mag_meetellen"
ROW = "t1;2024-Q1;Pesten;collega;ja"
SURVEY = "respondent_sleutel;golf;eenheid;wd_tempo"


def test_a_source_that_nobody_named_is_refused_and_the_error_says_how_to_name_it(tmp_path):
    sheets = Sheets(tmp_path / "org")
    sheets.send(HEAD, ROW, bron="vp_noord")
    for typo in ("standaard", "vp_nord"):
        with pytest.raises(RefusedInput, match="vp_noord") as refused:
            sheets.send(HEAD, ROW, "t2;2024-Q2;Pesten;collega;ja", bron=typo)
        assert "[bronnen.NAAM]" in refused.value.next_step
    for spelling in ("VP-Noord", "vp noord ", "ｖｐ_noord"):
        sheets.send(HEAD, ROW, "t3;2024-Q2;Werkdruk;extern;ja", bron=spelling)
    sheets.publish("2024-Q4")
    assert sorted(sheets.booked()["traject"]) == ["vp_noord:t1", "vp_noord:t3"]


def test_a_source_that_vip_toml_names_may_deliver(tmp_path):
    sheets = Sheets(tmp_path / "org", "[bronnen.vp_noord]\n[bronnen.VP-Zuid]\n")
    with pytest.raises(RefusedInput, match="niet bekend"):
        sheets.send(HEAD, ROW)
    sheets.send(HEAD, ROW, bron="vp_noord")
    sheets.send(HEAD, "t1;2024-Q2;Pesten;collega;ja", bron="vp_zuid")
    sheets.publish("2024-Q2")
    assert len(sheets.booked()) == 2


def test_the_first_survey_may_come_from_anybody_also_when_vps_are_named(tmp_path):
    sheets = Sheets(tmp_path / "org", "[bronnen.vp_noord]\n")
    assert sheets.send(SURVEY, "r1;g25;noord;3", bron="hr").is_new


def test_two_spellings_of_one_source_in_vip_toml_are_refused(tmp_path):
    sheets = Sheets(tmp_path / "org", "[bronnen.vp_noord]\n[bronnen.VP-Noord]\n")
    with pytest.raises(ConfigurationError, match="bronnen"):
        load_settings(sheets.workspace.toml)


def test_a_wave_comes_from_one_source(tmp_path):
    sheets = Sheets(tmp_path / "org", "[bronnen.bureau]\n")
    sheets.send(SURVEY, "r1;g25;noord;3", bron="hr")
    with pytest.raises(RefusedInput, match="g25") as refused:
        sheets.send(SURVEY, "r1;g25;noord;3", "r2;g25;zuid;3", bron="bureau")
    assert "--bron hr" in refused.value.next_step
    sheets.send(SURVEY, "r1;g24;noord;3", bron="bureau")
    assert len(sheets.answers("g25")) == len(sheets.answers("g24")) == 1


def test_a_file_that_looks_like_that_of_another_source_is_asked_about(tmp_path):
    """Also when it has grown since, was saved in another program, or a wish was changed."""
    sheets = Sheets(tmp_path / "org", tables="hoofdcategorie = 1")
    rows = [f"t{i};2024-Q{1 + i % 2};Pesten;collega;ja" for i in range(10)]
    sheets.send(HEAD, *rows)
    with sheets.workspace.toml.open("a") as file:
        file.write("[bronnen.vp_zuid]\n[bronnen.vp_noord]\n")
    grown = [*rows[:-1], rows[-1].replace("ja", "nee"), "t99;2024-Q3;Pesten;collega;ja"]
    with pytest.raises(RefusedInput, match="lijken sterk op") as refused:
        sheets.send(HEAD + ";vorm", *(f"{row};" for row in grown), bron="vp_zuid")
    assert "--bron vp. " in refused.value.next_step and "--toch" in refused.value.next_step
    assert sheets.send(HEAD, *grown, bron="vp_zuid", toch=True).is_new
    assert not sheets.send(HEAD, *grown, bron="vp_zuid", toch=True).is_new
    numbers = [f"t{i};2024-Q{1 + i % 2};Werkdruk;collega;ja" for i in range(10)]
    assert sheets.send(HEAD, *numbers, bron="vp_noord").is_new


def test_a_refused_source_leaves_nothing_behind(tmp_path):
    sheets = Sheets(tmp_path / "org", "[bronnen.vp_noord]\n")
    with pytest.raises(RefusedInput):
        sheets.send(HEAD, ROW)
    assert not sheets.kluis.manifest.leveringen
    assert sheets.kluis.manifest.beschermd == ""
