"""The code lists that a file is read with: the shipped ones with the organisation's own additions,
and the units and waves of its public files.

Why: readers and checks must use the very same lists, or a value could be translated by one and
refused by the other.
"""

from collections.abc import Mapping

from pipeline.contracts.checks import WORKSPACE_LISTS
from pipeline.contracts.codes import CodeList
from pipeline.contracts.model import Contract
from pipeline.contracts.public import PublicInputs


def lists_for(contract: Contract, public: PublicInputs | None = None) -> Mapping[str, CodeList]:
    """Every list that the contract's fields name; units and waves only where `public` has any."""
    known = public or PublicInputs()
    names = {field.codelist for field in contract.fields if field.codelist is not None}
    found = {name: known.code_list(name) for name in names.difference(WORKSPACE_LISTS)}
    units, waves = WORKSPACE_LISTS
    if known.units and units in names:
        found[units] = known.unit_codes()
    if known.waves and waves in names:
        found[waves] = known.wave_codes()
    return found
