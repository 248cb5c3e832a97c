"""The code lists that a file is read with: the shipped ones, and the units and waves of the
organisation's public files.

Why: readers and checks must use the very same lists, or a value could be translated by one and
refused by the other.
"""

from collections.abc import Mapping
from pathlib import Path

from pipeline.contracts.checks import WORKSPACE_LISTS
from pipeline.contracts.codes import CodeList, load_codelist
from pipeline.contracts.model import Contract
from pipeline.contracts.public import PublicInputs
from pipeline.errors import RefusedInput


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
    if codes_dir is not None and (codes_dir / f"{name}.csv").exists():
        raise RefusedInput(
            f"Er staat een bestand codes/{name}.csv, maar eigen codes kunnen nog niet meetellen.",
            "Haal dit bestand weg, en gebruik de code uit docs/velden.md die er het dichtst bij "
            "komt.",
        )
    return load_codelist(name)
