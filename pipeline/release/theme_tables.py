"""The tables of themes in open answers: their names, and which can be read in a wave.

A table is taken when the smallest theme it shows well enough is as small as themes usually are:
"shown" means that the 90 % noise range reaches at most half of the count to either side. All of it
follows from the number of invited people and headcounts, never from answers.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from math import inf, log, sqrt

from pipeline.release.plan import THEMES, SurveyPlan
from pipeline.release.post import GEOMETRIC, Post
from pipeline.release.promise import MICRO
from pipeline.release.survey_purse import Part

THEME, GROUP = "thema", "groep"
PER_UNIT, GROUP_PER_UNIT = "thema_x_eenheid", "groep_x_eenheid"
PER_QUESTION, PER_TONE, SUBTHEME = "thema_x_vraag", "thema_x_toon", "subthema"
OPEN_RESPONSE = 0.4
"""Of those who take part, who are expected to answer an open question."""
RELATIVE = 0.5  # a count is shown when its 90 % range reaches at most this part of it
_TENTH = log(10.0)  # geometric noise stays within this / epsilon in 9 of 10 draws
_Z = 1.645
_BOUNDS = ((500, 2), (2_000, 3), (4_000, 4))
_MOST = 5
_ALONE = 0.25  # themes are published when one that a quarter names can be shown
_BESIDE_OTHERS = 0.08  # other tables are only added as long as themes of this share are shown
# In this order, where the smallest share that they show is at most this.
_ADDED: Mapping[str, float] = {
    GROUP: 0.12,
    PER_UNIT: 0.20,  # of who answers in the middle unit
    PER_QUESTION: 0.06,
    PER_TONE: 0.06,
    SUBTHEME: 0.02,
}
_OF_A_GROUP_PER_UNIT = 0.30
_WEIGHT = 2.0  # of the table of themes itself; the others weigh 1


@dataclass(frozen=True)
class Answering:
    """How many are expected to answer an open question: all, and in the middle unit.

    `questions` open questions were put; `bound` themes of a respondent count at most.
    """

    all: float
    per_unit: float
    questions: int
    bound: int


@dataclass(frozen=True)
class ThemeTables:
    """The tables that are published, by their part of what the themes get together."""

    parts: Mapping[str, float]
    smallest: float = inf

    @property
    def rank(self) -> tuple[int, float]:
        """Better: more tables, then smaller themes shown."""
        return len(self.parts), -self.smallest


NO_TABLES = ThemeTables({})


def bound_for(respondents: float) -> int:
    """How many themes of one respondent count at most, by how many are expected to take part.

    Few where noise weighs most, more where themes would be cut off for nothing.

    >>> [bound_for(n) for n in (100, 800, 3_000, 4_000)]
    [2, 3, 4, 5]
    """
    return next((bound for most, bound in _BOUNDS if respondents < most), _MOST)


def choose_theme_tables(purse: Part, people: Answering) -> ThemeTables:
    """The tables that can be read when the themes may spend `purse` together."""
    chosen = _tables((THEME,), purse, people)
    if chosen.smallest > _ALONE:
        return NO_TABLES
    for name, most in _ADDED.items():
        added = _with(chosen, name, most, purse, people)
        if added is None and name == PER_UNIT:
            added = _with(chosen, GROUP_PER_UNIT, _OF_A_GROUP_PER_UNIT, purse, people)
        chosen = added or chosen
    return chosen


def _with(
    chosen: ThemeTables, name: str, most: float, purse: Part, people: Answering
) -> ThemeTables | None:
    """One table more, unless it or the themes themselves could no longer be read."""
    if name == PER_QUESTION and people.questions < 2:
        return None
    if name == GROUP_PER_UNIT and GROUP not in chosen.parts:
        return None
    found = _tables((*chosen.parts, name), purse, people)
    among = people.per_unit if name in (PER_UNIT, GROUP_PER_UNIT) else people.all
    reach = _reach(purse, found.parts[name], people.bound)
    is_read = _share(reach, among) <= most and found.smallest <= _BESIDE_OTHERS
    return found if is_read else None


def _tables(names: tuple[str, ...], purse: Part, people: Answering) -> ThemeTables:
    weights = {name: _WEIGHT if name == THEME else 1.0 for name in names}
    parts = {name: weight / sum(weights.values()) for name, weight in weights.items()}
    reach = _reach(purse, parts[THEME], people.bound)
    return ThemeTables(parts, _share(reach, people.all))


def _share(reach: float, people: float) -> float:
    return reach / RELATIVE / people if people else inf


def _reach(purse: Part, part: float, bound: int) -> float:
    """How far 9 in 10 counts stay within the truth when a table has this part of the purse."""
    if purse.amount <= 0:
        return inf
    if purse.mechanisme == GEOMETRIC:
        return _TENTH * bound / (purse.amount * part)
    return _Z * sqrt(bound / (2.0 * purse.amount * part))


def fewest_people(plan: SurveyPlan) -> Mapping[str, float]:
    """By table of themes ("thema", ...) how many have to name one for it to be shown."""
    posts = {name.removeprefix(f"{THEMES}/"): plan.post("", name) for name in plan.themas}
    return {name: _reach_of(post) / RELATIVE for name, post in posts.items()}


def _reach_of(post: Post) -> float:
    if post.mechanisme == GEOMETRIC:
        return _TENTH / (post.micro_cel / MICRO)
    return _Z * sqrt(1.0 / (2.0 * float(post.rho_cel)))
