"""How far the noise moves the count of a theme: in people, beside m / epsilon of its share.

The planner's own plan for an organisation in which so many answer an open question, and a plan that
gives everything to themes (METHODS section 3 gives its relative error). Answers are drawn with as
many mentions as people make; what is measured is the noise and the estimates, not the finding.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

import numpy as np
import pandas as pd

from pipeline.contracts.codes import load_codelist
from pipeline.contracts.public import PublicInputs, Unit, Wave
from pipeline.release.accounting import MICRO
from pipeline.release.plan import THEMES, SurveyPlan
from pipeline.release.survey_noising import noisy_answers
from pipeline.release.survey_planner import EXPECTED_RESPONSE, choose_survey_plan
from pipeline.release.theme_bounding import FOUND, NO_THEME, OTHER, TONES, Counted
from pipeline.release.theme_keys import Labelled, ThemeKey, ThemeKeys
from pipeline.release.theme_noising import noisy_themes
from pipeline.release.theme_tables import OPEN_RESPONSE, THEME, fewest_people

SIZES = (200, 1_000, 5_000, 20_000)
GATE = 1.1  # times m / epsilon
DELTA = Fraction(1, 10**6)
QUESTIONS = load_codelist("items.open").values()
_EXACT = 60_000_000  # micro-epsilon at which no draw of noise is other than zero
_MENTIONS = 1.8  # themes a person names on average
_WEIGHTS = {"index_x_eenheid": 40.0, "items": 35.0, THEMES: 25.0}
_ALL = {THEMES: 1.0}


@dataclass(frozen=True)
class NoiseError:
    """Of the counts of single themes in one wave.

    `share` is the epsilon that the table of themes gets; `noisy` and `estimate` are mean absolute
    errors in people; `ratio` is that of the released count against bound / share; `relative` is the
    error of the estimates as a part of all that was named; `covered` how often the 90 % ranges hold
    the truth, over all tables; `smallest` the share of answers from which a theme is shown.
    """

    answers: int
    bound: int
    mechanism: str
    share: float
    noisy: float
    estimate: float
    ratio: float
    relative: float
    covered: float
    smallest: float

    @property
    def passes(self) -> bool:
        """Whether the error is within the gate."""
        return self.ratio <= GATE


def measure(answers: int, draws: int = 20, everything: bool = False, seed: int = 1) -> NoiseError:
    """`draws` publications of one wave in which `answers` people answer an open question.

    `everything`: as if [plan_enquete] gave all of epsilon 1 to themes.
    """
    invited = round(answers / EXPECTED_RESPONSE / OPEN_RESPONSE)
    wave = Wave("2025", invited, date(2025, 6, 1), QUESTIONS)
    publiek = _organisation(invited, wave)
    weights = _ALL if everything else _WEIGHTS
    plan = choose_survey_plan(publiek, wave, MICRO, DELTA, weights)
    booked = _booked(round(invited * EXPECTED_RESPONSE), answers, plan.grens, seed)
    released = pd.concat(_released(publiek, plan, booked, draws))
    themes = released[(released["tabel"] == THEME) & released["thema"].str.startswith("th_")]
    noisy = (themes["noisy_n"] - themes["n"]).abs().mean()
    estimate = (themes["estimate"] - themes["n"]).abs()
    share = _share_of(plan, weights)
    is_in = (released["lower"] <= released["n"]) & (released["n"] <= released["upper"])
    return NoiseError(
        answers=answers,
        bound=plan.grens,
        mechanism=str(themes["mechanism"].iloc[0]),
        share=share,
        noisy=float(noisy),
        estimate=float(estimate.mean()),
        ratio=float(noisy) / (plan.grens / share),
        relative=float(estimate.sum() / themes["n"].sum()),
        covered=float(is_in.mean()),
        smallest=fewest_people(plan)[THEME] / answers,
    )


def report(sizes: tuple[int, ...] = SIZES, draws: int = 20) -> tuple[NoiseError, ...]:
    """Print and give the table for both ways of spending."""
    found = []
    for everything in (False, True):
        told = "all of epsilon 1 to themes" if everything else "the planner's own plan"
        print(f"\nNoise in the count of a theme, {told}")
        print("answers  m  mechanism          epsilon   noisy  estimate  ratio  rel.  cover  from")
        for size in sizes:
            one = measure(size, draws, everything)
            found.append(one)
            gate = "" if one.passes else f"  > {GATE}"
            print(
                f"{size:7}  {one.bound}  {one.mechanism:17}  {one.share:7.3f}  {one.noisy:6.1f}  "
                f"{one.estimate:8.1f}  {one.ratio:5.2f}  {one.relative:.3f}  {one.covered:.3f}  "
                f"{one.smallest:.3f}{gate}"
            )
    return tuple(found)


def _share_of(plan: SurveyPlan, weights: dict[str, float]) -> float:
    """The part of epsilon 1 that the table of themes gets: by its weight, whatever the noise is.

    Within the themes the tables share by what they spend; of Gaussians that is rho, of geometrics
    epsilon, and both are in proportion to the weights of the tables.
    """
    spent = {name: float(plan.post("", name).zcdp) for name in plan.themas if name in plan.rho}
    spent |= {name: float(plan.tabellen[name]) for name in plan.themas if name in plan.tabellen}
    part = spent[f"{THEMES}/{THEME}"] / sum(spent.values())
    return part * weights[THEMES] / sum(weights.values())


def _organisation(invited: int, wave: Wave) -> PublicInputs:
    top = Unit("org", "Organisatie", None, invited, 100)
    parts = [Unit(f"u{i}", f"Directie {i}", "org", invited // 4, 20) for i in range(4)]
    return PublicInputs(units=(top, *parts), waves=(wave,))


def _keys() -> ThemeKeys:
    codes = load_codelist("themas").codes
    themes = tuple(ThemeKey(c.code, c.label, str(c.extra["groep"])) for c in codes)
    groups = tuple(Labelled(code, code) for code in dict.fromkeys(t.groep for t in themes))
    return ThemeKeys("", "", groups, themes)


def _booked(respondents: int, writers: int, bound: int, seed: int) -> pd.DataFrame:
    """Respondents of whom `writers` wrote something, with shares of themes that fall off evenly."""
    rng = np.random.default_rng(seed)
    codes = [theme.code for theme in _keys().themas]
    chance = 1.0 / np.arange(3, 3 + len(codes))
    named = rng.random((writers, len(codes))) < _MENTIONS * chance / chance.sum()
    tones, asked = rng.integers(0, 3, named.shape), rng.integers(0, len(QUESTIONS), named.shape)
    texts = []
    for row in range(writers):
        chosen = rng.permutation(np.flatnonzero(named[row]))[:bound]
        said = (
            Counted(codes[i], OTHER, TONES[tones[row, i]], QUESTIONS[asked[row, i]]) for i in chosen
        )
        texts.append(" ".join(one.to_text() for one in said) or NO_THEME)
    frame = pd.DataFrame({FOUND: texts + [""] * (respondents - writers)})
    units = rng.choice([f"u{i}" for i in range(4)], respondents)
    scores = rng.choice(["0", "1"], respondents, p=[0.9, 0.1])
    return frame.assign(
        respondent=[str(i) for i in range(respondents)],
        golf="2025",
        eenheid=units,
        og_int_pesten=scores,
    )


def _released(
    publiek: PublicInputs, plan: SurveyPlan, booked: pd.DataFrame, draws: int
) -> Iterator[pd.DataFrame]:
    """So many publications, each with the true counts `n` beside the noisy ones."""
    answers, keys = {"2025": booked}, {"2025": _keys()}
    enquete = noisy_answers(answers, {"2025": plan}, publiek)
    cost = dict.fromkeys(plan.themas, _EXACT - _EXACT % plan.grens)
    exact = {"2025": replace(plan, tabellen=cost, rho={})}
    truth = noisy_themes(answers, exact, keys, publiek, enquete)["noisy_n"]
    for _ in range(draws):
        yield noisy_themes(answers, {"2025": plan}, keys, publiek, enquete).assign(n=truth)
