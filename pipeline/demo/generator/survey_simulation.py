"""The one way to make surveys: one wave a year, in the columns of the `enquete` contract."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from pipeline.demo.generator.chart import Chart
from pipeline.demo.generator.open_answers import draw_open_answers
from pipeline.demo.generator.open_texts import USUAL_TONE
from pipeline.demo.generator.survey_answers import UnitEffects, draw_answers, draw_unit_effects
from pipeline.demo.generator.survey_changes import (
    NewTopic,
    SurveyChange,
    ThemeChange,
    apply_change,
    in_unit,
    planted_survey_cells,
)
from pipeline.demo.generator.survey_profile import SurveyProfile
from pipeline.demo.generator.trajecten import random_keys


@dataclass(frozen=True)
class Wave:
    """One survey: `golf` is its year; `rows` and `open_answers` as in SimulatedSurvey."""

    golf: str
    uitgenodigd: int
    gesloten_op: str
    rows: pd.DataFrame
    open_answers: pd.DataFrame


@dataclass(frozen=True)
class SimulatedSurvey:
    """`rows`: one per respondent and wave, strings. `waves`: golven.csv. The rest is the truth.

    `open_answers` has golf, respondent_sleutel, item, antwoord, themas, onderwerp, toon, has_name,
    taal (open_answers.py).
    `changes` has naam, golf, eenheid, item, thema, onderwerp, points, factor.
    """

    rows: pd.DataFrame
    waves: pd.DataFrame
    open_answers: pd.DataFrame
    changes: pd.DataFrame


def simulate_survey(
    chart: Chart,
    years: Sequence[int],
    seed: int,
    *,
    profile: SurveyProfile | None = None,
    changes: Sequence[SurveyChange] = (),
    themes: Sequence[ThemeChange] = (),
    topics: Sequence[NewTopic] = (),
) -> SimulatedSurvey:
    """All waves at once; for very large ones take `simulate_waves` and write each away."""
    waves = simulate_waves(
        chart, years, seed, profile=profile, changes=changes, themes=themes, topics=topics
    )
    made = list(waves)
    return SimulatedSurvey(
        pd.concat([wave.rows for wave in made], ignore_index=True),
        pd.DataFrame(
            [(w.golf, str(w.uitgenodigd), w.gesloten_op, ";".join(USUAL_TONE)) for w in made],
            columns=["golf", "uitgenodigd", "gesloten_op", "open_vragen"],
        ),
        pd.concat([wave.open_answers for wave in made], ignore_index=True),
        planted_survey_cells(changes, themes, topics, [wave.golf for wave in made]),
    )


def simulate_waves(
    chart: Chart,
    years: Sequence[int],
    seed: int,
    *,
    profile: SurveyProfile | None = None,
    changes: Sequence[SurveyChange] = (),
    themes: Sequence[ThemeChange] = (),
    topics: Sequence[NewTopic] = (),
) -> Iterator[Wave]:
    """One wave per year, held in the second quarter; how units differ stays the same."""
    rng = np.random.default_rng(seed)
    used = profile or SurveyProfile()
    effects = _inherited(chart, draw_unit_effects(len(chart.leaves), used, rng))
    for year in years:
        golf = str(year)
        factors = {t.thema: t.factor for t in themes if t.vanaf <= golf <= t.tot}
        shares = {t.onderwerp: t.share for t in topics if t.vanaf <= golf <= t.tot}
        wave = _wave(chart, golf, effects, used, changes=changes, rng=rng)
        # a stream of its own, so that other answers do not depend on what is written
        own = np.random.default_rng((seed, year))
        answers = draw_open_answers(len(wave.rows), used, factors, shares, own)
        yield replace(
            wave, rows=_with_texts(wave.rows, answers), open_answers=_keyed(answers, wave.rows)
        )


def _inherited(chart: Chart, effects: UnitEffects) -> UnitEffects:
    """A renamed unit keeps the effects it had under its old code."""
    place = {leaf.eenheid: i for i, leaf in enumerate(chart.leaves)}
    source = [place.get(leaf.opvolger_van, place[leaf.eenheid]) for leaf in chart.leaves]
    return UnitEffects(effects.risk[source], effects.favourable[source])


def _wave(
    chart: Chart,
    golf: str,
    effects: UnitEffects,
    profile: SurveyProfile,
    *,
    changes: Sequence[SurveyChange],
    rng: np.random.Generator,
) -> Wave:
    """Without open answers."""
    quarter = f"{golf}-Q2"
    unit = _respondents(chart, quarter, profile, rng)
    codes = np.array([leaf.eenheid for leaf in chart.leaves], dtype=object)[unit]
    columns = {"eenheid": np.where(rng.random(len(unit)) < profile.unit_missing, "", codes)}
    columns |= draw_answers(unit, effects, profile, rng)
    for change in changes:
        if change.vanaf <= golf <= change.tot:
            touched = in_unit(chart, change.eenheid, codes)
            columns[change.item] = apply_change(change, columns[change.item], touched, rng)
    keys = random_keys(len(unit), rng)
    rows = pd.DataFrame({"respondent_sleutel": keys, "golf": golf} | columns).astype("str")
    return Wave(golf, chart.headcount(quarter), f"{golf}-06-15", rows, pd.DataFrame())


def _respondents(
    chart: Chart, quarter: str, profile: SurveyProfile, rng: np.random.Generator
) -> np.ndarray:
    """Unit number of each respondent, shuffled."""
    heads = [leaf.medewerkers if leaf.is_valid_in(quarter) else 0 for leaf in chart.leaves]
    answered = rng.binomial(heads, rng.uniform(*profile.response))
    return rng.permutation(np.repeat(np.arange(len(heads)), answered))


def _with_texts(rows: pd.DataFrame, answers: pd.DataFrame) -> pd.DataFrame:
    texts = answers.pivot(index="respondent", columns="item", values="antwoord")
    wide = texts.reindex(index=rows.index, columns=list(USUAL_TONE)).fillna("")
    return pd.concat([rows, wide.astype("str")], axis=1)


def _keyed(answers: pd.DataFrame, rows: pd.DataFrame) -> pd.DataFrame:
    keyed = answers.assign(
        golf=rows["golf"].iloc[answers["respondent"]].to_numpy(),
        respondent_sleutel=rows["respondent_sleutel"].iloc[answers["respondent"]].to_numpy(),
    )
    return keyed.drop(columns="respondent")
