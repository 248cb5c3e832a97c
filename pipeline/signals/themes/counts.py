"""Released themes of open answers, wave by wave: who named each, of who wrote anything.

The measure is the number of people who answered an open question (theme_estimates.py): it is known
from the other tables of the wave but for who answered none.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import pandas as pd

from pipeline.release import Release
from pipeline.release.noise_law import Noise, noise_interval
from pipeline.release.theme_bounding import NO_ANSWER, NO_THEME
from pipeline.release.theme_estimates import count_answered
from pipeline.release.theme_keys import ThemeKeys
from pipeline.release.theme_tables import THEME
from pipeline.signals.references import cell_ids
from pipeline.signals.survey.histogram import Bin, Histogram

_Z = 1.645
_NAMED, _NOT_NAMED = 100.0, 0.0


@dataclass(frozen=True)
class Asked:
    """What was public of the themes of a wave, before anybody answered.

    `grens`: how many themes of one respondent count at most.
    """

    golf: str
    grens: int
    vragen: tuple[str, ...]
    keys: ThemeKeys

    def counts_as(self, other: "Asked") -> bool:
        """Whether the same answers would have given the same counts of the themes of both.

        An own theme that came in between changes nothing about the others, in one version.
        """
        is_same = self.keys.sha256 == other.keys.sha256 or self.keys.versie == other.keys.versie
        return is_same and (self.grens, self.vragen) == (other.grens, other.vragen)

    @property
    def codes(self) -> frozenset[str]:
        """All themes that could be found."""
        return frozenset(theme.code for theme in self.keys.themas)


@dataclass(frozen=True)
class ThemeCount:
    """How many named a theme in a wave, with noise, of `answered` people (and its error)."""

    golf: str
    thema: str
    noisy_n: int
    noise: Noise
    answered: float
    answered_error: float
    cel: str

    @property
    def share(self) -> float:
        """Of a hundred who wrote something, never more than all or fewer than none."""
        return min(max(100.0 * self.noisy_n / self.answered, 0.0), 100.0)

    def as_histogram(self) -> Histogram:
        """Who named it and who did not, for what works on answers."""
        rest = round(self.answered) - self.noisy_n
        bins = (Bin(_NAMED, self.noisy_n, self.noise), Bin(_NOT_NAMED, rest, Noise()))
        return Histogram(self.golf, "", self.thema, bins, (self.cel,))


@dataclass(frozen=True)
class ThemeWave:
    """All themes of one wave, with `geen_thema`; empty where nobody can say how many wrote."""

    asked: Asked
    counts: Mapping[str, ThemeCount]


def theme_waves(release: Release) -> tuple[ThemeWave, ...]:
    """The waves of which themes were published, in order of time."""
    asked = asked_in(release)
    invited = {wave.golf: wave.uitgenodigd for wave in release.publiek.waves}
    frame = release.themas[release.themas["tabel"] == THEME]
    found = []
    for golf in release.golven:
        rows = frame[frame["golf"] == golf]
        if rows.empty or golf not in asked:
            continue
        others = release.enquete[release.enquete["golf"] == golf]
        found.append(ThemeWave(asked[golf], _counts(golf, rows, others, invited.get(golf, 0))))
    return tuple(found)


def asked_in(release: Release) -> dict[str, Asked]:
    """By wave what was asked and what could be found."""
    return {
        golf: Asked(
            golf,
            int(said["grens"]),
            tuple(said["vragen"]),
            ThemeKeys.from_json(said["taxonomie"]),
        )
        for publication in release.publicaties
        for golf, said in publication.themas.items()
    }


def _counts(
    golf: str, rows: pd.DataFrame, others: pd.DataFrame, invited: int
) -> dict[str, ThemeCount]:
    answered = count_answered(rows, others, invited)
    if answered is None or answered.value < 1:
        return {}
    error = (answered.upper - answered.lower) / (2 * _Z)
    names = rows[["thema", "noisy_n", "epsilon", "rho"]].itertuples(index=False, name=None)
    return {
        str(thema): ThemeCount(
            golf, str(thema), int(n), noise_of([(epsilon, rho)]), answered.value, error, cel
        )
        for (thema, n, epsilon, rho), cel in zip(names, cell_ids(rows), strict=True)
        if thema != NO_ANSWER
    }


def noise_of(mechanisms: Iterable[tuple[float, float]]) -> Noise:
    """The noise of cells with these (epsilon, rho), of which one is zero."""
    listed = list(mechanisms)
    pure = Noise.of(epsilon for epsilon, _ in listed if epsilon)
    return pure + Noise(gaussian=sum(1.0 / (2.0 * rho) for _, rho in listed if rho))


def label_of(thema: str, asked: Asked) -> str:
    """The name of a theme as it was published."""
    if thema == NO_THEME:
        return "past in geen thema"
    labels = {theme.code: theme.label for theme in asked.keys.themas}
    return labels.get(thema, thema)


def range_of(one: ThemeCount) -> tuple[float, float]:
    """The 90 % range of a share of those who wrote, by noise in the count and in the measure.

    Everybody who wrote is counted: sampling has no part in what is shown of one wave.
    """
    low, high = noise_interval(one.noisy_n, one.noise)
    spread = _Z * one.answered_error / one.answered
    return max(100.0 * low / one.answered * (1 - spread), 0.0), min(
        100.0 * high / one.answered * (1 + spread), 100.0
    )


def published_label(thema: str, release: Release) -> str:
    """The name of a theme in the newest wave that has it."""
    for asked in reversed(asked_in(release).values()):
        if thema == NO_THEME or thema in asked.codes:
            return label_of(thema, asked)
    return thema
