"""What the kluis knows of its contracts is what the contracts say."""

import re

import pytest

from pipeline.contracts.model import load_contract
from pipeline.contracts.stored import KEY_FORM, OWN_KEY, STORED


@pytest.mark.parametrize("name", STORED)
def test_the_key_the_moment_and_what_is_late_are_fields_of_the_contract(name):
    contract, kind = load_contract(name), STORED[name]
    assert contract.field(kind.key).kind == "sleutel"
    assert contract.field(kind.moment).required
    assert all(contract.field(late).kind == "code" for late in kind.late)


def test_no_file_can_hold_a_key_that_looks_like_one_made_here():
    assert not re.fullmatch(KEY_FORM, OWN_KEY)
