"""Part 5 of a concept: which measures are proposed, why these, and by what one would see it."""

from collections.abc import Mapping
from dataclasses import dataclass

from pipeline.advice.catalogue import MeasureGroup, Slots, text
from pipeline.advice.concept import Maatregel, Meetlat
from pipeline.advice.measures import Measure, Setting, choose_measures
from pipeline.advice.owners import fitting
from pipeline.advice.pattern import Pattern
from pipeline.advice.yardsticks import Yardsticks, in_words, kept_by_the_organisation, of_talks


@dataclass(frozen=True)
class Proposing:
    """The choice for one pattern."""

    pattern: Pattern
    group: MeasureGroup
    setting: Setting

    @property
    def about(self) -> Mapping[str, str]:
        """What the pattern is about, as the catalogue asks for it."""
        return {
            **self.pattern.codes,
            "patroon": self.pattern.code,
            "richting": self.pattern.richting,
        }

    def measures(self, yardsticks: Yardsticks, slots: Slots) -> tuple[Maatregel, ...]:
        """At most three, one a pillar, each with a yardstick of its own as far as there are any."""
        found: list[Maatregel] = []
        for one in choose_measures(self.group, self.about, self.setting):
            before = [m.meetlat for m in found if m.meetlat]
            used = [code for meetlat in before for _, code in meetlat.codes]
            is_told = any(meetlat.soort == "gesprekken" for meetlat in before)
            talks = None if is_told or not one.meten else of_talks(self.pattern, slots)
            of_survey = yardsticks.of_survey(one, self.pattern, used)
            meetlat = of_survey or talks or kept_by_the_organisation()
            found.append(self._maatregel(one, meetlat))
        return tuple(found)

    def _maatregel(self, one: Measure, meetlat: Meetlat) -> Maatregel:
        size = self.setting.medewerkers
        return Maatregel(
            pijler=one.pijler,
            wat=fitting(one.wat, size),
            eigenaar=fitting(one.eigenaar, size),
            termijn=text("advies", "termijn", "een" if one.termijn == 1 else "meer").format(
                maanden=one.termijn
            ),
            effect=one.effect,
            meetpunt=fitting(in_words(meetlat, one), size),
            code=one.code,
            meetlat=meetlat,
            keuze=self._why(one),
        )

    def _why(self, one: Measure) -> str:
        """Its reason; where the first choice was advised before, that this is a next step."""
        fresh = Setting(self.setting.sector, self.setting.medewerkers)
        first = {m.pijler: m for m in choose_measures(self.group, self.about, fresh)}
        usual = first.get(one.pijler)
        is_next = usual is not None and usual.code in self.setting.eerder and not one.is_vervolg
        return f"{one.omdat} {text('advies', 'volgende_stap')}" if is_next else one.omdat
