"""Only what a plan counts by is stored."""

import pytest

from pipeline.release.fields import talk_fields_in_use
from pipeline.release.plan import TalkPlan
from pipeline.settings import Settings

KEYS = {"traject_sleutel", "periode", "mag_meetellen"}
ALWAYS = KEYS | {"hoofdcategorie", "eenheid", "relatie"}


def fields(tables=("cluster",), plan=(), beschermd="traject"):
    settings = Settings.model_validate(
        {
            "kalender": {"vanaf": "2024-Q1"},
            "plan": dict.fromkeys(plan, 1.0),
            "privacy": {"beschermd": beschermd},
        }
    )
    return talk_fields_in_use(settings, TalkPlan("jaar", 1, dict.fromkeys(tables, 1), 1500))


@pytest.mark.parametrize("tables", [("totaal",), ("cluster", "relatie"), ("cluster_x_eenheid",)])
def test_what_the_planner_may_soon_choose_is_stored(tables):
    assert fields(tables) == ALWAYS


def test_how_it_ended_is_stored_only_where_it_is_counted():
    assert "vervolg" not in fields()
    assert fields(("vervolg", "cluster")) == ALWAYS | {"vervolg"}
    assert fields(plan=("totaal", "vervolg")) == KEYS | {"vervolg"}
    assert fields(plan=("doorlooptijd",)) == KEYS | {"vervolg", "doorlooptijd"}


def test_an_own_plan_stores_no_more_than_it_names():
    assert fields(plan=("cluster", "reserve")) == KEYS | {"hoofdcategorie"}
    assert fields(plan=("reserve",)) == ALWAYS
    assert "persoon_sleutel" in fields(beschermd="persoon_per_jaar")
