"""What the handleiding says of the examples is what the lists of patterns hold, whatever the noise.

Talks and answers of an example are always the same, the noise is new each time.
"""

import re
from collections.abc import Mapping
from functools import cache
from types import SimpleNamespace
from typing import Any

import pandas as pd
import pytest

from pipeline.contracts.codes import load_codelist
from pipeline.demo.example import RECIPES
from pipeline.demo.generator.survey_simulation import simulate_survey
from pipeline.demo.generator.talk_simulation import simulate_talks
from pipeline.demo.recipe import QUARTERS, YEARS
from pipeline.demo.zorg_chart import BUSY_UNIT, RENAMED_FROM, RENAMED_TO, SILENT_UNIT, SMALL_TEAM
from pipeline.release.outlook import CROSSING
from pipeline.signals import detect
from tests import published
from tests.documents import HANDLEIDING, section
from tests.published import Published

RUNS = 3
FOUND = ("let_op", "signaal", "sterk_signaal")
NAMES = {recipe().naam: which for which, recipe in RECIPES.items()}
WORDS = {2: "gevonden", 1: "binnen verwachting", 0: "te weinig gegevens"}
RANKS = {"te_weinig_gegevens": 0, "binnen_verwachting": 1, **dict.fromkeys(FOUND, 2)}
ALMOST_ALWAYS = {
    "Verdubbeling van de grootste categorie": {
        "code": "stijging",
        "hoofdcategorie": "sw_leidinggevende",
    },
    "Meer vrees voor gevolgen": {"code": "drempel", "item": "mb_vreest_gevolgen"},
    "Meer werkdruk in de thuiszorg": {"code": "klimaat", "eenheid": BUSY_UNIT, "item": "psa"},
    "Een stille eenheid": {"code": "stilte", "eenheid": SILENT_UNIT},
}


def rows_of(heads: str) -> list[tuple[str, ...]]:
    """The rows of the table with these headers."""
    text = section(HANDLEIDING, "### Wat er in de voorbeelden zit")
    table = text[text.index(heads) :].split("\n\n")[0]
    lines = [re.split(r"\s*\|\s*", line.strip("| ")) for line in table.splitlines()[2:]]
    return [tuple(line) for line in lines]


@cache
def published_example(which: str) -> Published:
    """An example up to the noise, by the planner's own plans."""
    recipe = RECIPES[which]()
    talks = simulate_talks(
        recipe.chart, QUARTERS, recipe.seed, changes=recipe.changes, extras=recipe.extras
    )
    survey = simulate_survey(
        recipe.chart,
        YEARS,
        recipe.seed + 1,
        profile=recipe.survey_profile,
        changes=recipe.survey_changes,
        themes=recipe.themes,
    )
    events = [(e.datum, e.soort, e.eenheid, e.label) for e in recipe.events]
    organisation = SimpleNamespace(
        chart=recipe.chart,
        quarters=QUARTERS,
        rows=talks.rows,
        events=pd.DataFrame(events, columns=["datum", "soort", "eenheid", "label"]),
        availability=pd.DataFrame(recipe.hours.items(), columns=["periode", "vp_uren"]),
    )
    return Published(organisation, True, survey=survey)


@pytest.fixture(scope="module")
def lists() -> Any:
    """Some lists of each example, with new noise each."""
    with pytest.MonkeyPatch.context() as patch:
        made: dict[str, list[pd.DataFrame]] = {}
        for which, recipe in RECIPES.items():
            sector = recipe().sector
            patch.setattr(published, "detect", lambda r, day, s=sector: detect(r, day, s))
            example = published_example(which)
            made[which] = [
                example.patterns_as_told(QUARTERS[-1], QUARTERS[-1])[QUARTERS[-1]]
                for _ in range(RUNS)
            ]
        yield made


def at(signals: pd.DataFrame, where: Mapping[str, str]) -> pd.DataFrame:
    for name, value in where.items():
        signals = signals[signals[name] == value]
    return signals


def test_why_there_are_no_tables_for_escalatie_and_concentratie():
    """What the whole budget on one table would show, said in words below the tables."""
    ahead = published_example("zorg").outlook
    assert not {"vervolg", CROSSING, "cluster_x_eenheid"} & set(ahead.plan.tabellen)
    text = section(HANDLEIDING, "### Wat er in de voorbeelden zit")
    for sight in (ahead.formele_routes, ahead.beste_kruising):
        assert f"{sight.factor:.1f} keer zo veel".replace(".", ",", 1) in text


def test_all_that_is_planted_is_in_the_table_and_nothing_else():
    said = [(name, title) for name, title, _ in rows_of("| Voorbeeld | Wat er is gemaakt")]
    planted = [(r().naam, one.titel) for r in RECIPES.values() for one in r().planted]
    assert sorted(said) == sorted(planted)


def test_every_pattern_is_in_the_table():
    said = [code for code, *_ in rows_of("| Patroon | Voorbeeldzorg")]
    assert said == list(load_codelist("patronen").values())


def test_every_pattern_is_on_the_list_as_the_table_says(lists):
    for code, *cells in rows_of("| Patroon | Voorbeeldzorg"):
        if code == "opkomend_thema":  # test_example_themes.py
            continue
        for which, said in zip(("zorg", "gemeente"), cells, strict=True):
            levels = [
                max((RANKS[n] for n in one[one["code"] == code]["niveau"]), default=None)
                for one in lists[which]
            ]
            had = [WORDS.get(level, "niet: er is iets gevonden") for level in levels]
            fewest = RUNS - 1 if said == WORDS[2] else 1  # chance shows something now and then
            assert had.count(said) >= fewest, (which, code, had)


def test_what_is_almost_always_found_is_found(lists):
    rows = rows_of("| Voorbeeld | Wat er is gemaakt")
    always = [(name, title) for name, title, said in rows if said.startswith("vrijwel altijd")]
    assert [title for _, title in always] == list(ALMOST_ALWAYS)
    for name, title in always:
        hits = [at(one, ALMOST_ALWAYS[title]) for one in lists[NAMES[name]]]
        assert sum(one["niveau"].isin(FOUND).any() for one in hits) >= RUNS - 1, title


def test_what_is_never_found_is_never_found(lists):
    for one in lists["zorg"]:
        found = one[one["niveau"].isin(FOUND)]
        assert at(found, {"eenheid": "OZN", "hoofdcategorie": "oo_pesten"}).empty
        assert set(at(found, {"code": "stilte"})["eenheid"]) <= {SILENT_UNIT}
        assert not set(found["eenheid"]) & {SMALL_TEAM, RENAMED_FROM, RENAMED_TO}
        assert not one["zin"].str.contains("Geestelijke Verzorging").any()
        silence = at(one, {"code": "stilte", "niveau": "te_weinig_gegevens"})
        assert len(silence) == 1 and "bijna niemand" in silence.iloc[0]["zin"]
    for one in lists["gemeente"]:
        known = at(one, {"item": "mb_kent_vp"})
        assert not known["niveau"].isin(FOUND).any()
