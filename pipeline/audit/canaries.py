"""Canaries: invented trajecten, each in cells of its own, each there by the toss of a coin.

In every table of the plan a canary is alone in its cell but for a known background, so what all
tables together say about it can be read. They come in groups, one for each way in which a door
could spend more than it says:

    gewoon         three talks in one cell: is a traject bounded to one?
    drempel_0..10  a known background of 0 to 10 others: does a cell depend on an exact count?
    verspreid      a fourth talk in a later quarter: is it counted there too?
    te_laat        that fourth talk arrives after publication: is it counted again?
    wil_niet       mag_meetellen = nee: is it counted at all? (claimed: epsilon 0)
"""

from dataclasses import dataclass
from itertools import product

import numpy as np
import pandas as pd

from pipeline.audit.trial import QUARTERS, UNITS
from pipeline.contracts.codes import load_codelist
from pipeline.release.cells import NO_UNIT

PLAN = {
    "hoofdcategorie_x_relatie_x_contactvorm": 1.0,
    "hoofdcategorie_x_eenheid_x_contactvorm": 1.0,
}
COMMON, SPREAD, LATE, UNWILLING = "gewoon", "verspreid", "te_laat", "wil_niet"
BACKGROUNDS = 11
_TALKS_EACH = 3
_QUARTERS_OF = {"drempel": 1, UNWILLING: 1, SPREAD: 3, LATE: 3}
TALK_COLUMNS = (
    "traject_sleutel",
    "periode",
    "hoofdcategorie",
    "relatie",
    "contactvorm",
    "eenheid",
    "mag_meetellen",
)


@dataclass(frozen=True)
class Aviary:
    """All canaries of one workspace.

    `canaries`: one row each: kanarie (key), groep, periode, echo (the quarter of a fourth talk, ""
    for none), hoofdcategorie, relatie, eenheid, achtergrond (count of others), is_aanwezig (the
    coin). `first` and `last`: the last quarter of the first publication, and of the second.
    """

    canaries: pd.DataFrame
    first: str
    last: str

    def talks(self) -> pd.DataFrame:
        """The first delivery: everybody who is there, and the background."""
        there = self.canaries[self.canaries["is_aanwezig"]]
        again = [there] * (_TALKS_EACH - 1)
        return as_talks(there, self.canaries, *again, _echoes(there, SPREAD))

    def late_talks(self) -> pd.DataFrame:
        """The second delivery: what comes after the first publication."""
        return as_talks(_echoes(self.canaries[self.canaries["is_aanwezig"]], LATE))


def places() -> pd.DataFrame:
    """The cells of one quarter in which canaries sit: each alone in every table of PLAN."""
    units = dict(zip(load_codelist("relaties").values(), (*UNITS, NO_UNIT), strict=False))
    categories = load_codelist("categorieen").values()
    ways = load_codelist("contactvormen").values()
    rows = [(*row, units[row[1]]) for row in product(categories, units, ways)]
    return pd.DataFrame(rows, columns=["hoofdcategorie", "relatie", "contactvorm", "eenheid"])


def make_aviary(wanted: int, rng: np.random.Generator) -> Aviary:
    """At least `wanted` canaries, as many as fill whole quarters; the groups that need few first.

    Raises ValueError when the calendar has no room for so many.
    """
    cells = places()
    special = sum(_QUARTERS_OF.values())
    common = max(-(-wanted // len(cells)) - special, 1)
    groups = [name for name, n in _QUARTERS_OF.items() for _ in range(n)] + [COMMON] * common
    homes, later = QUARTERS[: len(groups)], iter(QUARTERS[len(groups) :])
    if len(groups) + _QUARTERS_OF[SPREAD] + _QUARTERS_OF[LATE] > len(QUARTERS):
        raise ValueError("more canaries than the calendar can hold")
    echoes = [next(later) if group in (SPREAD, LATE) else "" for group in groups]
    frame = pd.concat(
        [
            cells.assign(groep=group, periode=home, echo=echo)
            for group, home, echo in zip(groups, homes, echoes, strict=True)
        ],
        ignore_index=True,
    )
    return Aviary(tossed(frame, rng), homes[-1], max(echoes))


def tossed(frame: pd.DataFrame, rng: np.random.Generator) -> pd.DataFrame:
    """These canaries with a key, a coin and a background each."""
    n = len(frame)
    near = frame["groep"] == "drempel"
    others = np.where(near, np.arange(n) % BACKGROUNDS, 0)
    return frame.assign(
        kanarie=[f"k{i}" for i in range(n)],
        achtergrond=others,
        groep=frame["groep"].where(~near, [f"drempel_{b}" for b in others]),
        is_aanwezig=rng.integers(0, 2, n).astype(bool),
    )


def _echoes(there: pd.DataFrame, group: str) -> pd.DataFrame:
    """The fourth talk of a group, in the quarter of its echo."""
    chosen = there[there["groep"] == group]
    return chosen.assign(periode=chosen["echo"])


def as_talks(
    there: pd.DataFrame, all_places: pd.DataFrame | None = None, *more: pd.DataFrame
) -> pd.DataFrame:
    """The rows of a file: a talk for each canary in `there` and `more`, and the background.

    The background of `all_places` are trajecten of their own, whatever the coins.
    """
    others = pd.DataFrame() if all_places is None else _others(all_places)
    rows = pd.concat([there, *more, others], ignore_index=True)
    wish = np.where(rows["groep"] == UNWILLING, "nee", "ja")
    unit = rows["eenheid"].where(rows["eenheid"] != NO_UNIT, "")
    named = rows.assign(traject_sleutel=rows["kanarie"], mag_meetellen=wish, eenheid=unit)
    return named[list(TALK_COLUMNS)]


def _others(canaries: pd.DataFrame) -> pd.DataFrame:
    rows = canaries.loc[canaries.index.repeat(canaries["achtergrond"])]
    return rows.assign(kanarie=[f"a{i}" for i in range(len(rows))], groep="")
