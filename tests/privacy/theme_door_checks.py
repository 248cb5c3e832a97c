"""Named checks of the door for open answers, as an outsider or a bookkeeper would make them.

Each runs the real door on invented answers and says whether something is wrong. A sound door fails
a check with a probability below one in a thousand; those that look at neighbours never do.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from fractions import Fraction
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import pandas as pd
import pyarrow as pa
import pytest

from pipeline.contracts.public import Wave
from pipeline.release import load_release
from pipeline.release.door import Door
from pipeline.vault.kluis import create_kluis
from pipeline.workspace import create_workspace
from tests.builders import KEY, close, organisation
from tests.noise_draws import law_p_value
from tests.themes_found import QUESTIONS, answers_of, readers

YEARS = range(2017, 2025)
ALMOST_NEVER = 1e-6
EPSILON = 1.0
ALL = " ".join(f"t{i}+" for i in range(10))
TOML = """[organisatie]
naam = "Proef"
[kalender]
vanaf = "2017-Q1"
[privacy]
epsilon_enquete = 1.0
delta_enquete = {delta}
[plan_enquete]
{weights}
"""


@contextmanager
def wave_door(
    rows: pd.DataFrame,
    years: int = 1,
    invited: int = 3_000,
    weights: str = "themas = 1",
    delta: str = "0",
) -> Iterator[Door]:
    """The door of an organisation with a wave a year, closed; all answers are of the first."""
    waves = tuple(Wave(str(year), invited, date(year, 6, 1), QUESTIONS) for year in YEARS[:years])
    publiek = organisation(invited * 3 // 5, invited * 2 // 5, waves=waves)
    with TemporaryDirectory(prefix="vip-themas-", ignore_cleanup_errors=True) as folder:
        workspace = create_workspace(Path(folder) / "proef", "2017-Q1", "Proef")
        workspace.toml.write_text(TOML.format(weights=weights, delta=delta), encoding="utf-8")
        kluis = create_kluis(workspace.kluis, KEY)
        if len(rows):
            frame = rows.assign(golf=waves[0].golf, rij=np.arange(len(rows)))
            table = pa.Table.from_pandas(frame, preserve_index=False)
            kluis.add_delivery("enquete", "hr", b"\1" * 32, table, pa.table({"rij": [0]})[:0])
        close(kluis, "", tuple(wave.golf for wave in waves))
        yield Door(workspace, kluis, publiek, date(2026, 1, 15), None, readers)


def released(rows: pd.DataFrame, years: int = 1) -> tuple[pd.DataFrame, int]:
    """The released themes of all waves, and how many of a respondent are said to count."""
    with wave_door(rows, years) as door:
        [publication] = door.publish()
        themes = load_release(door.workspace.overdracht).themas
    return themes, publication.themas[str(YEARS[0])]["grens"]


def one_respondent() -> bool:
    """Without noise: leaving one respondent out changes more than was said, or what was said."""
    rows = answers_of(20, seed=4, shares=[0.3, 0.2, 0.1, 0.1, 0, 0, 0, 0, 0, 0])
    rows.loc[0, [*QUESTIONS]] = ALL
    rows.loc[1, [*QUESTIONS]] = "t8"
    rows.loc[2, [*QUESTIONS]] = ""
    rows.loc[10:, "open_goed"] = "t5 t6 t7 t8"
    with pytest.MonkeyPatch.context() as patch:
        for name in ("add_noise", "add_gaussian_noise"):
            patch.setattr(f"pipeline.release.table_noise.{name}", lambda counts, *_: counts)
        everybody, most = released(rows)
        without = [released(rows.drop(index=place)) for place in range(3)]
    for fewer, said in without:
        if said != most or len(fewer) != len(everybody):
            return True
        change = everybody["noisy_n"] - fewer["noisy_n"]
        if not change.isin([0, 1]).all() or (change.groupby(everybody["tabel"]).sum() > most).any():
            return True
    return False


def theme_noise_law() -> bool:
    """Numbers about nobody do not follow the law that their tables say, or that is paid for."""
    themes, most = released(answers_of(0), len(YEARS))
    first = themes[themes["golf"] == str(YEARS[0])]
    spent = first.groupby("tabel")["epsilon"].first().sum() * most
    if spent > EPSILON + 1e-9 or len(themes) != len(first) * len(YEARS):
        return True
    found = themes[themes["thema"] != "geen_antwoord"].groupby("epsilon")["noisy_n"]
    return any(
        law_p_value(drawn.to_numpy(), Fraction(epsilon).limit_denominator(10**6)) < ALMOST_NEVER
        for epsilon, drawn in found
    )


def theme_noise_is_new() -> bool:
    """Two waves have the same noise in most of their cells."""
    themes, _ = released(answers_of(0), 2)
    first, second = (
        themes[themes["golf"] == str(year)]["noisy_n"].to_numpy() for year in YEARS[:2]
    )
    return float((first == second).mean()) > 0.5


def theme_cells_stay() -> bool:
    """Which cells are released depends on who answered."""
    cells = [
        released(rows)[0].drop(columns=["noisy_n", "estimate", "lower", "upper"])
        for rows in (answers_of(0), answers_of(40))
    ]
    names = ["tabel", "golf", "eenheid", "groep", "thema", "subthema", "vraag", "toon"]
    known = [{*map(tuple, one[names].astype(str).to_numpy())} for one in cells]
    return known[0] != known[1]


def words_of_one() -> bool:
    """A new word that one respondent used is told."""
    rows = answers_of(40, shares=[0] * 10)
    rows["open_goed"] = [f"nieuw{i}" for i in range(len(rows))]
    weights = "themas = 85\nnieuwe_woorden = 15"
    with wave_door(rows, 1, 30_000, weights, "1e-6") as door:
        door.publish()
        found = door.completion.new_words(str(YEARS[0]), door.open_ledger())
    return bool(found.woorden)


THEME_CHECKS = {
    check.__name__: check
    for check in (
        one_respondent,
        theme_noise_law,
        theme_noise_is_new,
        theme_cells_stay,
        words_of_one,
    )
}
