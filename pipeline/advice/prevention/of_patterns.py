"""The patterns of a list by risk: what stood out, and how each series or question was judged."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from pipeline.advice.concept import Line, Maatregel
from pipeline.advice.parts import Parts
from pipeline.advice.pattern import Pattern, patterns_in
from pipeline.advice.prevention.material import Material
from pipeline.advice.prevention.risks import TEXTS, Risk
from pipeline.advice.proposing import Proposing
from pipeline.advice.sentences import term_line
from pipeline.advice.told import Teller, Told
from pipeline.advice.yardsticks import Yardsticks
from pipeline.signals.looked import Looked
from pipeline.signals.niveaus import FOUND
from pipeline.signals.wording import unit_name


@dataclass(frozen=True)
class Found(Told):
    """A pattern that stands out, with the measures that fit it."""

    maatregelen: tuple[Maatregel, ...] = ()

    @property
    def groep(self) -> str:
        """The kind of pattern its measures are for; "" where it has none."""
        return self.parts.group.code if self.parts else ""


@dataclass(frozen=True)
class Patterns:
    """The patterns of one year's list."""

    material: Material

    @cached_property
    def all(self) -> tuple[Pattern, ...]:
        """Every row of the list."""
        found = self.material.lijst
        return patterns_in(found.patronen) if found else ()

    def of(self, risk: Risk) -> tuple[Pattern, ...]:
        """The rows that say something about a risk."""
        return tuple(one for one in self.all if risk.is_about(one))

    def found(self, risk: Risk) -> tuple[Found, ...]:
        """What stands out, the strongest first; the whole organisation before its units."""
        return self._told(self.of(risk))

    def everything_found(self) -> tuple[Found, ...]:
        """What stands out of any kind, in the same order."""
        return self._told(self.all)

    def _told(self, patterns: Sequence[Pattern]) -> tuple[Found, ...]:
        kept = [one for one in patterns if one.niveau in FOUND]
        kept.sort(key=lambda p: (FOUND.index(p.niveau), bool(p.codes.get("eenheid"))))
        listed = self.material.lijst
        return tuple(self._one(one, listed.gekeken) for one in kept) if listed else ()

    def judged(self, **codes: str) -> Pattern | None:
        """The pattern of the whole organisation that tested exactly these codes."""
        wanted = {name: code for name, code in codes.items() if code}
        found = [one for one in self.all if _main(one.codes) == wanted]
        found.sort(key=lambda one: one.niveau not in FOUND)
        return found[0] if found else None

    def _one(self, pattern: Pattern, looked: Looked) -> Found:
        told = self._teller.told(pattern, looked)
        title = _placed(told.titel, self._unit(pattern))
        measures = self._measures(told.parts) if told.parts else ()
        return Found(pattern, title, told.wij_zien, told.lezingen, told.parts, measures)

    def _measures(self, parts: Parts) -> tuple[Maatregel, ...]:
        proposed = Proposing(parts.pattern, parts.group, self.material.setting)
        return proposed.measures(self._yardsticks, parts.slots)

    @cached_property
    def _teller(self) -> Teller:
        material = self.material
        return Teller(material.release, material.sector, material.datum)

    @cached_property
    def _yardsticks(self) -> Yardsticks:
        return Yardsticks(self.material.release, self.material.datum)

    def _unit(self, pattern: Pattern) -> str:
        unit = pattern.codes.get("eenheid", "")
        return unit_name(unit, self.material.release.publiek) if unit else ""


def _placed(title: Line, unit: str) -> Line:
    """The title with the unit, where it does not name it already."""
    if not unit or unit in title.text:
        return title
    return Line((*title.parts, *TEXTS.line("plek", eenheid=term_line(unit, unit)).parts))


def _main(codes: Mapping[str, str]) -> dict[str, str]:
    """The codes a pattern is about; of a category its cluster goes without saying."""
    is_category = bool(codes.get("hoofdcategorie"))
    return {k: v for k, v in codes.items() if v and not (is_category and k == "cluster")}
