"""A risk with what the numbers say of it: evidence, what stands out, what cannot be said."""

from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.advice.concept import Line
from pipeline.advice.prevention.evidence_row import Shown
from pipeline.advice.prevention.material import Material
from pipeline.advice.prevention.of_patterns import Found, Patterns
from pipeline.advice.prevention.of_survey import Survey
from pipeline.advice.prevention.of_talks import of_talks
from pipeline.advice.prevention.of_themes import of_themes
from pipeline.advice.prevention.risks import Risk, risks


@dataclass(frozen=True)
class Assessed:
    """One risk."""

    risk: Risk
    found: tuple[Found, ...]
    shown: tuple[Shown, ...]
    unknown: tuple[Line, ...]

    @property
    def level(self) -> str:
        """How sure: of what stands out; else whether anything could be tested, or shown at all."""
        if self.found:
            return self.found[0].pattern.niveau
        if any(one.niveau == "binnen_verwachting" and not one.is_breder for one in self.shown):
            return "binnen_verwachting"
        return "te_weinig_gegevens" if self.shown else "geen"


def assessed(material: Material, survey: Survey) -> Iterator[Assessed]:
    """Every risk, in the order of the document."""
    patterns = Patterns(material)
    for risk in risks():
        parts = (
            of_talks(material, patterns, risk),
            survey.gathered(patterns, risk, material.jaar),
            of_themes(material, patterns, risk),
        )
        yield Assessed(
            risk,
            patterns.found(risk),
            tuple(row for part in parts for row in part.shown),
            tuple(line for part in parts for line in part.unknown),
        )
