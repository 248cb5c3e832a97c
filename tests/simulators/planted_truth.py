"""What a good reader should get from a planted organisation, and which signals a plant explains.

A signal is explained when the expected numbers of the simulator really differ in the direction that
it names, at its cell and in its window; a rise at a parent of a planted cell is explained however
small it is there. Everything else that is called a signal is false.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from pipeline.demo.generator.changes import Change
from pipeline.demo.generator.chart import Chart
from pipeline.demo.generator.intensities import Intensities
from pipeline.demo.generator.profile import CATEGORIES, RELATIONS, Profile
from pipeline.demo.generator.survey_answers import UnitEffects
from pipeline.demo.generator.survey_changes import SurveyChange, in_unit
from pipeline.demo.generator.survey_profile import SCORED_ITEMS
from tests.simulators.planted_cells import (
    INDEX_ITEMS,
    Cell,
    Signal,
    Wanted,
    Wrong,
    is_inside,
    is_known,
)

SMALLEST_RATIO = 1.05
SMALLEST_POINTS = 0.5
SMALLEST_UNIT_DIFFERENCE = 1.0
_POINTS_PER_RISK = 25.0  # percentage points of og per unit of latent risk, near 17 %


@dataclass(frozen=True)
class PlantedTruth:
    """`wanted`: what a good reader gets. `wrong`: what it must not say. The rest is for judging.

    `usual` are the expected numbers without the plant and `planted` with it. `survey_changes` and
    `effects` (how units always differ) say the same of the survey.
    """

    wanted: tuple[Wanted, ...]
    wrong: tuple[Wrong, ...]
    chart: Chart
    usual: Intensities
    planted: Intensities
    outcome_changes: tuple[Change, ...] = ()
    survey_changes: tuple[SurveyChange, ...] = ()
    effects: UnitEffects | None = None
    interventions: tuple[str, ...] = ()

    def is_wrong(self, signal: Signal) -> bool:
        """Whether the signal is one of those named as wrong."""
        return any(
            wrong.code in ("*", signal.code)
            and wrong.cell.holds(signal.cell, self.chart)
            and wrong.richting in ("", _direction(signal))
            and any(wrong.vanaf <= q <= wrong.tot for q in signal.quarters or (signal.golf,))
            for wrong in self.wrong
        )

    def explains(self, signal: Signal) -> bool:
        """Whether something planted makes this signal true."""
        return not self.is_wrong(signal) and self._differs(signal)

    def _differs(self, signal: Signal) -> bool:
        if signal.code == "stilte":
            return any(
                w.code == "stilte" and w.cell.holds(signal.cell, self.chart) for w in self.wanted
            )
        if signal.code == "opkomend_thema":
            return False
        if signal.golf or not signal.quarters:
            return self._differs_in_survey(signal)
        if signal.code == "escalatie":
            return self._escalates(signal)
        if signal.code == "werking" and not self.interventions:
            return False
        ratio = self._ratio_of(signal)
        parent = any(
            signal.cell.holds(w.cell, self.chart) and signal.code in _codes(w) for w in self.wanted
        )
        least = 1 + 1e-6 if parent else SMALLEST_RATIO
        return _points(signal, np.log(ratio)) and abs(np.log(ratio)) >= np.log(least)

    def _ratio_of(self, signal: Signal) -> float:
        """How the number or share that the code is about differs from what it would have been."""
        cell, window = signal.cell, signal.quarters
        if signal.code == "concentratie":
            unit = Cell(eenheid=cell.eenheid)
            subject = Cell(cluster=cell.cluster, hoofdcategorie=cell.hoofdcategorie)
            own, rest = self.ratio(cell, window), self.ratio(Cell(), window)
            return own * rest / (self.ratio(unit, window) * self.ratio(subject, window))
        if signal.code in ("macht", "extern"):
            relation = "leidinggevende" if signal.code == "macht" else "extern"
            about = Cell(cell.eenheid, cell.cluster, cell.hoofdcategorie, relation)
            whole = Cell(cell.eenheid, cell.cluster, cell.hoofdcategorie)
            return self.contrast(about, window) / self.contrast(whole, window)
        return self.contrast(cell, window) * self._outcome_ratio(signal)

    def contrast(self, cell: Cell, window: Sequence[str]) -> float:
        """Ratio of the window to the ratio of all quarters before it."""
        before = [q for q in self.usual.quarters if q < window[0]]
        return self.ratio(cell, window) / (self.ratio(cell, before) if before else 1.0)

    def ratio(self, cell: Cell, quarters: Sequence[str]) -> float:
        """Expected number with the plant over that without it; 1 where nothing is expected."""
        places = self._places(cell, quarters)
        usual = self.usual.values[places].sum()
        return float(self.planted.values[places].sum() / usual) if usual else 1.0

    def _places(self, cell: Cell, quarters: Sequence[str]) -> tuple[np.ndarray, ...]:
        change = Change("", 1, "", "", cluster=cell.cluster, hoofdcategorie=cell.hoofdcategorie)
        # what is not in the chart (niet_toegedeeld) can hold people of any unit
        scope = cell.eenheid if is_known(self.chart, cell.eenheid) else ""
        units = self.usual.units
        return np.ix_(
            [i for i, q in enumerate(self.usual.quarters) if q in quarters],
            [i for i, u in enumerate(units) if is_inside(self.chart, scope, u)],
            [i for i, c in enumerate(CATEGORIES) if change.touches_category(c)],
            [i for i, r in enumerate((*RELATIONS, "onbekend")) if cell.relatie in ("", r)],
        )

    def _touching(self, signal: Signal) -> list[Change]:
        return [c for c in self.outcome_changes if any(c.holds_in(q) for q in signal.quarters)]

    def _escalates(self, signal: Signal) -> bool:
        """Whether an outcome that the signal can be about became more or less likely as it says."""
        factors = [
            c.factor for c in self._touching(signal) if signal.cell.vervolg in ("", c.vervolg)
        ]
        return _points(signal, float(np.log(factors).sum()))

    def _outcome_ratio(self, signal: Signal) -> float:
        """How much likelier the outcome of the cell became; the others give way to it."""
        shares, vervolg = Profile().vervolg, signal.cell.vervolg
        factors = {c.vervolg: c.factor for c in self._touching(signal)}
        if vervolg not in shares:
            return 1.0
        whole = sum(share * factors.get(code, 1.0) for code, share in shares.items())
        return factors.get(vervolg, 1.0) / whole

    def _differs_in_survey(self, signal: Signal) -> bool:
        items = _items_of(signal)
        if (
            signal.code == "referentie"
        ):  # a level, not a change: the quiet level is the national one
            level = self._shift(items, "", signal.golf)
            apart = self.unit_difference(items, signal.cell.eenheid, signal.golf)
            return abs(level + apart) >= SMALLEST_UNIT_DIFFERENCE and _points(signal, level + apart)
        moved = self.survey_shift(items, signal.cell.eenheid, signal.golf)
        if abs(moved) >= SMALLEST_POINTS and _points(signal, moved):
            return True
        if not signal.cell.eenheid:
            return False
        apart = self.unit_difference(items, signal.cell.eenheid, signal.golf)
        return abs(apart) >= SMALLEST_UNIT_DIFFERENCE and _points(signal, apart)

    def survey_shift(self, items: Sequence[str], eenheid: str, golf: str) -> float:
        """Planted points of a wave above the mean of earlier waves; favourable counts as more.

        For experiences the sum over items in percentage points, else the mean over items.
        """
        waves = sorted({q[:4] for q in self.usual.quarters if q[:4] < golf})
        earlier = [self._shift(items, eenheid, wave) for wave in waves]
        return self._shift(items, eenheid, golf) - (float(np.mean(earlier)) if earlier else 0.0)

    def unit_difference(self, items: Sequence[str], eenheid: str, golf: str) -> float:
        """Expected points of a unit above all others together, planted ones included."""
        inside = in_unit(self.chart, eenheid, self._codes)
        if self.effects is None or not inside.any() or inside.all():
            return 0.0
        about_og = items[0].startswith("og_")
        standing = self.effects.risk * _POINTS_PER_RISK if about_og else self.effects.favourable
        if not about_og and not set(items) & set(SCORED_ITEMS):
            standing = np.zeros(len(inside))
        mean_in, mean_out = (
            float(np.average(standing[part], weights=self._heads[part]))
            for part in (inside, ~inside)
        )
        share = self._heads[inside].sum() / self._heads.sum()
        own, whole = self._shift(items, eenheid, golf), self._shift(items, "", golf)
        return mean_in - mean_out + (own - whole) / (1 - share)

    def _shift(self, items: Sequence[str], eenheid: str, golf: str) -> float:
        inside = in_unit(self.chart, eenheid, self._codes)
        total = 0.0
        for change in self.survey_changes:
            if change.item in items and change.vanaf <= golf <= change.tot:
                touched = inside & in_unit(self.chart, change.eenheid, self._codes)
                share = self._heads[touched].sum() / max(self._heads[inside].sum(), 1)
                is_turned = SCORED_ITEMS.get(change.item, (0, False))[1]
                total += share * change.points * (-1 if is_turned else 1)
        return total if items[0].startswith("og_") else total / len(items)

    @cached_property
    def _codes(self) -> np.ndarray:
        return np.array([leaf.eenheid for leaf in self.chart.leaves], dtype=object)

    @cached_property
    def _heads(self) -> np.ndarray:
        last = self.usual.quarters[-1]
        return np.array([u.medewerkers * u.is_valid_in(last) for u in self.chart.leaves], float)


def _items_of(signal: Signal) -> tuple[str, ...]:
    item = signal.cell.item
    if not item:
        item = {"drempel": "mb", "klimaat": "pv"}.get(signal.code, "og")
    items = INDEX_ITEMS.get(item, (item,))
    if signal.code == "extern":
        return tuple(i for i in items if not i.startswith("og_int")) or items
    return items


def _codes(wanted: Wanted) -> set[str]:
    return {wanted.code, *(code for code, _, _ in wanted.also)}


def _direction(signal: Signal) -> str:
    return signal.code if signal.code in ("stijging", "daling") else signal.richting


def _points(signal: Signal, difference: float) -> bool:
    """Whether a difference lies in the direction that the signal names.

    A reversed question by itself may be told either way: as its answers, or as favourable.
    """
    is_turned = SCORED_ITEMS.get(signal.cell.item, (0, False))[1]
    direction = "" if is_turned else _direction(signal)
    if direction == "":
        return abs(difference) > 1e-9
    return difference > 1e-9 if direction == "stijging" else difference < -1e-9
