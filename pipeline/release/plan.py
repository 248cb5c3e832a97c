"""A plan: which tables are published, at what grain and level, and what each may spend.

A plan is made from public facts (planner.py) or from the weights in vip.toml; it is written into
the ledger with the debit, so that a broken-off publication is finished by the plan it was paid for.
"""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

from pipeline.errors import ConfigurationError
from pipeline.periods import Grain
from pipeline.release.cells import CODE_LISTS, TOTAL, table_dimensions
from pipeline.release.post import GAUSSIAN, THRESHOLD, Post
from pipeline.release.promise import MICRO

RESERVE = "reserve"
NEW_WORDS = "nieuwe_woorden"
"""What weighs the search for words that no theme knows (new_words.py); only where vip.toml asks."""
WORDS_BOUND = 2
"""So many new words of one respondent count at most."""
SURVEY_TABLES = ("index_x_eenheid", "index", "items")
THEMES = "themas"
"""What weighs the tables of open answers together, and how their names in a plan begin."""


@dataclass(frozen=True)
class TalkPlan:
    """Tables of talks: `tabellen` maps a table to its micro-epsilon; `niveau` is the unit depth."""

    korrel: Grain
    niveau: int
    tabellen: Mapping[str, int]
    medewerkers: int

    def posts(self, cohorts: tuple[str, ...]) -> tuple[Post, ...]:
        """What publishing these cohorts spends."""
        return tuple(
            Post("gesprekken", cohort, table, micro)
            for cohort in cohorts
            for table, micro in self.tabellen.items()
        )

    def epsilons(self) -> dict[str, float]:
        """Epsilon by table."""
        return {table: micro / MICRO for table, micro in self.tabellen.items()}


@dataclass(frozen=True)
class SurveyPlan:
    """Tables of one wave (names: survey_answers.py), each drawn by one mechanism.

    `tabellen` maps a table with geometric noise to its micro-epsilon, `rho` one with discrete
    Gaussian noise to its rho, written "p/q". Tables of themes (theme_tables.py) are named
    "themas/<tabel>"; in each of them one respondent changes at most `grens` cells. `vragen`: the
    open questions whose answers are counted. `woorden` and `woorden_delta`: micro-epsilon and delta
    ("p/q") of the search for new words, 0 and "" where there is none.
    """

    niveau: int = 1
    tabellen: Mapping[str, int] = field(default_factory=dict)
    rho: Mapping[str, str] = field(default_factory=dict)
    grens: int = 1
    vragen: Sequence[str] = ()
    woorden: int = 0
    woorden_delta: str = ""

    @property
    def namen(self) -> tuple[str, ...]:
        """All tables of answers to closed questions, in the order of the plan."""
        return tuple(name for name in (*self.tabellen, *self.rho) if not is_theme_table(name))

    @property
    def themas(self) -> tuple[str, ...]:
        """All tables of themes, in the order of the plan."""
        return tuple(name for name in (*self.tabellen, *self.rho) if is_theme_table(name))

    def post(self, wave: str, name: str) -> Post:
        """What one table of a wave spends."""
        cells = self.grens if is_theme_table(name) else 1
        if name in self.rho:
            return Post("enquete", wave, name, 0, GAUSSIAN, cells, self.rho[name])
        return Post("enquete", wave, name, self.tabellen[name], gevoeligheid=cells)

    def posts(self, waves: tuple[str, ...]) -> tuple[Post, ...]:
        """What publishing these waves spends."""
        names = (*self.tabellen, *self.rho)
        return tuple(
            post
            for wave in waves
            for post in (*(self.post(wave, name) for name in names), *self.words_post(wave))
        )

    def words_post(self, wave: str) -> tuple[Post, ...]:
        """What the search for new words spends; none where there is no search."""
        if not self.woorden:
            return ()
        price = self.woorden, THRESHOLD, WORDS_BOUND
        return (Post("enquete", wave, NEW_WORDS, *price, delta=self.woorden_delta),)


def is_theme_table(name: str) -> bool:
    """Whether a table of a wave counts open answers."""
    return name.startswith(f"{THEMES}/")


