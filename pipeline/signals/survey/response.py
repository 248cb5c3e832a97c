"""How many of those invited took part: the noisy number of answers against a public number."""

from dataclasses import dataclass

import pandas as pd

from pipeline.release import Release
from pipeline.release.survey_estimates import count_respondents
from pipeline.signals.numbers import whole
from pipeline.signals.survey.index import population_of


@dataclass(frozen=True)
class Response:
    """Of one wave: who were invited (public), and what part of 100 answered, with a 90 % range.

    The number of answers is that of all tables of the wave together. Noise is all that makes it
    uncertain: everybody who answered is counted.
    """

    golf: str
    invited: int
    value: float
    lower: float
    upper: float

    @property
    def about(self) -> str:
        """The response as it may be said.

        >>> Response("2025", 1000, 61.2, 57.3, 65.0).about
        'ongeveer 61% (tussen 57 en 65)'
        >>> Response("2025", 60000, 61.2, 61.1, 61.4).about
        'ongeveer 61%'
        """
        low, high = whole(self.lower), whole(self.upper)
        between = f" (tussen {low} en {high})" if low != high else ""
        return f"ongeveer {whole(self.value)}%{between}"


def responses(release: Release) -> tuple[Response, ...]:
    """The response of each published wave with tables and invited people, in order of time."""
    waves = {str(golf): rows for golf, rows in release.enquete.groupby("golf")}
    known = [golf for golf in release.golven if golf in waves and population_of(release, golf, "")]
    return tuple(_response(release, golf, waves[golf]) for golf in known)


def _response(release: Release, golf: str, rows: pd.DataFrame) -> Response:
    invited = population_of(release, golf, "")
    counted = count_respondents(rows, invited)
    value, lower, upper = (100 * n / invited for n in (counted.value, counted.lower, counted.upper))
    return Response(golf, invited, value, lower, upper)
