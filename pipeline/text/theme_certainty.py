"""How sure the finder is of each theme that comes with the program, in Dutch.

Why: a range beside a number of a theme is about the noise; that an answer is read wrong comes on
top of it, and who reads the number must know how often. As measured on labelled answers by
`python -m benchmarks.themes --only 1 --schrijf`. Beside the finder and not in it, as `theme_words`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from math import floor, sqrt
from pathlib import Path
from types import MappingProxyType

from pipeline.contracts.reading import read_yaml

FILE = Path(__file__).parent / "themes" / "zekerheid.yaml"
FEWEST = 10
"""Labelled or counted answers below which nothing is said: the range would be half of the scale."""

_NORMAL_90 = 1.645
NOT_MEASURED = "Hoe zeker: niet gemeten."


@dataclass(frozen=True)
class Measured:
    """One theme: shares of 1, and of how many answers that label had or were counted for it."""

    precision: float
    recall: float
    labelled: int
    counted: int

    @property
    def missed(self) -> float:
        """Answers with the label that were not counted."""
        return self.labelled * (1 - self.recall)

    @property
    def wrong(self) -> float:
        """Answers that were counted without the label."""
        return self.counted * (1 - self.precision)


@dataclass(frozen=True)
class Certainty:
    """All themes by code. source: the file measured on, and how many answers it has.

    is_seen: whether whoever built the finder had read those answers, so that it looks too good.
    """

    source: str
    answers: int
    is_seen: bool
    themes: Mapping[str, Measured]


@cache
def shipped_certainty() -> Certainty:
    """As it comes with the program. Raises ConfigurationError when the file is gone or broken."""
    content = read_yaml(FILE)
    themes = {
        str(code): Measured(one["precisie"], one["gevonden"], one["met_label"], one["geteld"])
        for code, one in content["themas"].items()
    }
    return Certainty(
        source=str(content["gemeten_op"]),
        answers=int(content["antwoorden"]),
        is_seen=bool(content["gezien_bij_bouwen"]),
        themes=MappingProxyType(themes),
    )


def how_sure(code: str) -> str:
    """Of a shipped theme, in two or three sentences; of any other that it was not measured."""
    one = shipped_certainty().themes.get(code)
    return NOT_MEASURED if one is None else told(one)


def told(one: Measured) -> str:
    """What was measured of one theme, in whole answers out of ten with their range.

    >>> told(Measured(0.5, 0.5, 9, 30))
    'Hoe zeker: te weinig voorbeelden om dat te zeggen.'
    """
    if min(one.labelled, one.counted) < FEWEST:
        return "Hoe zeker: te weinig voorbeelden om dat te zeggen."
    return (
        "Hoe zeker: van de 10 antwoorden die het programma hier telt, passen er "
        f"{_of_ten(one.precision, one.counted)}. Van de 10 die erbij horen, vindt het er "
        f"{_of_ten(one.recall, one.labelled)}.{_which_way(one)}"
    )


def how_measured() -> str:
    """What holds for all shipped themes, to be said once."""
    shipped = shipped_certainty()
    seen = (
        " Die antwoorden zijn ook bij het bouwen gebruikt; daardoor lijkt het wat beter dan het is."
        if shipped.is_seen
        else ""
    )
    shares = [100 * one.labelled / shipped.answers for one in shipped.themes.values()]
    return (
        "Het programma telt wat het herkent: het mist antwoorden, en telt er soms een die niet "
        f"past. Hoe vaak, is gemeten op {shipped.answers} verzonnen antwoorden waarvan bekend is "
        f"welke thema's erin zitten.{seen} Bij u kan het anders zijn: wordt een thema minder vaak "
        f"genoemd dan daar ({min(shares):.0f} tot {max(shares):.0f} van elke 100), dan passen er "
        "minder. Tussen haakjes staat waar het getal in 9 van de 10 gevallen tussen ligt."
    )


def _which_way(one: Measured) -> str:
    """Whether a count is too low or too high, where that is more than chance (McNemar 1947)."""
    if abs(one.missed - one.wrong) <= _NORMAL_90 * sqrt(one.missed + one.wrong):
        return ""
    more, less = ("weinig", "veel") if one.missed > one.wrong else ("veel", "weinig")
    return f" Het telt eerder te {more} dan te {less}."


def _of_ten(share: float, n: int) -> str:
    low, high = (_tenths(bound) for bound in _wilson(share, n))
    about = f"ongeveer {_tenths(share)}"
    return about if low == high else f"{about} ({low} tot {high})"


def _tenths(share: float) -> int:
    return floor(10 * share + 0.5)


def _wilson(share: float, n: int) -> tuple[float, float]:
    """A range of 90 % for a share of n (Wilson 1927), which holds for small n too."""
    square = _NORMAL_90**2
    middle = (share + square / (2 * n)) / (1 + square / n)
    reach = _NORMAL_90 * sqrt(share * (1 - share) / n + square / (4 * n * n)) / (1 + square / n)
    return middle - reach, middle + reach
