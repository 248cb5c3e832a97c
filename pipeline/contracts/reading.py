"""Find and read the YAML of `data_contracts/`.

Why: a field and a code are described once, in YAML; every module that needs one reads it
through here, so that there is one place that knows where the files are and how names compare.
"""

import unicodedata
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from pipeline.errors import ConfigurationError

CONTRACTS_DIR = Path(__file__).resolve().parents[2] / "data_contracts"
CODES_DIR = CONTRACTS_DIR / "codes"
# The loader of libyaml reads the same ten times as fast; not every build of PyYAML has it.
_LOADER = yaml.CSafeLoader if hasattr(yaml, "CSafeLoader") else yaml.SafeLoader
_KEPT_SIGNS = frozenset("<>+")


@cache
def read_yaml(path: Path) -> Mapping[str, Any]:
    """The mapping in a YAML file of this program.

    Raises ConfigurationError when the file is absent or is not one mapping.
    """
    try:
        with path.open(encoding="utf-8") as stream:
            content = yaml.load(stream, Loader=_LOADER)  # noqa: S506 - a safe loader
    except (OSError, yaml.YAMLError) as problem:
        raise _broken(path) from problem
    if not isinstance(content, dict):
        raise _broken(path)
    return content


def plain(text: str) -> str:
    """Text reduced to what counts when names are compared: no case, accents, spaces or dashes.

    >>> plain("Eénheid_Code "), plain("> 6m")
    ('eenheidcode', '>6m')
    """
    letters = unicodedata.normalize("NFKD", text.casefold())
    return "".join(sign for sign in letters if sign.isalnum() or sign in _KEPT_SIGNS)


def _broken(path: Path) -> ConfigurationError:
    return ConfigurationError(
        f"Het bestand {path.name} van het programma ontbreekt of is onleesbaar.",
        "Installeer het programma opnieuw.",
    )
