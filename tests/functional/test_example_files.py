"""The example organisations are files as a VP would have them, and hold what GEPLANT.md says."""

import time
from pathlib import Path
from typing import Any

import openpyxl
import pandas as pd
import pytest

from pipeline.contracts.codes import load_codelist, load_texts
from pipeline.contracts.model import load_contract
from pipeline.demo import Example, write_example
from pipeline.demo.example import RECIPES
from pipeline.demo.generator.profile import LARGEST_CATEGORY
from pipeline.demo.generator.talk_simulation import simulate_talks
from pipeline.demo.generator.truth import Truth
from pipeline.demo.recipe import QUARTERS
from pipeline.periods import parse_period

WHICH = ("gemeente", "zorg")
SIZES = {"gemeente": 1_500, "zorg": 12_000}


@pytest.fixture(scope="module", params=WHICH)
def made(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Any:
    """(which, example, seconds that it took)."""
    start = time.process_time()
    example = write_example(tmp_path_factory.mktemp(request.param), request.param)
    return request.param, example, time.process_time() - start


def read_book(path: Path) -> pd.DataFrame:
    return pd.read_excel(path, dtype=object, engine="calamine")


def talks_of(example: Example) -> pd.DataFrame:
    return pd.concat([read_book(path) for path, _ in example.gesprekken])


def truth_of(which: str) -> Truth:
    recipe = RECIPES[which]()
    return simulate_talks(
        recipe.chart, QUARTERS, recipe.seed, changes=recipe.changes, extras=recipe.extras
    ).truth


def test_both_take_less_than_ten_seconds(made: Any) -> None:
    assert made[2] < 5


def test_the_example_says_where_everything_is(made: Any) -> None:
    which, example, _ = made
    assert example.naam == {"gemeente": "Gemeente Voorbeelddam", "zorg": "Voorbeeldzorg"}[which]
    assert (example.sector, example.vanaf) == (which, "2021-Q1")
    assert len(example.gesprekken) == {"gemeente": 1, "zorg": 10}[which]
    assert len(example.enquete) == 5
    assert {path.name for path in example.codes_dir.iterdir()} == {
        "organisatie.csv",
        "gebeurtenissen.csv",
        "golven.csv",
        "beschikbaarheid.csv",
    }
    assert all(path.is_file() for path, _ in (*example.gesprekken, *example.enquete))


def test_workbooks_have_dutch_headers_and_labels(made: Any) -> None:
    contract, rows = load_contract("gesprekken"), talks_of(made[1])
    fields = [contract.find(header) for header in rows.columns]
    assert "Hoofdcategorie" in rows.columns
    assert "Pesten" in set(rows["Hoofdcategorie"])
    for header, field in zip(rows.columns, fields, strict=True):
        assert field is not None
        if field.codelist and field.codelist != "eenheden":
            codes = load_codelist(field.codelist)
            labels = {codes.label(code) for code in codes.values()}
            assert set(rows[header].dropna()) <= labels


def test_units_are_written_by_name(made: Any) -> None:
    units = pd.read_csv(made[1].codes_dir / "organisatie.csv", sep=";", encoding="utf-8-sig")
    assert set(talks_of(made[1])["Eenheid"].dropna()) <= set(units["naam"])
    assert units["naam"].is_unique


def test_every_vp_writes_the_period_in_an_own_way(made: Any) -> None:
    which, example, _ = made
    found: dict[str, set[type]] = {}
    for path, bron in example.gesprekken:
        values = read_book(path)["Periode"]
        found.setdefault(bron, set()).update(type(v) for v in values)
        assert {parse_period(str(v)) for v in values} <= set(QUARTERS)
    expected = {"gemeente": {"vp_team"}, "zorg": {"vp_intern", "vp_extern"}}
    assert set(found) == expected[which]
    assert (str in found["vp_intern"]) if which == "zorg" else (str not in found["vp_team"])


def test_keys_are_random_hexadecimal(made: Any) -> None:
    keys = talks_of(made[1])["Trajectsleutel"]
    assert keys.str.fullmatch("[0-9a-f]{32}").all()


def test_a_traject_stays_with_one_source(made: Any) -> None:
    frames = [read_book(path).assign(bron=bron) for path, bron in made[1].gesprekken]
    assert (pd.concat(frames).groupby("Trajectsleutel")["bron"].nunique() == 1).all()


def test_waves_are_semicolon_csv_with_a_bom_and_codes(made: Any) -> None:
    contract = load_contract("enquete")
    for path, bron in made[1].enquete:
        assert bron == "medewerkersonderzoek"
        assert path.read_bytes().startswith(b"\xef\xbb\xbfrespondent_sleutel;golf;eenheid;")
        rows = pd.read_csv(path, sep=";", encoding="utf-8-sig", dtype="str", keep_default_na=False)
        assert set(rows.columns) == {field.name for field in contract.fields}
        for field in contract.fields:
            if field.kind == "item" and field.codelist:
                allowed = set(load_codelist(field.codelist).values())
                used = {code for cell in rows[field.name].unique() for code in cell.split(";")}
                assert used <= allowed | {""}


def test_public_inputs_fit_together(made: Any) -> None:
    which, example, _ = made
    read = {
        path.stem: pd.read_csv(path, sep=";", encoding="utf-8-sig", dtype="str").fillna("")
        for path in example.codes_dir.iterdir()
    }
    for name, frame in read.items():
        assert list(frame.columns) == [field.name for field in load_contract(name).fields]
    units = read["organisatie"]
    top = units[units["bovenliggend"] == ""]["medewerkers"].astype(int)
    assert top.sum() == SIZES[which]
    assert set(read["gebeurtenissen"]["eenheid"]) <= {*units["eenheid"], ""}
    kinds = load_codelist("gebeurtenissoorten").values()
    assert set(read["gebeurtenissen"]["soort"]) <= set(kinds)
    assert "media" in set(read["gebeurtenissen"]["soort"])
    assert tuple(read["beschikbaarheid"]["periode"]) == QUARTERS
    assert len(read["golven"]) == 5


def test_the_account_follows_the_word_rules(made: Any) -> None:
    text = made[1].geplant.read_text(encoding="utf-8").lower()
    assert text.count("**hoort u niet te zien:**") == len(RECIPES[made[0]]().planted)
    for rule in load_texts("woorden")["verboden"]:
        for form in rule["vormen"]:
            assert f" {form} " not in text, rule["code"]


@pytest.mark.parametrize("which", WHICH)
def test_the_doubling_is_there_and_not_by_luck(which: str) -> None:
    counts = truth_of(which).counts("periode", "hoofdcategorie").unstack()[LARGEST_CATEGORY]
    assert 1.9 < counts.iloc[-4:].mean() / counts.iloc[:-4].mean() < 2.1


def test_the_small_team_has_six_extra_trajecten() -> None:
    truth = truth_of("zorg")
    in_team = truth.trajecten.query("eenheid == 'OZZ-20' and periode == '2025-Q3'")
    assert (in_team["hoofdcategorie"] == "oo_uitsluiting_roddel").sum() >= 6
    assert truth.chart.unit("OZZ-20").medewerkers == 40


def test_around_the_media_event_nothing_changed() -> None:
    for which, quarter in (("zorg", "2024-Q2"), ("gemeente", "2024-Q4")):
        expected = truth_of(which).expected("periode")
        assert expected[quarter] == pytest.approx(expected[f"2021{quarter[4:]}"])


def test_the_same_files_come_out_every_time_and_others_with_a_seed(tmp_path: Path) -> None:
    def content(name: str, seed: int | None) -> tuple[list[tuple[Any, ...]], bytes]:
        example = write_example(tmp_path / name, "gemeente", seed)
        sheet = openpyxl.load_workbook(example.gesprekken[0][0]).active
        return list(sheet.values), example.enquete[0][0].read_bytes()

    assert content("a", None) == content("b", None)
    assert content("a", None) != content("c", 1)
