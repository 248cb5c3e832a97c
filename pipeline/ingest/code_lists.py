"""The code lists that a file is read with: the shipped ones, an organisation's additions, and the
units and waves of its public files.

Why: readers and checks must use the very same lists, or a value could be translated by one and
refused by the other.
"""

from collections.abc import Mapping
from pathlib import Path

from pipeline.contracts.checks import WORKSPACE_LISTS
from pipeline.contracts.codes import CodeList, load_codelist
from pipeline.contracts.model import Contract
from pipeline.contracts.public import PublicInputs


def lists_for(
    contract: Contract, codes_dir: Path | None = None, public: PublicInputs | None = None
) -> Mapping[str, CodeList]:
    """Every list that the contract's fields name; units and waves only where `public` has any."""
    names = {field.codelist for field in contract.fields if field.codelist is not None}
    found = {name: _list(name, codes_dir) for name in names.difference(WORKSPACE_LISTS)}
    units, waves = WORKSPACE_LISTS
    if public is not None and public.units and units in names:
        found[units] = public.unit_codes()
    if public is not None and public.waves and waves in names:
        found[waves] = public.wave_codes()
    return found


def _list(name: str, codes_dir: Path | None) -> CodeList:
    own = None if codes_dir is None else codes_dir / f"{name}.csv"
    return load_codelist(name, own)
