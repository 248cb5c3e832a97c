"""Write one example organisation as files, the way a VP would really have them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Literal

import numpy as np

from pipeline.demo import gemeente, zorg
from pipeline.demo.generator.survey_simulation import simulate_survey
from pipeline.demo.generator.talk_simulation import simulate_talks
from pipeline.demo.public_files import write_account, write_code_files, write_survey_files
from pipeline.demo.recipe import QUARTERS, YEARS, Recipe
from pipeline.demo.talk_files import write_talk_files

Which = Literal["gemeente", "zorg"]
RECIPES: Mapping[Which, Callable[[], Recipe]] = MappingProxyType(
    {"gemeente": gemeente.recipe, "zorg": zorg.recipe}
)


@dataclass(frozen=True)
class Example:
    """Where the files of an example organisation are.

    `gesprekken` and `enquete` hold (path, bron), in the order in which to read them. `codes_dir`
    holds the public inputs and `geplant` says what was planted.
    """

    naam: str
    sector: str
    vanaf: str
    gesprekken: tuple[tuple[Path, str], ...]
    enquete: tuple[tuple[Path, str], ...]
    codes_dir: Path
    geplant: Path


def write_example(target: Path, which: Which, seed: int | None = None) -> Example:
    """Write all files of "gemeente" or "zorg" below `target`.

    Without a seed the same talks and answers come out every time, so that what the handleiding says
    of an example holds on every machine. Raises KeyError for another name.
    """
    recipe = RECIPES[which]()
    used = recipe.seed if seed is None else seed
    target.mkdir(parents=True, exist_ok=True)
    talks = simulate_talks(
        recipe.chart, QUARTERS, used, changes=recipe.changes, extras=recipe.extras
    )
    survey = simulate_survey(
        recipe.chart,
        YEARS,
        used + 1,
        profile=recipe.survey_profile,
        changes=recipe.survey_changes,
        themes=recipe.themes,
        topics=recipe.topics,
    )
    rng = np.random.default_rng(used + 2)
    return Example(
        naam=recipe.naam,
        sector=recipe.sector,
        vanaf=QUARTERS[0],
        gesprekken=write_talk_files(talks.rows, recipe, target / "gesprekken", rng),
        enquete=write_survey_files(survey, target / "enquete"),
        codes_dir=write_code_files(recipe, survey.waves, target / "codes"),
        geplant=write_account(recipe, target / "GEPLANT.md"),
    )
