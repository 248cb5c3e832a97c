"""How a wave's budget can be spent: with geometric noise, discrete Gaussian noise, or one of each.

The geometric epsilons of a respondent's tables add up; of Gaussians the variances do. So the
geometric mechanism carries less noise as long as few tables touch one respondent, and the discrete
Gaussian from about nine tables up (METHODS: Canonne, Kamath & Steinke 2020). Which it is, is
decided by the noise that is left, never by what came in.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from fractions import Fraction
from functools import lru_cache
from math import inf, sqrt

from pipeline.release.accounting import MICRO, Ceiling, fits, rho_for
from pipeline.release.noise_law import noise_variance
from pipeline.release.plan import THEMES, SurveyPlan
from pipeline.release.post import GAUSSIAN, GEOMETRIC, SMALLEST_RHO, rho_text

_RHO_UNIT = 1_000_000_000
_FEW = 4  # tables: a thousandth less rho in all than many would get, and quickly found
# The account of two different rhos rounds losses up to a common grid, at the price of this much.
_A_LITTLE_LESS = Fraction(9_993, 10_000)


@dataclass(frozen=True)
class Part:
    """What a group of tables may spend: epsilon or, for Gaussians, rho; shared equally."""

    mechanisme: str
    amount: float

    def error(self, n_tables: int) -> float:
        """The standard error of one bin when so many tables share it."""
        if self.amount <= 0:
            return inf
        if self.mechanisme == GEOMETRIC:
            return sqrt(noise_variance(self.amount / n_tables))
        rho = self.rho(n_tables)
        return sqrt(1.0 / (2.0 * rho)) if rho >= SMALLEST_RHO else inf

    def micro_epsilon(self, n_tables: int) -> int:
        """Micro-epsilon of each table, rounded down."""
        return int(self.amount * MICRO) // n_tables

    def rho(self, n_tables: int) -> Fraction:
        """Rho of each table, rounded down to billionths."""
        return Fraction(int(self.amount / n_tables * _RHO_UNIT), _RHO_UNIT)


@dataclass(frozen=True)
class Way:
    """What the indices may spend, what the questions, and what the themes in open answers."""

    indices: Part
    items: Part
    themes: Part = Part(GEOMETRIC, 0.0)


@dataclass(frozen=True)
class Themes:
    """Tables of themes by their part of what themes may spend, and the cells that one respondent
    changes in each (`grens`); `vragen` are the open questions.
    """

    parts: Mapping[str, float] = field(default_factory=dict)
    grens: int = 1
    vragen: tuple[str, ...] = ()


@dataclass(frozen=True)
class Purse:
    """What one respondent may cost in a wave: micro-epsilon, and delta where Gaussians use it."""

    micro_epsilon: int
    delta: Fraction

    def ways(
        self, index_share: float, item_share: float, theme_share: float = 0.0
    ) -> tuple[Way, ...]:
        """The ways to spend these shares; with delta 0 there is only the geometric one."""
        shares = index_share, item_share, theme_share
        kinds = [(GEOMETRIC,) * 3]
        if self.delta > 0:
            pairs = ((GEOMETRIC, GEOMETRIC), (GAUSSIAN, GAUSSIAN), (GEOMETRIC, GAUSSIAN))
            last = (GEOMETRIC, GAUSSIAN) if theme_share > 0 else (GEOMETRIC,)
            kinds = [(*pair, theme) for pair in pairs for theme in last]
        return tuple(self._way(shares, kind) for kind in kinds)

    def _way(self, shares: tuple[float, ...], kinds: tuple[str, ...]) -> Way:
        """Epsilon is shared by all; the rho of what Gaussian tables have of it by those.

        Where all are Gaussian that is the rho of the whole epsilon, also when some is kept back.
        """
        epsilon = self.micro_epsilon / MICRO
        geometric = any(s for s, kind in zip(shares, kinds, strict=True) if kind == GEOMETRIC)
        gaussian = sum(s for s, kind in zip(shares, kinds, strict=True) if kind == GAUSSIAN)
        whole = gaussian if geometric else 1.0
        rho = self._rho(epsilon * whole) / whole if gaussian > 0 else 0.0
        indices, items, themes = (
            Part(kind, share * (rho if kind == GAUSSIAN else epsilon))
            for share, kind in zip(shares, kinds, strict=True)
        )
        return Way(indices, items, themes)

    def _rho(self, epsilon: float) -> float:
        return float(_whole_rho(epsilon, float(self.delta))) if epsilon > 0 else 0.0

    def spend(
        self,
        way: Way,
        indices: tuple[str, ...],
        items: tuple[str, ...],
        themes: Themes | None = None,
    ) -> SurveyPlan:
        """The plan, a hair smaller where the exact account of the Gaussians asks for it."""
        plan = SurveyPlan(vragen=themes.vragen if themes else ())
        for part, names in ((way.indices, indices), (way.items, items)):
            if names and part.mechanisme == GEOMETRIC:
                micro = dict.fromkeys(names, part.micro_epsilon(len(names)))
                plan = replace(plan, tabellen={**plan.tabellen, **micro})
            elif names:
                rho = dict.fromkeys(names, rho_text(part.rho(len(names))))
                plan = replace(plan, rho={**plan.rho, **rho})
        if themes is not None and themes.parts:
            plan = _with_themes(plan, way.themes, themes)
        if len({post.rho_cel for post in plan.posts(("golf",))}) > 1:
            plan = _with_less(plan)
        ceiling = Ceiling(self.micro_epsilon, self.delta)
        while not fits(plan.posts(("golf",)), (), ceiling):
            plan = _with_less(plan)
        return plan


def _with_themes(plan: SurveyPlan, purse: Part, themes: Themes) -> SurveyPlan:
    """The plan with its tables of themes; what each spends can be shared over `grens` cells."""
    plan = replace(plan, grens=themes.grens)
    parts = {f"{THEMES}/{name}": purse.amount * part for name, part in themes.parts.items()}
    if purse.mechanisme == GEOMETRIC:
        cells = {name: int(epsilon * MICRO) // themes.grens for name, epsilon in parts.items()}
        micro = {name: cell * themes.grens for name, cell in cells.items()}
        return replace(plan, tabellen={**plan.tabellen, **micro})
    rho = {name: Fraction(int(amount * _RHO_UNIT), _RHO_UNIT) for name, amount in parts.items()}
    return replace(plan, rho={**plan.rho, **{name: rho_text(one) for name, one in rho.items()}})


def _with_less(plan: SurveyPlan) -> SurveyPlan:
    less = {name: Fraction(rho) * _A_LITTLE_LESS for name, rho in plan.rho.items()}
    whole = {name: Fraction(int(rho * _RHO_UNIT), _RHO_UNIT) for name, rho in less.items()}
    return replace(plan, rho={name: rho_text(rho) for name, rho in whole.items()})


@lru_cache(maxsize=64)
def _whole_rho(epsilon: float, delta: float) -> Fraction:
    """The rho that Gaussian tables may spend together at this epsilon and delta."""
    return rho_for(epsilon, delta, _FEW) * _FEW
