"""What to publish of a survey wave: as many indices and questions as can still be read.

A wave's budget goes where the noise leaves something to see: indices per unit where the middle unit
is large enough, else for the whole organisation; questions for the whole organisation, in the order
of the code list, as long as the noise moves a share by at most five points. Questions with several
answers come last: they are put to few people and take a table for each option. All of it follows
from the number of invited people and headcounts alone.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from math import sqrt

from pipeline.contracts.codes import CodeList, load_codelist
from pipeline.contracts.public import PublicInputs, Wave
from pipeline.errors import ConfigurationError
from pipeline.periods import quarter_of
from pipeline.release.key_sets import map_units
from pipeline.release.plan import SURVEY_TABLES, SurveyPlan
from pipeline.release.survey_answers import countable_items, item_tables, options
from pipeline.release.survey_purse import Purse, Way

THEMES = "themas"  # of open answers: kept back until they are published
EXPECTED_RESPONSE = 0.6
EXPECTED_EXPERIENCE = 0.17  # NEA 2023: who is asked with whom they spoke, and why not
FEWEST_RESPONDENTS = 50
_POINTS = 5.0
_SHARE = 0.05
_Z = 1.645
# A mean over bins 0, 25, 50, 75, 100, centred: the bins weigh 50, 25, 0, 25 and 50 points.
_CENTRED_WEIGHT = 25.0 * sqrt(10.0)
_DEFAULT_WEIGHTS = {"index": 0.4, "items": 0.6}


@dataclass(frozen=True)
class _People:
    """How many are expected to answer: all together, and in the middle unit."""

    all: float
    per_unit: float


@dataclass(frozen=True)
class _Choice:
    """The tables that can be read under one way of spending."""

    way: Way
    index_table: str
    indices: tuple[str, ...]
    items: tuple[str, ...]

    @property
    def rank(self) -> tuple[bool, int, float]:
        """Better: indices per unit, then more tables, then less noise on a question."""
        per_unit = self.index_table == SURVEY_TABLES[0] and bool(self.indices)
        error = self.way.items.error(max(len(self.items), 1))
        return per_unit, len(self.indices) + len(self.items), -error

    def plan(self, purse: Purse) -> SurveyPlan:
        """The plan that spends this way."""
        indices = tuple(f"{self.index_table}/{name}" for name in self.indices)
        return purse.spend(self.way, indices, self.items)


def choose_survey_plan(
    publiek: PublicInputs,
    wave: Wave,
    budget: int,
    delta: Fraction,
    weights: Mapping[str, float],
) -> SurveyPlan:
    """The tables of one wave with what each spends; empty when nothing could be read.

    `budget` is micro-epsilon, `delta` what discrete Gaussian tables may use (0: none of those).
    `weights` of [plan_enquete] override how the budget is shared between tables. Raises
    ConfigurationError when they name another table.
    """
    invited = min(wave.uitgenodigd, publiek.headcount(quarter_of(wave.gesloten_op)))
    people = _People(
        (invited or wave.uitgenodigd) * EXPECTED_RESPONSE,
        _middle_unit(publiek, wave) * EXPECTED_RESPONSE,
    )
    index_share, item_share = _shares(weights)
    if people.all < FEWEST_RESPONDENTS:
        return SurveyPlan()
    purse = Purse(budget, delta)
    best = _best(purse, index_share, item_share, people)
    # What one group cannot use, the other gets.
    whole = index_share + item_share
    if not best.items:
        best = _best(purse, whole, 0.0, people)
    elif not best.indices:
        best = _best(purse, 0.0, whole, people)
    return best.plan(purse)


def _shares(weights: Mapping[str, float]) -> tuple[float, float]:
    """How the budget is shared between indices and items; the rest of the weights is kept back."""
    if unknown := sorted(set(weights) - {*SURVEY_TABLES, THEMES}):
        raise ConfigurationError(
            f"[plan_enquete] in vip.toml noemt tabellen die niet bestaan: {', '.join(unknown)}.",
            f"Kies uit {', '.join(SURVEY_TABLES)}, of laat [plan_enquete] weg.",
        )
    chosen = weights or _DEFAULT_WEIGHTS
    total = sum(chosen.values()) or 1.0
    index = sum(chosen.get(table, 0.0) for table in SURVEY_TABLES[:2])
    return index / total, chosen.get("items", 0.0) / total


def _middle_unit(publiek: PublicInputs, wave: Wave) -> float:
    """Employees of the unit that the middle employee works in."""
    shown = map_units(publiek, quarter_of(wave.gesloten_op), 1).shown
    sizes = sorted((unit.medewerkers for unit in shown), reverse=True)
    so_far = 0
    for size in sizes:
        so_far += size
        if so_far * 2 >= sum(sizes):
            return size
    return 0


def _best(purse: Purse, index_share: float, item_share: float, people: _People) -> _Choice:
    ways = purse.ways(index_share, item_share)
    return max((_choose(way, people) for way in ways), key=lambda choice: choice.rank)


def _choose(way: Way, people: _People) -> _Choice:
    per_unit = _readable_indices(way, people.per_unit)
    table = SURVEY_TABLES[0] if per_unit else SURVEY_TABLES[1]
    indices = per_unit or _readable_indices(way, people.all)
    return _Choice(way, table, indices, _readable_items(way, people.all))


def _readable_indices(way: Way, people: float) -> tuple[str, ...]:
    """The most important indices whose noise moves the mean of `people` by at most five points."""
    indices: CodeList = load_codelist("indexen")
    names = sorted(
        indices.values(), key=lambda name: int(str(indices.get(name).extra["prioriteit"]))
    )
    if people < FEWEST_RESPONDENTS:
        return ()
    for n in range(len(names), 0, -1):
        if way.indices.error(n) * _CENTRED_WEIGHT / people <= _POINTS:
            return tuple(names[:n])
    return ()


def _readable_items(way: Way, people: float) -> tuple[str, ...]:
    """The tables of the first so many questions whose noise moves a share by at most five points.

    An option is counted twice (who named it, and who did not but was asked), which halves the
    variance.
    """
    questions = sorted(countable_items(), key=lambda item: bool(options(item)))
    for n in range(len(questions), 0, -1):
        tables = tuple(table for item in questions[:n] for table in item_tables(item))
        with_options = bool(options(questions[n - 1]))
        asked = people * EXPECTED_EXPERIENCE * sqrt(2.0) if with_options else people
        if _Z * way.items.error(len(tables)) <= _SHARE * asked:
            return tables
    return ()
