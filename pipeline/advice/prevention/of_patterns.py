"""The patterns of a list by risk: what stood out, and how each series or question was judged."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from pipeline.advice.catalogue import choose_group
from pipeline.advice.concept import Line, Lines, Maatregel
from pipeline.advice.evidence import Evidence
from pipeline.advice.gate import has_text
from pipeline.advice.parts import Parts
from pipeline.advice.pattern import Pattern, patterns_in
from pipeline.advice.prevention.material import Material
from pipeline.advice.prevention.risks import TEXTS, Risk
from pipeline.advice.prevention.sentences import term, term_line
from pipeline.advice.proposing import Proposing
from pipeline.advice.slots import gather
from pipeline.advice.surveyed import Surveyed
from pipeline.advice.yardsticks import Yardsticks
from pipeline.contracts import load_codelist
from pipeline.signals.niveaus import FOUND
from pipeline.signals.wording import unit_name


@dataclass(frozen=True)
class Found:
    """A pattern that stands out, told by the sentences of an advice with their numbers.

    groep: the kind of pattern its measures are for; "" where it has none.
    """

    pattern: Pattern
    titel: Line
    wij_zien: Lines
    lezingen: Lines
    groep: str = ""
    maatregelen: tuple[Maatregel, ...] = ()


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
        kept = [one for one in self.of(risk) if one.niveau in FOUND]
        kept.sort(key=lambda p: (FOUND.index(p.niveau), bool(p.codes.get("eenheid"))))
        return tuple(self.told(one) for one in kept)

    def everything_found(self) -> tuple[Found, ...]:
        """What stands out of any kind, the strongest first."""
        kept = [one for one in self.all if one.niveau in FOUND]
        kept.sort(key=lambda p: (FOUND.index(p.niveau), bool(p.codes.get("eenheid"))))
        return tuple(self.told(one) for one in kept)

    def judged(self, **codes: str) -> Pattern | None:
        """The pattern of the whole organisation that tested exactly these codes."""
        wanted = {name: code for name, code in codes.items() if code}
        found = [one for one in self.all if _main(one.codes) == wanted]
        found.sort(key=lambda one: one.niveau not in FOUND)
        return found[0] if found else None

    def told(self, pattern: Pattern) -> Found:
        """A pattern in words; one without sentences by its name alone."""
        name = self._unit(pattern)
        listed = self.material.lijst
        if listed is None or not has_text(pattern):
            return Found(pattern, _placed(_name(pattern), name), (), ())
        release = self.material.release
        slots = gather(Evidence(pattern, release, listed.gekeken), self._surveyed)
        group = choose_group(pattern.code, pattern.codes, pattern.richting)
        parts = Parts(pattern, group, slots)
        title = parts.head(self.material.datum, term("", "")).titel
        proposed = Proposing(pattern, group, self.material.setting)
        return Found(
            pattern,
            _placed(title, name),
            parts.seen(),
            parts.meaning().lezingen,
            group.code,
            proposed.measures(self._yardsticks, slots),
        )

    @cached_property
    def _yardsticks(self) -> Yardsticks:
        return Yardsticks(self.material.release, self.material.datum)

    @cached_property
    def _surveyed(self) -> Surveyed:
        return Surveyed(self.material.release, self.material.sector)

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


def _name(pattern: Pattern) -> Line:
    return term_line(load_codelist("patronen").label(pattern.code), pattern.code)
