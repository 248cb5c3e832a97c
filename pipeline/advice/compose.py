"""From patterns to concepts: choose, gather the facts, fill the eight parts.

Why: a vertrouwenspersoon should start from a sound draft, not from a blank page. A concept is only
a proposal: nothing goes out before a vertrouwenspersoon has released it.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from types import MappingProxyType

import pandas as pd

from pipeline.advice.beside import Beside, group_of
from pipeline.advice.bundles import Bundle, bundles
from pipeline.advice.catalogue import Slots, in_force
from pipeline.advice.concept import Concept
from pipeline.advice.evidence import Evidence
from pipeline.advice.gate import (
    CARRIED_OUT,
    Rest,
    admissible,
    cooling,
    is_about,
    is_sure_enough,
    never_rests,
)
from pipeline.advice.measures import Setting
from pipeline.advice.needed import needed
from pipeline.advice.parts import Parts
from pipeline.advice.pattern import Pattern, patterns_in
from pipeline.advice.pending_bills import Bills, named_with
from pipeline.advice.proposing import Proposing
from pipeline.advice.series import series_of
from pipeline.advice.slots import gather
from pipeline.advice.stories import story_of
from pipeline.advice.surveyed import Surveyed
from pipeline.advice.wholes import unusual_questions
from pipeline.advice.wording import looked_at, moment
from pipeline.advice.yardsticks import Yardsticks
from pipeline.periods import quarters_in
from pipeline.release import Release
from pipeline.signals.looked import Looked
from pipeline.signals.survey.index import population_of


def compose(
    signalen: pd.DataFrame,
    release: Release,
    today: date,
    asked: Collection[str] = frozenset(),
    eerder: Sequence[Concept] = (),
    sector: str = "",
    rust: Rest = never_rests,
    standen: Mapping[str, str] = MappingProxyType({}),
    wetsvoorstellen: Bills = MappingProxyType({}),
    gemaakt: Collection[str] = frozenset(),
) -> tuple[Concept, ...]:
    """The concepts that these patterns (columns of signalen.odcs.yaml) give rise to.

    By itself only a *sterk signaal* does; a *signaal* does when its `signal_key` is in `asked`.
    Patterns that tell one story make one concept. `eerder` are the concepts handed over before:
    the same story stays quiet for two quarters, and their measures are not proposed again.
    `standen` is the status (adviesstatussen.yaml) of those, by their id. `sector` as for detect().
    `rust` tells what has to rest for another reason. `wetsvoorstellen`: the bills of vip.toml.
    `gemaakt`: the ids of concepts that were made before; they are left out.
    """
    composing = _Composing(
        release, Looked.of(signalen), today, eerder, sector, standen, wetsvoorstellen
    )
    listed = patterns_in(signalen)
    free = admissible(listed, release, eerder, rust)
    rests = cooling(listed, release, eerder, rust, standen)
    found = (
        composing.concept(bundle)
        for bundle in bundles(free, asked, unusual_questions(listed), rests, composing.weight)
        if bundle.head.key not in gemaakt and is_sure_enough(bundle.head, asked)
    )
    return tuple(concept for concept in found if concept is not None)


@dataclass(frozen=True)
class _Composing:
    """Concepts of one list of patterns, with what they share."""

    release: Release
    looked: Looked
    today: date
    eerder: Sequence[Concept]
    sector: str
    standen: Mapping[str, str]
    bills: Bills

    @cached_property
    def yardsticks(self) -> Yardsticks:
        """What can be measured again, the same for all."""
        return Yardsticks(self.release, self.today)

    def weight(self, golf: str, eenheid: str) -> float:
        """The part of all invited people that work in a unit, by public headcounts."""
        invited = population_of(self.release, golf, "")
        return population_of(self.release, golf, eenheid) / invited if invited else 0.0

    @cached_property
    def surveyed(self) -> Surveyed:
        """What the surveys say, the same for all."""
        return Surveyed(self.release, self.sector)

    def concept(self, bundle: Bundle) -> Concept | None:
        """One concept; None when a number that its first part needs cannot be shown."""
        pattern, release = bundle.head, self.release
        evidence = Evidence(pattern, release, self.looked)
        slots = gather(evidence, self.surveyed)
        if not needed(pattern) <= set(slots):
            return None
        parts = self._parts(bundle, slots)
        return Concept(
            id=pattern.key,
            vorm="notitie" if parts.is_note else "advies",
            patroon=pattern.code,
            niveau=pattern.niveau,
            periode=moment(pattern, release),
            codes=tuple(sorted(pattern.codes.items())),
            organisatie=release.publicaties[-1].organisatie,
            is_voorbeeld=any(publication.is_voorbeeld for publication in release.publicaties),
            gemaakt_op=self.today,
            kop=parts.head(self.today, looked_at(pattern, release)),
            wij_zien=parts.seen(),
            betekenis=parts.meaning(),
            aandacht=parts.attention(self.today),
            advies=parts.advice(),
            vraag=parts.question(),
            opvolging=parts.follow_up(),
            verantwoording=parts.account(),
            bundel=tuple(one.key for one in bundle.others),
            verhaal=story_of(pattern),
            reeks=series_of(evidence, self.surveyed),
        )

    def _parts(self, bundle: Bundle, slots: Slots) -> Parts:
        group = group_of(bundle.head)
        setting = self._setting(bundle.head)
        return Parts(
            bundle.head,
            group,
            slots,
            maatregelen=Proposing(bundle.head, group, setting).measures(self.yardsticks, slots),
            past_bij=Beside(bundle, self.release, self._slots).lines(),
            gronden=in_force(group.rechtsgronden, setting.kinds),
            bills=named_with(group.code, self.bills),
            medewerkers=setting.medewerkers,
        )

    def _slots(self, pattern: Pattern) -> Slots:
        return gather(Evidence(pattern, self.release, self.looked), self.surveyed)

    def _setting(self, pattern: Pattern) -> Setting:
        """Public facts, and which measures were advised before; not those nobody answered to."""
        now = moment(pattern, self.release)
        heard = [
            one
            for one in self.eerder
            if one.periode != now and self.standen.get(one.id) != "geen_reactie"
        ]
        quarter = quarters_in(now)[-1]
        return Setting(
            sector=self.sector,
            medewerkers=self.release.publiek.headcount(quarter),
            eerder=frozenset(m.code for one in heard for m in one.advies.maatregelen),
            is_vervolg=any(
                is_about(one, pattern) and self.standen.get(one.id) in CARRIED_OUT for one in heard
            ),
        )
