"""Another name or another code is not taken for a change in the talks."""

from dataclasses import replace

from pipeline.contracts.public import OwnCode
from pipeline.release.plan import TalkPlan
from tests.functional.test_seen_and_not_seen import SHOWN, Published
from tests.simulators.organisation import RENAMED_CATEGORY, renamed_category, renamed_unit
from tests.simulators.units import HALF_WAY, RENAMED_FROM, RENAMED_TO

NOISES = range(8)
MOST = 2  # of so many publications, by chance


def shown(published, column, codes):
    """In how many publications a change is shown for one of these codes."""
    hits = 0
    for seed in NOISES:
        found = published.patterns(seed)
        hits += bool(found[found[column].isin(codes)]["niveau"].isin(SHOWN).any())
    return hits


def test_a_unit_with_a_new_code_neither_rises_nor_falls():
    """A department, in a plan that shows departments with the whole budget."""
    published = Published(renamed_unit(seed=5))
    published.plan = TalkPlan("halfjaar", 2, {"eenheid": 1_000_000}, 12_000)
    found = published.patterns(0)
    assert RENAMED_TO in set(found["eenheid"])
    assert RENAMED_FROM not in set(found["eenheid"])
    row = found[found["eenheid"] == RENAMED_TO].iloc[0]
    periods = {part for cell in row["cellen"] for part in cell.split("|") if "periode" in part}
    assert len(periods) == 10, "all five years, under two codes"
    assert shown(published, "eenheid", {RENAMED_FROM, RENAMED_TO}) <= MOST


def test_talks_that_move_to_a_code_of_their_own_neither_rise_nor_fall():
    old, new = RENAMED_CATEGORY
    published = Published(renamed_category(12_000, seed=5))
    own = OwnCode("categorieen", new, "Roddelen en meer", HALF_WAY, "oo", voorheen=old)
    published.publiek = replace(published.publiek, codes=(own,))
    found = published.patterns(0)
    assert {old, new} <= set(found["hoofdcategorie"])
    assert shown(published, "hoofdcategorie", {old, new}) <= MOST
