"""The levels that stand out, as every list and page chooses rows by them."""

from pipeline.contracts.codes import load_codelist
from pipeline.signals.budget import found_level
from pipeline.signals.niveaus import FOUND, SIGNALS


def test_what_is_shown_as_standing_out_begins_with_the_strongest():
    assert FOUND == ("sterk_signaal", "signaal", "let_op")
    assert SIGNALS == ("sterk_signaal", "signaal")


def test_every_level_that_a_found_pattern_gets_is_a_signal():
    given = {found_level(q_value, is_found=True) for q_value in (0.0001, 0.05)}
    assert given == set(SIGNALS)
    assert set(FOUND) < set(load_codelist("niveaus").values())
