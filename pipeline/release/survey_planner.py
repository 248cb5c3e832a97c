"""What to publish of a survey wave: as many indices and questions as can still be read.

A wave's budget goes where the noise leaves something to see: indices per unit where the middle unit
is large enough, else for the whole organisation; questions for the whole organisation, in the order
of the code list, as long as the noise moves a share by at most five points. Questions with several
answers come last: they are put to few people and take a table for each option. Where open questions
were put (golven.csv says so), what people wrote gets a share too (theme_tables.py). All of it
follows from the number of invited people and headcounts alone.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from fractions import Fraction
from math import sqrt

from pipeline.contracts.codes import CodeList, load_codelist
from pipeline.contracts.public import PublicInputs, Wave
from pipeline.errors import ConfigurationError
from pipeline.periods import quarter_of
from pipeline.release.key_sets import map_units
from pipeline.release.plan import NEW_WORDS, SURVEY_TABLES, THEMES, WORDS_BOUND, SurveyPlan
from pipeline.release.post import rho_text
from pipeline.release.survey_answers import countable_items, item_tables, options
from pipeline.release.survey_purse import Purse, Themes, Way
from pipeline.release.theme_tables import (
    NO_TABLES,
    OPEN_RESPONSE,
    Answering,
    ThemeTables,
    bound_for,
    choose_theme_tables,
)

EXPECTED_RESPONSE = 0.6
EXPECTED_EXPERIENCE = 0.17  # NEA 2023: who is asked with whom they spoke, and why not
FEWEST_RESPONDENTS = 50
FEWEST_FOR_WORDS = 5_000
"""From so many open answers a search for new words finds any (METHODS section 3)."""
_POINTS = 5.0
_SHARE = 0.05
_Z = 1.645
# A mean over bins 0, 25, 50, 75, 100, centred: the bins weigh 50, 25, 0, 25 and 50 points.
_CENTRED_WEIGHT = 25.0 * sqrt(10.0)
_DEFAULT_WEIGHTS = {"index": 0.4, "items": 0.6}
_WITH_THEMES = {"index": 0.3, "items": 0.45, THEMES: 0.25}


@dataclass(frozen=True)
class _People:
    """How many are expected to answer: all together, and in the middle unit; and the codes of the
    open questions that were put to them.
    """

    all: float
    per_unit: float
    vragen: tuple[str, ...] = ()

    @property
    def answering(self) -> Answering:
        """Who are expected to answer an open question."""
        own, unit = self.all * OPEN_RESPONSE, self.per_unit * OPEN_RESPONSE
        return Answering(own, unit, len(self.vragen), bound_for(self.all))


@dataclass(frozen=True)
class _Shares:
    """How the budget is shared; what the three leave of 1 is kept back."""

    index: float
    items: float
    themes: float

    @property
    def whole(self) -> float:
        """All that may be spent."""
        return self.index + self.items + self.themes

    def without_themes(self) -> "_Shares":
        """The same budget where themes cannot be read."""
        more = self.whole / (self.index + self.items or 1.0)
        return _Shares(self.index * more, self.items * more, 0.0)

    def of_one(self, is_index: bool) -> "_Shares":
        """Questions' share to the indices, or the other way round."""
        both = self.index + self.items
        return _Shares(both * is_index, both * (not is_index), self.themes)


@dataclass(frozen=True)
class _Choice:
    """The tables that can be read under one way of spending."""

    way: Way
    index_table: str
    indices: tuple[str, ...]
    items: tuple[str, ...]
    themes: ThemeTables = field(default=NO_TABLES)

    @property
    def rank(self) -> tuple[bool, int, tuple[int, float], float]:
        """Better: indices per unit, then more tables, then more of themes, then less noise on a
        question.
        """
        per_unit = self.index_table == SURVEY_TABLES[0] and bool(self.indices)
        error = self.way.items.error(max(len(self.items), 1))
        return per_unit, len(self.indices) + len(self.items), self.themes.rank, -error

    def plan(self, purse: Purse, people: _People) -> SurveyPlan:
        """The plan that spends this way."""
        indices = tuple(f"{self.index_table}/{name}" for name in self.indices)
        themes = Themes(self.themes.parts, people.answering.bound, people.vragen)
        return purse.spend(self.way, indices, self.items, themes)


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
    people = _people(publiek, wave)
    shares = _shares(weights, has_open=bool(wave.open_vragen))
    if people.all < FEWEST_RESPONDENTS:
        return SurveyPlan(vragen=people.vragen)
    words = _for_words(budget, delta, weights, people)
    purse = Purse(budget - words.micro, delta - words.delta)
    best = _best(purse, shares, people)
    # What one group cannot use, the others get.
    if shares.themes and not best.themes.parts:
        shares = shares.without_themes()
        best = _best(purse, shares, people)
    if not best.items:
        best = _best(purse, shares.of_one(is_index=True), people)
    elif not best.indices:
        best = _best(purse, shares.of_one(is_index=False), people)
    plan = best.plan(purse, people)
    return replace(plan, woorden=words.micro, woorden_delta=words.text) if plan.themas else plan


