"""The released cells behind a pattern, and the facts that follow from them.

Why: this is the only place where a number from data becomes a `Fact`, so it is the only place to
read when a works council asks where a number in an advice comes from.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cached_property

import pandas as pd

from pipeline.advice.concept import Fact, Origin
from pipeline.advice.numbers import measure, percentage
from pipeline.advice.observed import beside, observed
from pipeline.advice.pattern import Pattern
from pipeline.advice.pattern_cells import cells_of, window_periods
from pipeline.periods import start_of
from pipeline.release import Publication, Release
from pipeline.release.noise_law import Noise, noise_interval
from pipeline.release.promise import best_guess, one_in
from pipeline.signals.looked import Looked
from pipeline.signals.numbers import factor, seldom, times_out_of, whole
from pipeline.signals.survey.histogram import histograms
from pipeline.signals.survey.index import population_of
from pipeline.signals.survey.score import Score, score_of

EXPERIENCE = "og"
"""The index of experienced unwanted behaviour."""
_OF_ALL_CELLS = ("stijging", "daling", "stilte")
_GUESSED_ANSWER = "goed_geraden_enquete"

_WRITTEN: dict[str, Callable[[float], str]] = {
    "effect": factor,
    "effect_lower": factor,
    "effect_upper": factor,
    "verwacht_lower": whole,
    "verwacht_upper": whole,
    "zichtbaar_vanaf": factor,
}


@dataclass(frozen=True)
class Evidence:
    """A pattern with the release it was found in, and what its list says of itself."""

    pattern: Pattern
    release: Release
    looked: Looked

    @cached_property
    def talks(self) -> pd.DataFrame:
        """The cells it rests on that count talks, one row each, indexed by their reference."""
        return cells_of(self.pattern, self.release)

    @property
    def window(self) -> pd.DataFrame:
        """The counts of the periods that are looked at together."""
        return self.talks[self.talks["periode"].isin(self.periods)]

    @property
    def periods(self) -> tuple[str, ...]:
        """The periods that are looked at together, in order of time."""
        return window_periods(self.pattern, self.release)

    @property
    def earlier_periods(self) -> tuple[str, ...]:
        """The periods that these are compared with, in order of time."""
        earlier = set(self.talks["periode"]) - set(self.periods)
        return tuple(sorted(earlier, key=start_of))

    @property
    def has_others(self) -> bool:
        """Whether other units are laid beside the one that it is about."""
        return not beside(self.pattern, self.release, self.talks).empty

    def counted(self) -> dict[str, Fact]:
        """How many, with the 90 % range that the noise leaves for the true number.

        `geheel` is what they are a part of. Nothing when a part is not what was observed.
        """
        found = observed(self.pattern, self.release, self.window)
        is_part = self.pattern.code not in _OF_ALL_CELLS
        total = int(found["noisy_n"].sum())
        if found.empty or (is_part and total != self.pattern.getallen.get("waarneming")):
            return {}
        return sums(found, ("waarneming", "laag", "hoog")) | sums(
            self.window, ("geheel", "geheel_laag", "geheel_hoog")
        )

    def from_pattern(self) -> dict[str, Fact]:
        """The numbers of the pattern itself: expectation, ratio, chance, what could be seen."""
        cells, numbers = self.pattern.cellen, self.pattern.getallen
        return {
            name: Fact(write(numbers[name]), numbers[name], cells, Origin.SIGNAAL, name)
            for name, write in {**_WRITTEN, "p_value": self._chance}.items()
            if name in numbers
        }

    def _chance(self, p_value: float) -> str:
        if self.pattern.is_of_survey:
            return seldom(p_value, "enquêtes")
        return times_out_of(p_value, self.periods)

    def smallest_points(self) -> dict[str, Fact]:
        """The smallest difference of a survey that is seen in 80 of 100 cases, in points."""
        numbers = self.pattern.getallen
        names = ("zichtbaar_vanaf", "waarneming", "effect")
        if not self.pattern.is_of_survey or not set(names) <= set(numbers):
            return {}
        ratio, seen, effect = (numbers[name] for name in names)
        points = (ratio - 1) * max(seen / effect, 1.0) if effect else 0.0
        fact = Fact(whole(points), points, self.pattern.cellen, Origin.VERSCHIL, "zichtbaar_vanaf")
        return {"zichtbaar_punten": fact} if points else {}

    def share(self) -> dict[str, Fact]:
        """Respondents out of a hundred with experience of unwanted behaviour, with a 90 % range.

        Empty below 50 respondents (`score_of`), so no share over fewer is ever written.
        """
        if self.pattern.is_of_survey:
            return {}
        for one in histograms(self._asked_experience()):
            if set(one.cells) <= set(self.pattern.cellen):
                score = score_of(one, population_of(self.release, one.golf, one.eenheid))
                return {} if score.is_te_onzeker else _share_facts(score, one.cells)
        return {}

    def _asked_experience(self) -> Release:
        """The release with of its survey only the pattern's wave and this one index."""
        answers = self.release.enquete
        keep = (answers["golf"] == self.pattern.golf) & (answers["index"] == EXPERIENCE)
        return replace(self.release, enquete=answers[keep])

    def privacy(self) -> dict[str, Fact]:
        """The promise of the publications it rests on, at its weakest."""
        facts = {name: self._promised(name) for name in ("epsilon", "epsilon_enquete")}
        for name, field in (("epsilon", "goed_geraden"), ("epsilon_enquete", _GUESSED_ANSWER)):
            guess = best_guess(facts[name].value)
            facts[field] = Fact(percentage(guess), guess, (), Origin.BELOFTE, field)
        return facts | self._small_chance()

    def _small_chance(self) -> dict[str, Fact]:
        """The delta of a survey's promise; nothing where there is none."""
        name = "delta_enquete"
        delta = max(float(publication.belofte.get(name, 0.0)) for publication in self.publications)
        return {name: Fact(one_in(delta), delta, (), Origin.BELOFTE, name)} if delta else {}

    def _promised(self, name: str) -> Fact:
        value = max(float(publication.belofte[name]) for publication in self.publications)
        return Fact(measure(value), value, (), Origin.BELOFTE, name)

    def listed(self) -> dict[str, Fact]:
        """The numbers of what the list says of itself."""
        return {
            name: Fact(written, value, (), Origin.SIGNALENLIJST, name)
            for name, (written, value) in self.looked.numbers().items()
        }

    @property
    def publications(self) -> tuple[Publication, ...]:
        """The publications that its cells stand in."""
        ids = {reference.split("|", 1)[0] for reference in self.pattern.cellen}
        return tuple(p for p in self.release.publicaties if p.id in ids)


def sums(rows: pd.DataFrame, names: tuple[str, str, str]) -> dict[str, Fact]:
    """The noisy sum of cells and the ends of its 90 % range, by these names."""
    total = int(rows["noisy_n"].sum())
    low, high = noise_interval(total, Noise.of(rows["epsilon"]))
    cells = tuple(rows.index)
    values = zip(
        names, (total, low, high), (Origin.SOM, Origin.ONDERGRENS, Origin.BOVENGRENS), strict=True
    )
    return {name: Fact(whole(value), value, cells, origin) for name, value, origin in values}


def _share_facts(score: Score, cells: tuple[str, ...]) -> dict[str, Fact]:
    low, high = score.interval()
    values = {"aandeel": score.value, "aandeel_laag": low, "aandeel_hoog": high}
    return {
        name: Fact(whole(value), value, cells, Origin.AANDEEL, name)
        for name, value in values.items()
    }
