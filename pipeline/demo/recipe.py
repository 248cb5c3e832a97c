"""What an example organisation is made of, as one frozen value: writing it decides nothing."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from pipeline.demo.generator.changes import Change, Extra
from pipeline.demo.generator.chart import Chart
from pipeline.demo.generator.survey_changes import NewTopic, SurveyChange, ThemeChange
from pipeline.demo.generator.survey_profile import SurveyProfile
from pipeline.periods import quarters_between

PeriodStyle = Literal["datum", "maand", "kwartaal"]

QUARTERS = quarters_between("2021-Q1", "2025-Q4")
YEARS = tuple(range(2021, 2026))
LAST_YEAR = ("2025-Q1", "2025-Q4")


@dataclass(frozen=True)
class SourceFiles:
    """How one source keeps its talks: under which name, whose talks, one file or one a year."""

    bron: str
    vp_types: tuple[str, ...]
    style: PeriodStyle
    is_yearly: bool


@dataclass(frozen=True)
class Planted:
    """One planted pattern in Dutch words: what it is, what should and what should not be seen."""

    titel: str
    geplant: str
    wel: str
    niet: str


@dataclass(frozen=True)
class Event:
    """One row of gebeurtenissen.csv."""

    datum: str
    soort: str
    eenheid: str
    label: str


@dataclass(frozen=True)
class Recipe:
    """Everything that makes one example organisation, but for chance."""

    naam: str
    sector: str
    seed: int
    chart: Chart
    sources: tuple[SourceFiles, ...]
    hours: Mapping[str, int]
    changes: tuple[Change, ...]
    extras: tuple[Extra, ...]
    events: tuple[Event, ...]
    survey_profile: SurveyProfile
    survey_changes: tuple[SurveyChange, ...]
    themes: tuple[ThemeChange, ...]
    topics: tuple[NewTopic, ...]
    planted: tuple[Planted, ...]
