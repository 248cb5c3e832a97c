"""Stilte: the survey shows experience of unwanted behaviour, hardly anyone comes to talk.

Nationally about one in ten of those who experience it speak with a vertrouwenspersoon
(data_contracts/codes/referenties.yaml). Tested is whether the talks of the survey's year are below
half of that. Sampling and privacy make the survey uncertain, and so does who did not answer;
privacy and chance make the talks uncertain: all four are in the test.
"""

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from math import sqrt
from statistics import NormalDist

from pipeline.contracts.codes import Code, load_codelist
from pipeline.periods import quarter_of
from pipeline.release import Release
from pipeline.release.lines import Lines
from pipeline.release.noise_law import SMALLEST_P, Law, mixed_law
from pipeline.signals.survey.histogram import Histogram, histograms
from pipeline.signals.survey.index import population_of
from pipeline.signals.survey.recent import is_recent
from pipeline.signals.survey.score import Score, score_of
from pipeline.signals.talks import Talks, talks_of_year

HALF = 0.5
HARDLY = 0.1  # of the reference: what "hardly anyone" is for the question what could be seen
_REFERENCE = "highberg_2025_naar_vp"
_OTHERS_DIFFER = 0.25  # sd: who did not answer may have experienced this much more or less
_NODES = 9
_LEVEL = 0.9
EXPERIENCE = "og"


@dataclass(frozen=True)
class Silence:
    """One place and wave: how many should have come to talk, and how many did.

    `people` is the public headcount, `dispersion` that of the counts.
    """

    survey: Histogram
    score: Score
    talks: Talks
    people: int
    response: float
    dispersion: float

    @property
    def share(self) -> float:
        """The share of people with experience."""
        return self.score.value / 100.0

    @property
    def share_error(self) -> float:
        """Its standard error: sampling, privacy, and those who did not answer."""
        silent = (1.0 - min(self.response, 1.0)) * _OTHERS_DIFFER * self.share
        return sqrt((self.score.error / 100.0) ** 2 + silent**2)

    @property
    def expected(self) -> float:
        """How many would come to talk at the national ratio."""
        return self.share * self.people * reference_ratio()

    @cached_property
    def p_value(self) -> float:
        """Chance of this few or fewer (mid-p) when half of the national ratio comes to talk."""
        law = self._law(HALF)
        more = law.at_least(self.talks.noisy_n + 1)
        same = law.at_least(self.talks.noisy_n) - more
        return min(max(1.0 - more - same / 2, SMALLEST_P), 1.0)

    def power(self, level: float) -> float:
        """Chance of seeing it at this level when hardly anyone comes, whatever did come."""
        highest = self._law(HALF).quantile(level)
        return 1.0 - self._law(HARDLY).at_least(highest)

    def _law(self, fraction: float) -> Law:
        """The law of the talks when this fraction of the national ratio comes to talk."""
        steps = [(node + 0.5) / _NODES for node in range(_NODES)]
        law = NormalDist(self.share, max(self.share_error, 1e-9))
        people = fraction * reference_ratio() * self.people
        means = [max(law.inv_cdf(step), 0.0) * people for step in steps]
        return mixed_law(means, self.talks.noise, self.dispersion)

    @property
    def effect(self) -> tuple[float, float, float]:
        """Talks over those expected at the national ratio, with a 90 % interval (Fieller 1954)."""
        z = NormalDist().inv_cdf((1 + _LEVEL) / 2)
        seen, usual = max(self.talks.noisy_n, 0), self.expected
        counted = self.dispersion * max(seen, 1) + self.talks.noise.variance
        drawn = (usual * self.share_error / max(self.share, 1e-9)) ** 2
        a, b, c = usual**2 - z**2 * drawn, seen * usual, seen**2 - z**2 * counted
        reach = sqrt(max(b**2 - a * c, 0.0))
        if a <= 0:
            return seen / usual, 0.0, float("inf")
        return seen / usual, max((b - reach) / a, 0.0), (b + reach) / a

    @property
    def usual_range(self) -> tuple[float, float]:
        """The 90 % range of talks at the national ratio."""
        low, high = self._law(1.0).interval(_LEVEL)
        return float(max(low, 0)), float(max(high, 0))


def reference_ratio() -> float:
    """The share of people with experience who spoke with a vertrouwenspersoon, nationally."""
    return float(str(reference().extra["waarde"])) / 100.0


def reference() -> Code:
    """The national figure, with its year and source."""
    return load_codelist("referenties").get(_REFERENCE)


def silences(release: Release, today: date, dispersion: float) -> tuple[Silence, ...]:
    """All places where survey and talks of the newest wave can be laid side by side.

    A wave counts for a year and a half after it closed. Places with fewer than 50 answers, by the
    lower end of their range, are left out.
    """
    closed = {wave.golf: wave.gesloten_op for wave in release.publiek.waves}
    recent = [golf for golf in release.golven if is_recent(release, golf, today)]
    found = []
    for survey in histograms(release):
        if recent and survey.golf == recent[-1] and survey.index == EXPERIENCE:
            found.append(_silence(release, survey, closed[survey.golf], dispersion))
    return tuple(one for one in found if one is not None)


def _silence(
    release: Release, survey: Histogram, closed: date, dispersion: float
) -> Silence | None:
    score = score_of(survey, population_of(release, survey.golf, survey.eenheid))
    talks = talks_of_year(release, survey.eenheid, closed)
    people = Lines.of(release).headcount(survey.eenheid, quarter_of(closed))
    if score.is_te_onzeker or score.value <= 0 or talks is None or people <= 0:
        return None
    return Silence(survey, score, talks, people, survey.noisy_n / people, dispersion)
