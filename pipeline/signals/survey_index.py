"""Scores of the survey's indices, with what sampling and privacy each make uncertain.

A score is a mean of 0-100 points, or for experienced behaviour the share of 100 that has it. It is
shown from 50 answers up, and the number of answers is itself noisy: the lower end of its range has
to reach 50. Delta method for a ratio of noisy sums; finite population correction for sampling
(Cochran 1977, ch. 2 and 6).
"""

from dataclasses import dataclass
from math import nan, sqrt
from statistics import NormalDist

import pandas as pd

from pipeline.contracts.codes import load_codelist
from pipeline.periods import quarter_of
from pipeline.release import Release
from pipeline.release.lines import Lines
from pipeline.release.noise_law import noise_interval
from pipeline.signals.survey_histogram import Histogram, histograms
from pipeline.signals.wording import index_sentence

FEWEST_ANSWERS = 50
SCORE_COLUMNS = (
    "golf", "eenheid", "index", "score", "lower", "upper", "n_lower", "n_upper",
    "is_te_onzeker", "zin", "lower_privacy", "upper_privacy", "lower_sampling", "upper_sampling",
)  # fmt: skip
_LEVEL = 0.9
_LEAST_SPREAD = 100.0  # points squared: that of a share of 1 %


@dataclass(frozen=True)
class Score:
    """A mean (0-100) with the standard errors of its two sources of chance, and a range for n."""

    value: float
    privacy_error: float
    sampling_error: float
    n_lower: int
    n_upper: int
    is_te_onzeker: bool

    @property
    def error(self) -> float:
        """Both sources together."""
        return sqrt(self.privacy_error**2 + self.sampling_error**2)

    def interval(self, error: float, level: float = _LEVEL) -> tuple[float, float]:
        """The range that this standard error gives, within 0 to 100."""
        reach = NormalDist().inv_cdf((1 + level) / 2) * error
        return max(self.value - reach, 0.0), min(self.value + reach, 100.0)


def score_of(histogram: Histogram, population: int) -> Score:
    """The score of one histogram; `population` is the public number of people asked, 0 unknown."""
    noisy_n = histogram.noisy_n
    n_lower, n_upper = noise_interval(noisy_n, histogram.noise, _LEVEL)
    too_few = n_lower < FEWEST_ANSWERS or 0 < population < FEWEST_ANSWERS
    if too_few:
        return Score(nan, nan, nan, n_lower, n_upper, True)
    mean = sum(one.points * one.noisy_n for one in histogram.bins) / noisy_n
    mean = min(max(mean, 0.0), 100.0)
    spread = sum((one.points - mean) ** 2 * one.noisy_n for one in histogram.bins) / noisy_n
    asked = max(1 - noisy_n / population, 0.0) if population else 1.0
    privacy = sum((one.points - mean) ** 2 * one.noise.variance for one in histogram.bins)
    return Score(
        value=mean,
        privacy_error=sqrt(privacy) / noisy_n,
        sampling_error=sqrt(max(spread, _LEAST_SPREAD) / noisy_n * asked),
        n_lower=n_lower,
        n_upper=n_upper,
        is_te_onzeker=False,
    )


def population_of(release: Release, golf: str, eenheid: str) -> int:
    """How many people a wave could reach in a unit, or in all; 0 when not known."""
    wave = next((wave for wave in release.publiek.waves if wave.golf == golf), None)
    if wave is None:
        return 0
    quarter = quarter_of(wave.gesloten_op)
    return Lines.of(release).headcount(eenheid, quarter) if eenheid else wave.uitgenodigd


def index_scores(release: Release) -> pd.DataFrame:
    """One row a wave, unit ("" is all) and index, in SCORE_COLUMNS; 90 % intervals.

    `lower` and `upper` hold both kinds of chance, `*_privacy` and `*_sampling` one alone. Scores
    with too few answers are nan and `is_te_onzeker`.
    """
    rows = [_row(release, one) for one in histograms(release)]
    return pd.DataFrame(rows, columns=list(SCORE_COLUMNS))


def _row(release: Release, histogram: Histogram) -> dict[str, object]:
    score = score_of(histogram, population_of(release, histogram.golf, histogram.eenheid))
    lower, upper = score.interval(score.error)
    privacy, sampling = score.interval(score.privacy_error), score.interval(score.sampling_error)
    index = load_codelist("indexen").get(histogram.index)
    shown = None if score.is_te_onzeker else (score.value, lower, upper)
    return {
        "golf": histogram.golf,
        "eenheid": histogram.eenheid,
        "index": histogram.index,
        "score": score.value,
        "lower": lower if shown else nan,
        "upper": upper if shown else nan,
        "n_lower": score.n_lower,
        "n_upper": score.n_upper,
        "is_te_onzeker": score.is_te_onzeker,
        "zin": index_sentence(index, shown),
        "lower_privacy": privacy[0] if shown else nan,
        "upper_privacy": privacy[1] if shown else nan,
        "lower_sampling": sampling[0] if shown else nan,
        "upper_sampling": sampling[1] if shown else nan,
    }
