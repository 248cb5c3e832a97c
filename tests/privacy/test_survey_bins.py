"""The survey path: one respondent in one wave moves at most one bin of each histogram, by one."""

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.contracts.codes import load_codelist
from pipeline.contracts.model import load_contract
from pipeline.release.key_sets import map_units
from pipeline.release.survey_answers import SurveyTable, item_tables
from pipeline.release.survey_counts import gather_answers, histogram
from pipeline.vault.kluis import Delivery
from tests.builders import organisation

PUBLIEK = organisation(3000, 2000)
UNITS = map_units(PUBLIEK, "2024-Q4", 1)
ITEMS = [c.code for c in load_codelist("items").codes if c.extra["blok"] in ("og", "mb", "pv")]
SEVERAL = "mb_besproken_met"
NAMES = (
    "index/og", "index/mb", "index_x_eenheid/pv", "index_x_eenheid/og", f"items/{ITEMS[0]}",
    *item_tables(SEVERAL)[2:4],
)  # fmt: skip

several = st.lists(st.sampled_from(["vp", "hr", "niemand", "collega", "onzin"]), max_size=6)
answer = st.sampled_from(["", "0", "1", "2", "3", "4", "5", "9", "ja", "nee", "onzin"])
respondent = st.fixed_dictionaries(
    {
        "respondent_sleutel": st.sampled_from([f"r{i}" for i in range(6)]),
        "golf": st.sampled_from(["2023", "2024"]),
        "eenheid": st.sampled_from(["", "u0", "u1", "weg"]),
        **dict.fromkeys(ITEMS[:14], answer),
        SEVERAL: several.map(";".join),
    }
)


def counts(rows, name):
    delivery = Delivery("l0001", "enquete", "hr", "", len(rows), 0)
    columns = list(rows[0]) if rows else ["respondent_sleutel", "golf", "eenheid"]
    table = pa.table({c: pa.array([r[c] for r in rows], pa.string()) for c in columns})
    return histogram(name, "2024", gather_answers([(delivery, table)], "2024"), UNITS)[1]


@pytest.mark.parametrize("name", NAMES)
@settings(max_examples=60, deadline=None)
@given(rows=st.lists(respondent, max_size=15))
def test_leaving_out_one_respondent_changes_one_bin_by_one(name, rows):
    everyone = counts(rows, name)
    for key in {r["respondent_sleutel"] for r in rows}:
        rest = counts([r for r in rows if r["respondent_sleutel"] != key], name)
        assert np.abs(everyone - rest).sum() <= 1


@pytest.mark.parametrize("name", NAMES)
@settings(max_examples=30, deadline=None)
@given(rows=st.lists(respondent, max_size=15))
def test_every_respondent_of_the_wave_is_in_one_bin(name, rows):
    keys = {r["respondent_sleutel"] for r in rows if r["golf"] == "2024"}
    assert counts(rows, name).sum() == len(keys)


def test_bins_are_public_and_the_same_whatever_came_in():
    assert len(counts([], "index_x_eenheid/og")) == 3 * len(SurveyTable.of("index/og").bins)


def row(**answers):
    return {"respondent_sleutel": "r1", "golf": "2024", "eenheid": "", **answers}


@pytest.mark.parametrize(
    ("said", "vp", "hr"),
    [
        ("vp;collega", "ja", "nee"),
        ("hr;vp", "ja", "ja"),
        ("niemand", "nee", "nee"),
        ("", "onbekend", "onbekend"),
        ("onzin", "onbekend", "onbekend"),
    ],
)
def test_each_option_is_counted_yes_or_no_or_not_asked(said, vp, hr):
    for option, answer in (("vp", vp), ("hr", hr)):
        name = f"items/{SEVERAL}/{option}"
        found = dict(
            zip(SurveyTable.of(name).bins, counts([row(**{SEVERAL: said})], name), strict=True)
        )
        assert found == {"ja": 0, "nee": 0, "onbekend": 0, answer: 1}


def test_not_wanting_to_say_is_never_a_no_nor_a_blank():
    met = [c.code for c in load_codelist("items").codes if c.code.startswith(("og_int", "og_ext"))]
    rest = dict.fromkeys(met[1:], "0")
    bins = SurveyTable.of("index/og").bins
    for first, answer in (("9", "wil_niet_zeggen"), ("0", "geen"), ("", "geen"), ("2", "wel")):
        found = dict(zip(bins, counts([row(**{met[0]: first}, **rest)], "index/og"), strict=True))
        assert found[answer] == 1 and sum(found.values()) == 1
    item = f"items/{met[0]}"
    found = dict(zip(SurveyTable.of(item).bins, counts([row(**{met[0]: "9"})], item), strict=True))
    assert found["9"] == 1 and found["onbekend"] == found["0"] == 0


def test_open_answers_never_get_to_the_counting():
    told = "wat iemand in eigen woorden schreef"
    own = [field.name for field in load_contract("enquete").fields if field.kind == "open"]
    row = {"respondent_sleutel": "r1", "golf": "2024", "eenheid": "u0", ITEMS[0]: "1"}
    row |= dict.fromkeys([*own, "eigen_vraag"], told)
    table = pa.table({name: [value] for name, value in row.items()})
    found = gather_answers([(Delivery("l0001", "enquete", "hr", "", 1, 0), table)], "2024")
    assert found[ITEMS[0]].tolist() == ["1"]
    assert own and told not in found.to_numpy()
