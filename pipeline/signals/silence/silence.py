"""Stilte: the survey shows experience of unwanted behaviour, hardly anyone comes to talk.

Nationally about one in ten of those who experience it speak with a vertrouwenspersoon
(data_contracts/codes/referenties.yaml). Tested is whether the talks of the survey's year are below
half of that. Where one year is too little to tell, the waves and years before it are taken with it,
as many as it takes. Sampling and privacy make the survey uncertain, and so does who did not answer;
privacy and chance make the talks uncertain: all four are in the test.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from math import hypot, sqrt
from statistics import NormalDist

from pipeline.contracts.codes import Code, load_codelist
from pipeline.release.noise_law import SMALLEST_P, Law, Noise, mixed_law
from pipeline.signals.survey.histogram import Histogram
from pipeline.signals.survey.score import Score
from pipeline.signals.talks import Talks

HALF = 0.5
HARDLY = 0.1  # of the reference: what "hardly anyone" is for the question what could be seen
_REFERENCE = "highberg_2025_naar_vp"
_OTHERS_DIFFER = 0.25  # sd: who did not answer may have experienced this much more or less
_NODES = 9
_LEVEL = 0.9


@dataclass(frozen=True)
class Wave:
    """One place in one wave, and the talks of its year. `people` is the public headcount."""

    survey: Histogram
    score: Score
    talks: Talks
    people: int

    @property
    def share(self) -> float:
        """The share of people with experience."""
        return self.score.value / 100.0

    @property
    def of_silent(self) -> float:
        """Standard error of that by those who did not answer."""
        response = min(self.survey.noisy_n / self.people, 1.0)
        return (1.0 - response) * _OTHERS_DIFFER * self.share


@dataclass(frozen=True)
class Silence:
    """One place in these waves together: how many should have come to talk, and how many did.

    The newest wave comes first. `dispersion` is that of the counts.
    """

    waves: tuple[Wave, ...]
    dispersion: float

    @property
    def survey(self) -> Histogram:
        """The newest answers."""
        return self.waves[0].survey

    @property
    def score(self) -> Score:
        """What the newest answers say."""
        return self.waves[0].score

    @cached_property
    def talks(self) -> Talks:
        """Those of all these years."""
        years = [wave.talks for wave in reversed(self.waves)]
        return Talks(
            noisy_n=sum(one.noisy_n for one in years),
            noise=sum((one.noise for one in years), Noise()),
            periods=tuple(period for one in years for period in one.periods),
            cells=tuple(cell for one in years for cell in one.cells),
        )

    @property
    def people(self) -> int:
        """Employees, each as often as there are waves."""
        return sum(wave.people for wave in self.waves)

    @property
    def share(self) -> float:
        """The share of people with experience in a year."""
        return self._mean([wave.share for wave in self.waves])

    @property
    def share_error(self) -> float:
        """Its standard error: sampling, privacy, and those who did not answer, alike every wave."""
        drawn = [wave.people * wave.score.error / 100.0 for wave in self.waves]
        silent = self._mean([wave.of_silent for wave in self.waves])
        return hypot(hypot(*drawn) / self.people, silent)

    def _mean(self, values: Sequence[float]) -> float:
        weighed = (wave.people * one for wave, one in zip(self.waves, values, strict=True))
        return sum(weighed) / self.people

    @property
    def expected(self) -> float:
        """How many would come to talk at the national ratio."""
        return self.share * self.people * reference_ratio()

    @cached_property
    def p_value(self) -> float:
        """Chance of this few or fewer (mid-p) when half of the national ratio comes to talk."""
        return min(max(1.0 - self._law(HALF).mid_p(self.talks.noisy_n), SMALLEST_P), 1.0)

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
