"""What decides how answers are counted stays as it was when the first of them came in."""

from dataclasses import replace
from datetime import date

import pytest

from pipeline import steps
from pipeline.cli.program import run_program
from pipeline.contracts.public import Wave
from pipeline.errors import ConfigurationError, RefusedInput
from pipeline.release.kept_waves import KEPT_WAVES, KeptWave, kept_waves
from pipeline.steps.standing import keep_codes, keep_waves
from pipeline.vault.kluis import create_kluis
from pipeline.workspace import create_workspace
from tests.builders import KEY, TODAY

UNITS = "eenheid;naam;bovenliggend;medewerkers;leidinggevenden\norg;Alles;;1500;40\n"
HEAD = "golf;uitgenodigd;gesloten_op;open_vragen"
FIRST, NEXT = "m1;1400;2025-05-01;open_goed", "m2;1400;2026-05-01;open_goed"
THEME = "codes: [{code: eigen_%s, label: Honden, geldig_vanaf_golf: m2%s}]\n"


@pytest.fixture(name="root")
def workspace(tmp_path, monkeypatch):
    made = create_workspace(tmp_path / "org", "2025-Q1", "Testorganisatie")
    (made.codes / "organisatie.csv").write_text(UNITS, "utf-8")
    create_kluis(made.kluis, KEY)
    waves(made.root)
    rows = [f"r{i};m1;ja;Fijne sfeer" for i in range(30)]
    text = "\n".join(("respondent_sleutel;golf;mb_kent_vp;open_goed", *rows))
    (tmp_path / "enquete.csv").write_text(text, "utf-8")
    monkeypatch.setenv("VIP_SLEUTEL", KEY)
    return made.root


def waves(root, *rows):
    text = "\n".join((HEAD, *(rows or (FIRST, NEXT))))
    (root / "codes" / "golven.csv").write_text(text, "utf-8")


def work(root):
    return steps.at_work(root, KEY, TODAY)


def read_in(root, **options):
    with work(root) as place:
        steps.read_in(place, root.parent / "enquete.csv", "hr", **options)


def noted(root):
    with work(root) as place:
        return kept_waves(place.door().open_ledger())


def due(root):
    with work(root) as place:
        return place.door().due(place.door().open_ledger()).surveys["m1"]


def close(root, **options):
    with work(root) as place:
        return steps.close(place, "m1", **options)


def test_a_wave_is_written_down_once_when_its_first_answers_come_in(root):
    with work(root) as place:
        keep_codes(place)
        assert not kept_waves(place.door().open_ledger())
    read_in(root)
    day = date(2025, 5, 1)
    assert noted(root) == {"m1": KeptWave("m1", 1400, day, ("open_goed",), {}, ())}
    read_in(root)
    close(root)
    with work(root) as place:
        kinds = [entry.soort for entry in place.door().open_ledger().entries]
    assert kinds.count(KEPT_WAVES) == 1


OTHERS = ("1500;2025-05-01;open_goed", "1400;2025-04-01;open_goed", "1400;2025-05-01;open_drempel")


@pytest.mark.parametrize("row", [f"m1;{other}" for other in OTHERS])
def test_another_row_is_refused_until_the_vp_says_it_was_wrong(root, row):
    read_in(root)
    waves(root, row, NEXT)
    for step in (read_in, close):
        with pytest.raises(ConfigurationError, match=r"1400 uitgenodigd.*2025-05-01.*open_goed"):
            step(root)
    waves(root)
    close(root)
    waves(root, row, NEXT)
    with pytest.raises(ConfigurationError, match="veranderd") as refused:
        due(root)
    assert "--verbeterd" in str(refused.value)
    close(root, is_mended=True)
    plan = due(root)
    assert noted(root)["m1"].eigen_themas == () and plan.vragen == tuple(row.split(";")[3:])
    waves(root, "m1;1401;2025-05-01;open_goed", NEXT)
    with pytest.raises(ConfigurationError, match="veranderd"):
        close(root)


@pytest.mark.parametrize("row", ["m1;1400;2025-06-01;open_goed", "m1;1400;2025-05-01;"])
def test_a_longer_survey_and_fewer_themes_need_no_word(root, row):
    read_in(root)
    waves(root, row, NEXT)
    close(root)
    assert due(root).vragen == tuple(filter(None, row.split(";")[3:]))


def test_the_shares_of_a_wave_are_those_of_when_its_answers_came_in(root, capsys):
    read_in(root)
    close(root)
    before = due(root)
    with (root / "vip.toml").open("a", encoding="utf-8") as file:
        file.write("\n[plan_enquete]\nthemas = 90\nitems = 10\n")
    assert due(root) == before
    assert run_program(["plan", "--map", str(root)]) == 0
    said = capsys.readouterr().out
    assert "Golf m1: hier geldt [plan_enquete]" in said and "Golf m2: hier" not in said
    with work(root) as place:
        assert steps.survey_plans(place.workspace.settings, place.publiek)["m2"] != before


def test_a_theme_that_was_written_down_cannot_be_moved_into_answers_that_are_in(root):
    (root / "codes" / "themas.yaml").write_text(THEME % ("hond", ""), "utf-8")
    read_in(root)
    waves(root, FIRST, "m2;1400;2025-01-01;open_goed")
    with work(root) as place:
        keep_codes(place)
        assert "eigen_hond" in place.themes.own_in("m1")
        assert "eigen_hond" not in {one.code for one in place.themes("m1").keys.themas}
        assert "eigen_hond" in {one.code for one in place.themes("m2").keys.themas}


def test_an_older_kluis_is_written_down_at_the_next_step(root, monkeypatch):
    with monkeypatch.context() as patch:
        patch.setattr("pipeline.steps.files.keep_waves", lambda *_: None)
        read_in(root)
    assert not noted(root)
    close(root)
    assert set(noted(root)) == {"m1"}


def test_a_wrong_plan_is_not_written_down(root, monkeypatch):
    with monkeypatch.context() as patch:
        patch.setattr("pipeline.steps.files.keep_waves", lambda *_: None)
        read_in(root)
    with (root / "vip.toml").open("a", encoding="utf-8") as file:
        file.write("\n[plan_enquete]\nbestaat_niet = 90\n")
    with pytest.raises(ConfigurationError, match="bestaat_niet"), work(root) as place:
        keep_waves(place)
    assert not noted(root)


def test_only_a_wave_can_be_mended(root):
    with work(root) as place, pytest.raises(RefusedInput, match="--verbeterd"):
        steps.close(place, "2025-Q1", is_mended=True)


def test_what_the_ledger_holds_of_a_wave_is_read_back(root):
    wave = Wave("m1", 10, date(2025, 5, 1), ("open_goed",))
    kept = KeptWave.of(wave, {"themas": 40.0}, ("eigen_hond",))
    assert KeptWave.from_json(kept.to_json()) == kept and kept.allows(wave)
    assert kept.mended(replace(wave, uitgenodigd=9)).eigen_themas == ("eigen_hond",)