@dataclass(frozen=True)
class _Words:
    """What the search for new words may spend: micro-epsilon and delta."""

    micro: int = 0
    delta: Fraction = Fraction(0)

    @property
    def text(self) -> str:
        """The delta as a plan writes it."""
        return rho_text(self.delta) if self.micro else ""


def _without_words(weights: Mapping[str, float]) -> dict[str, float]:
    return {name: weight for name, weight in weights.items() if name != NEW_WORDS}


def _for_words(
    budget: int, delta: Fraction, weights: Mapping[str, float], people: _People
) -> _Words:
    """Their part of epsilon, and half of delta; nothing where too few are expected to write.

    Beside tables of one's own they weigh as written; by themselves, so many in a hundred more.
    """
    weight, others = weights.get(NEW_WORDS, 0.0), _without_words(weights)
    if not weight or not people.vragen or delta <= 0 or people.answering.all < FEWEST_FOR_WORDS:
        return _Words()
    micro = int(budget * weight / (weight + (sum(others.values()) or 100.0)))
    return _Words(micro - micro % WORDS_BOUND, delta / 2)


def _shares(weights: Mapping[str, float], has_open: bool) -> _Shares:
    """How the budget is shared; the weight of themes is kept back where nothing was asked."""
    if unknown := sorted(set(weights) - {*SURVEY_TABLES, THEMES, NEW_WORDS}):
        raise ConfigurationError(
            f"[plan_enquete] in vip.toml noemt tabellen die niet bestaan: {', '.join(unknown)}.",
            f"Kies uit {', '.join((*SURVEY_TABLES, THEMES, NEW_WORDS))}, of laat [plan_enquete] "
            "weg.",
        )
    chosen = _without_words(weights) or (_WITH_THEMES if has_open else _DEFAULT_WEIGHTS)
    total = sum(chosen.values()) or 1.0
    index = sum(chosen.get(table, 0.0) for table in SURVEY_TABLES[:2])
    themes = chosen.get(THEMES, 0.0) if has_open else 0.0
    return _Shares(index / total, chosen.get("items", 0.0) / total, themes / total)


def expected_answers(publiek: PublicInputs, wave: Wave) -> float:
    """How many are expected to answer an open question, from who was invited."""
    return _people(publiek, wave).answering.all


def _people(publiek: PublicInputs, wave: Wave) -> _People:
    invited = min(wave.uitgenodigd, publiek.headcount(quarter_of(wave.gesloten_op)))
    return _People(
        (invited or wave.uitgenodigd) * EXPECTED_RESPONSE,
        _middle_unit(publiek, wave) * EXPECTED_RESPONSE,
        wave.open_vragen,
    )


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


def _best(purse: Purse, shares: _Shares, people: _People) -> _Choice:
    ways = purse.ways(shares.index, shares.items, shares.themes)
    return max((_choose(way, people) for way in ways), key=lambda choice: choice.rank)


def _choose(way: Way, people: _People) -> _Choice:
    per_unit = _readable_indices(way, people.per_unit)
    table = SURVEY_TABLES[0] if per_unit else SURVEY_TABLES[1]
    indices = per_unit or _readable_indices(way, people.all)
    themes = choose_theme_tables(way.themes, people.answering) if people.vragen else NO_TABLES
    return _Choice(way, table, indices, _readable_items(way, people.all), themes)


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
