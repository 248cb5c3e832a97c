"""What codes and released numbers are called on the pages of both apps."""

import pandas as pd

from dashboards.wording.numbers import about, between
from pipeline.contracts import CodeList
from pipeline.release import Release
from pipeline.release.cells import CODE_LISTS
from pipeline.signals.themes.counts import published_label

TOO_UNCERTAIN = "te onzeker voor een getal"
_LISTS = {**CODE_LISTS, "index": "indexen", "item": "items"}


def label_of(dimension: str, code: str, release: Release) -> str:
    """The Dutch label of a code; of an organisation's own code, the part after its prefix."""
    if dimension == "thema":
        return published_label(code, release)
    codes = codes_of(dimension, release)
    own = (code.partition("_")[2] or code).replace("_", " ").capitalize()
    return next((c.label for c in codes.codes if c.code == code), own) if codes else code


def number_words(row: "pd.Series[float]") -> str:
    """A released number as text, or that it is too uncertain to name, with its range."""
    if not row["is_te_onzeker"]:
        return about(row["estimate"], row["lower"], row["upper"])
    return f"{between(row['lower'], row['upper'])}, {TOO_UNCERTAIN}"


def codes_of(dimension: str, release: Release) -> CodeList | None:
    """The code list of a dimension as it was published with; None where there is none."""
    if dimension == "eenheid":
        return release.publiek.unit_codes()
    return release.publiek.code_list(_LISTS[dimension]) if dimension in _LISTS else None