def plan_to_json(plan: TalkPlan | SurveyPlan) -> dict[str, Any]:
    """Plain values for the ledger."""
    return asdict(plan)


def split(budget: int, weights: Mapping[str, float]) -> dict[str, int]:
    """Micro-epsilon by table in proportion to the weights, rounded down; zero weights are left out.

    >>> split(1_000_000, {"totaal": 1, "cluster": 2, "reserve": 0})
    {'totaal': 333333, 'cluster': 666666}
    """
    total = sum(weights.values())
    shares = {name: int(budget * w / total) for name, w in weights.items() if w > 0}
    return {name: micro for name, micro in shares.items() if micro > 0}


SMALLEST_MICRO = 10_000
"""A table with less than epsilon .01 shows nothing: its noise spreads over hundreds."""


def names_tables(weights: Mapping[str, float]) -> bool:
    """Whether `[plan]` names tables of its own, or leaves the choice to the planner."""
    return bool(set(weights) - {RESERVE})


def own_plan(budget: int, weights: Mapping[str, float]) -> dict[str, int]:
    """The tables that `[plan]` in vip.toml names, in micro-epsilon; empty when it names none.

    What `reserve` weighs is not spent. Raises ConfigurationError for what cannot be published.
    """
    if not names_tables(weights):
        return {}
    check_tables(weights)
    tables = split(budget, weights)
    tables.pop(RESERVE, None)
    check_shares(tables)
    return tables


def spendable(budget: int, weights: Mapping[str, float]) -> int:
    """What the planner may share out: without its tables, `reserve` in [plan] is a percentage.

    >>> spendable(1_000_000, {"reserve": 10}), spendable(1_000_000, {})
    (900000, 1000000)

    Raises ConfigurationError for a reserve that leaves nothing.
    """
    reserve = weights.get(RESERVE, 0.0)
    left = int(budget * (100 - reserve) / 100)
    if left < SMALLEST_MICRO:
        raise ConfigurationError(
            "De reserve in [plan] van vip.toml laat niets over om te publiceren.",
            "Staat er alleen een reserve, dan is die in procenten van epsilon. Kies er minder.",
        )
    return left


def check_shares(tables: Mapping[str, int]) -> None:
    """Refuse a plan with a table that cannot show anything. Raises ConfigurationError."""
    small = [name for name, micro in tables.items() if micro < SMALLEST_MICRO]
    if small or not tables:
        raise ConfigurationError(
            f"[plan] in vip.toml geeft te weinig aan: {', '.join(small) or 'alle tabellen'}.",
            "Geef elke tabel minstens een honderdste van epsilon 1, of laat de tabel weg.",
        )


def check_tables(names: Mapping[str, float]) -> None:
    """Refuse table names that no publication can hold. Raises ConfigurationError."""
    allowed = (TOTAL, RESERVE, "eenheid", *CODE_LISTS)
    wrong = [
        name
        for name in names
        if name not in (TOTAL, RESERVE)
        and (
            any(dim not in allowed[2:] for dim in table_dimensions(name))
            or len(set(table_dimensions(name))) != len(table_dimensions(name))
            or {"cluster", "hoofdcategorie"} <= set(table_dimensions(name))
        )
    ]
    if wrong or not any(names.get(n) for n in names if n != RESERVE):
        raise ConfigurationError(
            f"In [plan] van vip.toml staan geen goede tabellen: {', '.join(wrong) or 'geen'}.",
            f"Kies uit {', '.join(allowed)}, of verbind er met _x_ (zoals cluster_x_eenheid). "
            "Laat [plan] weg om het plan te laten kiezen.",
        )
    _refuse_twins([name for name, weight in names.items() if weight])


def _refuse_twins(names: Sequence[str]) -> None:
    """Refuse one table under two names, as its dimensions can be written in any order."""
    by_content: dict[frozenset[str], str] = {}
    for name in names:
        first = by_content.setdefault(frozenset(table_dimensions(name)), name)
        if first != name:
            raise ConfigurationError(
                f"In [plan] van vip.toml staat één tabel twee keer: {first} en {name}.",
                "Zij tellen hetzelfde, en elk zou een deel van epsilon kosten. Haal er een weg en "
                "geef de andere de weging van beide.",
            )
